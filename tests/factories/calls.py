"""Enquiries, receptions and care calls: `EnquiryFactory(by=clerk, village=sansha)`."""

from datetime import date

from django.utils import timezone

from outreach.models import CareCall, CaseCategory, Enquiry, Reception
from tests.factories.outreach import RecordFactory


class EnquiryFactory(RecordFactory):
    """A call that was answered at once."""

    class Meta:
        model = Enquiry

    caller_name = "陈生"
    question = "居住证怎么续期"

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        fields.setdefault("staff", by)
        fields.setdefault("topic", CaseCategory.objects.active().first())
        fields.setdefault("asked_at", timezone.now())
        fields.setdefault("asked_on", timezone.localdate(fields["asked_at"]))
        return super()._create(model_class, *args, by=by, **fields)


class ReceptionFactory(RecordFactory):
    """One visitor received."""

    class Meta:
        model = Reception

    received_on = date(2026, 3, 5)

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        fields.setdefault("staff", by)
        return super()._create(model_class, *args, by=by, **fields)


class CareCallFactory(RecordFactory):
    """A call to somebody who needs nothing."""

    class Meta:
        model = CareCall

    called_on = date(2026, 3, 5)
    person = "何伯"

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        fields.setdefault("staff", by)
        fields.setdefault("status", "raised" if fields.get("need") else "fine")
        return super()._create(model_class, *args, by=by, **fields)
