"""What is refused says why, where the person looks, and takes nothing away that was typed."""

import pytest
from playwright.sync_api import expect

from outreach.models import Visit
from tests.browser.steps import A_VISIT, SUBMIT, beside
from tests.factories import ContactFactory, VisitFactory
from tests.hengl_uf.attachments.made_files import EXE, photo

FORM = "/outreach/visit/add/"
WORDS = "上门看望，谈到证件快到期。"
TWENTY_MB = 20 * 1024 * 1024


def test_a_leader_learns_why_nothing_can_be_changed_and_who_can(visitor, leader, clerk, sansha):
    visit = VisitFactory(by=clerk, village=sansha)
    page = visitor(leader)
    page.goto(visit.get_absolute_url())
    expect(page.get_by_role("link", name="修改")).to_have_count(0)
    answer = page.goto(f"{visit.get_absolute_url()}edit/")
    assert answer.status == 403
    expect(page.locator(".refusal")).to_contain_text("不能办理")
    expect(page.locator(".refusal p").nth(1)).not_to_be_empty()
    page.get_by_role("link", name="回到首页").click()
    expect(page.locator("a.tile").first).to_be_visible()


@pytest.mark.parametrize("address", ["/outreach/visit/999999/", "/outreach/visit/abc/", "/没有这一页/"])
def test_a_page_that_is_not_there_says_so_inside_the_shell(visitor, clerk, address):
    page = visitor(clerk)
    assert page.goto(address).status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("找不到这个页面")
    expect(page.locator("#nav")).to_be_visible()


@pytest.fixture
def write(clerk, sansha, tmp_path):
    """Fill in a visit with files: `write(page, {"合影.jpg": content})`."""
    ContactFactory(by=clerk, village=sansha, name="陈志明")

    def fill(page, files):
        page.goto(FORM)
        page.locator("#id_contact").fill("陈志明")
        page.locator("#id_summary").fill(WORDS)
        page.locator("details", has_text="更多：").locator("summary").click()
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
        page.locator("#id_files").set_input_files([tmp_path / name for name in files])

    return fill


def test_a_program_named_as_a_photo_is_refused_beside_the_field(visitor, clerk, write):
    page = visitor(clerk)
    write(page, {"合影.jpg": EXE, "现场.jpg": photo()})
    page.locator(SUBMIT).click()
    expect(beside(page, "files")).to_contain_text("合影.jpg")
    expect(page.locator("#id_summary")).to_have_value(WORDS)
    expect(page.locator(".kept-files")).to_contain_text("现场.jpg")
    assert not Visit.objects.exists()
    page.locator(SUBMIT).click()
    page.wait_for_url(A_VISIT)
    expect(page.get_by_role("link", name="现场.jpg", exact=True)).to_be_visible()


def test_a_photo_that_is_too_large_is_told_before_it_is_sent(visitor, clerk, write):
    page = visitor(clerk)
    write(page, {"大图.jpg": photo() + bytes(TWENTY_MB)})
    expect(page.locator("#div_id_files [data-too-large]")).to_contain_text("大图.jpg")
    expect(page.locator("#id_summary")).to_have_value(WORDS)
    assert page.locator("#id_files").evaluate("input => input.files.length") == 0


def test_a_photo_that_is_too_large_is_refused_without_scripts_too(visitor, clerk, write):
    page = visitor(clerk, scripts=False)
    write(page, {"大图.jpg": photo() + bytes(TWENTY_MB)})
    page.locator(SUBMIT).click()
    expect(beside(page, "files")).to_contain_text("10 MB")
    expect(page.locator("#id_summary")).to_have_value(WORDS)
    assert not Visit.objects.exists()
