"""The route of a day: the stops of one person in their order, made for a phone in a hand."""

from dataclasses import dataclass, field

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import ONE_DAY, full_date
from hengl_uf.lib.phones import display_phone
from hengl_uf.web.elements import Action
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import Page, deed
from outreach.actions import contacts as contact_actions
from outreach.actions import plans as actions
from outreach.filters.shared import staff_of
from outreach.forms.plans import RouteForm
from outreach.models import Contact, PlannedVisit, Promise, ServiceCase
from outreach.views.plans import ROUTE, list_crumb, route_url

DIRECTIONS = {"up": -1, "down": 1}


@dataclass
class Stop:
    """One stop of a route, with all that one needs at the door."""

    plan: PlannedVisit
    number: int
    phones: list[dict] = field(default_factory=list)
    cases: list[dict] = field(default_factory=list)
    promises: list[dict] = field(default_factory=list)

    @property
    def who(self):
        return self.plan.contact or self.plan.enterprise


class RoutePage(Page):
    """The stops of one person's day in their order. The phones are shown in full: that is noted in the audit trail."""

    permission = Permission.VISIT_VIEW
    template_name = "outreach/plan_route.html"

    def get(self, request):
        self.today = timezone.localdate()
        self.form = RouteForm(request.GET, user=request.user, staff=staff_of(request), today=self.today)
        chosen = self.form.chosen()
        self.day, self.staff = chosen["day"], chosen["staff"]
        plans = self.plans()
        waiting = [plan for plan in plans if plan.is_open]
        stops = stops_of(waiting, request.user, self.today)
        for stop in stops:
            if stop.phones:
                contact_actions.note_reading(contact=stop.plan.contact, by=request.user)
        return self.render(
            stops=stops,
            paid=[plan for plan in plans if not plan.is_open],
            late=self.late(),
            may_edit=bool(request.user.may(Permission.VISIT_EDIT)),
            actions=self.actions(),
            **self.days(),
        )

    def get_title(self):
        return _("%(name)s的走访路线") % {"name": self.staff.name}

    def breadcrumbs(self):
        return [list_crumb()]

    def plans(self) -> list[PlannedVisit]:
        """What is planned for this day, but for what was called off."""
        mine = PlannedVisit.objects.visible_to(self.request.user).of_day(self.day, self.staff)
        return list(mine.select_related("contact", "enterprise", "village"))

    def late(self) -> list[PlannedVisit]:
        """The stops of earlier days that were not paid: offered on the route of today to whoever may move them."""
        if self.day != self.today or not self.request.user.may(Permission.VISIT_EDIT):
            return []
        late = PlannedVisit.objects.visible_to(self.request.user).overdue(self.day).filter(staff=self.staff)
        return list(late.select_related("contact", "enterprise").order_by("planned_on", "order", "pk"))

    def actions(self):
        query = {"planned_on": self.day.isoformat(), "staff": self.staff.pk, "again": 1}
        may = self.request.user.may(Permission.VISIT_EDIT)
        return [Action(_("加一站"), reverse("outreach:plan-add", query=query), may, icon="plus")]

    def days(self) -> dict:
        """The day that is shown, and the ways to others."""
        return {
            "form": self.form,
            "day": self.day,
            "staff": self.staff,
            "is_today": self.day == self.today,
            "day_before_url": route_url(self.day - ONE_DAY, self.staff.pk),
            "day_after_url": route_url(self.day + ONE_DAY, self.staff.pk),
            "back": f"?{ROUTE}={self.day.isoformat()}",
        }


def stops_of(plans, user, on) -> list[Stop]:
    """The stops with phones and what is open, as far as this account may see whoever is visited: four queries."""
    people = Contact.objects.visible_to(user).current().prefetch_related("phones")
    people = people.in_bulk([plan.contact_id for plan in plans if plan.contact_id])
    cases = ServiceCase.objects.visible_to(user).open().filter(contact__in=people).order_by("due_on", "pk")
    promises = Promise.objects.visible_to(user).open().filter(contact__in=people).order_by("due_on", "pk")
    cases, promises = by_contact(cases), by_contact(promises)
    stops = [Stop(plan, number) for number, plan in enumerate(plans, 1)]
    for stop in stops:
        person = people.get(stop.plan.contact_id)
        if person:
            stop.phones = [callable_as(phone.number) for phone in person.phones.all()]
            stop.cases = [item_of(case, case.title, on) for case in cases.get(person.pk, ())]
            stop.promises = [item_of(one, one.text, on) for one in promises.get(person.pk, ())]
    return stops


def by_contact(rows) -> dict:
    """Rows by the id of their contact."""
    found: dict = {}
    for row in rows:
        found.setdefault(row.contact_id, []).append(row)
    return found


def item_of(record, words, on) -> dict:
    """A line about something that is open."""
    note = full_date(record.due_on) if record.due_on else ""
    return {"label": words, "url": record.get_absolute_url(), "badge": record.badge(on), "note": note}


def callable_as(number) -> dict:
    """A phone as one reads it, and as a telephone dials it."""
    line, _x, extension = number.partition("x")
    return {"label": display_phone(number), "url": f"tel:{line}" + (f",{extension}" if extension else "")}


@require_POST
@permitted(Permission.VISIT_EDIT)
def plan_move(request, pk):
    """Pay a visit one stop earlier or later."""
    plan = get_object_or_404(PlannedVisit.objects.visible_to(request.user), pk=pk)
    steps = DIRECTIONS.get(request.POST.get("to"))
    if steps is None:
        raise Http404
    return deed(
        request,
        f"{route_url(plan.planned_on, plan.staff_id)}#stop-{plan.pk}",
        lambda: actions.move_plan(plan=plan, by=request.user, steps=steps),
        _("已调整路线次序。"),
    )


@require_POST
@permitted(Permission.VISIT_EDIT)
def plan_carry_over(request):
    """Put the stops of earlier days that were not paid on the route of today."""
    staff = get_object_or_404(staff_of(request), pk=number_or_none(request.POST.get("staff")))
    today = timezone.localdate()
    return deed(
        request,
        route_url(today, staff.pk),
        lambda: actions.carry_over(staff=staff, day=today, by=request.user, at=timezone.now()),
        _("已改到今天。今天已有计划的人没有重复安排。"),
    )
