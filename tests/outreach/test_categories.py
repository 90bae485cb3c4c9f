"""The office keeps the limits of its categories itself."""

from django.core.management import call_command

from hengl_uf.access import held
from outreach.models import CaseCategory
from tests.factories import CaseFactory


def post(browser, user, category, **changes):
    data = {"name": category.name, "limit_days": 7, "order": category.order, "is_active": "on"}
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
