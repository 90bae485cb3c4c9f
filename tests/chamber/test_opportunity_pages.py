"""The pages of opportunities."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from chamber.actions import opportunities as opportunity_actions
from chamber.models import Opportunity
from tests.chamber.event_parts import post
from tests.factories.chamber_events import EventFactory, OpportunityFactory, make_firm


@pytest.fixture
def event(secretary):
    return EventFactory(by=secretary, places=3)


def test_opportunities_of_one_event_are_noted_in_a_row(signed_in, secretary, sansha, event):
    browser, url = signed_in(secretary), f"/chamber/opportunity/add/?event={event.pk}"
    assert browser.get(url).context["form"]["event"].value() == event.pk
    day = timezone.localdate().isoformat()
    fields = {
        "enterprise": make_firm(secretary, sansha).pk,
        "what": "灯具采购",
        "event": event.pk,
        "noted_on": day,
    }
    response = post(browser, secretary, url, **fields, value="34.6万元", _again="1")
    assert browser.get(response.url).context["form"]["event"].value() == event.pk
    assert Opportunity.objects.get().value == Decimal("346000.00")


@pytest.mark.parametrize("value", ["-1", "1.005", "很多"])
def test_a_sum_that_is_none_is_told_beside_it(signed_in, secretary, sansha, value):
    fields = {"enterprise": make_firm(secretary, sansha).pk, "what": "灯具采购", "noted_on": "2026-03-05"}
    response = post(signed_in(secretary), secretary, "/chamber/opportunity/add/", **fields, value=value)
    assert list(response.context["form"].errors) == ["value"]


def test_an_outcome_is_told_and_can_be_taken_back(signed_in, secretary, sansha):
    one = OpportunityFactory(by=secretary, enterprise=make_firm(secretary, sansha))
    browser, url = signed_in(secretary), f"{one.get_absolute_url()}outcome/"
    day = timezone.localdate().isoformat()
    post(browser, secretary, url, status="signed", outcome_on=day, value="5万元", outcome="签了框架协议")
    one.refresh_from_db()
    assert (one.status, one.value) == ("signed", Decimal(50000))
    post(browser, secretary, url, status="talking", outcome_on=day, version=one.version)
    one.refresh_from_db()
    assert (one.status, one.outcome_on) == ("talking", None)


def test_an_outcome_before_it_was_noted_is_refused_beside_the_field(signed_in, secretary, sansha):
    one = OpportunityFactory(by=secretary, enterprise=make_firm(secretary, sansha))
    fields = {"status": "lost", "outcome_on": "2026-03-01"}
    response = post(signed_in(secretary), secretary, f"{one.get_absolute_url()}outcome/", **fields)
    assert "2026年3月5日 到今天之间" in response.context["form"].errors["outcome_on"][0]


def test_opportunities_by_state_event_and_day_with_their_sum(signed_in, secretary, sansha, event):
    common = {"by": secretary, "enterprise": make_firm(secretary, sansha)}
    talking = OpportunityFactory(**common, event=event, value=Decimal(100))
    lost = OpportunityFactory(**common, noted_on=talking.noted_on + timedelta(days=1), value=Decimal(5))
    opportunity_actions.tell_outcome(opportunity=lost, by=secretary, at=timezone.now(), status="lost")
    browser = signed_in(secretary)
    listed = browser.get("/chamber/opportunity/?state=open").context
    assert (listed["rows"], listed["sums"][0].value) == ([talking], 100)
    assert browser.get(f"/chamber/opportunity/?event={event.pk}").context["rows"] == [talking]
    assert browser.get("/chamber/opportunity/?noted_from=2026-03-06").context["rows"] == [lost]


def test_the_page_of_an_event_shows_what_came_of_it(signed_in, secretary, sansha, event):
    OpportunityFactory(by=secretary, event=event, enterprise=make_firm(secretary, sansha), what="户外灯具")
    assert "户外灯具" in signed_in(secretary).get(event.get_absolute_url()).content.decode()


def test_who_only_reads_sees_why_not(signed_in, leader, event):
    page = signed_in(leader).get(event.get_absolute_url())
    register = next(one for one in page.context["actions"] if one.label == "登记报名")
    assert not register.allowed
    assert "没有这项权限" in register.reason
