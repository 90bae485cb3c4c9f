"""QR plates (场所码) of sites: an opaque token that opens today's inspection for who is signed in, and tells nobody else anything."""

import secrets

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import VillageScoped
from hengl_uf.places.reach import may_change
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record
from religion.models.sites import Site


def new_token() -> str:
    """128 bits that say nothing."""
    return secrets.token_urlsafe(16)


class PlateQuerySet(VillageScoped):
    """Plates as a set."""

    village_path = "site__village"

    def live(self):
        """Those that open something."""
        return self.filter(revoked_at__isnull=True, site__removed_at__isnull=True)


class Plate(Record):
    """One plate at one site. One is live at a time; a revoked one is kept and says so."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="plates", verbose_name=_("场所"))
    token = models.CharField(_("标识"), max_length=32, unique=True, default=new_token, editable=False)
    place = models.CharField(_("张贴位置"), max_length=80, blank=True)
    revoked_at = models.DateTimeField(_("停用时间"), null=True, editable=False)
    revoked_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("停用人"),
        editable=False,
        db_index=False,
    )
    revoked_reason = models.CharField(_("停用原因"), max_length=200, blank=True, editable=False)

    view_permission = Permission.SITE_VIEW
    edit_permission = Permission.PLATE_EDIT

    objects = PlateQuerySet.as_manager()

    class Meta:
        verbose_name = _("场所码")
        verbose_name_plural = _("场所码")
        constraints = [
            models.UniqueConstraint(
                "site", condition=Q(revoked_at__isnull=True), name="plate_one_live_a_site"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True, revoked_reason="")
                | (Q(revoked_at__isnull=False, revoked_by__isnull=False) & ~Q(revoked_reason="")),
                name="plate_revoked_pair",
            ),
        ]

    def __str__(self):
        return _now("%(site)s的场所码") % {"site": self.site}

    def get_absolute_url(self):
        return reverse("religion:plate-list", query={"site": self.site_id})

    @property
    def village_id(self):
        return self.site.village_id

    @property
    def village(self):
        return self.site.village

    @property
    def code(self) -> str:
        """What people read on it and say on the phone: says nothing of the site, and opens nothing."""
        return f"{self.pk:06d}"

    @property
    def is_live(self) -> bool:
        return self.revoked_at is None

    def badge(self) -> Badge:
        """Whether it opens something, in a word."""
        return Badge(_now("使用中"), "good") if self.is_live else Badge(_now("已停用"), "neutral")

    def editable_by(self, user) -> Answer:
        if not self.is_live:
            return Denied(_now("这个场所码已经停用。"))
        return may_change(self, user, self.edit_permission)
