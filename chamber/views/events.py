"""Pages of events; their verbs are in `event_verbs.py`, registrations in `registrations.py`, the door in `event_door.py`."""

from django.db.models import Count, Q, Sum
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import events as actions
from chamber.filters.events import EventFilter
from chamber.forms.choosing_events import event_line
from chamber.forms.events import EventForm
from chamber.models import Event, Opportunity, Registration
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission, Role
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date, full_time
from hengl_uf.lib.money import yuan
from hengl_uf.lib.text import clean_line
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage

USUAL_PLACES = 50
OPTIONS_SHOWN = 12
SHOWN = 12  # registrations of a panel on the page of an event; the list has all
SHORT = 20  # characters of a title on the way to a page
PEOPLE = gettext_lazy("人次")
# What an event that is held again usually has of the last one.
SAME_AGAIN = ("title", "kind", "starts_at", "place", "places", "departments", "content")
Status = Event.Status
BOOKED, WAITING = Registration.Status.BOOKED, Registration.Status.WAITING


def list_crumb():
    """The way to the list of events."""
    return Crumb(_("商会活动"), reverse("chamber:event-list"))


def crumbs_of(event) -> list[Crumb]:
    """The way to what belongs to an event."""
    return [list_crumb(), short_crumb(event)]


def short_crumb(record) -> Crumb:
    """The way to a record, with a long title cut: the page below says it whole."""
    return Crumb(Truncator(record).chars(SHORT), record.get_absolute_url())


def counts_of(ids) -> dict[int, dict]:
    """Of each event: people who wait, and enterprises and people who came."""
    found = Registration.objects.filter(event__in=ids).order_by().values("event")
    found = found.annotate(
        waiting=Sum("people", filter=Q(status=WAITING), default=0),
        enterprises=Count("pk", filter=Q(came__gt=0)),
        people=Sum("came", default=0),
        good=Count("pk", filter=Q(evaluation="good")),
        evaluated=Count("pk", filter=~Q(evaluation="")),
    )
    return {row["event"]: row for row in found}


class EventList(ListPage):
    """All events, newest first, with how many are booked or came."""

    permission = Permission.EVENT_VIEW
    model = Event
    title = gettext_lazy("商会活动")
    template_name = "chamber/event_list.html"
    filters = EventFilter
    default_order = "-date"
    related = ("staff",)
    shown = "title kind status held_on starts_at place places booked closes_at staff__name"
    sums = (
        ("booked", gettext_lazy("报名"), PEOPLE),
        ("registrations__came", gettext_lazy("到场"), PEOPLE),
    )
    columns = (
        Column("title", gettext_lazy("活动")),
        Column("status", gettext_lazy("状态"), css="cell-state"),
        Column("date", gettext_lazy("日期"), ("held_on",)),
        Column("booked", gettext_lazy("报名 / 名额"), css="cell-num"),
        Column("came", gettext_lazy("到场"), css="cell-num"),
        Column("staff", gettext_lazy("负责人"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有商会活动。")
    empty_hint = gettext_lazy(
        "培训讲座、考察学习、行业展会、政企面对面座谈会在这里发布，企业报名、签到和评价都归到活动里。"
    )

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.EVENT_EDIT)
        return Action(_("发布活动"), reverse("chamber:event-add"), may, icon="plus")

    def context(self, **more):
        rows, at = more.get("rows", ()), timezone.now()
        counts = counts_of([row.pk for row in rows]) if rows else {}
        for row in rows:
            row.shown_badge = badge_of(row, at)
            row.shown_counts = counts.get(row.pk, {})
        return super().context(**more)


def badge_of(event, at) -> Badge:
    """Where it stands; an event that registers no more because the time is up says so."""
    if event.is_removed:
        return Badge(_("已移除"), "neutral")
    if event.is_live and event.held_on < timezone.localdate(at):
        return Badge(_("待登记举办情况"), "warn")
    if event.status == Status.OPEN and event.closes_at < at:
        return Badge(_("报名已截止"), "warn")
    return event.badge()


class EventDetail(DetailPage):
    """One event: who is registered and who waits, what came of it, its files."""

    permission = Permission.EVENT_VIEW
    model = Event
    template_name = "chamber/event_detail.html"
    related = ("staff",)
    shown = "staff__name"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return badge_of(self.object, timezone.now())

    def actions(self):
        event, user, at = self.object, self.request.user, timezone.now()
        on = timezone.localdate(at)

        def action(label, route, answer, icon, method="get", tone=""):
            url = reverse(f"chamber:{route}", args=[event.pk])
            return Action(label, url, answer, method, icon, tone)

        edit = user.may(Permission.EVENT_EDIT)
        if not event.is_live:
            again = reverse("chamber:event-add", query={"like": event.pk})
            steps = [Action(_("再办一场"), again, edit, icon="rotate")]
            if event.status == Status.DONE:
                steps.insert(0, action(_("修改举办情况"), "event-hold", event.holdable_by(user), "checklist"))
            else:
                steps.append(
                    action(_("恢复活动"), "event-reopen", event.reopenable_by(user), "player-play", "post")
                )
        else:
            register = action(_("登记报名"), "registration-add", event.registrable_by(user, at), "user-plus")
            invite = action(_("报名链接"), "event-invite", event.runnable_by(user), "link")
            door = action(_("签到"), "event-door", event.attendable_by(user), "qrcode")
            held = action(_("登记举办情况"), "event-hold", event.holdable_by(user), "checklist")
            if event.held_on < on:
                steps = [held, door, register, invite]
            elif event.held_on == on:
                steps = [door, held, register, invite]
            else:
                steps = [register, invite, door]
            if event.status == Status.OPEN:
                steps.append(
                    action(_("停止报名"), "event-close", event.closable_by(user), "player-pause", "post")
                )
            else:
                steps.append(
                    action(_("恢复报名"), "event-reopen", event.reopenable_by(user), "player-play", "post")
                )
        steps.append(action(_("名册（可打印）"), "event-roll", user.may(Permission.EVENT_VIEW), "printer"))
        last = (
            [action(_("取消活动"), "event-cancel", event.runnable_by(user), "ban")] if event.is_live else []
        )
        return [
            *steps,
            action(_("修改"), "event-edit", event.editable_by(user), "edit"),
            *last,
            action(_("移除"), "event-remove", event.removable_by(user), "trash", tone="bad"),
        ]

    def panels(self):
        event, user = self.object, self.request.user
        counts = counts_of([event.pk]).get(event.pk, {})
        registered = event.registrations.live().select_related("enterprise__village")
        of_event = f"?event={event.pk}"
        lists = {
            state: list(registered.filter(status=state).order_by("pk")[: SHOWN + 1])
            for state in (BOOKED, WAITING)
        }
        opportunities = (
            event.opportunities.current().select_related("enterprise").order_by("-noted_on", "-pk")
        )
        add_opportunity = reverse("chamber:opportunity-add", query={"event": event.pk})
        return {
            "note": note_of(event),
            "booked_heading": _("已报名 %(people)s 人") % {"people": event.booked},
            "facts": facts_of(event, counts),
            "booked": [line_of(one, event) for one in lists[BOOKED][:SHOWN]],
            "waiting": [line_of(one, event) for one in lists[WAITING][:SHOWN]],
            "registrations_url": reverse("chamber:registration-list") + of_event,
            "opportunities": [opportunity_line(one) for one in opportunities[:SHOWN]],
            "opportunities_url": reverse("chamber:opportunity-list") + of_event,
            "add_opportunity": Action(
                _("登记商机"), add_opportunity, user.may(Permission.EVENT_EDIT), icon="plus"
            ),
            **attachments_panel(event, user, reverse("chamber:event-attach", args=[event.pk])),
        }


def note_of(event) -> str:
    """The event in a line: when, where, how many."""
    words = [full_date(event.held_on), f"{event.starts_at:%H:%M}" if event.starts_at else "", event.place]
    words.append(_("报名 %(booked)s/%(places)s 人") % {"booked": event.booked, "places": event.places})
    return " · ".join(filter(None, words))


def facts_of(event, counts) -> list[dict]:
    """What is known of an event, as pairs."""
    facts = [
        {"label": _("类别"), "value": event.get_kind_display()},
        {"label": _("日期"), "value": full_date(event.held_on)},
        {"label": _("开始时间"), "value": event.starts_at and f"{event.starts_at:%H:%M}"},
        {"label": _("地点"), "value": event.place},
        {
            "label": _("报名 / 名额"),
            "value": _("%(booked)s / %(places)s 人") % {"booked": event.booked, "places": event.places},
        },
        {"label": _("报名截止"), "value": full_time(event.closes_at)},
        {"label": _("负责人"), "value": event.staff.name},
    ]
    came = {"enterprises": counts.get("enterprises"), "people": counts.get("people")}
    more = [
        {
            "label": _("候补"),
            "value": counts.get("waiting") and _("%(people)s 人") % {"people": counts["waiting"]},
        },
        {"label": _("到场"), "value": came["people"] and _("%(enterprises)s 家企业 %(people)s 人") % came},
        {
            "label": _("企业评价"),
            "value": counts.get("evaluated")
            and _("%(evaluated)s 家评价，%(good)s 家满意")
            % {"evaluated": counts["evaluated"], "good": counts["good"]},
        },
        {"label": _("参加部门"), "value": event.departments},
        {"label": _("内容"), "value": event.content},
        {"label": _("举办情况"), "value": event.summary},
        {"label": _("取消原因"), "value": event.ending},
    ]
    return facts + [fact for fact in more if fact["value"]]


def line_of(registration, event) -> dict:
    """A row of `components/panel.html`: the enterprise and how many; whether they came."""
    one = registration
    words = [
        _("%(people)s 人") % {"people": one.people},
        one.enterprise.village.name,
        one.contact_name,
        one.masked_phone,
        one.note,
    ]
    return {
        "label": one.enterprise.name,
        "url": one.get_absolute_url(),
        "note": " · ".join(filter(None, words)),
        "badge": one.badge() if one.came is not None else None,
    }


def opportunity_line(one) -> dict:
    """A row of `components/panel.html`."""
    words = [one.enterprise.name, yuan(one.value) if one.value is not None else ""]
    return {
        "label": one.what,
        "url": one.get_absolute_url(),
        "note": " · ".join(filter(None, words)),
        "badge": one.badge() if isinstance(one, Opportunity) else None,
    }


class EventFormPage(FocusesFirst, abstract=True):
    """What publishing and correcting an event have in common."""

    permission = Permission.EVENT_EDIT
    model = Event
    form_class = EventForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("chamber:event-list")


class EventAdd(EventFormPage):
    """Publish an event."""

    title = gettext_lazy("发布活动")
    submit_label = gettext_lazy("发布，开始报名")

    def initial(self):
        user = self.request.user
        mine = {"staff": user.pk} if user.role in (Role.CHAMBER, Role.OFFICE) else {}
        return {"places": USUAL_PLACES, **self.like(), **mine}

    def like(self) -> dict:
        """What the event has of the one that the address names."""
        pk = number_or_none(self.request.GET.get("like"))
        last = self.get_queryset().current().filter(pk=pk).first() if pk else None
        return {name: getattr(last, name) for name in SAME_AGAIN} if last else {}

    def perform(self, form):
        return actions.plan_event(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已发布，可以登记报名，或用“报名链接”请企业自己报名。")


class EventEdit(EventFormPage):
    """Correct an event; more places go at once to those who wait."""

    title = gettext_lazy("修改活动")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return crumbs_of(self.object)

    def perform(self, form):
        return actions.change_event(
            event=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class EventAttach(AttachPage):
    """Add photos, sign-in sheets, slides to an event."""

    model = Event


@permitted(Permission.EVENT_VIEW)
def event_options(request):
    """The choices under a type-ahead box, newest first."""
    words = clean_line(request.GET.get("q", ""))
    found = Event.objects.visible_to(request.user).current().order_by("-held_on", "-pk")
    options = [
        {"value": one.pk, "label": event_line(one), "detail": one.get_kind_display()}
        for one in (found.matching(words)[:OPTIONS_SHOWN] if words else ())
    ]
    return render(request, "web/_options.html", {"options": options})
