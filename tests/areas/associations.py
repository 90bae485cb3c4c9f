"""Associations."""

from tests.areas.answers import OUTREACH_READ

TABLE: list = [
    ("outreach:association-options", "", "get", OUTREACH_READ),
]
PAGES: dict = {}


def furnish(*, clerk, officer, village):
    """One record of each kind and state."""
    return {}
