"""Merging two records of one person into one, in a way that can be undone."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import VillageScoped
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import paired
from hengl_uf.web.records import Record


class ContactMergeQuerySet(VillageScoped):
    """Merges as a set; they go by the village of the person who was kept."""

    village_path = "kept__village"

    def standing(self):
        return self.filter(undone_at__isnull=True)


class ContactMerge(Record):
    """One record of a person was merged into another: what it had, so that the merge can be undone."""

    kept = models.ForeignKey(
        "outreach.Contact", models.PROTECT, related_name="merges", verbose_name=_("保留的记录")
    )
    merged = models.ForeignKey(
        "outreach.Contact", models.PROTECT, related_name="merged_in", verbose_name=_("并入的记录")
    )
    # What each record was before: {"kept": {field: value}, "phones": […]}; and which rows moved: {model: {field: [ids]}}.
    before = models.JSONField(editable=False)
    moved = models.JSONField(editable=False)
    undone_at = models.DateTimeField(_("撤销时间"), null=True, editable=False)
    undone_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("撤销人"),
        editable=False,
        db_index=False,
    )

    view_permission = Permission.CONTACT_VIEW
    edit_permission = Permission.CONTACT_EDIT

    objects = ContactMergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("合并")
        verbose_name_plural = _("合并")
        constraints = [
            paired("merge_undone_pair", "undone_at", "undone_by"),
            models.CheckConstraint(condition=~Q(kept=F("merged")), name="merge_of_two"),
            models.UniqueConstraint(
                "merged", condition=Q(undone_at__isnull=True), name="merge_standing_once"
            ),
        ]

    def __str__(self):
        return _now("%(merged)s 并入 %(kept)s") % {"merged": self.merged, "kept": self.kept}

    def get_absolute_url(self):
        return address_of("outreach:contact-detail", self.kept_id)

    def undoable_by(self, user) -> Answer:
        """Whoever may change both people, while the merge stands."""
        if self.undone_at:
            return Denied(_now("这次合并已经撤销过。"))
        if not user.works_in(self.merged.village_id):
            return Denied(_now("%(village)s不在您负责的范围内。") % {"village": self.merged.village})
        return self.kept.editable_by(user)
