"""Every kind of page: axe-core has nothing to say, nothing is wider than a phone, and fingers hit what they aim at.

One table of pages; each page is opened once and looked at as a desk and as a phone, one of them in the light, one in the dark.
"""

import pytest
from django.conf import settings

from tests.areas import AREAS
from tests.browser.conftest import DESK, PHONE
from tests.browser.town import furnish

AXE = settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
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

LOOK = """async (tags) => (await axe.run(document, {runOnly: {type: "tag", values: tags}})).violations.map(
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


ROUND = 45  # pages that one visitor opens in one furnished town


def rounds() -> dict[str, tuple[str, list[str]]]:
    """All pages by who opens them, so many at a time: {name: (fixture of the person, pages)}."""
    pages: dict[str, list[str]] = {}
    for table in (PAGES, *(area.PAGES for area in AREAS)):
        for who, addresses in table.items():
            pages.setdefault(who.partition("-")[0], []).extend(addresses)
    return {
        f"{person}-{first // ROUND + 1}": (person, addresses[first : first + ROUND])
        for person, addresses in pages.items()
        for first in range(0, len(addresses), ROUND)
    }


ROUNDS = rounds()


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


@pytest.mark.parametrize(("person", "pages"), ROUNDS.values(), ids=ROUNDS)
def test_every_kind_of_page_is_open_to_everybody(person, pages, request, visitor, addresses):
    user = None if person in ("stranger", "guide") else request.getfixturevalue(person)
    page = visitor(user)
    wrong = []
    for number, address in enumerate(pages):
        page.set_viewport_size(DESK)
        page.goto(address.format(**addresses))
        wrong += [f"{address} {line}" for line in findings(page, number)]
    assert not wrong, "\n".join(wrong)


def test_a_form_that_comes_back_is_open_to_everybody(visitor, clerk):
    page = visitor(clerk)
    page.goto("/outreach/visit/add/")
    page.locator("#id_visited_on").fill("2099-01-01")
    page.locator("#id_needs-0-category").select_option(index=1)
    page.locator("[data-main-submit]").click()
    page.wait_for_selector(".error-summary")
    assert not [*findings(page, 0), *findings(page, 1)]


def findings(page, turn) -> list:
    """What is to be mended on the page that is open, as a desk and as a phone, in the light and in the dark: of one page
    the desk is light and the phone dark, of the next the other way round.
    """
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
    found = []
    for screen, scheme in zip(
        (DESK, PHONE), ("light", "dark") if turn % 2 == 0 else ("dark", "light"), strict=True
    ):
        page.emulate_media(color_scheme=scheme)
        whole(page, screen)
        name = "desk" if screen is DESK else "phone"
        found += [f"{name}, {scheme}: {line}" for line in page.evaluate(LOOK, TAGS)]
    found += [f"phone: {line}" for line in page.evaluate(MEASURE)]
    page.set_viewport_size(NARROW)
    return found + [f"narrow: {line}" for line in page.evaluate(MEASURE) if "wide on" in line]


def whole(page, screen):
    """Show the whole page on a screen of this width."""
    page.set_viewport_size(screen)
    page.set_viewport_size({**screen, "height": max(screen["height"], page.evaluate(HEIGHT))})
