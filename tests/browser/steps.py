"""What people do in a browser, in their own words."""

import re

from playwright.sync_api import expect

from tests.conftest import PASSWORD

SUBMIT = "[data-main-submit]"
A_VISIT = re.compile(r"/outreach/visit/\d+/$")


def sign_in(page, user):
    """By the form, with the keyboard."""
    page.locator("#id_username").fill(user.username)
    page.locator("#id_password").fill(PASSWORD)
    page.keyboard.press("Enter")


def tab_to(page, selector, most=40, key="Tab"):
    """Press Tab until the element has the focus; returns how often."""
    for presses in range(1, most + 1):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return presses
    raise AssertionError(f"{selector} is not reached within {most} presses of {key}")


def choose(page, box, typed, words):
    """Type into a type-ahead box and take the choice that shows these words."""
    page.locator(box).press_sequentially(typed)
    option = page.locator(".typeahead-list [role=option]", has_text=words).first
    option.click()


def drafts(page) -> list:
    """The names of the drafts that are kept on this machine."""
    return page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('draft:'))")


KEPT = """words => new Promise((done, fail) => {
  const end = Date.now() + 30000;
  const look = () => {
    const kept = Object.keys(localStorage).filter(key => key.startsWith("draft:")).map(key => localStorage[key]);
    if (kept.some(text => text.includes(words))) done();
    else if (Date.now() > end) fail(new Error("no draft"));
    else setTimeout(look, 50);
  };
  look();
})"""


def wait_for_draft(page, words):
    """Until these words are kept on this machine."""
    page.evaluate(KEPT, words)


def told(page, words):
    """The page says these words in a message."""
    expect(page.locator("[data-message]")).to_contain_text(words)


def beside(page, field):
    """What is said at one field."""
    return page.locator(f"#div_id_{field} .invalid-feedback")
