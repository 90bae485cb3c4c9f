"""The gazetteer: the town, its villages, and the grids of a village."""

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import may
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import VillageScoped
from hengl_uf.web.records import Record, Reference, Removable


class Town(models.Model):
    """The one town that this portal serves."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    name = models.CharField(_("镇名"), max_length=40)
    office_name = models.CharField(_("单位名称"), max_length=80)
    is_demo = models.BooleanField(_("示例数据"), default=False)

    class Meta:
        verbose_name = _("镇")
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="town_is_one_row")]

    def __str__(self):
        return self.name


class VillageQuerySet(models.QuerySet):
    """Villages as a set."""

    def visible_to(self, user):
        """Villages are no secret: every account may name them."""
        return self

    def within_reach_of(self, user):
        """The villages whose records this account may write."""
        return self if user.sees_all_villages else self.filter(pk__in=user.village_ids)


class Village(Reference):
    """One of the eleven villages and communities (村、社区) of the town."""

    class Kind(models.TextChoices):
        VILLAGE = "village", _("村")
        COMMUNITY = "community", _("社区")

    order = models.PositiveSmallIntegerField(_("次序"), unique=True)
    name = models.CharField(_("名称"), max_length=20, unique=True)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind)
    name_hant = models.CharField(_("繁体名称"), max_length=20)
    pinyin = models.CharField(_("拼音"), max_length=40)
    # Twelve digits of the statistics bureau; which village holds which code is not published (domain 1), so it may be empty.
    code12 = models.CharField(
        _("统计用区划代码"),
        max_length=12,
        null=True,
        blank=True,
        unique=True,
        help_text=_("12 位。统计部门不再公布，请按民政部门的国家地名信息库填写。"),
        validators=[RegexValidator(r"^\d{12}\Z", _("区划代码为 12 位数字。"))],
    )

    view_permission = Permission.VILLAGE_VIEW
    edit_permission = Permission.VILLAGE_EDIT

    objects = VillageQuerySet.as_manager()

    class Meta(Reference.Meta):
        abstract = False
        verbose_name = _("村（社区）")
        verbose_name_plural = _("村（社区）")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("places:village-detail", args=[self.pk])


class GridQuerySet(VillageScoped):
    """Grids as a set."""

    def visible_to(self, user):
        """Reference data: whoever keeps it sees all, the others what belongs to their villages."""
        return self if may(user, Permission.GRID_EDIT) else super().visible_to(user)

    def current(self):
        return self.filter(removed_at__isnull=True)


class Grid(Record, Removable):
    """A grid (网格): a patch of a village with a person in charge."""

    village = models.ForeignKey(Village, models.PROTECT, related_name="grids", verbose_name=_("村（社区）"))
    name = models.CharField(_("网格名称"), max_length=40)
    keeper_name = models.CharField(_("网格员"), max_length=60, blank=True)
    keeper_phone = models.CharField(_("网格员办公电话"), max_length=40, blank=True)

    view_permission = Permission.GRID_VIEW
    edit_permission = Permission.GRID_EDIT

    objects = GridQuerySet.as_manager()

    class Meta(Removable.Meta):
        abstract = False
        verbose_name = _("网格")
        verbose_name_plural = _("网格")
        constraints = [
            *Removable.Meta.constraints,
            models.UniqueConstraint(
                "village", "name", condition=models.Q(removed_at__isnull=True), name="grid_name_once"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("places:grid-detail", args=[self.pk])
