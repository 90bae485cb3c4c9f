"""An inspection by a phone: from the scan of the plate to the hazard's end; with the network gone, and without scripts."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from hengl_uf.attachments.models import Attachment
from religion.models import Hazard, Inspection, Plate
from tests.browser.steps import SUBMIT, drafts, sign_in
from tests.factories.religion_sites import SiteFactory
from tests.hengl_uf.attachments.made_files import photo

GATE = {"latitude": 22.5400, "longitude": 113.2110}  # 103 metres east of the site
FINISH = "[data-inspect-finish]"
DONE = re.compile(r"/religion/inspection/\d+/$")
ANSWER = re.compile(r"/religion/inspection/\d+/answer/$")
SAVED = "已保存"


@pytest.fixture
def temple(clerk, sansha):
    return SiteFactory(by=clerk, village=sansha, name="示例北帝庙", lat="22.540000", lng="113.210000")


@pytest.fixture
def plate(temple, clerk):
    made = Plate(site=temple).stamp(by=clerk, at=timezone.now())
    made.save()
    return made


@pytest.fixture
def picture(tmp_path):
    """A photo as a camera makes it: larger than the portal wants."""
    file = tmp_path / "现场.jpg"
    file.write_bytes(photo(size=(3000, 2000)))
    return file


class Thumb:
    """Taps, and counts them."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def tap(self, target):
        target.tap()
        self.count += 1


def items(page):
    return page.locator("[data-item]")


def choice(item, words):
    """One of the three large buttons of an item."""
    return item.locator(".inspect-choice").filter(has_text=re.compile(f"^\\s*{words}\\s*$"))


def state(page):
    return page.locator("[data-inspect-state]")


def start(page, temple):
    page.goto(reverse("religion:inspection-start", args=[temple.pk]))
    page.locator(SUBMIT).tap()
    page.wait_for_url(ANSWER)


def test_from_the_scan_to_the_end_of_the_hazard(visitor, inspector, clerk, plate, picture):
    page = visitor(phone=True, geolocation=GATE, permissions=["geolocation"])
    page.goto(reverse("religion:scan", args=[plate.token]))
    expect(page.get_by_text("示例北帝庙")).to_have_count(0)
    sign_in(page, inspector)
    expect(page.get_by_role("heading", level=1)).to_contain_text("示例北帝庙")
    thumb = Thumb(page)
    thumb.tap(page.locator(SUBMIT))
    page.wait_for_url(ANSWER)
    expect(items(page)).to_have_count(26)
    for number in range(26):
        item = items(page).nth(number)
        thumb.tap(choice(item, "不合格" if number == 13 else "合格"))
        if number == 13:
            expect(item.locator("input[type=text]")).to_be_focused()
            page.keyboard.type("两具灭火器过期")
            item.locator("input[type=file]").set_input_files(picture)
            expect(item.locator("a.inspect-photo[href]")).to_have_count(1)
    thumb.tap(page.locator(FINISH))
    page.wait_for_url(DONE)
    assert thumb.count == 28  # the gate, one for each item, the end

    inspection = Inspection.objects.get()
    assert (inspection.passed, inspection.failed, inspection.arrival) == (25, 1, "plate")
    assert 95 <= inspection.distance <= 110
    kept = Attachment.objects.about(inspection).get()
    assert (kept.width, kept.height) == (1600, 1067)
    assert drafts(page) == []

    page.get_by_role("link", name="补充整改要求").tap()
    hazard = Hazard.objects.get()
    expect(page).to_have_url(re.compile(rf"/religion/hazard/{hazard.pk}/$"))
    rectify(page, hazard, picture)
    check(visitor(clerk, phone=True), hazard)
    hazard.refresh_from_db()
    assert (hazard.state, hazard.checked_by) == ("closed", clerk)


def rectify(page, hazard, picture):
    """Say on the phone that it was put right, with a photo."""
    page.goto(reverse("religion:hazard-rectify", args=[hazard.pk]))
    page.locator("#id_rectifier_name").fill("梁守庙")
    page.locator("#id_how").fill("换了两具新灭火器")
    page.locator("#id_photos").set_input_files(picture)
    page.locator(SUBMIT).tap()
    page.wait_for_url(f"**{hazard.get_absolute_url()}")
    expect(page.locator(".page-title")).to_contain_text("待复查")


def check(page, hazard):
    """Look at it again, as another person, and close it."""
    page.goto(reverse("religion:hazard-check", args=[hazard.pk]))
    page.locator("input[name=result]").first.check()
    page.locator(SUBMIT).tap()
    page.wait_for_url(f"**{hazard.get_absolute_url()}")
    expect(page.locator(".page-title")).to_contain_text("已销号")


def test_what_is_missing_is_shown_before_anything_is_sent(visitor, inspector, temple):
    page = visitor(inspector, phone=True)
    start(page, temple)
    choice(items(page).nth(0), "合格").tap()
    page.locator(FINISH).tap()
    expect(state(page)).to_have_text("还有 25 项没有检查")
    expect(items(page).nth(1)).to_be_focused()
    assert not Inspection.objects.get().is_finished


def test_without_the_network_taps_wait_and_go_when_it_is_back(visitor, inspector, temple, picture):
    page = visitor(inspector, phone=True)
    page.expected = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED")
    start(page, temple)
    choice(items(page).nth(0), "合格").tap()
    expect(state(page)).to_have_text(SAVED)
    page.context.set_offline(True)
    for number in (1, 2):
        choice(items(page).nth(number), "合格").tap()
    choice(items(page).nth(3), "不合格").tap()
    page.keyboard.type("没有预案")
    items(page).nth(3).locator("input[type=file]").set_input_files(picture)
    expect(state(page)).to_contain_text("等待网络")
    inspection = Inspection.objects.get()
    assert inspection.answers.count() == 1
    assert len(drafts(page)) == 1
    page.context.set_offline(False)
    expect(state(page)).to_have_text(SAVED)
    expect(items(page).nth(3).locator("a.inspect-photo[href]")).to_have_count(1)
    assert inspection.answers.count() == 4
    assert inspection.answers.get(result="fail").note == "没有预案"
    assert drafts(page) == []


def test_a_page_that_was_lost_brings_back_what_never_arrived(visitor, inspector, temple, picture):
    page = visitor(inspector, phone=True)
    page.expected = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED")
    start(page, temple)
    page.route("**/answer/save/", lambda route: route.abort("internetdisconnected"))
    page.route("**/photo/", lambda route: route.abort("internetdisconnected"))
    choice(items(page).nth(0), "不合格").tap()
    page.keyboard.type("没有公示")
    items(page).nth(0).locator("input[type=file]").set_input_files(picture)
    expect(items(page).nth(0).locator(".inspect-photo.is-waiting")).to_have_count(1)
    expect(state(page)).to_contain_text("等待网络")
    page.wait_for_timeout(1000)  # the words of the note are kept a moment after the last key
    page.unroute("**/answer/save/")
    page.unroute("**/photo/")
    page.reload()
    expect(items(page).nth(0).locator("a.inspect-photo[href]")).to_have_count(1)
    expect(state(page)).to_have_text(SAVED)
    answer = Inspection.objects.get().answers.get()
    assert (answer.result, answer.note) == ("fail", "没有公示")


def test_who_is_not_located_inspects_all_the_same(visitor, inspector, temple):
    page = visitor(inspector, phone=True, permissions=[])
    start(page, temple)
    assert Inspection.objects.get().distance is None


def test_without_scripts_the_page_is_answered_and_ended(visitor, inspector, temple, picture):
    page = visitor(inspector, phone=True, scripts=False)
    start(page, temple)
    first = items(page).nth(0)
    choice(first, "不合格").tap()
    first.locator("input[type=text]").fill("没有公示")
    first.locator("input[type=file]").set_input_files(picture)
    page.locator(FINISH).tap()
    expect(page.locator(".error-summary")).to_contain_text("还有 25 项没有检查")
    assert Inspection.objects.get().answers.count() == 1
    for number in range(1, 26):
        choice(items(page).nth(number), "合格").tap()
    page.locator(FINISH).tap()
    page.wait_for_url(DONE)
    inspection = Inspection.objects.get()
    assert (inspection.passed, inspection.failed) == (25, 1)
    assert Attachment.objects.about(inspection).count() == 1


def test_the_buttons_are_large_and_stand_by_keyboard(visitor, inspector, temple):
    page = visitor(inspector, phone=True)
    start(page, temple)
    for one in ("合格", "不合格", "不适用"):
        box = choice(items(page).nth(0), one).bounding_box()
        assert (box["height"] >= 48, box["width"] >= 90) == (True, True)
    page.locator("input[type=radio]").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(state(page)).to_have_text(SAVED)
    assert Inspection.objects.get().answers.get().result == "na"
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0
