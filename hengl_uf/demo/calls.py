"""The stories of calls: enquiries, receptions and care calls of the demo town."""

from datetime import date, timedelta
from random import Random

from hengl_uf.demo.cast import Cast
from hengl_uf.demo.stories import PHONES, Story, moment
from hengl_uf.demo.words import words
from outreach.actions import care_calls, enquiries, receptions
from outreach.models import Contact

CHANNELS = [*["phone"] * 7, *["counter"] * 2, *["message"] * 3, "mail"]
REGIONS = ("hong_kong", "macao", "overseas")


def enquiry_story(rng: Random, cast: Cast, *, village, day: date, number: int) -> Story:
    """Somebody asks something and is answered; two in three are known to us."""
    topics = words("calls")["enquiries"]
    topic = list(topics)[number % len(topics)]
    said = topics[topic][number // len(topics) % len(topics[topic])]
    at = yield moment(day, 8 + number % 9, rng.randint(0, 59))
    channel = rng.choice(CHANNELS)
    enquiries.log_enquiry(
        by=(by := cast.worker(rng, village)),
        at=at,
        asked_at=at,
        channel=channel,
        topic=cast.categories[topic],
        question=said["question"],
        answer=said["answer"],
        minutes=rng.choice([2, 3, 3, 4, 5, 6, 8, 10]),
        staff=by,
        village=village,
        **caller(rng, cast, village, number, channel),
    )


def caller(rng: Random, cast: Cast, village, number: int, channel: str) -> dict:
    """Who rang: somebody we know, or a voice with a number that can be nobody's."""
    if rng.random() < 0.65:
        contact = rng.choice(cast.contacts[village.pk])
        phone = contact.phones.first() if channel in ("phone", "message") else None
        return {"contact": contact, "region": contact.region, "phone": phone.number if phone else ""}
    region = REGIONS[number % len(REGIONS)]
    phone = PHONES[region].format(600 + number % 300) if channel == "phone" else ""
    return {"caller_name": rng.choice(words("calls")["care"]["people"]), "region": region, "phone": phone}


def reception_story(rng: Random, cast: Cast, *, village, day: date, visitors, summary, people: int) -> Story:
    """Visitors come to a centre: a group, or one person whom we know."""
    at = yield moment(day, rng.randint(9, 16), rng.randint(0, 59))
    by = cast.worker(rng, village)
    contact = None if visitors else rng.choice(cast.contacts[village.pk])
    receptions.log_reception(
        by=by,
        at=at,
        received_on=day,
        village=village,
        people=people,
        region=contact.region if contact else Contact.Region.HONG_KONG,
        contact=contact,
        visitors=visitors,
        summary=summary,
        staff=by,
    )


def plan_receptions(rng: Random, total: int) -> list[tuple[str, str, int]]:
    """So many person-times in groups as the words have them; what is left over comes singly."""
    groups = words("calls")["receptions"]["groups"]
    planned, left = [], total
    while left:
        fitting = [group for group in groups if group[2] <= left]
        visitors, summary, people = rng.choice(fitting)
        planned.append((visitors, summary, people))
        left -= people
    return planned


def care_story(rng: Random, cast: Cast, *, village, day: date, number: int, on: date) -> Story:
    """Somebody at home is rung up; every second one needs something, and mostly gets it."""
    said = words("calls")["care"]
    need, to, name, result = (
        said["needs"][number // 2 % len(said["needs"])] if number % 2 else ("", "", "", "")
    )
    at = yield moment(day, rng.randint(9, 11), rng.randint(0, 59))
    by = cast.worker(rng, village)
    known = rng.random() < 0.5
    who = (
        {"contact": rng.choice(cast.contacts[village.pk])}
        if known
        else {"person": said["people"][number % len(said["people"])]}
    )
    call = care_calls.log_care_call(by=by, at=at, called_on=day, village=village, need=need, staff=by, **who)
    if not need or day > on - timedelta(days=1):
        return
    at = yield at + timedelta(hours=2)
    call = care_calls.pass_on(call=call, by=by, at=at, passed_to=to, passed_to_name=name)
    if day > on - timedelta(days=5):
        return
    at = yield at + timedelta(days=2)
    care_calls.close_care_call(call=call, by=by, at=at, result=result)
