"""The checklist of a case: copied from its category, ticked line by line, done before the case is closed."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from outreach.actions import case_items
from outreach.actions import cases as actions
from outreach.actions.checklists import ChecklistOpen, closing
from outreach.models import CaseCategory, CategoryItem, ServiceCase
from tests.factories import CaseFactory, ContactFactory, checklist_line
from tests.outreach.together import at_once

AT = datetime(2026, 3, 6, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def case(clerk, sansha):
    """In hand, with one line that must be done."""
    case = CaseFactory(by=clerk, village=sansha, handler=clerk, status="working")
    case.line = checklist_line(case)
    return case


def open_case(clerk, sansha, category):
    contact = ContactFactory(by=clerk, village=sansha)
    words = {"title": "居住证续期", "contact": contact, "village": sansha, "opened_on": date(2026, 3, 2)}
    return actions.open_case(by=clerk, at=AT, category=category, handler=clerk, **words)


def texts(case):
    return list(case.items.order_by("order", "pk").values_list("text", flat=True))


def resolve(case, by, **words):
    return actions.resolve_case(case=case, by=by, at=AT, outcome="已办好", satisfaction="not_asked", **words)


def test_a_case_gets_the_active_lines_of_its_category(clerk, sansha):
    category = CaseCategory.objects.get(code="document")
    CategoryItem.objects.filter(text="已告知办理地点").update(is_active=False)
    assert texts(open_case(clerk, sansha, category)) == ["已说明所需材料"]


def test_the_first_lines_require_nothing(town):
    assert CategoryItem.objects.exists()
    assert not CategoryItem.objects.filter(is_required=True).exists()


def test_a_new_category_brings_its_lines_and_what_was_done_stays(clerk, sansha):
    case = open_case(clerk, sansha, CaseCategory.objects.get(code="document"))
    case_items.tick_item(item=case.items.get(text="已告知办理地点"), by=clerk, at=AT)
    category = CaseCategory.objects.get(code="employment")
    actions.change_case(case=case, by=clerk, at=AT, category=category)
    assert set(texts(case)) == {"已告知办理地点", "已了解意向", "已提供可以联系的单位"}


def test_a_tick_says_who_and_when_and_is_told(case, clerk):
    item = case_items.tick_item(item=case.line, by=clerk, at=AT)
    assert (item.done_by, item.done_at) == (clerk, AT)
    assert Entry.objects.about(case).first().note == "已核对材料"


def test_a_second_tick_changes_nothing(case, clerk, officer):
    case_items.tick_item(item=case.line, by=clerk, at=AT)
    assert case_items.tick_item(item=case.line, by=officer, at=AT).done_by == clerk
    assert Entry.objects.about(case).count() == 1


def test_only_who_handles_the_case_ticks(case, neighbour, leader):
    for user in (neighbour, leader):
        with pytest.raises(actions.NotNow):
            case_items.tick_item(item=case.line, by=user, at=AT)


def test_a_case_is_not_closed_with_a_required_line_open(case, clerk):
    with pytest.raises(ChecklistOpen, match="已核对材料"):
        resolve(case, clerk)
    case_items.tick_item(item=case.line, by=clerk, at=AT)
    assert resolve(case, clerk).status == "resolved"


def test_a_line_that_only_reminds_keeps_no_case_open(case, clerk):
    case.items.update(is_required=False)
    assert resolve(case, clerk).status == "resolved"


def test_the_database_refuses_it_too(case):
    with pytest.raises(IntegrityError, match="checklist"), transaction.atomic():
        ServiceCase.objects.filter(pk=case.pk).update(
            status="resolved", resolved_on=date(2026, 3, 6), outcome="已办好"
        )


def test_what_the_database_refuses_is_said_in_a_sentence(clerk, sansha):
    case = CaseFactory(by=clerk, village=sansha, handler=clerk, status="working")
    saving = closing(case)
    checklist_line(case)  # as if it came from elsewhere, just after we had looked
    words = {"status": "resolved", "resolved_on": date(2026, 3, 6), "outcome": "已办好"}
    with pytest.raises(ChecklistOpen, match="必须完成"), saving:
        ServiceCase.objects.filter(pk=case.pk).update(**words)


def test_a_closed_case_keeps_its_ticks_and_so_does_a_reopened_one(case, clerk):
    case_items.tick_item(item=case.line, by=clerk, at=AT)
    resolve(case, clerk)
    with pytest.raises(actions.NotNow, match="已办结"):
        case_items.untick_item(item=case.line, by=clerk, at=AT)
    actions.reopen_case(case=case, by=clerk, at=AT, reason="信息有误")
    assert case.items.get().done_by == clerk


def test_the_form_of_closing_names_the_lines_with_links(signed_in, clerk, case):
    url = f"/outreach/case/{case.pk}/resolve/"
    words = {"form_token": held.new_token(clerk), "outcome": "已办好", "satisfaction": "not_asked"}
    response = signed_in(clerk).post(url, words)
    page = response.content.decode()
    assert (response.status_code, "已核对材料。做完后再办结" in page) == (422, True)
    assert f'href="{case.line.get_absolute_url()}"' in page
    assert "已办好" in page


def test_ticking_is_one_button_each_way(signed_in, clerk, case):
    browser, url = signed_in(clerk), f"/outreach/case/item/{case.line.pk}/"
    assert browser.post(url, {"done": "1"}).url == case.line.get_absolute_url()
    assert "撤回" in browser.get(case.get_absolute_url()).content.decode()
    browser.post(url, {"done": "0"})
    assert case.items.get().done_at is None


def test_who_only_looks_sees_no_button(signed_in, leader, case):
    page = signed_in(leader).get(case.get_absolute_url()).content.decode()
    assert ("已核对材料" in page, f"/case/item/{case.line.pk}/" in page) == (True, False)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", range(3))
def test_closing_while_somebody_takes_a_tick_back_never_closes_an_open_line(clerk, sansha, officer, round_):
    case = CaseFactory(by=clerk, village=sansha, handler=clerk, status="working")
    item = case_items.tick_item(item=checklist_line(case), by=clerk, at=AT)
    results = at_once(
        lambda: resolve(case, clerk), lambda: case_items.untick_item(item=item, by=officer, at=AT)
    )
    case.refresh_from_db()
    item.refresh_from_db()
    assert [type(one) in (actions.NotNow, ChecklistOpen) for one in results].count(True) == 1
    assert (case.status == "resolved") == (item.done_at is not None)
