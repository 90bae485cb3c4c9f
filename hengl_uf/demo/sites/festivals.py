"""Festivals of the demo town: their days confirmed, the events filed, plans, drills and one incident."""

from datetime import date, timedelta
from random import Random

from hengl_uf.demo.cast import Cast
from hengl_uf.demo.sites.places import village_of
from hengl_uf.demo.sites.rounds import check_before
from hengl_uf.demo.stories import Story, moment
from hengl_uf.demo.words import marked, words
from religion.actions import (
    drills,
    festivals,
    filing_verbs,
    filings,
    incidents,
    occurrences,
    plans,
    special_checks,
)
from religion.models import EmergencyPlan, Incident, Occurrence

AHEAD = 45  # days before it a festival is confirmed


def festival_story(rng: Random, cast: Cast, *, number: int, said, start: date, on: date) -> Story:
    """The festival of one site, and each of its days since."""
    at = yield moment(start + timedelta(days=90 + number), 14)
    site, by = cast.sites[number], cast.village_staff[village_of(cast, said).pk]
    name, month, day, days = words("sites")["festivals"][said[5]]
    people = said[4] or None
    festival = festivals.add_festival(
        site=site,
        by=by,
        at=at,
        name=marked(name),
        lunar_month=month,
        lunar_day=day,
        days=days,
        usual_people=people,
    )
    seen: set[int] = set()
    while True:
        occurrences.propose(on=at.date())
        coming = (
            Occurrence.objects.filter(festival=festival, starts_on__gt=at.date())
            .exclude(pk__in=seen)
            .order_by("starts_on")
            .first()
        )
        if coming is None or coming.starts_on - timedelta(days=AHEAD) > on:
            return
        seen.add(coming.pk)
        at = yield moment(coming.starts_on - timedelta(days=AHEAD), 10)
        occurrences.change(
            occurrence=coming,
            by=by,
            at=at,
            expected_people=people or 120,
            crowd_note=words("sites")["words"]["crowd_note"],
        )
        occurrences.confirm(occurrence=coming, by=by, at=at)
        at = yield from filed(cast, site, coming, by, people=people or 120, at=at, on=on)


def filed(cast: Cast, site, occurrence, by, *, people: int, at, on: date) -> Story:
    """The event of a festival: filed, answered, and reported when it is over; returns the last moment."""
    told = words("sites")["words"]
    at = yield at + timedelta(days=20)
    filing = Occurrence.objects.get(pk=occurrence.pk).filing
    plan = EmergencyPlan.objects.in_force().filter(site=filing.site_id).first()
    filing = filings.edit_filing(
        filing=filing,
        by=by,
        at=at,
        expected_people=people,
        crowd_limit=people * 2 // 3,
        plan=told["plan"],
        safety=told["safety"],
        contact_name=told["contact"],
        contact_phone="+867600000000",
        emergency_plan=plan,
    )
    filing = filing_verbs.submit_filing(filing=filing, by=by, at=at)
    at = yield at + timedelta(days=3)
    filing = filing_verbs.accept_filing(filing=filing, answer=told["accepted"], by=cast.office[0], at=at)
    if filing.held_from - timedelta(days=3) <= on:
        at = yield moment(filing.held_from - timedelta(days=3), 16)
        check_before(site, by, at=at)
    if filing.held_to >= on:
        return at
    at = yield moment(filing.held_to + timedelta(days=1), 9)
    filing_verbs.report_filing(
        filing=filing, actual_people=people * 9 // 10, result=told["came"], by=by, at=at
    )
    return at


def emergency_story(rng: Random, cast: Cast, *, start: date, on: date) -> Story:
    """A plan for each site, a drill at every third, and one small incident."""
    at = yield moment(start + timedelta(days=70), 9)
    told = words("sites")["words"]
    for number, site in enumerate(cast.sites):
        by = cast.village_staff[site.village_id]
        review = on + timedelta(days=30 * (number % 11) - 20)
        plans.add_plan(
            site=site,
            by=by,
            at=at,
            kind=EmergencyPlan.Kind.FIRE,
            title=marked("灭火和应急疏散预案"),
            approved_on=at.date(),
            review_due_on=review,
            summary="值班人发现火情先报 119，再喊人疏散；从正门和侧门出，到门前空地集合点人数。",
        )
    for number, site in enumerate(cast.sites[::3]):
        at = yield moment(on - timedelta(days=300 - 35 * number), 15)
        drills.note_drill(
            site=site,
            by=cast.village_staff[site.village_id],
            at=at,
            held_on=at.date(),
            people=12 + number * 3,
            course=told["course"],
            shortcomings=told["shortcomings"],
        )
    at = yield moment(on - timedelta(days=75), 20)
    site, by = cast.sites[4], cast.village_staff[cast.sites[4].village_id]
    incident = incidents.note_incident(
        site=site,
        by=by,
        at=at,
        kind=Incident.Kind.FIRE,
        title=marked("香炉边纸品冒烟"),
        happened_at=at - timedelta(hours=2),
        reported_to="镇应急办（示例）",
    )
    incidents.note_step(
        incident=incident,
        by=by,
        at=at,
        happened_at=at - timedelta(minutes=110),
        text="值班人用水浇灭，没有蔓延。",
    )
    at = yield at + timedelta(days=2)
    incidents.close_incident(
        closed_on=at.date(), incident=incident, by=by, at=at, lessons="香炉移到室外，加盖，夜间不留余火。"
    )


def checks_story(rng: Random, cast: Cast, *, on: date) -> Story:
    """What the job of the early morning plans: checks before festivals and holidays."""
    at = yield moment(on, 5, 30)
    occurrences.propose(on=at.date())
    special_checks.plan_ahead(on=at.date())
