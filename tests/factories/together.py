"""Activities, wishes and group services."""

from datetime import date, timedelta

import factory
from django.utils import timezone

from outreach.models import Activity, GroupService, Wish
from tests.factories.outreach import RecordFactory


class ActivityFactory(RecordFactory):
    """An activity that is planned for a day in May, run by whoever planned it."""

    class Meta:
        model = Activity

    title = factory.Sequence(lambda n: f"2026年端午联谊{n}")
    held_on = date(2026, 5, 31)

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        return super()._create(model_class, *args, by=by, **{"staff": by, **fields})


class WishFactory(RecordFactory):
    """A wish that waits to be claimed."""

    class Meta:
        model = Wish

    number = factory.Sequence(lambda n: f"T-2026-{n:04d}")  # beside the numbers that the portal gives
    title = "一张书桌"
    status = "published"
    published_on = date(2026, 3, 5)

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        return super()._create(model_class, *args, by=by, **{"staff": by, **fields})


class ServiceFactory(RecordFactory):
    """A group service of next week with two places."""

    class Meta:
        model = GroupService

    title = factory.Sequence(lambda n: f"回乡证集中办理{n}")
    held_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=7))
    slots = 2

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        return super()._create(model_class, *args, by=by, **{"staff": by, **fields})
