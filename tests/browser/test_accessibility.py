"""Every kind of page: axe-core has nothing to say, nothing is wider than a phone, and fingers hit what they aim at.

One table of pages; each page is opened once and looked at as a desk and as a phone, in the light and in the dark.
"""

import pytest
from django.conf import settings

from tests.areas import AREAS
from tests.browser.conftest import DESK, PHONE
from tests.browser.town import furnish

AXE = settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
NARROW = {"width": 360, "height": 740}

# (who looks, pages); {visit} and its like are addresses of records of the furnished town.
PAGES = {
    "stranger": ["/login/", "/login/?next=/outreach/visit/add/"],
    "guide": [
        f"/guide/{language}{page}"
        for language in ("", "zh-hant/", "en/")
        for page in ("", "centres/", "topics/residence-permit/")
    ]
    + ["/guide/zh-hant/topics/no-such-topic/"],
    "clerk-reads": [
        "/",
        "/outreach/visit/",
        "/outreach/visit/?q=nobody",
        "/outreach/case/?state=open",
        "/outreach/contact/",
        "/outreach/centre/",
        "/outreach/topic/",
        "/enterprises/enterprise/",
        "/places/grid/",
        "{visit}",
        "{contact}",
        "{new_case}",
        "{case}",
        "{paused}",
        "{resolved}",
        "{centre}",
        "{grid}",
        "{enterprise}",
        "/search/",
        "/search/?q=欧阳",
        "/account/",
        "/account/password/",
        "/no-such-page/",
    ],
    "clerk-writes": [
        "/outreach/visit/add/",
        "{visit}edit/",
        "{visit}attach/",
        "{visit}remove/",
        "/outreach/contact/add/",
        "{contact}edit/",
        "/outreach/case/add/",
        "{case}edit/",
        "{case}act/",
        "{case}pause/",
        "{case}resolve/",
        "{case}hand-over/",
        "{resolved}reopen/",
        "/enterprises/enterprise/add/",
        "{centre}edit/",
        "/styleguide/",
        "/styleguide/?errors=1",
    ],
    "officer": ["/", "/outreach/visit/", "{topic}", "{topic}edit/", "{centre}edit/", "/places/grid/add/"],
    "leader": ["/", "/outreach/case/", "{case}", "{case}edit/"],
    "secretary": ["/", "/outreach/visit/"],
    "inspector": ["/"],
    "auditor": ["/", "/audit/entry/", "/audit/proof/"],
    "administrator": ["/", "/access/user/", "/access/user/add/", "{user}", "{user}edit/", "{user}disable/"],
}

LOOK = """async (run) => (await axe.run(document, {runOnly: run})).violations.map(
    found => `${found.id}: ${found.nodes.length} × ${found.nodes[0].html.slice(0, 200)} `
        + `${found.nodes[0].any[0]?.message ?? ""}`)"""

# What reaches beyond the screen, and main buttons of a phone that are not 44 px high. Everything else that is too small
# to hit (24 px) is axe's to find; it knows the exceptions.
MEASURE = """() => {
  const wrong = [];
  if (document.documentElement.scrollWidth > innerWidth) {
    const wide = [...document.body.querySelectorAll("*")].find(one => one.getBoundingClientRect().right > innerWidth + 1);
    wrong.push(`${document.documentElement.scrollWidth} wide on ${innerWidth}: ${wide?.outerHTML.slice(0, 160)}`);
  }
  for (const one of document.querySelectorAll("main .btn-primary, .tab")) {
    const {height} = one.getBoundingClientRect();
    if (one.checkVisibility({visibilityProperty: true}) && height < 44) {
      wrong.push(`${height} high: ${one.outerHTML.slice(0, 160)}`);
    }
  }
  return wrong;
}"""
# A window as high as the page: nothing lies below a bar that is fixed to the edge of the screen.
HEIGHT = "document.documentElement.scrollHeight"


WHO = list(dict.fromkeys([*PAGES, *(who for area in AREAS for who in area.PAGES)]))


@pytest.fixture
def addresses(clerk, officer, secretary, sansha):
    return vars(furnish(clerk=clerk, officer=officer, secretary=secretary, village=sansha))


@pytest.fixture
def visitor(visitor):
    """The pages of this visitor bring axe-core with them, told once instead of on each page."""

    def open_page(user=None):
        page = visitor(user)
        page.context.add_init_script(path=AXE)
        return page

    return open_page


@pytest.mark.parametrize("who", WHO)
def test_every_kind_of_page_is_open_to_everybody(who, request, visitor, addresses):
    name = who.partition("-")[0]
    user = None if name in ("stranger", "guide") else request.getfixturevalue(name)
    page = visitor(user)
    wrong = []
    for address in [*PAGES.get(who, ()), *(one for area in AREAS for one in area.PAGES.get(who, ()))]:
        page.set_viewport_size(DESK)
        page.emulate_media(color_scheme="light")
        page.goto(address.format(**addresses))
        wrong += [f"{address} {line}" for line in findings(page)]
    assert not wrong, "\n".join(wrong)


def test_a_form_that_comes_back_is_open_to_everybody(visitor, clerk):
    page = visitor(clerk)
    page.goto("/outreach/visit/add/")
    page.locator("#id_visited_on").fill("2099-01-01")
    page.locator("#id_needs-0-category").select_option(index=1)
    page.locator("[data-main-submit]").click()
    page.wait_for_selector(".error-summary")
    assert not findings(page)


def findings(page) -> list:
    """What is to be mended on the page that is open, as a desk and as a phone, in the light and in the dark."""
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
    whole(page, DESK)
    found = [f"desk, light: {line}" for line in page.evaluate(LOOK, {"type": "tag", "values": TAGS})]
    page.emulate_media(color_scheme="dark")
    found += [f"desk, dark: {line}" for line in page.evaluate(LOOK, {"type": "rule", "values": COLOURS})]
    whole(page, PHONE)
    found += [f"phone, dark: {line}" for line in page.evaluate(LOOK, {"type": "tag", "values": TAGS})]
    page.emulate_media(color_scheme="light")
    found += [f"phone, light: {line}" for line in page.evaluate(LOOK, {"type": "rule", "values": COLOURS})]
    found += [f"phone: {line}" for line in page.evaluate(MEASURE)]
    page.set_viewport_size(NARROW)
    return found + [f"narrow: {line}" for line in page.evaluate(MEASURE) if "wide on" in line]


def whole(page, screen):
    """Show the whole page on a screen of this width."""
    page.set_viewport_size(screen)
    page.set_viewport_size({**screen, "height": max(screen["height"], page.evaluate(HEIGHT))})
