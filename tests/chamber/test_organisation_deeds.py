"""What may be noted about Party organisations, and what is refused, by the deed and by the database."""

from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from chamber.actions import coverage, organisations, party_posts
from chamber.actions import organisation_parts as parts
from chamber.models import Covered, Election, PartyOrganisation, PartyTerm
from hengl_uf.audit.models import Entry
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from tests.factories.chamber_party import FirmFactory, PartyOrganisationFactory

AT = datetime(2026, 3, 5, 2, tzinfo=UTC)
TODAY = date(2026, 3, 5)


@pytest.fixture
def root(secretary):
    return PartyOrganisationFactory(
        by=secretary, name="示例商会党委", kind="committee", founded_on=date(2019, 7, 1)
    )


@pytest.fixture
def branch(secretary, root):
    return PartyOrganisationFactory(by=secretary, name="示例甲党支部", parent=root)


def change(organisation, by, **fields):
    return organisations.change_organisation(organisation=organisation, by=by, at=AT, **fields)


def test_a_new_organisation_has_a_secretarys_post_and_a_day_to_elect(secretary, root):
    one = organisations.add_organisation(
        by=secretary, at=AT, name="示例乙党支部", parent=root, founded_on=date(2024, 2, 29)
    )
    assert [post.title for post in one.offices.all()] == ["书记"]
    assert one.election_due_on == date(2027, 2, 28)
    assert list(PartyOrganisation.objects.matching("yidang")) == [one]


def test_a_name_is_taken_once_until_its_organisation_is_removed(secretary, branch):
    words = {"by": secretary, "at": AT, "name": branch.name, "founded_on": TODAY}
    with pytest.raises(organisations.NameTaken, match="示例甲党支部") as refusal:
        organisations.add_organisation(**words)
    assert refusal.value.field == "name"
    organisations.remove_organisation(organisation=branch, by=secretary, at=AT, reason="重复登记")
    assert organisations.add_organisation(**words).pk != branch.pk


def test_an_organisation_does_not_stand_under_itself(secretary, branch):
    with pytest.raises(organisations.OwnAncestor, match="自己的上级") as refusal:
        change(branch, secretary, parent=branch)
    assert refusal.value.field == "parent"


def test_an_organisation_does_not_stand_under_what_stands_under_it(secretary, root, branch):
    below = PartyOrganisationFactory(by=secretary, parent=branch)
    with pytest.raises(organisations.OwnAncestor, match="“示例甲党支部”之下"):
        change(branch, secretary, parent=below)
    with pytest.raises(organisations.OwnAncestor):
        change(root, secretary, parent=below)


def test_the_database_refuses_a_circle_by_itself(branch, root):
    with pytest.raises(IntegrityError, match="above itself"), transaction.atomic():
        PartyOrganisation.objects.filter(pk=root.pk).update(parent=branch)


@pytest.mark.django_db(transaction=True)
def test_two_moves_at_once_close_no_circle(secretary, root):
    one, two = (PartyOrganisationFactory(by=secretary, parent=root) for _number in range(2))
    start, results = Barrier(2), []

    def move(organisation, above):
        start.wait()
        try:
            results.append(change(organisation, secretary, parent=above))
        except organisations.OwnAncestor as refusal:
            results.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=move, args=pair) for pair in ((one, two), (two, one))]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sum(isinstance(result, str) for result in results) == 1


def test_what_is_under_an_organisation_is_found_at_any_depth(secretary, root, branch):
    below = PartyOrganisationFactory(by=secretary, parent=branch)
    assert set(PartyOrganisation.objects.below(root.pk)) == {branch, below}
    assert set(PartyOrganisation.objects.under_committee()) == {branch, below}


def test_a_stale_correction_is_told(secretary, branch):
    change(branch, secretary, version=branch.version, address="示例路 1 号")
    with pytest.raises(StaleEdit):
        change(branch, secretary, version=branch.version, address="示例路 2 号")


def test_others_may_not_change_an_organisation(officer, branch):
    with pytest.raises(NotYours):
        change(branch, officer, address="示例路 1 号")


def count(organisation, by, counted_on, members, full_members):
    return parts.count_members(
        organisation=organisation,
        by=by,
        at=AT,
        counted_on=counted_on,
        members=members,
        full_members=full_members,
    )


def test_the_latest_count_is_the_organisations_and_the_same_day_again_corrects_it(secretary, branch):
    count(branch, secretary, TODAY, 8, 7)
    count(branch, secretary, date(2025, 3, 5), 5, 5)
    one = count(branch, secretary, TODAY, 9, 7)
    assert (one.members, one.full_members, one.counted_on) == (9, 7, TODAY)
    assert one.partycounts.count() == 2
    assert "9 人" in str(Entry.objects.about(branch)[0].changes)


def test_a_count_that_was_wrong_is_deleted_and_the_one_before_holds(secretary, branch):
    count(branch, secretary, date(2025, 3, 5), 5, 5)
    count(branch, secretary, TODAY, 80, 70)
    wrong = branch.partycounts.get(counted_on=TODAY)
    one = parts.delete_count(count=wrong, by=secretary, at=AT, reason="登记错了")
    assert (one.members, one.counted_on) == (5, date(2025, 3, 5))


@pytest.mark.parametrize(
    ("day", "members", "full", "refusal", "field"),
    [
        (date(2026, 3, 6), 1, 1, organisations.NotYet, "counted_on"),
        (date(2020, 6, 30), 1, 1, organisations.BeforeFounding, "counted_on"),
        (TODAY, 1, 2, parts.FullAmongMembers, "full_members"),
    ],
)
def test_a_count_that_cannot_be_is_refused(secretary, branch, day, members, full, refusal, field):
    with pytest.raises(refusal) as told:
        count(branch, secretary, day, members, full)
    assert told.value.field == field


def elect(organisation, by, held_on, **more):
    return parts.hold_election(organisation=organisation, by=by, at=AT, held_on=held_on, **more)


def test_the_next_election_is_a_term_after_the_latest(secretary, branch):
    elect(branch, secretary, date(2025, 8, 1))
    one = elect(branch, secretary, date(2023, 7, 1))
    assert (one.elected_on, one.election_due_on) == (date(2025, 8, 1), date(2028, 8, 1))
    latest = one.elections.get(held_on=date(2025, 8, 1))
    one = parts.delete_election(election=latest, by=secretary, at=AT, reason="登记错了")
    assert (one.elected_on, one.election_due_on) == (date(2023, 7, 1), date(2026, 7, 1))


def test_an_election_before_the_founding_is_refused_and_by_the_database_too(secretary, branch):
    with pytest.raises(parts.BeforeFounding, match="2020年7月1日") as refusal:
        elect(branch, secretary, date(2020, 6, 30))
    assert refusal.value.field == "held_on"
    row = Election(organisation=branch, held_on=date(2020, 6, 30)).stamp(by=secretary, at=AT)
    with pytest.raises(IntegrityError, match="before the founding"), transaction.atomic():
        row.save()


def test_the_founding_is_not_moved_behind_an_election(secretary, branch):
    elect(branch, secretary, date(2023, 7, 1))
    with pytest.raises(organisations.BeforeFounding) as refusal:
        change(branch, secretary, founded_on=date(2023, 7, 2))
    assert refusal.value.field == "founded_on"


def test_an_early_election_names_who_approved_it(secretary, branch):
    with pytest.raises(parts.NeedsApproval) as refusal:
        elect(branch, secretary, date(2023, 1, 1), timing="early")
    assert refusal.value.field == "approval"
    elect(branch, secretary, date(2023, 1, 1), timing="early", approval="示例党委批复")
    with pytest.raises(parts.HeldThatDay):
        elect(branch, secretary, date(2023, 1, 1))


def test_of_each_enterprise_one_organisation_covers_it(secretary, sansha, root, branch):
    firm = FirmFactory(by=secretary, village=sansha)
    words = {"enterprise": firm, "by": secretary, "at": AT, "since": TODAY}
    coverage.cover_enterprise(organisation=branch, **words)
    with pytest.raises(coverage.CoveredElsewhere, match="示例甲党支部") as refusal:
        coverage.cover_enterprise(organisation=root, **words)
    assert refusal.value.field == "enterprise"
    coverage.cover_enterprise(organisation=root, **words, move=True)
    assert Covered.objects.get().organisation == root
    assert [entry.event for entry in Entry.objects.about(branch)][0] == (
        "chamber.organisation.enterprise_left"
    )


def test_a_branch_that_is_set_up_for_an_enterprise_takes_it_over(secretary, sansha, root):
    firm = FirmFactory(by=secretary, village=sansha)
    joint = PartyOrganisationFactory(by=secretary, kind="joint_branch", parent=root)
    coverage.cover_enterprise(organisation=joint, enterprise=firm, by=secretary, at=AT, since=TODAY)
    one = organisations.add_organisation(
        by=secretary, at=AT, name="示例丙党支部", parent=root, founded_on=TODAY, enterprise=firm
    )
    assert Covered.objects.get().organisation == one


@pytest.mark.parametrize("day", [date(2026, 3, 6), date(2020, 6, 30)])
def test_an_enterprise_is_not_covered_ahead_nor_before_the_founding(secretary, sansha, branch, day):
    firm = FirmFactory(by=secretary, village=sansha)
    with pytest.raises(coverage.CoveredBefore) as refusal:
        coverage.cover_enterprise(organisation=branch, enterprise=firm, by=secretary, at=AT, since=day)
    assert refusal.value.field == "since"


def dissolve(organisation, by, on=TODAY):
    return organisations.dissolve_organisation(
        organisation=organisation, by=by, at=AT, dissolved_on=on, ending="企业迁出"
    )


def test_a_dissolved_organisation_lets_its_officers_members_and_enterprises_go(secretary, sansha, branch):
    count(branch, secretary, TODAY, 9, 7)
    coverage.cover_enterprise(
        organisation=branch,
        enterprise=FirmFactory(by=secretary, village=sansha),
        by=secretary,
        at=AT,
        since=TODAY,
    )
    post = party_posts.add_post(organisation=branch, by=secretary, at=AT, title="书记")
    begin = {"post": post, "by": secretary, "at": AT}
    party_posts.begin_term(**begin, holder_name="李示例", starts_on=date(2024, 1, 1), ends_on=TODAY)
    party_posts.begin_term(**begin, holder_name="陈示例", starts_on=TODAY + timedelta(days=1))
    one = dissolve(branch, secretary)
    assert (one.members, one.full_members) == (0, 0)
    assert not Covered.objects.exists()
    assert [(term.holder_name, term.ends_on) for term in PartyTerm.objects.all()] == [("李示例", TODAY)]
    with pytest.raises(NotYours, match="已撤销"):
        count(branch, secretary, TODAY, 9, 7)
    one = organisations.restore_organisation(organisation=branch, by=secretary, at=AT)
    assert (one.members, one.dissolved_on, one.ending) == (9, None, "")


def test_an_organisation_with_others_under_it_stays(secretary, root, branch):
    for refuse in (
        lambda: dissolve(root, secretary),
        lambda: organisations.remove_organisation(organisation=root, by=secretary, at=AT, reason="重复"),
    ):
        with pytest.raises(organisations.StillAbove, match="示例甲党支部"):
            refuse()


def test_nothing_is_put_under_a_dissolved_organisation(secretary, branch):
    above = dissolve(branch, secretary)
    with pytest.raises(organisations.ParentGone) as refusal:
        organisations.add_organisation(
            by=secretary, at=AT, name="示例丁党支部", parent=above, founded_on=TODAY
        )
    assert refusal.value.field == "parent"


def test_an_organisation_that_has_worked_is_dissolved_not_removed(secretary, branch):
    branch.projects.model(organisation=branch, name="示例实事", starts_on=TODAY, due_on=TODAY).stamp(
        by=secretary, at=AT
    ).save()
    with pytest.raises(organisations.HasWorked, match="登记撤销"):
        organisations.remove_organisation(organisation=branch, by=secretary, at=AT, reason="不要了")
