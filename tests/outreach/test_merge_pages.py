"""The pages of merging: choose the other record, compare, merge, undo."""

from datetime import UTC, date, datetime

import pytest

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from outreach import events
from outreach.actions import contacts, merges
from outreach.models import Contact, ContactMerge
from tests.factories import VisitFactory

AT = datetime(2026, 3, 5, 2, tzinfo=UTC)


@pytest.fixture
def pair(clerk, sansha):
    """Two records of one person."""
    fields = {"by": clerk, "at": AT, "village": sansha, "retain_until": date(2099, 1, 1)}
    kept = contacts.add_contact(name="陈大文", phones=["+85291234567"], **fields)
    return kept, contacts.add_contact(name="陳大文", phones=["+85291234567"], region="macao", **fields)


def address(kept, merged):
    return f"/outreach/contact/{kept.pk}/merge/?other={merged.pk}"


def posted(user, kept, merged, **choices):
    versions = {"kept_version": kept.version, "merged_version": merged.version}
    return {"form_token": held.new_token(user), "name": "kept", "region": "kept", **versions, **choices}


def test_the_likely_double_is_offered_with_its_reason(signed_in, clerk, pair):
    page = signed_in(clerk).get(f"/outreach/contact/{pair[0].pk}/merge/").content.decode()
    assert f"?other={pair[1].pk}" in page
    assert "电话相同、同村，姓名写法不同" in page


def test_the_other_record_is_chosen_by_typing(signed_in, clerk, pair):
    kept, other = pair
    form = {"form_token": held.new_token(clerk), "other": other.pk}
    response = signed_in(clerk).post(f"/outreach/contact/{kept.pk}/merge/", form)
    assert response.url == address(kept, other)


def test_the_record_itself_cannot_be_chosen(signed_in, clerk, pair):
    form = {"form_token": held.new_token(clerk), "other": pair[0].pk}
    response = signed_in(clerk).post(f"/outreach/contact/{pair[0].pk}/merge/", form)
    assert (response.status_code, "不能与自己合并" in response.content.decode()) == (422, True)
    assert signed_in(clerk).get(address(pair[0], pair[0])).status_code == 403


def test_what_differs_is_asked_and_what_moves_is_told(signed_in, clerk, sansha, pair):
    VisitFactory(by=clerk, village=sansha, contact=pair[1])
    response = signed_in(clerk).get(address(*pair))
    assert list(response.context["form"].fields) == ["name", "region"]
    assert "走访 1 条" in response.content.decode()


def test_choices_are_made_and_the_old_address_leads_to_the_kept_one(signed_in, clerk, pair):
    kept, other = pair
    browser = signed_in(clerk)
    assert browser.post(address(kept, other), posted(clerk, kept, other, region="merged")).status_code == 302
    kept.refresh_from_db()
    assert (kept.region, kept.other_names) == ("macao", ["陳大文"])
    led = browser.get(other.get_absolute_url(), follow=True)
    assert (led.redirect_chain[0][0], "陳大文已并入这条记录" in led.content.decode()) == (
        kept.get_absolute_url(),
        True,
    )


def test_being_led_on_is_no_reading_of_the_old_record(signed_in, clerk, pair):
    merges.merge_contacts(kept=pair[0], merged=pair[1], choices={}, by=clerk, at=AT)
    signed_in(clerk).get(pair[1].get_absolute_url())
    assert not Entry.objects.filter(event=events.CONTACT_READ.code, target_id=pair[1].pk).exists()


def test_nobody_is_led_to_a_person_out_of_reach(signed_in, clerk, officer, liusha, pair):
    far = contacts.add_contact(by=officer, at=AT, name="陈文", village=liusha, retain_until=date(2099, 1, 1))
    merges.merge_contacts(kept=far, merged=pair[0], choices={}, by=officer, at=AT)
    page = signed_in(clerk).get(pair[0].get_absolute_url())
    assert (page.status_code, "已移除" in page.content.decode()) == (200, True)


def test_a_merge_sent_twice_is_made_once(signed_in, clerk, pair):
    form, browser = posted(clerk, *pair), signed_in(clerk)
    first, second = (browser.post(address(*pair), form) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert ContactMerge.objects.count() == 1


def test_a_stale_comparison_is_shown_anew(signed_in, clerk, officer, pair):
    form = posted(clerk, *pair)
    contacts.change_contact(contact=pair[1], by=officer, at=AT, remark="改了")
    response = signed_in(clerk).post(address(*pair), form)
    assert (response.status_code, "改了" in response.content.decode()) == (409, True)
    fresh = posted(clerk, pair[0], Contact.objects.get(pk=pair[1].pk))
    assert signed_in(clerk).post(address(*pair), fresh).status_code == 302


def test_an_unknown_choice_is_refused(signed_in, clerk, pair):
    form = posted(clerk, *pair, region="somewhere")
    assert signed_in(clerk).post(address(*pair), form).status_code == 422


def test_the_other_record_must_be_within_reach(signed_in, neighbour, clerk, pair, officer, liusha):
    far = contacts.add_contact(by=officer, at=AT, name="陈文", village=liusha, retain_until=date(2099, 1, 1))
    assert signed_in(neighbour).get(address(far, pair[0])).status_code == 404
    assert signed_in(clerk).get(address(pair[0], far)).status_code == 404


def test_a_merge_is_undone_from_the_page_of_the_person(signed_in, clerk, pair):
    merge = merges.merge_contacts(kept=pair[0], merged=pair[1], choices={}, by=clerk, at=AT)
    browser, url = signed_in(clerk), f"/outreach/merge/{merge.pk}/undo/"
    assert url in browser.get(pair[0].get_absolute_url()).content.decode()
    assert browser.post(url, {"form_token": held.new_token(clerk)}).status_code == 302
    assert Contact.objects.current().count() == 2
    assert browser.get(url).status_code == 403


def test_what_could_not_be_undone_is_said(signed_in, clerk, pair):
    merge = merges.merge_contacts(kept=pair[0], merged=pair[1], choices={}, by=clerk, at=AT)
    contacts.change_contact(contact=pair[0], by=clerk, at=AT, phones=[])
    contacts.change_contact(contact=pair[0], by=clerk, at=AT, other_names=["阿文"])
    form = {"form_token": held.new_token(clerk)}
    page = signed_in(clerk).post(f"/outreach/merge/{merge.pk}/undo/", form, follow=True).content.decode()
    assert "没有恢复：别名、外文名" in page


def test_comparing_two_people_is_noted_as_reading_both(signed_in, clerk, pair):
    signed_in(clerk).get(address(*pair))
    read = Entry.objects.filter(event="outreach.contact.read").values_list("target_id", flat=True)
    assert set(read) == {one.pk for one in pair}
