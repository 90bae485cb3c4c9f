"""All stories of the sites, each with a chance of its own."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from hengl_uf.demo.cast import Cast
from hengl_uf.demo.plan import YEAR
from hengl_uf.demo.sites import festivals, places, rounds
from hengl_uf.demo.stories import Story
from hengl_uf.demo.words import words

DUE_TODAY = (11, 13)  # by their place in our table
EVERY = {True: 30, False: 91}  # days between two inspections of a large and of a small site


def site_stories(cast: Cast, rng: Random, *, start: date, on: date) -> Iterator[Story]:
    """Each site from its entry to its number, then a year of inspections; `start` is when the portal came into use."""

    def own() -> Random:
        return Random(rng.getrandbits(64))

    said = words("sites")
    for number, one in enumerate(said["sites"]):
        yield places.site_story(own(), cast, number=number, said=one, day=start + timedelta(days=number))
        yield festivals.festival_story(own(), cast, number=number, said=one, start=start, on=on)
        rest = EVERY[places.is_large(one)]
        # In the village of the inspector's account something is due today.
        late = number in DUE_TODAY
        last = on - timedelta(days=rest + 3 if late else 3 + number * 5 % rest)
        count = (YEAR - 10) // rest
        for turn in range(count):
            day = last - timedelta(days=rest * (count - 1 - turn))
            yield rounds.round_story(own(), cast, number=number, turn=turn, day=day, on=on)
    yield places.plates_story(own(), cast, start=start, on=on)
    yield places.changes_story(own(), cast, on=on)
    yield rounds.half_done_story(own(), cast, on=on)
    yield rounds.found_again_story(own(), cast, on=on)
    yield rounds.escalation_story(own(), cast, on=on)
    yield festivals.emergency_story(own(), cast, start=start, on=on)
    yield festivals.checks_story(own(), cast, on=on)
