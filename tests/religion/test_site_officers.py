"""The management group of a site: offices, who holds them, and phones that are masked until asked for."""

from datetime import UTC, date, datetime

import pytest

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from hengl_uf.web.last_word import NotYours
from religion.actions import officers, sites
from religion.models import SiteOfficer, SitePost

AT = datetime(2026, 3, 5, 2, tzinfo=UTC)
TODAY = date(2026, 3, 5)
PHONE = "+8613800138000"


@pytest.fixture
def site(clerk, sansha):
    return sites.add_site(by=clerk, at=AT, village=sansha, name="示例洪圣宫", address="示例路 1 号")


@pytest.fixture
def head(site):
    return site.offices.get(title="组长")


def begin(post, by, name="示例陈伯", starts_on=TODAY, **fields):
    return officers.begin_term(post=post, by=by, at=AT, holder_name=name, starts_on=starts_on, **fields)


def test_an_office_has_a_title_of_its_own_at_its_site(clerk, site):
    with pytest.raises(officers.TitleTaken) as refusal:
        officers.add_post(site=site, by=clerk, at=AT, title="组长")
    assert refusal.value.field == "title"
    assert officers.add_post(site=site, by=clerk, at=AT, title="顾问").pk


def test_one_seat_has_one_holder_until_that_one_leaves(clerk, head):
    term = begin(head, clerk, starts_on=date(2024, 1, 1), ends_on=date(2026, 12, 31))
    with pytest.raises(officers.OfficeFull, match="示例陈伯"):
        begin(head, clerk, "示例黄伯")
    officers.end_term(term=term, by=clerk, at=AT, last_on=date(2026, 3, 4), reason="调动")
    assert begin(head, clerk, "示例黄伯").place == term.place


def test_a_corrected_end_takes_back_the_early_leaving(clerk, head):
    term = begin(head, clerk, starts_on=date(2024, 1, 1), ends_on=date(2026, 12, 31))
    officers.end_term(term=term, by=clerk, at=AT, last_on=TODAY, reason="登记错了")
    term = officers.change_term(term=term, by=clerk, at=AT, ends_on=date(2026, 12, 31))
    assert term.ended_reason == ""


def test_the_group_is_kept_by_the_own_village_and_the_office(neighbour, inspector, officer, head):
    for other in (neighbour, inspector):
        with pytest.raises(NotYours):
            begin(head, other)
    assert begin(head, officer).pk


def test_vacant_offices_are_known(clerk, head):
    assert SitePost.objects.vacant(TODAY).count() == 2
    begin(head, clerk)
    assert [one.title for one in SitePost.objects.vacant(TODAY)] == ["安全员"]


def test_history_never_holds_a_whole_phone(clerk, site, head):
    term = begin(head, clerk, phone=PHONE)
    officers.change_term(term=term, by=clerk, at=AT, phone="+8613900139000")
    for entry in Entry.objects.about(site):
        assert "13800138000" not in str(entry.changes)
        assert "13900139000" not in str(entry.changes)


def test_a_phone_is_masked_and_its_reading_noted(signed_in, inspector, clerk, site, head):
    term = begin(head, clerk, phone=PHONE)
    browser = signed_in(inspector)
    assert "138 0013 8000" not in browser.get(site.get_absolute_url()).content.decode()
    url = f"/religion/officer/{term.pk}/phone/"
    assert "138 0013 8000" in browser.post(url).content.decode()
    assert "138 0013 8000" in browser.post(url, headers={"HX-Request": "true"}).content.decode()
    assert Entry.objects.filter(event="religion.officer.phone_read", actor_id=inspector.pk).count() == 2


def test_the_form_shows_the_phone_and_notes_it(signed_in, clerk, head):
    term = begin(head, clerk, phone=PHONE)
    assert "138 0013 8000" in signed_in(clerk).get(f"/religion/officer/{term.pk}/edit/").content.decode()
    assert Entry.objects.filter(event="religion.officer.phone_read").count() == 1


def test_a_member_is_noted_at_the_page_and_leads_back_to_the_site(signed_in, clerk, site, head):
    browser = signed_in(clerk)
    fields = {
        "form_token": held.new_token(clerk),
        "holder_name": " 示例陈伯 ",
        "starts_on": "2026-03-05",
        "phone": "０７６０-87761234",
    }
    answer = browser.post(f"/religion/post/{head.pk}/officer/", fields)
    assert answer.url == site.get_absolute_url()
    assert SiteOfficer.objects.get().phone == "+8676087761234"
    page = browser.get(answer.url).content.decode()
    assert "示例陈伯" in page
    assert "在任" in page or "已届满" in page


def test_a_wrong_phone_and_wrong_days_are_told_beside_their_fields(signed_in, clerk, head):
    fields = {
        "form_token": held.new_token(clerk),
        "holder_name": "示例陈伯",
        "starts_on": "2026-03-05",
        "ends_on": "2026-03-01",
        "phone": "12",
    }
    answer = signed_in(clerk).post(f"/religion/post/{head.pk}/officer/", fields)
    assert answer.status_code == 422
    assert set(answer.context_data["form"].errors) == {"phone", "ends_on"}
