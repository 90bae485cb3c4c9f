"""Festivals, their days and special checks, written straight into their tables."""

from datetime import date, datetime, timedelta

import factory
from django.utils import timezone

from religion.models import Festival, Inspection, Occurrence, SpecialCheck
from tests.factories.outreach import RecordFactory
from tests.factories.religion_sites import SiteFactory


class FestivalFactory(RecordFactory):
    """A festival of one day, on 三月初三, without its days of the years."""

    class Meta:
        model = Festival

    name = factory.Sequence(lambda n: f"示例诞{n}")
    lunar_month = 3
    lunar_day = 3

    @classmethod
    def _create(cls, model_class, *args, **fields):
        if "site" not in fields:
            fields["site"] = SiteFactory(by=fields["by"], village=fields.pop("village"))
        return super()._create(model_class, *args, **fields)


def occurrence(festival, starts_on, days=1, **fields) -> Occurrence:
    """A day of a festival as if the lunar calendar had it there."""
    return Occurrence.objects.create(
        festival=festival,
        **{
            "lunar_year": starts_on.year,
            "computed_on": starts_on,
            "starts_on": starts_on,
            "ends_on": starts_on + timedelta(days=days - 1),
            **fields,
        },
    )


def special_check(site, day: date, **fields) -> SpecialCheck:
    """A check before a holiday, to be made within the two weeks before it."""
    return SpecialCheck.objects.create(
        site=site,
        day=day,
        **{
            "kind": SpecialCheck.Kind.HOLIDAY,
            "name": "春节",
            "not_before": day - timedelta(days=14),
            "due_on": day - timedelta(days=1),
            **fields,
        },
    )


def inspected(site, by, day: date, *, finished=True) -> Inspection:
    """An inspection of a day, without answers."""
    at = timezone.make_aware(datetime(day.year, day.month, day.day, 9))
    made = Inspection(site=site, inspector=by, inspected_on=day)
    made.stamp(by=by, at=at)
    made.finished_at = at if finished else None
    made.save()
    return made
