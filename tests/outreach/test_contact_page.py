"""The page of a person: all that passed between us, whom to ask in the grid, phones that should be asked again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from hengl_uf.access import held
from hengl_uf.places.actions import add_grid
from outreach.actions import cases, contacts
from outreach.actions.merges import merge_contacts
from outreach.actions.promises import keep_promise, make_promise
from outreach.models import (
    Activity,
    Booking,
    CareCall,
    CaseCategory,
    Enquiry,
    GroupService,
    PlannedVisit,
    Reception,
)
from outreach.views.contact_story import STRANDS, story_of
from tests.factories import CaseFactory, ContactFactory, VisitFactory

AT = datetime(2026, 3, 5, 2, tzinfo=UTC)
ON = date(2026, 3, 5)
ADD = "/outreach/contact/add/"
LIKENESS = "/outreach/contact/likeness/"


@pytest.fixture
def chan(clerk, sansha):
    return ContactFactory(by=clerk, village=sansha, name="陈大文", other_names=["Chan Tai Man"])


def saved(model, by, **fields):
    record = model(**fields)
    record.stamp(by=by, at=AT).save()
    return record


@pytest.fixture
def whole_story(clerk, sansha, chan):
    """One of each kind."""
    own = {"village": sansha, "staff": clerk}
    visit = VisitFactory(by=clerk, village=sansha, contact=chan, visited_on=ON)
    topic = CaseCategory.objects.first()
    saved(Enquiry, clerk, contact=chan, asked_at=AT, asked_on=ON, topic=topic, question="怎么续期", **own)
    saved(Reception, clerk, contact=chan, received_on=ON, **own)
    held = {"handler": clerk, "status": "working", "opened_on": timezone.localdate()}
    case = CaseFactory(by=clerk, village=sansha, contact=chan, **held)
    cases.resolve_case(case=case, by=clerk, at=timezone.now(), outcome="已办好", satisfaction="not_asked")
    saved(Activity, clerk, title="茶话会", held_on=ON, **own).helpers.add(chan)
    promise = make_promise(source=visit, text="送指南", due_on=ON, owner=clerk, by=clerk, at=AT)
    keep_promise(promise=promise, by=clerk, on=ON, at=AT)
    saved(PlannedVisit, clerk, contact=chan, planned_on=ON + timedelta(days=9), **own)
    service = saved(GroupService, clerk, title="集中办证", held_on=ON, slots=9, **own)
    saved(Booking, clerk, service=service, contact=chan, status="booked", slot=1, was_served=True)
    saved(CareCall, clerk, contact=chan, called_on=ON, **own)


def test_the_story_tells_every_kind_once(whole_story, chan, clerk):
    titles = [item["title"] for item in story_of(chan, clerk)["timeline"]]
    assert len(titles) == len(STRANDS)
    assert {"走访（日常走访）", "来电：怎么续期", "兑现承诺：送指南", "团体服务：集中办证（已服务）"} <= set(
        titles
    )


def test_the_story_is_read_in_two_queries(whole_story, chan, clerk, django_assert_num_queries):
    with django_assert_num_queries(2):
        story_of(chan, clerk)


def test_the_newest_comes_first(whole_story, chan, clerk):
    days = [item["at"] for item in story_of(chan, clerk)["timeline"]]
    assert days == sorted(days, reverse=True)


def test_the_page_costs_a_bounded_number_of_queries(
    signed_in, whole_story, chan, clerk, django_assert_max_num_queries
):
    browser = signed_in(clerk)
    browser.get(chan.get_absolute_url())
    with django_assert_max_num_queries(16):
        browser.get(chan.get_absolute_url())


def test_a_long_story_says_where_to_read_on(signed_in, clerk, sansha, chan):
    for day in range(21):
        VisitFactory(by=clerk, village=sansha, contact=chan, visited_on=ON - timedelta(days=day))
    page = signed_in(clerk).get(chan.get_absolute_url())
    assert len(page.context["timeline"]) == 20
    assert f"/outreach/visit/?contact={chan.pk}" in page.content.decode()


def test_lists_that_the_page_leads_to_show_this_person_alone(signed_in, clerk, neighbour, sansha, chan):
    mine, _other = (
        VisitFactory(by=clerk, village=sansha, contact=chan),
        VisitFactory(by=clerk, village=sansha),
    )
    page = signed_in(clerk).get(f"/outreach/visit/?contact={chan.pk}")
    assert ([row.pk for row in page.context["rows"]], page.context["chips"][0].text) == ([mine.pk], "陈大文")
    assert "陈大文" not in signed_in(neighbour).get(f"/outreach/visit/?contact={chan.pk}").content.decode()


def test_the_story_keeps_to_ones_villages(clerk, officer, liusha, chan):
    VisitFactory(by=officer, village=liusha, contact=chan)
    assert story_of(chan, clerk)["timeline"] == []
    assert len(story_of(chan, officer)["timeline"]) == 1


def test_the_story_of_another_scope_is_composed_anew(clerk, neighbour, leader, sansha, liusha, chan):
    VisitFactory(by=clerk, village=sansha, contact=chan)
    assert [len(story_of(chan, user)["timeline"]) for user in (clerk, neighbour, leader, clerk)] == [
        1,
        0,
        1,
        1,
    ]


def test_what_stayed_with_a_merged_record_is_told_too(clerk, sansha, chan, signed_in):
    double = ContactFactory(by=clerk, village=sansha, name="陳大文")
    merge_contacts(kept=chan, merged=double, choices={}, by=clerk, at=AT)
    VisitFactory(by=clerk, village=sansha, contact=double)
    assert len(signed_in(clerk).get(chan.get_absolute_url()).context["timeline"]) == 1


def test_the_grid_is_told_with_whom_to_ask(signed_in, clerk, officer, sansha, chan):
    keeper = {"keeper_name": "何志强", "keeper_phone": "0760-8776 1234"}
    grid = add_grid(by=officer, at=AT, village=sansha, name="第一网格", **keeper)
    contacts.change_contact(contact=chan, by=clerk, at=AT, grid=grid)
    page = signed_in(clerk).get(chan.get_absolute_url()).content.decode()
    assert "第一网格（网格员 何志强 0760-8776 1234）" in page


def test_a_grid_of_another_village_is_refused_by_the_deed_too(clerk, officer, liusha, chan):
    grid = add_grid(by=officer, at=AT, village=liusha, name="第一网格")
    with pytest.raises(contacts.WrongGrid):
        contacts.change_contact(contact=chan, by=clerk, at=AT, grid=grid)


def test_consent_without_time_is_refused_by_the_deed_too(clerk, chan):
    with pytest.raises(contacts.NoConsent):
        contacts.change_contact(contact=chan, by=clerk, at=AT, legal_basis="consent")


# --- phones -------------------------------------------------------------------------------------------


def posted(user, village, **changes):
    until = (timezone.localdate() + timedelta(days=365)).isoformat()
    fields = {"name": "李静", "region": "macao", "village": village.pk, "legal_basis": "duty"}
    return {"form_token": held.new_token(user), "retain_until": until, **fields, **changes}


def test_a_doubtful_phone_is_kept_warned_about_and_marked(signed_in, clerk, sansha):
    form = posted(clerk, sansha, phones="+853 1111 1111\n+86 138 0013 8000")
    page = signed_in(clerk).post(ADD, form, follow=True).content.decode()
    assert "+853 1111 1111 不在已知号段内" in page
    assert page.count("号段待核对") == 1


def test_a_doubtful_phone_typed_on_a_visit_is_warned_about_too(signed_in, clerk, sansha):
    form = {
        "form_token": held.new_token(clerk),
        "new_name": "李静",
        "new_region": "macao",
        "new_phone": "1111 1111",
        "visited_on": timezone.localdate().isoformat(),
        "purpose": "routine",
        "staff": clerk.pk,
        **{f"{rows}-{one}_FORMS": 0 for rows in ("needs", "promises") for one in ("TOTAL", "INITIAL")},
    }
    page = signed_in(clerk).post("/outreach/visit/add/", form, follow=True).content.decode()
    assert "+853 1111 1111 不在已知号段内" in page


def test_an_impossible_phone_is_refused(signed_in, clerk, sansha):
    response = signed_in(clerk).post(ADD, posted(clerk, sansha, phones="+853 123"))
    assert (response.status_code, "phones" in response.context["form"].errors) == (422, True)


# --- the warning while it is typed --------------------------------------------------------------------


def asked(browser, **typed):
    return browser.post(LIKENESS, typed).content.decode()


def test_a_double_is_told_while_it_is_typed(signed_in, clerk, chan):
    page = asked(signed_in(clerk), name="陳大文")
    assert "可能已登记" in page
    assert "香港 · 三沙村（同村，姓名写法不同）" in page


def test_half_a_phone_is_no_error(signed_in, clerk, chan):
    assert asked(signed_in(clerk), name="李静", phones="9123", region="hong_kong").strip() == ""


def test_a_double_of_another_village_is_not_told(signed_in, neighbour, clerk, sansha):
    contacts.add_contact(
        by=clerk, at=AT, name="陈大文", village=sansha, phones=["+85291234567"], retain_until=date(2099, 1, 1)
    )
    typed = {"name": "陈大文", "phones": "91234567", "region": "hong_kong", "village": sansha.pk}
    assert asked(signed_in(neighbour), **typed).strip() == ""


def test_the_new_person_of_a_visit_is_looked_for_too(signed_in, clerk, chan):
    page = asked(signed_in(clerk), new_name="陈大文")
    assert 'name="new_anyway"' in page


def test_on_the_form_of_a_person_the_two_can_be_compared(signed_in, clerk, sansha, chan):
    double = ContactFactory(by=clerk, village=sansha, name="陈大文")
    page = asked(signed_in(clerk), name="陈大文", apart_from=double.pk)
    assert f"/outreach/contact/{double.pk}/merge/?other={chan.pk}" in page
