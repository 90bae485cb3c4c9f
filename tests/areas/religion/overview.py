"""What shows all sites at once: the boards, the rates, the map."""

from tests.areas.answers import SITES_READ

TABLE: tuple = (
    ("religion:board", "", "get", SITES_READ),
    ("religion:coverage", "", "get", SITES_READ),
    ("religion:map", "", "get", SITES_READ),
)
PAGES: dict = {
    "clerk-overview": ["/religion/board/", "/religion/coverage/", "/religion/map/"],
    "leader-overview": ["/religion/board/", "/religion/coverage/?by=quarter"],
}


def furnish(*, clerk, officer, village) -> dict:
    """Nothing of its own: the other fields of work fill these pages."""
    return {}
