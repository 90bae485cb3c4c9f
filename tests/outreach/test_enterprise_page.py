"""From the page of an enterprise to what outreach keeps of it."""

import pytest
from django.utils import timezone

from hengl_uf.enterprises.actions import add_enterprise
from tests.factories import VisitFactory


@pytest.fixture
def firm(clerk, sansha):
    return add_enterprise(by=clerk, at=timezone.now(), village=sansha, name="示例灯饰厂")


def related(browser, firm):
    return {one["label"]: one["url"] for one in browser.get(firm.get_absolute_url()).context["related"]}


def test_its_visits_plans_and_cases_are_one_step_away(signed_in, clerk, sansha, firm):
    VisitFactory(by=clerk, village=sansha)
    mine = VisitFactory(by=clerk, village=sansha, enterprise=firm)
    browser = signed_in(clerk)
    links = related(browser, firm)
    assert [row.pk for row in browser.get(links["走访记录"]).context["rows"]] == [mine.pk]
    assert browser.get(links["求助事项"]).context["total"].count == 0
    assert browser.get(links["走访计划"]).context["total"].count == 0
    assert "示例灯饰厂" in browser.get(links["登记走访"]).content.decode()
    assert "示例灯饰厂" in browser.get(links["计划走访"]).content.decode()


def test_who_only_looks_gets_no_forms_and_the_chamber_nothing(signed_in, leader, secretary, firm):
    assert list(related(signed_in(leader), firm))[:3] == ["走访记录", "走访计划", "求助事项"]
    assert not {"走访记录", "走访计划", "求助事项"} & related(signed_in(secretary), firm).keys()


@pytest.mark.parametrize("given", ["²", "99999999999999999999", "0"])
def test_an_enterprise_that_is_not_there_has_no_visits(given, signed_in, clerk, sansha):
    VisitFactory(by=clerk, village=sansha)
    page = signed_in(clerk).get("/outreach/visit/", {"enterprise": given})
    assert (page.status_code, page.context["total"].count) == (200, 0)
