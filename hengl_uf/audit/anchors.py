"""Marks outside the database that say where the chain stood: one line for each successful proof.

A line is `time position hash HMAC`. The HMAC covers the line and the HMAC of the line before it, so that a line can be
neither changed nor taken out. With them a chain that was cut at its end, or written anew with its head rewound, is found
even when the database itself agrees with the cut.
"""

import fcntl
import hashlib
import hmac
import os
from dataclasses import dataclass
from pathlib import Path


class BrokenAnchors(Exception):
    """A line of the anchor file is not ours, or was changed; the message names it."""


@dataclass(frozen=True)
class Anchor:
    """Where the chain stood at one proof. `position` counts links; `hash` is that link's ("" for an empty chain)."""

    at: str
    position: int
    hash: str
    sign: str


def sign(previous: str, words: str, key: str) -> str:
    """The HMAC-SHA256 of one line behind the line before it, in hex."""
    return hmac.new(key.encode(), f"anchor:{previous}:{words}".encode(), hashlib.sha256).hexdigest()


def read(path: Path, key: str) -> list[Anchor]:
    """All anchors in order; none when there is no file yet. Raises `BrokenAnchors`."""
    return parse(path.read_text(encoding="utf-8"), key) if path.exists() else []


def parse(text: str, key: str) -> list[Anchor]:
    """The anchors of a file's text. Raises `BrokenAnchors`."""
    anchors: list[Anchor] = []
    for number, line in enumerate(text.splitlines(), start=1):
        words, _, signed = line.rpartition(" ")
        at, position, found = (words.split(" ") + ["", "", ""])[:3]
        previous = anchors[-1].sign if anchors else ""
        if not hmac.compare_digest(sign(previous, words, key).encode(), signed.encode()):
            raise BrokenAnchors(
                f"line {number} of the anchor file was changed, or a line before it was taken out"
            )
        anchors.append(Anchor(at, int(position), found.removeprefix("-"), signed))
    return anchors


def append(path: Path, key: str, *, at, position: int, found: str) -> Anchor:
    """Add the anchor of a successful proof, on disk before it returns. Raises `BrokenAnchors`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(
        os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+", encoding="utf-8"
    ) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        before = parse(file.read(), key)
        words = f"{at.isoformat(timespec='seconds')} {position} {found or '-'}"
        signed = sign(before[-1].sign if before else "", words, key)
        file.write(f"{words} {signed}\n")
        file.flush()
        os.fsync(file.fileno())
    return Anchor(words.split(" ")[0], position, found, signed)
