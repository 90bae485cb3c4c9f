"""Planned visits."""

from django.utils import timezone

from outreach.models import PlannedVisit
from tests.factories.outreach import ContactFactory, RecordFactory


class PlanFactory(RecordFactory):
    """A visit that whoever plans it means to pay today."""

    class Meta:
        model = PlannedVisit

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        fields.setdefault("staff", by)
        fields.setdefault("planned_on", timezone.localdate())
        if not fields.get("enterprise"):
            fields["contact"] = fields.get("contact") or ContactFactory(by=by, village=fields["village"])
        return super()._create(model_class, *args, by=by, **fields)
