"""What the one search box finds in the registry of sites."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_date
from hengl_uf.search.sources import Hit, Source
from religion.models import Hazard, Site


def find_sites(user, words, limit):
    """Sites by name or its sound, alias, address or number."""
    found = Site.objects.visible_to(user).current().matching(words).select_related("village")
    return [
        Hit(one.name, f"{one.village.name} · {one.address}", one.get_absolute_url())
        for one in found.order_by("pinyin", "pk")[:limit]
    ]


def find_hazards(user, words, limit):
    """Hazards by what they are."""
    found = Hazard.objects.visible_to(user).current().filter(what__icontains=words).select_related("site")
    return [
        Hit(one.what, f"{one.site.name} · {full_date(one.found_on)}", one.get_absolute_url())
        for one in found.order_by("-found_on", "-pk")[:limit]
    ]


SOURCES = (
    Source("religion.site", _("场所"), Permission.SITE_VIEW, find_sites),
    Source("religion.hazard", _("隐患"), Permission.HAZARD_VIEW, find_hazards),
)
