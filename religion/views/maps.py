"""The map of sites: all that the list's filters find, as places on a map where tiles are set, else by village."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.lib.dates import full_date
from hengl_uf.lib.datum import wgs84_to_gcj02
from hengl_uf.web.filters import villages_of
from religion.filters.sites import SOON_DAYS
from religion.intervals import Risk
from religion.models import Site
from religion.views.sites import SiteList

MOST = 2000  # sites on one page: several times those of any town

# How a site is marked: (key, word). The key is colour and shape in the style sheet, so neither is needed alone.
MARKS = {
    "bad": gettext_lazy("高风险或巡查超期"),
    "warn": gettext_lazy("风险较大、修缮中或七天内要巡查"),
    "good": gettext_lazy("正常"),
    "off": gettext_lazy("停止开放"),
}
TIANDITU = (
    "https://t{{s}}.tianditu.gov.cn/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}&STYLE=default"
    "&TILEMATRIXSET=w&FORMAT=tiles&TILECOL={{x}}&TILEROW={{y}}&TILEMATRIX={{z}}&tk={key}"
)


@dataclass(frozen=True)
class Tiles:
    """Where the pictures of a map come from: addresses of its layers, from below, and the datum that they need."""

    layers: tuple[str, ...]
    datum: str
    attribution: str

    @property
    def hosts(self) -> list[str]:
        """What the browser must be allowed to ask for pictures."""
        parts = [urlsplit(layer) for layer in self.layers]
        return sorted(
            {f"{one.scheme}://{one.netloc.replace('t{s}', '*').replace('{s}', '*')}" for one in parts}
        )


@dataclass(frozen=True)
class Tile:
    """A village of the schematic: its sites, how many of each mark, and the map of it alone."""

    name: str
    url: str
    sites: list[Site]
    counts: list[tuple[str, str, int]]


def tiles() -> Tiles | None:
    """The map's pictures by the settings, or None: then there is the schematic."""
    if settings.TIANDITU_KEY:
        layers = tuple(TIANDITU.format(layer=layer, key=settings.TIANDITU_KEY) for layer in ("vec", "cva"))
        return Tiles(layers, "wgs84", settings.MAP_ATTRIBUTION or _("天地图"))
    if settings.MAP_TILE_URL:
        return Tiles((settings.MAP_TILE_URL,), settings.MAP_TILE_DATUM, settings.MAP_ATTRIBUTION)
    return None


class SiteMap(SiteList):
    """Where all sites are that the filters find, and how they stand."""

    title = gettext_lazy("场所地图")
    template_name = "religion/site_map.html"
    page_size = MOST
    shown = f"{SiteList.shown} lat lng"

    def add(self):
        """Nothing: new sites are entered from their list."""

    def context(self, **more):
        rows, on, source = list(more.get("rows", ())), timezone.localdate(), tiles()
        for site in rows:
            site.shown_mark = mark_of(site, on)
            site.shown_mark_words = MARKS[site.shown_mark]
            site.shown_day = "" if site.is_closed else full_date(site.next_inspection_on)
            if source and site.lat is not None:
                site.shown_place = place_of(site, source.datum)
        villages = villages_of(self.request)
        return super().context(
            **more
            | {
                "tiles": source,
                "villages": [self.tile(one, rows) for one in self.asked_of(villages)],
                "by_village": [
                    (one, list(those)) for one, those in groupby(rows, lambda row: row.village.name)
                ],
                "marks": counts_of(rows),
                "unplaced": sum(row.lat is None for row in rows),
            }
        )

    def asked_of(self, villages):
        """The villages to show: the one that is asked for, or all of the account's."""
        asked = self.request.GET.get("village", "")
        return [one for one in villages if str(one.pk) == asked] or list(villages)

    def tile(self, village, rows) -> Tile:
        """One village of the schematic."""
        sites = [row for row in rows if row.village_id == village.pk]
        return Tile(village.name, self.url(village=village.pk), sites, counts_of(sites))

    def get(self, request):
        """The page; the pictures of a map may come from its server, on this page alone."""
        response = super().get(request)
        source = tiles()
        if source:
            response._csp_update = {"img-src": source.hosts}
        return response


def mark_of(site, on) -> str:
    """How a site is marked: the worst that is true of it."""
    if site.is_closed:
        return "off"
    if site.risk == Risk.HIGH or site.next_inspection_on < on:
        return "bad"
    soon = (site.next_inspection_on - on).days <= SOON_DAYS
    return "warn" if soon or site.risk == Risk.RAISED or site.status == Site.Status.REPAIR else "good"


def counts_of(sites) -> list[tuple[str, str, int]]:
    """How many there are of each mark that there is: (key, word, count)."""
    counts = Counter(site.shown_mark for site in sites)
    return [(key, str(word), counts[key]) for key, word in MARKS.items() if counts[key]]


def place_of(site, datum) -> tuple[str, str]:
    """Where it is on a map of this datum, in degrees; we keep WGS-84."""
    lat, lng = float(site.lat), float(site.lng)
    if datum == "gcj02":
        lat, lng = wgs84_to_gcj02(lat, lng)
    return f"{lat:.6f}", f"{lng:.6f}"
