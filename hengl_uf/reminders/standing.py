"""How lists of what is due are composed once (`web/composed.py`): a day that stands for today."""

from datetime import date, timedelta

TODAY = date(4000, 1, 1)  # stands for today while a query is composed
NEAR = timedelta(days=365)  # days this near to it are counted from today as well
SHOWN = 6  # rows of a list on home


def day_of(on):
    """What gives the real day for `TODAY` and the days counted from it, and other values as they are."""

    def value_of(one):
        return on + (one - TODAY) if isinstance(one, date) and abs(one - TODAY) < NEAR else one

    return value_of
