"""The pages of filings: what they show and ask, lists that match their figures, nothing read row by row."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from religion.models import EventFiling, Site
from tests.factories.religion_emergencies import EmergencyPlanFactory
from tests.factories.religion_filings import PLAN, FestivalFactory, FilingFactory, in_state, occurrence
from tests.factories.religion_sites import SiteFactory

pytestmark = pytest.mark.django_db

LIST, ADD = "/religion/filing/", "/religion/filing/add/"
MOST_QUERIES = 14


@pytest.fixture
def today(town):
    return timezone.localdate()


@pytest.fixture
def site(sansha, clerk):
    return SiteFactory(village=sansha, name="示例天后宫", by=clerk)


def post(browser, user, url, **fields):
    return browser.post(url, {"form_token": held.new_token(user), **fields})


def typed(site, today, **changes):
    """What is posted for a new event."""
    return {
        "site": site.pk,
        "site_text": str(site),
        "title": "天后诞",
        "held_from": (today + timedelta(days=9)).isoformat(),
        "held_to": (today + timedelta(days=9)).isoformat(),
        "expected_people": 300,
        "plan": PLAN,
        "contact_name": "示例联系人",
        "contact_phone": "0760-8776 1234",
    } | changes


def shown(response) -> list[str]:
    return [row.title for row in response.context["rows"]]


# --- from the draft to the end ----------------------------------------------------------------------


def test_an_event_from_the_draft_to_its_end(signed_in, clerk, officer, site, today):
    mine, office = signed_in(clerk), signed_in(officer)
    response = post(mine, clerk, ADD, **typed(site, today))
    filing = EventFiling.objects.get()
    assert response.url == filing.get_absolute_url()
    assert filing.contact_phone == "+8676087761234"
    mine.post(f"/religion/filing/{filing.pk}/submit/")
    post(office, officer, f"/religion/filing/{filing.pk}/accept/", answer="请安排消防力量")
    EventFiling.objects.update(held_from=today, held_to=today)
    post(mine, clerk, f"/religion/filing/{filing.pk}/done/", actual_people="1200", result="秩序正常")
    filing.refresh_from_db()
    assert (filing.state, filing.actual_people) == ("done", 1200)
    assert Site.objects.get().largest_event == 1200
    page = mine.get(filing.get_absolute_url()).content.decode()
    for words in ("请安排消防力量", "秩序正常", "1,200 人", "0760-8776 1234"):
        assert words in page


def test_sent_twice_it_is_one_event(signed_in, clerk, site, today):
    browser, token = signed_in(clerk), held.new_token(clerk)
    for _time in range(2):
        browser.post(ADD, {"form_token": token, **typed(site, today)})
    assert EventFiling.objects.count() == 1


def test_a_draft_may_be_saved_half_written_and_says_what_is_missing(signed_in, clerk, site, today):
    browser = signed_in(clerk)
    post(browser, clerk, ADD, **typed(site, today, plan="", contact_name="", contact_phone=""))
    filing = EventFiling.objects.get()
    page = browser.get(filing.get_absolute_url())
    assert "报备前还要补全：活动方案、联系人、联系人办公电话。" in page.content.decode()
    response = browser.post(f"/religion/filing/{filing.pk}/submit/", follow=True)
    assert "还不能报备，请先补全" in response.content.decode()
    filing.refresh_from_db()
    assert filing.state == "draft"


def test_an_event_of_one_day_needs_no_last_day(signed_in, clerk, site, today):
    post(signed_in(clerk), clerk, ADD, **typed(site, today, held_to=""))
    assert EventFiling.objects.get().held_to == today + timedelta(days=9)


def test_from_the_page_of_a_site_what_is_known_is_there(signed_in, clerk, site, today):
    plan = EmergencyPlanFactory(site=site, by=clerk)
    FilingFactory(site=site, contact_name="陈示例", contact_phone="+8676087762222", by=clerk)
    form = signed_in(clerk).get(f"{ADD}?site={site.pk}").context["form"]
    assert form["site"].value() == site.pk
    assert form["emergency_plan"].value() == plan.pk
    assert form["contact_name"].value() == "陈示例"


@pytest.mark.parametrize("given", ["0", "99999999", "-1", "x", "9" * 40])
def test_a_forged_site_is_no_reason_for_a_crash(signed_in, clerk, given):
    browser = signed_in(clerk)
    assert browser.get(f"{ADD}?site={given}").status_code == 200
    assert browser.get(f"{LIST}?site={given}").status_code == 200


def test_a_site_of_another_village_cannot_be_chosen(signed_in, neighbour, site, today):
    response = post(signed_in(neighbour), neighbour, ADD, **typed(site, today))
    assert response.status_code == 422
    assert "site" in response.context["form"].errors
    assert not EventFiling.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("held_from", "2020-01-01"),
        ("held_to", "2020-01-01"),
        ("expected_people", "0"),
        ("expected_people", "三百"),
        ("crowd_limit", "-1"),
        ("contact_phone", "12"),
        ("title", ""),
    ],
)
def test_bad_input_is_told_beside_its_field(signed_in, clerk, site, today, field, value):
    response = post(signed_in(clerk), clerk, ADD, **typed(site, today, **{field: value}))
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not EventFiling.objects.exists()


def test_an_event_at_a_closed_site_is_refused_beside_the_site(signed_in, clerk, site, today):
    Site.objects.update(status="closed", status_reason="示例原因")
    response = post(signed_in(clerk), clerk, ADD, **typed(site, today))
    assert "停止开放，不能报备活动" in str(response.context["form"].errors["site"])


def test_the_plan_of_another_site_is_refused_beside_its_field(signed_in, clerk, sansha, site, today):
    other = EmergencyPlanFactory(site=SiteFactory(village=sansha, by=clerk), by=clerk)
    response = post(signed_in(clerk), clerk, ADD, **typed(site, today, emergency_plan=other.pk))
    assert "emergency_plan" in response.context["form"].errors


def test_a_stale_edit_shows_both_sides(signed_in, clerk, officer, site, today):
    filing = FilingFactory(site=site, by=clerk)
    url = f"/religion/filing/{filing.pk}/edit/"
    fields = typed(site, today)
    post(signed_in(officer), officer, url, **{**fields, "title": "示例甲"}, version=1)
    response = post(signed_in(clerk), clerk, url, **{**fields, "title": "示例乙"}, version=1)
    assert response.status_code == 409
    assert "示例甲" in response.content.decode()


@pytest.mark.parametrize("verb", ["edit", "cancel", "remove"])
def test_a_form_opens_where_typing_starts(signed_in, clerk, site, verb):
    filing = FilingFactory(site=site, by=clerk)
    page = signed_in(clerk).get(f"/religion/filing/{filing.pk}/{verb}/").content.decode()
    assert page.count(" autofocus") == 1


# --- what is marked and noted -----------------------------------------------------------------------


def test_large_ones_are_marked_in_list_and_page(signed_in, clerk, officer, leader, site):
    large = {"expected_people": 1000, "crowd_limit": 300, "safety": "示例措施"}
    plan = EmergencyPlanFactory(site=site, by=clerk)
    filing = FilingFactory(site=site, emergency_plan=plan, **large, by=clerk)
    mark = "1000 人以上，已提请镇里关注"
    browser = signed_in(leader)
    assert mark not in browser.get(LIST).content.decode()
    signed_in(clerk).post(f"/religion/filing/{filing.pk}/submit/")
    assert mark in browser.get(LIST).content.decode()
    assert "已提请镇里关注" in browser.get(filing.get_absolute_url()).content.decode()


def test_reading_the_contact_is_noted_and_the_list_does_not_show_it(signed_in, leader, clerk, site):
    filing = FilingFactory(site=site, by=clerk)
    browser = signed_in(leader)
    assert "示例联系人" not in browser.get(LIST).content.decode()
    browser.get(filing.get_absolute_url())
    noted = Entry.objects.about(filing).filter(event="religion.filing.read")
    assert [entry.actor_id for entry in noted] == [leader.pk]


def test_what_a_festival_belongs_to_is_a_link(signed_in, clerk, site, today):
    day = occurrence(FestivalFactory(site=site, name="天后诞", by=clerk), today + timedelta(days=9))
    filing = FilingFactory(site=site, occurrence=day, by=clerk)
    page = signed_in(clerk).get(filing.get_absolute_url()).content.decode()
    assert day.get_absolute_url() in page


# --- lists ------------------------------------------------------------------------------------------


@pytest.fixture
def known(clerk, officer, sansha, liusha, site, today):
    """One filing of each state, by its state; `large` is filed in another village."""
    made = {
        state: in_state(FilingFactory(site=site, title=state, by=clerk), state, by=officer)
        for state in EventFiling.State.values
    }
    far = SiteFactory(village=liusha, name="示例北帝庙", by=officer)
    made["large"] = in_state(
        FilingFactory(site=far, title="large", expected_people=5000, by=officer), "filed", by=officer
    )
    past = FilingFactory(site=site, title="past", held_from=today - timedelta(days=40), by=clerk)
    made["past"] = in_state(past, "accepted", by=officer)
    FilingFactory(site=site, removed_at=timezone.now(), removed_by=clerk, removed_reason="示例", by=clerk)
    return made


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"draft", "filed", "accepted", "refused", "done", "cancelled", "large", "past"}),
        ("state=held", {"filed", "accepted", "done", "large", "past"}),
        ("state=coming", {"draft", "filed", "accepted", "large"}),
        ("state=to_report", {"past"}),
        ("state=filed", {"filed", "large"}),
        ("large=yes", {"large"}),
        ("q=北帝", {"large"}),
        ("q=past", {"past"}),
        ("q=示例天后宫 past", {"past"}),
    ],
)
def test_the_list_finds_what_is_asked_for(signed_in, officer, known, query, found):
    assert set(shown(signed_in(officer).get(f"{LIST}?{query}"))) == found


def test_the_list_is_narrowed_by_village_site_and_days(signed_in, officer, known, liusha, site, today):
    browser = signed_in(officer)
    assert shown(browser.get(f"{LIST}?village={liusha.pk}")) == ["large"]
    assert "large" not in shown(browser.get(f"{LIST}?site={site.pk}"))
    until = today - timedelta(days=1)
    assert shown(browser.get(f"{LIST}?held_from=2000-01-01&held_to={until}")) == ["past"]
    assert "past" not in shown(browser.get(f"{LIST}?held_from={today}"))


def test_a_village_sees_its_own(signed_in, neighbour, known):
    assert shown(signed_in(neighbour).get(LIST)) == ["large"]
    assert signed_in(neighbour).get(known["filed"].get_absolute_url()).status_code == 404


def test_an_empty_list_says_what_belongs_here(signed_in, clerk):
    page = signed_in(clerk).get(LIST).content.decode()
    assert "还没有活动报备。" in page
    assert ADD in page


def test_a_list_is_not_read_row_by_row(signed_in, officer, known, django_assert_max_num_queries):
    browser = signed_in(officer)
    browser.get(LIST)
    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get(LIST)
    for _number in range(8):
        FilingFactory(site=known["large"].site, by=officer)
    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get(LIST)
