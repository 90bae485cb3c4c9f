"""What a hazard's page tells: the chain of its loop, its deadline, its photos by round, its steps."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from hengl_uf.attachments.models import Attachment
from hengl_uf.attachments.pages import at_position, in_list
from hengl_uf.calendars.current import load_calendar
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.elements import Action
from religion.actions.hazard_parts import STARTS
from religion.models import Hazard, HazardStep

State, Kind = Hazard.State, HazardStep.Kind
TONES = {
    Kind.ESCALATED: "bad",
    Kind.SENT_BACK: "bad",
    Kind.REOPENED: "bad",
    Kind.CLOSED: "good",
}


@dataclass(frozen=True)
class Stop:
    """One part of the chain, as `components/chain.html` shows it; `standing` is done, now or next."""

    label: str
    note: str
    standing: str
    words: str


def loop_of(hazard) -> list[Stop]:
    """Found, put right, looked at again, closed: where it stands."""
    here = {State.OPEN: 1, State.RECTIFIED: 2, State.CLOSED: 4}[State(hazard.state)]
    found = plain_date(hazard.found_on)
    rectified = hazard.rectified_on and plain_date(hazard.rectified_on)
    checked = hazard.checked_on and plain_date(hazard.checked_on)
    by_day = _("%(day)s 前") % {"day": plain_date(hazard.due_on)}
    parts = (
        (_("发现"), found),
        (_("整改"), rectified or by_day),
        (_("复查"), checked or _("另一个人")),
        (_("销号"), checked or _("要有整改前后照片")),
    )
    words = {"done": _("已完成"), "now": _("正在这一步"), "next": _("还没有到")}
    standings = ["done" if place < here else "now" if place == here else "next" for place in range(4)]
    return [
        Stop(label, note, standing, words[standing])
        for (label, note), standing in zip(parts, standings, strict=True)
    ]


def deadline_of(hazard, steps):
    """The count that led to the day, or None where nothing was counted or the day stands by hand."""
    if not hazard.limit_days:
        return None
    starts = [step.taken_on for step in steps if step.kind in STARTS]
    counted = load_calendar().deadline(starts[-1] if starts else hazard.found_on, hazard.limit_days)
    return counted if counted.due_on == hazard.due_on else None


@dataclass
class Side:
    """The photos of one side, and the button that adds one."""

    heading: str
    files: list = field(default_factory=list)
    add: Action | None = None


@dataclass
class Round:
    """The photos of one time that it was found: before, after, and those of tries that did not pass."""

    number: int
    heading: str
    sides: list[Side]


def rounds_of(hazard, may, attach_url) -> list[Round]:
    """The photos by round, the newest round first: one query."""
    files: dict[str, list] = {}
    for file in Attachment.objects.about(hazard):
        parts = file.position.split("-")
        key = "-".join(parts[:2]) if len(parts) > 1 else ""
        files.setdefault(key, []).append(file)
    return [round_of(hazard, number, files, may, attach_url) for number in range(hazard.round, 0, -1)]


def round_of(hazard, number, files, may, attach_url) -> Round:
    """One round; only to the last one something is added."""
    last = number == hazard.round
    sides = []
    for key, heading in (("before", _("整改前")), ("after", _("整改后")), ("tried", _("复查没有通过"))):
        position = f"{key}-{number}"
        shown = [in_list(file, bool(may) and last) for file in files.get(position, ())]
        if key == "tried" and not shown:
            continue
        label = _("加%(side)s照片") % {"side": heading}
        adds = last and hazard.is_open and key != "tried"
        add = Action(label, at_position(attach_url, position), may, icon="photo") if adds else None
        sides.append(Side(heading, shown, add))
    heading = _("照片") if hazard.round == 1 else _("第 %(number)s 次的照片") % {"number": number}
    return Round(number, heading, sides)


def steps_of(steps) -> list[dict]:
    """The steps, newest first."""
    return [
        {
            "at": step.taken_on,
            "title": step.get_kind_display(),
            "text": step.note,
            "actor": step.taken_by.name if step.taken_by else _("系统"),
            "tone": TONES.get(Kind(step.kind), ""),
            "url": step.answer.inspection.get_absolute_url() if step.answer else "",
        }
        for step in reversed(steps)
    ]
