"""A group service without the mouse: people booked one after the other, the roll called by single keys."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.steps import drafts, tab_to, told, wait_for_draft
from tests.browser.test_in_a_row import choose_by_keyboard
from tests.factories import ContactFactory, ServiceFactory
from tests.outreach.test_booking_deeds import book

NAMES = {"陈志明": "chenzhiming", "何伟强": "heweiqiang", "黄丽珍": "huanglizhen"}


@pytest.fixture
def service(clerk, sansha):
    """With two places, on this very day."""
    return ServiceFactory(by=clerk, village=sansha, held_on=timezone.localdate())


def test_three_people_in_a_row_and_the_third_waits(visitor, clerk, sansha, service):
    for name in NAMES:
        ContactFactory(by=clerk, village=sansha, name=name)
    page = visitor(clerk)
    page.goto(f"{service.get_absolute_url()}book/")
    for name, typed in NAMES.items():
        expect(page.locator("#id_contact")).to_be_focused()
        choose_by_keyboard(page, typed, name)
        page.keyboard.press("Enter")
        told(page, name)
    told(page, "候补第 1 位")
    assert [one.slot for one in service.bookings.order_by("pk")] == [1, 2, None]


def test_the_roll_is_called_by_one_key_each(visitor, clerk, sansha, service):
    here, missing = (book(service, clerk, sansha) for _ in range(2))
    page = visitor(clerk)
    page.goto(f"{service.get_absolute_url()}roll/")
    tab_to(page, f"[name=came_{here.pk}]")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    told(page, "全部点完")
    assert [one.was_served for one in service.bookings.order_by("slot")] == [True, False]


def test_the_roll_is_called_by_taps_on_a_phone(visitor, clerk, sansha, service):
    booking = book(service, clerk, sansha)
    page = visitor(clerk)
    page.set_viewport_size(PHONE)
    page.goto(f"{service.get_absolute_url()}roll/")
    page.locator(f"label[for=id_came_{booking.pk}_0]").click()
    page.locator("[data-main-submit]").click()
    told(page, "全部点完")


def test_a_number_that_is_being_typed_stays_in_no_draft(visitor, clerk, sansha):
    service = ServiceFactory(by=clerk, village=sansha, needs_paper=True, paper_reason="车票实名")
    page = visitor(clerk)
    page.goto(f"{service.get_absolute_url()}book/")
    page.locator("#id_document_number").fill("H12345678")
    page.locator("#id_note").fill("轮椅通道")
    wait_for_draft(page, "轮椅通道")
    [name] = drafts(page)
    assert "H12345678" not in page.evaluate("name => localStorage[name]", name)
