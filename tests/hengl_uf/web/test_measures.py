"""Measures over rows: the same number on a list and in a figure, told in its own words."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy

from hengl_uf.web.lists import sums_of
from hengl_uf.web.measures import CountOf, EarliestYear, MedianOf, ShareOf, SumOf, measure_of
from hengl_uf.web.numbers import SHARE, YEAR, YUAN, amount, apart
from outreach.models import Referral, ServiceCase, Spending
from tests.factories import CaseFactory, ProjectFactory, ReferralFactory, SpendingFactory

RESOLVED = ShareOf(Q(status="resolved"))
DAYS_TAKEN = MedianOf(F("due_on") - F("opened_on"))
EVERY = (
    CountOf(),
    SumOf("limit_days"),
    RESOLVED,
    MedianOf("limit_days"),
    DAYS_TAKEN,
    EarliestYear("opened_on"),
)


@pytest.fixture
def opened(clerk, sansha):
    """Make cases of these limits in days, due as many days after they were opened."""

    def make(*limits, **fields):
        return [
            CaseFactory(
                by=clerk,
                village=sansha,
                **{"limit_days": one, "opened_on": date(2026, 3, 1), "due_on": date(2026, 3, 1 + one)}
                | fields,
            )
            for one in limits
        ]

    return make


def change(*cases, **fields):
    ServiceCase.objects.filter(pk__in=[one.pk for one in cases]).update(**fields)


def resolve(*cases):
    change(*cases, status="resolved", resolved_on=date(2026, 3, 30), outcome="已办好")


def over(measure, model=ServiceCase):
    return measure.over(model.objects.order_by("pk"))


@pytest.mark.parametrize("measure", EVERY, ids=lambda one: type(one).__name__)
def test_over_no_rows_a_sum_is_nothing_and_the_rest_is_not_known(db, measure):
    assert over(measure) == (0 if isinstance(measure, CountOf | SumOf) else None)


def test_a_plain_name_is_a_sum_and_none_a_count(opened):
    opened(2, 5)
    assert (over(measure_of("limit_days")), over(measure_of(""))) == (7, 2)
    assert measure_of("limit_days") == SumOf("limit_days")
    assert measure_of(RESOLVED) is RESOLVED


def test_a_sum_of_money_keeps_its_cents(clerk, sansha):
    project = ProjectFactory(by=clerk, village=sansha)
    for sum_spent in ("0.10", "12000.20"):
        SpendingFactory(by=clerk, project=project, amount=Decimal(sum_spent))
    assert over(SumOf("amount"), Spending) == Decimal("12000.30")
    assert over(MedianOf("amount"), Spending) == Decimal("6000.2")


@pytest.mark.parametrize(
    ("done", "all_of_them", "share", "words"),
    [
        (0, 3, 0, "0%"),
        (3, 3, 1, "100%"),
        (1, 2, Decimal("0.5"), "50%"),
        (2, 3, Decimal("0.667"), "66.7%"),
        (1, 16, Decimal("0.063"), "6.3%"),  # 0.0625: half of the last place goes up
    ],
)
def test_a_share_is_a_part_of_one_and_told_in_a_hundred(opened, done, all_of_them, share, words):
    resolve(*opened(*[5] * all_of_them)[:done])
    assert over(RESOLVED) == share
    assert amount(over(RESOLVED), SHARE) == words


def test_a_share_by_what_belongs_to_the_row_counts_each_row_once(opened, clerk):
    case, _other = opened(5, 5)
    for department in ("公安分局", "社保分局"):
        ReferralFactory(by=clerk, case=case, department=department)
    assert over(ShareOf(Q(Exists(Referral.objects.filter(case=OuterRef("pk")))))) == Decimal("0.5")


@pytest.mark.parametrize(
    ("limits", "median"),
    [
        ([7], 7),
        ([9, 1, 4], 4),
        ([4, 4, 4, 9], 4),
        ([2, 2, 9, 9], Decimal("5.5")),
        ([1, 3], 2),
        ([1, 2, 3, 4], 2.5),
    ],
)
def test_a_median_is_the_middle_of_a_number_and_of_days(opened, limits, median):
    opened(*limits)
    assert over(MedianOf("limit_days")) == over(DAYS_TAKEN) == median


def test_a_median_leaves_out_the_rows_that_have_none(opened):
    change(*opened(20, 20, 20), status="paused", due_on=None)
    opened(3, 5)
    assert (over(DAYS_TAKEN), over(MedianOf("limit_days"))) == (4, 20)


def test_a_median_is_told_to_one_place(clerk, sansha):
    project = ProjectFactory(by=clerk, village=sansha)
    for hours in ("1.10", "1.40"):
        SpendingFactory(by=clerk, project=project, amount=Decimal(hours))
    assert over(MedianOf("amount"), Spending) == Decimal("1.3")  # 1.25


def test_the_earliest_year_is_that_of_a_day_or_the_smallest(opened):
    opened(5, opened_on=date(2021, 12, 31), due_on=date(2022, 1, 9))
    opened(6)
    assert over(EarliestYear("opened_on")) == 2021
    assert over(EarliestYear("limit_days")) == 5
    assert not EarliestYear("opened_on").compares


def test_a_list_reads_its_own_measures_together_and_each_other_alone(
    opened, clerk, sansha, django_assert_num_queries
):
    resolve(*opened(1, 5, 6)[:1])
    for department in ("公安分局", "社保分局"):
        ReferralFactory(by=clerk, case=ServiceCase.objects.get(limit_days=6), department=department)
    stated = [(one, "甲", "天") for one in EVERY] + [
        ("limit_days", "乙", "天"),
        ("referrals__pk", "丙", "个"),
    ]
    with django_assert_num_queries(4):  # all columns together; a share, an expression and a join
        found = sums_of(ServiceCase.objects.all(), stated)
    assert [one.value for one in found[:7]] == [3, 12, Decimal("0.333"), 5, 5, 2026, 12]
    assert found[7].value == sum(Referral.objects.values_list("pk", flat=True))
    assert [one.label for one in found[-2:]] == ["乙", "丙"]


def test_a_list_that_states_nothing_asks_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert sums_of(ServiceCase.objects.all(), ()) == []


@pytest.mark.parametrize(
    ("value", "unit", "words", "parts"),
    [
        (Decimal("0.864"), SHARE, "86.4%", ("86.4%", "")),
        (1, SHARE, "100%", ("100%", "")),
        (0, SHARE, "0%", ("0%", "")),
        (None, SHARE, "—", ("—", "")),
        (None, "天", "—", ("—", "")),
        (23, "天", "23 天", (23, "天")),
        (Decimal("23.5"), "天", "23.5 天", ("23.5", "天")),
        (12345, "件", "12,345 件", (12345, "件")),
        (Decimal("12345.50"), "小时", "12,345.5 小时", ("12,345.5", "小时")),
        (Decimal("40.0"), "小时", "40 小时", (40, "小时")),
        (2019, YEAR, "2019 年", ("2019", "年")),
        (2019, gettext_lazy("年"), "2019 年", ("2019", "年")),
        (0, YEAR, "—", ("—", "")),
        (Decimal("19203500.00"), YUAN, "1,920.35万元", ("1,920.35", "万元")),
        (0, YUAN, "0元", ("0", "元")),
        (500, YUAN, "500元", ("500", "元")),
    ],
)
def test_each_unit_has_its_own_words(value, unit, words, parts):
    assert amount(value, unit) == words
    assert apart(value, unit) == parts
