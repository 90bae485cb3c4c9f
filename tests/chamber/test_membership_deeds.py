"""How an enterprise comes into the chamber and leaves it: one membership at a time, each step after the other."""

from datetime import UTC, date, datetime
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from chamber.actions import council, memberships
from chamber.models import CouncilTerm, Membership
from hengl_uf.audit.models import Entry
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from tests.factories.chamber_memberships import (
    CouncilOfficeFactory,
    CouncilTermFactory,
    FeeFactory,
    MemberEnterpriseFactory,
    MemberFactory,
    MembershipFactory,
)

AT = datetime(2026, 3, 5, 2, tzinfo=UTC)
TODAY = date(2026, 3, 5)


@pytest.fixture
def now(secretary):
    return {"by": secretary, "at": AT}


@pytest.fixture
def enterprise(secretary, sansha):
    return MemberEnterpriseFactory(by=secretary, village=sansha, name="示例照明厂")


@pytest.fixture
def member(secretary, sansha):
    return MemberFactory(by=secretary, village=sansha)


def test_the_whole_way_from_application_to_certificate(now, enterprise):
    one = memberships.apply_for_membership(**now, enterprise=enterprise, applied_on=date(2026, 1, 5))
    one = memberships.review_membership(membership=one, **now, reviewed_on=date(2026, 1, 8), note="资料齐全")
    one = memberships.approve_membership(membership=one, **now, council_on=date(2026, 2, 1), note="全票通过")
    one = memberships.certify_membership(membership=one, **now)
    assert (one.status, one.member_no, one.joined_on) == ("member", "HLSH-2026-0001", TODAY)
    assert Membership.objects.members().get() == one
    assert Entry.objects.about(one).count() == 4


def test_the_number_is_of_the_year_of_joining_and_passes_over_those_given_by_hand(now, secretary, sansha):
    reviewed = {"reviewed_on": date(2025, 1, 5), "reviewed_by": secretary, "council_on": date(2025, 1, 6)}
    MemberFactory(by=secretary, village=sansha, member_no="HLSH-2025-0001")
    one = MembershipFactory(
        by=secretary, village=sansha, status="approved", applied_on=date(2025, 1, 5), **reviewed
    )
    one = memberships.certify_membership(membership=one, **now, joined_on=date(2025, 6, 1))
    assert one.member_no == "HLSH-2025-0002"


def test_a_number_that_another_has_is_refused_with_its_name(now, secretary, sansha, member):
    reviewed = {"reviewed_on": date(2026, 1, 5), "reviewed_by": secretary, "council_on": date(2026, 1, 6)}
    one = MembershipFactory(by=secretary, village=sansha, status="approved", **reviewed)
    with pytest.raises(memberships.NumberTaken, match=str(member)) as refused:
        memberships.certify_membership(membership=one, **now, member_no=member.member_no)
    assert refused.value.field == "member_no"


@pytest.mark.parametrize(
    ("deed", "state"),
    [
        (memberships.review_membership, "reviewed"),
        (memberships.approve_membership, "applied"),
        (memberships.certify_membership, "applied"),
        (memberships.certify_membership, "reviewed"),
    ],
)
def test_no_step_is_left_out_or_taken_twice(now, secretary, sansha, deed, state):
    days = {"reviewed_on": date(2026, 1, 6), "reviewed_by": secretary} if state == "reviewed" else {}
    one = MembershipFactory(by=secretary, village=sansha, status=state, **days)
    with pytest.raises(NotYours, match="不能做这一步"):
        deed(membership=one, **now)


@pytest.mark.parametrize(("day", "why"), [(date(2026, 1, 4), "上一步"), (date(2026, 3, 6), "今天")])
def test_the_days_of_the_steps_follow_each_other(now, secretary, sansha, day, why):
    one = MembershipFactory(by=secretary, village=sansha)
    with pytest.raises(memberships.NoSuchDay, match=why) as refused:
        memberships.review_membership(membership=one, **now, reviewed_on=day)
    assert refused.value.field == "reviewed_on"


def test_an_enterprise_has_one_membership_at_a_time(now, member):
    with pytest.raises(memberships.AlreadyThere, match=f"会员 {member.member_no}") as refused:
        memberships.apply_for_membership(**now, enterprise=member.enterprise)
    assert refused.value.field == "enterprise"


def test_the_database_refuses_a_second_membership(secretary, member):
    with pytest.raises(IntegrityError, match="membership_once"), transaction.atomic():
        MembershipFactory(by=secretary, enterprise=member.enterprise)


@pytest.mark.django_db(transaction=True)
def test_two_who_enter_one_application_at_once_make_one(now, enterprise):
    barrier, outcomes = Barrier(2), []

    def apply():
        barrier.wait()
        try:
            memberships.apply_for_membership(**now, enterprise=enterprise)
            outcomes.append("made")
        except memberships.AlreadyThere:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=apply) for _ in range(2)]
    [one.start() for one in threads]
    [one.join() for one in threads]
    assert sorted(outcomes) == ["made", "refused"]


def test_who_was_refused_or_left_may_apply_again(now, enterprise):
    one = memberships.apply_for_membership(**now, enterprise=enterprise)
    memberships.refuse_membership(membership=one, **now, reason="资料不全")
    again = memberships.apply_for_membership(**now, enterprise=enterprise)
    assert list(Membership.objects.live()) == [again]


def test_an_enterprise_that_was_taken_out_does_not_apply(now, secretary, enterprise):
    enterprise.removed_at, enterprise.removed_by, enterprise.removed_reason = AT, secretary, "重复"
    enterprise.save()
    with pytest.raises(memberships.EnterpriseGone):
        memberships.apply_for_membership(**now, enterprise=enterprise)


def test_leaving_ends_the_terms_in_the_council_with_the_day(now, secretary, member):
    office = CouncilOfficeFactory(by=secretary, title="副会长")
    term = council.begin_term(
        office=office, **now, membership=member, holder_name="李示例", starts_on=date(2026, 2, 1)
    )
    memberships.leave_chamber(membership=member, **now, reason="迁往外地", ended_on=date(2026, 3, 1))
    term.refresh_from_db()
    assert (term.ends_on, term.ended_reason) == (date(2026, 3, 1), "企业退会")
    assert Entry.objects.about(office).filter(event="chamber.term.ended").exists()


def test_who_is_to_take_an_office_later_cannot_leave_before(now, secretary, member):
    office = CouncilOfficeFactory(by=secretary)
    CouncilTermFactory(by=secretary, office=office, membership=member, starts_on=date(2026, 4, 1))
    with pytest.raises(memberships.TermsAhead, match="2026年4月1日") as refused:
        memberships.leave_chamber(membership=member, **now, reason="迁往外地")
    assert refused.value.field == "ended_on"
    assert CouncilTerm.objects.get().ends_on is None


def test_a_refusal_and_a_leaving_are_taken_back_to_where_they_stood(now, secretary, sansha, member):
    one = MembershipFactory(by=secretary, village=sansha)
    one = memberships.review_membership(membership=one, **now)
    memberships.refuse_membership(membership=one, **now, reason="点错")
    assert memberships.reopen_membership(membership=one, **now).status == "reviewed"
    memberships.leave_chamber(membership=member, **now, reason="点错")
    back = memberships.reopen_membership(membership=member, **now)
    assert (back.status, back.ended_on, back.ending) == ("member", None, "")


def test_what_ended_is_not_taken_back_beside_a_new_application(now, member):
    memberships.leave_chamber(membership=member, **now, reason="迁往外地")
    memberships.apply_for_membership(**now, enterprise=member.enterprise)
    with pytest.raises(memberships.AlreadyThere, match="待初审"):
        memberships.reopen_membership(membership=member, **now)


def test_a_membership_with_traces_is_not_removed(now, secretary, sansha, member):
    FeeFactory(by=secretary, membership=member, paid_on=TODAY, paid_by=secretary)
    with pytest.raises(memberships.StillHolds, match="缴费"):
        memberships.remove_membership(membership=member, **now, reason="重复")
    seated = MemberFactory(by=secretary, village=sansha)
    CouncilTermFactory(by=secretary, office=CouncilOfficeFactory(by=secretary), membership=seated)
    with pytest.raises(memberships.StillHolds, match="任职"):
        memberships.remove_membership(membership=seated, **now, reason="重复")


def test_what_was_entered_by_mistake_is_removed_with_the_reason(now, enterprise):
    one = memberships.apply_for_membership(**now, enterprise=enterprise)
    memberships.remove_membership(membership=one, **now, reason="选错企业")
    assert not Membership.objects.current().exists()
    assert memberships.apply_for_membership(**now, enterprise=enterprise).pk


def test_of_a_member_number_and_first_day_are_corrected(now, member):
    changed = memberships.change_membership(
        membership=member, **now, member_no="老-001", joined_on=date(2026, 2, 2)
    )
    assert (changed.member_no, changed.joined_on) == ("老-001", date(2026, 2, 2))
    assert Entry.objects.about(member).get().changes["会员编号"][1] == "老-001"


def test_joining_does_not_move_behind_a_term(now, secretary, member):
    CouncilTermFactory(by=secretary, office=CouncilOfficeFactory(by=secretary), membership=member)
    with pytest.raises(memberships.NoSuchDay) as refused:
        memberships.change_membership(membership=member, **now, joined_on=date(2026, 2, 2))
    assert refused.value.field == "joined_on"


def test_a_stale_correction_is_refused(now, member):
    memberships.change_membership(membership=member, **now, version=member.version, remark="一")
    with pytest.raises(StaleEdit):
        memberships.change_membership(membership=member, **now, version=member.version, remark="二")


def test_only_the_secretariat_takes_a_step(secretary, officer, clerk, sansha):
    one = MembershipFactory(by=secretary, village=sansha)
    for person in (officer, clerk):
        with pytest.raises(NotYours):
            memberships.review_membership(membership=one, by=person, at=AT)
        with pytest.raises(NotYours):
            memberships.apply_for_membership(by=person, at=AT, enterprise=one.enterprise)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"status": "reviewed"}, "membership_reviewed_first"),
        ({"status": "approved"}, "membership_council_first"),
        ({"status": "member"}, "membership_council_first"),
        ({"status": "left"}, "membership_council_first"),
        ({"status": "refused"}, "membership_ended_with_reason"),
        ({"member_no": "X-1"}, "membership_numbered_when_joined"),
    ],
)
def test_the_database_holds_the_order_of_the_steps(secretary, sansha, change, constraint):
    one = MembershipFactory(by=secretary, village=sansha)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Membership.objects.filter(pk=one.pk).update(**change)
