"""Party organisations and surveys."""

from datetime import date

import factory

from chamber.models import Covered, PartyOrganisation, PartyPost, PartyTerm, Survey
from hengl_uf.enterprises.models import Enterprise
from tests.factories.outreach import RecordFactory


class FirmFactory(RecordFactory):
    """An enterprise at work."""

    class Meta:
        model = Enterprise

    name = factory.Sequence(lambda n: f"示例灯饰{n}厂")

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        fields.setdefault("pinyin", "shili")
        fields.setdefault("search_key", f"{fields['name']} shili")
        return super()._create(model_class, *args, by=by, **fields)


class PartyOrganisationFactory(RecordFactory):
    """A branch, founded in 2020."""

    class Meta:
        model = PartyOrganisation

    name = factory.Sequence(lambda n: f"示例{n}党支部")
    founded_on = date(2020, 7, 1)

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        one = model_class(**fields)
        one.set_election_due()
        return super()._create(
            model_class, *args, by=by, **{"election_due_on": one.election_due_on, **fields}
        )


class CoveredFactory(RecordFactory):
    """An enterprise that an organisation covers."""

    class Meta:
        model = Covered

    since = date(2021, 1, 1)


class PartyPostFactory(RecordFactory):
    """A post of one seat that somebody should hold."""

    class Meta:
        model = PartyPost

    title = "书记"


class PartyTermFactory(RecordFactory):
    """Somebody in the first place of a post, without end."""

    class Meta:
        model = PartyTerm

    holder_name = "李示例"
    starts_on = date(2024, 1, 1)

    @classmethod
    def _create(cls, model_class, *args, by, office, **fields):
        fields.setdefault("place", office.place_base + 1)
        return super()._create(model_class, *args, by=by, office=office, **fields)


class SurveyFactory(RecordFactory):
    """The latest survey of an enterprise: nobody is a member."""

    class Meta:
        model = Survey

    surveyed_on = date(2026, 3, 5)
