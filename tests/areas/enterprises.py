"""Enterprises, with industries, parks and contacts at work."""

TABLE: list = []
PAGES: dict = {}


def furnish(*, clerk, officer, village):
    """One record of each kind and state."""
    return {}
