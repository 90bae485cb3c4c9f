"""Posts of members in enterprises: how many people, never who; one of a kind and name at a time."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from chamber.actions import service_posts as actions
from chamber.actions.party_days import NoSuchNumber, NotThereThen, NotYet
from chamber.models import ServicePost
from hengl_uf.access import held
from hengl_uf.enterprises.actions import add_enterprise
from hengl_uf.web.last_word import NotYours
from tests.factories.chamber_party_work import BranchFactory, ServicePostFactory

AT = datetime(2026, 6, 1, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
DAY = date(2026, 5, 30)
LIST = "/chamber/service-post/"
MOST_QUERIES = 6


@pytest.fixture
def firm(officer, sansha):
    return add_enterprise(by=officer, at=AT, name="示例灯饰厂", village=sansha)


@pytest.fixture
def post(secretary, firm):
    return ServicePostFactory(by=secretary, enterprise=firm, name="装配线")


@pytest.fixture
def now(secretary):
    return {"by": secretary, "at": AT}


def posted(user, **values):
    return {"form_token": held.new_token(user), **values}


def test_a_second_one_of_that_name_is_refused_until_the_first_has_ended(now, firm, post):
    again = {"enterprise": firm, "name": "装配线", "set_on": DAY}
    with pytest.raises(actions.PostTaken, match="已经有名为“装配线”的党员示范岗"):
        actions.set_up_post(**now, **again)
    actions.set_up_post(**now, **again, kind="vanguard")
    actions.end_post(post=post, ended_on=DAY, **now)
    actions.set_up_post(**now, **again)
    with pytest.raises(actions.PostTaken):
        actions.restore_post(post=post, **now)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"set_on": date(2026, 6, 2)}, NotYet),
        ({"people": 0}, NoSuchNumber),
        ({"people": 40_000}, NoSuchNumber),
    ],
)
def test_what_cannot_be_is_refused(now, firm, fields, refusal):
    with pytest.raises(refusal):
        actions.set_up_post(**now, **{"enterprise": firm, "name": "装配线", "set_on": DAY} | fields)


def test_a_branch_that_was_not_there_has_no_post(now, secretary, firm):
    young = BranchFactory(by=secretary, founded_on=date(2026, 5, 31))
    with pytest.raises(NotThereThen):
        actions.set_up_post(**now, enterprise=firm, name="装配线", set_on=DAY, organisation=young)


def test_it_ends_after_it_was_set_up_and_comes_back(now, post):
    for day in (date(2026, 3, 4), date(2026, 6, 2)):
        with pytest.raises(actions.EndedThen):
            actions.end_post(post=post, ended_on=day, **now)
    ended = actions.end_post(post=post, ended_on=DAY, **now)
    with pytest.raises(NotYours):
        actions.end_post(post=ended, ended_on=DAY, **now)
    with pytest.raises(actions.EndedThen):
        actions.change_post(post=ended, set_on=date(2026, 5, 31), **now)
    assert actions.restore_post(post=ended, **now).ended_on is None


def test_who_reads_changes_nothing(leader, post):
    for deed, words in (
        (actions.change_post, {"name": "别的"}),
        (actions.end_post, {"ended_on": DAY}),
        (actions.remove_post, {"reason": "不该"}),
    ):
        with pytest.raises(NotYours):
            deed(post=post, by=leader, at=AT, **words)


def test_the_next_one_keeps_the_enterprise(signed_in, secretary, firm):
    data = posted(
        secretary,
        enterprise=firm.pk,
        kind="vanguard",
        name="研发组",
        set_on="2026-03-05",
        people="3",
        _again="1",
    )
    form = signed_in(secretary).post(f"{LIST}add/", data, follow=True).context["form"]
    assert (form.initial["enterprise"], form.initial["kind"]) == (firm, "vanguard")
    assert ServicePost.objects.get().people == 3


def test_a_taken_name_and_nobody_are_told_beside_the_field(signed_in, secretary, firm, post):
    usual = {"enterprise": firm.pk, "kind": "model", "name": "装配线", "set_on": "2026-03-05"}
    taken = signed_in(secretary).post(f"{LIST}add/", posted(secretary, **usual, people="3"))
    assert (taken.status_code, list(taken.context["form"].errors)) == (422, ["name"])
    nobody = signed_in(secretary).post(f"{LIST}add/", posted(secretary, **usual, people="0"))
    assert (nobody.status_code, list(nobody.context["form"].errors)) == (422, ["people"])


def test_filters_find_and_sum(signed_in, secretary, firm, post, sansha, liusha, now):
    ended = ServicePostFactory(by=secretary, enterprise=firm, kind="area", name="仓储责任区")
    actions.end_post(post=ended, ended_on=DAY, **now)
    browser = signed_in(secretary)
    for query, found in {
        f"village={sansha.pk}": 2,
        f"village={liusha.pk}": 0,
        "kind=area": 1,
        "state=active": 1,
        "state=ended": 1,
        "q=装配": 1,
        "q=灯饰": 2,
        f"enterprise={firm.pk}&set_from=2026-03-05": 2,
    }.items():
        assert browser.get(f"{LIST}?{query}").context["total"].count == found, query
    assert [one.text for one in browser.get(LIST).context["sums"]] == ["6 名"]


def test_ending_by_the_page(signed_in, secretary, post):
    today = timezone.localdate().isoformat()
    url = post.get_absolute_url()
    signed_in(secretary).post(f"{url}end/", posted(secretary, ended_on=today, note="岗位合并"))
    post.refresh_from_db()
    assert post.ended_on == timezone.localdate()
    signed_in(secretary).post(f"{url}restore/")
    post.refresh_from_db()
    assert post.ended_on is None


def test_a_list_asks_the_database_a_few_times(signed_in, secretary, firm, django_assert_max_num_queries):
    for _ in range(8):
        ServicePostFactory(by=secretary, enterprise=firm)
    browser = signed_in(secretary)
    browser.get(LIST)
    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get(LIST)
