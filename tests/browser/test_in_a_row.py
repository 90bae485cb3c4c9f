"""One record after the other, without the mouse: save with Ctrl+Enter, the next form is ready to type into."""

from playwright.sync_api import expect

from outreach.models import Visit
from tests.browser.steps import A_VISIT, tab_to, told
from tests.factories import ContactFactory

FORM = "/outreach/visit/add/"
NAMES = {"陈志明": "chenzhiming", "何伟强": "heweiqiang", "黄丽珍": "huanglizhen"}
MOUSE = """() => addEventListener("mousedown", () => localStorage.setItem("mouse", "used"), true)"""


def choose_by_keyboard(page, typed, name):
    """Type a part of the name where the focus is, and take the choice."""
    page.keyboard.type(typed)
    expect(page.get_by_role("option").first).to_contain_text(name)
    page.keyboard.press("Enter")


def test_three_visits_in_a_row_need_no_mouse(visitor, clerk, sansha):
    for name in NAMES:
        ContactFactory(by=clerk, village=sansha, name=name)
    page = visitor(clerk)
    page.add_init_script(f"({MOUSE})()")
    page.goto(FORM)
    tab_to(page, "#id_contact")
    for number, (name, typed) in enumerate(NAMES.items(), 1):
        choose_by_keyboard(page, typed, name)
        tab_to(page, "#id_summary")
        page.keyboard.type(f"第 {number} 户。")
        page.keyboard.press("Control+Enter")
        told(page, name)
        expect(page.locator("#id_contact")).to_be_focused()
        expect(page.locator("#id_contact")).to_have_value("")
        expect(page.locator(".draft-bar")).to_have_count(0)
    assert [visit.contact.name for visit in Visit.objects.order_by("pk")] == list(NAMES)
    assert page.evaluate("localStorage.getItem('mouse')") is None


def test_enter_alone_means_the_main_button(visitor, clerk, sansha):
    ContactFactory(by=clerk, village=sansha, name="陈志明")
    page = visitor(clerk)
    page.goto(f"{FORM}?again=1")
    choose_by_keyboard(page, "chenzhiming", "陈志明")
    page.keyboard.press("Enter")
    page.wait_for_url(A_VISIT)
    assert Visit.objects.count() == 1


def test_a_mistake_on_the_way_has_the_focus(visitor, clerk):
    page = visitor(clerk)
    page.goto(f"{FORM}?again=1")
    expect(page.locator("#id_contact")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    assert not Visit.objects.exists()


def test_without_scripts_the_second_button_does_the_same(visitor, clerk, sansha):
    person = ContactFactory(by=clerk, village=sansha, name="陈志明")
    page = visitor(clerk, scripts=False)
    page.goto(FORM)
    page.locator("#id_contact").fill(person.name)
    page.get_by_role("button", name="登记并继续").click()
    told(page, person.name)
    assert Visit.objects.count() == 1
