"""One box over everything that the user may see: what a source of results is."""

from collections.abc import Callable
from dataclasses import dataclass

from hengl_uf.access.roles import Permission

SHOWN = 10  # results of one kind on the page of all kinds


@dataclass(frozen=True)
class Hit:
    """One result: its name, what tells it apart, where it is."""

    title: str
    detail: str
    url: str


@dataclass(frozen=True)
class Source:
    """One kind of record: who may search it, and how words find it within what the person may see."""

    code: str
    label: str
    needs: Permission
    find: Callable[[object, str, int], list[Hit]]


def search(sources, user, words) -> list[dict]:
    """The results by kind, each at most `SHOWN`, with whether there are more."""
    groups = []
    for source in sources:
        if not user.may(source.needs):
            continue
        hits = source.find(user, words, SHOWN + 1)
        if hits:
            groups.append({"label": source.label, "hits": hits[:SHOWN], "more": len(hits) > SHOWN})
    return groups
