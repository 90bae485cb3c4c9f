"""The stories of associations, what they share, and projects of the demo town."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hengl_uf.demo.cast import Cast
from hengl_uf.demo.stories import Story, moment
from hengl_uf.demo.words import people
from hengl_uf.lib.dates import add_months
from outreach.actions import associations, milestones, offices, project_parts, projects, resources
from outreach.actions.projects import MilestoneSet


def association_story(rng: Random, cast: Cast, *, number: int, said: dict, start: date, on: date) -> Story:
    """An association is registered with its offices, seat and members; one seat moves, one office falls vacant."""
    at = yield moment(start, 9, 5 * number)
    by = cast.office[0]
    association = associations.add_association(
        by=by, at=at, name=said["name"], kind=said["kind"], responsible=cast.office[number % len(cast.office)]
    )
    cast.associations.append(association)
    names = [name for name, _romanised in people(rng, 8)]
    for order, (title, seats) in enumerate(said["offices"]):
        office = offices.add_office(
            association=association, by=by, at=at, title=title, seats=seats, order=order
        )
        # One place stays empty, and one term ends soon: both fall due.
        for _ in range(seats - (1 if number == 0 and order == 1 else 0)):
            ends_on = on + timedelta(days=40) if number == 1 else add_months(on, 20)
            offices.begin_term(
                office=office,
                by=by,
                at=at,
                holder_name=names.pop(),
                starts_on=add_months(ends_on, -36),
                ends_on=ends_on,
            )
    steps = [start + (on - start) * part // 3 for part in range(len(said["seats"]))]
    for address, day in zip(said["seats"], steps, strict=True):
        at = yield moment(day, 10)
        associations.move_seat(association=association, by=by, at=at, from_on=day, address=address)
    for back, members in zip((400, 30), said["members"], strict=False):
        day = max(start, on - timedelta(days=back))
        at = yield moment(day, 11)
        associations.count_members(association=association, by=by, at=at, counted_on=day, members=members)


def resource_story(rng: Random, cast: Cast, *, number: int, said: dict, day: date, on: date) -> Story:
    """An association lets others use something; a village and another association did."""
    at = yield moment(day, 9, 30)
    by = cast.office[0]
    owner = cast.associations[number % len(cast.associations)]
    resource = resources.add_resource(by=by, at=at, association=owner, **said)
    for step, what in enumerate(("联谊活动（示例）", "志愿者培训（示例）")):
        used_on = day + (on - day) * (step + 1) // 3
        at = yield moment(used_on, 15)
        user = (
            {"village": cast.villages[number]}
            if step
            else {"association": cast.associations[(number + 1) % len(cast.associations)]}
        )
        resources.use_resource(resource=resource, by=by, at=at, used_on=used_on, what=what, **user)


def project_story(rng: Random, cast: Cast, *, number: int, said: dict, on: date) -> Story:
    """A project that runs: its first milestones are reached, one is late, the rest lies ahead."""
    start, due = on - timedelta(days=150), on + timedelta(days=120)
    names = said["milestones"]
    step = (due - start) / len(names)
    at = yield moment(start, 9)
    owner = cast.office[number % len(cast.office)]
    project = projects.start_project(
        by=cast.office[0],
        at=at,
        name=said["name"],
        kind=said["kind"],
        goal=said["goal"],
        budget=Decimal(said["budget"]),
        owner=owner,
        starts_on=start,
        due_on=due,
        association=cast.associations[0] if said["kind"] == "seat" else None,
        milestones=[
            MilestoneSet(name, cast.office[index % len(cast.office)], start + step * (index + 1))
            for index, name in enumerate(names)
        ],
    )
    for text, measure in said["risks"]:
        project_parts.note_risk(project=project, by=owner, at=at, text=text, measure=measure, owner=owner)
    for index, (what, amount) in enumerate(said["spent"]):
        day = start + timedelta(days=30 + 40 * index)
        at = yield moment(day, 14)
        project_parts.spend(project=project, by=owner, at=at, spent_on=day, amount=Decimal(amount), what=what)
    # The last one whose day has come is not reached: it shows as late on the leader's dashboard.
    for milestone in list(project.milestones.filter(due_on__lt=on).order_by("due_on"))[:-1]:
        at = yield moment(milestone.due_on - timedelta(days=rng.randint(0, 4)), 16)
        milestones.reach_milestone(milestone=milestone, by=owner, at=at)
