"""The phone register by keyboard alone: a known caller is logged while the call still goes on."""

import time

import pytest
from playwright.sync_api import expect

from outreach.actions.contacts import set_phones
from outreach.models import Enquiry, ServiceCase
from tests.browser.steps import SUBMIT, told
from tests.factories import ContactFactory, EnquiryFactory

FORM = "/outreach/enquiry/add/"
A_CALL = 15  # seconds that a known caller may take
MOST_KEYS = 40
MOUSE = """() => addEventListener("mousedown", () => localStorage.setItem("mouse", "used"), true)"""


class Keyboard:
    """Presses keys with a pause after each (milliseconds; 250 is somebody who types with two fingers), and counts them."""

    def __init__(self, page, pause=0):
        self.page, self.pause, self.count = page, pause, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(self.pause)
            self.count += 1

    def type(self, words):
        self.page.keyboard.type(
            words, delay=60
        )  # milliseconds from key to key: 200 characters a minute and more
        self.count += len(words)


def log(page, keys, number, name):
    """One call of a known person: number, topic, answer; ends when the empty form is back."""
    keys.type(number)
    expect(page.locator("#caller")).to_contain_text(name)
    keys.press("Tab", "Tab")
    keys.press("1")
    keys.press("Tab", "Tab")
    keys.type("带证到窗口")
    keys.press("Control+Enter")
    told(page, name)
    expect(page.locator("#id_caller")).to_be_focused()


@pytest.fixture
def people(clerk, sansha):
    """Twenty people with a number each."""
    made = []
    for number in range(20):
        contact = ContactFactory(by=clerk, village=sansha, name=f"陈大文{number}号")
        set_phones(contact, [f"+852912345{number:02d}"])
        made.append((f"912345{number:02d}", contact.name))
    return made


def test_a_known_caller_takes_less_than_fifteen_seconds_without_the_mouse(visitor, clerk, people):
    page = visitor(clerk)
    page.add_init_script(f"({MOUSE})()")
    page.goto(FORM)
    keys, (number, name), start = Keyboard(page, pause=250), people[0], time.monotonic()
    expect(page.locator("#id_caller")).to_be_focused()
    log(page, keys, number, name)
    assert (time.monotonic() - start < A_CALL, keys.count <= MOST_KEYS) == (True, True), keys.count
    enquiry = Enquiry.objects.get()
    assert (enquiry.contact.name, enquiry.topic.name, enquiry.answer) == (name, "证件", "带证到窗口")
    assert page.evaluate("localStorage.getItem('mouse')") is None


def test_twenty_calls_in_a_row(visitor, clerk, people):
    page = visitor(clerk)
    page.goto(FORM)
    keys, start = Keyboard(page), time.monotonic()
    for number, name in people:
        log(page, keys, number, name)
    seconds = time.monotonic() - start
    assert [row.contact.name for row in Enquiry.objects.order_by("pk")] == [name for _number, name in people]
    assert (seconds < len(people) * A_CALL, keys.count <= len(people) * MOST_KEYS) == (True, True)


def test_of_several_the_digit_chooses(visitor, clerk, sansha):
    for name in ("陈大文", "李美玲"):
        set_phones(ContactFactory(by=clerk, village=sansha, name=name), ["+85291234567"])
    page = visitor(clerk)
    page.goto(FORM)
    page.keyboard.type("4567")
    expect(page.locator("#id_contact option")).to_have_count(3)
    page.keyboard.press("Tab")
    page.keyboard.press("2")
    page.locator("#id_topic").select_option(index=1)
    page.locator(SUBMIT).click()
    told(page, "李美玲")
    assert Enquiry.objects.get().contact.name == "李美玲"


def test_a_stranger_with_a_case_is_registered_by_keyboard(visitor, clerk):
    page = visitor(clerk)
    page.goto(FORM)
    page.keyboard.type("61234567")
    expect(page.locator("#id_region")).to_have_value("hong_kong")
    page.keyboard.press("Tab")
    expect(page.locator("#id_caller_name")).to_be_focused()
    page.keyboard.type("何伟强")
    page.locator("#id_topic").select_option(index=1)
    page.locator("#id_question").fill("回乡证补办")
    page.get_by_role("button", name="转为事项").press("Enter")
    page.wait_for_url("**/outreach/case/*/")
    assert ServiceCase.objects.get().contact.name == "何伟强"


def test_enter_after_the_number_looks_it_up_and_goes_on_to_the_topic(visitor, clerk, people):
    page = visitor(clerk)
    page.goto(FORM)
    page.keyboard.type(people[0][0])
    page.keyboard.press("Enter")
    expect(page.locator("#id_topic")).to_be_focused()
    expect(page.locator("#caller")).to_contain_text(people[0][1])


def test_without_scripts_a_button_looks_the_number_up(visitor, clerk, people):
    page = visitor(clerk, scripts=False)
    page.goto(FORM)
    page.locator("#id_caller").fill(people[0][0])
    page.locator("#id_answer").fill("带证到窗口")
    page.get_by_role("button", name="查号").click()
    expect(page.locator("#caller")).to_contain_text(people[0][1])
    expect(page.locator("#id_answer")).to_have_value("带证到窗口")
    page.locator("#id_topic").select_option(index=1)
    page.locator(SUBMIT).click()
    told(page, people[0][1])
    assert Enquiry.objects.get().contact.name == people[0][1]


def test_a_mistake_keeps_all_that_was_typed(visitor, clerk, people):
    page = visitor(clerk)
    page.goto(FORM)
    page.keyboard.type(people[0][0])
    page.locator("#id_answer").fill("带证到窗口")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.locator("#id_answer")).to_have_value("带证到窗口")
    expect(page.locator("#caller")).to_contain_text(people[0][1])


def test_care_calls_in_a_row_need_no_mouse(visitor, clerk, people):
    page = visitor(clerk)
    page.add_init_script(f"({MOUSE})()")
    page.goto("/outreach/care-call/add/?again=1")
    for number in range(3):
        page.keyboard.type(people[number][1][:5])
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("Enter")
        page.keyboard.press("Control+Enter")
        told(page, "没有需要")
    assert page.evaluate("localStorage.getItem('mouse')") is None


def test_the_person_shown_has_the_last_calls(visitor, clerk, sansha, people):
    contact = ContactFactory(by=clerk, village=sansha, name="李美玲")
    set_phones(contact, ["+85398765432"])
    EnquiryFactory(by=clerk, village=sansha, contact=contact, question="学校什么时候报名")
    page = visitor(clerk)
    page.goto(FORM)
    page.keyboard.type("98765432")
    expect(page.locator("#caller")).to_contain_text("学校什么时候报名")
