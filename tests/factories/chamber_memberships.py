"""Members of the chamber, their fees, the council and evidence."""

from datetime import date
from decimal import Decimal

import factory
from django.utils import timezone

from chamber.models import CouncilOffice, CouncilTerm, Evidence, Fee, Membership
from hengl_uf.enterprises.models import Enterprise
from tests.factories.outreach import RecordFactory


class MemberEnterpriseFactory(RecordFactory):
    """A lamp factory."""

    class Meta:
        model = Enterprise

    name = factory.Sequence(lambda n: f"横栏示例第{n}照明电器有限公司")

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        enterprise = model_class(**fields)
        enterprise.index_name()
        enterprise.stamp(by=by, at=timezone.now()).save()
        return enterprise


class MembershipFactory(RecordFactory):
    """An application of January 2026; `village` is that of the enterprise, when none is given."""

    class Meta:
        model = Membership

    applied_on = date(2026, 1, 5)

    @classmethod
    def _create(cls, model_class, *args, by, village=None, **fields):
        fields.setdefault("enterprise", None)
        if fields["enterprise"] is None:
            fields["enterprise"] = MemberEnterpriseFactory(by=by, village=village)
        return super()._create(model_class, *args, by=by, **fields)


class MemberFactory(MembershipFactory):
    """A member since February 2026, under a number beside those that the portal gives."""

    status = "member"
    reviewed_on = date(2026, 1, 10)
    council_on = date(2026, 1, 20)
    joined_on = date(2026, 2, 1)
    member_no = factory.Sequence(lambda n: f"T-2026-{n:04d}")

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        return super()._create(model_class, *args, by=by, **{"reviewed_by": by, **fields})


class FeeFactory(RecordFactory):
    """A thousand yuan for 2026, open."""

    class Meta:
        model = Fee

    year = 2026
    amount = Decimal("1000.00")
    due_on = date(2026, 6, 30)


class CouncilOfficeFactory(RecordFactory):
    """An office of one seat that somebody should hold."""

    class Meta:
        model = CouncilOffice

    title = factory.Sequence(lambda n: f"副会长{n}")


class CouncilTermFactory(RecordFactory):
    """Somebody in the first place of an office, without end."""

    class Meta:
        model = CouncilTerm

    holder_name = "李示例"
    starts_on = date(2026, 2, 1)

    @classmethod
    def _create(cls, model_class, *args, by, office, **fields):
        fields.setdefault("place", office.place_base + 1)
        return super()._create(model_class, *args, by=by, office=office, **fields)


class EvidenceFactory(RecordFactory):
    """A piece of evidence of 2026."""

    class Meta:
        model = Evidence

    year = 2026
    heading = "guidance"
    title = factory.Sequence(lambda n: f"主题教育记录{n}")
