"""The Party organisations of the demo town, and what surveys of enterprises found: within what the town has published."""

from contextlib import suppress
from datetime import date, timedelta
from random import Random

from chamber.actions import coverage, organisation_parts, organisations, party_posts, surveys
from chamber.models import PartyOrganisation
from hengl_uf.demo.cast import Cast
from hengl_uf.demo.stories import Story, moment
from hengl_uf.demo.words import marked, words

FOUNDED = date(2019, 7, 1)  # the year is the published one (town_facts.csv); the day is a sample
ORGANISATIONS, MEMBERS = 78, 474  # below the committee (town_facts.csv: 78, and 471 to 479)
JOINT = 24
ENTERPRISES_OF_JOINT = 2
Kind = PartyOrganisation.Kind
OVERDUE, SOON = 2, 3  # organisations whose election is late, or wants preparing


def headcounts(rng: Random, organised: int) -> list[int]:
    """So many counts of three or more that come to `MEMBERS` together."""
    counts = [3 + rng.randint(0, 6) for _ in range(organised)]
    place = 0
    while (gap := MEMBERS - sum(counts)) != 0:
        step = 1 if gap > 0 else -1
        counts[place] = max(3, counts[place] + step)
        place = (place + 1) % organised
    return counts


def founding(number: int, on: date) -> date:
    """When an organisation was founded: a few so that they elect late or soon."""
    if number < OVERDUE:
        return (on - timedelta(days=70 + 20 * number)).replace(year=on.year - 3, day=1)
    if number < OVERDUE + SOON:
        return (on + timedelta(days=35)).replace(year=on.year - 3, day=1 + number)
    return date(2020 + number % 4, 1 + number % 12, 1 + number % 27)


def party_story(rng: Random, cast: Cast, *, start: date, on: date) -> Story:
    """The tree from the committee down is entered with its enterprises; then elections, secretaries and counts follow."""
    said, by = words("chamber")["party"], cast.secretary
    at = yield moment(start, 8)
    root = organisations.add_organisation(
        by=by, at=at, name=said["committee"], kind=Kind.COMMITTEE, founded_on=FOUNDED
    )
    above = []
    for name in said["general_branches"]:
        kind = Kind.GENERAL_BRANCH
        one = organisations.add_organisation(
            by=by, at=at, name=marked(name), kind=kind, parent=root, founded_on=date(2020, 3, 2)
        )
        above.append(one)
    branches = list(enter_branches(rng, cast, above, at=at, start=start, on=on))
    cast.organisations += [*above, *(one for one, _members in branches)]
    late = [one for one, _members in branches[:OVERDUE]]
    soon = [one for one, _members in branches[OVERDUE : OVERDUE + SOON]]
    later = [
        elected(cast, one, start=start, on=on, again=one not in soon)
        for one in cast.organisations
        if one not in late
    ]
    later += [elected(cast, root, start=start, on=on)]
    later += [
        counted(cast, one, members=members, day=on - timedelta(days=210), minute=number % 60)
        for number, (one, members) in enumerate(branches)
    ]
    waiting = sorted(
        ((next(story), number, story) for number, story in enumerate(later)), key=lambda one: one[:2]
    )
    for when, _number, story in waiting:
        at = yield when
        with suppress(StopIteration):
            story.send(at)


def enter_branches(rng: Random, cast: Cast, above, *, at, start: date, on: date):
    """The branches and joint branches with the enterprises that they cover, and how many members each has."""
    organised = ORGANISATIONS - len(above)
    firms, by = iter(cast.firms), cast.secretary
    for number, members in enumerate(headcounts(rng, organised)):
        joint = number >= organised - JOINT
        firm, day = next(firms), founding(number, on)
        one = organisations.add_organisation(
            by=by,
            at=at,
            name=branch_name(words("chamber")["party"], number, firm, joint=joint),
            kind=Kind.JOINT_BRANCH if joint else Kind.BRANCH,
            parent=above[number % len(above)],
            village=None if joint else firm.village,
            founded_on=day,
            enterprise=firm,
            since=max(day, start),
        )
        for _ in range(ENTERPRISES_OF_JOINT - 1 if joint else 0):
            coverage.cover_enterprise(
                organisation=one, enterprise=next(firms), by=by, at=at, since=max(day, start)
            )
        yield one, members


def counted(cast: Cast, organisation, *, members: int, day: date, minute: int) -> Story:
    """Its members are counted."""
    at = yield moment(day, 9, minute)
    organisation_parts.count_members(
        organisation=organisation,
        by=cast.secretary,
        at=at,
        counted_on=at.date(),
        members=members,
        full_members=members - 1,
    )


def branch_name(said, number: int, firm, *, joint: bool) -> str:
    """The name of a branch: after its enterprise, or after the trade of those that share it."""
    if joint:
        return marked(f"{said['joint'][number % len(said['joint'])]}第{number % 3 + 1}联合党支部{number}")
    return f"{firm.name.removesuffix('（示例）')}党支部（示例）"


def elected(cast: Cast, organisation, *, start: date, on: date, again: bool = True) -> Story:
    """Its latest election is noted, with its secretary until the next one."""
    held = organisation.founded_on
    while add_years(held, organisation.term_years) <= on:
        held = add_years(held, organisation.term_years)
    at = yield moment(max(start, held), 17)
    if again and held > organisation.founded_on:
        organisation_parts.hold_election(organisation=organisation, by=cast.secretary, at=at, held_on=held)
    party_posts.begin_term(
        post=organisation.offices.get(title="书记"),
        by=cast.secretary,
        at=at,
        holder_name=marked("李书记"),
        starts_on=held,
        ends_on=add_years(held, organisation.term_years),
    )


def add_years(day: date, years: int) -> date:
    """The same day some years later; none of ours is the 29th of February."""
    return day.replace(year=day.year + years)


def survey_story(rng: Random, cast: Cast, *, number: int, on: date) -> Story:
    """An enterprise is asked about its Party members: most are covered, a few are gaps to be closed."""
    day = max(on.replace(month=1, day=1), on - timedelta(days=200 - number))
    at = yield moment(min(day, on), 10, number % 60)
    enterprise = cast.firms[number]
    cover = PartyOrganisation.objects.filter(covereds__enterprise=enterprise).first()
    if cover:
        members = cover.members if cover.kind == Kind.BRANCH else rng.randint(1, 2)
        full = max(0, members - 1) if cover.kind == Kind.BRANCH else min(members, 2)
        managed = max(0, members - (number % 23 == 5))
    else:
        members, full, managed = ((4, 3, 2), (2, 1, 1), (0, 0, 0))[min(2, number % 5)]
    surveys.add_survey(
        by=cast.secretary,
        at=at,
        enterprise=enterprise,
        surveyed_on=min(day, on),
        occasion="registration" if number % 6 == 0 else "yearly",
        employees=rng.randint(8, 260),
        members=members,
        full_members=full,
        managed=managed,
    )
