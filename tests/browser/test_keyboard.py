"""Keys: shortcuts, the way to the content, the order of a form, and a focus that is seen."""

from playwright.sync_api import expect

from tests.browser.steps import SUBMIT, tab_to

FORM = "/outreach/visit/add/"
# The visit form as one fills it in; what is folded away is not in the way.
ORDER = [
    "#id_contact",
    "details[data-new-for] > summary",
    "#id_visited_on",
    "#id_purpose",
    "#id_summary",
    "[data-remove-row]",
    "#id_needs-0-text",
    "#id_needs-0-category",
    "[data-add-row]",
    "form details > summary",
    SUBMIT,
]


def test_single_keys_search_create_and_explain_themselves(visitor, clerk):
    page = visitor(clerk)
    page.goto("/outreach/visit/")
    page.keyboard.press("/")
    expect(page.locator("[data-shortcut='/']")).to_be_focused()
    page.keyboard.type("n?")
    expect(page.locator("[data-shortcut='/']")).to_have_value("n?")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#shortcuts")).to_be_hidden()
    page.keyboard.press("n")
    expect(page.locator(".top-new .menu-item").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".top-new .menu-panel")).to_be_hidden()


def test_single_keys_can_be_switched_off(visitor, clerk):
    page = visitor(clerk)
    page.goto("/")
    page.keyboard.press("?")
    page.locator("[data-shortcuts-switch]").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("[data-shortcut='/']")).not_to_be_focused()


def test_the_first_tab_skips_to_the_content_and_the_form_reads_from_top_to_bottom(visitor, clerk):
    page = visitor(clerk)
    page.goto(FORM)
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    expect(page.locator(".skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    reached = [tab_to(page, selector, most=6) for selector in ORDER]
    assert sum(reached) <= 20  # a date takes a press for year, month, day and picker


def test_the_focus_is_seen_wherever_it_goes(visitor, clerk):
    page = visitor(clerk)
    page.goto("/outreach/visit/")
    unseen = []
    for _press in range(30):
        page.keyboard.press("Tab")
        unseen += page.evaluate(UNSEEN)
    assert unseen == []


UNSEEN = """() => {
  const element = document.activeElement;
  if (element === document.body || element.type === "date") return [];  // a date's parts light up within it
  const style = getComputedStyle(element);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  return outlined || style.boxShadow !== "none" ? [] : [element.outerHTML.slice(0, 120)];
}"""


def test_escape_closes_the_list_of_choices_and_keeps_what_was_typed(visitor, clerk):
    page = visitor(clerk)
    page.goto(FORM)
    page.locator("#id_contact").press_sequentially("chen")
    expect(page.locator("#id_contact")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#id_contact")).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#id_contact")).to_have_value("chen")
