"""Joint actions: noted when held, by counts; one in a park is one of its village."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from chamber.actions import joint_actions as actions
from chamber.actions.sums import BadSum
from chamber.models import JointAction
from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from hengl_uf.enterprises.registers import add_park
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from tests.factories.chamber_pairing import JointActionFactory

AT = datetime(2026, 3, 5, 2, tzinfo=UTC)
TODAY = date(2026, 3, 5)
LIST, ADD = "/chamber/joint-action/", "/chamber/joint-action/add/"
MOST_QUERIES = 14


@pytest.fixture
def park(secretary, sansha):
    return add_park(by=secretary, at=AT, name="示例工业园", village=sansha)


@pytest.fixture
def patrol(secretary, sansha):
    return JointActionFactory(by=secretary, village=sansha, people=12)


def add(by, **fields):
    return actions.add_joint_action(by=by, at=AT, **{"title": "夜间巡查", "held_on": TODAY, **fields})


def change(one, by, **fields):
    return actions.change_joint_action(joint_action=one, by=by, at=AT, **fields)


def post(browser, user, url, **fields):
    return browser.post(url, {"form_token": held.new_token(user), **fields})


def test_one_in_a_park_is_one_of_its_village(secretary, sansha, park):
    assert add(secretary, park=park).village == sansha


def test_a_park_of_another_village_is_refused(secretary, liusha, park):
    with pytest.raises(actions.WrongPark, match="不在六沙村") as refused:
        add(secretary, park=park, village=liusha)
    assert refused.value.field == "park"


@pytest.mark.parametrize(
    ("fields", "refusal", "field"),
    [
        ({"held_on": date(2026, 3, 6)}, actions.HeldLater, "held_on"),
        ({"held_on": date(206, 3, 5)}, actions.HeldLater, "held_on"),
        ({"people": -1}, actions.BadCount, "people"),
        ({"enterprises": 1_000_000}, actions.BadCount, "enterprises"),
        ({"supplies": Decimal(-1)}, BadSum, "supplies"),
        ({"supplies": Decimal("0.001")}, BadSum, "supplies"),
    ],
)
def test_what_cannot_be_is_refused(secretary, fields, refusal, field):
    with pytest.raises(refusal) as refused:
        add(secretary, **fields)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("fields", "word"),
    [({"supplies": -1}, "joint_action_supplies_not_negative"), ({"people": -1}, "people_check")],
)
def test_the_database_refuses_what_is_below_nothing(secretary, patrol, fields, word):
    with pytest.raises(IntegrityError, match=word), transaction.atomic():
        JointAction.objects.filter(pk=patrol.pk).update(**fields)


def test_it_is_corrected_with_its_history(secretary, patrol):
    change(patrol, secretary, version=1, people=15)
    assert Entry.objects.about(patrol)[0].changes == {"出动人次": [12, 15]}
    with pytest.raises(StaleEdit):
        change(patrol, secretary, version=1, people=16)


def test_what_was_removed_is_not_changed_and_not_listed(signed_in, secretary, patrol):
    actions.remove_joint_action(joint_action=patrol, by=secretary, at=AT, reason="重复")
    with pytest.raises(NotYours, match="已移除"):
        change(patrol, secretary, people=1)
    browser = signed_in(secretary)
    assert browser.get(LIST).context["rows"] == []
    assert browser.get(patrol.get_absolute_url()).context["state"].text == "已移除"


def test_several_are_typed_one_after_the_other(signed_in, secretary, sansha, park):
    browser = signed_in(secretary)
    fields = {
        "kind": "law",
        "title": "反诈宣传",
        "held_on": "2026-03-05",
        "village": sansha.pk,
        "park": park.pk,
        "partners": "派出所",
        "people": "",
        "supplies": "1,500",
        "_again": "1",
    }
    response = post(browser, secretary, ADD, **fields)
    one = JointAction.objects.get()
    assert (one.people, one.enterprises, one.supplies) == (0, 0, Decimal(1500))
    form = browser.get(response.url).context["form"]
    kept = [form[name].value() for name in ("kind", "partners", "title")]
    assert kept == ["law", "派出所", None]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"people": "-1"}, "people"),
        ({"supplies": "-1"}, "supplies"),
        ({"held_on": "2999-01-01"}, "held_on"),
        ({"park": "{park}", "village": "{other}"}, "park"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(signed_in, secretary, liusha, park, changes, field):
    fields = {"kind": "law", "title": "反诈宣传", "held_on": "2026-03-05", **changes}
    fields = {name: value.format(park=park.pk, other=liusha.pk) for name, value in fields.items()}
    response = post(signed_in(secretary), secretary, ADD, **fields)
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])


@pytest.mark.parametrize(
    ("query", "people"),
    [
        ("", 111),
        ("kind=epidemic", 100),
        ("village={village}", 11),
        ("park={park}", 1),
        ("held_from=2026-03-05&held_to=2026-03-05", 101),
        ("held_to=2026-03-04", 10),
        ("q=派出所", 10),
    ],
)
def test_they_are_narrowed_and_summed(signed_in, secretary, sansha, park, query, people):
    JointActionFactory(by=secretary, village=sansha, park=park, people=1)
    early = {"held_on": date(2026, 3, 4), "partners": "派出所"}
    JointActionFactory(by=secretary, village=sansha, people=10, **early)
    JointActionFactory(by=secretary, kind="epidemic", people=100, supplies=Decimal("1500.50"))
    listed = signed_in(secretary).get(f"{LIST}?{query.format(village=sansha.pk, park=park.pk)}")
    assert listed.context["sums"][0].value == people


@pytest.mark.parametrize("page", [LIST, "{patrol}"])
def test_a_page_asks_the_database_a_few_times_whatever_it_shows(
    signed_in, django_assert_max_num_queries, secretary, sansha, liusha, park, patrol, page
):
    for village in (sansha, liusha):
        other = add_park(by=secretary, at=timezone.now(), name=f"{village}园", village=village)
        JointActionFactory(by=secretary, village=village, park=other)
    browser, url = signed_in(secretary), page.format(patrol=patrol.get_absolute_url())
    browser.get(url)
    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get(url)


def test_the_empty_list_says_what_belongs_there(signed_in, secretary):
    assert "还没有社会治理行动" in signed_in(secretary).get(LIST).content.decode()
