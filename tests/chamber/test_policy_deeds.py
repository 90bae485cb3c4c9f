"""How a policy reaches enterprises: matched, told once, read through their own links."""

from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from chamber.actions import policies
from chamber.models import Policy, PolicyNotice
from hengl_uf.audit.models import Entry
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from tests.factories.chamber_services import PolicyFactory, ServedEnterpriseFactory, industry

AT = datetime(2026, 3, 25, 2, tzinfo=UTC)
TODAY = date(2026, 3, 25)


@pytest.fixture
def policy(secretary):
    return PolicyFactory(by=secretary)


@pytest.fixture
def firms(secretary, sansha):
    return [ServedEnterpriseFactory(by=secretary, village=sansha) for _ in range(3)]


def tell(policy, by, firms, **more):
    return policies.tell_policy(policy=policy, by=by, at=AT, enterprises=firms, **more)


def test_a_policy_is_noted_with_its_industries(secretary):
    trade = industry()
    fields = {"title": "示例办法", "issuer": "示例单位", "valid_from": TODAY, "sizes": ["small"]}
    policy = policies.add_policy(by=secretary, at=AT, industries=[trade], **fields)
    assert list(policy.industries.all()) == [trade]
    changed = policies.change_policy(policy=policy, by=secretary, at=AT, industries=[], sizes=[])
    assert not changed.industries.exists()
    assert Entry.objects.about(policy)[0].changes == {
        "适用规模": [["小型"], []],
        "适用行业": [[trade.name], []],
    }


@pytest.mark.parametrize(
    ("fields", "refusal", "field"),
    [
        ({"valid_until": date(2025, 12, 31)}, policies.EndsBeforeStart, "valid_until"),
        ({"valid_from": date(206, 1, 1)}, policies.EndsBeforeStart, "valid_from"),
        ({"valid_until": date(2926, 1, 1)}, policies.EndsBeforeStart, "valid_until"),
        ({"sizes": ["huge"]}, policies.UnknownSize, "sizes"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(secretary, policy, fields, refusal, field):
    with pytest.raises(refusal) as refused:
        policies.change_policy(policy=policy, by=secretary, at=AT, **fields)
    assert refused.value.field == field


def test_what_the_database_refuses_is_told_in_the_same_sentence(secretary, policy):
    policy.valid_until = date(2025, 1, 1)
    with pytest.raises(policies.EndsBeforeStart, match="失效日期不能早于生效日期"):
        policies.keep(policy, by=secretary, at=AT)


def test_a_policy_is_for_the_industries_and_sizes_that_it_names(secretary, sansha, policy):
    trade, other = industry(), industry("示例物流", "G")
    common = {"by": secretary, "village": sansha}
    fits = ServedEnterpriseFactory(**common, industry=trade, size="small")
    ServedEnterpriseFactory(**common, industry=other, size="small")
    ServedEnterpriseFactory(**common, industry=trade, size="large")
    ServedEnterpriseFactory(**common, industry=trade, size="")
    ServedEnterpriseFactory(**common, industry=trade, size="small", status=Enterprise.Status.CLOSED)
    all_of_them = Enterprise.objects.all()
    assert policy.matched_among(all_of_them).count() == 4
    policy.industries.set([trade])
    policy.sizes = ["small", "micro"]
    assert list(policy.matched_among(all_of_them)) == [fits]


def test_an_enterprise_is_told_once(secretary, policy, firms):
    assert len(tell(policy, secretary, firms[:2])) == 2
    assert [str(one) for one in tell(policy, secretary, firms, how="phone")] == [str(firms[2])]
    assert policy.notices.count() == 3
    assert Entry.objects.about(policy)[0].changes["告知方式"] == [None, "电话"]


def test_telling_nobody_is_refused(secretary, policy):
    with pytest.raises(policies.NobodyToTell):
        tell(policy, secretary, [])


def test_who_only_reads_tells_nobody(leader, policy, firms):
    with pytest.raises(NotYours):
        tell(policy, leader, firms)


@pytest.mark.django_db(transaction=True)
def test_two_who_tell_the_same_at_once_tell_it_once(secretary, policy, firms):
    gate, made = Barrier(2), []

    def race():
        gate.wait()
        try:
            made.append(len(tell(policy, secretary, firms)))
        finally:
            connection.close()

    threads = [Thread(target=race) for _ in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(made) == [0, 3]


def test_the_first_reading_counts(secretary, policy, firms):
    (notice,) = tell(policy, secretary, firms[:1])
    later = AT + timedelta(days=1)
    policies.mark_read(notice=notice, at=later)
    again = policies.mark_read(notice=notice, at=later + timedelta(days=1))
    assert again.read_at == later
    entry = Entry.objects.about(policy)[0]
    assert (entry.event, entry.actor_id, entry.note) == ("chamber.policy.read", None, str(firms[0]))
    assert Entry.objects.about(policy).filter(event="chamber.policy.read").count() == 1


def test_what_was_not_read_can_be_taken_back(secretary, policy, firms):
    notice, read = tell(policy, secretary, firms[:2])
    policies.mark_read(notice=read, at=AT)
    with pytest.raises(policies.WasRead):
        policies.take_back_notice(notice=read, by=secretary, at=AT)
    policies.take_back_notice(notice=notice, by=secretary, at=AT)
    with pytest.raises(NotYours, match="已经撤回"):
        policies.take_back_notice(
            notice=PolicyNotice(pk=notice.pk or 10**9, policy=policy), by=secretary, at=AT
        )
    assert list(policy.notices.all()) == [read]


def test_a_removed_policy_is_read_by_nobody(secretary, policy, firms):
    (notice,) = tell(policy, secretary, firms[:1])
    policies.remove_policy(policy=policy, by=secretary, at=AT, reason="重复")
    with pytest.raises(NotYours):
        policies.mark_read(notice=notice, at=AT)
    with pytest.raises(NotYours):
        tell(policy, secretary, firms)


def test_of_two_corrections_at_once_the_later_learns_of_the_first(secretary, policy):
    version = policy.version
    policies.change_policy(policy=policy, by=secretary, at=AT, version=version, title="第一个")
    with pytest.raises(StaleEdit):
        policies.change_policy(policy=policy, by=secretary, at=AT, version=version, title="第二个")


def test_in_force_are_those_whose_days_hold(secretary, policy):
    ending = PolicyFactory(by=secretary, valid_until=date(2026, 4, 1))
    PolicyFactory(by=secretary, valid_until=date(2026, 3, 24))
    PolicyFactory(by=secretary, valid_from=date(2026, 4, 1))
    assert set(Policy.objects.valid(TODAY)) == {policy, ending}
    assert list(Policy.objects.ending(TODAY, date(2026, 5, 1))) == [ending]
