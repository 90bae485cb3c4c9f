"""Promises (承诺): one register of all that somebody of ours said we would do."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission, Role
from hengl_uf.access.scope import VillageScoped
from hengl_uf.places.reach import may_change
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import paired
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record

# The records in which a promise can be made, by the field that names them.
SOURCES = ("visit", "case", "enquiry", "reception", "activity", "project", "care_call")


def exactly_one(fields) -> Q:
    """Just one of these is filled in."""
    return reduce(or_, (Q(**{f"{other}__isnull": other != field for other in fields}) for field in fields))


class PromiseQuerySet(VillageScoped):
    """Promises as a set."""

    def open(self):
        """Neither kept nor given up."""
        return self.filter(kept_on__isnull=True, given_up_on__isnull=True)

    def overdue(self, on):
        return self.open().filter(due_on__lt=on)


class Promise(Record):
    """What somebody of ours promised, by when, and whether it was kept, with proof."""

    village = models.ForeignKey(
        "hengl_uf.Village",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("村（社区）"),
        db_index=False,
    )
    contact = models.ForeignKey(
        "outreach.Contact",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="promises",
        verbose_name=_("向谁承诺"),
    )
    visit = models.ForeignKey(
        "outreach.Visit", models.PROTECT, null=True, related_name="promises", verbose_name=_("走访")
    )
    case = models.ForeignKey(
        "outreach.ServiceCase", models.PROTECT, null=True, related_name="promises", verbose_name=_("求助事项")
    )
    enquiry = models.ForeignKey(
        "outreach.Enquiry", models.PROTECT, null=True, related_name="promises", verbose_name=_("来电来访")
    )
    reception = models.ForeignKey(
        "outreach.Reception", models.PROTECT, null=True, related_name="promises", verbose_name=_("接待")
    )
    activity = models.ForeignKey(
        "outreach.Activity", models.PROTECT, null=True, related_name="promises", verbose_name=_("活动")
    )
    project = models.ForeignKey(
        "outreach.Project", models.PROTECT, null=True, related_name="promises", verbose_name=_("项目")
    )
    care_call = models.ForeignKey(
        "outreach.CareCall", models.PROTECT, null=True, related_name="promises", verbose_name=_("关怀随访")
    )
    text = models.CharField(_("承诺事项"), max_length=200)
    owner = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("承诺人"), db_index=False
    )
    due_on = models.DateField(_("承诺期限"))
    kept_on = models.DateField(_("兑现日期"), null=True, blank=True)
    kept_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("兑现登记人"),
        db_index=False,
    )
    kept_note = models.CharField(_("兑现情况"), max_length=200, blank=True)
    given_up_on = models.DateField(_("确认未兑现日期"), null=True, blank=True)
    given_up_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("确认人"),
        db_index=False,
    )
    given_up_reason = models.CharField(_("未兑现原因"), max_length=200, blank=True)

    view_permission = Permission.PROMISE_VIEW
    edit_permission = Permission.PROMISE_EDIT

    objects = PromiseQuerySet.as_manager()

    class Meta:
        verbose_name = _("承诺")
        verbose_name_plural = _("承诺")
        constraints = [
            paired("promise_kept_pair", "kept_on", "kept_by"),
            paired("promise_given_up_pair", "given_up_on", "given_up_by"),
            models.CheckConstraint(
                condition=Q(kept_on__isnull=True) | Q(given_up_on__isnull=True), name="promise_one_end"
            ),
            models.CheckConstraint(
                condition=Q(given_up_on__isnull=True, given_up_reason="")
                | (Q(given_up_on__isnull=False) & ~Q(given_up_reason="")),
                name="promise_given_up_with_reason",
            ),
            models.CheckConstraint(condition=exactly_one(SOURCES), name="promise_made_somewhere"),
        ]
        indexes = [
            models.Index("due_on", "id", name="promise_by_due"),
            models.Index("village", "due_on", "id", name="promise_by_village"),
            models.Index("owner", "due_on", "id", name="promise_by_owner"),
            models.Index(
                "due_on",
                "id",
                condition=Q(kept_on__isnull=True, given_up_on__isnull=True),
                name="promise_open_by_due",
            ),
            models.Index(
                "owner",
                "due_on",
                condition=Q(kept_on__isnull=True, given_up_on__isnull=True),
                name="promise_open_by_owner",
            ),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return address_of("outreach:promise-detail", self.pk)

    @property
    def is_open(self) -> bool:
        return self.kept_on is None and self.given_up_on is None

    @property
    def source_field(self) -> str:
        """The field that names the record in which the promise was made."""
        return next(name for name in SOURCES if getattr(self, f"{name}_id"))

    @property
    def source(self):
        """The record in which the promise was made."""
        return getattr(self, self.source_field)

    @property
    def source_kind(self) -> str:
        """What kind of record that is, in a word; reads nothing."""
        return str(self._meta.get_field(self.source_field).verbose_name)

    @property
    def source_url(self) -> str:
        """The page of that record; reads nothing."""
        name = self.source_field
        return address_of(f"outreach:{name.replace('_', '-')}-detail", getattr(self, f"{name}_id"))

    def badge(self, on) -> Badge:
        """Whether it was kept, in a word."""
        if self.kept_on:
            return Badge(_now("已兑现"), "good")
        if self.given_up_on:
            return Badge(_now("未兑现"), "warn")
        return Badge(_now("已过期"), "bad") if self.due_on < on else Badge(_now("未到期"), "info")

    def editable_by(self, user) -> Answer:
        """Its owner, or anybody of the office."""
        allowed = may_change(self, user, Permission.PROMISE_EDIT)
        if not allowed or self.owner_id == user.pk or user.role == Role.OFFICE:
            return allowed
        return Denied(_now("这是%(owner)s的承诺。") % {"owner": self.owner}, _now("承诺人或统战办可以登记。"))

    def endable_by(self, user) -> Answer:
        """Who may mark it as kept or given up, while it is open."""
        return self.editable_by(user) if self.is_open else Denied(_now("这项承诺已经了结。"))
