"""At the door of an event, and before it: links to be sent, the roll on paper, who is checked in by hand or by QR code."""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from chamber import links
from chamber.actions import events as event_actions
from chamber.actions import registrations as actions
from chamber.filters.registrations import InviteFilter
from chamber.models import Event, Membership, Registration
from chamber.views.events import crumbs_of, note_of
from chamber.views.registrations import LINK, LINK_ROUTE
from hengl_uf.access.answers import require
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Column
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import Page
from hengl_uf.web.refusals import DeedRefused
from hengl_uf.web.sheets import csv_file

Status = Registration.Status


class EventPage(Page, abstract=True):
    """A page about one event that is no form of it."""

    permission = Permission.EVENT_EDIT

    def dispatch(self, request, *args, pk, **kwargs):
        if request.user.may(self.permission):
            found = Event.objects.visible_to(request.user).current()
            self.event = get_object_or_404(found, pk=pk)
        return super().dispatch(request, *args, **kwargs)

    def breadcrumbs(self):
        return crumbs_of(self.event)

    def context(self, **more):
        return super().context(event=self.event, note=note_of(self.event), **more)


class EventRoll(EventPage):
    """The roll on paper: who is registered, whom to ring up, room to sign. Who read the numbers is noted."""

    permission = Permission.EVENT_VIEW
    template_name = "chamber/event_roll.html"
    title = gettext_lazy("活动名册")

    def get(self, request):
        with transaction.atomic():
            event_actions.note_roll_read(event=self.event, by=request.user)
        found = self.event.registrations.live().select_related("enterprise__village").order_by("pk")
        rows = {
            state: [one for one in found if one.status == state] for state in (Status.BOOKED, Status.WAITING)
        }
        return self.render(booked=rows[Status.BOOKED], waiting=rows[Status.WAITING])

    def get_title(self):
        return _("%(event)s：名册") % {"event": self.event}


class EventDoor(EventPage):
    """Checking in by hand on a phone: everybody who has a place, each with one button."""

    template_name = "chamber/event_door.html"

    def get(self, request):
        require(self.event.attendable_by(request.user))
        words = request.GET.get("q", "").strip()
        booked = self.event.registrations.booked().select_related("enterprise").order_by("pk")
        rows = list(booked)
        here = [one for one in rows if one.came]
        if words:
            known = set(Enterprise.objects.matching(words).values_list("pk", flat=True)[:2000])
            rows = [one for one in rows if one.enterprise_id in known]
        return self.render(
            rows=sorted(rows, key=lambda one: one.came is not None),
            words=words,
            here={"enterprises": len(here), "people": sum(one.came for one in here)},
            warning=wrong_day(self.event),
        )

    def get_title(self):
        return _("签到：%(event)s") % {"event": self.event}


class EventInvite(EventPage, ListPage):
    """The members, each with its own link to register by; not to be mixed up, for a link acts for its enterprise."""

    model = Enterprise
    template_name = "chamber/event_invite.html"
    title = gettext_lazy("报名链接")
    default_order = "name"
    named = ("village",)
    shown = "name village"
    columns = (
        Column("name", gettext_lazy("企业和它的报名链接"), ("pinyin",)),
        Column("state", gettext_lazy("报名"), css="cell-state"),
        Column("village", gettext_lazy("村（社区）"), css="cell-meta"),
    )
    empty_text = gettext_lazy("还没有会员企业。")
    empty_hint = gettext_lazy("把“发给”改成“全部企业”，可以给不是会员的企业发链接。")

    def get(self, request):
        require(self.event.runnable_by(request.user))
        self.filters = partial(InviteFilter, event=self.event)
        return super().get(request)

    def get_queryset(self):
        return invited(self.request.user, everybody=self.request.GET.get("who") == "all")

    def context(self, **more):
        rows = more.get("rows", ())
        known = self.event.registrations.live().filter(enterprise__in=[row.pk for row in rows])
        by_enterprise = {one.enterprise_id: one.badge() for one in known}
        for row in rows:
            row.shown_badge = by_enterprise.get(row.pk)
            row.shown_link = link_to(self.request, self.event, row)
        return super().context(file_url=reverse("chamber:event-invite-file", args=[self.event.pk]), **more)


def invited(user, *, everybody):
    """The members of the chamber, or all enterprises."""
    found = Enterprise.objects.visible_to(user).current()
    return found if everybody else found.filter(pk__in=Membership.objects.members().values("enterprise"))


def link_to(request, event, enterprise) -> str:
    """The address by which this enterprise registers."""
    return links.address(request, LINK_ROUTE, LINK, event.pk, enterprise.pk)


@require_safe
@permitted(Permission.EVENT_EDIT)
def event_invite_file(request, pk):
    """The members and their links as a table for sending them out in one go."""
    event = get_object_or_404(Event.objects.visible_to(request.user).current(), pk=pk)
    require(event.runnable_by(request.user))
    members = invited(request.user, everybody=False).select_related("village").order_by("pinyin", "pk")
    rows = [(one.name, one.village.name, link_to(request, event, one)) for one in members]
    return csv_file(f"event-{event.pk}.csv", (_("企业"), _("村（社区）"), _("报名链接")), rows)


class CheckIn(Page):
    """What the QR code of a registration opens at the door: who, how many, one button. Twice is once."""

    permission = Permission.EVENT_EDIT
    template_name = "chamber/check_in.html"

    def dispatch(self, request, *args, token, **kwargs):
        if request.user.may(self.permission):
            found = Registration.objects.visible_to(request.user).select_related("event", "enterprise")
            self.registration = get_object_or_404(found, token=token, event__removed_at__isnull=True)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        one = self.registration
        return self.render(
            registration=one,
            event=one.event,
            day=full_date(one.event.held_on),
            answer=one.event.attendable_by(request.user),
            is_booked=one.status == Status.BOOKED,
            warning=wrong_day(one.event),
            door_url=reverse("chamber:event-door", args=[one.event_id]),
        )

    def post(self, request):
        arrive(request, self.registration)
        return redirect(request.path)

    def get_title(self):
        return _("签到：%(name)s") % {"name": self.registration.enterprise}

    def breadcrumbs(self):
        return crumbs_of(self.registration.event)


@require_POST
@permitted(Permission.EVENT_EDIT)
def registration_check_in(request, pk):
    """Check an enterprise in from the list at the door."""
    registration = get_object_or_404(Registration.objects.visible_to(request.user), pk=pk)
    arrive(request, registration)
    return back_to_door(request, registration)


@require_POST
@permitted(Permission.EVENT_EDIT)
def registration_undo(request, pk):
    """Take a check-in back."""
    registration = get_object_or_404(Registration.objects.visible_to(request.user), pk=pk)
    try:
        actions.undo_check_in(registration=registration, by=request.user, at=timezone.now())
    except DeedRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("已撤回%(name)s的签到。") % {"name": registration.enterprise})
    return back_to_door(request, registration)


def arrive(request, registration):
    """Check in as many as were typed, or all who registered, and say what came of it."""
    typed = request.POST.get("people", "").strip()
    people = number_or_none(typed)
    if typed and people is None:
        messages.error(request, _("到场人数请填数字。"))
        return
    try:
        one = actions.check_in(registration=registration, by=request.user, at=timezone.now(), people=people)
    except DeedRefused as refusal:
        messages.error(request, str(refusal))
    else:
        words = {"name": registration.enterprise, "people": one.came}
        messages.success(request, _("%(name)s已签到，到场 %(people)s 人。") % words)


def back_to_door(request, registration):
    """To the list at the door when the button was there, else to the registration."""
    if request.POST.get("from") != "door":
        return redirect(registration)
    words = request.POST.get("q", "")
    query = {"q": words} if words else None
    return redirect(reverse("chamber:event-door", args=[registration.event_id], query=query))


def wrong_day(event) -> str:
    """What is said when the event is not today."""
    if event.held_on == timezone.localdate():
        return ""
    return _("今天不是活动日：活动在 %(day)s。确认无误再签到。") % {"day": full_date(event.held_on)}
