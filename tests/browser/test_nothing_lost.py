"""What somebody typed is never lost: whatever happens to the server, the connection, the sign-in, or the record."""

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import expect

from outreach.models import Contact, Visit
from tests.browser.steps import SUBMIT, beside, choose, drafts, sign_in, told, wait_for_draft
from tests.factories import ContactFactory, VisitFactory

FORM = "/outreach/visit/add/"
WORDS = "上门看望，谈到证件快到期。"
SUMMARY = "#id_summary"


@pytest.fixture
def person(clerk, sansha):
    return ContactFactory(by=clerk, village=sansha, name="陈志明")


def begin(page):
    """A visit that is written but not sent."""
    page.goto(FORM)
    choose(page, "#id_contact", "czm", "陈志明")
    page.locator(SUMMARY).fill(WORDS)
    wait_for_draft(page, WORDS)


def test_a_wrong_field_keeps_the_words_and_the_first_mistake_has_the_focus(visitor, clerk, person):
    page = visitor(clerk)
    begin(page)
    page.locator("#id_visited_on").fill("2099-01-01")
    page.locator(SUBMIT).click()
    expect(page.locator(".error-summary")).to_be_focused()
    expect(beside(page, "visited_on")).to_contain_text("不能晚于今天")
    expect(page.locator(SUMMARY)).to_have_value(WORDS)
    page.locator(".error-summary a").click()
    expect(page.locator("#id_visited_on")).to_be_focused()
    assert not Visit.objects.exists()


def test_a_row_that_lacks_its_words_is_named_in_the_summary(visitor, clerk, person):
    page = visitor(clerk)
    begin(page)
    page.locator("#id_needs-0-category").select_option(index=1)
    page.locator(SUBMIT).click()
    page.locator(".error-summary a", has_text="诉求").click()
    expect(page.locator("#id_needs-0-text")).to_be_focused()
    expect(page.locator(SUMMARY)).to_have_value(WORDS)


def test_after_an_error_of_the_server_the_words_are_offered_again(visitor, clerk, person):
    page = visitor(clerk)
    page.expected = ("500",)
    begin(page)
    page.route(
        f"**{FORM}", lambda route: route.fulfill(status=500, body=render_to_string("500.html")), times=1
    )
    page.locator(SUBMIT).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("系统出了问题")
    page.goto(FORM)
    page.locator("[data-draft-restore]").click()
    expect(page.locator(SUMMARY)).to_have_value(WORDS)
    expect(page.locator("#id_contact")).to_have_value("陈志明 · 香港 · 三沙村")
    page.locator(SUBMIT).click()
    told(page, "已登记走访")
    assert (Visit.objects.get().contact, drafts(page)) == (person, [])


def test_a_lost_connection_is_told_and_the_form_goes_out_when_it_is_back(visitor, clerk, person):
    page = visitor(clerk)
    begin(page)
    page.context.set_offline(True)
    page.locator(SUBMIT).click()
    expect(page.locator(".connection")).to_contain_text("网络已断开")
    expect(page.locator(SUMMARY)).to_have_value(WORDS)
    page.context.set_offline(False)
    page.locator(".connection").get_by_role("button").click()
    told(page, "已登记走访")
    assert Visit.objects.get().summary == WORDS


def test_a_sign_in_that_ended_half_way_gives_the_words_back(visitor, clerk, person):
    page = visitor(clerk)
    begin(page)
    page.context.clear_cookies(name="sessionid")
    page.locator(SUBMIT).click()
    told(page, "登录已过期")
    assert not Visit.objects.exists()
    sign_in(page, clerk)
    page.wait_for_url(f"**{FORM}")
    expect(page.locator(SUMMARY)).to_have_value(WORDS)
    page.locator(SUBMIT).click()
    told(page, "已登记走访")
    assert Visit.objects.get().contact == person


def test_leaving_asks_first_and_a_draft_is_offered_until_it_is_saved_or_signed_out(visitor, clerk, person):
    page = visitor(clerk)
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    begin(page)
    page.locator("#nav").get_by_role("link", name="联系对象").click()
    expect(page.locator(SUMMARY)).to_have_value(WORDS)
    assert asked == ["beforeunload"]
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.locator("[data-draft-restore]").click()
    expect(page.locator(SUMMARY)).to_have_value(WORDS)
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto("/")
    assert len(drafts(page)) == 1
    page.locator(".me > summary").click()
    page.get_by_role("button", name="退出登录").click()
    page.wait_for_url("**/login/")
    assert drafts(page) == []


def test_rows_and_a_new_person_come_back_with_the_draft(visitor, clerk):
    page = visitor(clerk)
    page.goto(FORM)
    choose(page, "#id_contact", "何伟强", "登记新的联系对象")
    page.locator("#id_needs-0-text").fill("回乡证补办")
    page.get_by_role("button", name="再加一项诉求").click()
    page.locator("#id_needs-1-text").fill("想参加联谊活动")
    wait_for_draft(page, "想参加联谊活动")
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.locator("[data-draft-restore]").click()
    expect(page.locator("#id_new_name")).to_be_visible()
    expect(page.locator("#id_needs-1-text")).to_have_value("想参加联谊活动")
    page.locator(SUBMIT).click()
    told(page, "已登记走访")
    assert (Contact.objects.get().name, Visit.objects.get().needs.count()) == ("何伟强", 2)


def test_a_stale_edit_shows_both_sides_and_is_saved_the_second_time(visitor, clerk, officer, sansha, person):
    visit = VisitFactory(by=clerk, village=sansha, contact=person, summary="原来的情况")
    first, second = visitor(officer), visitor(clerk)
    for page, words in ((first, "黄文改的情况"), (second, "何秀英改的情况")):
        page.goto(f"{visit.get_absolute_url()}edit/")
        page.locator(SUMMARY).fill(words)
    first.locator(SUBMIT).click()
    told(first, "已保存")
    second.locator(SUBMIT).click()
    row = second.locator(".compare tr", has_text="走访情况")
    expect(row).to_contain_text("黄文改的情况")
    expect(row).to_contain_text("何秀英改的情况")
    visit.refresh_from_db()
    assert visit.summary == "黄文改的情况"
    second.locator(SUBMIT).click()
    told(second, "已保存")
    visit.refresh_from_db()
    assert visit.summary == "何秀英改的情况"


def test_two_quick_clicks_save_once(visitor, clerk, person):
    page = visitor(clerk)
    begin(page)
    page.locator(SUBMIT).dblclick()
    told(page, "已登记走访")
    assert Visit.objects.count() == 1
