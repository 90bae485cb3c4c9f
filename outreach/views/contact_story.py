"""All that passed between us and one person, in one timeline: read in one query, whatever the kinds are."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Case, CharField, F, QuerySet, Value, When
from django.db.models.functions import Coalesce, NullIf, TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.models import User
from hengl_uf.access.roles import Permission
from hengl_uf.web.addresses import address_of
from hengl_uf.web.composed import ask
from hengl_uf.web.elements import Crumb
from outreach.models import (
    Activity,
    Booking,
    CareCall,
    Enquiry,
    PlannedVisit,
    Promise,
    Reception,
    ServiceCase,
    Visit,
)

SHOWN = 20
TEXT_SHOWN = 160  # characters of what was written; the rest is on the page of the record
NOTHING = Value("", CharField())


@dataclass(frozen=True)
class Strand:
    """One kind of thing in the story: its rows for some people, and how a line is told."""

    kind: str
    permission: Permission
    noun: str  # in the addresses
    rows: Callable  # (user, people) → rows and columns
    told: Callable[[str, str], str]  # (code, title) → words
    tone: str = ""

    def newest(self, user, people):
        """The newest lines, all kinds with the same columns."""
        rows, columns = self.rows(user, people)
        lines = rows.values(line_kind=Value(self.kind, CharField()), **columns)
        return lines.order_by("-line_day", "-line_id")[: SHOWN + 1]


def told_by(rows, *, day, pk="pk", code=NOTHING, title=NOTHING, text=NOTHING, actor="staff_id"):
    """Rows of one kind, and which of their columns make a line."""
    columns = {"day": day, "id": pk, "code": code, "title": title, "text": text, "actor": actor}
    return rows, {f"line_{name}": F(one) if isinstance(one, str) else one for name, one in columns.items()}


def visits(user, people):
    rows = Visit.objects.visible_to(user).current().filter(contact__in=people)
    return told_by(rows, day="visited_on", code="purpose", text="summary")


def enquiries(user, people):
    rows = Enquiry.objects.visible_to(user).current().filter(contact__in=people)
    title = Coalesce(NullIf("question", NOTHING), "topic__name")
    return told_by(rows, day="asked_on", code="channel", title=title, text="answer")


def receptions(user, people):
    rows = Reception.objects.visible_to(user).current().filter(contact__in=people)
    return told_by(rows, day="received_on", text="summary")


def cases_opened(user, people):
    rows = ServiceCase.objects.visible_to(user).current().filter(contact__in=people)
    return told_by(rows, day="opened_on", title="title", actor="handler_id")


def cases_resolved(user, people):
    rows = ServiceCase.objects.visible_to(user).current().filter(contact__in=people)
    rows = rows.filter(resolved_on__isnull=False)
    return told_by(rows, day="resolved_on", title="title", text="outcome", actor="handler_id")


def activities(user, people):
    rows = Activity.objects.visible_to(user).current().filter(helpers__in=people).exclude(status="cancelled")
    return told_by(rows, day="held_on", title="title")


def promises_made(user, people):
    rows = Promise.objects.visible_to(user).filter(contact__in=people)
    return told_by(rows, day=TruncDate("created_at"), title="text", actor="owner_id")


def promises_kept(user, people):
    rows = Promise.objects.visible_to(user).filter(contact__in=people, kept_on__isnull=False)
    return told_by(rows, day="kept_on", title="text", text="kept_note", actor="kept_by_id")


def plans(user, people):
    rows = PlannedVisit.objects.visible_to(user).open().filter(contact__in=people)
    return told_by(rows, day="planned_on", code="purpose", text="note")


def bookings(user, people):
    rows = Booking.objects.visible_to(user).live().filter(contact__in=people, service__removed_at=None)
    came = Case(
        When(was_served=True, then=Value("served")),
        When(was_served=False, then=Value("absent")),
        default=F("status"),
    )
    where = {"day": "service__held_on", "pk": "service_id", "actor": "service__staff_id"}
    return told_by(rows, code=came, title="service__title", **where)


def care_calls(user, people):
    rows = CareCall.objects.visible_to(user).current().filter(contact__in=people)
    return told_by(rows, day="called_on", code="status", text="need")


def choice(choices, code) -> str:
    """The word of a stored value."""
    return str(choices(code).label)


def booking_told(code, title):
    """That somebody was booked in, and came."""
    words = {"served": _("已服务"), "absent": _("未到")}
    how = words.get(code) or choice(Booking.Status, code)
    return _("团体服务：%(title)s（%(how)s）") % {"title": title, "how": how}


P = Permission
STRANDS = (
    Strand(
        *("visit", P.VISIT_VIEW, "visit", visits),
        lambda code, title: _("走访（%(purpose)s）") % {"purpose": choice(Visit.Purpose, code)},
    ),
    Strand(
        *("enquiry", P.ENQUIRY_VIEW, "enquiry", enquiries),
        lambda code, title: (
            _("%(channel)s：%(title)s") % {"channel": choice(Enquiry.Channel, code), "title": title}
        ),
    ),
    Strand("reception", P.ENQUIRY_VIEW, "reception", receptions, lambda code, title: _("接待")),
    Strand(
        *("case", P.CASE_VIEW, "case", cases_opened),
        lambda code, title: _("求助：%(title)s") % {"title": title},
    ),
    Strand(
        *("resolved", P.CASE_VIEW, "case", cases_resolved),
        lambda code, title: _("办结：%(title)s") % {"title": title},
        tone="good",
    ),
    Strand(
        *("activity", P.ACTIVITY_VIEW, "activity", activities),
        lambda code, title: _("协助活动：%(title)s") % {"title": title},
    ),
    Strand(
        *("promise", P.PROMISE_VIEW, "promise", promises_made),
        lambda code, title: _("承诺：%(title)s") % {"title": title},
    ),
    Strand(
        *("kept", P.PROMISE_VIEW, "promise", promises_kept),
        lambda code, title: _("兑现承诺：%(title)s") % {"title": title},
        tone="good",
    ),
    Strand(
        *("plan", P.VISIT_VIEW, "plan", plans),
        lambda code, title: _("计划走访（%(purpose)s）") % {"purpose": choice(Visit.Purpose, code)},
        tone="now",
    ),
    Strand("booking", P.SERVICE_VIEW, "group-service", bookings, booking_told),
    Strand(
        *("care", P.CARE_VIEW, "care-call", care_calls),
        lambda code, title: _("关怀随访（%(state)s）") % {"state": choice(CareCall.Status, code)},
    ),
)
BY_KIND = {strand.kind: strand for strand in STRANDS}
# Where what is older can be read: the nouns of `STRANDS`, in words.
LISTS = {
    "visit": gettext_lazy("走访"),
    "enquiry": gettext_lazy("来电来访"),
    "reception": gettext_lazy("接待"),
    "case": gettext_lazy("求助事项"),
    "activity": gettext_lazy("活动"),
    "promise": gettext_lazy("承诺"),
    "plan": gettext_lazy("走访计划"),
    "group-service": gettext_lazy("团体服务"),
    "care-call": gettext_lazy("关怀随访"),
}


COLUMNS = ("kind", "day", "id", "code", "title", "text", "actor")


def newest(viewer, key) -> QuerySet:
    """The newest lines of some kinds, of so many people: -2, -3 … stand for their ids."""
    kinds, people = key
    stand_ins = [-number for number in range(2, people + 2)]
    parts = [BY_KIND[kind].newest(viewer, stand_ins) for kind in kinds]
    return parts[0].union(*parts[1:]).order_by("-line_day", "-line_id")[: SHOWN + 1]


def newest_lines(user, kinds, people) -> list[dict]:
    """The newest lines of the story of these people, one more than is shown."""
    if not kinds:
        return []
    ids = dict(zip(range(-2, -len(people) - 2, -1), people, strict=True))
    rows = ask(newest, key=(kinds, len(people)), user=user, value_of=lambda one: ids.get(one, one))
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def story_of(contact, user, others=()) -> dict:
    """What the page of a person tells of them: the newest lines, and where to read on when there are more.

    `others` are records that were merged into this one: what could not move is told too.
    """
    seen = [strand for strand in STRANDS if user.may(strand.permission)]
    found = newest_lines(user, tuple(strand.kind for strand in seen), [contact.pk, *others])
    names = dict(User.objects.filter(pk__in={one["actor"] for one in found}).values_list("pk", "name"))
    nouns = {strand.noun for strand in seen} if len(found) > SHOWN else ()
    return {
        "timeline": [item_of(one, names) for one in found[:SHOWN]],
        "earlier": [list_of(noun, contact) for noun in LISTS if noun in nouns],
    }


def item_of(line, names) -> dict:
    """One line of the story."""
    strand = BY_KIND[line["kind"]]
    text = line["text"]
    return {
        "at": line["day"],
        "title": strand.told(line["code"], line["title"]),
        "text": text if len(text) <= TEXT_SHOWN else f"{text[:TEXT_SHOWN]}…",
        "actor": names.get(line["actor"], ""),
        "url": address_of(f"outreach:{strand.noun}-detail", line["id"]),
        "now": strand.tone == "now",
        "tone": strand.tone,
    }


def list_of(noun, contact) -> Crumb:
    """The list of all of one kind with this person."""
    return Crumb(str(LISTS[noun]), reverse(f"outreach:{noun}-list", query={"contact": contact.pk}))
