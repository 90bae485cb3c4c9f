"""Who may change a record, told by its village: the rule that records of a village, or of the whole town, share."""

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.web.records import Record, Removable
from hengl_uf.web.refusals import DeedRefused


class NoReach(DeedRefused):
    """The village is not one of the account's."""


def may_change(record, user, permission: Permission) -> Answer:
    """Whether this account may change a record: it is not removed, and its village is within the account's reach."""
    if getattr(record, "is_removed", False):
        return Denied(_now("这条记录已移除。"))
    if record.village_id is None and not user.sees_all_villages:
        return Denied(_now("这条记录属于全镇，由统战办维护。"))
    if not user.works_in(record.village_id):
        return Denied(_now("这条记录属于%(village)s，不在您负责的范围内。") % {"village": record.village})
    return user.may(permission)


def within_reach(user, village):
    """Raise `NoReach` when the account does not work in this village; what names none belongs to the whole town."""
    if village is None and not user.sees_all_villages:
        raise NoReach(_now("请选择村（社区）；全镇的记录由统战办登记。"), field="village")
    if village is not None and not user.works_in(village.pk):
        raise NoReach(_now("%(village)s不在您负责的范围内。") % {"village": village}, field="village")


class VillageRecord(Record, Removable):
    """A record of one village, or of the whole town when it names none."""

    village = models.ForeignKey(
        "hengl_uf.Village",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("村（社区）"),
        db_index=False,
        help_text=_("不选表示全镇。"),
    )

    class Meta(Removable.Meta):
        abstract = True

    def editable_by(self, user) -> Answer:
        """Whoever may edit this kind and works in the village; what is the town's belongs to the office."""
        return may_change(self, user, self.edit_permission)
