"""How an agreement runs: signed by its parties, renewed once, ended with a reason."""

from datetime import UTC, date, datetime

import pytest

from chamber.actions import agreements
from chamber.actions.agreements import PartySet
from chamber.models import Agreement
from hengl_uf.audit.models import Entry
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from tests.factories.chamber_services import AgreementFactory, ServedEnterpriseFactory

AT = datetime(2026, 3, 25, 2, tzinfo=UTC)
TODAY = date(2026, 3, 25)
PARTIES = (PartySet("school", "示例学校"), PartySet("chamber", "示例商会"))
DAYS = {"signed_on": TODAY, "starts_on": TODAY, "expires_on": date(2029, 3, 24)}


@pytest.fixture
def agreement(secretary):
    return add(secretary, signed_on=date(2026, 1, 5), starts_on=date(2026, 1, 5))


def add(by, parties=PARTIES, **fields):
    return agreements.add_agreement(by=by, at=AT, parties=parties, **{"title": "示例协议", **DAYS, **fields})


def test_an_agreement_is_of_its_parties_in_their_order(secretary, sansha):
    firm = ServedEnterpriseFactory(by=secretary, village=sansha, name="示例甲厂")
    agreement = add(secretary, parties=[*PARTIES, PartySet("enterprise", enterprise=firm)])
    parties = agreement.parties.order_by("order")
    assert [str(one) for one in parties] == ["示例学校", "示例商会", "示例甲厂"]
    assert agreement.staff == secretary


@pytest.mark.parametrize(
    "parties",
    [(), PARTIES[:1], (*PARTIES, PARTIES[0]), (PARTIES[0], PartySet("enterprise"))],
    ids=["none", "one", "one twice", "one without a name"],
)
def test_two_parties_are_needed_each_once(secretary, parties):
    with pytest.raises(agreements.TooFewParties):
        add(secretary, parties=parties)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"signed_on": date(2026, 3, 26)}, "signed_on"),
        ({"signed_on": date(206, 3, 26)}, "signed_on"),
        ({"expires_on": date(2026, 3, 24)}, "expires_on"),
        ({"expires_on": date(2926, 3, 24)}, "expires_on"),
        ({"starts_on": date(206, 3, 24)}, "starts_on"),
    ],
)
def test_days_that_cannot_be_are_refused_beside_their_field(secretary, fields, field):
    with pytest.raises(agreements.WrongDays) as refused:
        add(secretary, **fields)
    assert refused.value.field == field


def test_what_the_database_refuses_is_told_in_the_same_sentence(secretary, agreement):
    agreement.expires_on = date(2025, 1, 1)
    with pytest.raises(agreements.WrongDays, match="到期日期不能早于生效日期"):
        agreements.keep(agreement, by=secretary, at=AT)


def test_history_tells_which_parties_changed(secretary, agreement):
    agreements.change_agreement(
        agreement=agreement, by=secretary, at=AT, parties=[PARTIES[0], PartySet("bank", "示例银行")]
    )
    assert Entry.objects.about(agreement)[0].changes["协议方"][0] == ["示例学校（学校）", "示例商会（商会）"]


def test_a_renewal_ends_the_old_one_and_is_linked_to_it(secretary, agreement):
    new = agreements.renew_agreement(
        agreement=agreement, by=secretary, at=AT, parties=PARTIES, title="示例协议（续）", **DAYS
    )
    agreement.refresh_from_db()
    assert (new.renews, agreement.ended_on, agreement.ending) == (agreement, TODAY, "续签")
    with pytest.raises(NotYours, match="已经终止"):
        agreements.renew_agreement(
            agreement=agreement, by=secretary, at=AT, parties=PARTIES, title="又一次", **DAYS
        )
    assert list(Agreement.objects.in_force(TODAY)) == [new]


def test_the_database_takes_one_renewal(secretary, agreement):
    AgreementFactory(by=secretary, renews=agreement)
    with pytest.raises(agreements.RenewedBefore):
        agreements.keep(
            Agreement(title="又一次", renews=agreement, staff=secretary, **DAYS), by=secretary, at=AT
        )


def test_a_renewal_is_not_signed_before_the_old_one(secretary, agreement):
    with pytest.raises(agreements.WrongDays, match="续签不能更早"):
        agreements.renew_agreement(
            agreement=agreement,
            by=secretary,
            at=AT,
            parties=PARTIES,
            title="续",
            **DAYS | {"signed_on": date(2026, 1, 4)},
        )


def test_a_renewal_that_was_a_mistake_lets_the_old_one_hold_again(secretary, agreement):
    again = {"agreement": agreement, "by": secretary, "at": AT, "parties": PARTIES, "title": "续", **DAYS}
    new = agreements.renew_agreement(**again)
    agreements.remove_agreement(agreement=new, by=secretary, at=AT, reason="登记错了")
    assert list(Agreement.objects.in_force(TODAY)) == [agreement]
    assert agreements.renew_agreement(**again).renews == agreement


def test_an_agreement_ends_with_a_reason_between_its_signing_and_today(secretary, agreement):
    end = {"agreement": agreement, "by": secretary, "at": AT}
    for wrong in ({"ended_on": date(2026, 3, 26), "reason": "停"}, {"ended_on": TODAY, "reason": " "}):
        with pytest.raises(agreements.EndedThen):
            agreements.end_agreement(**end, **wrong)
    ended = agreements.end_agreement(**end, ended_on=TODAY, reason="学校调整专业")
    assert ended.badge(TODAY).text == "已终止"
    with pytest.raises(agreements.WrongDays, match="已在 2026年3月25日 终止"):
        agreements.change_agreement(
            agreement=ended, by=secretary, at=datetime(2026, 4, 2, 2, tzinfo=UTC), signed_on=date(2026, 4, 1)
        )


def test_of_two_corrections_at_once_the_later_learns_of_the_first(secretary, agreement):
    version = agreement.version
    agreements.change_agreement(agreement=agreement, by=secretary, at=AT, version=version, title="第一个")
    with pytest.raises(StaleEdit):
        agreements.change_agreement(agreement=agreement, by=secretary, at=AT, version=version, title="第二个")


def test_who_only_reads_notes_none(leader):
    with pytest.raises(NotYours):
        add(leader)
