"""A double is told while it is typed, and two records become one by the keyboard alone."""

import pytest

from tests.factories import ContactFactory


@pytest.fixture
def chan(clerk, sansha):
    return ContactFactory(by=clerk, village=sansha, name="陈大文")


def test_the_form_of_a_contact_warns_when_a_field_is_left(visitor, clerk, chan):
    page = visitor(clerk)
    page.goto("/outreach/contact/add/")
    page.locator("#id_name").fill("陳大文")
    page.locator("#id_name").press("Tab")
    warning = page.locator("[aria-live=polite] .alert-warn")
    warning.wait_for()
    assert "三沙村（同村，姓名写法不同）" in warning.inner_text()


def test_the_new_person_of_a_visit_is_looked_for(visitor, clerk, chan):
    page = visitor(clerk)
    page.goto("/outreach/visit/add/")
    page.locator("[data-new-for=contact] summary").click()
    page.locator("#id_new_name").fill("陈大文")
    page.locator("[data-new-for=contact] .alert-warn").wait_for()
    assert page.locator("#id_new_anyway").count() == 1


def test_two_records_are_merged_by_the_keyboard(visitor, clerk, sansha, chan):
    double = ContactFactory(by=clerk, village=sansha, name="陳大文", region="macao")
    page = visitor(clerk)
    page.goto(f"/outreach/contact/{chan.pk}/merge/?other={double.pk}")
    page.locator("#id_region_kept").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/outreach/contact/{chan.pk}/")
    chan.refresh_from_db()
    assert (chan.region, chan.other_names) == ("macao", ["陳大文"])
