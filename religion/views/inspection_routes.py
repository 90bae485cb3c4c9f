"""Today's route: the sites that are due, in the order in which one walks them, made for a phone in a hand."""

from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import plain_date, relative
from hengl_uf.web.elements import Action
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import Page
from religion.models import Hazard, Inspection, Site, SpecialCheck
from religion.views.inspecting import list_crumb
from religion.walking import Place, walking_order

MOST_STOPS = 60  # the most urgent ones; more than that nobody walks on a day


@dataclass
class Stop:
    """One stop of the route: the site, why it is on it, what is open there."""

    site: Site
    number: int = 0
    reasons: list[str] = field(default_factory=list)
    hazards: int = 0
    begun: Inspection | None = None


class RoutePage(Page):
    """The sites of one's villages that are to be inspected by today, or before a festival or holiday that comes."""

    permission = Permission.INSPECTION_VIEW
    title = gettext_lazy("今天的巡查路线")
    template_name = "religion/inspection_route.html"

    def get(self, request):
        self.today = timezone.localdate()
        villages = self.villages()
        chosen = number_or_none(request.GET.get("village", ""))
        self.village = chosen if chosen in dict(villages) else None
        checks = self.checks()
        sites = self.sites(checks)
        stops = stops_of(sites[:MOST_STOPS], checks, request.user, self.today)
        may_inspect = request.user.may(Permission.INSPECTION_EDIT)
        return self.render(
            stops=stops,
            day=self.today,
            villages=villages,
            village=self.village,
            more=len(sites) > MOST_STOPS,
            most=MOST_STOPS,
            may_inspect=bool(may_inspect),
            paper=Action(_("补登纸表巡查"), reverse("religion:inspection-add"), may_inspect, icon="plus"),
        )

    def breadcrumbs(self):
        return [list_crumb()]

    def villages(self) -> list[tuple[int, str]]:
        """The villages among which one may choose."""
        sites = Site.objects.visible_to(self.request.user).visited().order_by("village__order")
        return list(sites.values_list("village", "village__name").distinct())

    def checks(self) -> dict[int, list[SpecialCheck]]:
        """The checks before festivals and holidays whose days have begun and that can still be done, by site."""
        found: dict[int, list[SpecialCheck]] = {}
        open_ones = (
            SpecialCheck.objects.visible_to(self.request.user).due(self.today).filter(day__gte=self.today)
        )
        for one in open_ones.order_by("due_on", "pk"):
            found.setdefault(one.site_id, []).append(one)
        return found

    def sites(self, checks) -> list[Site]:
        """The sites to go to, the most urgent first, one more than the route holds."""
        wanted = Site.objects.visible_to(self.request.user).visited()
        wanted = wanted.filter(Q(next_inspection_on__lte=self.today) | Q(pk__in=checks))
        if self.village:
            wanted = wanted.filter(village=self.village)
        return list(wanted.select_related("village").order_by("next_inspection_on", "pk")[: MOST_STOPS + 1])


def stops_of(sites, checks, user, on) -> list[Stop]:
    """The stops in walking order, with what is open at each: two queries."""
    by_place = sorted(sites, key=lambda site: (site.village.order, site.pinyin, site.pk))
    places = [Place(site.pk, site.village_id, point_of(site)) for site in by_place]
    ids = [site.pk for site in sites]
    hazards = Hazard.objects.open().filter(site__in=ids).order_by()
    hazards = dict(hazards.values_list("site").annotate(Count("pk")))
    begun = {one.site_id: one for one in Inspection.objects.open().filter(site__in=ids, inspector=user)}
    by_id = {site.pk: site for site in sites}
    return [
        Stop(
            by_id[place.key],
            number,
            reasons_for(by_id[place.key], checks.get(place.key, ()), on),
            hazards.get(place.key, 0),
            begun.get(place.key),
        )
        for number, place in enumerate(walking_order(places), 1)
    ]


def point_of(site) -> tuple[float, float] | None:
    """Where a site is, when that is known."""
    return None if site.lat is None else (float(site.lat), float(site.lng))


def reasons_for(site, checks, on) -> list[str]:
    """Why a site is on the route, in sentences."""
    reasons = []
    if site.last_inspected_on is None:
        reasons.append(_("还没有巡查过"))
    elif site.next_inspection_on <= on:
        words = {"day": plain_date(site.next_inspection_on), "ago": relative(site.next_inspection_on, on)}
        reasons.append(_("应在 %(day)s（%(ago)s）以前巡查") % words)
    reasons += [
        _("%(name)s（%(day)s）前要查一次") % {"name": one.name, "day": plain_date(one.day)} for one in checks
    ]
    return reasons
