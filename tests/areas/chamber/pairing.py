"""Pairings and joint actions."""

TABLE: list = []
PAGES: dict = {}


def furnish(*, secretary, village):
    """One record of each kind and state."""
    return {}
