"""Campaigns, pledges, receipts, allocations and aid projects."""

TABLE: list = []
PAGES: dict = {}


def furnish(*, secretary, village):
    """One record of each kind and state."""
    return {}
