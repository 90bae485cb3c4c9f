"""The charity walks of three years with their ledgers, what the money became, pairings and joint actions."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from chamber.actions import (
    aid_milestones,
    aid_projects,
    allocations,
    campaigns,
    contributions,
    joint_actions,
    pairings,
    pledges,
    receipts,
)
from chamber.actions.aid_milestones import Step
from chamber.actions.instalments import Part
from chamber.models import AidMilestone, Campaign, Contribution, Pairing
from hengl_uf.demo.cast import Cast
from hengl_uf.demo.pictures import drawn
from hengl_uf.demo.stories import Story, moment
from hengl_uf.demo.words import marked, words

# Yuan pledged this year, last year and the year before: 1,920.35万元 together, the published 1920多万元.
WALKS = (Decimal(7_203_500), Decimal(6_100_000), Decimal(5_900_000))
PLEDGES = 22  # of each walk
YONGSHAN = Decimal(346_000)  # the published 34.6万元
SHARE = 8  # one pledge in so many comes in instalments, one is late


def shares(rng: Random, total: Decimal, parts: int) -> list[Decimal]:
    """So many sums of whole hundreds that come to the total."""
    weights = [rng.uniform(0.4, 1.6) for _ in range(parts)]
    sums = [Decimal(int(total * Decimal(one) / Decimal(sum(weights)) / 100) * 100) for one in weights]
    return [*sums[:-1], total - sum(sums[:-1])]


def walk_story(rng: Random, cast: Cast, *, ago: int, start: date, on: date) -> Story:
    """One charity walk: pledges, receipts, allocations to projects whose milestones are reached one by one."""
    said, by, year = words("chamber")["giving"], cast.secretary, on.year - ago
    first = date(year, 1, 2)
    entered = max(first, start)
    at = yield moment(min(entered, on), 9)
    campaign = campaigns.add_campaign(
        by=by,
        at=at,
        year=year,
        kind=Campaign.Kind.WALK,
        name=said["campaign"].format(year=year),
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        goal=WALKS[ago],
    )
    for number, amount in enumerate(shares(rng, WALKS[ago], PLEDGES)):
        day = min(first + timedelta(days=2 * number), on)
        at = yield max(moment(day, 15), moment(min(entered, on), 10))
        donor = {"enterprise": cast.firms[(number * 5 + ago) % len(cast.firms)]}
        if number >= PLEDGES - len(said["others"]):
            donor = {"donor_name": said["others"][number - PLEDGES]}
        half = amount / 2
        late = day + timedelta(days=150)
        parts = [Part(day, half), Part(late, amount - half)] if number % SHARE == 3 else []
        pledge = pledges.add_pledge(
            campaign=campaign, amount=amount, pledged_on=day, by=by, at=at, parts=parts, **donor
        )
        came = half if parts and ago == 0 else amount
        receipts.add_receipt(pledge=pledge, amount=came, received_on=day, by=by, at=at)
        if number % 4 == 0:
            pledges.thank_pledge(pledge=pledge, by=by, at=at, thanked_on=at.date())
    at = yield at + timedelta(days=3)
    yield from projects_of(rng, cast, campaign, at=at, on=on)


def projects_of(rng: Random, cast: Cast, campaign, *, at, on: date) -> Story:
    """The projects of one walk: most of the money is allocated, and proof is laid to each milestone in its turn."""
    said, by = words("chamber")["giving"], cast.secretary
    campaign.refresh_from_db()
    each = (campaign.received * Decimal("0.85") / len(said["projects"]) // 100 * 100).quantize(Decimal(1))
    projects = []
    for number, one in enumerate(said["projects"]):
        at = yield at + timedelta(days=1)
        began, village = at.date(), cast.villages[(number * 3 + campaign.year) % len(cast.villages)]
        project = aid_projects.start_aid_project(
            by=by,
            at=at,
            name=f"{campaign.year} 年{one['name']}",
            runner=one["runner"],
            beneficiaries=one["beneficiaries"],
            village=village if number % 2 == 0 else None,
            starts_on=began,
            due_on=began + timedelta(days=200),
            steps=[
                Step(name, began + timedelta(days=60 * place))
                for place, name in enumerate(said["milestones"], 1)
            ],
        )
        what = marked("项目经费")
        allocations.allocate(
            campaign=campaign, project=project, amount=each, what=what, allocated_on=began, by=by, at=at
        )
        projects.append(project)
    yield from milestones_of(rng, cast, projects, on=on)


def milestones_of(rng: Random, cast: Cast, projects, *, on: date) -> Story:
    """The milestones of these projects are reached, each two days before it is due; then a project is finished."""
    by = cast.secretary
    due = AidMilestone.objects.filter(project__in=projects, due_on__lt=on - timedelta(days=3))
    for step in due.order_by("due_on", "pk"):
        at = yield moment(step.due_on - timedelta(days=2), 16)
        proof = [drawn(rng, "完成情况（示例）.jpg")] if step.project_id == projects[0].pk else []
        aid_milestones.reach_milestone(
            milestone=step, by=by, at=at, done_on=at.date(), note="按计划完成（示例）", files=proof
        )
        if not step.project.milestones.open().exists():
            aid_projects.finish_aid_project(project=step.project, by=by, at=at, done_on=at.date())


def pairing_story(rng: Random, cast: Cast, *, number: int, start: date, on: date) -> Story:
    """An enterprise beside a village of the town, with what it gave."""
    said, by = words("chamber")["pairing"], cast.secretary
    day = start + timedelta(days=15 + number * 25)
    at = yield moment(day, 10)
    pairing = pairings.add_pairing(
        by=by,
        at=at,
        kind=Pairing.Kind.HELP if number % 3 == 0 else Pairing.Kind.REVIVE,
        enterprise=cast.firms[number * 9],
        village=cast.villages[number % len(cast.villages)],
        starts_on=day,
        plan=said["plans"][number % len(said["plans"])],
    )
    for turn in range(2):
        at = yield at + timedelta(days=120 + 60 * turn)
        if at.date() >= on:
            return
        contributions.give(
            pairing=pairing,
            by=by,
            at=at,
            given_on=at.date(),
            form=Contribution.Form.GOODS if turn else Contribution.Form.CASH,
            amount=Decimal(rng.randint(5, 40)) * 1000,
            what=marked(said["contributions"][(number + turn) % len(said["contributions"])]),
        )


def yongshan_story(rng: Random, cast: Cast, *, start: date, on: date) -> Story:
    """The chamber beside two places of Yongshan county: what was given comes to the published sum."""
    said, by = words("chamber")["pairing"], cast.secretary
    sums = shares(rng, YONGSHAN, 6)
    for number, place in enumerate(said["places"]):
        at = yield moment(start + timedelta(days=10), 10, number)
        pairing = pairings.add_pairing(
            by=by,
            at=at,
            kind=Pairing.Kind.YONGSHAN,
            place=place,
            starts_on=start,
            plan=said["plans"][number],
        )
        for turn, amount in enumerate(sums[number * 3 : number * 3 + 3]):
            at = yield moment(start + timedelta(days=30 + 90 * turn), 11, number)
            what = marked(said["contributions"][turn])
            contributions.give(pairing=pairing, by=by, at=at, given_on=at.date(), amount=amount, what=what)


def action_story(rng: Random, cast: Cast, *, number: int, day: date) -> Story:
    """A joint action, by its counts."""
    all_said = words("chamber")["joint_actions"]
    said = all_said[number % len(all_said)]
    at = yield moment(day, 20)
    joint_actions.add_joint_action(
        by=cast.secretary,
        at=at,
        kind=said["kind"],
        title=marked(said["title"]),
        partners=said["partners"],
        held_on=day,
        village=cast.villages[number * 5 % len(cast.villages)],
        people=rng.randint(12, 60),
        enterprises=rng.randint(5, 40),
        supplies=Decimal(rng.randint(1, 9) * 1000) if said["kind"] == "epidemic" else Decimal(0),
    )
