"""What falls due in outreach: what waits for a person, for the bell and the lists of home."""

from outreach.due.cases import waiting_for
from outreach.due.following_up import SOURCES
from outreach.due.short_lists import SHORT_LISTS

__all__ = ["SHORT_LISTS", "SOURCES", "waiting_for"]
