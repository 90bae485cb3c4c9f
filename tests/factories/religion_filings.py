"""Festivals' days and filings of events, written straight into their tables."""

from datetime import date, timedelta

import factory
from django.utils import timezone

from religion.models import EventFiling, Festival, Occurrence
from tests.factories.outreach import RecordFactory

PLAN = "上午祭祀，中午聚餐，下午粤剧；由管理小组和村志愿者维持秩序。"


class FestivalFactory(RecordFactory):
    """A festival on the 23rd day of the third lunar month."""

    class Meta:
        model = Festival

    name = factory.Sequence(lambda n: f"示例诞{n}")
    lunar_month = 3
    lunar_day = 23


def occurrence(festival, day: date, *, days=1, people=None) -> Occurrence:
    """The days of a festival in the year of `day`, as computed."""
    return Occurrence.objects.create(
        festival=festival,
        lunar_year=day.year,
        computed_on=day,
        starts_on=day,
        ends_on=day + timedelta(days=days - 1),
        expected_people=people,
    )


class FilingFactory(RecordFactory):
    """A draft of a small event in ten days, with all that filing it asks for."""

    class Meta:
        model = EventFiling

    title = factory.Sequence(lambda n: f"示例诞期活动{n}")
    held_from = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=10))
    held_to = factory.SelfAttribute("held_from")
    expected_people = 300
    plan = PLAN
    contact_name = "示例联系人"
    contact_phone = "+8676087761234"


def in_state(filing, state, *, by) -> EventFiling:
    """Put a filing straight into a state, with what the database asks for there."""
    today = timezone.localdate()
    filing.state = state
    if state != EventFiling.State.DRAFT:
        filing.filed_on = today
    if state in ("accepted", "refused", "done"):
        filing.answered_on, filing.answered_by, filing.answer = today, by, "示例答复"
    if state == "done":
        filing.actual_people = 280
    if state == "cancelled":
        filing.result = "示例原因"
    filing.save()
    return filing
