"""What the page of an organisation says of its work: numbers, each with the list of exactly what was counted."""

from datetime import date

import pytest

from chamber.actions import service_posts
from chamber.models import FiveOne
from chamber.views.organisation_work import work_of
from hengl_uf.enterprises.actions import add_enterprise
from tests.chamber.test_service_posts import AT
from tests.factories.chamber_party_work import (
    AwardFactory,
    BranchFactory,
    PartyActivityFactory,
    ServicePostFactory,
    ServiceProjectFactory,
    TickFactory,
)

ON = date(2026, 6, 1)


@pytest.fixture
def branch(secretary, sansha):
    """A branch with two of all, of which one counts, and another with nothing."""
    branch = BranchFactory(by=secretary)
    own = {"by": secretary, "organisation": branch}
    TickFactory(**own, item=FiveOne.objects.active().first())
    TickFactory(**own, item=FiveOne.objects.active().last(), year=2025, done_on=date(2025, 3, 5))
    PartyActivityFactory(by=secretary, organisations=[branch, BranchFactory(by=secretary)])
    PartyActivityFactory(by=secretary, organisations=[branch], held_on=date(2025, 3, 5))
    ServiceProjectFactory(**own)
    AwardFactory(**own)
    AwardFactory(by=secretary)
    firm = add_enterprise(by=secretary, at=AT, name="示例灯饰厂", village=sansha)
    ServicePostFactory(**own, enterprise=firm)
    ended = ServicePostFactory(**own, enterprise=firm)
    service_posts.end_post(post=ended, by=secretary, at=AT, ended_on=date(2026, 5, 30))
    return branch


def test_its_numbers_in_one_query(branch, django_assert_num_queries):
    with django_assert_num_queries(1):
        items = work_of(branch, ON)
    assert [one["note"] for one in items] == ["1/5 项", "1 场", "1 个", "1 项", "1 个"]


def test_each_leads_to_what_it_counted(signed_in, secretary, branch):
    browser = signed_in(secretary)
    totals = [browser.get(one["url"]).context["total"].count for one in work_of(branch, ON)]
    assert totals == [1, 1, 1, 1, 1]


def test_one_without_work_says_nothing_of_others(secretary, branch):
    notes = [one["note"] for one in work_of(BranchFactory(by=secretary), ON)]
    assert notes == ["0/5 项", "0 场", "0 个", "0 项", "0 个"]
