"""Where a site lies: filled in by the phone at one press, or by hand."""

from playwright.sync_api import expect

from tests.browser.steps import SUBMIT

FORM = "/religion/site/add/"
HERE = {"latitude": 22.5312346, "longitude": 113.2512344, "accuracy": 12}


def test_one_press_fills_in_where_the_phone_is(visitor, clerk):
    page = visitor(clerk, phone=True, geolocation=HERE, permissions=["geolocation"])
    page.goto(FORM)
    page.locator("#id_datum").select_option("gcj02")
    page.locator("[data-place-here]").click()
    expect(page.locator("#id_lat")).to_have_value("22.531235")
    expect(page.locator("#id_lng")).to_have_value("113.251234")
    expect(page.locator("#id_datum")).to_have_value("wgs84")
    expect(page.locator("[data-place-said]")).to_contain_text("12 米")


def test_who_lets_no_phone_tell_types_it_in(visitor, clerk):
    page = visitor(clerk, phone=True)
    page.goto(FORM)
    page.locator("[data-place-here]").click()
    expect(page.locator("[data-place-said]")).to_contain_text("手工填写")
    page.locator("#id_name").fill("示例洪圣宫")
    page.locator("#id_address").fill("示例路 1 号")
    page.locator("#id_lat").fill("22.53")
    page.locator("#id_lng").fill("113.25")
    page.locator(SUBMIT).click()
    expect(page.locator("h1")).to_have_text("示例洪圣宫")


def test_without_a_script_there_is_no_such_button(visitor, clerk):
    page = visitor(clerk, scripts=False)
    page.goto(FORM)
    expect(page.locator("[data-place-here]")).to_be_hidden()
    expect(page.locator("#id_lat")).to_be_visible()
