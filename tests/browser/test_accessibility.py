"""Every kind of page: axe-core has nothing to say, nothing is wider than a phone, and fingers hit what they aim at.

One table of pages; each page is opened once and looked at as a desk and as a phone, in the light and in the dark.
"""

import pytest
from django.conf import settings

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

# Anything that reaches beyond the screen, and what cannot be hit: below 24 px, or a main button below 44 on a phone.
# A link within a line of text is as high as the line (WCAG 2.2, 2.5.8).
MEASURE = """() => {
  const wrong = [];
  if (document.documentElement.scrollWidth > innerWidth) {
    const wide = [...document.body.querySelectorAll("*")].find(one => one.getBoundingClientRect().right > innerWidth + 1);
    wrong.push(`wider than ${innerWidth}: ${document.documentElement.scrollWidth} ${wide?.outerHTML.slice(0, 160)}`);
  }
  for (const one of document.querySelectorAll("a, button, input, select, textarea, summary")) {
    if (!one.checkVisibility({visibilityProperty: true}) || one.type === "hidden") continue;
    const target = one.matches("[type=checkbox], [type=radio]") ? one.closest("label, .form-check") ?? one : one;
    const {width, height} = target.getBoundingClientRect();
    if (width <= 1 || one.closest(".skip-link")) continue;
    if (getComputedStyle(one).display === "inline") continue;
    const least = one.matches("main .btn-primary, .tab") ? 44 : 24;
    if (width < 24 || height < least) wrong.push(`${width} × ${height}: ${one.outerHTML.slice(0, 160)}`);
  }
  return wrong;
}"""


@pytest.fixture
def addresses(clerk, officer, sansha):
    return vars(furnish(clerk=clerk, officer=officer, village=sansha))


@pytest.mark.parametrize("who", PAGES)
def test_every_kind_of_page_is_open_to_everybody(who, request, visitor, addresses):
    name = who.partition("-")[0]
    user = None if name in ("stranger", "guide") else request.getfixturevalue(name)
    page = visitor(user)
    wrong = {}
    for address in PAGES[who]:
        page.set_viewport_size(DESK)
        page.emulate_media(color_scheme="light")
        page.goto(address.format(**addresses))
        if found := findings(page):
            wrong[address] = found
    assert wrong == {}


def findings(page) -> list:
    """What is to be mended on the page that is open, as a desk and as a phone, in the light and in the dark."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
    found = [f"desk, light: {line}" for line in page.evaluate(LOOK, {"type": "tag", "values": TAGS})]
    page.emulate_media(color_scheme="dark")
    found += [f"desk, dark: {line}" for line in page.evaluate(LOOK, {"type": "rule", "values": COLOURS})]
    page.set_viewport_size(PHONE)
    found += [f"phone, dark: {line}" for line in page.evaluate(LOOK, {"type": "tag", "values": TAGS})]
    page.emulate_media(color_scheme="light")
    found += [f"phone, light: {line}" for line in page.evaluate(LOOK, {"type": "rule", "values": COLOURS})]
    found += [f"phone: {line}" for line in page.evaluate(MEASURE)]
    page.set_viewport_size(NARROW)
    return found + [f"narrow: {line}" for line in page.evaluate(MEASURE) if line.startswith("wider")]
