"""The service centres as those who keep them see them."""

import pytest
from django.utils import timezone

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from outreach.actions.centres import FIELDS, change_centre
from outreach.forms.centres import CentreForm
from outreach.models import ServiceCentre


@pytest.fixture
def centre(sansha):
    return ServiceCentre.objects.get(village=sansha)


def posted(centre, user, **changes):
    kept = {name: getattr(centre, name) for name in FIELDS}
    return {"form_token": held.new_token(user), "version": centre.version, **kept, **changes}


def edit(browser, centre, user, **changes):
    return browser.post(f"/outreach/centre/{centre.pk}/edit/", posted(centre, user, **changes))


def test_the_office_sees_all_and_a_village_its_own(signed_in, officer, clerk):
    assert signed_in(officer).get("/outreach/centre/").context["total"].count == 11
    assert [row.village.name for row in signed_in(clerk).get("/outreach/centre/").context["rows"]] == [
        "三沙村"
    ]


def test_the_list_takes_few_queries(signed_in, officer, django_assert_max_num_queries):
    browser = signed_in(officer)
    with django_assert_max_num_queries(10):
        browser.get("/outreach/centre/")


def test_a_change_is_told_in_history(signed_in, officer, centre):
    assert edit(signed_in(officer), centre, officer, hotline="076087761234").status_code == 302
    assert Entry.objects.about(centre).first().changes == {"热线电话": ["", "0760-8776 1234"]}


def test_an_impossible_number_is_refused_and_kept_in_the_form(signed_in, officer, centre):
    response = edit(signed_in(officer), centre, officer, hotline="0760-12", address="三沙村1号")
    assert response.status_code == 422
    assert "hotline" in response.context["form"].errors
    assert "三沙村1号" in response.content.decode()


def test_saving_real_values_ends_the_sample(officer, centre):
    ServiceCentre.objects.filter(pk=centre.pk).update(is_sample=True, hotline="0760-0000 0006（示例）")
    centre.refresh_from_db()
    change_centre(centre=centre, by=officer, at=timezone.now(), hotline="0760-8776 1234")
    centre.refresh_from_db()
    assert not centre.is_sample


def test_samples_cannot_be_saved_as_real(officer, centre):
    data = posted(centre, officer, hotline="0760-0000 0006（示例）", address_en="Somewhere (sample)")
    errors = CentreForm(data, instance=centre, user=officer).errors
    assert set(errors) == {"hotline", "address_en"}


def test_a_stale_edit_shows_both_sides_and_saves_nothing(signed_in, officer, other_officer, centre):
    data = posted(centre, officer, address="我写的地址")
    change_centre(centre=centre, by=other_officer, at=timezone.now(), address="别人写的地址")
    response = signed_in(officer).post(f"/outreach/centre/{centre.pk}/edit/", data)
    assert response.status_code == 409
    assert {"label": "地址（选填）", "theirs": "别人写的地址", "yours": "我写的地址"} in response.context[
        "conflict"
    ]["changes"]
    centre.refresh_from_db()
    assert centre.address == "别人写的地址"


@pytest.mark.parametrize(
    ("fields", "state", "count"),
    [
        ({}, "missing", 11),
        ({"is_sample": True}, "sample", 1),
        ({"hotline": "0760-8776 1234", "address": "三沙村1号"}, "public", 1),
    ],
)
def test_centres_are_found_by_what_the_public_misses(signed_in, officer, centre, fields, state, count):
    ServiceCentre.objects.filter(pk=centre.pk).update(**fields)
    response = signed_in(officer).get("/outreach/centre/", {"state": state})
    assert response.context["total"].count == count


def test_the_duty_persons_name_is_not_public(client, centre):
    ServiceCentre.objects.filter(pk=centre.pk).update(duty_name="何秀英", duty_post="服务窗口")
    html = client.get("/guide/centres/").content.decode()
    assert "服务窗口" in html
    assert "何秀英" not in html
