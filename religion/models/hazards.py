"""Hazards (隐患) and their loop: found, put right, checked again by somebody else, closed (销号) with proof.

Ways by domain.md 2.6: 立行立改, 限期整改, 上报协调 with an interim measure. A hazard is never removed and closes one way only;
the database holds that too (migration 0002).
"""

import re

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import VillageScoped
from hengl_uf.lib.names import comparable
from hengl_uf.places.reach import may_change
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import paired
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record
from religion.models.checklists import ChecklistItem
from religion.models.inspections import InspectionAnswer
from religion.models.sites import Site

FILES_A_ROUND = 30


class HazardQuerySet(VillageScoped):
    """Hazards as a set."""

    village_path = "site__village"

    def current(self):
        """All of sites that are not removed: a hazard itself is never removed."""
        return self.filter(site__removed_at__isnull=True)

    def open(self):
        """Not closed yet, whether put right or not."""
        return self.current().exclude(state=Hazard.State.CLOSED)

    def to_rectify(self):
        return self.current().filter(state=Hazard.State.OPEN)

    def to_check(self):
        """Put right, as somebody says, and not looked at again yet."""
        return self.current().filter(state=Hazard.State.RECTIFIED)

    def closed(self):
        return self.current().filter(state=Hazard.State.CLOSED)

    def found_within(self, period):
        """Those whose (latest) finding is within a period."""
        return self.current().filter(found_on__range=(period.starts_on, period.ends_on))

    def escalated(self):
        """Not closed, and brought before the leader."""
        return self.open().filter(escalated_on__isnull=False)

    def closed_within(self, period):
        """Those closed within a period."""
        return self.closed().filter(checked_on__range=(period.starts_on, period.ends_on))

    def overdue(self, on):
        """Not closed, past the day."""
        return self.open().filter(due_on__lt=on)


class Hazard(Record):
    """Something at a site that has to be put right."""

    class Grade(models.TextChoices):
        """How serious it is."""

        GENERAL = "general", _("一般隐患")
        MAJOR = "major", _("重大隐患")

    class Way(models.TextChoices):
        """How it is dealt with (分类处置)."""

        NOW = "now", _("立行立改")
        DATED = "dated", _("限期整改")
        UPWARD = "upward", _("上报协调")

    class State(models.TextChoices):
        """Where it stands in its loop."""

        OPEN = "open", _("待整改")
        RECTIFIED = "rectified", _("待复查")
        CLOSED = "closed", _("已销号")

    GRADE_TONES = {Grade.GENERAL: "warn", Grade.MAJOR: "bad"}

    site = models.ForeignKey(
        Site, models.PROTECT, related_name="hazards", verbose_name=_("场所"), db_index=False
    )
    # The failed item that it was made by; none when somebody noted it outside an inspection.
    answer = models.OneToOneField(
        InspectionAnswer,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="hazard",
        verbose_name=_("检查结果"),
        editable=False,
    )
    item = models.ForeignKey(
        ChecklistItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("检查项目"),
    )
    # Kind and code of the item: the same item in all versions of its list.
    clause = models.CharField(_("条款"), max_length=24, blank=True, editable=False)
    what = models.CharField(_("隐患"), max_length=200)
    found_on = models.DateField(_("发现日期"))
    grade = models.CharField(_("级别"), max_length=8, choices=Grade, default=Grade.GENERAL)
    way = models.CharField(_("处置方式"), max_length=8, choices=Way, default=Way.DATED)
    limit_days = models.PositiveSmallIntegerField(
        _("整改期限（工作日）"), default=0, help_text=_("0 表示当天。")
    )
    due_on = models.DateField(_("整改期限"))
    owner_name = models.CharField(
        _("整改责任人"), max_length=60, blank=True, help_text=_("场所或者村里负责整改的人。")
    )
    follower = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("督促人"), db_index=False
    )
    measure = models.CharField(_("整改措施"), max_length=200, blank=True)
    interim_measure = models.CharField(
        _("临时管控措施"), max_length=200, blank=True, help_text=_("整改完成以前怎样保证安全。")
    )
    referred_to = models.CharField(_("上报单位"), max_length=80, blank=True)
    referred_on = models.DateField(_("上报日期"), null=True, blank=True)

    state = models.CharField(_("状态"), max_length=10, choices=State, default=State.OPEN, editable=False)
    # 1 when first found, one more each time that it is found again after it was closed.
    round = models.PositiveSmallIntegerField(_("第几次"), default=1, editable=False)
    rectified_on = models.DateField(_("整改日期"), null=True, editable=False)
    rectified_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("整改登记人"),
        editable=False,
        db_index=False,
    )
    rectifier_name = models.CharField(_("整改人"), max_length=60, blank=True, editable=False)
    rectified_how = models.CharField(_("整改情况"), max_length=400, blank=True, editable=False)
    checked_on = models.DateField(_("复查日期"), null=True, editable=False)
    checked_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("复查人"),
        editable=False,
        db_index=False,
    )
    # Set once a round, when its day has passed and the leader was told.
    escalated_on = models.DateField(_("提请领导督办"), null=True, editable=False)

    view_permission = Permission.HAZARD_VIEW
    edit_permission = Permission.HAZARD_EDIT

    objects = HazardQuerySet.as_manager()

    class Meta:
        verbose_name = _("隐患")
        verbose_name_plural = _("隐患")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("open", "rectified", "closed")), name="hazard_state_known"
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("found_on")), name="hazard_due_after_found"),
            models.CheckConstraint(
                condition=~Q(way="upward")
                | (~Q(interim_measure="") & ~Q(referred_to="") & Q(referred_on__isnull=False)),
                name="hazard_upward_with_interim_measure",
            ),
            paired("hazard_rectified_pair", "rectified_on", "rectified_by"),
            paired("hazard_checked_pair", "checked_on", "checked_by"),
            models.CheckConstraint(
                condition=Q(state="open") | (Q(rectified_on__isnull=False) & ~Q(rectifier_name="")),
                name="hazard_rectified_by_somebody",
            ),
            models.CheckConstraint(
                condition=(Q(state="closed") & Q(checked_on__isnull=False))
                | (~Q(state="closed") & Q(checked_on__isnull=True)),
                name="hazard_closed_when_checked",
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("rectified_by")),
                name="hazard_checked_by_another",
            ),
            models.CheckConstraint(
                condition=Q(checked_on__isnull=True) | Q(checked_on__gte=F("rectified_on")),
                name="hazard_checked_after_rectified",
            ),
            # The same item of a site is one hazard until it is closed, however often it fails.
            models.UniqueConstraint(
                "site", "clause", condition=~Q(state="closed") & ~Q(clause=""), name="hazard_one_open_an_item"
            ),
        ]
        indexes = [
            models.Index("due_on", "id", condition=~Q(state="closed"), name="hazard_open_by_due"),
            models.Index(F("found_on").desc(), F("id").desc(), name="hazard_by_found"),
            models.Index(F("site_id"), F("found_on").desc(), F("id").desc(), name="hazard_by_site"),
            models.Index(F("checked_on").desc(), condition=Q(state="closed"), name="hazard_by_closed"),
        ]

    def __str__(self):
        return self.what

    def get_absolute_url(self):
        return address_of("religion:hazard-detail", self.pk)

    @property
    def village_id(self):
        """The village of its site: its photos belong there."""
        return self.site.village_id

    @property
    def village(self):
        return self.site.village

    @property
    def is_open(self) -> bool:
        return self.state != self.State.CLOSED

    @property
    def most_files(self) -> int:
        """How many files it may have: each round wants photos of its own, and those of earlier rounds stay."""
        return FILES_A_ROUND * self.round

    @property
    def before(self) -> str:
        """Under which position the photos of this round are that show it."""
        return f"before-{self.round}"

    @property
    def after(self) -> str:
        """Under which position the photos of this round are that show it put right."""
        return f"after-{self.round}"

    @property
    def wants_interim_measure(self) -> bool:
        """Whether it is serious and nobody has said yet how it is safe meanwhile."""
        return self.state == self.State.OPEN and self.grade == self.Grade.MAJOR and not self.interim_measure

    def is_overdue(self, on) -> bool:
        return self.is_open and self.due_on < on

    def badge(self, on) -> Badge:
        """Where it stands, in a word."""
        if self.state == self.State.CLOSED:
            return Badge(_now("已销号"), "good")
        if self.is_overdue(on):
            return Badge(_now("已超期"), "bad")
        return Badge(str(self.get_state_display()), "info" if self.state == self.State.RECTIFIED else "warn")

    def grade_badge(self) -> Badge:
        """How serious it is, in a word."""
        return Badge(str(self.get_grade_display()), self.GRADE_TONES[self.Grade(self.grade)])

    def editable_by(self, user) -> Answer:
        """Whoever sees to hazards in the village, while it is open; a closed one stands, with its proof."""
        if not self.is_open:
            return Denied(_now("隐患已经销号，不能再修改；再次发现时会重新打开。"))
        return may_change(self, user, self.edit_permission)

    def rectifiable_by(self, user) -> Answer:
        """Whoever may say that it is put right."""
        if self.state != self.State.OPEN:
            return Denied(_now("这条隐患是%(state)s。") % {"state": self.get_state_display()})
        return may_change(self, user, self.edit_permission)

    def checkable_by(self, user) -> Answer:
        """Whoever may look at it again: another person than the one who put it right (domain.md 2.6)."""
        if self.state != self.State.RECTIFIED:
            return Denied(_now("这条隐患是%(state)s，还不能复查。") % {"state": self.get_state_display()})
        if self.rectified_by_id == user.pk:
            return Denied(_now("整改是您登记的，要由另一个人复查。"))
        if was_put_right_by(self.rectifier_name, user.name):
            return Denied(_now("整改人是您（%(name)s），要由另一个人复查。") % {"name": user.name})
        return may_change(self, user, Permission.HAZARD_CHECK)

    def reopenable_by(self, user) -> Answer:
        """Whoever may say that a closed one is there again."""
        if self.is_open:
            return Denied(_now("这条隐患还没有销号。"))
        return may_change(self, user, self.edit_permission)


def was_put_right_by(rectifiers: str, name: str) -> bool:
    """Whether somebody of this name is among those who are named as having put it right, however they are written."""
    named = [*re.split(r"[、，,;；/]", rectifiers), *re.split(r"[\s、，,;；/]", rectifiers)]
    return comparable(name) in {comparable(one) for one in named}


class HazardStep(models.Model):
    """One step of a hazard's loop: what happened, who saw to it, when. Only added."""

    class Kind(models.TextChoices):
        """What happened."""

        FOUND = "found", _("发现")
        SEEN_AGAIN = "seen_again", _("巡查时仍未整改")
        CHANGED_LIMIT = "limit", _("调整期限")
        REFERRED = "referred", _("上报协调")
        ESCALATED = "escalated", _("超期，提请领导督办")
        RECTIFIED = "rectified", _("整改")
        SENT_BACK = "sent_back", _("复查不通过")
        CLOSED = "closed", _("复查通过，销号")
        REOPENED = "reopened", _("再次发现")

    hazard = models.ForeignKey(
        Hazard, models.CASCADE, related_name="steps", verbose_name=_("隐患"), db_index=False
    )
    round = models.PositiveSmallIntegerField(_("第几次"))
    kind = models.CharField(_("步骤"), max_length=10, choices=Kind)
    taken_on = models.DateField(_("日期"))
    taken_at = models.DateTimeField(_("登记时间"))
    # Nobody: a job did it.
    taken_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("办理人"),
        db_index=False,
    )
    note = models.CharField(_("说明"), max_length=400, blank=True)
    # In which inspection it was seen.
    answer = models.ForeignKey(
        InspectionAnswer,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="hazard_steps",
        verbose_name=_("检查结果"),
    )

    class Meta:
        verbose_name = _("隐患步骤")
        verbose_name_plural = _("隐患步骤")
        indexes = [models.Index("hazard", "id", name="hazardstep_in_order")]

    def __str__(self):
        return str(self.get_kind_display())
