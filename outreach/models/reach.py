"""Who may change a record, told by its village: the rule that the records of outreach share."""

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.web.records import Record, Removable


def may_change(record, user, permission: Permission) -> Answer:
    """Whether this account may change a record: it is not removed, and its village is within the account's reach."""
    if getattr(record, "is_removed", False):
        return Denied(_now("这条记录已移除。"))
    if record.village_id is None and not user.sees_all_villages:
        return Denied(_now("这条记录属于全镇，由统战办维护。"))
    if not user.works_in(record.village_id):
        return Denied(_now("这条记录属于%(village)s，不在您负责的范围内。") % {"village": record.village})
    return user.may(permission)


def between(name: str, first: str, last: str) -> models.CheckConstraint:
    """The database's word for: `last` is empty or not before `first`."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{last}__isnull": True}) | models.Q(**{f"{last}__gte": models.F(first)}),
        name=name,
    )


def paired(name: str, *fields: str) -> models.CheckConstraint:
    """The database's word for: all of these are empty, or none is."""
    empty = models.Q(**{f"{field}__isnull": True for field in fields})
    full = models.Q(**{f"{field}__isnull": False for field in fields})
    return models.CheckConstraint(condition=empty | full, name=name)


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
