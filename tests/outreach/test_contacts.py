"""People from Hong Kong, Macao and overseas: what is kept, found, masked and noted."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from outreach import events
from outreach.actions import contacts as actions
from outreach.models import Contact
from tests.factories import CaseFactory, ContactFactory

URL = "/outreach/contact/add/"


def posted(user, village, **changes):
    return {
        "form_token": held.new_token(user),
        "name": "陈大文",
        "region": "hong_kong",
        "phones": "9123 4567",
        "village": village.pk,
        "legal_basis": "duty",
        "retain_until": (timezone.localdate() + timedelta(days=365)).isoformat(),
        **changes,
    }


@pytest.fixture
def chan(clerk, sansha):
    return actions.add_contact(
        by=clerk,
        at=timezone.now(),
        name="陈华明",
        other_names=["Chan Wah Ming"],
        village=sansha,
        phones=["+85291234567"],
        retain_until=timezone.localdate(),
    )


def test_a_hong_kong_number_needs_no_code(signed_in, clerk, sansha):
    assert signed_in(clerk).post(URL, posted(clerk, sansha)).status_code == 302
    assert Contact.objects.get().phones.get().number == "+85291234567"


def test_names_are_put_right_on_the_way_in(signed_in, clerk, sansha):
    signed_in(clerk).post(URL, posted(clerk, sansha, name=" 陈　大文​ "))
    assert Contact.objects.get().name == "陈大文"


@pytest.mark.parametrize(
    "words",
    [
        *("陈华明", "陳華明", "华明", "chenhuaming", "chm", "陈 明"),
        *("Chan Wah", "WAH MING", "wah-ming", "chanwahming", "4567", "91234567"),
    ],
)
def test_a_person_is_found_by(words, chan, clerk):
    assert list(Contact.objects.visible_to(clerk).matching(words)) == [chan]


@pytest.mark.parametrize("words", ["李", "4568", "chx", "陈华强"])
def test_a_person_is_not_found_by(words, chan, clerk):
    assert not Contact.objects.visible_to(clerk).matching(words).exists()


def test_the_list_masks_phones_and_the_page_shows_them(signed_in, clerk, chan):
    browser = signed_in(clerk)
    assert "9123 4567" not in browser.get("/outreach/contact/").content.decode()
    assert "+852 9123 4567" in browser.get(chan.get_absolute_url()).content.decode()


def test_opening_a_person_is_noted_each_time(signed_in, leader, chan):
    browser = signed_in(leader)
    [browser.get(chan.get_absolute_url()) for _ in range(2)]
    read = Entry.objects.filter(event=events.CONTACT_READ.code, actor_id=leader.pk, target_id=chan.pk)
    assert read.count() == 2


def test_opening_the_form_of_a_person_is_noted_too(signed_in, clerk, chan):
    signed_in(clerk).get(f"/outreach/contact/{chan.pk}/edit/")
    assert (
        Entry.objects.filter(event=events.CONTACT_READ.code, actor_id=clerk.pk, target_id=chan.pk).count()
        == 1
    )


def test_history_tells_that_a_phone_changed_without_the_phone(chan, clerk):
    actions.change_contact(contact=chan, by=clerk, at=timezone.now(), phones=["+85298765432"])
    assert "98765432" not in str(Entry.objects.about(chan).first().changes)


@pytest.mark.parametrize(
    ("changes", "why"), [({"name": "陈华明", "phones": ""}, "同村同名"), ({"name": "陈生"}, "电话相同")]
)
def test_a_likely_double_is_shown_with_the_reason(signed_in, clerk, sansha, chan, changes, why):
    response = signed_in(clerk).post(URL, posted(clerk, sansha, **changes))
    assert response.status_code == 422
    assert [one.why for one in response.context["likenesses"]] == [why]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"name": "陳華明"}, "同村，姓名写法不同"),
        ({"name": "陈先生", "other_names": ["CHAN Wah-ming"]}, "别名或外文名相同"),
        ({"name": "Wah Ming Chan"}, "别名或外文名相同"),
        ({"name": "陈华明", "phones": ["+85291234567"]}, "电话相同、同村同名"),
        ({"name": "Chan"}, None),
        ({"name": "陈华"}, None),
        ({"name": "陈明华"}, None),
    ],
)
def test_a_double_is_told_by_any_form_of_the_name(typed, why, clerk, sansha, chan):
    found = actions.likenesses(user=clerk, village=sansha, **typed)
    assert [one.why for one in found] == ([why] if why else [])


def test_a_chinese_name_counts_in_its_village_a_romanisation_everywhere(officer, liusha, chan):
    assert not actions.likenesses(user=officer, village=liusha, name="陈华明")
    assert actions.likenesses(user=officer, village=liusha, name="陈生", other_names=["Chan Wah Ming"])


def test_a_caller_who_says_chan_is_found_without_a_romanisation(clerk, sansha):
    chan = ContactFactory(by=clerk, village=sansha, name="陳大文")
    assert list(Contact.objects.visible_to(clerk).matching("Chan")) == [chan]


def test_a_likely_double_can_still_be_another_person(signed_in, clerk, sansha, chan):
    signed_in(clerk).post(URL, posted(clerk, sansha, same_anyway="on"))
    assert Contact.objects.count() == 2


def test_a_double_in_another_village_is_not_given_away(signed_in, neighbour, liusha, chan):
    assert signed_in(neighbour).post(URL, posted(neighbour, liusha)).status_code == 302


def test_consent_is_kept_with_time_and_notice(signed_in, clerk, sansha, settings):
    signed_in(clerk).post(URL, posted(clerk, sansha, legal_basis="consent", consented="on"))
    contact = Contact.objects.get()
    assert contact.notice_version == settings.PRIVACY_NOTICE_VERSION
    assert contact.consented_at is not None


def test_the_basis_consent_without_consent_is_refused(signed_in, clerk, sansha):
    response = signed_in(clerk).post(URL, posted(clerk, sansha, legal_basis="consent"))
    assert "consented" in response.context["form"].errors
    with pytest.raises(IntegrityError), transaction.atomic():
        ContactFactory(by=clerk, village=sansha, legal_basis="consent")


@pytest.mark.parametrize("days", [-1, 365 * 50])
def test_a_retention_date_in_the_past_or_far_off_is_refused(signed_in, clerk, sansha, days):
    day = (timezone.localdate() + timedelta(days=days)).isoformat()
    response = signed_in(clerk).post(URL, posted(clerk, sansha, retain_until=day))
    assert "retain_until" in response.context["form"].errors


def test_a_person_with_an_open_case_cannot_be_removed(chan, clerk, sansha):
    CaseFactory(by=clerk, village=sansha, contact=chan)
    with pytest.raises(actions.StillInUse):
        actions.remove_contact(contact=chan, by=clerk, at=timezone.now(), reason="本人要求")


def test_options_show_only_what_one_may_see(signed_in, clerk, neighbour, chan):
    url = "/outreach/contact/options/?q=chm"
    assert "陈华明" in signed_in(clerk).get(url).content.decode()
    assert "陈华明" not in signed_in(neighbour).get(url).content.decode()


def test_the_one_search_box_respects_the_village(signed_in, clerk, neighbour, chan):
    assert "陈华明" in signed_in(clerk).get("/search/?q=陳華明").content.decode()
    assert "陈华明" not in signed_in(neighbour).get("/search/?q=陳華明").content.decode()
