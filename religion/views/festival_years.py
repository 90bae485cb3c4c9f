"""The festivals of a year: as a calendar by month, and as the list on which a person confirms the days."""

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.calendars.lunar import Holiday, holidays, lunar_name, lunar_years_of
from hengl_uf.lib.dates import FIRST_YEAR, LAST_YEAR, Period
from hengl_uf.places.models import Village
from hengl_uf.web.choices import pairs_of
from hengl_uf.web.elements import Badge, Crumb
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import Page
from religion.actions import occurrences as actions
from religion.festival_days import days_in
from religion.forms.festivals import ConfirmYearForm
from religion.models import Festival, Occurrence, Site
from religion.views.occurrences import list_crumb

MOST_AT_ONCE = 100  # days on one page to confirm


class OfYear(Page, abstract=True):
    """A page of one year of the common calendar, and perhaps of one village: ?year= and ?village=."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        asked = number_or_none(request.GET.get("year"))
        self.village = number_or_none(request.GET.get("village"))
        self.year = asked if asked and FIRST_YEAR < asked <= LAST_YEAR else self.usual_year()

    def usual_year(self) -> int:
        """The year that is shown to who names none."""
        return timezone.localdate().year

    def address(self, year) -> str:
        """The address of this page for a year, of the same village; "" for a year that cannot be reckoned."""
        if not FIRST_YEAR < year <= LAST_YEAR:
            return ""
        village = {"village": self.village} if self.village else {}
        return f"{self.request.path}?{urlencode({'year': year, **village})}"

    def of_village(self, found, path):
        """These rows, of the village asked for."""
        return found.filter(**{path: self.village}) if self.village else found

    def context(self, **more):
        villages = pairs_of(Village.objects.within_reach_of(self.request.user).order_by("order"))
        return super().context(
            year=self.year,
            village=self.village,
            villages=villages if len(villages) > 1 else [],
            limits=(FIRST_YEAR + 1, LAST_YEAR),
            previous_url=self.address(self.year - 1),
            next_url=self.address(self.year + 1),
            **more,
        )


class FestivalCalendar(OfYear):
    """The festivals of a year by month, with the holidays before which all sites are looked at.

    What is not made yet, because it lies too far ahead, is reckoned.
    """

    permission = Permission.FESTIVAL_VIEW
    title = gettext_lazy("诞期年历")
    template_name = "religion/festival_calendar.html"

    def get(self, request):
        return self.render(
            months=self.months(),
        )

    def breadcrumbs(self):
        return [Crumb(_("诞期"), reverse("religion:festival-list"))]

    def get_title(self):
        return _("%(year)s年诞期年历") % {"year": self.year}

    def months(self) -> list[dict]:
        """The months of the year, each with its entries by day."""
        entries = sorted(
            [*self.stored(), *self.reckoned(), *map(holiday_entry, holidays(self.year))],
            key=lambda one: (one["day"], one["order"], one["label"]),
        )
        return [
            {
                "first": date(self.year, month, 1),
                "entries": [one for one in entries if one["day"].month == month],
            }
            for month in range(1, 13)
        ]

    def occurrences(self):
        """The days of festivals that begin in the year."""
        found = Occurrence.objects.visible_to(self.request.user).starting_within(Period.year(self.year))
        found = self.of_village(found, "festival__site__village")
        return found.select_related("festival__site__village")

    def stored(self):
        """What is made or confirmed, as entries."""
        on = timezone.localdate()
        for one in self.occurrences():
            yield entry(
                one.festival, one, one.badge(on), url=one.get_absolute_url(), reckoned=one.computed_on
            )

    def reckoned(self):
        """What is not made yet, as entries; nothing for years that are over."""
        if self.year < timezone.localdate().year:
            return
        festivals = self.of_village(Festival.objects.visible_to(self.request.user).held(), "site__village")
        years = lunar_years_of(Period.year(self.year))
        there = set(
            Occurrence.objects.filter(lunar_year__in=years).values_list(
                "festival_id", "lunar_year", "is_leap"
            )
        )
        for festival in festivals.select_related("site__village"):
            days = [day for year in years for day in days_in(festival, year)]
            for day in days:
                known = (festival.pk, *day.key) in there
                if day.starts_on.year == self.year and not known and day.ends_on >= timezone.localdate():
                    badge = Badge(_("推算"), "neutral")
                    yield entry(festival, day, badge, url=festival.get_absolute_url(), reckoned=day.day)


def entry(festival, days, badge, *, url, reckoned) -> dict:
    """A festival in a line of the calendar."""
    return {
        "day": days.starts_on,
        "ends_on": days.ends_on if days.ends_on != days.starts_on else None,
        "order": 1,
        "label": str(festival),
        "site": str(festival.site),
        "lunar": lunar_name(reckoned),
        "village": festival.site.village.name,
        "url": url,
        "badge": badge,
    }


def holiday_entry(holiday: Holiday) -> dict:
    """A holiday in a line of the calendar."""
    return {
        "day": holiday.day,
        "ends_on": None,
        "order": 0,
        "label": holiday.name,
        "site": "",
        "lunar": lunar_name(holiday.day),
        "village": _("全镇节前检查"),
        "url": reverse("religion:special-check-list", query={"kind": "holiday", "q": holiday.name}),
        "badge": None,
    }


class OccurrenceConfirmYear(OfYear, FormPage):
    """Confirm the days of a year, many at once."""

    permission = Permission.FESTIVAL_EDIT
    model = Occurrence
    form_class = ConfirmYearForm
    template_name = "religion/occurrence_confirm_year.html"
    submit_label = gettext_lazy("确认勾选的日期")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.result = None

    def get_title(self):
        return _("核对 %(year)s 年的诞期日期") % {"year": self.year}

    def breadcrumbs(self):
        return [list_crumb()]

    def usual_year(self):
        """The year of the next day that nobody confirmed: late in a year that is the next one."""
        first = self.unconfirmed().values_list("starts_on", flat=True).first()
        return first.year if first else super().usual_year()

    def unconfirmed(self):
        """The days that nobody confirmed and that are not over."""
        found = Occurrence.objects.visible_to(self.request.user).coming(timezone.localdate()).unconfirmed()
        found = found.exclude(festival__site__status=Site.Status.CLOSED).order_by("starts_on", "pk")
        return self.of_village(found, "festival__site__village")

    def waiting(self):
        """Those of the year."""
        found = self.unconfirmed().starting_within(Period.year(self.year))
        return found.select_related("festival__site__village")

    def form_kwargs(self):
        self.rows = list(self.waiting()[: MOST_AT_ONCE + 1])
        for row in self.rows:
            row.shown_lunar = lunar_name(row.computed_on)
        return {"rows": self.rows[:MOST_AT_ONCE]}

    def perform(self, form):
        self.result = actions.confirm_many(
            chosen=form.cleaned_data["chosen"], by=self.request.user, at=timezone.now()
        )

    def success_url(self):
        return self.address(self.year)

    def cancel_url(self):
        return reverse("religion:occurrence-list")

    def success_message(self):
        words = {"count": len(self.result.done), "left": self.result.left}
        if self.result.left:
            return _("确认了 %(count)s 个日期；%(left)s 个在您核对期间有变化，没有确认，请再看一遍。") % words
        return _("确认了 %(count)s 个日期，安排了诞期前检查，起草了活动报备。") % words

    def context(self, **more):
        return super().context(has_more=len(self.rows) > MOST_AT_ONCE, **more)
