"""Contacts at work: numbers are masked, and who reads one is noted."""

import pytest

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from hengl_uf.enterprises import contacts
from hengl_uf.enterprises.models import EnterpriseContact
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from tests.hengl_uf.enterprises.conftest import AT

NUMBER, SHOWN, MASKED = "+8613800138000", "138 0013 8000", "138****8000"


@pytest.fixture
def contact(clerk, firm):
    return contacts.add_contact(
        enterprise=firm, by=clerk, at=AT, name="陈大文", kind="contact", post="经理", phone=NUMBER
    )


def readings():
    return list(
        Entry.objects.filter(event="enterprises.contact.phone_read").values_list("actor_name", "note")
    )


def test_a_person_is_noted_once_for_one_thing(clerk, firm, contact):
    with pytest.raises(contacts.ContactThere, match="陈大文已经登记为这家企业的联系人") as refused:
        contacts.add_contact(enterprise=firm, by=clerk, at=AT, name="陈大文", kind="contact")
    assert refused.value.field == "name"
    contacts.add_contact(enterprise=firm, by=clerk, at=AT, name="陈大文", kind="legal")


def test_history_tells_contacts_with_masked_numbers(clerk, firm, contact):
    contacts.change_contact(contact=contact, by=clerk, at=AT, post="总经理")
    changes = Entry.objects.about(firm)[0].changes["联系人"]
    assert changes == [f"陈大文、经理、联系人、{MASKED}", f"陈大文、总经理、联系人、{MASKED}"]


def test_a_removed_contact_is_gone(clerk, firm, contact):
    contacts.remove_contact(contact=contact, by=clerk, at=AT, reason="离职")
    assert not EnterpriseContact.objects.exists()
    assert Entry.objects.about(firm)[0].note == "离职"


def test_a_contact_that_another_removed_is_said_to_be_gone(clerk, contact):
    pk = contact.pk
    contacts.remove_contact(contact=contact, by=clerk, at=AT, reason="离职")
    contact.pk = pk
    with pytest.raises(NotYours, match="已经移除"):
        contacts.change_contact(contact=contact, by=clerk, at=AT, post="经理")


def test_two_people_do_not_overwrite_each_other(clerk, contact):
    contacts.change_contact(contact=contact, by=clerk, at=AT, post="总经理", version=contact.version)
    with pytest.raises(StaleEdit):
        contacts.change_contact(contact=contact, by=clerk, at=AT, post="厂长", version=1)


def test_the_page_masks_numbers(signed_in, leader, firm, contact):
    page = signed_in(leader).get(firm.get_absolute_url()).content.decode()
    assert MASKED in page
    assert SHOWN not in page
    assert readings() == []


def test_asking_for_a_number_shows_and_notes_it(signed_in, leader, firm, contact):
    response = signed_in(leader).post(f"/enterprises/contact/{contact.pk}/phone/")
    assert SHOWN in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]
    assert readings() == [("周领导", firm.name)]


def test_with_a_script_the_number_takes_its_place(signed_in, leader, contact):
    url = f"/enterprises/contact/{contact.pk}/phone/"
    response = signed_in(leader).post(url, headers={"HX-Request": "true"})
    assert SHOWN in response.content.decode()
    assert "<html" not in response.content.decode()


def test_the_form_shows_the_number_and_that_is_noted(signed_in, clerk, firm, contact):
    page = signed_in(clerk).get(f"/enterprises/contact/{contact.pk}/edit/").content.decode()
    assert SHOWN in page
    assert readings() == [("何秀英", firm.name)]


def test_a_neighbour_learns_no_number(signed_in, neighbour, contact):
    assert signed_in(neighbour).post(f"/enterprises/contact/{contact.pk}/phone/").status_code == 404


def test_several_are_noted_one_after_the_other(signed_in, clerk, firm):
    browser, url = signed_in(clerk), f"/enterprises/enterprise/{firm.pk}/contact/"
    fields = {"name": "欧阳慕仪", "kind": "legal", "phone": "852 9123 4567", "_again": "1"}
    response = browser.post(url, {"form_token": held.new_token(clerk), **fields})
    assert response.url.startswith(f"{url}?again=1")
    assert EnterpriseContact.objects.get().phone == "+85291234567"


def test_a_number_that_is_none_is_told_beside_the_field(signed_in, clerk, firm):
    url = f"/enterprises/enterprise/{firm.pk}/contact/"
    fields = {"name": "欧阳慕仪", "kind": "legal", "phone": "没有"}
    response = signed_in(clerk).post(url, {"form_token": held.new_token(clerk), **fields})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["phone"])


def test_removing_twice_does_no_harm(signed_in, clerk, firm, contact):
    browser, url = signed_in(clerk), f"/enterprises/contact/{contact.pk}/remove/"
    fields = {"form_token": held.new_token(clerk), "reason": "离职"}
    assert {browser.post(url, fields).url for _ in range(2)} == {firm.get_absolute_url()}
