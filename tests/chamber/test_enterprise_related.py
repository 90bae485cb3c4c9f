"""From the page of an enterprise to what the chamber keeps of it."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from chamber.actions import campaigns, pledges, questions
from hengl_uf.enterprises.actions import add_enterprise


@pytest.fixture
def firms(secretary, sansha):
    """Two enterprises, of which the second has given and asked."""
    now = {"by": secretary, "at": timezone.now()}
    quiet, busy = (add_enterprise(**now, village=sansha, name=f"示例{name}厂") for name in ("静观", "忙碌"))
    on = timezone.localdate()
    campaign = campaigns.add_campaign(
        **now,
        year=on.year,
        name="示例慈善万人行",
        starts_on=date(on.year, 1, 1),
        ends_on=date(on.year, 12, 31),
    )
    pledges.add_pledge(**now, campaign=campaign, enterprise=busy, amount=Decimal(500), pledged_on=on)
    questions.raise_question(
        **now,
        enterprise=busy,
        text="路灯不亮",
        department="园区",
        raised_on=on,
        answer_due_on=on,
        staff=secretary,
    )
    return quiet, busy


def related(browser, firm):
    return {one["label"]: one["url"] for one in browser.get(firm.get_absolute_url()).context["related"]}


def test_each_list_is_narrowed_to_the_enterprise(signed_in, secretary, firms):
    browser, (quiet, busy) = signed_in(secretary), firms
    lists = {label: url for label, url in related(browser, quiet).items() if "?" in url}
    counts = {label: browser.get(url).context["total"].count for label, url in lists.items()}
    assert len(counts) > 5
    assert set(counts.values()) == {0}
    links = related(browser, busy)
    assert browser.get(links["认捐"]).context["total"].count == 1
    assert browser.get(links["企业问题"]).context["total"].count == 1
    assert "500" in browser.get(links["捐赠反馈"]).content.decode()
