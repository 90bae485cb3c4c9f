"""Visits (走访) and the needs raised in them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import VillageScoped
from hengl_uf.web.addresses import address_of
from hengl_uf.web.records import Record, Removable


class VisitQuerySet(VillageScoped):
    """Visits as a set."""

    def current(self):
        return self.filter(removed_at__isnull=True)

    def within(self, period):
        """Those paid in a period."""
        return self.filter(visited_on__range=(period.starts_on, period.ends_on))


class Visit(Record, Removable):
    """Somebody of ours called on a person or an enterprise: when, where, why, what came up."""

    class Purpose(models.TextChoices):
        """Why we went."""

        ROUTINE = "routine", _("日常走访")
        FESTIVAL = "festival", _("节日慰问")
        HARDSHIP = "hardship", _("困难帮扶")
        POLICY = "policy", _("政策宣传")
        BUSINESS = "business", _("企业服务")
        FOLLOW_UP = "follow_up", _("事项回访")
        OTHER = "other", _("其他")

    visited_on = models.DateField(_("走访日期"))
    village = models.ForeignKey(
        "hengl_uf.Village", models.PROTECT, related_name="+", verbose_name=_("村（社区）"), db_index=False
    )
    place = models.CharField(
        _("走访地点"), max_length=120, blank=True, help_text=_("如：家中、村委会、企业。")
    )
    staff = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("走访人"), db_index=False
    )
    companions = models.ManyToManyField(
        "hengl_uf.User", blank=True, related_name="+", verbose_name=_("同行人员")
    )
    contact = models.ForeignKey(
        "outreach.Contact",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="visits",
        verbose_name=_("走访对象"),
        db_index=False,
    )
    enterprise = models.ForeignKey(
        "hengl_uf.Enterprise",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="visits",
        verbose_name=_("走访企业"),
        db_index=False,
    )
    purpose = models.CharField(_("走访目的"), max_length=10, choices=Purpose, default=Purpose.ROUTINE)
    summary = models.TextField(
        _("走访情况"),
        max_length=2000,
        blank=True,
        help_text=_("不写宗教信仰、民族、政治、健康、证件号码。"),
    )

    view_permission = Permission.VISIT_VIEW
    edit_permission = Permission.VISIT_EDIT

    objects = VisitQuerySet.as_manager()

    class Meta(Removable.Meta):
        abstract = False
        verbose_name = _("走访")
        verbose_name_plural = _("走访")
        constraints = [
            *Removable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(contact__isnull=False) | Q(enterprise__isnull=False), name="visit_has_somebody"
            ),
        ]
        indexes = [
            models.Index(
                F("visited_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="visit_by_date",
            ),
            models.Index(
                F("village_id"),
                F("visited_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="visit_by_village",
            ),
            models.Index(
                F("staff_id"),
                F("visited_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="visit_by_staff",
            ),
            models.Index(F("contact_id"), F("visited_on").desc(), name="visit_by_contact"),
            models.Index(
                F("enterprise_id"),
                F("visited_on").desc(),
                condition=Q(enterprise__isnull=False),
                name="visit_by_enterprise",
            ),
        ]

    def __str__(self):
        return _now("走访%(who)s") % {"who": self.contact or self.enterprise}

    def get_absolute_url(self):
        return address_of("outreach:visit-detail", self.pk)

    def editable_by(self, user) -> Answer:
        """Whoever may log visits and works in this village."""
        if self.is_removed:
            return Denied(_now("这条走访记录已移除。"))
        if not user.works_in(self.village_id):
            return Denied(_now("这条记录属于%(village)s，不在您负责的范围内。") % {"village": self.village})
        return user.may(Permission.VISIT_EDIT)


class Need(models.Model):
    """Something that the visited person asked for; it may have become a case."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="needs")
    order = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(_("诉求"), max_length=200)
    case = models.OneToOneField(
        "outreach.ServiceCase",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="need",
        verbose_name=_("事项"),
    )

    class Meta:
        verbose_name = _("诉求")

    def __str__(self):
        return self.text
