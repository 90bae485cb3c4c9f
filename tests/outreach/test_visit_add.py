"""Logging a visit."""

import pytest
from django.urls import reverse
from django.utils import timezone

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from outreach.models import CaseCategory, Contact, Promise, ServiceCase, Visit
from tests.factories import ContactFactory

URL = "/outreach/visit/add/"


@pytest.fixture
def filled(clerk, sansha):
    """What a clerk posts for a visit to a known person, with one need and one promise row empty."""
    contact = ContactFactory(by=clerk, village=sansha)

    def data(**changes):
        return {
            "form_token": held.new_token(clerk),
            "contact": contact.pk,
            "contact_text": "",
            "visited_on": timezone.localdate().isoformat(),
            "purpose": "routine",
            "staff": clerk.pk,
            "village": sansha.pk,
            "needs-TOTAL_FORMS": 1,
            "needs-INITIAL_FORMS": 0,
            "needs-0-text": "",
            "needs-0-category": "",
            "promises-TOTAL_FORMS": 0,
            "promises-INITIAL_FORMS": 0,
            **changes,
        }

    return data


def test_the_form_starts_with_today_and_me(signed_in, clerk):
    page = signed_in(clerk).get(URL).content.decode()
    assert f'value="{timezone.localdate():%Y-%m-%d}"' in page
    assert f'<option value="{clerk.pk}" selected>' in page


def test_a_clerk_logs_a_visit_with_one_audit_entry(signed_in, clerk, filled):
    response = signed_in(clerk).post(URL, filled())
    visit = Visit.objects.get()
    assert (response.status_code, response.url) == (302, visit.get_absolute_url())
    assert Entry.objects.about(visit).count() == 1


def test_a_need_with_a_category_becomes_a_case_with_a_deadline(signed_in, clerk, filled):
    category = CaseCategory.objects.get(name="证件")
    signed_in(clerk).post(URL, filled(**{"needs-0-text": "回乡证补办", "needs-0-category": category.pk}))
    case = ServiceCase.objects.get()
    assert (case.title, case.limit_days, case.status) == ("回乡证补办", category.limit_days, "new")
    assert case.number == f"SX-{timezone.localdate().year}-0001"
    assert case.need.visit == Visit.objects.get()


def test_a_need_without_a_category_is_only_noted(signed_in, clerk, filled):
    signed_in(clerk).post(URL, filled(**{"needs-0-text": "想参加联谊活动"}))
    assert Visit.objects.get().needs.get().case is None


def test_a_person_met_for_the_first_time_is_registered_on_the_same_form(signed_in, clerk, filled, sansha):
    data = filled(contact="", new_name="陳大文", new_region="hong_kong", new_phone="9123 4567")
    signed_in(clerk).post(URL, data)
    contact = Visit.objects.get().contact
    assert (contact.name, contact.village, contact.phones.get().number) == ("陳大文", sansha, "+85291234567")


@pytest.mark.parametrize("typed", ["何伟强", "陈"])
def test_words_typed_before_registering_somebody_new_are_nobody_else(signed_in, clerk, filled, typed):
    signed_in(clerk).post(URL, filled(contact="", contact_text=typed, new_name="何伟强"))
    assert Visit.objects.get().contact.name == "何伟强"


def test_a_known_person_and_a_new_one_at_once_are_refused(signed_in, clerk, filled):
    response = signed_in(clerk).post(URL, filled(new_name="何伟强"))
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["new_name"])


def test_a_new_person_like_a_known_one_is_asked_about(signed_in, clerk, filled):
    browser, known = signed_in(clerk), Contact.objects.get()
    asked = browser.post(URL, filled(contact="", new_name=known.name))
    assert (asked.status_code, "同村同名" in asked.content.decode()) == (422, True)
    assert browser.post(URL, filled(contact="", new_name=known.name, new_anyway="on")).status_code == 302
    assert Contact.objects.filter(name=known.name).count() == 2


def test_a_promise_is_a_row_with_owner_and_date(signed_in, clerk, filled):
    due = timezone.localdate().isoformat()
    data = filled(**{"promises-TOTAL_FORMS": 1, "promises-0-text": "送服务指南", "promises-0-due_on": due})
    signed_in(clerk).post(URL, data)
    assert (Promise.objects.get().owner, str(Promise.objects.get().due_on)) == (clerk, due)


def test_the_typed_name_is_enough_without_a_script(signed_in, clerk, filled):
    contact = Contact.objects.get()
    signed_in(clerk).post(URL, filled(contact="", contact_text=contact.name))
    assert Visit.objects.get().contact == contact


def test_a_future_date_is_refused_beside_the_field_and_what_was_typed_is_kept(signed_in, clerk, filled):
    response = signed_in(clerk).post(URL, filled(visited_on="2999-01-01", summary="谈了很久"))
    assert response.status_code == 422
    assert response.context["form"].errors["visited_on"] == ["走访日期不能晚于今天。"]
    assert "谈了很久" in response.content.decode()
    assert not Visit.objects.exists()


def test_an_impossible_phone_is_refused_and_nobody_is_registered(signed_in, clerk, filled):
    response = signed_in(clerk).post(URL, filled(contact="", new_name="陈大文", new_phone="123"))
    assert response.status_code == 422
    assert "new_phone" in response.context["form"].errors
    assert Contact.objects.count() == 1


def test_a_name_of_500_characters_is_refused(signed_in, clerk, filled):
    response = signed_in(clerk).post(URL, filled(contact="", new_name="陈" * 500))
    assert (response.status_code, "new_name" in response.context["form"].errors) == (422, True)


def test_a_village_of_others_is_refused(signed_in, clerk, filled, liusha):
    response = signed_in(clerk).post(URL, filled(village=liusha.pk))
    assert (response.status_code, "village" in response.context["form"].errors) == (422, True)


def test_a_person_of_another_village_cannot_be_named(signed_in, clerk, filled, neighbour, liusha):
    stranger = ContactFactory(by=neighbour, village=liusha)
    response = signed_in(clerk).post(URL, filled(contact=stranger.pk))
    assert (response.status_code, "contact" in response.context["form"].errors) == (422, True)


def test_a_form_sent_twice_is_saved_once(signed_in, clerk, filled):
    browser, data = signed_in(clerk), filled()
    first, second = browser.post(URL, data), browser.post(URL, data)
    assert Visit.objects.count() == 1
    assert (second.status_code, second.url) == (302, first.url)


def test_the_next_visit_starts_with_the_day_purpose_people_and_place_of_the_last(
    signed_in, clerk, officer, sansha, filled
):
    browser = signed_in(clerk)
    typed = {"visited_on": "2026-03-05", "purpose": "festival", "place": "示例村委会 & 楼上", "_again": "1"}
    answer = browser.post(URL, filled(**typed, summary="这一句不带走"))
    assert answer.status_code == 302
    assert answer.url.startswith(f"{URL}?again=1&visited_on=2026-03-05&purpose=festival&")
    form = browser.get(answer.url).context["form"]
    kept = [str(form[name].value()) for name in ("visited_on", "purpose", "staff", "village", "place")]
    assert kept == ["2026-03-05", "festival", str(clerk.pk), str(sansha.pk), "示例村委会 & 楼上"]
    assert (form["summary"].value(), form["contact"].value()) == (None, None)
    assert form.fields["contact"].widget.attrs["autofocus"] is True


def test_the_message_leads_to_the_visit_just_logged(signed_in, clerk, filled):
    page = signed_in(clerk).post(URL, filled(_again="1"), follow=True).content.decode()
    assert f'<a href="{Visit.objects.get().get_absolute_url()}">打开“' in page


def test_saving_for_the_next_one_twice_saves_once_and_leads_to_the_same_form(signed_in, clerk, filled):
    browser, data = signed_in(clerk), filled(_again="1")
    first, second = browser.post(URL, data), browser.post(URL, data)
    assert Visit.objects.count() == 1
    assert (second.status_code, second.url) == (302, first.url)


def test_a_wrong_form_for_the_next_one_comes_back_with_its_words(signed_in, clerk, filled):
    answer = signed_in(clerk).post(
        f"{URL}?again=1", filled(visited_on="2999-01-01", _again="1", summary="谈了")
    )
    assert (answer.status_code, Visit.objects.exists()) == (422, False)
    assert "谈了" in answer.content.decode()
    assert "autofocus" not in answer.context["form"].fields["contact"].widget.attrs


def test_a_place_as_long_as_allowed_is_typed_again_rather_than_breaking_the_address(signed_in, clerk, filled):
    answer = signed_in(clerk).post(URL, filled(place="长" * 100, _again="1"))
    assert (answer.status_code, "place" in answer.url, "purpose" in answer.url) == (302, False, True)


@pytest.mark.parametrize(
    "query",
    [
        "visited_on=2999-01-01&purpose=%00&staff=9999999999999999999999&village=x&place=" + "a" * 500,
        "visited_on=&purpose=<script>&staff=-1&village=%FF&place=%00",
        "visited_on=1&visited_on=2&purpose=routine%27&staff=1e9&village=0&contact[]=1",
    ],
)
def test_hostile_values_in_the_address_of_the_next_form_are_ignored(signed_in, clerk, sansha, query):
    answer = signed_in(clerk).get(f"{URL}?again=1&{query}")
    form = answer.context["form"]
    assert (answer.status_code, str(form["visited_on"].value())) == (200, str(timezone.localdate()))
    assert (str(form["purpose"].value()), form["staff"].value()) == ("routine", clerk.pk)
    assert form["village"].value() == sansha.pk


def test_a_village_of_others_in_the_address_is_ignored(signed_in, clerk, sansha, liusha, neighbour):
    form = signed_in(clerk).get(f"{URL}?again=1&village={liusha.pk}&staff={neighbour.pk}").context["form"]
    assert (form["village"].value(), form["staff"].value()) == (sansha.pk, clerk.pk)


def test_a_form_opened_as_usual_leaves_the_focus_at_the_top(signed_in, clerk):
    page = signed_in(clerk).get(URL).content.decode()
    assert (" autofocus" in page, 'aria-keyshortcuts="Control+Enter' in page) == (False, True)


def test_correcting_a_visit_offers_no_next_one(signed_in, clerk, filled):
    browser = signed_in(clerk)
    browser.post(URL, filled())
    visit = Visit.objects.get()
    assert "_again" not in browser.get(f"/outreach/visit/{visit.pk}/edit/").content.decode()


def test_one_more_row_can_be_asked_for_without_a_script(signed_in, clerk, filled):
    response = signed_in(clerk).post(URL, filled(add_row="needs", **{"needs-0-text": "第一项"}))
    page = response.content.decode()
    assert ('name="needs-1-text"' in page, "第一项" in page, Visit.objects.exists()) == (True, True, False)


def test_what_was_typed_waits_while_the_sign_in_had_run_out(client, clerk, filled):
    response = client.post(URL, filled(summary="登录过期前写的"))
    assert (response.status_code, response.url) == (302, f"{reverse('login')}?next={URL}")
    client.post(
        reverse("login"),
        {"username": clerk.username, "password": "Spring-2026-rain", "next": URL},
        REMOTE_ADDR="203.0.113.9",
    )
    assert "登录过期前写的" in client.get(URL).content.decode()


def test_what_was_typed_is_given_to_nobody_else(client, neighbour, filled):
    client.post(URL, filled(summary="登录过期前写的"))
    client.post(
        reverse("login"),
        {"username": neighbour.username, "password": "Spring-2026-rain"},
        REMOTE_ADDR="203.0.113.9",
    )
    assert "登录过期前写的" not in client.get(URL).content.decode()


@pytest.mark.parametrize("person", ["leader", "auditor", "secretary", "inspector", "administrator"])
def test_other_roles_are_refused_with_the_reason(signed_in, person, request):
    response = signed_in(request.getfixturevalue(person)).get(URL)
    assert response.status_code == 403
    assert "可以办理的岗位" in response.content.decode()
