"""The stories of activities, wishes, group services and planned visits of the demo town."""

from datetime import date, time, timedelta
from decimal import Decimal
from random import Random

from hengl_uf.demo.cast import Cast
from hengl_uf.demo.pictures import drawn
from hengl_uf.demo.stories import Story, moment, purpose_on
from hengl_uf.demo.words import words
from hengl_uf.lib.papers import PaperKind, check_digit, parse_paper
from outreach.actions import activities, bookings, group_services, plans, wishes
from outreach.actions.promises import keep_promise, make_promise
from outreach.models import Attendance, PlannedVisit, Wish

Group = Attendance.Group
STAY = timedelta(days=3)  # a wish is claimed so long after it was published, at least


def activity_story(rng: Random, cast: Cast, *, day: date, number: int, ahead: bool = False) -> Story:
    """An activity is planned and held, with its counts; one that lies ahead is only planned."""
    said = [one for one in words("together")["activities"] if day.month in one.get("months", (day.month,))]
    said = said[number % len(said)]
    village = cast.villages[number % len(cast.villages)] if number % 3 else None
    by = cast.village_staff[village.pk] if village and number % 2 else rng.choice(cast.office)
    planned = day - timedelta(days=rng.randint(10, 25))
    at = yield moment(planned, 10, rng.randint(0, 59))
    activity = activities.plan_activity(
        by=by,
        at=at,
        kind=said["kind"],
        title=said["title"].format(year=day.year),
        held_on=day,
        village=village,
        place=said["place"],
        staff=by,
        together={
            "associations": cast.associations[: 1 + number % 2] if number % 4 == 0 else [],
            "enterprises": cast.enterprises[village.pk][:1] if village and number % 5 == 0 else [],
            "helpers": [],
        },
    )
    if ahead:
        return
    at = yield moment(day, 17, rng.randint(0, 59))
    volunteers = rng.choice([0, 4, 6, 8, 12])
    activities.hold_activity(
        activity=activity,
        by=by,
        at=at,
        attendance=attendance(rng, volunteers),
        volunteers=volunteers,
        volunteer_hours=Decimal(volunteers) * Decimal("2.5"),
        cost=Decimal(rng.randint(0, 40)) * 100,
        summary=said["summary"],
        uploads=[drawn(rng, "活动现场（示例）.jpg")] if number % 5 == 0 else [],
    )
    if number % 9 == 4:
        promise = make_promise(
            source=activity,
            text="活动照片冲印后送给参加的长者（示例）",
            due_on=day + timedelta(days=12),
            owner=by,
            by=by,
            at=at,
        )
        at = yield at + timedelta(days=8)
        keep_promise(promise=promise, by=by, on=min(day + timedelta(days=8), at.date()), at=at)


def attendance(rng: Random, volunteers: int) -> dict[str, int]:
    """How many came, by group."""
    counts = {
        Group.HONG_KONG: rng.randint(3, 30),
        Group.MACAO: rng.randint(0, 12),
        Group.LOCAL: rng.randint(5, 60),
        Group.VOLUNTEERS: volunteers,
    }
    return {group: people for group, people in counts.items() if people}


def wish_story(rng: Random, cast: Cast, *, day: date, number: int, on: date, state: str) -> Story:
    """A wish as far as it has come: waiting, claimed, fulfilled, thanked."""
    said = words("together")["wishes"][number % len(words("together")["wishes"])]
    village = cast.villages[number % len(cast.villages)]
    by = cast.worker(rng, village)
    at = yield moment(day, 9, rng.randint(0, 59))
    wish = wishes.add_wish(
        by=by, at=at, publish=True, village=village, staff=by, needed_on=day + timedelta(days=45), **said
    )
    if state == Wish.Status.PUBLISHED:
        return
    at = yield at + STAY
    wish = wishes.claim_wish(wish=wish, by=by, at=at, **claimant(cast, village, number))
    if state == Wish.Status.CLAIMED:
        return
    at = yield at + timedelta(days=rng.randint(2, 5))
    told = words("together")["wish_words"]
    day = min(at.date(), on)
    proof = [drawn(rng, "心愿实现（示例）.jpg")]
    wish = wishes.fulfil_wish(wish=wish, by=by, at=at, on=day, note=told["fulfilled"], uploads=proof)
    if state == Wish.Status.THANKED:
        at = yield at + timedelta(days=2)
        wishes.thank_wish(wish=wish, by=by, at=at, thanks=told["thanks"])


def claimant(cast: Cast, village, number: int) -> dict:
    """Who fulfils it: an association, an enterprise of the village, or a volunteer."""
    if number % 3 == 0:
        return {"association": cast.associations[number % len(cast.associations)]}
    if number % 3 == 1 and cast.enterprises[village.pk]:
        return {"enterprise": cast.enterprises[village.pk][0]}
    return {"volunteer": words("together")["wish_words"]["volunteer"]}


def service_story(rng: Random, cast: Cast, *, day: date, number: int, on: date) -> Story:
    """A group service: people are booked, some wait, one cancels and the next moves up; then the roll is called."""
    said = words("together")["services"][number % len(words("together")["services"])]
    by = cast.office[0]
    needs = said["kind"] == "permit"
    at = yield moment(min(day, on) - timedelta(days=14), 9)
    service = group_services.offer_service(
        by=by,
        at=at,
        held_on=day,
        gather_at=time(8, 30),
        staff=by,
        needs_paper=needs,
        paper_reason="办理窗口预约需要（示例）" if needs else "",
        **said,
    )
    known = [contact for village in cast.villages for contact in cast.contacts[village.pk]]
    going = rng.sample(known, min(len(known), said["slots"] + 2))
    booked = []
    for place, contact in enumerate(going):
        at = yield at + timedelta(hours=2)
        paper = sample_paper(place) if needs and place < 3 else None
        booked.append(bookings.book(service=service, contact=contact, by=by, at=at, paper=paper))
    at = yield at + timedelta(hours=5)
    bookings.cancel_booking(booking=booked[1], by=by, at=at, reason="本人临时有事（示例）")
    if day >= on:
        return
    at = yield moment(day, 16)
    came = {booking.pk: rng.random() < 0.85 for booking in service.bookings.booked()}
    group_services.call_roll(service=service, by=by, at=at, came=came)
    group_services.finish_service(service=service, by=by, at=at)


def sample_paper(number: int):
    """A number that fits its form and can be nobody's: a date of birth before 1905."""
    first = f"81000019010101{number:03d}"
    return parse_paper(PaperKind.RESIDENCE_PERMIT, f"{first}{check_digit(first)}")


def plan_story(rng: Random, cast: Cast, *, village, day: date, number: int, on: date, by) -> Story:
    """A visit is planned; those of days gone by are left to be moved."""
    at = yield moment(min(day, on) - timedelta(days=3), 15, number % 60)
    contact = cast.contacts[village.pk][number % len(cast.contacts[village.pk])]
    taken = PlannedVisit.objects.open().filter(staff=by, planned_on=day, contact=contact)
    if not taken.exists():
        plans.plan_visit(
            by=by,
            at=at,
            planned_on=day,
            staff=by,
            contact=contact,
            purpose=purpose_on(rng, day),
            place=("家中", "服务中心")[number % 2],
            note=("送服务指南（示例）", "回访办理结果（示例）", "")[number % 3],
        )
