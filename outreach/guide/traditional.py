"""A first draft in the traditional script of Hong Kong, for a person to read over; never the last word.

OpenCC (s2hk) turns the characters; `reference/guide/hant.tsv` says before it how Hong Kong words a thing, and holds the
names, which no machine converts. The villages' own names come from the gazetteer.
"""

import re
from functools import cache
from pathlib import Path

from opencc import OpenCC

WORD_LIST = Path(__file__).parent.parent / "reference" / "guide" / "hant.tsv"
# Marks in Unicode's private use area hold the places of words that are already right.
FIRST_MARK = 0xE000


@cache
def word_list() -> dict[str, str]:
    """What Hong Kong says for what the mainland says."""
    lines = WORD_LIST.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


@cache
def converter() -> OpenCC:
    """OpenCC's tables take a moment to load: once is enough."""
    return OpenCC("s2hk")


def draft(text: str, names: dict[str, str] | None = None) -> str:
    """The text in traditional script; `names` are {simplified: traditional} that stay as they are written there."""
    known = {**word_list(), **(names or {})}
    pattern = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
    kept: list[str] = []

    def keep(match):
        kept.append(known[match[0]])
        return chr(FIRST_MARK + len(kept) - 1)

    converted = converter().convert(re.sub(pattern, keep, text))
    return "".join(
        kept[ord(char) - FIRST_MARK] if 0 <= ord(char) - FIRST_MARK < len(kept) else char
        for char in converted
    )
