"""The page behind the one search box, over the sources of all apps."""

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.catalogue import SEARCH_SOURCES
from hengl_uf.search.views import results


@permitted(Permission.SEARCH)
def search_page(request):
    """`/search/?q=`: what the words find, by kind."""
    return results(request, SEARCH_SOURCES)
