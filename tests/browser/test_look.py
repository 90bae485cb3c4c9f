"""The look in a real browser: the theme that was chosen, paper, and the navigation of a phone."""

from playwright.sync_api import expect


def test_the_chosen_theme_is_remembered_and_paper_stays_white(visitor, clerk):
    page = visitor(clerk)
    page.goto("/")
    page.locator(".me > summary").click()
    page.locator("[data-theme-choice=dark]").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page.emulate_media(media="print")
    expect(page.locator("body")).to_have_css("color", "rgb(24, 34, 34)")
    expect(page.locator("#nav")).to_be_hidden()


def test_the_phones_navigation_is_a_sheet(visitor, clerk):
    page = visitor(clerk, phone=True)
    page.goto("/")
    page.locator("[data-nav-open]").tap()
    expect(page.locator("#nav .side-item").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#nav .side-item").first).to_be_hidden()


def test_without_scripts_the_phones_navigation_is_a_link_away(visitor, clerk):
    page = visitor(clerk, phone=True, scripts=False)
    page.goto("/")
    page.locator("[data-nav-open]").tap()
    expect(page.locator("#nav .side-item").first).to_be_visible()
