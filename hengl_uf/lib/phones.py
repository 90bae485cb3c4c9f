"""Telephone numbers of the mainland, Hong Kong, Macao and everywhere else: read, stored as E.164, shown
grouped, masked.

`phonenumbers` knows lengths and allocated ranges, but its ranges lag behind (Macao mobiles and some Hong Kong
numbers count as invalid there): a number of possible length is accepted and only marked doubtful when it is
outside the known ranges.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

import phonenumbers
from django.utils.translation import gettext as _

from hengl_uf.lib.errors import Unreadable
from hengl_uf.lib.text import clean_line

MAINLAND: Final = 86
EIGHT_DIGITS: Final = {852: "HK", 853: "MO"}  # Hong Kong and Macao: eight digits, no area codes
_LOCAL_CODE: Final = {region: code for code, region in EIGHT_DIGITS.items()}

# Longest stored value: + and 15 digits (E.164), x, six digits of an extension.
MAX_LENGTH: Final = 23

_EIGHT = re.compile(r"(\+85[23])\d{4}(\d{4})")
_EXTENSION = re.compile(r"\s*(?:转|轉|分机|分機|ext\.?|x|#)\s*[:：]?\s*(\d{1,6})$", re.IGNORECASE)
_DASH_EXTENSION = re.compile(r"(?<=\d{7})\s*-\s*(\d{1,6})$")
_SEVERAL = re.compile(r"\d{7,}\s*[/、,;\\|]\s*[+(]?\d[\d\- ]{5,}|\d{8,}\s+1[3-9]\d{9}$")
_STRANGE = re.compile(r"[^\d+\-() .]")
_DASHES = re.compile(r"[‐-―−ー—]")


class PhoneError(Unreadable):
    """The text cannot be a telephone number; the message says why."""


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number as read: `e164` like "+8676087761234", the extension's digits or "".

    `doubtful`: the length is possible, but the number lies outside the known ranges; ask to look again, do
    not refuse.
    """

    e164: str
    extension: str = ""
    doubtful: bool = False

    @property
    def stored(self) -> str:
        """The value to keep in a field of `MAX_LENGTH`: E.164, and "x8001" for an extension."""
        return f"{self.e164}x{self.extension}" if self.extension else self.e164

    @property
    def display(self) -> str:
        """The number as people of the town write it."""
        return display_phone(self.stored)


def parse_phone(text: str, region: str = "CN") -> Phone:
    """Read a telephone number; `region` ("CN", "HK", "MO", …) decides what a number without country code is.

    Accepted: full width, dashes, brackets, spaces, 00 and +, 852… without +, "转 8001" and "-8001" behind a
    fixed line. Raises PhoneError.
    """
    number, extension = _split_extension(_tidy(text))
    _refuse_strange(number)
    international = _international(number, region)
    parsed = _parsed(international, region)
    _refuse_impossible(parsed, international)
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return Phone(e164, extension, doubtful=not phonenumbers.is_valid_number(parsed))


def display_phone(stored: str) -> str:
    """A stored number grouped for reading: 138 0013 8000, 0760-8776 1234; other text stays as it is."""
    parsed, extension = _from_stored(stored)
    if parsed is None:
        return stored
    shown = _display(parsed)
    return (
        _("%(number)s 转 %(extension)s") % {"number": shown, "extension": extension} if extension else shown
    )


def is_doubtful(stored: str) -> bool:
    """Whether a stored number lies outside the known ranges: to be looked at again, never to be refused."""
    parsed, _extension = _from_stored(stored)
    return parsed is None or not phonenumbers.is_valid_number(parsed)


def mask_phone(stored: str) -> str:
    """The number with its middle hidden and without extension: 138****8000, 0760-****1234, +852 ****4567."""
    if eight := _EIGHT.fullmatch(stored):  # most numbers of a list are these, and need no taking apart
        return f"{eight[1]} ****{eight[2]}"
    parsed, _extension = _from_stored(stored)
    if parsed is None:
        return f"****{stored[-2:]}" if len(stored) >= 6 else "****"
    head, digits = _head(parsed)
    return f"{head}****{digits[-4:] if len(digits) >= 7 else digits[-2:]}"


def _tidy(text: str) -> str:
    return _DASHES.sub("-", unicodedata.normalize("NFKC", clean_line(text)))


def _split_extension(number: str) -> tuple[str, str]:
    if match := _EXTENSION.search(number):
        return number[: match.start()], match[1]
    plain = number.replace(" ", "")
    match = _DASH_EXTENSION.search(plain)
    if match and plain.startswith("0") and len(re.sub(r"\D", "", plain[: match.start()])) >= 10:
        return plain[: match.start()], match[1]
    return number, ""


def _refuse_strange(number: str) -> None:
    if _SEVERAL.search(number):
        raise PhoneError(_("一次只填一个号码，其余号码请另填。"))
    if strange := _STRANGE.search(number):
        raise PhoneError(_("号码里有“%(char)s”，请只写数字。") % {"char": strange[0]})
    if "+" in number[1:] or not re.search(r"\d", number):
        raise PhoneError(_("请填电话号码。"))
    if not 7 <= len(re.sub(r"\D", "", number)) <= 20:
        raise PhoneError(_("“%(number)s”不是完整的电话号码。") % {"number": number[:24]})


def _international(number: str, region: str) -> str:
    """The digits, with + and country code where the typed number has one or its region decides it."""
    digits = re.sub(r"\D", "", number)
    if number.startswith("+"):
        return f"+{digits}"
    if re.match(r"00[1-9]", digits):
        return f"+{digits[2:]}"
    if re.fullmatch(r"85[23]\d{8}|86(1[3-9]\d{9}|[2-9]\d{9,10})", digits):
        return f"+{digits}"
    if region in _LOCAL_CODE and len(digits) == 8:
        return f"+{_LOCAL_CODE[region]}{digits}"
    if region in _LOCAL_CODE and re.fullmatch(r"1[3-9]\d{9}|0\d{9,11}", digits):
        return f"+{MAINLAND}{digits.removeprefix('0')}"
    return digits


def _parsed(international: str, region: str) -> phonenumbers.PhoneNumber:
    try:
        return phonenumbers.parse(international, region)
    except phonenumbers.NumberParseException as error:
        if error.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE:
            raise PhoneError(
                _("没有“%(number)s”开头的国家或地区代码。") % {"number": international[:4]}
            ) from error
        raise PhoneError(_("“%(number)s”不是电话号码。") % {"number": international}) from error


def _refuse_impossible(parsed: phonenumbers.PhoneNumber, international: str) -> None:
    digits = phonenumbers.national_significant_number(parsed)
    if parsed.country_code == MAINLAND:
        _refuse_impossible_mainland(digits, international)
    elif parsed.country_code in EIGHT_DIGITS and len(digits) != 8:
        place = _("香港") if parsed.country_code == 852 else _("澳门")
        raise PhoneError(
            _("%(place)s号码应为 8 位，现在是 %(count)d 位。") % {"place": place, "count": len(digits)}
        )
    elif phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        raise PhoneError(_("“%(number)s”的位数不对，请核对。") % {"number": international})


def _refuse_impossible_mainland(digits: str, international: str) -> None:
    trunk = international.removeprefix(f"+{MAINLAND}").startswith("0")
    beijing = re.fullmatch(r"\+?8610\d{8}", international)
    if digits.startswith("1") and not trunk and not beijing:
        _refuse_impossible_mobile(digits)
    elif len(digits) <= 8:
        raise PhoneError(
            _("“%(number)s”缺区号：本地固话请写 0760-，香港号码请写 +852，澳门号码请写 +853。")
            % {"number": digits}
        )
    elif not re.fullmatch(r"[48]00\d{7}|(?:10|2\d)\d{8}|[3-9]\d{9,10}", digits):
        raise PhoneError(
            _("固定电话应为区号加 7 位或 8 位号码，请核对“%(number)s”。") % {"number": international}
        )


def _refuse_impossible_mobile(digits: str) -> None:
    if len(digits) != 11:
        raise PhoneError(_("手机号码应为 11 位，现在是 %(count)d 位。") % {"count": len(digits)})
    if digits[1] in "012":
        raise PhoneError(_("手机号码的第二位是 3 至 9，现在是 %(digit)s。") % {"digit": digits[1]})


def _from_stored(stored: str) -> tuple[phonenumbers.PhoneNumber | None, str]:
    number, _x, extension = stored.partition("x")
    if not re.fullmatch(r"\+\d{5,15}", number):
        return None, ""
    try:
        return phonenumbers.parse(number), extension
    except phonenumbers.NumberParseException:
        return None, ""


def _display(parsed: phonenumbers.PhoneNumber) -> str:
    head, digits = _head(parsed)
    if parsed.country_code == MAINLAND:
        if digits.startswith("1") and not head.endswith("-"):
            return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
        return f"{head}{digits[:-4]}{'-' if head in ('400-', '800-') else ' '}{digits[-4:]}"
    if parsed.country_code in EIGHT_DIGITS:
        return f"{head}{digits[:4]} {digits[4:]}"
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _head(parsed: phonenumbers.PhoneNumber) -> tuple[str, str]:
    """What stays visible when masked, and the digits behind it (of a mobile: all, the head repeats three)."""
    digits = phonenumbers.national_significant_number(parsed)
    if parsed.country_code != MAINLAND:
        return f"+{parsed.country_code} ", digits
    if re.fullmatch(r"1[3-9]\d{9}", digits):
        return digits[:3], digits
    if re.fullmatch(r"[48]00\d{7}", digits):
        return f"{digits[:3]}-", digits[3:]
    area = 2 if re.match(r"10|2\d", digits) else 3
    return f"0{digits[:area]}-", digits[area:]
