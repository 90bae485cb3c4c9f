"""Sites of the demo town: entered, run by a management group, registered until they hold their number."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hengl_uf.demo.cast import Cast
from hengl_uf.demo.stories import Story, moment
from hengl_uf.demo.words import marked, words
from religion.actions import (
    officers,
    plates,
    registration_numbers,
    registration_town,
    registrations,
    sites,
)
from religion.classification import SiteClass, suggest, thresholds
from religion.models import ReadinessItem, Site, SitePost

CENTRE = (
    Decimal("22.53"),
    Decimal("113.25"),
)  # of the town, about (domain.md 1); samples lie around it at random


def is_large(said) -> bool:
    """Whether a site of our table is a 登记编号场所 by its measures."""
    _name, _village, land, floor, people, *_rest = said
    suggestion = suggest(
        land_area=Decimal(land),
        floor_area=Decimal(floor),
        largest_event=people or None,
        has_heritage_value=False,
        limits=thresholds(),
    )
    return suggestion.site_class == SiteClass.REGISTERED


def village_of(cast: Cast, said):
    """The village of a site of our table."""
    return cast.villages[said[1] - 1]


def site_story(rng: Random, cast: Cast, *, number: int, said, day: date) -> Story:
    """One site: entered, its group seated, its class confirmed, walked through the whole chain."""
    name, _village, land, floor, people, deity, founded, structure = said
    village, told = village_of(cast, said), words("sites")["words"]
    by, office = cast.village_staff[village.pk], cast.office[number % len(cast.office)]
    at = yield moment(day, 9, number)
    spot = [centre + Decimal(rng.randint(-60_000, 60_000)) / Decimal(1_000_000) for centre in CENTRE]
    site = sites.add_site(
        by=by,
        at=at,
        village=village,
        name=marked(name),
        address=marked(f"示例路 {number + 1} 号"),
        lat=None if number % 5 == 4 else spot[0],
        lng=None if number % 5 == 4 else spot[1],
        land_area=Decimal(land),
        floor_area=Decimal(floor),
        largest_event=people or None,
        main_deity=deity,
        founded=founded,
        structure=structure,
        tenure=Site.Tenure.CLEAR,
        management=Site.Management.GROUP,
        village_keeper=marked(told["holders"][number % 8]),
        accounts_shown="每季度在公告栏张贴（示例）",
        extinguishers=4 if floor > 100 else 2,
        smoke_alarms=2 if floor > 100 else 0,
        emergency_lights=2 if floor > 100 else 1,
        water_source="门前水井（示例）",
        truck_access=Site.Access.YES if number % 3 else Site.Access.NEAR,
        burner="室外香炉一座（示例）",
    )
    cast.sites.append(site)
    for place, post in enumerate(SitePost.objects.filter(site=site, title__in=("组长", "安全员"))):
        officers.begin_term(
            post=post,
            by=by,
            at=at,
            holder_name=marked(told["holders"][(number + 3 * place + 1) % 8]),
            starts_on=day,
            ends_on=day.replace(year=day.year + 3, day=min(day.day, 28)),
            appointment=told["appointment"],
        )
    at = yield moment(day + timedelta(days=3), 10)
    sites.confirm_class(site=site, site_class=Site.objects.get(pk=site.pk).suggested_class, by=office, at=at)
    yield from registered(site, by, office, number=number, after=at)


def registered(site, by, office, *, number: int, after) -> Story:
    """From the draft to the number."""
    told = words("sites")["words"]
    at = yield after + timedelta(days=2)
    registration = registrations.open_registration(
        site=site,
        by=by,
        at=at,
        applicant=marked(told["applicant"]),
        statement=told["statement"],
        answers=dict.fromkeys(ReadinessItem.objects.filter(is_active=True), (True, told["readiness"])),
    )
    if number % 9 == 4:
        registrations.submit(registration=registration, by=by, at=at)
        at = yield at + timedelta(days=2)
        reason = "缺财务公开制度的照片，请补充。"
        registration_town.send_back(registration=registration, by=office, at=at, reason=reason)
    at = yield at + timedelta(days=2)
    registrations.submit(registration=registration, by=by, at=at)
    at = yield at + timedelta(days=3)
    registration_town.review(registration=registration, by=office, at=at)
    at = yield at + timedelta(days=1)
    registration = registration_town.publish(
        registration=registration, by=office, at=at, public_where=told["public_where"]
    )
    at = yield moment(registration.public_until + timedelta(days=1), 10, number)
    given: dict[str, str] = {}
    if Site.objects.get(pk=site.pk).confirmed_class == SiteClass.REGISTERED:
        registration_town.report(registration=registration, by=office, at=at, reported_to=told["reported_to"])
        at = yield at + timedelta(days=20)
        given = {"official_no": f"示例登记〔{at.year}〕{number + 1:03d}", "authority": told["reported_to"]}
    registration_numbers.number(registration=registration, by=office, at=at, **given)


def plates_story(rng: Random, cast: Cast, *, start: date, on: date) -> Story:
    """A plate for each site; one was damaged since."""
    at = yield moment(start + timedelta(days=60), 10)
    made = plates.make_missing(by=cast.office[0], at=at)
    at = yield moment(on - timedelta(days=90), 15)
    if made:
        plates.replace_plate(plate=made[0], reason="日晒褪色，扫不出来", by=cast.office[0], at=at)


def changes_story(rng: Random, cast: Cast, *, on: date) -> Story:
    """What has changed lately: a site under repair, one whose floor grew, one that changes its registration."""
    at = yield moment(on - timedelta(days=12), 9)
    by = cast.village_staff
    repaired, grown, changing, changed = (cast.sites[number] for number in (8, 19, 15, 12))
    sites.close_site(
        site=repaired,
        status=Site.Status.REPAIR,
        reason="屋面翻修，预计两个月",
        by=by[repaired.village_id],
        at=at,
    )
    at = yield at + timedelta(days=2)
    sites.edit_site(site=grown, floor_area=Decimal(312), by=by[grown.village_id], at=at)
    at = yield at + timedelta(days=1)
    registration_numbers.change(
        registration=changing.registrations.get(),
        by=by[changing.village_id],
        at=at,
        reason="管理小组换届，负责人变更",
    )
    registration = registration_numbers.change(
        registration=changed.registrations.get(),
        by=by[changed.village_id],
        at=at,
        reason="偏殿拆除，建筑面积减少",
    )
    at = yield at + timedelta(days=1)
    registrations.submit(registration=registration, by=by[changed.village_id], at=at)
