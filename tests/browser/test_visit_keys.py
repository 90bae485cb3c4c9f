"""What a routine visit to a known person costs: keys besides the words of the visit, and pages."""

from playwright.sync_api import expect

from outreach.models import Visit
from tests.browser.steps import tab_to, told
from tests.factories import ContactFactory, PlanFactory

MOST_KEYS = 25
COUNT = """addEventListener("keydown", (event) => {
  if (event.target.id === "id_summary" && event.key.length === 1 && !event.ctrlKey) return;
  localStorage.setItem("keys", Number(localStorage.getItem("keys") ?? 0) + 1);
}, true)"""


def test_a_routine_visit_takes_few_keys_and_one_page(visitor, clerk, sansha):
    for name in ("陈志明", "何伟强"):
        ContactFactory(by=clerk, village=sansha, name=name)
    page, loads = visitor(clerk), []
    page.add_init_script(COUNT)
    page.goto("/outreach/visit/add/?again=1")
    page.on("load", lambda _page: loads.append(1))
    page.keyboard.type("czm")
    expect(page.get_by_role("option").first).to_contain_text("陈志明")
    page.keyboard.press("Enter")
    tab_to(page, "#id_summary")
    page.keyboard.type("家里都好，谈到老屋修缮。")
    page.keyboard.press("Control+Enter")
    told(page, "陈志明")
    expect(page.locator("#id_contact")).to_be_focused()
    keys = int(page.evaluate("localStorage.getItem('keys')"))
    assert (keys <= MOST_KEYS, len(loads), Visit.objects.count()) == (True, 1, 1)


def test_a_route_is_ridden_with_the_keyboard_alone(visitor, clerk, sansha):
    for order, name in enumerate(("陈志明", "何伟强"), 1):
        PlanFactory(
            by=clerk, village=sansha, contact=ContactFactory(by=clerk, village=sansha, name=name), order=order
        )
    page = visitor(clerk)
    page.goto("/outreach/plan/route/")
    tab_to(page, "button[name=to][value=down]")
    page.keyboard.press("Enter")
    expect(page.locator(".stop h2")).to_have_text(["何伟强", "陈志明"])
    tab_to(page, ".stop-actions .btn-primary")
    page.keyboard.press("Enter")
    expect(page.locator("#id_summary")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#id_contact")).to_be_focused()
    assert Visit.objects.get().plan.visit is not None


def test_without_scripts_the_route_can_be_moved_and_ridden(visitor, clerk, sansha):
    for order, name in enumerate(("陈志明", "何伟强"), 1):
        PlanFactory(
            by=clerk, village=sansha, contact=ContactFactory(by=clerk, village=sansha, name=name), order=order
        )
    page = visitor(clerk, scripts=False, phone=True)
    page.goto("/outreach/plan/route/")
    page.get_by_role("button", name="把何伟强提前一站").click()
    expect(page.locator(".stop h2")).to_have_text(["何伟强", "陈志明"])
    page.locator(".stop-actions .btn-primary").first.click()
    page.get_by_role("button", name="登记走访", exact=True).click()
    told(page, "已登记走访")
    expect(page.locator(".stop h2")).to_have_text(["陈志明"])
