"""The management group (管理小组) of a site: its offices, and who holds them for how long."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import VillageScoped
from hengl_uf.offices.models import (
    OfficeBase,
    OfficeSet,
    TermBase,
    TermSet,
    one_holder_a_place,
    place_of_its_office,
    seats_constraint,
)
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import between
from religion.models.sites import Site


class SitePostSet(OfficeSet, VillageScoped):
    """Offices of sites as a set."""

    village_path = "site__village"

    def of_current(self):
        """Those of sites that are not removed."""
        return self.filter(site__removed_at__isnull=True)


class SitePost(OfficeBase):
    """An office of a site's management group: 组长, 副组长, 财务, 安全员."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="offices", verbose_name=_("场所"))

    view_permission = Permission.SITE_VIEW
    edit_permission = Permission.SITE_EDIT

    objects = SitePostSet.as_manager()

    class Meta:
        verbose_name = _("管理小组职务")
        verbose_name_plural = _("管理小组职务")
        constraints = [
            models.UniqueConstraint("site", "title", name="site_post_once"),
            seats_constraint("site_post_has_seats"),
        ]

    def get_absolute_url(self):
        return address_of("religion:site-detail", self.site_id)

    def editable_by(self, user) -> Answer:
        return self.site.editable_by(user)


class SiteOfficerSet(TermSet, VillageScoped):
    """Terms of the management groups as a set."""

    village_path = "office__site__village"

    def of_current(self):
        """Those of sites that are not removed."""
        return self.filter(office__site__removed_at__isnull=True)


class SiteOfficer(TermBase):
    """Somebody's time in an office of a site's management group: who answers for the place."""

    office = models.ForeignKey(SitePost, models.PROTECT, related_name="terms", verbose_name=_("职务"))
    phone = models.CharField(_("办公电话"), max_length=40, blank=True)
    appointment = models.CharField(
        _("产生方式"), max_length=80, blank=True, help_text=_("如：村民代表会议推选、村委会指定。")
    )

    view_permission = Permission.SITE_VIEW
    edit_permission = Permission.SITE_EDIT

    objects = SiteOfficerSet.as_manager()

    class Meta:
        verbose_name = _("管理小组成员")
        verbose_name_plural = _("管理小组成员")
        constraints = [
            between("site_officer_ends_after_start", "starts_on", "ends_on"),
            place_of_its_office("site_officer_place_of_its_office"),
            one_holder_a_place("site_officer_one_holder_a_place"),
        ]
        indexes = [models.Index("ends_on", "id", name="site_officer_by_end")]

    def get_absolute_url(self):
        return address_of("religion:site-detail", self.office.site_id)

    def editable_by(self, user) -> Answer:
        return self.office.site.editable_by(user)
