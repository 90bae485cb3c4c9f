"""Proving the chain whole, or naming the first entry that breaks it."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from hengl_uf.audit import anchors
from hengl_uf.audit.models import Entry, Head, Link
from hengl_uf.audit.sealing import link_hash, seal

NEWEST = 20  # entries by which the key is known
BATCH = 2000  # links that are held in memory at a time


@dataclass(frozen=True)
class Proof:
    """What the walk over the chain found; `broken` is empty when the chain is whole."""

    links: int
    head: str
    broken: str = ""


def prove_and_anchor(*, at: datetime) -> Proof:
    """Prove the chain, and when it is whole leave a mark outside the database of where it stood at `at`."""
    proof = prove()
    if not proof.broken:
        anchors.append(
            settings.AUDIT_ANCHORS, settings.AUDIT_KEY, at=at, position=proof.links, found=proof.head
        )
    return proof


def prove() -> Proof:
    """Walk the chain from its first link and compare every entry with its seal, its place and the anchors.

    Finds an entry changed, removed, inserted, copied or put elsewhere, a chain that was cut at its end, and one that was
    written anew behind an anchor. Memory stays flat; writers are not disturbed and do not disturb.
    """
    key = settings.AUDIT_KEY
    try:
        kept = anchors.read(settings.AUDIT_ANCHORS, key)
    except anchors.BrokenAnchors as broken:
        return Proof(0, "", str(broken))
    with one_moment():
        return walk(key, kept)


def key_fits() -> bool:
    """Whether the key in force sealed any of the newest entries; entries sealed with two keys could not be proven.

    Several are looked at: that somebody changed one is for the proof to say, and no reason not to start.
    """
    newest = Entry.objects.order_by("-pk")[:NEWEST]
    return not newest or any(seal(entry, settings.AUDIT_KEY) == entry.seal for entry in newest)


def last_anchor() -> anchors.Anchor | None:
    """When the chain was last proven whole, and where it stood. Raises `anchors.BrokenAnchors`."""
    kept = anchors.read(settings.AUDIT_ANCHORS, settings.AUDIT_KEY)
    return kept[-1] if kept else None


@contextmanager
def one_moment():
    """All queries inside see the database as of one moment, however long the walk takes."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def walk(key: str, kept: list[anchors.Anchor]) -> Proof:
    """The proof itself; `kept` are the anchors."""
    expected = defaultdict(set)
    for anchor in kept:
        expected[anchor.position].add(anchor.hash)
    previous, position = "", 0
    for batch in link_batches():
        entries = Entry.objects.in_bulk([link.entry_id for link in batch])
        for link in batch:
            position += 1
            broken = fault(link, position, previous, entries.get(link.entry_id), key)
            if not broken and not expected[position] <= {link.hash}:
                broken = f"the chain up to entry {link.entry_id} (link {position}) was written anew after an anchor"
            if broken:
                return Proof(position - 1, previous, broken)
            del expected[position]
            previous = link.hash
    return Proof(position, previous, fault_at_the_end(position, previous, kept))


def link_batches() -> Iterator[list[Link]]:
    """The links in order, a batch at a time."""
    last = None
    while True:
        links = Link.objects.order_by("position")
        batch = list((links if last is None else links.filter(position__gt=last))[:BATCH])
        if not batch:
            return
        yield batch
        last = batch[-1].position


def fault(link: Link, position: int, previous: str, entry: Entry | None, key: str) -> str:
    """What is wrong with this link, in a sentence, or nothing."""
    if link.position != position:
        return f"link {position} is missing (the next one is {link.position})"
    if entry is None:
        return f"entry {link.entry_id} (link {position}) was removed"
    if seal(entry, key) != entry.seal:
        return f"entry {entry.pk} (link {position}) was changed or inserted: its seal does not fit"
    if link_hash(previous, entry.pk, entry.seal) != link.hash:
        return f"entry {entry.pk} (link {position}) was changed or moved: the chain does not fit"
    return ""


def fault_at_the_end(position: int, previous: str, kept: list[anchors.Anchor]) -> str:
    """What is wrong behind the last link."""
    beyond = next((anchor for anchor in kept if anchor.position > position), None)
    if beyond:
        return f"the chain was cut after link {position}: at {beyond.at} it had {beyond.position} links"
    head = Head.objects.filter(pk=1).first() or Head()
    if (head.position, head.hash) != (position, previous):
        return f"the chain was cut or lengthened after link {position}"
    chained = Link.objects.filter(entry_id=OuterRef("pk"))
    loose = Entry.objects.filter(~Exists(chained)).order_by("pk").first()
    return f"entry {loose.pk} was inserted beside the chain" if loose else ""
