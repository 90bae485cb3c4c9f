"""The gazetteer: eleven villages whose codes are filled in by people, and grids."""

import pytest
from django.utils import timezone

from hengl_uf.access import held
from hengl_uf.places.actions import NameTaken, add_grid
from hengl_uf.places.models import Village


def edit(browser, user, village, code12):
    words = {"form_token": held.new_token(user), "version": village.version, "code12": code12}
    return browser.post(f"/places/village/{village.pk}/edit/", words)


def test_the_town_has_eleven_villages_in_yearbook_order(town):
    names = list(Village.objects.order_by("order").values_list("name", flat=True))
    assert (len(names), names[0], names[-1]) == (11, "横东村", "西冲社区")


def test_no_code_is_guessed(town):
    known = Village.objects.exclude(code12=None).values_list("name", "code12")
    assert list(known) == [("西冲社区", "442000110001")]


def test_the_administrator_fills_in_a_code(signed_in, administrator, sansha):
    assert edit(signed_in(administrator), administrator, sansha, "442000110206").status_code == 302
    sansha.refresh_from_db()
    assert sansha.code12 == "442000110206"


@pytest.mark.parametrize("code", ["44200011020", "44200011020X", "442000110001"])
def test_a_wrong_or_taken_code_is_refused_beside_the_field(signed_in, administrator, sansha, code):
    response = edit(signed_in(administrator), administrator, sansha, code)
    assert (response.status_code, "code12" in response.context["form"].errors) == (422, True)


def test_a_village_has_each_grid_once(officer, sansha, liusha):
    at = timezone.now()
    add_grid(by=officer, at=at, village=sansha, name="第一网格")
    add_grid(by=officer, at=at, village=liusha, name="第一网格")
    with pytest.raises(NameTaken):
        add_grid(by=officer, at=at, village=sansha, name="第一网格")


def test_a_list_without_filters_offers_none(signed_in, administrator):
    assert "data-toggle-filters" not in signed_in(administrator).get("/places/village/").content.decode()
