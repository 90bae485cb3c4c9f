"""Questions, policies, agreements and cohorts, with the enterprises that they need."""

from datetime import date

import factory
from django.utils import timezone

from chamber.models import Agreement, Cohort, Membership, Policy, PolicyNotice, Question
from hengl_uf.enterprises.models import Enterprise, Industry
from tests.factories.outreach import RecordFactory


class ServedEnterpriseFactory(RecordFactory):
    """An enterprise at work."""

    class Meta:
        model = Enterprise

    name = factory.Sequence(lambda n: f"示例横栏服务{n}灯饰有限公司")

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        enterprise = model_class(**fields)
        enterprise.index_name()
        enterprise.stamp(by=by, at=timezone.now()).save()
        return enterprise


def member(enterprise, *, by) -> Membership:
    """Let an enterprise be a member of the chamber."""
    day = date(2020, 1, 6)
    membership = Membership(
        enterprise=enterprise,
        status=Membership.Status.MEMBER,
        applied_on=day,
        reviewed_on=day,
        reviewed_by=by,
        council_on=day,
        joined_on=day,
        member_no=f"S-{enterprise.pk}",
    )
    membership.stamp(by=by, at=timezone.now()).save()
    return membership


def industry(name="示例照明制造", section="C") -> Industry:
    """An industry of this name."""
    return Industry.objects.get_or_create(name=name, defaults={"section": section})[0]


class QuestionFactory(RecordFactory):
    """A question of March that waits for its answer, followed up by whoever notes it."""

    class Meta:
        model = Question

    text = factory.Sequence(lambda n: f"园区门口的道路什么时候修好（{n}）")
    raised_on = date(2026, 3, 5)
    answer_due_on = date(2026, 3, 20)
    department = "示例承办部门"

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        return super()._create(model_class, *args, by=by, **{"staff": by, **fields})


class PolicyFactory(RecordFactory):
    """A policy for all enterprises that holds since January."""

    class Meta:
        model = Policy

    title = factory.Sequence(lambda n: f"示例技术改造补助办法{n}")
    issuer = "示例发文单位"
    valid_from = date(2026, 1, 1)


class NoticeFactory(factory.django.DjangoModelFactory):
    """That an enterprise was told of a policy through its link."""

    class Meta:
        model = PolicyNotice

    told_at = factory.LazyFunction(timezone.now)

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        return super()._create(model_class, *args, told_by=by, **fields)


class AgreementFactory(RecordFactory):
    """An agreement of three years."""

    class Meta:
        model = Agreement

    title = factory.Sequence(lambda n: f"示例产教融合三方协议{n}")
    signed_on = date(2026, 1, 5)
    starts_on = date(2026, 1, 5)
    expires_on = date(2029, 1, 4)

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        return super()._create(model_class, *args, by=by, **{"staff": by, **fields})


class CohortFactory(RecordFactory):
    """A cohort that still takes apprentices."""

    class Meta:
        model = Cohort

    name = factory.Sequence(lambda n: f"示例启匠工程第{n}期")
    school = "示例职业技术学校"
    trade = "灯饰装配"
    starts_on = date(2026, 3, 1)
    ends_on = date(2028, 2, 28)
    planned = 30

    @classmethod
    def _create(cls, model_class, *args, by, **fields):
        return super()._create(model_class, *args, by=by, **{"staff": by, **fields})
