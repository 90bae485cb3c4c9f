"""The pages of emergency plans, drills and incidents."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hengl_uf.access import held
from religion.models import Drill, EmergencyPlan, Incident, IncidentStep
from tests.factories.religion_emergencies import DrillFactory, EmergencyPlanFactory, IncidentFactory
from tests.factories.religion_sites import SiteFactory

pytestmark = pytest.mark.django_db

MOST_QUERIES = 14
PLANS, DRILLS, INCIDENTS = "/religion/plan/", "/religion/drill/", "/religion/incident/"


@pytest.fixture
def today(town):
    return timezone.localdate()


@pytest.fixture
def site(sansha, clerk):
    return SiteFactory(village=sansha, name="示例天后宫", by=clerk)


@pytest.fixture
def plan(site, clerk):
    return EmergencyPlanFactory(site=site, by=clerk)


@pytest.fixture
def incident(site, clerk):
    return IncidentFactory(site=site, by=clerk)


def post(browser, user, url, **fields):
    return browser.post(url, {"form_token": held.new_token(user), **fields})


def chosen(site) -> dict:
    """The site as the form sends it."""
    return {"site": site.pk, "site_text": str(site)}


def shown(response) -> list[str]:
    return [str(row) for row in response.context["rows"]]


# --- plans ------------------------------------------------------------------------------------------


def test_a_plan_is_entered_reviewed_and_replaced(signed_in, clerk, site, today):
    browser = signed_in(clerk)
    form = browser.get(f"{PLANS}add/?site={site.pk}").context["form"]
    assert (form["site"].value(), form["approved_on"].value()) == (site.pk, today)
    fields = {"kind": "fire", "title": "示例预案", "approved_on": today, "review_due_on": today}
    response = post(browser, clerk, f"{PLANS}add/", **chosen(site), **fields)
    plan = EmergencyPlan.objects.get()
    assert response.url == plan.get_absolute_url()
    due = today + timedelta(days=365)
    post(browser, clerk, f"{PLANS}{plan.pk}/review/", reviewed_on=today, review_due_on=due)
    plan.refresh_from_db()
    assert (plan.reviewed_on, plan.review_due_on) == (today, due)
    form = browser.get(f"{PLANS}{plan.pk}/replace/").context["form"]
    assert form["title"].value() == "示例预案"
    new = {**fields, "title": "示例新预案", "review_due_on": due}
    response = post(browser, clerk, f"{PLANS}{plan.pk}/replace/", **new)
    latest = EmergencyPlan.objects.get(title="示例新预案")
    assert response.url == latest.get_absolute_url()
    assert browser.get(f"{PLANS}{plan.pk}/edit/").status_code == 403


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", ""), ("approved_on", "2999-01-01"), ("review_due_on", "2000-01-01"), ("site", "")],
)
def test_bad_input_of_a_plan_is_told_beside_its_field(signed_in, clerk, site, today, field, value):
    fields = {**chosen(site), "kind": "fire", "title": "示例", "approved_on": today, "review_due_on": today}
    fields |= {field: value} | ({"site_text": ""} if field == "site" else {})
    response = post(signed_in(clerk), clerk, f"{PLANS}add/", **fields)
    assert response.status_code == 422
    assert field in response.context["form"].errors


def test_plans_are_found_by_state_kind_and_review(signed_in, officer, clerk, site, today):
    def made(title, **fields):
        return EmergencyPlanFactory(site=site, title=title, by=clerk, **fields)

    made("有效")
    made("待复审", review_due_on=today, kind="crowd")
    made("已停用", replaced_on=today, review_due_on=today + timedelta(days=400))
    browser = signed_in(officer)
    found = {
        "": {"有效", "待复审", "已停用"},
        "state=in_force": {"有效", "待复审"},
        "state=to_review": {"待复审"},
        "state=replaced": {"已停用"},
        "kind=crowd": {"待复审"},
        f"review_to={today}": {"待复审"},
        f"review_from={today + timedelta(days=300)}": {"已停用"},
        f"site={site.pk}": {"有效", "待复审", "已停用"},
        "q=天后": {"有效", "待复审", "已停用"},
    }
    for query, titles in found.items():
        assert set(shown(browser.get(f"{PLANS}?{query}"))) == titles, query


def test_the_page_of_a_plan_leads_to_its_drills(signed_in, clerk, plan):
    drill = DrillFactory(site=plan.site, plan=plan, by=clerk)
    page = signed_in(clerk).get(plan.get_absolute_url()).content.decode()
    assert drill.get_absolute_url() in page
    assert f"/religion/drill/add/?site={plan.site_id}&amp;plan={plan.pk}" in page


# --- drills -----------------------------------------------------------------------------------------


def test_a_drill_is_noted_and_the_next_one_of_the_day_keeps_what_is_the_same(signed_in, clerk, plan, today):
    browser = signed_in(clerk)
    form = browser.get(f"{DRILLS}add/?site={plan.site_id}&plan={plan.pk}").context["form"]
    assert (form["plan"].value(), form["held_on"].value()) == (plan.pk, today)
    fields = {**chosen(plan.site), "held_on": today, "kind": "fire", "plan": plan.pk, "people": 18}
    response = post(browser, clerk, f"{DRILLS}add/", **fields, with_whom="消防所", again="1")
    assert Drill.objects.get().plan == plan
    assert response.status_code == 302


@pytest.mark.parametrize(
    ("field", "value"), [("people", "0"), ("people", ""), ("held_on", "2999-01-01"), ("held_on", "")]
)
def test_bad_input_of_a_drill_is_told_beside_its_field(signed_in, clerk, site, today, field, value):
    fields = {**chosen(site), "held_on": today, "kind": "fire", "people": 5} | {field: value}
    response = post(signed_in(clerk), clerk, f"{DRILLS}add/", **fields)
    assert response.status_code == 422
    assert field in response.context["form"].errors


def test_drills_sum_up_their_people(signed_in, officer, clerk, site, today):
    DrillFactory(site=site, people=12, by=clerk)
    DrillFactory(site=site, people=30, held_on=today - timedelta(days=90), kind="crowd", by=clerk)
    browser = signed_in(officer)
    assert "参加 42 人次" in browser.get(DRILLS).content.decode()
    recent = f"{DRILLS}?held_from={today - timedelta(days=30)}&held_to={today}"
    assert "参加 12 人次" in browser.get(recent).content.decode()
    assert len(browser.get(f"{DRILLS}?kind=crowd").context["rows"]) == 1


# --- incidents --------------------------------------------------------------------------------------


def test_an_incident_from_its_beginning_to_its_lessons(signed_in, clerk, site, today):
    browser, at = signed_in(clerk), timezone.localtime()
    form = browser.get(f"{INCIDENTS}add/?site={site.pk}").context["form"]
    assert form["happened_at"].value().date() == today
    began = (at - timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
    fields = {"kind": "fire", "title": "示例香炉起火", "happened_at": began, "injured": 0}
    post(browser, clerk, f"{INCIDENTS}add/", **chosen(site), **fields)
    incident = Incident.objects.get()
    moment = (at - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")
    url = f"{INCIDENTS}{incident.pk}/"
    response = post(browser, clerk, f"{url}step/", happened_at=moment, text="用灭火器扑灭")
    assert response.url == incident.get_absolute_url()
    assert IncidentStep.objects.get().noted_by == clerk
    page = browser.get(url).content.decode()
    assert "用灭火器扑灭" in page
    assert "60 分钟后" in page
    response = post(browser, clerk, f"{url}close/", closed_on=today, lessons="")
    assert "lessons" in response.context["form"].errors
    post(browser, clerk, f"{url}close/", closed_on=today, lessons="纸钱集中焚烧")
    assert "纸钱集中焚烧" in browser.get(url).content.decode()
    for verb in ("edit", "step", "close", "remove"):
        assert browser.get(f"{url}{verb}/").status_code == 403


@pytest.mark.parametrize(
    ("verb", "field", "value"),
    [
        ("edit", "happened_at", "2999-01-01T08:00"),
        ("edit", "injured", "-1"),
        ("step", "happened_at", "2020-01-01T08:00"),
        ("step", "happened_at", "2999-01-01T08:00"),
        ("step", "text", ""),
        ("close", "closed_on", "2999-01-01"),
        ("close", "closed_on", "2020-01-01"),
    ],
)
def test_bad_input_of_an_incident_is_told_beside_its_field(
    signed_in, clerk, incident, today, verb, field, value
):
    moment = timezone.localtime(incident.happened_at + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M")
    fields = {
        "edit": {"kind": "fire", "title": "示例", "happened_at": moment, "injured": 0},
        "step": {"happened_at": moment, "text": "示例"},
        "close": {"closed_on": today.isoformat(), "lessons": "示例"},
    }[verb]
    url = f"{INCIDENTS}{incident.pk}/{verb}/"
    response = post(signed_in(clerk), clerk, url, **{**fields, field: value})
    assert response.status_code == 422
    assert field in response.context["form"].errors


def test_incidents_are_found_by_state_kind_and_day(signed_in, officer, clerk, site, today):
    IncidentFactory(site=site, title="处置中", by=clerk)
    long_ago = timezone.now() - timedelta(days=60)
    IncidentFactory(
        site=site,
        title="已结束",
        kind="crowd",
        happened_at=long_ago,
        closed_on=today,
        lessons="示例",
        by=clerk,
    )
    browser = signed_in(officer)
    found = {
        "": ["处置中", "已结束"],
        "state=open": ["处置中"],
        "state=closed": ["已结束"],
        "kind=crowd": ["已结束"],
        f"happened_from={today - timedelta(days=2)}&happened_to={today}": ["处置中"],
        f"happened_to={today - timedelta(days=30)}": ["已结束"],
    }
    for query, titles in found.items():
        assert shown(browser.get(f"{INCIDENTS}?{query}")) == titles, query


# --- all of them ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "factory"),
    [(PLANS, EmergencyPlanFactory), (DRILLS, DrillFactory), (INCIDENTS, IncidentFactory)],
)
def test_a_list_shows_its_own_village_and_is_not_read_row_by_row(
    signed_in, officer, neighbour, sansha, liusha, url, factory, django_assert_max_num_queries
):
    for number, village in enumerate([sansha, liusha] * 5):
        factory(site=SiteFactory(village=village, name=f"示例庙{number}", by=officer), by=officer)
    browser = signed_in(officer)
    browser.get(url)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert len(browser.get(url).context["rows"]) == 10
    assert len(browser.get(f"{url}?village={liusha.pk}").context["rows"]) == 5
    assert len(signed_in(neighbour).get(url).context["rows"]) == 5


@pytest.mark.parametrize("url", [PLANS, DRILLS, INCIDENTS])
def test_an_empty_list_offers_to_add_the_first(signed_in, clerk, leader, url):
    assert f"{url}add/" in signed_in(clerk).get(url).content.decode()
    response = signed_in(leader).get(url)
    assert not response.context["add"].allowed


@pytest.mark.parametrize("noun", ["plan", "drill", "incident"])
def test_a_record_is_edited_once_and_removed_with_a_reason(signed_in, clerk, officer, site, noun):
    factory = {"plan": EmergencyPlanFactory, "drill": DrillFactory, "incident": IncidentFactory}[noun]
    record = factory(site=site, by=clerk)
    url = record.get_absolute_url()
    browser = signed_in(clerk)
    form = browser.get(f"{url}edit/").context["form"]
    values = {name: form[name].value() for name in form.fields}
    if noun == "incident":
        values["happened_at"] = values["happened_at"].strftime("%Y-%m-%dT%H:%M")
    fields = {name: "" if value is None else value for name, value in values.items()}
    assert post(signed_in(officer), officer, f"{url}edit/", **fields, version=1).status_code == 302
    assert post(browser, clerk, f"{url}edit/", **fields, version=1).status_code == 409
    assert post(browser, clerk, f"{url}remove/", reason="").status_code == 422
    assert post(browser, clerk, f"{url}remove/", reason="登记错了").status_code == 302
    record.refresh_from_db()
    assert record.removed_reason == "登记错了"
    assert browser.get(url).status_code == 200
    assert browser.get(f"{url}edit/").status_code == 403
