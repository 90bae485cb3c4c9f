"""Events of the chamber, registrations and opportunities."""

from datetime import date, timedelta
from itertools import count

import factory
from django.utils import timezone

from chamber.actions import registrations
from chamber.actions.events import last_moment
from chamber.models import Event, Opportunity
from hengl_uf.enterprises.models import Enterprise
from tests.factories.outreach import RecordFactory

NUMBER = count(1)


class EventFactory(RecordFactory):
    """A training with ten places in a fortnight, open until it starts."""

    class Meta:
        model = Event

    title = factory.Sequence(lambda n: f"企业用工培训{n}")
    held_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=14))
    places = 10

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        closes_at = last_moment(fields["held_on"], fields.get("starts_at"))
        return super()._create(model_class, *args, by=by, **{"staff": by, "closes_at": closes_at, **fields})


class OpportunityFactory(RecordFactory):
    """A contract that is talked about."""

    class Meta:
        model = Opportunity

    what = factory.Sequence(lambda n: f"灯具采购意向{n}")
    noted_on = date(2026, 3, 5)


def make_firm(by, village, name=""):
    """An enterprise of its own name."""
    firm = Enterprise(name=name or f"横栏镇报名灯饰厂{next(NUMBER)}", village=village)
    firm.index_name()
    firm.stamp(by=by, at=timezone.now()).save()
    return firm


def make_registration(by, event, village, people=1, name="", **fields):
    """A registration of an enterprise of its own, made by the deed: booked, or waiting when it does not fit."""
    firm = make_firm(by, village, name)
    at = fields.pop("at", None) or timezone.now()
    return registrations.register(event=event, enterprise=firm, by=by, at=at, people=people, **fields)
