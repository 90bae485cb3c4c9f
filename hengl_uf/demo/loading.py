"""Loading the demo town: its stories are told in the order of their moments, through the same deeds that people do."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from heapq import heapify, heappop, heappush
from itertools import count
from random import Random

from django.db import transaction
from django.utils import timezone

from hengl_uf.access.models import User
from hengl_uf.calendars.current import load_calendar
from hengl_uf.demo import accounts, associations, calls, stories, together
from hengl_uf.demo.cast import Cast
from hengl_uf.demo.centres import fill_centres
from hengl_uf.demo.chamber.every import chamber_stories
from hengl_uf.demo.plan import PAST, Course, of_year, plan_cases, plan_visits
from hengl_uf.demo.sites.every import site_stories
from hengl_uf.demo.stories import Story
from hengl_uf.demo.words import people, words
from hengl_uf.places.models import Town
from outreach.models import Contact

SEED = 442000110  # the town's own code: the same words on every machine
CONTACTS = 45
VISITS, VISITS_BEFORE = 84, 36  # in the year and before it, apart from those in which a case was raised
# In the calendar year of the loading, within what the town has published (town_facts.csv); and before it.
ENQUIRIES, ENQUIRIES_BEFORE = 100, 60
PERSON_TIMES, PERSON_TIMES_BEFORE = 40, 24  # of receptions
ACTIVITIES, ACTIVITIES_BEFORE, ACTIVITIES_AHEAD = 35, 20, 3
CARE_CALLS, CARE_CALLS_BEFORE = 30, 12
WISHES = (*["thanked"] * 8, *["fulfilled"] * 2, *["claimed"] * 4, *["published"] * 6)
EARLY = timedelta(days=30)  # so long before the first work the first people were registered


class NotEmpty(Exception):
    """The town has records of its own; a demo would mix with them."""


def load_demo(*, at: datetime) -> bool:
    """Load the demo town as of this moment. Returns False when it is loaded already. Raises `NotEmpty`.

    All of it or nothing. A lost file of passwords is written anew, with new passwords.
    """
    if Town.objects.filter(is_demo=True).exists():
        if not accounts.file_is_good():
            accounts.write_accounts(accounts.reset_passwords(at=at))
        return False
    if User.objects.active().exists() or Contact.objects.exists():
        raise NotEmpty
    with transaction.atomic():
        Town.objects.update_or_create(pk=1, defaults={"is_demo": True})
        passwords = accounts.add_accounts(at=at)
        cast = Cast.gathered()
        fill_centres(by=cast.office[0], at=at)
        tell(all_stories(cast, on=timezone.localdate(at)), until=at)
        accounts.write_accounts(passwords)
    return True


def tell(told: Iterator[Story], *, until: datetime) -> None:
    """Tell all stories at once, each deed in its turn. What would lie ahead of `until` happens at that moment."""
    order = count()
    waiting = [(min(next(story), until), next(order), story) for story in told]
    heapify(waiting)
    while waiting:
        at, _, story = heappop(waiting)
        try:
            heappush(waiting, (min(story.send(at), until), next(order), story))
        except StopIteration:
            continue


def all_stories(cast: Cast, *, on: date) -> Iterator[Story]:
    """Every story of the town, each with a chance of its own, so that one more story changes no other."""
    rng = Random(SEED)
    start = on - timedelta(days=PAST) - EARLY
    yield from registrations(cast, rng, start=start)
    for number, day in enumerate(plan_visits(rng, on=on, count=VISITS, before=VISITS_BEFORE)):
        village = cast.villages[number % len(cast.villages)]
        yield stories.visit_story(own(rng), cast, village=village, day=day, number=number, on=on)
    yield from together_stories(cast, rng, start=start, on=on)
    plans = planned_cases(cast, rng, on=on)
    yield from call_stories(cast, rng, on=on, rung_up=[plan for plan in plans if is_call(plan)])
    for number, plan in enumerate(plans):
        # The account that people try the demo with belongs to one village: something of each kind waits there.
        home = plan.course != Course.RESOLVED and number % 3 == 0
        village = cast.villages[accounts.HOME_VILLAGE - 1 if home else number * 4 % len(cast.villages)]
        yield stories.case_story(own(rng), cast, plan, village=village, on=on)
    yield from chamber_stories(cast, Random(SEED + 1), start=start, on=on)
    yield from site_stories(cast, Random(SEED + 2), start=start, on=on)
    yield stories.mistake_story(own(rng), cast, village=cast.villages[2], day=on - timedelta(days=40))


def is_call(plan) -> bool:
    """Whether a case of the plan begins with a telephone call; `stories.opened` does the same."""
    return not plan.from_visit and plan.category != "business"


def call_stories(cast: Cast, rng: Random, *, on: date, rung_up: list) -> Iterator[Story]:
    """Enquiries, receptions and care calls; the calls that became cases count among the enquiries."""
    opened = sum(plan.opened_on.year == on.year for plan in rung_up)
    for number, day in enumerate(of_year(on, ENQUIRIES - opened, ENQUIRIES_BEFORE)):
        village = cast.villages[number * 3 % len(cast.villages)]
        yield calls.enquiry_story(own(rng), cast, village=village, day=day, number=number)
    now = calls.plan_receptions(rng, PERSON_TIMES)
    past = calls.plan_receptions(rng, PERSON_TIMES_BEFORE)
    days = of_year(on, len(now), len(past))
    for number, (day, group) in enumerate(zip(days, [*past, *now][-len(days) :], strict=True)):
        village = cast.villages[number * 2 % len(cast.villages)]
        visitors, summary, people = group
        yield calls.reception_story(
            own(rng), cast, village=village, day=day, visitors=visitors, summary=summary, people=people
        )
    for number, day in enumerate(of_year(on, CARE_CALLS, CARE_CALLS_BEFORE)):
        village = cast.villages[number * 5 % len(cast.villages)]
        yield calls.care_story(own(rng), cast, village=village, day=day, number=number, on=on)


def together_stories(cast: Cast, rng: Random, *, start: date, on: date) -> Iterator[Story]:
    """Associations first, then what is done together with them."""
    said = words("together")
    for number, one in enumerate(said["associations"]):
        yield associations.association_story(own(rng), cast, number=number, said=one, start=start, on=on)
    for number, one in enumerate(said["resources"]):
        day = start + timedelta(days=EARLY.days + number)
        yield associations.resource_story(own(rng), cast, number=number, said=one, day=day, on=on)
    for number, one in enumerate(said["projects"]):
        yield associations.project_story(own(rng), cast, number=number, said=one, on=on)
    for number, day in enumerate(of_year(on, ACTIVITIES, ACTIVITIES_BEFORE)):
        yield together.activity_story(own(rng), cast, day=day, number=number)
    for number in range(ACTIVITIES_AHEAD):
        day = on + timedelta(days=9 + 11 * number)
        yield together.activity_story(own(rng), cast, day=day, number=number + 5, ahead=True)
    for number, state in enumerate(WISHES):
        day = on - timedelta(days=160 - number * 8)
        yield together.wish_story(own(rng), cast, day=day, number=number, on=on, state=state)
    for number, back in enumerate((120, 60, 20, -6)):
        day = on - timedelta(days=back)
        yield together.service_story(own(rng), cast, day=day, number=number, on=on)
    for number, back in enumerate((1, 0, 0, 0, -1, -3, -6)):
        home = cast.villages[accounts.HOME_VILLAGE - 1]
        for village, by in ((home, cast.village_staff[home.pk]), (cast.villages[number], cast.office[0])):
            day = on - timedelta(days=back)
            yield together.plan_story(own(rng), cast, village=village, day=day, number=number, on=on, by=by)


def registrations(cast: Cast, rng: Random, *, start: date) -> Iterator[Story]:
    """People and enterprises, two thirds of them before the work begins, the rest during it."""
    for number, (name, romanised) in enumerate(people(rng, CONTACTS)):
        village = cast.villages[number % len(cast.villages)]
        late = 0 if number < 30 else (number - 29) * 42
        day = start + timedelta(days=number % 25 + late)
        yield stories.contact_story(
            own(rng), cast, village=village, name=name, romanised=romanised, number=number, day=day
        )
    firms = [(name, capital) for capital, names in words("people")["enterprises"].items() for name in names]
    for number, (name, capital) in enumerate(firms):
        village = cast.villages[number * 5 % len(cast.villages)]
        yield stories.enterprise_story(own(rng), cast, village=village, name=name, capital=capital, day=start)


def planned_cases(cast: Cast, rng: Random, *, on: date):
    """The cases, their deadlines counted by the working calendar."""
    calendar = load_calendar()
    limits = {code: category.limit_days for code, category in cast.categories.items()}
    return plan_cases(
        rng, on=on, limits=limits, due_on=lambda day, limit: calendar.deadline(day, limit).due_on
    )


def own(rng: Random) -> Random:
    """A chance of one story's own."""
    return Random(rng.getrandbits(64))
