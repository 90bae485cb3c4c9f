"""Addresses of records, for pages that name many."""

from functools import cache

from django.urls import reverse


def address_of(route: str, pk) -> str:
    """The page of one record; `route` takes its id alone. A list asks for 25 at a time, so each route is resolved once."""
    before, after = _around(route)
    return f"{before}{pk}{after}"


@cache
def _around(route: str) -> tuple[str, str]:
    before, _, after = reverse(route, args=[0]).rpartition("/0/")
    return f"{before}/", f"/{after}"
