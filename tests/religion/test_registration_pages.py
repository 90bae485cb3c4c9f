"""The pages of registrations: lists that match their words, forms that lose nothing, refusals beside their field."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hengl_uf.access import held
from hengl_uf.attachments.models import Attachment
from religion.actions import registrations as deeds
from religion.classification import SiteClass
from religion.models import ReadinessItem, Registration, Site
from religion.models.registrations import State
from tests.factories.religion_registrations import answered, registration_in, site_of
from tests.factories.religion_sites import SiteFactory
from tests.hengl_uf.attachments.made_files import photo, upload

LIST = "/religion/registration/"
MOST_QUERIES, OF_ONE = 9, 14  # of a list, of one page


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def site(sansha, officer):
    return site_of(SiteClass.FILED, village=sansha, officer=officer, name="示例康公庙")


@pytest.fixture
def registration_of(site, officer, clerk):
    """A registration of the site that has come as far as a state."""
    return lambda state, **how: registration_in(state, site=site, officer=officer, by=clerk, **how)


def post(browser, user, url, **fields):
    return browser.post(url, {"form_token": held.new_token(user), **fields})


def address(registration, verb="") -> str:
    return f"{LIST}{registration.pk}/{verb}/" if verb else f"{LIST}{registration.pk}/"


def typed(met="yes", note="") -> dict:
    """Every condition answered the same way, as it is posted."""
    return {f"met_{item.pk}": met for item in answered()} | {f"note_{item.pk}": note for item in answered()}


# --- the list -----------------------------------------------------------------------------------------


@pytest.fixture
def listed(sansha, liusha, officer):
    """Sites by state: the two states that wait for the town, one of each other."""
    made = {}
    for state in (State.DRAFT, State.SUBMITTED, State.PUBLIC, State.CHANGING, State.FILED, State.CANCELLED):
        place = site_of(SiteClass.FILED, village=sansha, officer=officer, name=f"示例{state.label}庙")
        made[state] = registration_in(state, site=place, officer=officer)
    place = site_of(SiteClass.REGISTERED, village=liusha, officer=officer, name="示例六沙大庙")
    made[State.REGISTERED] = registration_in(State.REGISTERED, site=place, officer=officer)
    return made


def found(browser, query) -> set[str]:
    return {row.state for row in browser.get(f"{LIST}?{query}").context["rows"]}


@pytest.mark.parametrize(
    ("query", "states"),
    [
        ("", {"draft", "submitted", "public", "changing", "filed", "cancelled", "registered"}),
        ("state=town", {"submitted", "public"}),
        ("state=village_turn", {"draft", "changing"}),
        ("state=under_way", {"submitted", "public"}),
        ("state=numbered", {"filed", "registered"}),
        ("state=filed", {"filed"}),
        ("state=cancelled", {"cancelled"}),
        ("site_class=registered", {"registered"}),
        ("q=六沙", {"registered"}),
        ("q=liusha", {"registered"}),
        ("q=没有这个", set()),
        ("numbered_from=2000-01-01", {"changing", "filed", "cancelled", "registered"}),
        ("numbered_to=2000-01-01", set()),
    ],
)
def test_the_list_is_narrowed_by_what_is_asked(signed_in, officer, listed, query, states):
    assert found(signed_in(officer), query) == states


def test_the_list_is_narrowed_by_village_and_number(signed_in, officer, listed, liusha):
    browser = signed_in(officer)
    assert found(browser, f"village={liusha.pk}") == {"registered"}
    number = listed[State.REGISTERED].site.file_no
    assert found(browser, f"q={number.lower()}") == {"registered"}


def test_a_village_sees_its_own(signed_in, clerk, listed):
    assert "registered" not in found(signed_in(clerk), "")


def test_a_removed_draft_is_in_no_list(signed_in, clerk, listed):
    deeds.remove(registration=listed[State.DRAFT], by=clerk, at=timezone.now(), reason="写错了")
    assert "draft" not in found(signed_in(clerk), "")


def test_the_list_reads_in_a_few_queries(signed_in, officer, listed, django_assert_max_num_queries):
    browser = signed_in(officer)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert browser.get(LIST).status_code == 200


def test_an_empty_list_says_what_belongs_here(signed_in, clerk):
    page = signed_in(clerk).get(LIST).content.decode()
    assert "还没有场所登记。" in page
    assert "开始登记" in page


# --- beginning and writing ----------------------------------------------------------------------------


def test_a_site_is_named_in_the_address_and_its_group_applies(signed_in, clerk, sansha):
    site = SiteFactory(by=clerk, village=sansha, name="示例天后庙")
    page = signed_in(clerk).get(f"{LIST}add/?site={site.pk}")
    form = page.context["form"]
    assert (form["site"].value(), form["applicant"].value()) == (site.pk, "示例天后庙管理小组")
    assert "按现有数据建议：建档编号场所" in page.content.decode()
    assert page.content.decode().count(" autofocus") == 1


def test_only_sites_without_a_living_registration_are_offered(signed_in, clerk, registration_of, sansha):
    registration_of(State.SUBMITTED)
    free = SiteFactory(by=clerk, village=sansha)
    form = signed_in(clerk).get(f"{LIST}add/").context["form"]
    assert [pk for pk, _name in form.fields["site"].choices if pk] == [free.pk]


def test_a_site_that_has_one_leads_to_it(signed_in, clerk, registration_of, site):
    one = registration_of(State.DRAFT)
    response = signed_in(clerk).get(f"{LIST}add/?site={site.pk}")
    assert (response.status_code, response["Location"]) == (302, address(one))


@pytest.mark.parametrize("asked", ["0", "9" * 25, "x", ""])
def test_a_forged_site_in_the_address_is_nobody(signed_in, clerk, asked):
    assert signed_in(clerk).get(f"{LIST}add/?site={asked}").status_code == 200


def test_the_site_of_another_village_is_not_known(signed_in, neighbour, site):
    page = signed_in(neighbour).get(f"{LIST}add/?site={site.pk}").content.decode()
    assert "示例康公庙" not in page
    response = post(signed_in(neighbour), neighbour, f"{LIST}add/", site=site.pk)
    assert response.status_code == 422
    assert not Registration.objects.exists()


def test_a_draft_is_saved_half_done_and_finished_later(signed_in, clerk, site):
    first, *_rest = answered()
    response = post(signed_in(clerk), clerk, f"{LIST}add/", site=site.pk, **{f"met_{first.pk}": "yes"})
    one = Registration.objects.get()
    assert response["Location"] == address(one)
    assert one.readiness.count() == 1
    again = post(signed_in(clerk), clerk, address(one, "edit"), version=one.version, **typed("no", "在办"))
    assert again.status_code == 302
    assert set(one.readiness.values_list("is_met", "note")) == {(False, "在办")}


def test_a_second_one_is_refused_beside_the_site(signed_in, clerk, site, registration_of):
    browser = signed_in(clerk)
    registration_of(State.SUBMITTED)
    response = post(browser, clerk, f"{LIST}add/", site=site.pk)
    assert response.status_code == 422
    assert "已有一份登记，现在是“村级申报”" in response.context["form"].errors["site"][0]


def test_a_note_without_an_answer_asks_for_it(signed_in, clerk, registration_of):
    one = registration_of(State.DRAFT)
    item = ReadinessItem.objects.create(text="示例新条件", order=99)
    fields = {"version": one.version, f"note_{item.pk}": "在办"}
    response = post(signed_in(clerk), clerk, address(one, "edit"), **fields)
    assert response.status_code == 422
    assert f"met_{item.pk}" in response.context["form"].errors


def test_the_form_that_is_sent_twice_saves_once(signed_in, clerk, site):
    browser, token = signed_in(clerk), held.new_token(clerk)
    for _time in range(2):
        response = browser.post(f"{LIST}add/", {"form_token": token, "site": site.pk})
        assert response.status_code == 302
    assert Registration.objects.count() == 1


def test_two_who_write_at_once_see_both_sides(signed_in, clerk, officer, registration_of):
    one = registration_of(State.DRAFT)
    deeds.edit_registration(registration=one, by=officer, at=timezone.now(), applicant="示例乙组")
    response = post(
        signed_in(clerk), clerk, address(one, "edit"), version=1, applicant="示例甲组", **typed("no")
    )
    assert response.status_code == 409
    page = response.content.decode()
    assert "示例甲组" in page
    assert "示例乙组" in page


@pytest.mark.parametrize("field", ["applicant", "statement"])
def test_words_that_are_too_long_are_told_beside_them(signed_in, clerk, registration_of, field):
    one = registration_of(State.DRAFT)
    response = post(signed_in(clerk), clerk, address(one, "edit"), version=1, **{field: "长" * 2001})
    assert response.status_code == 422
    assert field in response.context["form"].errors


# --- the steps ----------------------------------------------------------------------------------------


def test_the_page_of_handing_in_shows_conditions_and_class(signed_in, clerk, registration_of):
    one = registration_of(State.DRAFT)
    page = signed_in(clerk).get(address(one, "submit")).content.decode()
    assert "按现有数据建议：建档编号场所" in page
    assert page.count("具备</span>") >= len(answered())


def test_handing_in_what_is_not_answered_says_what_is_missing(signed_in, clerk, site):
    one = deeds.open_registration(site=site, by=clerk, at=timezone.now())
    response = post(signed_in(clerk), clerk, address(one, "submit"))
    assert response.status_code == 422
    assert "项申报条件没有核对" in response.content.decode()


def test_the_way_from_the_village_to_the_number_by_its_pages(signed_in, clerk, officer, site, today):
    village, town = signed_in(clerk), signed_in(officer)
    post(village, clerk, f"{LIST}add/", site=site.pk, **typed())
    one = Registration.objects.get()
    long_ago = today - timedelta(days=40)
    for browser, user, verb, fields in (
        (village, clerk, "submit", {}),
        (town, officer, "return", {"reason": "缺图"}),
        (village, clerk, "submit", {"note": "已补"}),
        (town, officer, "review", {"note": "属实"}),
        (town, officer, "publish", {"public_where": "公告栏", "public_from": long_ago}),
        (town, officer, "number", {"objections": "none", "on": today}),
    ):
        response = post(browser, user, address(one, verb), **fields)
        assert (verb, response.status_code) == (verb, 302)
    one.refresh_from_db()
    assert one.state == State.FILED
    page = town.get(address(one)).content.decode()
    assert one.site.file_no in page
    assert "缺图" in page


def test_what_was_returned_tells_the_village_why(signed_in, clerk, officer, registration_of):
    one = registration_of(State.SUBMITTED)
    deeds.send_back(registration=one, by=officer, at=timezone.now(), reason="缺平面图")
    page = signed_in(clerk).get(address(one)).content.decode()
    assert "镇统战办已退回" in page
    assert page.count("缺平面图") >= 2  # the notice and the step


def test_a_number_that_is_taken_names_the_site_beside_the_field(signed_in, officer, sansha, registration_of):
    other = site_of(SiteClass.REGISTERED, village=sansha, officer=officer, name="示例大庙")
    held_no = registration_in(State.REGISTERED, site=other, officer=officer).site.official_no
    one = registration_of(State.PUBLIC)
    fields = {"official_no": held_no, "authority": "示例机关", "objections": "none"}
    response = post(signed_in(officer), officer, address(one, "number"), on=timezone.localdate(), **fields)
    assert response.status_code == 422
    assert "“示例大庙”" in response.context["form"].errors["official_no"][0]


def test_a_registered_site_must_have_the_number_from_above(signed_in, officer, sansha):
    site = site_of(SiteClass.REGISTERED, village=sansha, officer=officer)
    one = registration_in(State.REPORTED, site=site, officer=officer)
    form = signed_in(officer).get(address(one, "number")).context["form"]
    assert form.fields["official_no"].required
    assert "objections" not in form.fields


def test_the_page_of_the_number_says_to_confirm_the_class_first(signed_in, officer, registration_of, site):
    one = registration_of(State.PUBLIC)
    Site.objects.filter(pk=site.pk).update(suggested_class=SiteClass.REGISTERED)
    response = signed_in(officer).get(address(one, "number"))
    assert response.status_code == 403
    assert "重新确认类别" in response.content.decode()
    page = signed_in(officer).get(address(one)).content.decode()
    assert f"/religion/site/{site.pk}/class/" in page


@pytest.mark.parametrize(
    ("state", "verb", "fields", "wrong"),
    [
        (State.REVIEWED, "publish", {"public_where": "公告栏", "public_from": "2999-01-01"}, "public_from"),
        (State.REVIEWED, "publish", {"public_where": "", "public_from": "2026-01-05"}, "public_where"),
        (State.REVIEWED, "publish", {"public_where": "公告栏", "public_from": "昨天"}, "public_from"),
        (State.PUBLIC, "report", {"reported_to": "示例机关", "on": "2026-01-05"}, "objections"),
        (
            State.PUBLIC,
            "report",
            {"reported_to": "示例机关", "on": "1999-01-05", "objections": "none"},
            "on",
        ),
        (
            State.PUBLIC,
            "report",
            {"reported_to": "示例机关", "on": "2026-01-05", "objections": "settled"},
            "objections_note",
        ),
        (State.PUBLIC, "number", {"on": "2999-01-05", "objections": "none"}, "on"),
        (State.SUBMITTED, "return", {"reason": " "}, "reason"),
        (State.FILED, "change", {"reason": ""}, "reason"),
        (State.FILED, "cancel", {"reason": "撤并", "on": "1999-01-05"}, "on"),
        (State.DRAFT, "remove", {"reason": ""}, "reason"),
    ],
)
def test_bad_input_is_told_beside_its_field(signed_in, officer, registration_of, state, verb, fields, wrong):
    one = registration_of(state)
    response = post(signed_in(officer), officer, address(one, verb), **fields)
    assert response.status_code == 422
    assert wrong in response.context["form"].errors
    one.refresh_from_db()
    assert one.state == state


# --- one page ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", list(State))
def test_the_page_of_each_state_shows_its_chain_in_a_few_queries(
    signed_in, officer, sansha, state, django_assert_max_num_queries
):
    kind = SiteClass.REGISTERED if state == State.REGISTERED else SiteClass.FILED
    one = registration_in(state, site=site_of(kind, village=sansha, officer=officer), officer=officer)
    browser = signed_in(officer)
    with django_assert_max_num_queries(OF_ONE):
        response = browser.get(address(one))
    standing = [stop.standing for stop in response.context["chain"]]
    ended = state in (State.REGISTERED, State.FILED, State.CANCELLED)
    assert standing.count("now") == (0 if ended else 1)
    assert sorted(standing, key=["done", "now", "next"].index) == standing


@pytest.mark.parametrize(
    ("who", "state", "label"),
    [
        ("clerk", State.DRAFT, "提交申报"),
        ("officer", State.SUBMITTED, "审核通过"),
        ("clerk", State.SUBMITTED, "查看场所"),
        ("officer", State.REVIEWED, "开始公示"),
        ("officer", State.PUBLIC, "编号"),
        ("officer", State.REPORTED, "编号"),
        ("officer", State.CANCELLED, "重新登记"),
        ("leader", State.SUBMITTED, "查看场所"),
    ],
)
def test_the_next_step_comes_first(signed_in, request, registration_of, who, state, label):
    page = signed_in(request.getfixturevalue(who)).get(address(registration_of(state)))
    first = next(action for action in page.context["actions"] if action.allowed)
    assert first.label == label


def test_the_village_adds_files_while_it_writes_and_the_office_until_the_end(
    signed_in, clerk, officer, registration_of, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    one = registration_of(State.PUBLIC)
    url = address(one, "attach")
    assert signed_in(clerk).get(url).status_code == 403
    post(signed_in(officer), officer, url, files=upload(photo(), "公示.jpg"), position="public", caption="")
    assert Attachment.objects.about(one).get().position == "public"


# --- the conditions -----------------------------------------------------------------------------------


def test_the_office_rewords_conditions_and_others_read_them(signed_in, officer, clerk, town):
    item = ReadinessItem.objects.order_by("order").first()
    url = f"/religion/readiness-item/{item.pk}/edit/"
    fields = {"text": "示例新说法", "source": "", "order": 3, "is_active": "on", "version": item.version}
    assert post(signed_in(officer), officer, url, **fields).status_code == 302
    item.refresh_from_db()
    assert (item.text, item.order, item.changed_by) == ("示例新说法", 3, officer)
    assert "示例新说法" in signed_in(clerk).get("/religion/readiness-item/").content.decode()


def test_a_condition_is_in_the_list_once(signed_in, officer, town):
    item = ReadinessItem.objects.order_by("order").first()
    fields = {"text": item.text, "order": 9, "is_active": "on"}
    response = post(signed_in(officer), officer, "/religion/readiness-item/add/", **fields)
    assert response.status_code == 422
    assert "已有这一条" in response.context["form"].errors["text"][0]
