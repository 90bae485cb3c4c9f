"""The small things that pages hand to templates."""

from dataclasses import dataclass, field

from hengl_uf.access.answers import Allowed, Answer
from hengl_uf.web.measures import Measure, Number
from hengl_uf.web.numbers import amount


@dataclass(frozen=True)
class Badge:
    """A state in a word, with a tone: neutral, info, good, warn or bad."""

    text: str
    tone: str = "neutral"


@dataclass(frozen=True)
class Action:
    """A button: what it does, where it goes, and whether this person may (a no shows its reason)."""

    label: str
    url: str
    answer: Answer = field(default_factory=Allowed)
    method: str = "get"
    icon: str = ""
    tone: str = ""

    @property
    def allowed(self) -> bool:
        return bool(self.answer)

    @property
    def reason(self) -> str:
        return self.answer.reason


@dataclass(frozen=True)
class Crumb:
    """One step of the way here."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a list. `order` names the fields that sort it (an index must stand behind them)."""

    key: str
    label: str
    order: tuple[str, ...] = ()
    css: str = ""


@dataclass(frozen=True)
class Total:
    """How many rows a list found; counted up to a limit, because beyond it nobody needs the exact number."""

    count: int
    capped: bool


@dataclass(frozen=True)
class ListSum:
    """What a measure over all rows that a list found comes to, in words: 接待 3,456 人次."""

    measure: Measure
    label: str
    value: Number
    unit: str

    @property
    def text(self) -> str:
        return amount(self.value, self.unit)


@dataclass(frozen=True)
class Chip:
    """One filter in force, in words, with the address that lifts it."""

    label: str
    text: str
    remove_url: str
