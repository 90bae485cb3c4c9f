"""The guide as the public reads it: in traditional script, without scripts, without a cookie."""

import pytest
from playwright.sync_api import expect

TOPIC = "/guide/zh-hant/topics/residence-permit/"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_person_in_hong_kong_reads_a_topic_and_changes_the_language(visitor, scripts):
    page = visitor(phone=True, scripts=scripts)
    page.goto("/guide/zh-hant/")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant-HK")
    expect(page.locator("main")).to_contain_text("辦")
    page.locator(".topics a[href$='/residence-permit/']").tap()
    page.wait_for_url(f"**{TOPIC}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("居住證")
    page.locator(".languages").get_by_text("English").tap()
    page.wait_for_url("**/guide/en/topics/residence-permit/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator(".languages").get_by_text("简体").tap()
    page.wait_for_url("**/guide/topics/residence-permit/")
    assert page.context.cookies() == []


def test_traditional_pages_carry_no_simplified_characters(visitor):
    page = visitor()
    only_simplified = set("办证务续时间处请电话们这为来个国发会说对东车")
    for address in ("/guide/zh-hant/", TOPIC, "/guide/zh-hant/centres/"):
        page.goto(address)
        page.locator(".languages").evaluate("element => element.remove()")
        assert only_simplified & set(page.locator("body").inner_text()) == set()


def test_the_eleven_centres_are_there_and_a_wrong_address_stays_in_the_guide(visitor):
    page = visitor()
    page.goto("/guide/zh-hant/centres/")
    expect(page.locator(".place")).to_have_count(11)
    assert page.goto("/guide/zh-hant/topics/no-such-topic/").status == 404
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant-HK")
    expect(page.locator(".guide-brand")).to_be_visible()
