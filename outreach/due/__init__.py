"""What falls due in outreach: what waits for a person, for the bell and the short lists of home."""

from outreach.due.cases import waiting_for
from outreach.due.following_up import following_up
from outreach.due.short_lists import short_lists

LISTS = (short_lists, following_up)

__all__ = ["LISTS", "waiting_for"]
