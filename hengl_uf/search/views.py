"""The page of results. The sources are handed in by the addresses, which know all apps."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from hengl_uf.lib.text import clean_line
from hengl_uf.search.sources import search

LONGEST = 80  # characters of a query that are looked at


def results(request, sources):
    """What the words find, by kind."""
    words = clean_line(request.GET.get("q", ""))[:LONGEST]
    groups = search(sources, request.user, words) if words else []
    return render(request, "search/results.html", {"title": _("搜索"), "words": words, "groups": groups})
