"""Signed links for enterprises: a page of ours that one enterprise may open without an account, about one thing.

A link names its kind and the records that it is about; nobody can make one up, and nobody can turn one kind into
another. What may be done there, and until when, the page asks of the records themselves.
"""

from django.core import signing
from django.http import Http404
from django.urls import reverse


def token(kind: str, *ids: int) -> str:
    """The token of a link of this kind about these records."""
    return signing.dumps(list(ids), salt=f"chamber.link.{kind}", compress=False)


def ids_of(kind: str, given: str, count: int) -> list[int]:
    """The ids that a token names, so many. Raises `Http404` when it is not one of ours, or of another kind."""
    try:
        ids = signing.loads(given, salt=f"chamber.link.{kind}")
    except signing.BadSignature:
        raise Http404 from None
    if len(ids) != count:
        raise Http404
    return ids


def address(request, route: str, kind: str, *ids: int) -> str:
    """The whole address of the page behind `route` (which takes the token alone), to be sent to an enterprise."""
    return request.build_absolute_uri(reverse(route, args=[token(kind, *ids)]))
