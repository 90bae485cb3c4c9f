"""All stories of the chamber, each with a chance of its own."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from hengl_uf.demo.cast import Cast
from hengl_uf.demo.chamber import giving, mediation, members, party, services, work
from hengl_uf.demo.plan import of_year
from hengl_uf.demo.stories import Story

EVENTS, EVENTS_BEFORE, EVENTS_AHEAD = 8, 3, 2
QUESTIONS, QUESTIONS_BEFORE = 14, 5
ACTIONS, ACTIONS_BEFORE = 10, 4
PAIRINGS = 7
DISPUTES, DISPUTES_BEFORE = 22, 8
OPEN = (38, 27, 9)  # so many days ago disputes were accepted that are still open
SURVEYED = 112  # enterprises, of some more that nobody has asked yet


def chamber_stories(cast: Cast, rng: Random, *, start: date, on: date) -> Iterator[Story]:
    """Enterprises first, then what the chamber and its organisations do; `start` is when the portal came into use."""

    def own() -> Random:
        return Random(rng.getrandbits(64))

    yield members.firms_story(own(), cast, day=start - timedelta(days=1))
    yield from member_stories(cast, own, start=start, on=on)
    yield from party_stories(cast, own, start=start, on=on)
    yield from service_stories(cast, own, start=start, on=on)
    yield from disputes(cast, own, start=start, on=on)
    for ago in range(3):
        yield giving.walk_story(own(), cast, ago=ago, start=start, on=on)
    for number in range(PAIRINGS):
        yield giving.pairing_story(own(), cast, number=number, start=start, on=on)
    yield giving.yongshan_story(own(), cast, start=start, on=on)
    for number, day in enumerate(of_year(on, ACTIONS, ACTIONS_BEFORE)):
        yield giving.action_story(own(), cast, number=number, day=day)


def party_stories(cast: Cast, own, *, start: date, on: date) -> Iterator[Story]:
    """Party organisations, what surveys found, and what the organisations do."""
    yield party.party_story(own(), cast, start=start, on=on)
    for number in range(SURVEYED):
        yield party.survey_story(own(), cast, number=number, on=on)
    yield work.five_ones_story(own(), cast, start=start, on=on)
    for kind, now, before in (
        (work.Kind.STUDY, work.STUDY, work.STUDY_BEFORE),
        (work.Kind.THEME_DAY, work.THEME_DAYS, work.THEME_DAYS_BEFORE),
    ):
        for number, day in enumerate(of_year(on, now, before)):
            yield work.activity_story(own(), cast, number=number, day=day, kind=kind)
    for number in range(4):
        yield work.project_story(own(), cast, number=number, on=on)
    yield work.posts_story(own(), cast, on=on)


def disputes(cast: Cast, own, *, start: date, on: date) -> Iterator[Story]:
    """Mediators and their cases."""
    yield mediation.mediators_story(own(), cast, start=start)
    days = of_year(on, DISPUTES, DISPUTES_BEFORE)
    for number, day in enumerate(days):
        yield mediation.dispute_story(own(), cast, number=number, day=day, on=on)
    for number, back in enumerate(OPEN, len(days)):
        day = on - timedelta(days=back)
        yield mediation.dispute_story(own(), cast, number=number, day=day, on=on, stays_open=True)


def member_stories(cast: Cast, own, *, start: date, on: date) -> Iterator[Story]:
    """Members of long standing, those on their way, and the council, its fees and its folder."""
    for number in range(members.MEMBERS):
        applied = start + timedelta(days=number % 20)
        yield members.member_story(own(), cast, number=number * 2, applied=applied)
    for number, until in enumerate(members.UNDER_WAY):
        applied = start + timedelta(days=60) if until == "left" else on - timedelta(days=25 - 2 * number)
        yield members.member_story(own(), cast, number=91 + number * 2, applied=applied, until=until)
    yield members.council_story(own(), cast, day=start + timedelta(days=60), on=on)
    yield members.fees_story(own(), cast, on=on)
    yield members.evidence_story(own(), cast, on=on)


def service_stories(cast: Cast, own, *, start: date, on: date) -> Iterator[Story]:
    """What is done for enterprises."""
    for number, day in enumerate(of_year(on, EVENTS, EVENTS_BEFORE)):
        yield services.event_story(own(), cast, number=number, day=day, on=on)
    for number in range(EVENTS_AHEAD):
        day = on + timedelta(days=6 + 9 * number)
        yield services.event_story(own(), cast, number=number, day=day, on=on)
    for number, day in enumerate(of_year(on, QUESTIONS, QUESTIONS_BEFORE)):
        yield services.question_story(own(), cast, number=number, day=day, on=on)
    for number in range(4):
        day = start + timedelta(days=100 + 120 * number)
        yield services.policy_story(own(), cast, number=number, day=day, on=on)
    yield services.training_story(own(), cast, start=start, on=on)
