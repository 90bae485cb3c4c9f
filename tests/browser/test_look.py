"""The look in a real browser: axe-core finds nothing to say about any kind of page, and nothing is wider than the screen."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.factories import CaseFactory, VisitFactory

AXE = settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FINDINGS = """async (rules) => (await axe.run(document, {runOnly: rules})).violations.map(
    (found) => `${found.id}: ${found.nodes[0].html}`)"""
DRAFTS = "Object.keys(localStorage).filter((key) => key.startsWith('draft:'))"
PAGES = [
    "/",
    "/outreach/visit/",
    "/outreach/visit/?q=nobody",
    "/outreach/visit/add/",
    "/outreach/case/",
    "/search/?q=陈",
    "/account/",
    "/styleguide/",
    "/styleguide/?errors=1",
    "/no-such-page/",
]
SCREENS = [(False, "light"), (False, "dark"), (True, "light"), (True, "dark")]


@pytest.fixture
def records(clerk, sansha):
    """A visit and a case of the village."""
    return VisitFactory(by=clerk, village=sansha), CaseFactory(by=clerk, village=sansha)


def findings(page, address):
    page.goto(address)
    for closed in page.query_selector_all("main details:not([open])"):
        closed.evaluate("(element) => { element.open = true }")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    too_wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [
        f"{address} {line}" for line in page.evaluate(FINDINGS, RULES) + ["wider than the screen"] * too_wide
    ]


@pytest.mark.parametrize(("phone", "theme"), SCREENS)
def test_staff_pages_have_no_findings(visitor, clerk, records, phone, theme):
    page = visitor(clerk, phone=phone, color_scheme=theme, bypass_csp=True)
    addresses = [*PAGES, *(record.get_absolute_url() for record in records)]
    assert [line for address in addresses for line in findings(page, address)] == []


@pytest.mark.parametrize(("phone", "theme"), SCREENS)
def test_open_pages_have_no_findings(visitor, phone, theme):
    page = visitor(phone=phone, color_scheme=theme, bypass_csp=True)
    addresses = ["/login/", "/guide/", "/guide/zh-hant/", "/guide/en/"]
    assert [line for address in addresses for line in findings(page, address)] == []


def test_a_refused_form_leads_to_its_first_mistake(visitor, clerk):
    page = visitor(clerk, bypass_csp=True)
    page.goto("/outreach/visit/add/")
    page.locator("[data-main-submit]").click()
    page.wait_for_selector(".error-summary")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert findings_here(page) == []


def findings_here(page):
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(FINDINGS, RULES)


def test_the_chosen_theme_is_remembered_and_paper_stays_white(visitor, clerk):
    page = visitor(clerk)
    page.goto("/")
    page.locator(".me > summary").click()
    page.locator("[data-theme-choice=dark]").click()
    page.reload()
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(24, 34, 34)"


def test_a_draft_outlives_leaving_and_is_forgotten_after_saving(visitor, clerk, records):
    page = visitor(clerk)
    page.goto("/outreach/visit/add/")
    page.fill("#id_summary", "谈到一半")
    expect(page.locator("[data-draft-note]")).to_have_text("草稿已存在本机")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/")
    page.goto("/outreach/visit/add/")
    page.locator("[data-draft-restore]").click()
    assert page.input_value("#id_summary") == "谈到一半"
    page.locator("[name=contact_text]").press_sequentially("chendawen")
    page.locator(".typeahead-list [role=option]").first.click()
    page.locator("[data-main-submit]").click()
    page.wait_for_selector("[data-message=success]")
    assert page.evaluate(DRAFTS) == []


def test_the_phones_navigation_is_a_sheet(visitor, clerk):
    page = visitor(clerk, phone=True)
    page.goto("/")
    page.locator("[data-nav-open]").tap()
    assert page.locator("#nav .side-item").first.is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#nav .side-item").first.is_visible()


def test_without_scripts_the_phones_navigation_is_a_link_away(visitor, clerk):
    page = visitor(clerk, phone=True, scripts=False)
    page.goto("/")
    page.locator("[data-nav-open]").tap()
    assert page.locator("#nav .side-item").first.is_visible()
