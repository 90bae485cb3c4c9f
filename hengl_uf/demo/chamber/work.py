"""What the Party organisations of the demo town do: 五个一, study sessions and other activities, projects, posts."""

from datetime import date, timedelta
from random import Random

from chamber.actions import (
    awards,
    five_one_ticks,
    five_ones,
    party_activities,
    service_posts,
    service_projects,
)
from chamber.models import FiveOne, PartyActivity
from hengl_uf.demo.cast import Cast
from hengl_uf.demo.pictures import drawn
from hengl_uf.demo.stories import Story, moment
from hengl_uf.demo.words import marked, words

STUDY, STUDY_BEFORE = 45, 12  # sessions in the year (town_facts.csv: 41 to 49), and in the year before
THEME_DAYS, THEME_DAYS_BEFORE = 18, 6
TICKED = 26  # organisations that have begun with 五个一 this year
Kind = PartyActivity.Kind


def five_ones_story(rng: Random, cast: Cast, *, start: date, on: date) -> Story:
    """The office names its five items, and organisations tick what they have done."""
    said, by = words("chamber")["party"], cast.secretary
    at = yield moment(start, 18)
    items = list(FiveOne.objects.order_by("order"))
    for item, name in zip(items, said["five_ones"], strict=True):
        five_ones.change_five_one(item=item, by=by, at=at, name=marked(name))
    for number in range(TICKED):
        day = max(on.replace(month=1, day=1), on - timedelta(days=3 * number + 1))
        at = yield moment(min(day, on), 9, number)
        for place, item in enumerate(items):
            if (number + place) % 4 == 0 and number > 5:
                continue
            five_one_ticks.tick(
                by=by,
                at=at,
                item=item,
                organisation=cast.organisations[4 + number],
                done_on=at.date(),
                note="已完成，材料存档（示例）" if place == 0 else "",
                uploads=[drawn(rng, "阵地照片（示例）.jpg")] if number < 3 and place == 0 else [],
            )


def activity_story(rng: Random, cast: Cast, *, number: int, day: date, kind: str) -> Story:
    """One activity, by its counts."""
    said = words("chamber")["party"]
    topics = said["topics"] if kind == Kind.STUDY else said["theme_days"]
    at = yield moment(day, 18, number % 60)
    together = 1 + (number % 5 == 0) * 3
    party_activities.hold_activity(
        by=cast.secretary,
        at=at,
        kind=kind,
        topic=marked(topics[number % len(topics)]),
        held_on=day,
        mode=("in_person", "in_person", "online", "both")[number % 4],
        place="" if number % 4 == 2 else "党员活动室（示例）",
        organisations=[
            cast.organisations[(number * 3 + place) % len(cast.organisations)] for place in range(together)
        ],
        attendees=rng.randint(4, 12) * together,
        beneficiaries=0,
        uploads=[drawn(rng, "学习现场（示例）.jpg")] if number % 12 == 0 else [],
    )


def project_story(rng: Random, cast: Cast, *, number: int, on: date) -> Story:
    """A project of 我为群众办实事 with its activities; finished ones are honoured at times."""
    said, by = words("chamber")["party"], cast.secretary
    began = on - timedelta(days=300 - number * 70)
    organisation = cast_organisation(number)
    at = yield moment(began, 9)
    body = cast.organisations[organisation]
    project = service_projects.start_project(
        by=by,
        at=at,
        name=marked(said["services"][number]),
        organisation=body,
        goal="方便园区职工和家属（示例）",
        starts_on=began,
        due_on=began + timedelta(days=150),
    )
    for turn in range(3):
        at = yield at + timedelta(days=30)
        if at.date() >= on:
            return
        party_activities.hold_activity(
            by=by,
            at=at,
            kind=Kind.SERVICE,
            topic=marked(f"{said['services'][number]}第{turn + 1}次"),
            held_on=at.date(),
            organisations=[body],
            project=project,
            attendees=rng.randint(4, 10),
            beneficiaries=rng.randint(15, 60),
        )
    if project.due_on >= on:
        return
    at = yield moment(project.due_on - timedelta(days=5), 16)
    project = service_projects.finish_project(
        project=project,
        by=by,
        at=at,
        done_on=at.date(),
        beneficiaries=rng.randint(90, 240),
        ending="按期办成（示例）",
    )
    at = yield at + timedelta(days=20)
    if at.date() <= on:
        awards.add_award(
            by=by,
            at=at,
            title=marked(said["awards"][number]),
            awarder="示例授予单位",
            awarded_on=at.date(),
            organisation=body,
            project=project,
        )


def cast_organisation(number: int) -> int:
    """Which organisation carries a project."""
    return 10 + number * 7


def posts_story(rng: Random, cast: Cast, *, on: date) -> Story:
    """Posts in enterprises where members take the lead."""
    said = words("chamber")["party"]
    for number in range(12):
        day = on - timedelta(days=250 - number * 15)
        at = yield moment(day, 11, number)
        kind, name = said["posts"][number % len(said["posts"])]
        service_posts.set_up_post(
            by=cast.secretary,
            at=at,
            kind=kind,
            name=marked(name),
            enterprise=cast.firms[number * 2],
            organisation=None,
            set_on=day,
            people=rng.randint(1, 5),
            duty=said["duty"],
        )
