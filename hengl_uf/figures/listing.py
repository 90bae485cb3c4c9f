"""What figures of all apps share: the rows of a scope's village, and the address of the list that shows a scope."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.urls import reverse

from hengl_uf.figures.figure import Scope


def listed(
    route: str, *, start: str = "", end: str = "", whole_town: bool = False, **fixed: str
) -> Callable[[Scope], str]:
    """The address of a list that shows a scope: its days where the list knows them, and its village unless the rows
    belong to none (`whole_town`, as the figure says).
    """

    def url(scope: Scope) -> str:
        query: dict[str, object] = dict(fixed)
        if start:
            query |= {start: scope.period.starts_on.isoformat(), end: scope.period.ends_on.isoformat()}
        if scope.village_id is not None and not whole_town:
            query["village"] = scope.village_id
        return reverse(route, query=query) if query else reverse(route)

    return url


def of_village(rows: QuerySet, scope: Scope, path: str = "village") -> QuerySet:
    """The rows of the scope's village, or all; `path` leads from a row to its village."""
    return rows if scope.village_id is None else rows.filter(**{path: scope.village_id})
