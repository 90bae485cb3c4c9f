"""Many numberings at once: no gap, no number twice, also where some of them fail."""

from itertools import count

import pytest
from django.utils import timezone

from hengl_uf.numbering.models import Counter
from religion.actions import registrations as deeds
from religion.classification import SiteClass
from religion.models import Registration, Site, SiteNumber
from religion.models.registrations import State
from tests.factories.religion_registrations import registration_in, site_of
from tests.outreach.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 20


def published(village, officer, many) -> list[Registration]:
    """Registrations whose days in public are over."""
    return [
        registration_in(
            State.PUBLIC,
            site=site_of(SiteClass.FILED, village=village, officer=officer),
            officer=officer,
        )
        for _number in range(many)
    ]


def sequence(village) -> list[str]:
    """The internal numbers that sites of a village were given, in order."""
    numbers = SiteNumber.objects.filter(site__village=village, kind=SiteNumber.Kind.FILE)
    return sorted(numbers.values_list("number", flat=True))


def expected(village, many) -> list[str]:
    year = timezone.localdate().year
    return [f"HL-{year}-{village.order:02d}-{number:03d}" for number in range(1, many + 1)]


def test_twenty_numberings_at_once_leave_no_gap_and_give_none_twice(sansha, officer):
    ones, at = published(sansha, officer, AT_ONCE), timezone.now()
    results = at_once(*(lambda one=one: deeds.number(registration=one, by=officer, at=at) for one in ones))
    assert {result.state for result in results} == {State.FILED}
    assert sequence(sansha) == expected(sansha, AT_ONCE)
    held = Site.objects.filter(village=sansha).order_by("file_no").values_list("file_no", flat=True)
    assert list(held) == expected(sansha, AT_ONCE)


def test_those_that_fail_at_once_take_no_number_with_them(sansha, officer):
    ones, at, official = published(sansha, officer, AT_ONCE), timezone.now(), count()
    # Every second one claims the same official number: one of them gets it, the others are refused.
    asked = ["示例同号" if next(official) % 2 else None for _one in ones]
    results = at_once(
        *(
            lambda one=one, text=text: deeds.number(
                registration=one, by=officer, at=at, official_no=text, authority="示例机关"
            )
            for one, text in zip(ones, asked, strict=True)
        )
    )
    refused = [result for result in results if isinstance(result, deeds.NumberTaken)]
    assert len(refused) == AT_ONCE // 2 - 1
    assert all("示例同号" in str(refusal) for refusal in refused)
    assert sequence(sansha) == expected(sansha, AT_ONCE - len(refused))


def test_one_registration_numbered_twice_at_once_gets_one_number(sansha, officer):
    [one], at = published(sansha, officer, 1), timezone.now()
    results = at_once(*[lambda: deeds.number(registration=one, by=officer, at=at)] * 2)
    assert sorted(type(result).__name__ for result in results) == ["NotYours", "Registration"]
    assert sequence(sansha) == expected(sansha, 1)


def test_numbers_and_ends_at_once_never_give_a_number_again(sansha, officer):
    at = timezone.now()
    old = [
        registration_in(
            State.FILED, site=site_of(SiteClass.FILED, village=sansha, officer=officer), officer=officer
        )
        for _number in range(5)
    ]
    new = published(sansha, officer, 5)
    at_once(
        *(lambda one=one: deeds.cancel(registration=one, by=officer, at=at, reason="撤并") for one in old),
        *(lambda one=one: deeds.number(registration=one, by=officer, at=at) for one in new),
    )
    assert sequence(sansha) == expected(sansha, 10)
    assert Counter.objects.get(series="religion.site").last == 10


def test_a_site_opened_twice_at_once_has_one_registration(sansha, officer, clerk):
    site, at = site_of(SiteClass.FILED, village=sansha, officer=officer), timezone.now()
    results = at_once(
        *(lambda who=who: deeds.open_registration(site=site, by=who, at=at) for who in (officer, clerk))
    )
    assert sorted(type(result).__name__ for result in results) == ["OneAlready", "Registration"]
    assert Registration.objects.filter(site=site).count() == 1


def test_each_village_counts_for_itself(sansha, liusha, officer):
    at = timezone.now()
    for village in (sansha, liusha):
        for one in published(village, officer, 2):
            deeds.number(registration=one, by=officer, at=at)
    assert (sequence(sansha), sequence(liusha)) == (expected(sansha, 2), expected(liusha, 2))
