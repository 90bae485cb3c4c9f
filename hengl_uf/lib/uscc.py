"""统一社会信用代码, the credit code of every registered body, after GB 32100-2015.

18 characters: registering department (1), kind of body (1), area (6 digits), organisation code (9), check
character (1). Our own, because libraries want digits where village collectives (N2…), chambers and others
have letters.
"""

import re
import unicodedata
from typing import Final

from django.utils.translation import gettext as _

from hengl_uf.lib.errors import Unreadable

LENGTH: Final = 18
ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I O S V Z, which look like digits or each other
_WEIGHTS: Final = tuple(pow(3, place, 31) for place in range(LENGTH - 1))
_LOOKS_LIKE: Final = {"I": "1", "O": "0", "Z": "2", "S": "5", "V": "U"}


class UsccError(Unreadable):
    """The text is no credit code; the message says which character and why."""


def parse_uscc(text: str) -> str:
    """Return the code in its one stored form: capitals, no spaces or dashes. Raises UsccError."""
    code = re.sub(r"[\s\-‐-―·.]", "", unicodedata.normalize("NFKC", text)).upper()
    _refuse_length(code)
    for place, char in enumerate(code, start=1):
        _refuse_character(place, char)
    if code[-1] != check_character(code[:-1]):
        raise UsccError(
            _("第 18 位是校验码，“%(char)s”与前 17 位对不上：可能抄错一位或颠倒两位，请对照证照核对。")
            % {"char": code[-1]}
        )
    return code


def check_character(first17: str) -> str:
    """The 18th character that belongs to the first 17 (GB 32100-2015): weights 3^(i-1) mod 31."""
    total = sum(ALPHABET.index(char) * weight for char, weight in zip(first17, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def _refuse_length(code: str) -> None:
    if not code:
        raise UsccError(_("请填统一社会信用代码。"))
    if len(code) == 15 and code.isdigit():
        raise UsccError(_("这是 15 位的旧注册号，请填证照上 18 位的统一社会信用代码。"))
    if len(code) == 9:
        raise UsccError(_("这是 9 位的组织机构代码，请填证照上 18 位的统一社会信用代码。"))
    if len(code) != LENGTH:
        raise UsccError(_("统一社会信用代码应为 18 位，现在是 %(count)d 位。") % {"count": len(code)})


def _refuse_character(place: int, char: str) -> None:
    if char not in ALPHABET:
        raise UsccError(_strange(place, char))
    if 3 <= place <= 8 and not char.isdigit():
        raise UsccError(
            _("第 %(place)d 位应是数字（第 3 至 8 位是行政区划），现在是“%(char)s”。")
            % {"place": place, "char": char}
        )


def _strange(place: int, char: str) -> str:
    if like := _LOOKS_LIKE.get(char):
        return _("第 %(place)d 位是字母 %(char)s，信用代码不用这个字母，是不是“%(like)s”？") % {
            "place": place,
            "char": char,
            "like": like,
        }
    return _("第 %(place)d 位的“%(char)s”不是数字或大写字母。") % {"place": place, "char": char}
