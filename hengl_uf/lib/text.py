"""Text as people type and paste it: made comparable, made clean, checked for what must not be stored."""

import re
import unicodedata

from hengl_uf.lib.simplified import read_pairs

# Control characters that no text of ours needs: C0 without tab and line breaks, DEL, C1, orders that turn the
# writing direction (they can make 甲 read as 乙), half surrogates (PostgreSQL refuses them) and code points
# that are no characters.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)
# Characters without width that come along with a paste. Joiners are kept in running text: emoji are made with
# them.
_ZERO_WIDTH = "\u00ad\u034f\u180e\u200b\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_JOINERS = (
    "\u200c\u200d" + "".join(map(chr, range(0xFE00, 0xFE10))) + "".join(map(chr, range(0xE0100, 0xE01F0)))
)
_ZERO_WIDTH_TABLE = dict.fromkeys(map(ord, _ZERO_WIDTH))
_INVISIBLE_TABLE = dict.fromkeys(map(ord, _ZERO_WIDTH + _JOINERS))

HAN = r"\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af\ue000-\uf8ff"
"""Chinese characters for a regular expression, with the private area, where old systems keep rare ones."""

_SPACE_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}])")
HAS_HAN = re.compile(f"[{HAN}]")

_FOLD_TABLE: dict[int, str | None] = {
    **_INVISIBLE_TABLE,
    **{ord(source): target for source, target in read_pairs("simplified.tsv").items()},
}

# In names only letters, digits and spaces lose their full width; Chinese punctuation keeps it.
_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()}
_NAME_TABLE: dict[int, str | None] = {
    **_INVISIBLE_TABLE,
    **_FULL_WIDTH,
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **{ord(source): target for source, target in read_pairs("radicals.tsv").items()},
    **{ord(dot): "·" for dot in "•‧∙⋅・･●"},
    **{ord(mark): "'" for mark in "‘’＇`´"},
    **{ord(dash): "-" for dash in "‐‑‒–－"},
    ord("＆"): "&",
    ord("．"): ".",
}


def fold(text: str) -> str:
    """Make two spellings of the same thing equal: width, case, accents, traditional and simplified script.

    For records and queries alike; for comparing, never for showing. Folding twice changes nothing.
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare).translate(_FOLD_TABLE)


def normalise_name(text: str) -> str:
    """A name of a person, body or place as we store it, so that the same name is the same text.

    Kept: case, rare characters, traditional script, Chinese punctuation. Changed: full-width letters and
    digits, stray radicals, the dot in 阿依·古丽, brackets (（） beside Chinese), spaces between Chinese
    characters (张　三).
    """
    name = clean_line(unicodedata.normalize("NFC", clean_line(text)).translate(_NAME_TABLE))
    name = _SPACE_BETWEEN_HAN.sub("", name)
    return _chinese_brackets(name) if HAS_HAN.search(name) else _plain_brackets(name)


def clean_line(text: str) -> str:
    """One line of text: no control or zero-width characters, white space as single spaces, none outside."""
    return " ".join(_without_invisible(text).split())


def clean_text(text: str) -> str:
    """Several lines of text, clean, with line breaks and indents kept; never two empty lines together."""
    lines = [line.rstrip() for line in _without_invisible(text).replace("\t", " ").splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def has_forbidden_controls(text: str) -> bool:
    """Whether the text holds characters that must not be stored (see `_FORBIDDEN`)."""
    return _FORBIDDEN.search(text) is not None


def _without_invisible(text: str) -> str:
    return _FORBIDDEN.sub("", text).translate(_ZERO_WIDTH_TABLE)


def _chinese_brackets(name: str) -> str:
    return re.sub(r" ?[)）] ?", "）", re.sub(r" ?[(（] ?", "（", name))


def _plain_brackets(name: str) -> str:
    return name.replace("（", "(").replace("）", ")")
