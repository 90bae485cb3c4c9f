"""Mediation cases, mediators and what belongs to a case."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import factory

from chamber.models import MediationCase, MediationNote, Mediator, Party, Session
from tests.factories.outreach import RecordFactory

Side = Party.Side


class MediatorFactory(RecordFactory):
    """Somebody who mediates."""

    class Meta:
        model = Mediator

    name = factory.Sequence(lambda n: f"调解员{n}")


class MediationFactory(RecordFactory):
    """An open dispute over a hundred thousand yuan, with a company on one side and a person on the other."""

    class Meta:
        model = MediationCase

    number = factory.Sequence(lambda n: f"T-2026-{n:04d}")  # beside the numbers that the portal gives
    title = "灯饰配件货款纠纷"
    sum = 100_000
    accepted_on = date(2026, 3, 2)
    limit_days = 30

    @classmethod
    def _create(cls, model_class, *args, by, parties=None, **fields):
        fields.setdefault("staff", by)
        fields.setdefault("due_on", fields["accepted_on"] + timedelta(days=fields["limit_days"]))
        case = super()._create(model_class, *args, by=by, **fields)
        for side, name, phone in parties or (
            (Side.APPLICANT, "中山市示例灯饰有限公司", ""),
            (Side.RESPONDENT, "陈大文", "+8613800138000"),
        ):
            party = Party(case=case, side=side, name=name, phone=phone)
            party.stamp(by=by, at=case.created_at).save()
        return case


class SessionFactory(RecordFactory):
    """A meeting in March."""

    class Meta:
        model = Session

    held_at = datetime(2026, 3, 10, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


class MediationNoteFactory(RecordFactory):
    """A restricted note."""

    class Meta:
        model = MediationNote

    text = "双方希望不公开"
