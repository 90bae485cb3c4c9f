"""What belongs to a case: its checklist, referrals, restricted notes; and the letters that cases need."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import VillageScoped
from hengl_uf.documents.models import DocumentTemplate
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import paired
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record, Reference
from outreach.letters import PLACEHOLDERS
from outreach.models.cases import CaseCategory, ServiceCase


class CategoryItem(Reference):
    """One line of a category's checklist (办理清单): copied into each case of the category when it is opened."""

    category = models.ForeignKey(
        CaseCategory, models.CASCADE, related_name="items", verbose_name=_("事项类别")
    )
    text = models.CharField(_("内容"), max_length=100)
    is_required = models.BooleanField(_("办结前必须完成"), default=True, help_text=_("不勾选的只作提示。"))
    order = models.PositiveSmallIntegerField(_("次序"), default=0)
    is_active = models.BooleanField(_("启用"), default=True)

    class Meta(Reference.Meta):
        abstract = False
        verbose_name = _("办理清单")
        verbose_name_plural = _("办理清单")
        constraints = [
            *Reference.Meta.constraints,
            models.UniqueConstraint("category", "text", name="category_item_once"),
        ]

    def __str__(self):
        return self.text


class CasePartQuerySet(VillageScoped):
    """Parts of cases as a set."""

    village_path = "case__village"

    def of_current(self):
        """Those of cases that are not removed."""
        return self.filter(case__removed_at__isnull=True)


class CaseItem(models.Model):
    """One line of a case's own checklist. The database refuses to close a case while a required one is open (0004)."""

    case = models.ForeignKey(ServiceCase, models.CASCADE, related_name="items", verbose_name=_("事项"))
    text = models.CharField(_("内容"), max_length=100)
    is_required = models.BooleanField(_("办结前必须完成"), default=True)
    order = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(_("完成时间"), null=True)
    done_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("完成人"),
        db_index=False,
    )

    objects = CasePartQuerySet.as_manager()

    class Meta:
        verbose_name = _("办理清单")
        constraints = [
            paired("case_item_done_pair", "done_at", "done_by"),
            models.UniqueConstraint("case", "text", name="case_item_once"),
        ]

    def __str__(self):
        return self.text

    @property
    def anchor(self) -> str:
        """Where the page of the case shows it."""
        return f"item-{self.pk}"

    def get_absolute_url(self):
        return f"{address_of('outreach:case-detail', self.case_id)}#{self.anchor}"


class ReferralQuerySet(CasePartQuerySet):
    """Referrals as a set."""

    def open(self):
        """Not answered yet, of cases that are not closed."""
        return self.of_current().filter(answered_on__isnull=True).exclude(case__status="resolved")

    def overdue(self, on):
        return self.open().filter(due_on__lt=on)


class Referral(Record):
    """A question of a case that was passed to another department, with the day by which it should answer."""

    case = models.ForeignKey(ServiceCase, models.CASCADE, related_name="referrals", verbose_name=_("事项"))
    department = models.CharField(_("转办部门"), max_length=80)
    question = models.CharField(_("请其办理"), max_length=400)
    sent_on = models.DateField(_("转出日期"))
    due_on = models.DateField(_("答复期限"))
    answered_on = models.DateField(_("答复日期"), null=True, editable=False)
    answered_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("答复登记人"),
        editable=False,
        db_index=False,
    )
    answer = models.TextField(_("答复内容"), max_length=2000, blank=True, editable=False)

    view_permission = Permission.CASE_VIEW
    edit_permission = Permission.CASE_HANDLE

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = _("转办")
        verbose_name_plural = _("转办")
        constraints = [
            paired("referral_answered_pair", "answered_on", "answered_by"),
            models.CheckConstraint(condition=Q(due_on__gte=F("sent_on")), name="referral_due_after_sending"),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="")
                | (Q(answered_on__gte=F("sent_on")) & ~Q(answer="")),
                name="referral_answered_with_words",
            ),
        ]
        indexes = [
            models.Index("due_on", "id", condition=Q(answered_on__isnull=True), name="referral_open_by_due")
        ]

    def __str__(self):
        return _now("转%(department)s") % {"department": self.department}

    def get_absolute_url(self):
        return address_of("outreach:case-detail", self.case_id)

    def badge(self, on) -> Badge:
        """Whether it was answered, in a word; nobody waits once the case is closed. Reads the case."""
        if self.answered_on:
            return Badge(_now("已答复"), "good")
        if self.case.status == ServiceCase.Status.RESOLVED:
            return Badge(_now("没有答复"), "neutral")
        return Badge(_now("超期未答复"), "bad") if self.due_on < on else Badge(_now("待答复"), "info")

    def answerable_by(self, user) -> Answer:
        """An answer that comes after the case was closed may still be written down."""
        if self.answered_on:
            return Denied(_now("已经登记过答复。"))
        return self.case.handled_by(user)


class CaseNoteQuerySet(CasePartQuerySet):
    """Restricted notes as a set."""

    def visible_to(self, user):
        """Those that the account wrote, or that name it as a reader: nobody else's, whatever the role."""
        return super().visible_to(user).filter(Q(created_by=user) | Q(readers=user)).distinct()


class CaseNote(Record):
    """A note of a case that only its writer and the named readers may open; opening it is told in the audit trail."""

    case = models.ForeignKey(ServiceCase, models.CASCADE, related_name="notes", verbose_name=_("事项"))
    text = models.TextField(
        _("内容"),
        max_length=2000,
        help_text=_("只写办理需要的内容。不写宗教信仰、民族、政治、健康、证件号码。"),
    )
    readers = models.ManyToManyField("hengl_uf.User", related_name="+", verbose_name=_("可以查看的人"))

    objects = CaseNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("限阅备注")
        verbose_name_plural = _("限阅备注")

    def __str__(self):
        return _now("限阅备注")

    def get_absolute_url(self):
        return address_of("outreach:case-note", self.pk)

    def editable_by(self, user) -> Answer:
        """Its writer, while the case is within the writer's reach."""
        if self.created_by_id != user.pk:
            return Denied(
                _now("这条备注由%(writer)s填写。") % {"writer": self.created_by}, _now("填写人可以修改。")
            )
        return self.case.notable_by(user)


class LetterTemplate(DocumentTemplate):
    """A kind of letter (文书) that is made of a case."""

    view_permission = Permission.LETTER_VIEW
    edit_permission = Permission.LETTER_EDIT
    placeholder_sets: ClassVar = {"": PLACEHOLDERS}

    class Meta(DocumentTemplate.Meta):
        abstract = False

    def get_absolute_url(self):
        return address_of("outreach:letter-detail", self.pk)
