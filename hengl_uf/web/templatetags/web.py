"""Tags and filters of the shell and the components. They are built in: templates need no {% load %}."""

import calendar
import datetime
import warnings
from decimal import Decimal
from functools import cache, lru_cache
from itertools import groupby

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.audit.words import in_words
from hengl_uf.lib import dates, phones

register = template.Library()

TONES = {
    "success": "good",
    "error": "bad",
    "warning": "warn",
    "info": "info",
    "debug": "neutral",
}
TONE_ICONS = {
    "good": "circle-check",
    "bad": "alert-circle",
    "warn": "alert-triangle",
    "info": "info-circle",
    "neutral": "info-circle",
}
FILE_ICONS = {
    "photo": "photo",
    "pdf": "file-type-pdf",
    "sheet": "file-spreadsheet",
    "text": "file-text",
}
DAY_KINDS = {
    "start": gettext_lazy("受理日，不计"),
    "counted": gettext_lazy("计入"),
    "skipped": gettext_lazy("不计（休息日或节假日）"),
    "paused": gettext_lazy("暂停"),
    "due": gettext_lazy("到期日"),
}
ACTIONS_SHOWN = 3  # buttons beside a title; the rest go into a menu


@cache
def sprite_url() -> str:
    """Where the icon sprite is served."""
    return static("icons.svg")


@cache
def icon_names() -> tuple[str, ...]:
    """The icons of the sprite, as listed for the build."""
    listed = (settings.BASE_DIR / "static" / "src" / "icons.txt").read_text(encoding="utf-8").splitlines()
    return tuple(name for line in listed if (name := line.partition("#")[0].strip()))


@register.simple_tag
def icon(name: str, css: str = "", label: str = "") -> SafeString:
    """A Tabler icon of `static/src/icons.txt` (another warns, so that tests fail). Decorative unless it has a `label`."""
    return drawn(str(name), css, str(label))


@lru_cache(maxsize=1024)
def drawn(name: str, css: str, label: str) -> SafeString:
    """The markup of an icon, made once: a page shows dozens."""
    if name not in icon_names():
        warnings.warn(f"The icon {name!r} is not listed in static/src/icons.txt.", stacklevel=2)
    css = f"icon {css}".strip()
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}#{}"></use></svg>',
            css,
            label,
            sprite_url(),
            name,
        )
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#{}"></use></svg>', css, sprite_url(), name
    )


@register.filter
def tone(level_tag: str) -> str:
    """The tone of a Django message level."""
    return TONES.get(level_tag, "neutral")


@register.filter
def tone_icon(tone_name: str) -> str:
    """The icon that goes with a tone."""
    return TONE_ICONS.get(tone_name, "info-circle")


# --- Actions ------------------------------------------------------------------------------------------


@register.filter
def main_action(actions):
    """The next step: the first action that is allowed, or None."""
    return next((action for action in actions if action.allowed), None)


@register.filter
def shown_actions(actions) -> list:
    """The actions beside the title, the next step first."""
    main = main_action(actions)
    return ([main] if main else []) + [action for action in actions if action is not main][
        : ACTIONS_SHOWN - bool(main)
    ]


@register.filter
def more_actions(actions) -> list:
    """The actions in the menu "more"."""
    shown = shown_actions(actions)
    return [action for action in actions if not any(action is other for other in shown)]


# --- Dates and times ----------------------------------------------------------------------------------


def as_day(value) -> datetime.date:
    """The day of a moment in the town's time; a date as it is."""
    return timezone.localtime(value).date() if isinstance(value, datetime.datetime) else value


@register.filter
def full_date(value) -> str:
    """2026年3月5日（周四）, of a date or a moment."""
    return dates.full_date(as_day(value)) if value else ""


@register.filter
def full_time(value) -> str:
    """2026年3月5日（周四）14:05."""
    return dates.full_time(value) if value else ""


@register.filter
def shortened(text, length) -> str:
    """A text of at most so many characters, an ellipsis among them. Django's own also weighs accents and right-to-left."""
    text = str(text)
    return text if len(text) <= length else f"{text[: length - 1]}…"


@register.filter
def ago(value) -> str:
    """3天前, 今天, 2天后: only ever beside the full date."""
    return dates.relative(as_day(value), timezone.localdate()) if value else ""


@register.filter
def when(value) -> SafeString:
    """A <time> with the full date (and hour), and how long ago that is."""
    if not value:
        return SafeString("")
    words = full_time(value) if isinstance(value, datetime.datetime) else full_date(value)
    stamp = value.isoformat()
    return format_html(
        '<time datetime="{}">{}</time> <span class="muted nowrap">{}</span>',
        stamp,
        words,
        ago(value),
    )


@register.simple_tag
def today() -> datetime.date:
    """Today in the town's time, for the head of printed pages."""
    return timezone.localdate()


@register.filter
def months(days) -> list[dict]:
    """Marked days laid out as months of weeks, Monday first, for a small calendar: {first, weeks: [[cell|None]]}."""
    laid_out = []
    for (year, month), group in groupby(days, key=lambda day: (day["on"].year, day["on"].month)):
        marked = {day["on"]: day for day in group}
        weeks = [
            [{"on": on, "day": marked.get(on)} if on.month == month else None for on in week]
            for week in calendar.Calendar().monthdatescalendar(year, month)
            if any(on in marked for on in week)
        ]
        laid_out.append({"first": datetime.date(year, month, 1), "weeks": weeks})
    return laid_out


# --- Numbers, phones, money ---------------------------------------------------------------------------


@register.filter
def thousands(value) -> str:
    """12,345; other things as they are."""
    return (
        f"{value:,}"
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool)
        else str(value)
    )


@register.filter
def phone(value) -> str:
    """A stored phone number grouped for reading."""
    return phones.display_phone(value) if value else ""


# --- Forms --------------------------------------------------------------------------------------------


@register.filter
def plain_label(label) -> str:
    """A field's label without the mark of being optional, for sentences about the field."""
    return str(label).removesuffix(str(_("（选填）")))


@register.filter
def any_errors(formsets) -> bool:
    """Whether one of these formsets (or nothing) has errors."""
    return any(formset.total_error_count() for formset in formsets or ())


@register.filter
def change_pairs(changes) -> list:
    """(label, before, after) of an audit entry's changes; what was only set has no before."""
    pairs = changes.items() if isinstance(changes, dict) else ()
    return [
        (
            label,
            *(map(in_words, change) if isinstance(change, list) and len(change) == 2 else ("", change)),
        )
        for label, change in pairs
    ]


@register.filter
def as_control(field):
    """A bound field with the class of our controls, where crispy is more than is needed."""
    return field.as_widget(attrs={"class": "form-control is-invalid" if field.errors else "form-control"})


# --- Deadlines and files ------------------------------------------------------------------------------


@register.filter
def day_kind(kind: str) -> str:
    """What a kind of day of a deadline is called."""
    return str(DAY_KINDS.get(kind, kind))


@register.filter
def marked_days(deadline) -> list[dict]:
    """Each day of a `calendars.working_days.Deadline` as {on, kind, note}, in order."""
    days = [{"on": deadline.start, "kind": "start", "note": ""}]
    days += [
        {"on": day, "kind": "counted", "note": ""}
        for day, number in deadline.counted
        if day != deadline.due_on
    ]
    days += [{"on": day, "kind": "skipped", "note": note} for day, note in deadline.skipped]
    days += [{"on": day, "kind": "paused", "note": note} for day, note in deadline.paused]
    if deadline.due_on:
        days.append({"on": deadline.due_on, "kind": "due", "note": ""})
    return sorted(days, key=lambda day: day["on"])


@register.filter
def day_kinds(days) -> list[str]:
    """The kinds that occur among these days, in the order of the legend."""
    present = {day["kind"] for day in days}
    return [kind for kind in DAY_KINDS if kind in present]


@register.filter
def noted(days) -> list[dict]:
    """Runs of days that share a note worth telling (holidays, pauses; not weekends): {first, last, note}."""
    runs = [(note, list(run)) for note, run in groupby(days, key=lambda day: day["note"])]
    ordinary = {"", *map(str, dates.WEEKDAYS)}
    return [
        {"first": run[0]["on"], "last": run[-1]["on"], "note": note}
        for note, run in runs
        if str(note) not in ordinary
    ]


@register.filter
def file_icon(kind: str) -> str:
    """The icon of a kind of file."""
    return FILE_ICONS.get(kind, "file")
