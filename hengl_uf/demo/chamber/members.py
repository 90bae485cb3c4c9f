"""Enterprises of the register, how they become members of the chamber, its council and fees."""

from datetime import date, timedelta
from random import Random

from chamber.actions import council, evidence, fees, memberships
from chamber.models import Fee
from hengl_uf.demo.cast import Cast
from hengl_uf.demo.stories import Story, moment
from hengl_uf.demo.words import marked, words
from hengl_uf.enterprises import contacts, registers
from hengl_uf.enterprises.actions import add_enterprise
from hengl_uf.enterprises.models import EnterpriseContact, Industry
from hengl_uf.lib.uscc import check_character

FIRMS = 108  # enterprises beside those that outreach visits
MEMBERS = 40
UNDER_WAY = ("applied", "reviewed", "approved", "refused", "left")


def sample_code(number: int) -> str:
    """A credit code that fits its form and can be nobody's: no area is numbered 000000."""
    first = f"91000000MA{number:07d}"
    return first + check_character(first)


def firms_story(rng: Random, cast: Cast, *, day: date) -> Story:
    """The secretariat enters the parks and the enterprises that it knows."""
    said = words("chamber")["enterprises"]
    industries = {one.section: one for one in Industry.objects.order_by("-order")}
    by, parks = cast.secretary, {}
    at = yield moment(day, 9)
    for number, name in enumerate(said["parks"]):
        village = cast.villages[(number * 4 + 5) % len(cast.villages)]
        parks[village.pk] = registers.add_park(by=by, at=at, name=marked(name), village=village)
    for number in range(FIRMS):
        at = yield moment(day, 10) + timedelta(minutes=number)
        trade, section, business = said["trades"][number % len(said["trades"])]
        brand = said["first"][number % 12] + said["second"][number // 12]
        village = cast.villages[number % len(cast.villages)]
        enterprise = add_enterprise(
            by=by,
            at=at,
            name=marked(brand + trade),
            credit_code=sample_code(number),
            village=village,
            park=parks.get(village.pk) if number % 3 else None,
            industry=industries[section],
            main_business=business,
            size=said["sizes"][number % len(said["sizes"])],
        )
        if number % 4 == 0:
            kind = EnterpriseContact.Kind.CONTACT
            contacts.add_contact(
                enterprise=enterprise, by=by, at=at, name=marked("梁经理"), kind=kind, phone="+867600000000"
            )
        cast.firms.append(enterprise)


def member_story(rng: Random, cast: Cast, *, number: int, applied: date, until: str = "member") -> Story:
    """An enterprise applies, is looked at, agreed to by the council, and gets its certificate; or only so far."""
    said, by = words("chamber")["council"], cast.secretary
    at = yield moment(applied, 10, rng.randint(0, 59))
    one = memberships.apply_for_membership(
        by=by, at=at, enterprise=cast.firms[number], applicant=marked("陈经理")
    )
    if until == "applied":
        return
    at = yield at + timedelta(days=3)
    if until == "refused":
        memberships.refuse_membership(membership=one, by=by, at=at, reason=said["refused"])
        return
    one = memberships.review_membership(membership=one, by=by, at=at, note=said["review"])
    if until == "reviewed":
        return
    at = yield at + timedelta(days=9)
    one = memberships.approve_membership(membership=one, by=by, at=at, note=said["resolution"])
    if until == "approved":
        return
    at = yield at + timedelta(days=2)
    one = memberships.certify_membership(membership=one, by=by, at=at)
    if until == "left":
        at = yield at + timedelta(days=200)
        memberships.leave_chamber(membership=one, by=by, at=at, reason=said["left"])
        return
    cast.members.append(one)


def council_story(rng: Random, cast: Cast, *, day: date, on: date) -> Story:
    """The council is elected from the members; one place stays empty, and one term ends soon."""
    said, by = words("chamber")["council"], cast.secretary
    at = yield moment(day, 15)
    free = iter(cast.members)
    ends = on + timedelta(days=400)
    for order, one in enumerate(said["offices"], 1):
        office = council.add_office(by=by, at=at, order=order, **one)
        for place in range(office.seats - (office.title == "理事")):
            soon = office.title == "副会长" and place == 0
            council.begin_term(
                office=office,
                by=by,
                at=at,
                membership=next(free),
                holder_name=marked("示例负责人")[:60],
                starts_on=day,
                ends_on=on + timedelta(days=40) if soon else ends,
            )


def fees_story(rng: Random, cast: Cast, *, on: date) -> Story:
    """This year's fees are made and most are paid; a few are late, one is waived."""
    said, by = words("chamber")["council"], cast.secretary
    first = on.replace(month=1, day=1)
    opened = min(on, first + timedelta(days=8))
    at = yield moment(opened, 9)
    due = opened + timedelta(days=80)
    fees.open_fees(by=by, at=at, year=on.year, amount=said["ordinary_fee"], due_on=due)
    late = len(cast.members) - 5
    for number, fee in enumerate(Fee.objects.filter(year=on.year).order_by("pk")):
        paid = opened + timedelta(days=3 + number * 2)
        if number == late:
            fees.waive_fee(fee=fee, by=by, at=at, reason="受灾停产（示例）")
        elif number < late and paid <= on:
            at = yield moment(paid, 11)
            fees.pay_fee(fee=fee, by=by, at=at, receipt_no=f"示例-{number + 1:03d}")


def evidence_story(rng: Random, cast: Cast, *, on: date) -> Story:
    """Papers for the folder of 四好商会."""
    for number, one in enumerate(words("chamber")["evidence"]):
        day = on - timedelta(days=12 * number)
        at = yield moment(day, 16)
        evidence.add_evidence(by=cast.secretary, at=at, year=day.year, happened_on=day, **one)
