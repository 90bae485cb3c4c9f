"""Registrations in each state, brought there by the deeds themselves."""

from datetime import timedelta
from decimal import Decimal
from itertools import count

from django.utils import timezone

from religion.actions import registrations as deeds
from religion.classification import SiteClass
from religion.models import ReadinessItem, Registration, Site
from religion.models.registrations import State
from tests.factories.religion_sites import SiteFactory

PUBLIC_DAYS_AGO = 60  # long enough ago that the days in public are over
_serial = count(1)


def settle_class(site, officer) -> Site:
    """Let a person have confirmed what the measures of a site suggest."""
    Site.objects.filter(pk=site.pk).update(
        confirmed_class=site.suggested_class,
        confirmed_against=site.suggested_class,
        class_confirmed_at=timezone.now(),
        class_confirmed_by=officer,
    )
    site.refresh_from_db()
    return site


def site_of(site_class, *, village, officer, **fields) -> Site:
    """A site whose class is this one, confirmed."""
    big = {"land_area": Decimal(600)} if site_class == SiteClass.REGISTERED else {}
    return settle_class(SiteFactory(by=officer, village=village, **big, **fields), officer)


def answered(met=True) -> dict:
    """Every condition with the same answer."""
    return dict.fromkeys(ReadinessItem.objects.filter(is_active=True), (met, ""))


def registration_in(state, *, site, officer, by=None, running=False) -> Registration:
    """A registration that has come as far as this state; `running` lets its days in public begin today."""
    by = by or officer
    clerk_now, now = {"by": by, "at": timezone.now()}, {"by": officer, "at": timezone.now()}
    one = deeds.open_registration(
        site=site, **clerk_now, applicant="示例管理小组", statement="示例申报说明", answers=answered()
    )
    if state == State.DRAFT:
        return one
    one = deeds.submit(registration=one, **clerk_now)
    if state == State.SUBMITTED:
        return one
    return in_town(one, state, now, running=running)


def in_town(one, state, now, *, running) -> Registration:
    """The same from the application on."""
    today = timezone.localdate()
    one = deeds.review(registration=one, **now)
    if state == State.REVIEWED:
        return one
    first = today if running else today - timedelta(days=PUBLIC_DAYS_AGO)
    one = deeds.publish(registration=one, **now, public_where="示例公告栏", public_from=first)
    if state == State.PUBLIC:
        return one
    if state == State.REPORTED or one.site.confirmed_class == SiteClass.REGISTERED:
        one = deeds.report(registration=one, **now, reported_to="示例上级机关", on=today - timedelta(days=5))
    if state == State.REPORTED:
        return one
    one = numbered(one, now, on=today - timedelta(days=3))
    if state == State.CHANGING:
        return deeds.change(registration=one, **now, reason="示例扩建")
    if state == State.CANCELLED:
        return deeds.cancel(registration=one, **now, reason="示例撤并")
    assert one.state == state, f"{one.site} is {one.site.confirmed_class}: it never comes to be {state}"
    return one


def numbered(one, now, *, on=None) -> Registration:
    """Give it its number: an official one of its own where its class asks for one."""
    official = {}
    if one.site.confirmed_class == SiteClass.REGISTERED:
        official = {"official_no": f"示例登编第 {next(_serial):04d} 号", "authority": "示例编号机关"}
    return deeds.number(registration=one, **now, **official, on=on)
