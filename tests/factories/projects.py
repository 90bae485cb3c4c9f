"""Projects and their parts."""

from datetime import date

import factory

from outreach.models import Milestone, Project, Risk, Spending
from tests.factories.outreach import RecordFactory


class ProjectFactory(RecordFactory):
    """A project of the year 2026, owned by whoever sets it up."""

    class Meta:
        model = Project

    name = factory.Sequence(lambda n: f"侨胞之家建设{n}")
    starts_on = date(2026, 1, 5)
    due_on = date(2026, 12, 31)

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        return super()._create(model_class, *args, by=by, **{"owner": by, **fields})


class MilestoneFactory(RecordFactory):
    """A milestone of a day in June."""

    class Meta:
        model = Milestone

    name = factory.Sequence(lambda n: f"节点{n}")
    due_on = date(2026, 6, 30)

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        return super()._create(model_class, *args, by=by, **{"owner": by, **fields})


class SpendingFactory(RecordFactory):
    """A hundred yuan."""

    class Meta:
        model = Spending

    spent_on = date(2026, 3, 5)
    amount = 100
    what = "装修材料"


class RiskFactory(RecordFactory):
    """A risk that is not gone."""

    class Meta:
        model = Risk

    text = "场地租约可能延期"

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        return super()._create(model_class, *args, by=by, **{"owner": by, **fields})
