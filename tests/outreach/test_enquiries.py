"""The phone register: who is calling, what is logged, what becomes a case."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from hengl_uf.places.models import Village
from outreach import events
from outreach.actions import contacts, enquiries
from outreach.models import CaseCategory, Contact, Enquiry, ServiceCase
from tests.factories import CaseFactory, ContactFactory, EnquiryFactory

URL = "/outreach/enquiry/add/"
CALLER = "/outreach/enquiry/caller/"


def person(by, village, name="陈大文", *phones, **more):
    """A registered person with these stored numbers."""
    contact = ContactFactory(by=by, village=village, name=name, **more)
    contacts.set_phones(contact, phones)
    return contact


@pytest.fixture
def known(clerk, sansha):
    return person(clerk, sansha, "陈大文", "+85291234567")


@pytest.fixture
def topic(town):
    return CaseCategory.objects.get(name="证件")


@pytest.fixture
def filled(clerk, topic):
    """What a clerk posts for a caller."""

    def data(caller="91234567", **changes):
        return {
            "form_token": held.new_token(clerk),
            "caller": caller,
            "topic": topic.pk,
            "question": "居住证怎么续期",
            "answer": "带回乡证到办事大厅",
            "minutes": 3,
            "channel": "phone",
            "staff": clerk.pk,
            **changes,
        }

    return data


def looked_up():
    return Entry.objects.filter(event=events.CALLER_LOOKED_UP.code)


# --- who is calling -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["91234567", "+852 9123 4567", "0085291234567", "９１２３４５６７", "4567", "陈大文"]
)
def test_a_caller_is_found_by_number_ending_or_name(signed_in, clerk, known, typed):
    page = signed_in(clerk).post(CALLER, {"caller": typed}).content.decode()
    assert ("陈大文" in page, known.village.name in page) == (True, True)


def test_the_number_is_shown_whole_only_to_who_typed_all_of_it(signed_in, clerk, known):
    browser = signed_in(clerk)
    assert "+852 9123 4567" in browser.post(CALLER, {"caller": "91234567"}).content.decode()
    ending = browser.post(CALLER, {"caller": "4567"}).content.decode()
    assert ("+852 ****4567" in ending, "9123" in ending) == (True, False)


def test_the_person_comes_with_open_cases_and_last_calls(signed_in, clerk, sansha, known):
    CaseFactory(by=clerk, village=sansha, contact=known, title="回乡证补办")
    EnquiryFactory(by=clerk, village=sansha, contact=known, question="学校什么时候报名")
    page = signed_in(clerk).post(CALLER, {"caller": "91234567"}).content.decode()
    assert ("回乡证补办" in page, "学校什么时候报名" in page) == (True, True)


def test_noughts_at_the_front_of_an_ending_count(signed_in, clerk, sansha):
    person(clerk, sansha, "李美玲", "+85230000100")
    person(clerk, sansha, "王芳", "+85391110100")
    assert "李美玲" in signed_in(clerk).post(CALLER, {"caller": "30000100"}).content.decode()
    found = signed_in(clerk).post(CALLER, {"caller": "0100"}).content.decode()
    assert ("李美玲" in found, "王芳" in found) == (True, True)


def test_a_fixed_line_of_the_town_rings_without_its_area_code(signed_in, clerk, sansha):
    person(clerk, sansha, "李美玲", "+8676087761234")
    for typed in ("87761234", "0760-8776 1234", "076087761234", "+86 760 8776 1234"):
        assert "0760-8776 1234" in signed_in(clerk).post(CALLER, {"caller": typed}).content.decode()


def test_people_who_share_an_ending_are_chosen_from(signed_in, clerk, sansha, known):
    person(clerk, sansha, "李美玲", "+85391234567")
    page = signed_in(clerk).post(CALLER, {"caller": "91234567"}).content.decode()
    assert ("1 陈大文" in page, "2 李美玲" in page, "0 都不是" in page) == (True, True, True)
    assert not looked_up().exists()


def test_a_clerk_of_another_village_never_finds_the_person(signed_in, neighbour, known):
    for typed in ("91234567", "4567", "陈大文"):
        page = signed_in(neighbour).post(CALLER, {"caller": typed}).content.decode()
        assert ("没有登记过" in page, known.village.name in page) == (True, False)
    assert not looked_up().exists()


@pytest.mark.parametrize(
    ("typed", "region"),
    [("+85363456789", "macao"), ("61234567", "hong_kong"), ("87761234", ""), ("+12125550100", "overseas")],
)
def test_an_unknown_number_suggests_where_it_is_from(signed_in, clerk, typed, region):
    response = signed_in(clerk).post(CALLER, {"caller": typed})
    assert response.context["form"].initial["region"] == region


def test_a_whole_number_is_one_audit_entry_however_often_the_form_asks(signed_in, clerk, known, filled):
    browser, data = signed_in(clerk), filled()
    for typed in ("9123", "912345", "91234567", "91234567"):
        browser.post(CALLER, {**data, "caller": typed})
    browser.post(URL, data)
    assert [entry.target_id for entry in looked_up()] == [known.pk]


def test_who_was_found_by_name_is_noted_when_the_enquiry_is_saved(signed_in, clerk, known, filled):
    browser, data = signed_in(clerk), filled("陈大文", contact=known.pk)
    browser.post(CALLER, data)
    assert not looked_up().exists()
    browser.post(URL, data)
    assert looked_up().count() == 1


HOSTILE = [
    "%",
    "____",
    "0000",
    "'; drop table",
    "+",
    "9" * 500,
    "\x00",
    "٩١٢٣٤٥٦٧",
    "<script>",
    "1234\n5678",
    "+852",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_hostile_number_finds_nobody_and_breaks_nothing(signed_in, clerk, sansha, filled, typed):
    person(clerk, sansha, "李美玲", "+85398765432")
    browser = signed_in(clerk)
    page = browser.post(CALLER, {"caller": typed})
    assert (page.status_code, "李美玲" in page.content.decode()) == (200, False)
    assert browser.post(URL, filled(typed)).status_code in (302, 422)


# --- logging ------------------------------------------------------------------------------------------


def test_a_known_caller_is_logged_with_one_entry_and_the_empty_form_is_back(signed_in, clerk, known, filled):
    response = signed_in(clerk).post(URL, filled(), follow=True)
    enquiry = Enquiry.objects.get()
    assert response.redirect_chain == [(f"{URL}?again=1&channel=phone", 302)]
    assert f'<a href="{enquiry.get_absolute_url()}">陈大文 · 证件 · 3 分钟</a>' in response.content.decode()
    assert (enquiry.contact, enquiry.phone, enquiry.village) == (known, "+85291234567", known.village)
    assert Entry.objects.about(enquiry).count() == 1


def test_a_number_and_a_topic_are_enough(signed_in, clerk, sansha, filled):
    signed_in(clerk).post(URL, filled("6123 4567", question="", answer=""))
    enquiry = Enquiry.objects.get()
    assert (enquiry.contact, enquiry.phone, enquiry.village) == (None, "+85261234567", sansha)


def test_a_name_is_enough_too(signed_in, clerk, filled):
    signed_in(clerk).post(URL, filled("路过的李生"))
    assert (Enquiry.objects.get().caller_name, Enquiry.objects.get().phone) == ("路过的李生", "")


@pytest.mark.parametrize(
    ("typed", "region", "stored"),
    [
        ("61234567", "macao", "+85361234567"),
        ("61234567", "", "+85261234567"),
        ("87761234", "", "+8676087761234"),
        ("28123456", "macao", "+85328123456"),
        ("13800138000", "hong_kong", "+8613800138000"),
    ],
)
def test_a_number_is_kept_by_where_the_caller_is_from(signed_in, clerk, filled, typed, region, stored):
    signed_in(clerk).post(URL, filled(typed, region=region))
    assert Enquiry.objects.get().phone == stored


def test_what_cannot_be_a_number_is_refused_beside_it_and_kept(signed_in, clerk, filled):
    response = signed_in(clerk).post(URL, filled("12345"))
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["caller"])
    assert "带回乡证到办事大厅" in response.content.decode()


def test_several_with_one_ending_must_be_chosen_among(signed_in, clerk, sansha, known, filled):
    other, browser = person(clerk, sansha, "李美玲", "+85391234567"), signed_in(clerk)
    asked = browser.post(URL, filled())
    assert (asked.status_code, "请在下面选一位" in asked.content.decode()) == (422, True)
    browser.post(URL, filled(contact=other.pk))
    assert Enquiry.objects.get().contact == other


def test_a_known_number_in_another_hand_is_nobody_registered(signed_in, clerk, known, filled):
    signed_in(clerk).post(URL, filled(contact="none", caller_name="陈太"))
    enquiry = Enquiry.objects.get()
    assert (enquiry.contact, enquiry.caller_name, enquiry.phone) == (None, "陈太", "+85291234567")


def test_a_person_who_does_not_have_the_number_cannot_be_slipped_in(
    signed_in, clerk, liusha, officer, filled
):
    foreign = person(officer, liusha, "梁生", "+85298887777")
    signed_in(clerk).post(URL, filled("61234567", contact=foreign.pk))
    assert Enquiry.objects.get().contact is None


def test_who_keeps_several_villages_says_which_a_stranger_is_from(signed_in, clerk, liusha, filled):
    clerk.villages.add(liusha)
    browser = signed_in(clerk)
    refused = browser.post(URL, filled("61234567"))
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["village"])
    browser.post(URL, filled("61234567", village=liusha.pk))
    assert Enquiry.objects.get().village == liusha


def test_the_office_logs_for_the_whole_town(signed_in, officer, clerk, filled):
    data = filled("61234567", form_token=held.new_token(officer), staff=officer.pk)
    signed_in(officer).post(URL, data)
    enquiry = Enquiry.objects.get()
    assert enquiry.village is None
    assert signed_in(clerk).get(enquiry.get_absolute_url()).status_code == 404


def test_without_a_script_the_number_is_looked_up_and_nothing_is_lost(signed_in, clerk, known, filled):
    page = signed_in(clerk).post(URL, filled(lookup="1"))
    text = page.content.decode()
    assert (page.status_code, "陈大文" in text, "带回乡证到办事大厅" in text) == (200, True, True)
    assert "还没有保存" not in text
    assert (Enquiry.objects.count(), looked_up().count()) == (0, 1)


def test_enter_after_the_number_alone_looks_it_up(signed_in, clerk, known):
    page = signed_in(clerk).post(URL, {"caller": "91234567", "minutes": 3, "channel": "phone"})
    assert (page.status_code, "陈大文" in page.content.decode()) == (200, True)


def test_the_future_and_endless_calls_are_refused(signed_in, clerk, filled):
    later = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    response = signed_in(clerk).post(URL, filled("李生", asked_at=later, minutes=601))
    assert set(response.context["form"].errors) == {"asked_at", "minutes"}


def test_a_form_that_is_sent_twice_is_one_enquiry_and_one_case(signed_in, clerk, known, filled):
    browser, data = signed_in(clerk), filled(to_case="1")
    first, second = browser.post(URL, data), browser.post(URL, data)
    assert first.url == second.url == ServiceCase.objects.get().get_absolute_url()
    assert Enquiry.objects.count() == 1


# --- cases --------------------------------------------------------------------------------------------


def test_an_enquiry_becomes_a_case_in_the_same_breath(signed_in, clerk, known, topic, filled):
    signed_in(clerk).post(URL, filled(to_case="1"))
    enquiry, case = Enquiry.objects.get(), ServiceCase.objects.get()
    assert (enquiry.case, enquiry.outcome) == (case, "case")
    assert (case.title, case.category, case.contact) == ("居住证怎么续期", topic, known)


def test_a_case_needs_words(signed_in, clerk, known, filled):
    response = signed_in(clerk).post(URL, filled(to_case="1", question=""))
    assert list(response.context["form"].errors) == ["question"]
    assert not Enquiry.objects.exists()


def test_an_unknown_caller_of_a_case_is_registered_with_name_and_number(signed_in, clerk, sansha, filled):
    browser = signed_in(clerk)
    nameless = browser.post(URL, filled("61234567", to_case="1"))
    assert list(nameless.context["form"].errors) == ["caller_name"]
    browser.post(URL, filled("61234567", to_case="1", caller_name="何伟强", region="macao"))
    contact = ServiceCase.objects.get().contact
    assert (contact.name, contact.region, contact.village) == ("何伟强", "macao", sansha)
    assert contact.phones.get().number == "+85361234567"


def test_nobody_is_registered_a_second_time_without_a_word(signed_in, clerk, known, filled):
    browser, data = signed_in(clerk), filled("61234567", to_case="1", caller_name="陈大文")
    assert "同村同名" in browser.post(URL, data).content.decode()
    browser.post(URL, {**data, "new_anyway": "on"})
    assert Contact.objects.filter(name="陈大文").count() == 2


def test_the_office_says_the_village_of_a_case(signed_in, officer, liusha, filled):
    data = filled("61234567", to_case="1", caller_name="何伟强", staff=officer.pk)
    data["form_token"] = held.new_token(officer)
    assert list(signed_in(officer).post(URL, data).context["form"].errors) == ["village"]
    signed_in(officer).post(URL, {**data, "village": liusha.pk})
    assert (Enquiry.objects.get().village, ServiceCase.objects.get().village) == (liusha, liusha)


def test_an_old_enquiry_becomes_a_case_later(signed_in, clerk, sansha, known, topic):
    enquiry = EnquiryFactory(by=clerk, village=sansha, contact=known)
    url = f"{enquiry.get_absolute_url()}to-case/"
    response = signed_in(clerk).post(url, {"question": "居住证续期", "category": topic.pk})
    enquiry.refresh_from_db()
    assert (response.url, enquiry.case.title) == (enquiry.case.get_absolute_url(), "居住证续期")
    assert signed_in(clerk).get(url).url == enquiry.case.get_absolute_url()


def test_a_stranger_of_an_old_enquiry_is_registered_on_the_way(signed_in, clerk, sansha, topic):
    enquiry = EnquiryFactory(by=clerk, village=sansha, phone="+85261234567")
    data = {"question": "续期", "category": topic.pk, "new_name": "陈生", "new_phone": "61234567"}
    signed_in(clerk).post(f"{enquiry.get_absolute_url()}to-case/", data)
    enquiry.refresh_from_db()
    assert (enquiry.contact.name, enquiry.case.contact) == ("陈生", enquiry.contact)
    assert enquiry.contact.phones.get().number == "+85261234567"


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_make_one_case(clerk, officer, sansha, known, topic):
    enquiry, start, made = EnquiryFactory(by=clerk, village=sansha, contact=known), Barrier(2), []

    def turn(user):
        start.wait()
        case = enquiries.enquiry_to_case(
            enquiry=enquiry, by=user, at=timezone.now(), title="续期", category=topic
        )
        made.append(case.pk)
        connection.close()

    threads = [Thread(target=turn, args=[user]) for user in (clerk, officer)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert made == [ServiceCase.objects.get().pk] * 2


@pytest.mark.django_db(transaction=True)
def test_the_same_form_from_two_tabs_in_the_same_second_is_one_case(signed_in, clerk, known, filled):
    data, start, urls = filled(to_case="1"), Barrier(2), []
    browsers = [signed_in(clerk), signed_in(clerk)]

    def send(browser):
        start.wait()
        urls.append(browser.post(URL, data).url)
        connection.close()

    threads = [Thread(target=send, args=[browser]) for browser in browsers]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert (Enquiry.objects.count(), ServiceCase.objects.count(), len(set(urls))) == (1, 1, 1)


# --- later --------------------------------------------------------------------------------------------


@pytest.fixture
def enquiry(clerk, sansha):
    return EnquiryFactory(by=clerk, village=sansha, phone="+85261234567")


def corrected(enquiry, user, **changes):
    """What the form of correction posts."""
    return {
        "form_token": held.new_token(user),
        "version": enquiry.version,
        "phone": enquiry.shown_phone,
        "caller_name": enquiry.caller_name,
        "village": enquiry.village_id,
        "topic": enquiry.topic_id,
        "question": enquiry.question,
        "minutes": enquiry.minutes,
        "channel": enquiry.channel,
        "staff": enquiry.staff_id,
        "asked_at": timezone.localtime(enquiry.asked_at).strftime("%Y-%m-%dT%H:%M"),
        **changes,
    }


def test_a_correction_is_told_with_the_phone_masked(signed_in, clerk, enquiry):
    url = f"{enquiry.get_absolute_url()}edit/"
    signed_in(clerk).post(url, corrected(enquiry, clerk, phone="+852 9876 5432", question="改了"))
    changes = Entry.objects.about(enquiry).first().changes
    assert changes["电话"] == ["+852 ****4567", "+852 ****5432"]
    assert changes["问什么"] == ["居住证怎么续期", "改了"]


def test_the_day_after_the_office_corrects(signed_in, clerk, officer, enquiry):
    Enquiry.objects.update(created_at=timezone.now() - timedelta(days=1))
    url = f"{enquiry.get_absolute_url()}edit/"
    refused = signed_in(clerk).get(url)
    assert (refused.status_code, "过后由统战办修改" in refused.content.decode()) == (403, True)
    assert signed_in(officer).get(url).status_code == 200
    with pytest.raises(enquiries.TooLateToCorrect):
        enquiries.change_enquiry(enquiry=enquiry, by=clerk, at=timezone.now(), question="晚了")


def test_a_stale_correction_is_shown_and_not_saved(signed_in, clerk, officer, enquiry):
    enquiries.change_enquiry(enquiry=enquiry, by=officer, at=timezone.now(), question="统战办改的")
    response = signed_in(clerk).post(
        f"{enquiry.get_absolute_url()}edit/", corrected(enquiry, clerk, question="我改的")
    )
    assert (response.status_code, Enquiry.objects.get().question) == (409, "统战办改的")


def test_a_removed_enquiry_is_in_no_list_and_becomes_no_case(signed_in, clerk, enquiry, known, topic):
    signed_in(clerk).post(f"{enquiry.get_absolute_url()}remove/", {"reason": "登记重复"})
    assert signed_in(clerk).get("/outreach/enquiry/").context["total"].count == 0
    with pytest.raises(enquiries.Gone):
        enquiries.enquiry_to_case(
            enquiry=enquiry, by=clerk, at=timezone.now(), title="续期", category=topic, contact=known
        )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=陈大文", 1),
        ("q=4567", 2),
        ("q=居住证", 2),
        ("q=%25", 0),
        ("channel=phone&outcome=answered&region=", 2),
        ("outcome=case", 0),
        ("asked_from=2999-01-01", 0),
        ("contact=999999", 0),
        ("contact=abc", 0),
        ("village=x", 0),
    ],
)
def test_the_register_is_narrowed_by_its_filters(signed_in, clerk, sansha, enquiry, known, query, found):
    EnquiryFactory(by=clerk, village=sansha, contact=known, caller_name="", phone="+85291234567")
    assert signed_in(clerk).get(f"/outreach/enquiry/?{query}").context["total"].count == found


def test_the_list_masks_phones_and_a_chip_names_the_person(signed_in, clerk, sansha, enquiry, known):
    EnquiryFactory(by=clerk, village=sansha, contact=known, phone="+85291234567")
    Enquiry.objects.filter(pk=enquiry.pk).update(caller_name="")
    page = signed_in(clerk).get("/outreach/enquiry/").content.decode()
    assert ("6123 4567" in page, "+852 ****4567" in page) == (False, True)
    chips = signed_in(clerk).get(f"/outreach/enquiry/?contact={known.pk}").context["chips"]
    assert [chip.text for chip in chips] == ["陈大文"]


@pytest.mark.parametrize(("url", "most"), [("/outreach/enquiry/", 12), (URL, 12), (CALLER, 16)])
def test_pages_ask_a_few_times_whatever_they_show(signed_in, clerk, sansha, known, url, most):
    for _number in range(5):
        EnquiryFactory(by=clerk, village=sansha, contact=known)
        CaseFactory(by=clerk, village=sansha, contact=known)
    browser = signed_in(clerk)
    ask = browser.post if url == CALLER else browser.get
    ask(url, {"caller": "91234567"})
    with CaptureQueriesContext(connection) as queries:
        ask(url, {"caller": "91234567"})
    assert len(queries) <= most, [query["sql"][:150] for query in queries]


def test_the_page_of_an_enquiry_asks_a_few_times(signed_in, clerk, enquiry):
    browser = signed_in(clerk)
    browser.get(enquiry.get_absolute_url())
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(enquiry.get_absolute_url()).status_code == 200
    assert len(queries) <= 12, [query["sql"][:150] for query in queries]


def test_the_office_may_choose_any_village_for_a_stranger(signed_in, officer):
    page = signed_in(officer).get(URL).content.decode()
    assert all(village.name in page for village in Village.objects.all())


def test_reading_the_whole_number_of_a_stranger_is_noted(signed_in, clerk, sansha):
    stranger = EnquiryFactory(by=clerk, village=sansha, phone="+85290000001", caller_name="陈生")
    known = EnquiryFactory(by=clerk, village=sansha, contact=ContactFactory(by=clerk, village=sansha))
    for record in (stranger, known):
        signed_in(clerk).get(record.get_absolute_url())
    noted = Entry.objects.filter(event="outreach.caller.number_read")
    assert [entry.target_id for entry in noted] == [stranger.pk]
    signed_in(clerk).get(f"{stranger.get_absolute_url()}edit/")
    assert noted.all().count() == 2
