"""The portal's main job: a visit, its need, the case, the number, each by whoever does it in real life."""

from django.utils import timezone
from playwright.sync_api import expect

from outreach.models import CaseCategory, Contact, ServiceCase, Visit
from tests.browser.steps import SUBMIT, beside, choose, sign_in, tab_to, told
from tests.factories import CaseFactory, ContactFactory, VisitFactory
from tests.hengl_uf.attachments.made_files import photo

LIST = "#results tbody tr"


def log_by_keyboard(page, clerk):
    """Sign in, press n, log a visit to 陈志明 with one need, and open its case, without a mouse."""
    page.goto("/")
    sign_in(page, clerk)
    expect(page.get_by_role("heading", level=1)).to_contain_text("您好")
    page.wait_for_load_state()
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    page.wait_for_url("**/visit/add/")
    tab_to(page, "#id_contact")
    page.keyboard.type("chenzhiming")
    expect(page.get_by_role("option").first).to_contain_text("陈志明")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    tab_to(page, "#id_summary")
    page.keyboard.type("上门看望，谈到证件快到期。")
    tab_to(page, "#id_needs-0-text")
    page.keyboard.type("回乡证补办")
    tab_to(page, "#id_needs-0-category")
    page.keyboard.press("ArrowDown")
    tab_to(page, SUBMIT)
    page.keyboard.press("Enter")


def test_a_need_becomes_a_case_and_the_case_a_number(visitor, clerk, officer, leader, sansha):
    ContactFactory(by=clerk, village=sansha, name="陈志明")
    CaseFactory(by=clerk, village=sansha, title="别的事")
    page = visitor()
    log_by_keyboard(page, clerk)
    told(page, "1 项诉求转为求助事项")
    case = ServiceCase.objects.get(title="回乡证补办")
    tab_to(page, f"a[href='{case.get_absolute_url()}']")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("回乡证补办")
    page.get_by_text("这个日期是怎么算的").click()
    expect(page.locator(".deadline-months")).to_be_visible()
    expect(page.locator("main")).to_contain_text(
        f"{case.due_on.year}年{case.due_on.month}月{case.due_on.day}日"
    )
    handle(visitor(officer))
    look(visitor(leader))


def handle(page):
    """The office takes the case from its home, writes down a step, and resolves it."""
    page.goto("/")
    page.get_by_role("link", name="回乡证补办").click()
    page.get_by_role("button", name="受理").click()
    told(page, "已受理")
    page.get_by_role("link", name="记录办理").click()
    page.get_by_label("办理经过").fill("已电话告知所需材料。")
    page.locator(SUBMIT).click()
    told(page, "已记录")
    page.get_by_role("link", name="办结").click()
    page.get_by_label("办理结果").fill("本人已到出入境窗口办妥。")
    page.get_by_label("满意", exact=True).check()
    page.locator(SUBMIT).click()
    told(page, "已办结")
    expect(page.locator("main")).to_contain_text("本人已到出入境窗口办妥。")


def look(page):
    """The leader opens the number of resolved cases and finds exactly that one."""
    page.goto("/")
    page.get_by_role("link", name="办结事项 1件", exact=True).click()
    expect(page.locator(LIST)).to_have_count(1)
    expect(page.locator(LIST)).to_contain_text("回乡证补办")


def test_on_a_phone_a_visit_to_a_new_person_takes_few_taps(visitor, clerk, sansha):
    page = visitor(clerk, phone=True)
    page.goto("/")
    page.locator(".tabs").get_by_text("新建").tap()
    page.locator(".tabs").get_by_role("link", name="登记走访").tap()
    choose(page, "#id_contact", "何伟强", "登记新的联系对象")
    expect(page.locator("#id_new_name")).to_have_value("何伟强")
    page.locator("#id_new_phone").fill("9123 4567")
    page.locator("#id_needs-0-text").fill("子女入读本地学校")
    page.get_by_text("更多：").tap()
    page.locator("#id_files").set_input_files(
        {"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    )
    page.locator(SUBMIT).tap()
    told(page, "已登记走访")
    visit = Visit.objects.get()
    assert (visit.contact.name, visit.village, visit.staff) == ("何伟强", sansha, clerk)
    expect(page.get_by_role("link", name="现场.jpg", exact=True)).to_be_visible()


def test_on_a_phone_a_visit_to_a_known_person_takes_four_taps_and_a_name(visitor, clerk, sansha):
    ContactFactory(by=clerk, village=sansha, name="陈志明")
    page = visitor(clerk, phone=True)
    page.goto("/")
    page.locator(".tabs").get_by_text("新建").tap()
    page.locator(".tabs").get_by_role("link", name="登记走访").tap()
    page.locator("#id_contact").press_sequentially("czm")
    page.get_by_role("option", name="陈志明").tap()
    page.locator(SUBMIT).tap()
    told(page, "已登记走访")
    assert Visit.objects.get().visited_on == timezone.localdate()


def test_without_scripts_a_visit_is_logged_and_a_case_resolved(visitor, clerk, sansha):
    ContactFactory(by=clerk, village=sansha, name="陈志明")
    page = visitor(clerk, scripts=False)
    page.goto("/outreach/visit/add/")
    page.locator("#id_contact").fill("陈志明")
    page.locator("#id_needs-0-text").fill("回乡证补办")
    page.locator("#id_needs-0-category").select_option(label=CaseCategory.objects.active().first().name)
    page.get_by_role("button", name="再加一项诉求").click()
    expect(page.locator("#id_needs-0-text")).to_have_value("回乡证补办")
    page.locator("#id_needs-1-text").fill("想参加联谊活动")
    page.locator(SUBMIT).click()
    told(page, "1 项诉求转为求助事项")
    case = ServiceCase.objects.get()
    page.get_by_role("link", name=case.number).click()
    page.get_by_role("button", name="受理").click()
    page.get_by_role("link", name="办结").click()
    page.get_by_label("办理结果").fill("已办妥。")
    page.locator(SUBMIT).click()
    told(page, "已办结")
    assert (Visit.objects.get().needs.count(), ServiceCase.objects.get().status) == (2, "resolved")


def test_without_scripts_a_list_is_filtered_sorted_and_turned(visitor, clerk, sansha):
    person = ContactFactory(by=clerk, village=sansha, name="陈志明")
    for _number in range(26):
        VisitFactory(by=clerk, village=sansha, contact=person)
    VisitFactory(by=clerk, village=sansha, purpose="festival")
    page = visitor(clerk, scripts=False)
    page.goto("/outreach/visit/")
    page.get_by_role("link", name="下一页").click()
    expect(page.locator(LIST)).to_have_count(2)
    page.locator("#id_purpose").select_option("festival")
    page.locator(".filters").get_by_role("button", name="应用").click()
    expect(page.locator(LIST)).to_have_count(1)
    page.get_by_role("link", name="去掉条件").click()
    expect(page.locator("#total")).to_contain_text("27")
    page.get_by_role("link", name="日期").click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("日期")


def test_with_scripts_a_list_narrows_while_one_types_and_keeps_its_place(visitor, clerk, sansha):
    for name in ("陈志明", "何伟强"):
        VisitFactory(by=clerk, village=sansha, contact=ContactFactory(by=clerk, village=sansha, name=name))
    page = visitor(clerk)
    page.goto("/outreach/visit/")
    page.locator(".filters input[type=search]").press_sequentially("heweiqiang")
    expect(page.locator(LIST)).to_have_count(1)
    page.wait_for_url("**/visit/?*q=heweiqiang*")
    page.locator(f"{LIST} a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("何伟强")
    page.go_back()
    expect(page.locator(LIST)).to_have_count(1)
    expect(page.locator(".filters input[type=search]")).to_have_value("heweiqiang")


def test_words_in_a_box_that_mean_nobody_are_told_beside_it(visitor, clerk):
    page = visitor(clerk, scripts=False)
    page.goto("/outreach/visit/add/")
    page.locator("#id_contact").fill("查无此人")
    page.locator("#id_summary").fill("没有遇到本人。")
    page.locator(SUBMIT).click()
    expect(beside(page, "contact")).to_contain_text("查无此人")
    expect(page.locator("#id_summary")).to_have_value("没有遇到本人。")
    assert not Contact.objects.exists()
