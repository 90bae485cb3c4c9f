"""Associations and what belongs to them."""

from datetime import date

import factory

from outreach.models import Association, Office, SharedResource, Term
from tests.factories.outreach import RecordFactory


class AssociationFactory(RecordFactory):
    """An association of the whole town."""

    class Meta:
        model = Association

    name = factory.Sequence(lambda n: f"示例同乡会{n}")


class OfficeFactory(RecordFactory):
    """An office of one seat that somebody should hold."""

    class Meta:
        model = Office

    title = "会长"


class TermFactory(RecordFactory):
    """Somebody in the first place of an office, without end."""

    class Meta:
        model = Term

    holder_name = "李示例"
    starts_on = date(2024, 1, 1)

    @classmethod
    def _create(cls, model_class, *args, by, office, **fields):
        fields.setdefault("place", office.place_base + 1)
        fields |= {"office": office, "association": office.association}
        return super()._create(model_class, *args, by=by, **fields)


class ResourceFactory(RecordFactory):
    """A room that is always there."""

    class Meta:
        model = SharedResource

    name = factory.Sequence(lambda n: f"会议室{n}")
