"""五个一: the items in the office's order, and what organisations have done of them in a year."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from chamber.actions import five_one_ticks as ticks
from chamber.actions import five_ones as actions
from chamber.actions.party_days import NotThereThen, NotYet
from chamber.models import FiveOne, FiveOneTick
from hengl_uf.attachments.models import Attachment
from hengl_uf.audit.models import Entry
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from tests.factories.chamber_party_work import BranchFactory, TickFactory
from tests.hengl_uf.attachments.made_files import photo, upload

AT = datetime(2026, 6, 1, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
DAY = date(2026, 5, 30)


@pytest.fixture
def item(town):
    return FiveOne.objects.active().first()


@pytest.fixture
def branch(secretary):
    return BranchFactory(by=secretary, name="示例灯饰党支部")


@pytest.fixture
def now(secretary):
    return {"by": secretary, "at": AT}


def names():
    return [one.name for one in FiveOne.objects.in_order()]


def test_a_new_item_is_the_last_one(now, item):
    actions.add_five_one(**now, name="一次示例行动")
    assert names()[-1] == "一次示例行动"


def test_two_items_of_one_name_are_refused(now, item):
    with pytest.raises(actions.ItemNameTaken) as refusal:
        actions.add_five_one(**now, name=item.name)
    assert (refusal.value.field, item.name in str(refusal.value)) == ("name", True)


def test_an_item_moves_and_the_others_close_up(now, item):
    before = names()
    actions.move_five_one(item=item, steps=1, **now)
    assert names() == [before[1], before[0], *before[2:]]
    assert [one.order for one in FiveOne.objects.in_order()] == list(range(len(before)))


def test_the_first_one_cannot_go_up(now, item):
    with pytest.raises(actions.AtTheEdge):
        actions.move_five_one(item=item, steps=-1, **now)


def test_a_stale_item_is_not_overwritten(now, item):
    actions.change_five_one(item=item, note="写明要求", version=1, **now)
    with pytest.raises(StaleEdit):
        actions.change_five_one(item=item, note="另一个要求", version=1, **now)


def test_who_reads_does_not_change(leader, item, branch):
    for deed, what in (
        (actions.add_five_one, {"name": "一次示例行动"}),
        (actions.change_five_one, {"item": item, "note": "要求"}),
        (actions.move_five_one, {"item": item, "steps": 1}),
        (ticks.tick, {"item": item, "organisation": branch, "done_on": DAY}),
    ):
        with pytest.raises(NotYours):
            deed(by=leader, at=AT, **what)


def test_a_tick_takes_the_year_of_its_day_and_its_evidence(now, item, branch, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    files = [upload(photo(), "签到表.jpg")]
    one = ticks.tick(**now, item=item, organisation=branch, done_on=DAY, uploads=files)
    assert (one.year, Attachment.objects.about(one).count()) == (2026, 1)
    assert Entry.objects.about(one).filter(event="chamber.five_one_tick.added").exists()


def test_an_item_is_done_once_a_year(now, item, branch):
    ticks.tick(**now, item=item, organisation=branch, done_on=DAY)
    with pytest.raises(ticks.TickedAlready, match="2026 年的“.*”已经登记过"):
        ticks.tick(**now, item=item, organisation=branch, done_on=date(2026, 1, 1))
    ticks.tick(**now, item=item, organisation=branch, done_on=date(2025, 12, 31))


@pytest.mark.parametrize(
    ("day", "year", "refusal"),
    [
        (date(2026, 6, 2), 2026, NotYet),
        (date(2026, 5, 30), 2025, ticks.OutOfItsYear),
        (date(2020, 6, 30), 2020, NotThereThen),
        (date(1826, 5, 30), 1826, NotYet),
    ],
)
def test_a_day_that_cannot_be_is_refused(now, item, branch, day, year, refusal):
    with pytest.raises(refusal):
        ticks.tick(**now, item=item, organisation=branch, done_on=day, year=year)


def test_a_dissolved_branch_keeps_what_it_did_before(now, secretary, item):
    gone = BranchFactory(by=secretary, dissolved_on=date(2026, 4, 1), ending="企业关停")
    with pytest.raises(NotThereThen, match="已在 2026年4月1日 撤销"):
        ticks.tick(**now, item=item, organisation=gone, done_on=DAY)
    ticks.tick(**now, item=item, organisation=gone, done_on=date(2026, 3, 1))


def test_an_item_out_of_use_is_not_ticked(now, item, branch):
    actions.change_five_one(item=item, is_active=False, **now)
    item.refresh_from_db()
    with pytest.raises(ticks.OutOfUse):
        ticks.tick(**now, item=item, organisation=branch, done_on=DAY)


def test_the_database_refuses_a_day_of_another_year(secretary, item, branch):
    with pytest.raises(IntegrityError, match="five_one_in_its_year"), transaction.atomic():
        TickFactory(by=secretary, item=item, organisation=branch, year=2025, done_on=DAY)


def test_many_are_ticked_at_once_and_those_done_before_stay(now, secretary, item, branch):
    ticks.tick(**now, item=item, organisation=branch, done_on=date(2026, 2, 1))
    others = [BranchFactory(by=secretary) for _ in range(3)]
    assert len(ticks.tick_many(**now, item=item, organisations=[branch, *others], done_on=DAY)) == 3
    assert FiveOneTick.objects.get(organisation=branch).done_on == date(2026, 2, 1)


def test_one_that_cannot_be_ticks_none_of_many(now, secretary, item, branch):
    young = BranchFactory(by=secretary, founded_on=date(2026, 6, 1))
    with pytest.raises(NotThereThen):
        ticks.tick_many(**now, item=item, organisations=[branch, young], done_on=DAY)
    assert not FiveOneTick.objects.exists()


def test_a_tick_is_corrected_into_an_empty_place_only(now, secretary, item, branch):
    one = ticks.tick(**now, item=item, organisation=branch, done_on=DAY)
    other = ticks.tick(**now, item=item, organisation=BranchFactory(by=secretary), done_on=DAY)
    with pytest.raises(ticks.TickedAlready):
        ticks.change_tick(one=other, organisation=branch, **now)
    changed = ticks.change_tick(one=one, done_on=date(2026, 5, 1), note="补登", version=1, **now)
    assert (changed.done_on, changed.version) == (date(2026, 5, 1), 2)


def test_a_tick_taken_back_leaves_its_reason_with_the_organisation(now, item, branch, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    files = [upload(photo(), "签到表.jpg")]
    one = ticks.tick(**now, item=item, organisation=branch, done_on=DAY, uploads=files)
    ticks.remove_tick(one=one, reason="登记错了党组织", **now)
    entry = Entry.objects.about(branch).get(event="chamber.five_one_tick.removed")
    assert (FiveOneTick.objects.count(), entry.note) == (0, "登记错了党组织")
    assert entry.changes == {f"2026 年“{item.name}”": ["2026年5月30日", None]}
    assert not Attachment.objects.current().exists()
