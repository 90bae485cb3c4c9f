"""Records of outreach. Each needs the account that made it: `ContactFactory(by=clerk)`."""

from datetime import date

import factory
from django.utils import timezone

from outreach.models import CaseCategory, Contact, ServiceCase, Visit


class RecordFactory(factory.django.DjangoModelFactory):
    """A record stamped by `by`."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        record = model_class(**fields)
        if hasattr(record, "index_names"):
            record.index_names()
        record.stamp(by=by, at=timezone.now()).save()
        return record


class ContactFactory(RecordFactory):
    """A person from Hong Kong."""

    class Meta:
        model = Contact

    name = factory.Sequence(lambda n: f"陈大文{n}")
    retain_until = date(2099, 1, 1)
    retention_set_on = date(2026, 1, 5)


class VisitFactory(RecordFactory):
    """A visit to a person, paid by whoever logs it."""

    class Meta:
        model = Visit

    visited_on = date(2026, 3, 5)

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        fields.setdefault("staff", by)
        contact = fields.get("contact") or ContactFactory(by=by, village=fields["village"])
        return super()._create(model_class, *args, by=by, **fields | {"contact": contact})


class CaseFactory(RecordFactory):
    """A case that waits to be taken."""

    class Meta:
        model = ServiceCase

    number = factory.Sequence(lambda n: f"T-2026-{n:04d}")  # beside the numbers that the portal gives
    title = "咨询居住证续期"
    opened_on = date(2026, 3, 5)
    due_on = date(2026, 3, 12)
    limit_days = 5

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        fields.setdefault("category", CaseCategory.objects.active().first())
        fields.setdefault("clock_from", fields["opened_on"])
        contact = fields.get("contact") or ContactFactory(by=by, village=fields["village"])
        return super()._create(model_class, *args, by=by, **fields | {"contact": contact})
