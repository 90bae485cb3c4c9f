"""A plan on one page: bars and diamonds over months, as coordinates for `components/plan.html`.

All lengths are units of the picture, which are pixels where it is shown in full size.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.lib.dates import Period, add_months
from hengl_uf.web.elements import Badge

LEFT = 248  # where the months begin; labels stand before
PLOT = 880  # width of all months
RIGHT = 12  # for the half of a diamond that stands on the last day
HEAD = 52  # height of the heads
ROW = 48
BAR = 14  # height of a bar
DIAMOND = 9  # from its centre to a corner
LABEL_WIDTH = LEFT - 16
MONTH_WIDTH = 64  # narrower ones are named now and then only
LABEL_SIZE, WORD_SIZE = 14, 12.5  # of letters
STATES = {
    "done": (gettext_lazy("已完成"), "good"),
    "late": (gettext_lazy("超期"), "bad"),
    "going": (gettext_lazy("进行中"), "info"),
    "ahead": (gettext_lazy("未开始"), "neutral"),
}


@dataclass(frozen=True)
class PlanRow:
    """One thing to be done, from a day to a day; the same day twice is a milestone."""

    label: str
    owner: str
    starts_on: date
    ends_on: date
    done_on: date | None = None
    late: bool = False
    url: str = ""

    def state(self, today: date) -> str:
        """done, late, going or ahead."""
        if self.done_on:
            return "done"
        if self.late:
            return "late"
        return "ahead" if self.starts_on > today else "going"

    @property
    def days(self) -> str:
        """From when to when, in words."""
        return str(Period(self.starts_on, self.ends_on))


@dataclass(frozen=True)
class Line:
    """A row as it is drawn and as the table tells it. Coordinates are text, so that no locale touches them."""

    row: PlanRow
    state: str
    label: str  # cut to its place
    full: str
    words: str
    badge: Badge
    top: str
    label_y: str
    owner_y: str
    words_x: str
    anchor: str
    bar: dict | None
    diamond: dict | None


@dataclass(frozen=True)
class Plan:
    """What the component shows."""

    key: str
    title: str
    about: str
    width: str
    height: str
    left: str
    head: str
    months: list[dict]
    today_x: str
    lines: list[Line]


def plan_of(title, starts_on: date, ends_on: date, today: date, rows, key: str = "plan") -> Plan:
    """The plan of these `PlanRow`s over these days. `key` tells several plans of one page apart."""
    period = Period(starts_on, ends_on)
    lines = [line_of(row, number, period, today) for number, row in enumerate(rows)]
    return Plan(
        key=key,
        title=title,
        about=about(lines, period),
        width=place(LEFT + PLOT + RIGHT),
        height=place(HEAD + ROW * len(lines) + 8),
        left=place(LEFT),
        head=place(HEAD),
        months=months_of(period),
        today_x=place(x_of(today, period, middle=True)) if today in period else "",
        lines=lines,
    )


def about(lines, period) -> str:
    """The plan in a sentence, for who does not see the picture."""
    counts = {state: sum(line.state == state for line in lines) for state in STATES}
    parts = [
        _("%(state)s %(count)s 项") % {"state": STATES[state][0], "count": count}
        for state, count in counts.items()
        if count
    ]
    words = {"period": period, "count": len(lines), "parts": _("、").join(parts)}
    if not parts:
        return _("%(period)s，还没有安排。") % words
    return _("%(period)s，共 %(count)s 项：%(parts)s。逐项见图下的表。") % words


def x_of(day: date, period: Period, *, middle=False) -> float:
    """Where a day begins, or its middle."""
    return LEFT + PLOT * ((day - period.starts_on).days + (0.5 if middle else 0)) / period.days


def months_of(period) -> list[dict]:
    """The months as columns: where each begins, where its name stands, and the name where there is room."""
    firsts, first = [], period.starts_on.replace(day=1)
    while first <= period.ends_on:
        firsts.append(first)
        first = add_months(first, 1)
    step = -(-MONTH_WIDTH * len(firsts) // PLOT)
    columns, free = [], LEFT
    for number, one in enumerate(firsts):
        x = max(x_of(one, period), LEFT)
        named = (
            number % step == 0 and x >= free
        )  # a plan that starts late in a month leaves no room for the next
        columns.append({"x": place(x), "name": month_name(one, is_first=not number) if named else ""})
        free = x + MONTH_WIDTH if named else free
    return columns


def month_name(first, *, is_first) -> str:
    """3月; with the year where one begins."""
    words = {"year": first.year, "month": first.month}
    return _("%(year)d年%(month)d月") % words if is_first or first.month == 1 else _("%(month)d月") % words


def line_of(row, number, period, today) -> Line:
    """One row with its mark: a bar for a stretch, a diamond for a day, neither for what lies outside."""
    state = row.state(today)
    word, tone = STATES[state]
    top = HEAD + ROW * number
    begins, ends = max(row.starts_on, period.starts_on), min(row.ends_on, period.ends_on)
    is_outside = begins > ends
    words = _("%(state)s，%(days)s") % {"state": word, "days": row.days}
    words = _("%(words)s（不在图示时段内）") % {"words": words} if is_outside else words
    left = LEFT if is_outside else x_of(begins, period)
    right = LEFT if is_outside else x_of(ends, period) + PLOT / period.days
    fits = left + width_of(words, WORD_SIZE) <= LEFT + PLOT
    full = _("%(label)s，%(owner)s，%(words)s") % {"label": row.label, "owner": row.owner, "words": words}
    is_stretch = row.starts_on != row.ends_on
    return Line(
        row=row,
        state=state,
        label=cut(row.label, LABEL_SIZE),
        full=full,
        words=words,
        badge=Badge(str(word), tone),
        top=place(top),
        label_y=place(top + 20),
        owner_y=place(top + 37),
        words_x=place(left if fits else min(right, LEFT + PLOT)),
        anchor="start" if fits else "end",
        bar=bar(left, right, top) if is_stretch and not is_outside else None,
        diamond=diamond((left + right) / 2, top) if not is_stretch and not is_outside else None,
    )


def bar(left, right, top) -> dict:
    """A stretch; `check` is where the sign of being done stands."""
    middle, width = top + 34, max(right - left, 3)
    return {
        "x": place(left),
        "y": place(middle - BAR / 2),
        "width": place(width),
        "height": place(BAR),
        "end": place(left + width),
        "middle": place(middle),
        "mark": f"{place(left + width - 11)} {place(middle)}" if width > 16 else "",
    }


def diamond(x, top) -> dict:
    """A single day."""
    y = top + 34
    corners = ((x, y - DIAMOND), (x + DIAMOND, y), (x, y + DIAMOND), (x - DIAMOND, y))
    return {
        "points": " ".join(f"{place(a)},{place(b)}" for a, b in corners),
        "mark": f"{place(x - 3.5)} {place(y)}",
        "x": place(x),
        "top": place(y - 5),
        "bottom": place(y + 5),
    }


def place(number) -> str:
    """A coordinate, to a tenth of a pixel."""
    return f"{round(float(number), 1):g}"


def width_of(text, size) -> float:
    """About how wide a text is: Chinese characters are squares, others half as wide."""
    return size * sum(1 if ord(letter) > 0x2E7F else 0.58 for letter in str(text))


def cut(text, size) -> str:
    """The text, or as much of its beginning as stands before the months, with an ellipsis."""
    text = str(text)
    if width_of(text, size) <= LABEL_WIDTH:
        return text
    while width_of(f"{text}…", size) > LABEL_WIDTH:
        text = text[:-1]
    return f"{text}…"
