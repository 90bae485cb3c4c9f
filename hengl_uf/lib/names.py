"""Names by their sound: keys that sort them as a Chinese directory does, and text that finds them by pinyin.

PostgreSQL sorts Chinese by code point, so a stored key does the sorting; give that column `db_collation="C"`.
Readings come from pypinyin; surnames with a reading of their own (曾 zeng, 区 ou, 单 shan) from
`data/surnames.tsv`, their spellings in Hong Kong and Macao (Chan, Au Yeung) from `data/cantonese_surnames.tsv`. How a
given name is spelled there nobody can tell from its characters: that is kept as it was typed.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from hengl_uf.lib.simplified import read_pairs
from hengl_uf.lib.text import HAN, HAS_HAN, clean_line, fold

# Longer names than this are cut in keys: no two names differ first after the 24th syllable.
MOST_SYLLABLES = 24

_PIECES = re.compile(rf"[{HAN}]+|[^\W{HAN}]+")
_HAN_RUN = re.compile(rf"[{HAN}]+")
_TONE = re.compile(r"[0-5]$")
_COMPANY_PLACE = re.compile(r"^(?:广东省?)?(?:中山市?)?(?:横栏镇?)?")
_COMPANY_FORM = re.compile(r"(?:股份有限公司|有限责任公司|有限公司|公司)?(?:中山|横栏)?(?:分公司)?$")
_JOINTS = re.compile(r"[\W_]+")  # what stands between the parts of a name: Au-Yeung, Au Yeung


def pinyin_key(name: str, *, person: bool = True) -> str:
    """The key that sorts names: per syllable pinyin, tone and character ("chen2陈 hua2华 ming2明"), Latin
    words folded.

    With `person` the first characters are read as a surname. Sort it byte by byte (collation "C").
    """
    folded = fold(clean_line(name))
    return " ".join(sound + char for sound, char in _read(folded, person)[:MOST_SYLLABLES])


def pinyin_full(name: str, *, person: bool = True) -> str:
    """The name's pinyin without tones and spaces, for searching: 陈华明 is "chenhuaming"; ü is written v."""
    return "".join(_syllables(name, person))


def initials(name: str, *, person: bool = True) -> str:
    """The first letters of the name's syllables and words: 陈华明 is "chm", Chan Tai Man is "ctm"."""
    return "".join(syllable[0] for syllable in _syllables(name, person))


def search_key(*names: str) -> str:
    """One folded text in which `LIKE` finds a record by any of its names.

    Holds each name as folded, its parts (Au-Yeung: au yeung) and all of them joined, its pinyin (with and
    without the surname's own reading, ü also as u) and its initials. Hand over romanisations (Chan Tai Man)
    as further names. Words are apart by one space.
    """
    words: dict[str, None] = {}
    for name in names:
        folded = fold(clean_line(name))
        parts = _PIECES.findall(folded)
        words |= dict.fromkeys((folded, " ".join(parts), "".join(parts), *_sounds(folded)))
    return " ".join(word for word in words if word)


def spoken_words(words: str) -> list[str]:
    """The words that somebody typed to find a person, folded; a hyphen parts a name (Au-Yeung), not a phone.

    What holds no letter at all stays as it is, so that "%" finds nobody instead of everybody.
    """
    return [part for word in fold(words).split() for part in _parts(word)]


def _parts(word: str) -> list[str]:
    if not word.isascii() or re.search(r"\d", word):
        return [word]
    return [part for part in _JOINTS.split(word) if part] or [word]


def comparable(name: str) -> str:
    """What two spellings of one name share: script, capitals, spaces and hyphens aside, and the order of Latin words."""
    pieces = _PIECES.findall(fold(clean_line(name)))
    return "".join(pieces) if HAS_HAN.search(name) else " ".join(sorted(pieces))


def company_key(name: str) -> str:
    """What two spellings of one company's name share: script, brackets and spaces aside, and the words that most
    companies of the town have in common (中山市横栏镇…有限公司). "" for a name of nothing else.
    """
    bare = "".join(_PIECES.findall(fold(clean_line(name))))
    return _COMPANY_FORM.sub("", _COMPANY_PLACE.sub("", bare))[:120]


def romanised_surnames(name: str) -> tuple[str, ...]:
    """How people of Hong Kong and Macao write this Chinese name's surname: 陈大文 is ("chan",), 李 ("lee", "li", "lei")."""
    folded = fold(clean_line(name))
    known = _cantonese_surnames()
    return next((known[folded[:length]] for length in (2, 1) if folded[:length] in known), ())


def _sounds(folded: str) -> Iterable[str]:
    for person in (True, False):
        full = pinyin_full(folded, person=person)
        yield from (full, full.replace("v", "u")) if _HAN_RUN.search(folded) else (full,)
        yield initials(folded, person=person)


def _syllables(name: str, person: bool) -> list[str]:
    return [_TONE.sub("", sound) if char else sound for sound, char in _read(fold(clean_line(name)), person)]


@lru_cache(maxsize=4096)
def _read(folded: str, person: bool) -> tuple[tuple[str, str], ...]:
    """(sound with tone, character) of each Chinese character, (word, "") of everything else."""
    parts: list[tuple[str, str]] = []
    for piece in _PIECES.findall(folded):
        if _HAN_RUN.fullmatch(piece):
            parts += zip(_han_sounds(piece, person and not parts), piece, strict=True)
        else:
            parts.append((piece, ""))
    return tuple(parts)


def _han_sounds(run: str, person: bool) -> list[str]:
    surname = _surname(run) if person else ""
    rest = run[len(surname) :]
    return [*(_surnames()[surname].split() if surname else ()), *(_plain_sounds(rest) if rest else ())]


def _plain_sounds(run: str) -> list[str]:
    from pypinyin import Style, lazy_pinyin  # its dictionary takes 0.2 s to load: only where a name is read

    one_by_one: Any = list  # characters without a reading stand for themselves, each alone
    return [
        sound or run[0]
        for sound in lazy_pinyin(run, style=Style.TONE3, neutral_tone_with_five=True, errors=one_by_one)
    ]


def _surname(run: str) -> str:
    return next((run[:length] for length in (2, 1) if len(run) >= length and run[:length] in _surnames()), "")


@cache
def _surnames() -> dict[str, str]:
    return read_pairs("surnames.tsv")


@cache
def _cantonese_surnames() -> dict[str, tuple[str, ...]]:
    pairs = read_pairs("cantonese_surnames.tsv").items()
    return {surname: tuple(spellings.split("/")) for surname, spellings in pairs}
