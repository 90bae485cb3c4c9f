"""Numbers of the documents that people of the town show: identity cards, residence permits, travel permits.

Our own few lines, because libraries refuse real cards: 442000 with an early date of birth, and residence permits
(810000, 820000, 830000) of people born before their area code.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.lib.errors import Unreadable

MAX_LENGTH: Final = 18  # characters of the longest stored number

_WEIGHTS: Final = tuple(pow(2, 17 - place, 11) for place in range(17))
_CHECKS: Final = "10X98765432"
_OLDEST: Final = date(1900, 1, 1)
_PROVINCES = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]")
_PERMIT_AREAS: Final = frozenset({"810000", "820000", "830000"})
_FOR_LIFE: Final = 9  # H or M and eight digits: the same on each renewed card of its holder
_TAIWAN_FOR_LIFE: Final = 8


class PaperKind(TextChoices):
    """Which document a number belongs to."""

    IDENTITY_CARD = "identity_card", gettext_lazy("居民身份证")
    RESIDENCE_PERMIT = "residence_permit", gettext_lazy("港澳台居民居住证")
    TRAVEL_PERMIT = "travel_permit", gettext_lazy("港澳居民来往内地通行证（回乡证）")
    TAIWAN_PERMIT = "taiwan_permit", gettext_lazy("台湾居民来往大陆通行证（台胞证）")


class PaperError(Unreadable):
    """The text is no number of this kind; the message says why, and never repeats the number."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A number as read, in its one stored form. It does not show itself in logs."""

    kind: PaperKind
    number: str = field(repr=False)

    @property
    def last_four(self) -> str:
        """The last four characters of the number, without the bracket of old permits."""
        return self.number.partition("(")[0][-4:]

    @property
    def masked(self) -> str:
        """What pages show: ****0021."""
        return f"****{self.last_four}"

    @property
    def holder(self) -> str:
        """Kind and the part that renewing does not change: equal for two cards of the same person."""
        lengths = {PaperKind.TRAVEL_PERMIT: _FOR_LIFE, PaperKind.TAIWAN_PERMIT: _TAIWAN_FOR_LIFE}
        return f"{self.kind.value}:{self.number[: lengths.get(self.kind)]}"


def parse_paper(kind: PaperKind | str, text: str, *, on: date | None = None) -> Paper:
    """Read a number of this kind; with `on`, a date of birth after that day is refused. Raises PaperError."""
    kind = PaperKind(kind)
    number = normalised(text)
    if not number:
        raise PaperError(_("请填证件号码。"))
    _READERS[kind](number, on)
    return Paper(kind, number)


def normalised(text: str) -> str:
    """The text in half width and capitals, without spaces and dashes."""
    return re.sub(r"[\s\-‐-―·.]", "", unicodedata.normalize("NFKC", text)).upper()


def check_digit(first17: str) -> str:
    """The 18th character that belongs to the first 17 digits (GB 11643-1999: ISO 7064, MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True))
    return _CHECKS[total % 11]


def _read_identity_card(number: str, on: date | None) -> None:
    _refuse_eighteen(number, PaperKind.IDENTITY_CARD)
    if number[:6] in _PERMIT_AREAS:
        raise PaperError(_("这是港澳台居民居住证的号码，证件种类请选“港澳台居民居住证”。"))
    if not _PROVINCES.match(number):
        raise PaperError(_("前两位“%(digits)s”不是省份代码，请对照证件核对。") % {"digits": number[:2]})
    _refuse_birth_and_check(number, on)


def _read_residence_permit(number: str, on: date | None) -> None:
    _refuse_eighteen(number, PaperKind.RESIDENCE_PERMIT)
    if number[:6] not in _PERMIT_AREAS:
        raise PaperError(
            _(
                "港澳台居民居住证的号码以 810000（香港）、820000（澳门）或 830000（台湾）开头，请对照证件核对。"
            )
        )
    _refuse_birth_and_check(number, on)


def _read_travel_permit(number: str, on: date | None) -> None:
    if not re.fullmatch(r"[HM]([0-9]{8}|[0-9]{10})", number):
        raise PaperError(
            _(
                "通行证号码是字母 H（香港）或 M（澳门）加 8 位数字，旧证后面还有 2 位换证次数，请对照证件核对。"
            )
        )


def _read_taiwan_permit(number: str, on: date | None) -> None:
    if not re.fullmatch(r"[0-9]{8}|[0-9]{10}(\([A-Z0-9]\))?", number):
        raise PaperError(_("台胞证号码是 8 位数字；旧证是 10 位数字，后面可以有括号，请对照证件核对。"))


_READERS: Final = {
    PaperKind.IDENTITY_CARD: _read_identity_card,
    PaperKind.RESIDENCE_PERMIT: _read_residence_permit,
    PaperKind.TRAVEL_PERMIT: _read_travel_permit,
    PaperKind.TAIWAN_PERMIT: _read_taiwan_permit,
}


def _refuse_eighteen(number: str, kind: PaperKind) -> None:
    if re.fullmatch(r"[0-9]{15}", number):
        raise PaperError(_("这是 15 位的旧号码，请填证件上 18 位的号码。"))
    if len(number) != 18:
        raise PaperError(
            _("%(kind)s的号码应为 18 位，现在是 %(count)d 位。") % {"kind": kind.label, "count": len(number)}
        )
    for place, char in enumerate(number, start=1):
        if char not in ("0123456789X" if place == 18 else "0123456789"):
            raise PaperError(
                _("第 %(place)d 位应是数字，现在是“%(char)s”。") % {"place": place, "char": char}
            )


def _refuse_birth_and_check(number: str, on: date | None) -> None:
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError as error:
        raise PaperError(_("第 7 至 14 位是出生日期，这里写的日期不存在，请对照证件核对。")) from error
    if born < _OLDEST or (on and born > on):
        raise PaperError(_("第 7 至 14 位是出生日期，这里写的日期不可能，请对照证件核对。"))
    if number[-1] != check_digit(number[:-1]):
        raise PaperError(_("最后一位与前 17 位对不上：可能抄错一位或颠倒两位，请对照证件核对。"))
