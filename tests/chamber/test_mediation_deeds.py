"""Mediation cases: accepted with a limit, extended by consent, closed whole, confirmed by a court."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from chamber.actions import mediation_ends as ends
from chamber.actions import mediation_notes, mediations, mediators
from chamber.actions.mediations import PartySet
from chamber.actions.sums import BadSum
from chamber.events import mediation as events
from chamber.models import MediationCase
from hengl_uf.audit.models import Entry
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from tests.factories.chamber_mediation import MediationFactory, MediatorFactory

AT = datetime(2026, 3, 20, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
COURT = "示例人民法院"
PARTIES = (
    PartySet("applicant", "中山市示例灯饰有限公司"),
    PartySet("respondent", "陈大文", phone="+8613800138000"),
)


@pytest.fixture
def now(secretary):
    return {"by": secretary, "at": AT}


@pytest.fixture
def case(secretary):
    return MediationFactory(by=secretary)


@pytest.fixture
def agreed(case, now):
    return ends.close_case(
        case=case, **now, outcome="agreed", closed_on=date(2026, 3, 18), agreed_sum=Decimal(80_000)
    )


def accept(now, **fields):
    usual = {"title": "货款纠纷", "accepted_on": date(2026, 3, 5), "parties": PARTIES}
    return mediations.accept_case(**now, **usual | fields)


def test_a_case_gets_the_next_number_of_its_year_and_thirty_calendar_days(now, secretary):
    first, second = accept(now), accept(now, sum=Decimal("3000.50"))
    assert (first.number, second.number) == ("TJ-2026-0001", "TJ-2026-0002")
    assert (first.due_on, first.staff, second.sum) == (date(2026, 4, 4), secretary, Decimal("3000.50"))


def test_the_limit_is_the_towns_own(now, settings):
    settings.MEDIATION_LIMIT_DAYS = 45
    case = accept(now)
    settings.MEDIATION_LIMIT_DAYS = 30
    changed = mediations.change_case(case=case, **now, accepted_on=date(2026, 3, 6))
    assert (changed.limit_days, changed.due_on) == (45, date(2026, 4, 20))


@pytest.mark.parametrize(
    "parties",
    [
        (),
        (PartySet("applicant", "甲"), PartySet("third", "乙")),
        (PartySet("applicant", "甲"), PartySet("respondent", "甲")),
        (PartySet("applicant", "甲"), PartySet("respondent", "")),
    ],
)
def test_both_sides_are_named_once(now, parties):
    with pytest.raises(mediations.SidesMissing):
        accept(now, parties=parties)
    assert not MediationCase.objects.exists()


@pytest.mark.parametrize("amount", [Decimal("-1"), Decimal("0.001")])
def test_a_wrong_sum_is_refused_by_deed_and_a_negative_one_by_the_database(now, case, amount):
    with pytest.raises(BadSum) as refusal:
        accept(now, sum=amount)
    assert refusal.value.field == "sum"
    with pytest.raises(BadSum):
        ends.close_case(case=case, **now, outcome="agreed", closed_on=date(2026, 3, 10), agreed_sum=amount)
    with pytest.raises(IntegrityError), transaction.atomic():
        MediationCase.objects.filter(pk=case.pk).update(sum=-1)


def test_nobody_accepts_a_case_of_tomorrow(now):
    with pytest.raises(mediations.AcceptedLater):
        accept(now, accepted_on=date(2026, 3, 21))


@pytest.mark.parametrize("person", ["officer", "leader", "clerk"])
def test_only_who_handles_mediation_may_accept_or_work_on_it(person, request, case):
    who = {"by": request.getfixturevalue(person), "at": AT}
    with pytest.raises(NotYours):
        accept(who)
    with pytest.raises(NotYours):
        mediations.remove_case(case=case, **who, reason="登记错了")
    with pytest.raises(NotYours):
        mediation_notes.add_note(case=case, **who, text="备注")


def test_changing_the_parties_keeps_who_stays_and_masks_them_in_the_trail(now, case):
    kept = case.partys.get(name="陈大文")
    mediations.change_case(
        case=case, **now, parties=(PARTIES[1], PartySet("applicant", "中山市示例五金有限公司"))
    )
    assert set(case.partys.values_list("name", flat=True)) == {"陈大文", "中山市示例五金有限公司"}
    assert case.partys.get(name="陈大文").pk == kept.pk
    told = " ".join(str(row) for row in Entry.objects.about(case).values_list("changes", "note"))
    assert "陈***" in told
    for private in ("大文", "五金", "13800138000", "8001"):
        assert private not in told


def test_two_people_do_not_overwrite_each_other(now, case):
    mediations.change_case(case=case, **now, version=1, title="加工款纠纷")
    with pytest.raises(StaleEdit):
        mediations.change_case(case=case, **now, version=1, title="货款")


def test_an_extension_needs_consent_a_reason_and_a_later_day(now, case):
    extend = {"due_on": date(2026, 4, 20), "reason": "双方对账", "agreed": True}
    for wrong in ({"agreed": False}, {"reason": " "}, {"due_on": case.due_on}):
        with pytest.raises(mediations.NotLonger) as refusal:
            mediations.extend_case(case=case, **now, **extend | wrong)
        assert refusal.value.field == next(iter(wrong))
    extended = mediations.extend_case(case=case, **now, **extend)
    assert (extended.due_on, extended.limit_days) == (date(2026, 4, 20), 49)
    moved = mediations.change_case(case=extended, **now, accepted_on=date(2026, 3, 5))
    assert (moved.due_on, moved.limit_days) == (date(2026, 4, 20), 46)


def test_parties_meet_after_acceptance_and_while_the_case_is_open(now, case):
    early = datetime(2026, 3, 1, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    with pytest.raises(mediations.MetBefore):
        mediations.add_session(case=case, **now, held_at=early)
    session = mediations.add_session(case=case, **now, held_at=AT, place="商会会议室")
    changed = mediations.change_session(session=session, **now, version=1, note="双方同意对账")
    assert changed.note == "双方同意对账"
    ends.close_case(case=case, **now, outcome="failed", closed_on=AT.date(), outcome_note="分歧大")
    with pytest.raises(NotYours):
        mediations.change_session(session=session, **now, note="改")


def test_an_agreement_says_how_much_and_its_days_are_counted(agreed):
    assert (agreed.days, agreed.agreed_sum, agreed.badge(AT.date()).tone) == (16, 80_000, "good")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"outcome": "won"}, "outcome"),
        ({"agreed_sum": None}, "agreed_sum"),
        ({"outcome": "failed", "outcome_note": "分歧大"}, "agreed_sum"),
        ({"outcome": "failed", "agreed_sum": None}, "outcome_note"),
    ],
)
def test_an_outcome_is_told_whole(now, case, wrong, field):
    words = {"outcome": "agreed", "closed_on": AT.date(), "agreed_sum": Decimal(1)}
    with pytest.raises(ends.NoOutcome) as refusal:
        ends.close_case(case=case, **now, **words | wrong)
    assert refusal.value.field == field


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2026, 3, 21)])
def test_a_case_is_closed_between_acceptance_and_today(now, case, day):
    with pytest.raises(ends.ClosedThen):
        ends.close_case(case=case, **now, outcome="agreed", closed_on=day, agreed_sum=Decimal(0))


def test_a_closed_case_is_not_closed_again_nor_extended(now, agreed):
    with pytest.raises(NotYours, match="已经结案"):
        ends.close_case(case=agreed, **now, outcome="failed", closed_on=AT.date(), outcome_note="-")
    with pytest.raises(NotYours):
        mediations.extend_case(case=agreed, **now, due_on=date(2026, 6, 1), reason="-", agreed=True)


def test_correcting_the_acceptance_of_a_closed_case_counts_its_days_anew(now, agreed):
    changed = mediations.change_case(case=agreed, **now, accepted_on=date(2026, 3, 8))
    assert changed.days == 10
    with pytest.raises(mediations.AcceptedLater):
        mediations.change_case(case=agreed, **now, accepted_on=date(2026, 3, 19))


def test_a_court_confirms_what_was_agreed_once(now, agreed):
    applied = ends.apply_confirmation(case=agreed, **now, applied_on=date(2026, 3, 19), court=COURT)
    with pytest.raises(NotYours, match="已经登记过"):
        ends.apply_confirmation(case=applied, **now, applied_on=AT.date(), court=COURT)
    with pytest.raises(NotYours, match="司法确认"):
        ends.reopen_case(case=applied, **now, reason="反悔")
    decision = {"result": "confirmed", "court": COURT, "number": "（2026）示例 1 号"}
    with pytest.raises(ends.ConfirmedThen):
        ends.decide_confirmation(case=applied, **now, confirmed_on=date(2026, 3, 18), **decision)
    with pytest.raises(ends.NotNamed):
        ends.decide_confirmation(case=applied, **now, confirmed_on=AT.date(), **decision | {"number": " "})
    done = ends.decide_confirmation(case=applied, **now, confirmed_on=AT.date(), **decision)
    assert (done.confirmation, done.confirmed_on) == ("confirmed", AT.date())


def test_what_failed_is_not_confirmed(now, case):
    failed = ends.close_case(case=case, **now, outcome="failed", closed_on=AT.date(), outcome_note="分歧大")
    with pytest.raises(NotYours, match="调解成功"):
        ends.apply_confirmation(case=failed, **now, applied_on=AT.date(), court=COURT)
    with pytest.raises(IntegrityError), transaction.atomic():
        MediationCase.objects.filter(pk=case.pk).update(
            confirmation="applied", confirmation_applied_on=AT.date()
        )


def test_an_application_can_be_taken_back_and_the_case_taken_up_again(now, agreed):
    applied = ends.apply_confirmation(case=agreed, **now, applied_on=AT.date(), court=COURT)
    back = ends.withdraw_confirmation(case=applied, **now, reason="登记错了")
    assert (back.confirmation, back.confirmation_court) == ("none", "")
    again = ends.reopen_case(case=back, **now, reason="没有履行")
    assert (again.closed_on, again.days, again.outcome, again.agreed_sum) == (None, None, "", None)
    entry = Entry.objects.get(event=events.MEDIATION_REOPENED.code)
    assert entry.note == "没有履行"
    assert "调解成功" in str(entry.changes)


def test_a_refused_confirmation_lets_the_case_be_taken_up_again(now, agreed):
    applied = ends.apply_confirmation(case=agreed, **now, applied_on=AT.date(), court=COURT)
    refused = ends.decide_confirmation(
        case=applied, **now, result="refused", confirmed_on=AT.date(), court=COURT, number="1"
    )
    again = ends.reopen_case(case=refused, **now, reason="重新调解")
    assert (again.confirmation, again.confirmed_on) == ("none", None)


def test_the_trail_tells_of_a_note_but_not_its_words(now, case, secretary):
    note = mediation_notes.add_note(case=case, **now, text="对方家里有困难")
    mediation_notes.change_note(note=note, **now, version=1, text="对方家里有困难，已说明")
    mediation_notes.note_was_read(note=note, by=secretary)
    told = Entry.objects.about(note)
    assert [one.event for one in told] == [
        events.MEDIATION_NOTE_READ.code,
        events.MEDIATION_NOTE_CHANGED.code,
        events.MEDIATION_NOTE_ADDED.code,
    ]
    assert "困难" not in " ".join(f"{one.changes}{one.note}{one.target_name}" for one in told)
    assert not Entry.objects.about(case).exists()


def test_a_mediator_is_named_once_within_a_unit(now, secretary):
    mediator = MediatorFactory(by=secretary, name="罗调解", unit="商会")
    with pytest.raises(mediators.MediatorTwice):
        mediators.add_mediator(**now, name="罗调解", unit="商会")
    mediators.add_mediator(**now, name="罗调解", unit="司法所")
    gone = mediators.change_mediator(mediator=mediator, **now, version=1, is_active=False)
    assert not gone.is_active


def test_a_removed_case_is_out_of_lists_and_takes_no_more_deeds(now, case):
    gone = mediations.remove_case(case=case, **now, reason="重复登记")
    assert not MediationCase.objects.current().exists()
    with pytest.raises(NotYours, match="已移除"):
        ends.close_case(case=gone, **now, outcome="agreed", closed_on=AT.date(), agreed_sum=Decimal(0))
