"""What falls due in outreach: what waits for a person, for the bell and the short lists of home."""

from outreach.due.cases import my_cases, new_cases, overdue_cases, waiting_for
from outreach.due.following_up import following_up
from outreach.due.promises import my_promises
from outreach.due.visits import my_route

LISTS = (my_route, my_cases, new_cases, overdue_cases, my_promises, following_up)

__all__ = ["LISTS", "waiting_for"]
