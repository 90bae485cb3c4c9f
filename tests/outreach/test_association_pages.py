"""The pages of associations and of what they share: who reads, who writes, what is told beside the field."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hengl_uf.access import held
from outreach.models import Association, ResourceUse, Term
from tests.factories import (
    AssociationFactory,
    ContactFactory,
    OfficeFactory,
    ProjectFactory,
    ResourceFactory,
    TermFactory,
)

MOST_QUERIES = 14


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def association(officer):
    return AssociationFactory(by=officer, name="示例同乡会")


@pytest.fixture
def chair(officer, association):
    return OfficeFactory(by=officer, association=association)


def post(browser, user, url, **fields):
    return browser.post(url, {"form_token": held.new_token(user), **fields})


def test_an_association_is_registered_and_its_page_says_what_comes_next(signed_in, officer):
    browser = signed_in(officer)
    fields = {"name": "示例知联会", "kind": "intellectuals", "responsible": officer.pk}
    post(browser, officer, "/outreach/association/add/", **fields)
    made = Association.objects.get()
    assert (made.name, made.village, made.responsible) == ("示例知联会", None, officer)
    assert "还没有设职务。" in browser.get(made.get_absolute_url()).content.decode()


def test_a_name_that_is_taken_is_told_beside_it(signed_in, officer, association):
    url = "/outreach/association/add/"
    response = post(signed_in(officer), officer, url, name="示例同乡会", kind="townsmen")
    assert response.status_code == 422
    assert response.context["form"].errors == {"name": ["已经登记过“示例同乡会”。"]}


def test_two_who_correct_one_association_see_both_sides(signed_in, officer, association):
    url = f"/outreach/association/{association.pk}/edit/"
    fields = {"name": "示例同乡会", "kind": "townsmen", "version": association.version}
    post(signed_in(officer), officer, url, **fields, phone="22220001")
    response = post(signed_in(officer), officer, url, **fields, phone="22220002")
    assert response.status_code == 409
    assert association.__class__.objects.get().phone == "22220001"


def test_the_present_seat_and_the_change_in_members_stand_in_the_facts(
    signed_in, officer, association, today
):
    browser, page = signed_in(officer), f"/outreach/association/{association.pk}/"
    for days, members in ((40, 80), (0, 92)):
        day = (today - timedelta(days=days)).isoformat()
        post(browser, officer, f"{page}move/", from_on=day, address=f"示例路 {members} 号")
        post(browser, officer, f"{page}count/", counted_on=day, members=members)
    facts = {fact["label"]: fact["value"] for fact in browser.get(page).context["facts"]}
    assert facts["现会址"] == "示例路 92 号"
    assert facts["会员人数"].endswith("比上次多 12 人")


def test_a_seat_that_is_held_is_refused_beside_the_field(signed_in, officer, chair, today):
    TermFactory(by=officer, office=chair, holder_name="李示例")
    url = f"/outreach/office/{chair.pk}/term/"
    response = post(signed_in(officer), officer, url, holder_name="陈示例", starts_on=today.isoformat())
    assert response.status_code == 422
    assert "已由李示例（2024年1月1日 起）担任" in response.context["form"].errors["starts_on"][0]
    assert response.context["form"]["holder_name"].value() == "陈示例"


def test_who_is_registered_needs_no_name(signed_in, officer, chair, sansha, today):
    contact = ContactFactory(by=officer, village=sansha, name="陈大文")
    url = f"/outreach/office/{chair.pk}/term/"
    post(signed_in(officer), officer, url, contact=contact.pk, starts_on=today.isoformat())
    assert (Term.objects.get().holder_name, Term.objects.get().contact) == ("陈大文", contact)


def test_a_holders_page_is_offered_to_those_who_may_open_it(signed_in, officer, clerk, chair, liusha):
    contact = ContactFactory(by=officer, village=liusha)
    TermFactory(by=officer, office=chair, contact=contact)
    page = chair.get_absolute_url()
    assert contact.get_absolute_url() in signed_in(officer).get(page).content.decode()
    assert contact.get_absolute_url() not in signed_in(clerk).get(page).content.decode()


def test_the_list_opens_those_with_a_vacancy_and_those_with_a_term_that_ends(
    signed_in, clerk, officer, chair, association, today
):
    quiet = AssociationFactory(by=officer)
    browser = signed_in(clerk)
    rows = {
        state: browser.get(f"/outreach/association/?state={state}").context["rows"]
        for state in ("vacant", "ending")
    }
    assert rows == {"vacant": [association], "ending": []}
    TermFactory(by=officer, office=chair, ends_on=today + timedelta(days=30))
    rows = {
        state: browser.get(f"/outreach/association/?state={state}").context["rows"]
        for state in ("vacant", "ending")
    }
    assert rows == {"vacant": [], "ending": [association]}
    assert rows["ending"][0].shown_badge.text == "任期将届满"
    assert quiet in browser.get("/outreach/association/").context["rows"]


def test_a_village_clerk_reads_what_is_the_towns_and_changes_nothing(signed_in, clerk, association):
    page = signed_in(clerk).get(association.get_absolute_url())
    assert page.status_code == 200
    assert "设职务" not in page.context["office_add_url"]
    assert {action.allowed for action in page.context["actions"]} == {False}


def test_the_words_typed_find_associations_in_the_list_and_in_the_box(signed_in, clerk, association):
    browser = signed_in(clerk)
    assert browser.get("/outreach/association/?q=tongxiang").context["rows"] == [association]
    assert "示例同乡会" in browser.get("/outreach/association/options/?q=同乡").content.decode()


def test_what_it_shares_and_uses_stands_on_its_page(signed_in, officer, association):
    room = ResourceFactory(by=officer, association=AssociationFactory(by=officer), name="大会议室")
    own = ResourceFactory(by=officer, association=association, name="帐篷", kind="material")
    ProjectFactory(by=officer, association=association, name="会址迁入")
    use = {"used_on": timezone.localdate().isoformat(), "what": "理事会", "association": association.pk}
    post(signed_in(officer), officer, f"/outreach/resource/{room.pk}/use/", **use)
    page = signed_in(officer).get(association.get_absolute_url())
    assert [item["label"] for item in page.context["share_items"]] == [own.name]
    assert [item["label"] for item in page.context["use_items"]] == ["大会议室 · 理事会"]
    assert [item["label"] for item in page.context["project_items"]] == ["会址迁入"]


def test_the_form_opens_with_the_association_that_the_address_names(signed_in, officer, association):
    browser = signed_in(officer)
    for named, chosen in ((association.pk, association.pk), ("²", None), (10**30, None), ("x", None)):
        form = browser.get("/outreach/resource/add/", {"association": named}).context["form"]
        assert form["association"].value() == chosen


def test_a_room_twice_a_day_asks_for_a_tick(signed_in, officer, association):
    room = ResourceFactory(by=officer, association=association)
    url = f"/outreach/resource/{room.pk}/use/"
    use = {"used_on": timezone.localdate().isoformat(), "what": "理事会", "association": association.pk}
    browser = signed_in(officer)
    assert 'name="anyway"' not in browser.get(url).content.decode()
    post(browser, officer, url, **use)
    asked = post(browser, officer, url, **use)
    assert (asked.status_code, 'name="anyway"' in asked.content.decode()) == (422, True)
    post(browser, officer, url, **use, anyway="on")
    assert ResourceUse.objects.count() == 2


def test_resources_are_listed_by_kind_association_and_what_can_be_used(
    signed_in, clerk, officer, association, today
):
    room = ResourceFactory(by=officer, association=association)
    over = ResourceFactory(by=officer, association=association, offered_until=today - timedelta(days=1))
    browser = signed_in(clerk)
    assert browser.get("/outreach/resource/?state=offered").context["rows"] == [room]
    assert browser.get("/outreach/resource/?state=closed").context["rows"] == [over]
    assert (
        browser.get(f"/outreach/resource/?kind=room&association={association.pk}").context["total"].count == 2
    )


@pytest.mark.parametrize("page", ["/outreach/association/", "/outreach/resource/", "{association}"])
def test_a_page_asks_the_database_a_few_times_whatever_it_shows(
    signed_in, officer, association, chair, sansha, page
):
    for name in ("甲", "乙", "丙"):
        other = AssociationFactory(by=officer, village=sansha, name=name)
        TermFactory(by=officer, office=OfficeFactory(by=officer, association=other))
        office = OfficeFactory(by=officer, association=association, title=name)
        TermFactory(by=officer, office=office, contact=ContactFactory(by=officer, village=sansha))
        ResourceFactory(by=officer, association=other)
    url, browser = page.format(association=association.get_absolute_url()), signed_in(officer)
    browser.get(url)
    with CaptureQueriesContext(connection) as queries:
        browser.get(url)
    assert len(queries) <= MOST_QUERIES, [query["sql"][:150] for query in queries]
