"""The office keeps the limits of its categories and their checklists itself."""

import pytest
from django.core.management import call_command

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from outreach.models import CaseCategory, CategoryItem
from tests.factories import CaseFactory


def post(browser, user, category, **changes):
    data = {"name": category.name, "limit_days": 7, "order": category.order, "is_active": "on"}
    data |= {"lines-TOTAL_FORMS": 0, "lines-INITIAL_FORMS": 0}
    words = {"form_token": held.new_token(user), "version": category.version, **data, **changes}
    return browser.post(f"/outreach/category/{category.pk}/edit/", words)


def test_a_new_limit_holds_for_new_cases_alone(signed_in, officer, clerk, sansha):
    category = CaseCategory.objects.active().first()
    case = CaseFactory(by=clerk, village=sansha, category=category)
    assert post(signed_in(officer), officer, category).status_code == 302
    case.refresh_from_db()
    category.refresh_from_db()
    assert (category.limit_days, case.limit_days) == (7, 5)


def test_loading_the_reference_again_keeps_what_the_office_changed(signed_in, officer):
    category = CaseCategory.objects.active().first()
    post(signed_in(officer), officer, category, limit_days=9)
    call_command("load_reference", verbosity=0)
    category.refresh_from_db()
    assert category.limit_days == 9


def test_a_limit_of_no_days_is_refused(signed_in, officer):
    response = post(signed_in(officer), officer, CaseCategory.objects.active().first(), limit_days=0)
    assert (response.status_code, "limit_days" in response.context["form"].errors) == (422, True)


def test_two_officers_do_not_overwrite_each_other(signed_in, officer, other_officer):
    category = CaseCategory.objects.active().first()
    post(signed_in(other_officer), other_officer, category, limit_days=8)
    response = post(signed_in(officer), officer, category, limit_days=9)
    assert (response.status_code, response.context["conflict"]["by"]) == (409, other_officer.name)


def rows(*lines):
    """The rows of the checklist as they are posted: (pk, text, order, what is ticked)."""
    data = {"lines-TOTAL_FORMS": len(lines), "lines-INITIAL_FORMS": sum(1 for line in lines if line[0])}
    for number, (pk, text, order, *ticked) in enumerate(lines):
        data |= {f"lines-{number}-pk": pk, f"lines-{number}-text": text, f"lines-{number}-order": order}
        data |= {f"lines-{number}-{name}": "on" for name in ticked}
    return data


def checklist(category):
    """(text, required, active) in order."""
    return list(category.items.order_by("order").values_list("text", "is_required", "is_active"))


def test_the_administrator_adds_changes_reorders_and_puts_out_of_use(signed_in, administrator):
    category = CaseCategory.objects.get(code="document")
    first, second = category.items.order_by("order")
    lines = [
        (first.pk, second.text, 2, "is_required", "is_active"),
        (second.pk, first.text, 1),
        ("", "已取得委托书", "", "is_active"),
    ]
    assert post(signed_in(administrator), administrator, category, **rows(*lines)).status_code == 302
    assert checklist(category) == [
        (first.text, False, False),
        (second.text, True, True),
        ("已取得委托书", False, True),
    ]
    assert Entry.objects.about(category).count() == 2


def test_a_removed_line_is_kept_out_of_use(signed_in, officer):
    category = CaseCategory.objects.get(code="document")
    first, second = category.items.order_by("order")
    lines = [(first.pk, "", "", "DELETE"), (second.pk, second.text, 2, "is_active")]
    post(signed_in(officer), officer, category, **rows(*lines))
    assert checklist(category) == [(first.text, False, False), (second.text, False, True)]


def test_a_line_is_removed_by_its_own_name_after_somebody_changed_the_order(signed_in, officer):
    category = CaseCategory.objects.get(code="document")
    first, second = category.items.order_by("order")
    lines = [(first.pk, "", "", "DELETE"), (second.pk, second.text, 2, "is_active")]
    CategoryItem.objects.filter(pk=first.pk).update(order=9)
    post(signed_in(officer), officer, category, **rows(*lines))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.is_active, second.is_active) == (False, True)


@pytest.mark.parametrize(
    "forged",
    [
        {"lines-TOTAL_FORMS": "abc"},
        {"lines-TOTAL_FORMS": "99999"},
        rows(("9" * 30, "别处的一项", 1)),
        rows(("", "太远", "9" * 30)),
        rows(("x", "", "", "DELETE")),
    ],
    ids=str,
)
def test_forged_rows_are_saved_or_refused(signed_in, officer, forged):
    category = CaseCategory.objects.get(code="document")
    before = checklist(category)
    assert post(signed_in(officer), officer, category, **forged).status_code in (302, 422)
    assert checklist(category) == before


def test_two_lines_that_read_the_same_are_refused(signed_in, officer):
    category = CaseCategory.objects.get(code="document")
    first = category.items.order_by("order").first()
    response = post(signed_in(officer), officer, category, **rows(("", first.text, 9, "is_active")))
    assert (response.status_code, first.text in response.content.decode()) == (422, True)


def test_one_more_row_without_javascript(signed_in, officer):
    category = CaseCategory.objects.get(code="document")
    response = post(signed_in(officer), officer, category, add_row="lines")
    assert (response.status_code, len(response.context["lines"])) == (200, 1)


def test_loading_the_reference_again_leaves_the_checklists_alone(signed_in, officer):
    CategoryItem.objects.filter(category__code="document").update(is_active=False)
    call_command("load_reference", verbosity=0)
    assert CategoryItem.objects.filter(category__code="document", is_active=True).count() == 0
