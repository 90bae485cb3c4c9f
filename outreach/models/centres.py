"""The villages' service windows."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import VillageScoped
from hengl_uf.web.records import Record


class ServiceCentreQuerySet(VillageScoped):
    """Centres as a set."""

    def in_order(self):
        return self.order_by("village__order")


class ServiceCentre(Record):
    """The service window of one village for people from Hong Kong and Macao (港澳同胞服务中心)."""

    village = models.OneToOneField(
        "hengl_uf.Village", models.PROTECT, related_name="centre", verbose_name=_("村（社区）")
    )
    hotline = models.CharField(
        _("热线电话"), max_length=40, blank=True, help_text=_("公开在指南上，只填办公电话。")
    )
    address = models.CharField(_("地址"), max_length=120, blank=True)
    address_hant = models.CharField(_("地址（繁体）"), max_length=120, blank=True)
    address_en = models.CharField(_("地址（英文）"), max_length=200, blank=True)
    hours = models.CharField(_("办公时间"), max_length=120, blank=True)
    hours_hant = models.CharField(_("办公时间（繁体）"), max_length=120, blank=True)
    hours_en = models.CharField(_("办公时间（英文）"), max_length=200, blank=True)
    duty_name = models.CharField(
        _("值班人员"), max_length=60, blank=True, help_text=_("只在内部显示，不公开。")
    )
    duty_post = models.CharField(_("值班岗位"), max_length=60, blank=True)
    duty_post_hant = models.CharField(_("值班岗位（繁体）"), max_length=60, blank=True)
    duty_post_en = models.CharField(_("值班岗位（英文）"), max_length=120, blank=True)
    # Set by the demo town: the hotline and address above are samples and are shown as such wherever they appear.
    is_sample = models.BooleanField(_("示例资料"), default=False, editable=False)

    view_permission = Permission.CENTRE_VIEW
    edit_permission = Permission.CENTRE_EDIT

    objects = ServiceCentreQuerySet.as_manager()

    class Meta:
        verbose_name = _("港澳同胞服务中心")
        verbose_name_plural = _("港澳同胞服务中心")

    def __str__(self):
        return _now("%(village)s港澳同胞服务中心") % {"village": self.village.name}

    def get_absolute_url(self):
        return reverse("outreach:centre-detail", args=[self.pk])
