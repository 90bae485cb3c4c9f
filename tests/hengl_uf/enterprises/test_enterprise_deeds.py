"""What is kept of an enterprise: its code, its names, its park; and when another looks like it."""

import csv
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from hengl_uf.audit.models import Entry
from hengl_uf.enterprises import actions, registers
from hengl_uf.enterprises.models import MOST_FORMER_NAMES, Enterprise
from hengl_uf.places.reach import NoReach
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from tests.hengl_uf.enterprises.conftest import AT, CODE

VECTORS = list(
    csv.DictReader(
        (Path(__file__).parents[2] / "data" / "uscc_vectors.csv").read_text(encoding="utf-8").splitlines()
    )
)
GOOD = [one["code"] for one in VECTORS if one["valid"] == "yes"]
BAD = [one["code"] for one in VECTORS if one["valid"] == "no"]


def change(enterprise, by, **fields):
    return actions.change_enterprise(enterprise=enterprise, by=by, at=AT, **fields)


def alike(user, **typed):
    return [(one.enterprise.name, one.why) for one in actions.likenesses(user=user, **typed)]


@pytest.mark.parametrize("code", GOOD)
def test_codes_of_the_whole_alphabet_are_kept(add, clerk, sansha, code):
    assert add(clerk, sansha, credit_code=f" {code.lower()} ").credit_code == code


@pytest.mark.parametrize("code", BAD)
def test_a_wrong_code_is_refused_by_the_deed(add, clerk, sansha, code):
    with pytest.raises(actions.BadCode) as refused:
        add(clerk, sansha, credit_code=code)
    assert refused.value.field == "credit_code"
    assert not Enterprise.objects.exists()


@pytest.mark.parametrize("code", [*BAD, CODE.lower(), f"{CODE[:-1]} "])
def test_a_wrong_code_is_refused_by_the_database(add, clerk, sansha, code):
    firm = add(clerk, sansha)
    with pytest.raises(IntegrityError, match="enterprise_credit_code_valid"), transaction.atomic():
        Enterprise.objects.filter(pk=firm.pk).update(credit_code=code)


@pytest.mark.parametrize("code", GOOD)
def test_the_database_takes_what_the_deed_takes(add, clerk, sansha, code):
    firm = add(clerk, sansha)
    assert Enterprise.objects.filter(pk=firm.pk).update(credit_code=code) == 1


def test_a_code_belongs_to_one_enterprise_and_the_refusal_names_it(add, clerk, sansha, firm):
    with pytest.raises(actions.CodeTaken, match="中山市横栏镇示例灯饰有限公司”（三沙村）") as refused:
        add(clerk, sansha, credit_code=CODE)
    assert refused.value.field == "credit_code"


def test_the_code_of_a_removed_enterprise_is_free_again(add, clerk, sansha, firm):
    actions.remove_enterprise(enterprise=firm, by=clerk, at=AT, reason="重复")
    assert add(clerk, sansha, credit_code=CODE).credit_code == CODE


@pytest.mark.django_db(transaction=True)
def test_of_two_clerks_with_one_code_at_once_one_wins(add, clerk, officer, sansha):
    gate, results = Barrier(2), []

    def race(by):
        gate.wait()
        try:
            add(by, sansha, credit_code=CODE)
            results.append("done")
        except actions.CodeTaken:
            results.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=race, args=[by]) for by in (clerk, officer)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(results) == ["done", "refused"]


def test_a_clerk_registers_only_within_the_own_villages(add, clerk, liusha):
    with pytest.raises(NoReach):
        add(clerk, liusha)


def test_the_old_name_is_kept_among_the_former_ones(clerk, firm):
    firm = change(firm, clerk, name="示例照明有限公司", keep_old_name=True)
    assert firm.former_names == ["中山市横栏镇示例灯饰有限公司"]
    assert firm in Enterprise.objects.matching("灯饰")
    assert Entry.objects.about(firm)[0].changes["曾用名"][1]


def test_a_misspelt_name_is_put_right_without_a_trace_among_the_names(clerk, firm):
    assert change(firm, clerk, name="示例照明有限公司").former_names == []


def test_back_to_a_former_name_it_is_no_former_one_any_more(clerk, firm):
    name = firm.name
    change(firm, clerk, name="示例照明有限公司", keep_old_name=True)
    assert change(firm, clerk, name=name, keep_old_name=True).former_names == ["示例照明有限公司"]


def test_so_many_former_names_are_enough(clerk, firm):
    firm = change(firm, clerk, former_names=[f"示例{n}厂" for n in range(MOST_FORMER_NAMES)])
    with pytest.raises(actions.TooManyNames) as refused:
        change(firm, clerk, name="示例照明有限公司", keep_old_name=True)
    assert refused.value.field == "former_names"


def test_a_park_is_one_of_the_enterprises_village(add, officer, liusha, park):
    with pytest.raises(actions.WrongPark, match="“示例工业园”不在六沙村") as refused:
        add(officer, liusha, park=park)
    assert refused.value.field == "park"


def test_a_removed_park_takes_no_more(add, secretary, sansha, park):
    registers.remove_park(park=park, by=secretary, at=AT, reason="拆除")
    with pytest.raises(actions.WrongPark, match="已移除"):
        add(secretary, sansha, park=park)


def test_two_people_do_not_overwrite_each_other(clerk, firm):
    change(firm, clerk, version=firm.version, address="示例路 1 号")
    with pytest.raises(StaleEdit):
        change(firm, clerk, version=firm.version, address="示例路 2 号")


def test_what_was_removed_is_not_changed(clerk, firm):
    actions.remove_enterprise(enterprise=firm, by=clerk, at=AT, reason="重复登记")
    assert (Entry.objects.about(firm)[0].note, Enterprise.objects.current().count()) == ("重复登记", 0)
    with pytest.raises(NotYours, match="已移除"):
        change(firm, clerk, address="示例路 1 号")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("中山市横栏镇示例灯饰有限公司", "名称相同"),
        ("示例灯饰有限公司", "名称相近"),
        ("中山市橫欄鎮示例燈飾有限公司", "名称相近"),
        ("横栏 示例 灯饰 有限责任公司", "名称相近"),
    ],
)
def test_a_name_in_another_spelling_is_recognised(clerk, firm, name, why):
    assert alike(clerk, name=name) == [(firm.name, why)]


@pytest.mark.parametrize("name", ["示例照明有限公司", "有限公司", "", "中山市横栏镇"])
def test_other_names_are_not(clerk, firm, name):
    assert alike(clerk, name=name) == []


def test_a_former_name_is_recognised_on_either_side(clerk, firm):
    firm = change(firm, clerk, name="示例照明有限公司", keep_old_name=True)
    assert alike(clerk, name="示例燈飾") == [(firm.name, "曾用名：中山市横栏镇示例灯饰有限公司")]
    assert alike(clerk, name="新示例厂", former_names=["示例照明"]) == [(firm.name, "与曾用名相近")]


def test_the_same_code_leaves_no_doubt(clerk, firm):
    (found,) = actions.likenesses(user=clerk, name="别的名称", credit_code=CODE)
    assert (found.enterprise, found.why, found.same_code) == (firm, "信用代码相同", True)


def test_doubles_are_looked_for_among_others_that_are_there_and_in_sight(clerk, neighbour, firm):
    assert alike(clerk, name=firm.name, credit_code=CODE, apart_from=firm.pk) == []
    assert alike(neighbour, name=firm.name, credit_code=CODE) == []
    actions.remove_enterprise(enterprise=firm, by=clerk, at=AT, reason="重复")
    assert alike(clerk, name=firm.name, credit_code=CODE) == []
