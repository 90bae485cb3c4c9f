"""One simplified character for every traditional or variant one, so that searching sees a single script.

The table is for comparing only, never for showing: it knows single characters, not words, and merges more
than an editor would (著 and 着, 乾 and 干). It is derived from the OpenCC dictionaries and our own
`data/variants.tsv` and kept as a file, because asking OpenCC 90,000 times takes half a second and reading the
file takes two milliseconds.

Write the file anew with `python -m hengl_uf.lib.simplified` after OpenCC or `variants.tsv` changed; a test
compares the two.
"""

from pathlib import Path

DATA = Path(__file__).parent / "data"

# Where Chinese characters live: radicals, the marks 々〆〇, the main block with extension A, compatibility,
# extensions B and up.
_BLOCKS = ((0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))

# Traditional first; Hong Kong and Taiwan variants only for characters which that one leaves alone.
_CONVERSIONS = ("t2s", "hk2s", "tw2s")


def read_pairs(name: str) -> dict[str, str]:
    """The two columns of a table in `data/`: from, to. Lines that begin with # are remarks."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def derive() -> dict[str, str]:
    """Build the table from OpenCC and our own lists; each target is final: folding twice changes nothing."""
    table = _from_opencc() | read_pairs("radicals.tsv") | read_pairs("variants.tsv")
    closed = {source: _follow(table, source) for source in sorted(table)}
    return {source: target for source, target in closed.items() if source != target}


def _from_opencc() -> dict[str, str]:
    from opencc import OpenCC

    table: dict[str, str] = {}
    for conversion in _CONVERSIONS:
        convert = OpenCC(conversion).convert
        for char in (chr(code) for first, last in _BLOCKS for code in range(first, last + 1)):
            if char not in table and (target := convert(char)) != char:
                table[char] = target
    return table


def _follow(table: dict[str, str], char: str) -> str:
    seen = {char}
    while (target := table.get(char, char)) not in seen:
        seen.add(target)
        char = target
    return target


def write() -> Path:
    """Write `data/simplified.tsv` anew and return its path."""
    path = DATA / "simplified.tsv"
    path.write_text("".join(f"{source}\t{target}\n" for source, target in derive().items()), encoding="utf-8")
    return path


if __name__ == "__main__":
    print(write())
