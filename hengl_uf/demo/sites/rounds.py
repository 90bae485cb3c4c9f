"""Inspections of the demo town, the hazards that they find, and what becomes of these: every state is there."""

from datetime import date, timedelta
from functools import cache
from random import Random

from hengl_uf.attachments.receiving import Received, receive
from hengl_uf.demo.cast import Cast
from hengl_uf.demo.pictures import drawn
from hengl_uf.demo.stories import Story, moment
from hengl_uf.demo.words import marked, words
from religion.actions import hazards, inspections
from religion.models import Hazard, InspectionAnswer

RECENT = 50  # days: what was found in these is not all put right
COURSES = ("open", "overdue", "upward", "rectified", "sent back", "closed")
RECENT_HAZARDS = "recent hazards"  # counted by the cast, so that each state comes in its turn
Result = InspectionAnswer.Result


@cache
def picture(number: int) -> Received:
    """One of a few drawings, written anew once for all that show it."""
    return receive(drawn(Random(number), f"示例照片{number}.jpg"))


def round_story(rng: Random, cast: Cast, *, number: int, turn: int, day: date, on: date) -> Story:
    """One inspection; every fourth finds something."""
    at = yield moment(day, 9, (number * 7 + turn) % 60)
    site = cast.sites[number]
    by = cast.inspector_of(site, turn)
    site.refresh_from_db()
    if not site.inspectable_by(by):
        return
    inspection = inspections.start(
        site=site, by=by, at=at, arrival="plate" if turn % 3 else "picked", distance=5 + number % 30
    )
    fault = fault_of(number, turn, lately=(on - day).days < RECENT)
    items = inspections.items_of(inspection)
    answers = {item.pk: (Result.PASS, "") for item in items}
    failed = next((item for item in items if fault and item.code == fault["code"]), None)
    if failed:
        answers[failed.pk] = (Result.FAIL, fault["note"])
    inspections.answer_all(inspection=inspection, answers=answers, by=by, at=at)
    if failed:
        photo = picture((number + turn) % 6)
        inspections.add_photo(inspection=inspection, item=failed, upload=photo, by=by, at=at)
    inspections.finish(inspection=inspection, by=by, at=at + timedelta(minutes=12))
    found = Hazard.objects.filter(site=site).exclude(state=Hazard.State.CLOSED).filter(found_on=day).first()
    if failed and found:
        course = "closed"
        if (on - day).days < RECENT:
            course = COURSES[cast.asked[RECENT_HAZARDS] % len(COURSES)]
            cast.asked[RECENT_HAZARDS] += 1
        yield from loop(cast, found, by, fault, course=course, at=at, on=on)


def fault_of(number: int, turn: int, *, lately: bool) -> dict | None:
    """What is found by this inspection, if anything."""
    faults = words("sites")["faults"]
    finds = (number + turn) % (2 if lately else 4) == 1
    return faults[(number * 3 + turn) % len(faults)] if finds else None


def loop(cast: Cast, hazard, by, fault, *, course: str, at, on: date) -> Story:
    """What becomes of a hazard."""
    at = yield at + timedelta(hours=3)
    plan = {"measure": "由管理小组整改，村委会督促", "way": Hazard.Way.DATED}
    if course == "upward":
        plan = {
            "measure": "请住建部门鉴定后加固",
            "way": Hazard.Way.UPWARD,
            "interim_measure": "拉警戒线，暂停使用后殿",
            "referred_to": "镇规划建设部门（示例）",
            "referred_on": at.date(),
        }
    if hazard.grade == Hazard.Grade.MAJOR:
        plan.setdefault("interim_measure", "派人看守，停用相关区域")
    hazard = hazards.plan(hazard=hazard, owner_name=marked("管理小组安全员"), by=by, at=at, **plan)
    if course in ("open", "overdue", "upward"):
        return
    at = yield at + timedelta(days=2)
    rectifier = cast.village_staff[hazard.village_id]
    hazard = hazards.rectify(
        hazard=hazard,
        rectifier_name=marked("陆示例"),
        how=fault["how"],
        on=at.date(),
        photos=[picture(7 + hazard.pk % 5)],
        by=rectifier,
        at=at,
    )
    if course == "rectified":
        return
    at = yield at + timedelta(days=1)
    checker = cast.office[hazard.pk % len(cast.office)]
    if course == "sent back":
        note = "整改不彻底，还有一处没有处理。"
        hazards.check(hazard=hazard, passed=False, note=note, on=at.date(), by=checker, at=at)
        return
    hazards.check(hazard=hazard, passed=True, note="现场看过，已整改到位。", on=at.date(), by=checker, at=at)


def check_before(site, by, *, at) -> None:
    """The inspection before a festival, at which nothing is found."""
    site.refresh_from_db()
    inspection = inspections.start(site=site, by=by, at=at, arrival="plate", distance=6)
    answers = {item.pk: (Result.PASS, "") for item in inspections.items_of(inspection)}
    inspections.answer_all(inspection=inspection, answers=answers, by=by, at=at)
    inspections.finish(inspection=inspection, by=by, at=at)


def found_again_story(rng: Random, cast: Cast, *, on: date) -> Story:
    """One that was closed is there again."""
    at = yield moment(on - timedelta(days=6), 15)
    closed = Hazard.objects.closed().order_by("-checked_on", "pk").first()
    if closed:
        by = cast.inspector_of(closed.site, 1)
        hazards.find_again(
            hazard=closed, note="同一处又出现", on=at.date(), photos=[picture(3)], by=by, at=at
        )


def half_done_story(rng: Random, cast: Cast, *, on: date) -> Story:
    """An inspection of today that is not finished."""
    at = yield moment(on, 8, 20)
    site = cast.sites[11]
    site.refresh_from_db()
    by = cast.inspector_of(site, 1)
    inspection = inspections.start(site=site, by=by, at=at, arrival="plate", distance=8)
    some = {item.pk: (Result.PASS, "") for item in inspections.items_of(inspection)[:9]}
    inspections.answer_all(inspection=inspection, answers=some, by=by, at=at)


def escalation_story(rng: Random, cast: Cast, *, on: date) -> Story:
    """What the job of the early morning does."""
    at = yield moment(on, 6, 10)
    hazards.escalate_overdue(on=on, at=at)
