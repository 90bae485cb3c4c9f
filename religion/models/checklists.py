"""Checklists (检查表): what an inspection looks at, in versions. What is in force is never changed: it gets a successor."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import paired
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Reference


class ChecklistQuerySet(models.QuerySet):
    """Versions of checklists as a set."""

    def visible_to(self, user):
        """Checklists are no secret to who inspects or reads inspections; the page has its permission."""
        return self

    def drafts(self):
        return self.filter(published_at__isnull=True)

    def published(self):
        return self.filter(published_at__isnull=False)

    def in_force(self, on):
        """The version of each kind that holds on a day: the latest that has begun by then."""
        begun = self.published().filter(in_force_from__lte=on)
        return begun.order_by("kind", "-in_force_from", "-number").distinct("kind")


class Checklist(Reference):
    """One version of a checklist. As long as it is a draft its items may change; published it stands."""

    class Kind(models.TextChoices):
        """What it looks at."""

        FIRE = "fire", _("消防安全")
        EPIDEMIC = "epidemic", _("卫生防疫")
        BUILDING = "building", _("房屋结构")
        FESTIVAL = "festival", _("诞期活动")

    kind = models.CharField(_("检查内容"), max_length=10, choices=Kind)
    number = models.PositiveSmallIntegerField(_("版次"), editable=False)
    title = models.CharField(_("名称"), max_length=80)
    note = models.CharField(_("说明"), max_length=200, blank=True)
    in_force_from = models.DateField(_("启用日期"), null=True, editable=False)
    published_at = models.DateTimeField(_("发布时间"), null=True, editable=False)
    published_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("发布人"),
        editable=False,
        db_index=False,
    )

    view_permission = Permission.CHECKLIST_VIEW
    edit_permission = Permission.CHECKLIST_EDIT

    objects = ChecklistQuerySet.as_manager()

    class Meta(Reference.Meta):
        abstract = False
        verbose_name = _("检查表")
        verbose_name_plural = _("检查表")
        constraints = [
            *Reference.Meta.constraints,
            models.UniqueConstraint("kind", "number", name="checklist_version_once"),
            models.UniqueConstraint(
                "kind", condition=Q(published_at__isnull=True), name="checklist_one_draft_a_kind"
            ),
            # What comes with the portal was published by nobody's account.
            models.CheckConstraint(
                condition=Q(published_by__isnull=True) | Q(published_at__isnull=False),
                name="checklist_published_by_at",
            ),
            paired("checklist_in_force_when_published", "in_force_from", "published_at"),
        ]
        indexes = [
            models.Index(F("kind"), F("in_force_from").desc(), F("number").desc(), name="checklist_in_force")
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("religion:checklist-detail", self.pk)

    @property
    def is_draft(self) -> bool:
        return self.published_at is None

    def badge(self, on, in_force: bool) -> Badge:
        """Whether it holds, in a word; the set knows which one is in force."""
        if self.is_draft:
            return Badge(_now("草稿"), "warn")
        if in_force:
            return Badge(_now("使用中"), "good")
        return Badge(_now("未启用"), "info") if self.in_force_from > on else Badge(_now("已停用"), "neutral")

    def editable_by(self, user) -> Answer:
        """Whoever keeps the lists, as long as it is a draft."""
        if not self.is_draft:
            return Denied(_now("已发布的检查表不能修改；请另起一个新版本。"))
        return user.may(self.edit_permission)


class ChecklistItem(models.Model):
    """One item of a version: what has to be so."""

    checklist = models.ForeignKey(
        Checklist, models.CASCADE, related_name="items", verbose_name=_("检查表"), db_index=False
    )
    code = models.CharField(_("编号"), max_length=8)
    text = models.CharField(_("检查项目"), max_length=120)
    group = models.CharField(_("分组"), max_length=20)
    is_major = models.BooleanField(
        _("重点项"), default=False, help_text=_("不合格时按重大隐患登记，先采取措施。")
    )
    clause = models.CharField(_("依据"), max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(_("次序"), default=0)

    class Meta:
        verbose_name = _("检查项目")
        verbose_name_plural = _("检查项目")
        ordering = ("order", "pk")
        constraints = [models.UniqueConstraint("checklist", "code", name="checklistitem_code_once")]

    def __str__(self):
        return f"{self.code} {self.text}"
