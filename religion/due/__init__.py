"""What falls due in the registry of sites: what waits for a person, for the lists of home."""

from religion.due.following_up import SOURCES
from religion.due.short_lists import SHORT_LISTS

__all__ = ["SHORT_LISTS", "SOURCES"]
