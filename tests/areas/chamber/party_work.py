"""五个一, Party activities, service projects, awards and posts."""

TABLE: list = []
PAGES: dict = {}


def furnish(*, secretary, village):
    """One record of each kind and state."""
    return {}
