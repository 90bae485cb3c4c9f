"""The pages of hazards: what they show, what they refuse beside the field, who gets which answer in which state."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from religion.actions import hazards
from religion.models import Hazard
from tests.factories.religion_hazards import closed, days_ago, inspected, noted, picture, rectified
from tests.factories.religion_sites import SiteFactory, checklist
from tests.hengl_uf.attachments.made_files import PDF, upload

pytestmark = pytest.mark.django_db
TODAY = "%Y-%m-%d"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def site(sansha, officer):
    return SiteFactory(by=officer, village=sansha, name="示例三沙古庙")


@pytest.fixture
def hazard(site, clerk):
    return noted(site, by=clerk)


def address(verb, hazard=None):
    return reverse(f"religion:hazard-{verb}", args=[hazard.pk] if hazard else [])


def today(**days):
    return (timezone.localdate() + timedelta(**days)).isoformat()


def errors(response):
    return response.context["form"].errors


# --- noting -------------------------------------------------------------------------------------------


def test_noted_from_the_page_of_its_site_with_a_photo(site, clerk, signed_in):
    browser = signed_in(clerk)
    page = browser.get(address("add"), {"site": site.pk})
    assert page.context["form"]["site"].value() == site.pk
    assert all(f'name="{name}"' in page.content.decode() for name in ("site", "what", "grade", "photos"))
    fields = {"site": site.pk, "site_text": site.name, "what": "出口堆物", "grade": "general"}
    sent = browser.post(address("add"), {**fields, "found_on": today(), "photos": [picture()]})
    hazard = Hazard.objects.get()
    assert sent.url == hazard.get_absolute_url()
    page = browser.get(sent.url)
    assert "出口堆物" in page.content.decode()
    assert [side.heading for side in page.context["rounds"][0].sides] == ["整改前", "整改后"]
    assert len(page.context["rounds"][0].sides[0].files) == 1


def test_what_is_wrong_stands_beside_its_field(site, clerk, signed_in):
    page = signed_in(clerk).post(
        address("add"), {"site": "", "what": "", "grade": "", "found_on": today(days=1)}
    )
    assert page.status_code == 422
    assert set(errors(page)) == {"site", "what", "grade"}
    page = signed_in(clerk).post(
        address("add"),
        {"site": site.pk, "what": "堆物", "grade": "general", "found_on": today(days=1)},
    )
    assert "不能晚于今天" in errors(page)["found_on"][0]


def test_a_document_is_no_photo(site, clerk, signed_in):
    fields = {"site": site.pk, "what": "堆物", "grade": "general", "found_on": today()}
    page = signed_in(clerk).post(address("add"), {**fields, "photos": [upload(PDF, "说明.pdf")]})
    assert "不是照片" in errors(page)["photos"][0]


def test_a_site_of_another_village_is_not_to_be_found(officer, liusha, clerk, signed_in):
    other = SiteFactory(by=officer, village=liusha)
    fields = {"site": other.pk, "what": "堆物", "grade": "general", "found_on": today()}
    assert "site" in errors(signed_in(clerk).post(address("add"), fields))


# --- the loop over HTTP -------------------------------------------------------------------------------


def test_from_noted_to_closed_by_two_people(site, clerk, inspector, signed_in):
    hazard = noted(site, by=clerk, photos=0)
    here, there = signed_in(clerk), signed_in(inspector)
    done = {"rectifier_name": "梁师傅", "how": "已套管", "on": today()}
    page = here.post(address("rectify", hazard), done)
    assert set(errors(page)) == {"photos_before", "photos"} or set(errors(page)) == {"photos"}
    here.post(address("rectify", hazard), {**done, "photos": [picture()], "photos_before": [picture()]})
    hazard.refresh_from_db()
    assert hazard.state == "rectified"
    assert here.get(address("check", hazard)).status_code == 403
    seen = {"result": "yes", "note": "", "on": today(), "limit_days": ""}
    answer = there.post(address("check", hazard), seen, follow=True)
    hazard.refresh_from_db()
    assert hazard.state == "closed"
    assert "已销号" in answer.content.decode()


def test_sent_back_wants_a_reason_and_gives_a_limit(hazard, clerk, inspector, signed_in):
    rectified(hazard, by=clerk)
    browser = signed_in(inspector)
    seen = {"result": "no", "note": "", "on": today(), "limit_days": "4"}
    page = browser.post(address("check", hazard), seen)
    assert page.status_code == 422
    assert "哪里还不合格" in errors(page)["note"][0]
    browser.post(address("check", hazard), {**seen, "note": "仍有一处"})
    hazard.refresh_from_db()
    assert (hazard.state, hazard.limit_days) == ("open", 4)


def test_closing_without_proof_says_which_photo_is_missing(site, clerk, inspector, signed_in):
    hazard = rectified(noted(site, by=clerk, photos=0), by=clerk)
    browser = signed_in(inspector)
    assert "还没有整改前的照片" in browser.get(address("check", hazard)).content.decode()
    seen = {"result": "yes", "note": "", "on": today(), "limit_days": ""}
    page = browser.post(address("check", hazard), seen)
    assert page.status_code == 422
    assert "整改前" in errors(page)["photos"][0]


def test_a_form_sent_twice_checks_once(hazard, clerk, inspector, signed_in):
    rectified(hazard, by=clerk)
    browser = signed_in(inspector)
    token = browser.get(address("check", hazard)).context["form_token"]
    seen = {"result": "no", "note": "仍有一处", "on": today(), "limit_days": "4", "form_token": token}
    first, second = (browser.post(address("check", hazard), seen) for _time in range(2))
    assert first.url == second.url
    assert hazard.steps.filter(kind="sent_back").count() == 1


def test_a_stale_plan_shows_both_sides(hazard, clerk, officer, signed_in):
    browser = signed_in(officer)
    form = browser.get(address("plan", hazard))
    plan = {name: form.context["form"][name].value() for name in form.context["form"].fields}
    plan = {name: value for name, value in plan.items() if value is not None}
    hazards.plan(hazard=hazard, by=clerk, at=timezone.now(), measure="套管")
    page = browser.post(address("plan", hazard), {**plan, "measure": "换线", "version": 1})
    assert page.status_code == 409
    assert "套管" in page.content.decode()


def test_a_referral_without_its_words_is_told_beside_the_field(hazard, officer, signed_in):
    plan = {"what": hazard.what, "grade": "general", "way": "upward", "limit_days": 30}
    page = signed_in(officer).post(address("plan", hazard), {**plan, "follower": officer.pk, "version": 1})
    assert page.status_code == 422
    assert {"interim_measure", "referred_to", "referred_on"} <= set(errors(page))


def test_found_again_from_its_page(hazard, clerk, inspector, signed_in):
    closed(rectified(hazard, by=clerk), by=inspector)
    signed_in(clerk).post(
        address("find-again", hazard), {"note": "又裸露", "on": today(), "photos": [picture()]}
    )
    hazard.refresh_from_db()
    assert (hazard.state, hazard.round) == ("open", 2)
    page = signed_in(clerk).get(hazard.get_absolute_url())
    assert [one.heading for one in page.context["rounds"]] == ["第 2 次的照片", "第 1 次的照片"]


def test_photos_of_earlier_rounds_offer_no_removal(hazard, clerk, inspector, signed_in):
    closed(rectified(hazard, by=clerk), by=inspector)
    hazards.find_again(
        hazard=hazard, on=days_ago(0), note="又", photos=[picture()], by=clerk, at=timezone.now()
    )
    now, before = signed_in(clerk).get(hazard.get_absolute_url()).context["rounds"]
    assert now.sides[0].files[0]["remove_url"]
    assert not before.sides[0].files[0]["remove_url"]


# --- roles and states ---------------------------------------------------------------------------------

VERBS = {"plan": {"open", "rectified"}, "rectify": {"open"}, "check": {"rectified"}, "find-again": {"closed"}}
INSIDE = {"clerk", "officer", "inspector"}


def expected(name, verb, state, hazard_seen):
    if name in {"secretary", "auditor", "administrator", "leader"}:
        return 403
    if not hazard_seen:
        return 404
    return 200 if state in VERBS[verb] else 403


@pytest.mark.parametrize("state", ["open", "rectified", "closed"])
def test_each_verb_answers_by_role_and_state(state, site, other_officer, officer, request, signed_in):
    hazard = noted(site, by=other_officer)
    if state != "open":
        rectified(hazard, by=other_officer)
    if state == "closed":
        closed(hazard, by=officer)
    people = ["clerk", "neighbour", "officer", "leader", "secretary", "inspector", "auditor", "administrator"]
    for name in people:
        browser = signed_in(request.getfixturevalue(name))
        for verb in VERBS:
            wanted = expected(name, verb, state, name in INSIDE)
            assert browser.get(address(verb, hazard)).status_code == wanted, (name, verb)
            if wanted != 200:
                assert browser.post(address(verb, hazard), {}).status_code == wanted, (name, verb)
        assert Hazard.objects.get(pk=hazard.pk).state == state


def test_a_verb_that_does_not_fit_says_why(hazard, clerk, officer, signed_in):
    page = signed_in(clerk).get(address("check", hazard))
    assert "还不能复查" in page.content.decode()
    rectified(hazard, by=clerk)
    assert "另一个人" in signed_in(clerk).get(address("check", hazard)).content.decode()
    assert "待复查" in signed_in(officer).get(address("rectify", hazard)).content.decode()


# --- lists --------------------------------------------------------------------------------------------


@pytest.fixture
def several(site, clerk, officer, liusha):
    """One hazard of each kind that the list tells apart."""
    other = SiteFactory(by=officer, village=liusha, name="示例六沙古庙")
    made = {
        "overdue": noted(site, by=clerk, ago=20, limit_days=2, what="示例超期"),
        "today": noted(site, by=clerk, ago=0, way="now", limit_days=0, what="示例今天"),
        "soon": noted(site, by=clerk, ago=0, limit_days=2, what="示例三天内"),
        "later": noted(other, by=officer, ago=0, limit_days=30, what="示例以后", grade="major"),
        "check": rectified(noted(site, by=clerk, what="示例待复查"), by=clerk),
        "closed": closed(rectified(noted(site, by=clerk, what="示例销号"), by=clerk), by=officer),
    }
    hazards.escalate_overdue(on=days_ago(0), at=timezone.now())
    return made


def found(browser, **asked):
    return {row.what for row in browser.get(address("list"), asked).context["rows"]}


def test_the_list_is_narrowed_as_figures_and_pages_ask(several, site, officer, liusha, signed_in):
    browser = signed_in(officer)
    assert found(browser, state="open") == {"示例超期", "示例今天", "示例三天内", "示例以后", "示例待复查"}
    assert found(browser, state="to_rectify") == {"示例超期", "示例今天", "示例三天内", "示例以后"}
    assert found(browser, state="to_check") == {"示例待复查"}
    assert found(browser, state="overdue") == {"示例超期"} == found(browser, state="escalated")
    assert found(browser, state="closed") == {"示例销号"}
    assert found(browser, village=liusha.pk) == {"示例以后"} == found(browser, grade="major")
    assert "示例以后" not in found(browser, site=site.pk)
    assert found(browser, way="now") == {"示例今天"}
    assert found(browser, q="liusha") == {"示例以后"} == found(browser, q="六沙 以后")
    assert found(browser, closed_from=days_ago(1), closed_to=days_ago(1)) == {"示例销号"}
    assert "示例超期" in found(browser, found_to=days_ago(15))
    assert found(browser, due_to=days_ago(1)) == {"示例超期"}


def test_what_waits_comes_by_its_day(several, officer, signed_in):
    rows = signed_in(officer).get(address("list"), {"state": "to_rectify"}).context["rows"]
    assert [row.what for row in rows] == ["示例超期", "示例今天", "示例三天内", "示例以后"]


def test_the_share_that_is_closed_is_told_of_a_time(several, officer, signed_in):
    page = signed_in(officer).get(address("list"), {"found_from": days_ago(30)})
    assert [one.label for one in page.context["sums"]] == ["整改率"]


def test_the_board_puts_each_into_its_column_with_a_list_of_exactly_those(several, officer, signed_in):
    browser = signed_in(officer)
    lanes = browser.get(address("board")).context["lanes"]
    assert [(lane.key, [row.what for row in lane.rows]) for lane in lanes] == [
        ("overdue", ["示例超期"]),
        ("today", ["示例今天"]),
        ("soon", ["示例三天内"]),
        ("later", ["示例以后"]),
        ("check", ["示例待复查"]),
    ]
    for lane in lanes:
        assert [row.what for row in browser.get(lane.url).context["rows"]] == [row.what for row in lane.rows]


def test_the_board_of_a_village(several, officer, liusha, signed_in):
    page = signed_in(officer).get(address("board"), {"village": liusha.pk})
    assert [len(lane.rows) for lane in page.context["lanes"]] == [0, 0, 0, 1, 0]
    assert f"village={liusha.pk}" in page.context["lanes"][3].url


def test_an_empty_board_says_what_belongs_there(officer, signed_in):
    assert "没有未销号的隐患" in signed_in(officer).get(address("board")).content.decode()


SIGNED_IN = 3  # queries of every page: session, account, its villages


def test_lists_ask_little_however_many_rows(several, site, officer, signed_in, django_assert_max_num_queries):
    for number in range(8):
        noted(site, by=officer, what=f"示例更多{number}")
    browser = signed_in(officer)
    browser.get(address("list"))
    with django_assert_max_num_queries(SIGNED_IN + 5):
        browser.get(address("list"), {"state": "open"})
    with django_assert_max_num_queries(SIGNED_IN + 5):
        browser.get(address("board"))


def test_a_page_of_many_steps_asks_as_little(
    site, clerk, inspector, signed_in, django_assert_max_num_queries
):
    fire = checklist(items=1, number=9)
    for ago in range(12, 4, -1):
        inspection = inspected(site, fire, by=inspector, on=days_ago(ago), failed=("A1",), photos=1)
        (hazard,) = hazards.raise_hazards(inspection=inspection, by=inspector, at=timezone.now())
        inspection.finished_at = timezone.now()
        inspection.save(update_fields=["finished_at"])
    browser = signed_in(clerk)
    browser.get(hazard.get_absolute_url())
    with django_assert_max_num_queries(SIGNED_IN + 8):
        page = browser.get(hazard.get_absolute_url())
    assert len(page.context["steps"]) == 8
