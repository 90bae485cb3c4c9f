"""Party organisations in short, and what they do: ticks of 五个一, activities, service projects, honours, posts."""

from datetime import date

import factory

from chamber.models import (
    Award,
    FiveOne,
    FiveOneTick,
    PartyActivity,
    PartyOrganisation,
    ServicePost,
    ServiceProject,
)
from tests.factories.outreach import RecordFactory


class BranchFactory(RecordFactory):
    """A branch, founded in 2020."""

    class Meta:
        model = PartyOrganisation

    name = factory.Sequence(lambda n: f"示例灯饰企业{n}党支部")
    founded_on = date(2020, 7, 1)

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        fields.setdefault("election_due_on", date(2029, 7, 1))
        return super()._create(model_class, *args, by=by, **fields)


class ItemFactory(factory.django.DjangoModelFactory):
    """An item of 五个一, after those that the portal comes with."""

    class Meta:
        model = FiveOne

    name = factory.Sequence(lambda n: f"一次示例行动{n}")
    order = factory.Sequence(lambda n: 100 + n)


class TickFactory(RecordFactory):
    """An item that a branch did in 2026."""

    class Meta:
        model = FiveOneTick

    year = 2026
    done_on = date(2026, 3, 5)


class PartyActivityFactory(RecordFactory):
    """A study session of a branch."""

    class Meta:
        model = PartyActivity

    topic = factory.Sequence(lambda n: f"专题学习第{n}讲")
    held_on = date(2026, 3, 5)

    @classmethod
    def _create(cls, model_class, *args, by, organisations=None, **fields):
        activity = super()._create(model_class, *args, by=by, **fields)
        activity.organisations.set(organisations or [BranchFactory(by=by)])
        return activity


class ServiceProjectFactory(RecordFactory):
    """A project of the year 2026 that runs."""

    class Meta:
        model = ServiceProject

    name = factory.Sequence(lambda n: f"示例办实事项目{n}")
    starts_on = date(2026, 1, 5)
    due_on = date(2026, 12, 31)

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        organisation = fields.get("organisation") or BranchFactory(by=by)
        return super()._create(model_class, *args, by=by, **fields | {"organisation": organisation})


class AwardFactory(RecordFactory):
    """An honour of March 2026."""

    class Meta:
        model = Award

    title = factory.Sequence(lambda n: f"示例先进党组织{n}")
    awarder = "示例授予单位"
    awarded_on = date(2026, 3, 5)

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        organisation = fields.get("organisation") or BranchFactory(by=by)
        return super()._create(model_class, *args, by=by, **fields | {"organisation": organisation})


class ServicePostFactory(RecordFactory):
    """A post in an enterprise, for three people."""

    class Meta:
        model = ServicePost

    name = factory.Sequence(lambda n: f"装配线示范岗{n}")
    set_on = date(2026, 3, 5)
    people = 3
