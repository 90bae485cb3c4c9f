"""Members of the chamber, their fees, the council and evidence for 四好商会."""

TABLE: list = []
PAGES: dict = {}


def furnish(*, secretary, village):
    """One record of each kind and state."""
    return {}
