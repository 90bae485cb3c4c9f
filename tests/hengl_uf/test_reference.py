"""What every town starts with."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from chamber.models import FiveOne
from hengl_uf.access.models import User
from hengl_uf.audit.models import Entry
from hengl_uf.enterprises.models import Industry
from hengl_uf.places.models import Town, Village
from hengl_uf.reference.loading import load_reference
from outreach.models import CaseCategory, ServiceCentre
from religion.models import Checklist, ReadinessItem


def test_the_town_has_eleven_villages_in_their_order(town):
    names = list(Village.objects.order_by("order").values_list("name", flat=True))
    assert names[0] == "横东村"
    assert names[5] == "三沙村"
    assert (len(names), names[10]) == (11, "西冲社区")


def test_no_code_of_a_village_is_guessed(town):
    assert dict(Village.objects.exclude(code12=None).values_list("name", "code12")) == {
        "西冲社区": "442000110001"
    }


def test_the_town_is_no_demo_and_each_village_has_an_empty_centre(town):
    assert Town.objects.get().is_demo is False
    assert ServiceCentre.objects.filter(hotline="", address="", is_sample=False).count() == 11


def test_each_kind_of_checklist_has_a_first_version_in_force(town):
    in_force = {one.kind: one for one in Checklist.objects.in_force(timezone.localdate())}
    assert in_force.keys() == set(Checklist.Kind.values)
    fire = in_force["fire"].items.all()
    assert len(fire) == 26
    majors = [item.code for item in fire if item.is_major]
    assert majors == ["B1", "B2", "C1", "D1", "E1", "F1", "F2", "F3"]
    assert all(one.published_by is None for one in in_force.values())


def test_no_condition_of_an_application_stops_it_until_the_office_says_so(town):
    assert ReadinessItem.objects.count() == 5
    assert not ReadinessItem.objects.filter(is_required=True).exists()


def test_a_second_run_changes_nothing(town):
    assert set(load_reference().values()) == {0}


def test_a_second_run_asks_the_database_little(town, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        load_reference()


def test_what_people_edited_stays(town):
    CaseCategory.objects.filter(code="document").update(limit_days=3, is_active=False)
    Town.objects.update(is_demo=True)
    Village.objects.filter(order=1).update(code12="442000110207")
    load_reference()
    assert CaseCategory.objects.get(code="document").limit_days == 3
    assert Town.objects.get().is_demo
    assert Village.objects.get(order=1).code12 == "442000110207"


def test_the_first_administrator_gets_a_password_that_must_be_changed(town):
    out = StringIO()
    call_command("create_administrator", stdout=out)
    user = User.objects.active().get()
    password = re.search(r"admin  (\S+)", out.getvalue())[1]
    assert (user.role, user.must_change_password, user.check_password(password)) == (
        "administrator",
        True,
        True,
    )
    assert Entry.objects.about(user).count() == 1


def test_no_second_first_administrator(town):
    call_command("create_administrator", stdout=StringIO())
    again = StringIO()
    call_command("create_administrator", "--if-none", stdout=again)
    assert (again.getvalue(), User.objects.active().count()) == ("", 1)
    with pytest.raises(CommandError, match="taken"):
        call_command("create_administrator", stdout=StringIO())


def test_industries_begin_with_the_sections_of_the_standard(town):
    assert Industry.objects.count() == 20
    assert Industry.objects.get(section="C").name == "制造业"


def test_the_five_of_the_town_are_not_made_up(town):
    """五个一: what they are is not published; the rows ask for their names."""
    assert [one.name for one in FiveOne.objects.order_by("order")] == [
        f"第{number}项（名称待填写）" for number in "一二三四五"
    ]
