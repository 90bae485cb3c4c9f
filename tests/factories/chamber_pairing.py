"""Pairings, what is given in them, and joint actions."""

from datetime import date
from decimal import Decimal

import factory

from chamber.models import Contribution, JointAction, Pairing
from tests.factories.outreach import RecordFactory


class PairingFactory(RecordFactory):
    """The chamber beside a place elsewhere, since 2024."""

    class Meta:
        model = Pairing

    place = "云南省示例县示例村"
    starts_on = date(2024, 1, 5)


class ContributionFactory(RecordFactory):
    """A thousand yuan."""

    class Meta:
        model = Contribution

    given_on = date(2025, 6, 1)
    amount = Decimal(1000)
    what = "村道路灯"

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        fields.setdefault("pairing", None)
        fields["pairing"] = fields["pairing"] or PairingFactory(by=by)
        return super()._create(model_class, *args, by=by, **fields)


class JointActionFactory(RecordFactory):
    """A patrol of ten people."""

    class Meta:
        model = JointAction

    title = factory.Sequence(lambda n: f"园区夜间巡查{n}")
    held_on = date(2026, 3, 5)
    people = 10
