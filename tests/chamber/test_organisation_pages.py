"""The pages of Party organisations: list, tree, detail, forms."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from chamber.models import Election, PartyOrganisation
from tests.factories.chamber_party import (
    CoveredFactory,
    FirmFactory,
    PartyOrganisationFactory,
    PartyPostFactory,
)


@pytest.fixture
def root(secretary):
    return PartyOrganisationFactory(
        by=secretary, name="示例商会党委", kind="committee", founded_on=date(2019, 7, 1), members=3
    )


def total(browser, query):
    return browser.get(f"/chamber/organisation/{query}").context["total"].count


def test_the_list_is_narrowed_by_place_kind_state_and_superior(signed_in, leader, secretary, root, sansha):
    general = PartyOrganisationFactory(by=secretary, kind="general_branch", parent=root)
    PartyOrganisationFactory(by=secretary, parent=general, village=sansha, name="示例灯饰党支部")
    PartyOrganisationFactory(by=secretary, dissolved_on=date(2025, 1, 1), ending="企业迁出", parent=root)
    soon = timezone.localdate() + timedelta(days=30)
    PartyOrganisationFactory(by=secretary, parent=root, election_due_on=soon)
    browser = signed_in(leader)
    found = {
        "": 5,
        "?q=dengshi": 1,
        "?kind=general_branch": 1,
        f"?village={sansha.pk}": 1,
        "?state=active": 4,
        "?state=dissolved": 1,
        "?state=election_overdue": 3,
        "?state=election_due": 4,
        f"?due_from={soon:%Y-%m-%d}": 1,
        f"?under={root.pk}": 4,
        f"?under={general.pk}": 1,
        "?level=top": 1,
        "?level=under": 3,
    }
    assert {query: total(browser, query) for query in found} == found


def test_the_list_sums_members_in_few_queries(
    signed_in, leader, secretary, root, sansha, django_assert_max_num_queries
):
    for number in range(12):
        PartyOrganisationFactory(by=secretary, parent=root, village=sansha, members=number)
    browser = signed_in(leader)
    with django_assert_max_num_queries(11):
        page = browser.get("/chamber/organisation/?state=active")
    assert [str(one.text) for one in page.context["sums"]] == ["69 名", "2019 年"]


def test_the_tree_is_one_query_whatever_stands_in_it(
    signed_in, leader, secretary, root, django_assert_max_num_queries
):
    for number in range(4):
        above = PartyOrganisationFactory(by=secretary, parent=root, kind="general_branch", members=1)
        for _below in range(number + 3):
            PartyOrganisationFactory(by=secretary, parent=above, members=2)
    PartyOrganisationFactory(by=secretary, parent=root, dissolved_on=date(2025, 1, 1), ending="迁出")
    browser = signed_in(leader)
    with django_assert_max_num_queries(6):
        page = browser.get("/chamber/organisation/tree/")
    (branch,) = page.context["roots"]
    assert (branch.one, branch.organisations, branch.members) == (root, 22, 3 + 4 + 36)
    assert "党组织 23 个，党员 43 名" in page.content.decode()


def test_an_empty_tree_offers_to_begin(signed_in, secretary):
    assert "登记党组织" in signed_in(secretary).get("/chamber/organisation/tree/").content.decode()


def test_the_page_tells_hints_with_their_source_and_refuses_nothing(
    signed_in, leader, secretary, root, sansha
):
    few = PartyOrganisationFactory(
        by=secretary, members=4, full_members=2, counted_on=date(2026, 3, 5), parent=root
    )
    page = signed_in(leader).get(few.get_absolute_url())
    assert page.context["hints"] == ["正式党员 2 人，不足 3 人。可考虑并入联合党支部。"]
    assert "《中国共产党支部工作条例（试行）》" in page.content.decode()
    joint = PartyOrganisationFactory(
        by=secretary, kind="joint_branch", members=60, full_members=55, counted_on=date(2026, 3, 5)
    )
    for _number in range(6):
        CoveredFactory(by=secretary, organisation=joint, enterprise=FirmFactory(by=secretary, village=sansha))
    hints = " ".join(signed_in(leader).get(joint.get_absolute_url()).context["hints"])
    assert "不超过 50 人" in hints
    assert "支部委员会（3 至 5 人）" in hints
    assert "不超过 5 个" in hints
    PartyPostFactory(by=secretary, organisation=joint, title="委员", seats=8)
    hints = " ".join(signed_in(leader).get(joint.get_absolute_url()).context["hints"])
    assert "不超过 7 人" in hints


def test_what_has_not_been_counted_is_not_judged(signed_in, leader, secretary):
    one = PartyOrganisationFactory(by=secretary)
    assert signed_in(leader).get(one.get_absolute_url()).context["hints"] == []


def test_the_next_action_is_the_election_when_its_day_is_over(signed_in, secretary, root):
    page = signed_in(secretary).get(root.get_absolute_url())
    assert page.context["actions"][0].label == "登记换届"
    root.election_due_on = date(2099, 1, 1)
    root.save()
    page = signed_in(secretary).get(root.get_absolute_url())
    assert page.context["actions"][0].label == "登记党员人数"


def data_of(organisation, **more):
    return {
        "name": organisation.name,
        "kind": organisation.kind,
        "parent": organisation.parent_id or "",
        "founded_on": f"{organisation.founded_on:%Y-%m-%d}",
        "term_years": organisation.term_years,
        "version": organisation.version,
        **more,
    }


def test_the_form_offers_no_circle_and_says_why_it_refuses_one(signed_in, secretary, root):
    branch = PartyOrganisationFactory(by=secretary, parent=root, name="示例甲党支部")
    browser = signed_in(secretary)
    form = browser.get(f"{root.get_absolute_url()}edit/").context["form"]
    assert str(branch.pk) not in str(form["parent"])
    for above, words in ((branch, "“示例甲党支部”在“示例商会党委”之下"), (root, "不能作自己的上级")):
        answer = browser.post(f"{root.get_absolute_url()}edit/", data_of(root, parent=above.pk))
        assert answer.status_code == 422
        assert words in answer.content.decode()


def test_a_stale_form_shows_both_sides(signed_in, secretary, root):
    browser = signed_in(secretary)
    browser.post(f"{root.get_absolute_url()}edit/", data_of(root, address="示例路 1 号"))
    answer = browser.post(f"{root.get_absolute_url()}edit/", data_of(root, address="示例路 2 号"))
    assert answer.status_code == 409
    assert "示例路 1 号" in answer.content.decode()


def test_a_new_one_stands_under_the_chambers_committee_and_the_next_begins_like_it(
    signed_in, secretary, root
):
    browser = signed_in(secretary)
    form = browser.get("/chamber/organisation/add/").context["form"]
    assert form["parent"].value() == root.pk
    assert form["term_years"].value() == 3
    data = {
        "name": "示例乙党支部",
        "kind": "branch",
        "parent": root.pk,
        "founded_on": "2024-03-05",
        "term_years": 3,
        "_again": "1",
    }
    answer = browser.post("/chamber/organisation/add/", data)
    assert f"parent={root.pk}" in answer.url
    twice = browser.post("/chamber/organisation/add/", data)
    assert twice.status_code == 422
    assert "已经登记过" in twice.content.decode()
    wrong = browser.post("/chamber/organisation/add/", {**data, "name": "示例丙党支部", "term_years": 0})
    assert "1 到 10 年" in wrong.content.decode()


def test_an_election_before_the_founding_is_told_beside_its_day(signed_in, secretary, root):
    browser = signed_in(secretary)
    url = f"{root.get_absolute_url()}elect/"
    answer = browser.post(url, {"held_on": "2019-06-30", "timing": "on_time"})
    assert answer.status_code == 422
    assert "held_on" in answer.context["form"].errors
    answer = browser.post(url, {"held_on": "2024-07-01", "timing": "late"})
    assert "approval" in answer.context["form"].errors
    browser.post(url, {"held_on": "2024-07-01", "timing": "late", "approval": "示例批复"})
    assert Election.objects.get().approval == "示例批复"
    root.refresh_from_db()
    assert root.election_due_on == date(2027, 7, 1)


def test_counts_are_numbers_alone(signed_in, secretary, root):
    browser = signed_in(secretary)
    url = f"{root.get_absolute_url()}count/"
    assert "不记名单" in browser.get(url).content.decode()
    answer = browser.post(url, {"members": 3, "full_members": 4, "counted_on": "2026-03-05"})
    assert "full_members" in answer.context["form"].errors
    browser.post(url, {"members": 5, "full_members": 4, "counted_on": "2026-03-05"})
    root.refresh_from_db()
    assert (root.members, root.full_members) == (5, 4)
    browser.post(f"/chamber/count/{root.partycounts.get().pk}/remove/", {"reason": "登记错了"})
    root.refresh_from_db()
    assert root.members == 0


def test_dissolving_asks_when_and_why_and_can_be_taken_back(signed_in, secretary, root):
    browser = signed_in(secretary)
    browser.post(f"{root.get_absolute_url()}dissolve/", {"dissolved_on": "2026-03-05", "ending": "合并"})
    page = browser.get(root.get_absolute_url())
    assert page.context["state"].text == "已撤销"
    assert page.context["actions"][0].label == "恢复"
    browser.post(f"{root.get_absolute_url()}restore/")
    assert PartyOrganisation.objects.active().get() == root


def test_removing_leads_back_to_the_list(signed_in, secretary, root):
    answer = signed_in(secretary).post(f"{root.get_absolute_url()}remove/", {"reason": "登记错了"})
    assert answer.url == "/chamber/organisation/"
    assert not PartyOrganisation.objects.current().exists()


def test_the_box_offers_organisations_by_sound(signed_in, leader, secretary, root):
    browser = signed_in(leader)
    assert "示例商会党委" in browser.get("/chamber/organisation/options/?q=shanghui").content.decode()
    assert "示例商会党委" not in browser.get("/chamber/organisation/options/?q=").content.decode()
