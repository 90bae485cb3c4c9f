"""Checklists in versions: drafted from the one in force, changed, published from a day on, and then left as they are."""

import threading
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from hengl_uf.audit.models import Entry
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from religion.actions import checklists
from religion.actions.checklists import CodeTwice, DraftThere, ItemSet, NothingToAsk, TooEarly
from religion.models import Checklist, ChecklistItem
from tests.factories.religion_checklists import forget_checklists
from tests.factories.religion_sites import checklist

pytestmark = pytest.mark.django_db

KIND = Checklist.Kind.FESTIVAL
TWO = [
    ItemSet("H1", "示例方案已报备", "活动", True),
    ItemSet("H2", "示例通道畅通", "疏散", clause="示例依据"),
]


@pytest.fixture(autouse=True)
def no_lists(town):
    """The lists of the reference data stand; these tests use a kind of their own."""
    forget_checklists()


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def today():
    return timezone.localdate()


def test_a_kind_begins_with_a_draft_and_holds_once_published(officer, now, today):
    draft = checklists.begin(kind=KIND, title="示例诞期检查表", items=TWO, by=officer, at=now)
    assert (draft.number, draft.is_draft) == (1, True)
    assert not Checklist.objects.in_force(today).exists()
    checklists.publish(checklist=draft, in_force_from=today, by=officer, at=now)
    held = Checklist.objects.in_force(today).get()
    assert held == draft
    assert held.published_by == officer
    assert [(one.code, one.is_major, one.order) for one in held.items.all()] == [
        ("H1", True, 1),
        ("H2", False, 2),
    ]


def test_a_new_version_copies_the_one_in_force_and_leaves_it(officer, now, today):
    first = checklist(KIND, items=3)
    draft = checklists.draft_of(checklist=first, by=officer, at=now)
    assert (draft.number, draft.title) == (2, first.title)
    assert checklists.words_of(draft) == checklists.words_of(first)
    checklists.change(checklist=draft, items=TWO, title="示例新版", by=officer, at=now)
    tomorrow = today + timedelta(days=1)
    checklists.publish(checklist=draft, in_force_from=tomorrow, by=officer, at=now)
    assert Checklist.objects.in_force(today).get() == first
    assert Checklist.objects.in_force(tomorrow).get() == draft
    assert first.items.count() == 3
    assert first.title == Checklist.objects.get(pk=first.pk).title


def test_a_kind_has_one_draft_at_a_time(officer, now):
    first = checklist(KIND)
    checklists.draft_of(checklist=first, by=officer, at=now)
    with pytest.raises(DraftThere, match="已有一份草稿"):
        checklists.draft_of(checklist=first, by=officer, at=now)
    with pytest.raises(DraftThere):
        checklists.begin(kind=KIND, title="示例", by=officer, at=now)


def test_only_the_version_in_force_is_copied(officer, now, today):
    first, second = checklist(KIND), checklist(KIND, number=2, since=date(2025, 1, 1))
    with pytest.raises(NotYours, match="使用中"):
        checklists.draft_of(checklist=first, by=officer, at=now)
    draft = checklists.draft_of(checklist=second, by=officer, at=now)
    with pytest.raises(NotYours, match="草稿"):
        checklists.draft_of(checklist=draft, by=officer, at=now)


def test_what_is_published_stands_for_deeds_and_for_the_database(officer, now, today):
    first = checklist(KIND)
    for deed in (
        lambda: checklists.change(checklist=first, items=TWO, by=officer, at=now),
        lambda: checklists.publish(checklist=first, in_force_from=today, by=officer, at=now),
        lambda: checklists.drop(checklist=first, by=officer, at=now),
    ):
        with pytest.raises(NotYours, match="已发布的检查表不能修改"):
            deed()
    for wrong in (
        lambda: Checklist.objects.filter(pk=first.pk).update(title="改"),
        lambda: first.items.update(text="改"),
        lambda: ChecklistItem.objects.create(checklist=first, code="Z", text="加", group="加"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()


def test_a_draft_is_dropped_and_its_trail_stays(officer, now):
    first = checklist(KIND)
    draft = checklists.draft_of(checklist=first, by=officer, at=now)
    checklists.drop(checklist=draft, by=officer, at=now)
    assert list(Checklist.objects.all()) == [first]
    assert Entry.objects.filter(event="religion.checklist.dropped", target_id=draft.pk).exists()
    assert checklists.draft_of(checklist=first, by=officer, at=now).number == 2


def test_codes_are_given_once(officer, now):
    with pytest.raises(CodeTwice, match="H1"):
        checklists.begin(kind=KIND, title="示例", items=[TWO[0], TWO[0]], by=officer, at=now)
    draft = checklists.begin(kind=KIND, title="示例", items=TWO, by=officer, at=now)
    with pytest.raises(CodeTwice):
        checklists.change(checklist=draft, items=[*TWO, TWO[1]], by=officer, at=now)


def test_an_empty_list_and_a_day_that_is_past_are_refused(officer, now, today):
    empty = checklists.begin(kind=KIND, title="示例", by=officer, at=now)
    with pytest.raises(NothingToAsk):
        checklists.publish(checklist=empty, in_force_from=today, by=officer, at=now)
    checklists.change(checklist=empty, items=TWO, by=officer, at=now)
    with pytest.raises(TooEarly) as refusal:
        checklists.publish(checklist=empty, in_force_from=today - timedelta(days=1), by=officer, at=now)
    assert refusal.value.field == "in_force_from"


def test_a_version_does_not_begin_before_the_one_published_last(officer, now, today):
    first = checklist(KIND)
    coming = checklists.draft_of(checklist=first, by=officer, at=now)
    later = today + timedelta(days=30)
    checklists.publish(checklist=coming, in_force_from=later, by=officer, at=now)
    third = checklists.draft_of(checklist=first, by=officer, at=now)
    with pytest.raises(TooEarly, match="不能早于"):
        checklists.publish(checklist=third, in_force_from=today, by=officer, at=now)
    checklists.publish(checklist=third, in_force_from=later, by=officer, at=now)
    assert Checklist.objects.in_force(later).get() == third


def test_history_tells_which_items_changed(officer, now):
    draft = checklists.begin(kind=KIND, title="示例", items=TWO, by=officer, at=now)
    reworded = ItemSet("H2", "示例通道畅通、门不上锁", "疏散")
    checklists.change(checklist=draft, items=[reworded, ItemSet("H3", "新", "活动")], by=officer, at=now)
    changes = Entry.objects.get(event="religion.checklist.changed").changes
    assert changes["H1"] == ["示例方案已报备 · 活动 · 重点项", ""]
    assert changes["H2"] == ["示例通道畅通 · 疏散 · 示例依据", "示例通道畅通、门不上锁 · 疏散"]
    assert changes["H3"] == [None, "新 · 活动"]


def test_a_stale_draft_is_not_overwritten(officer, other_officer, now):
    draft = checklists.begin(kind=KIND, title="示例", items=TWO, by=officer, at=now)
    checklists.change(checklist=draft, title="别人的", by=other_officer, at=now, version=draft.version)
    with pytest.raises(StaleEdit):
        checklists.change(checklist=draft, title="我的", by=officer, at=now, version=draft.version)


@pytest.mark.parametrize("who", ["clerk", "inspector", "leader", "secretary", "auditor", "administrator"])
def test_only_the_office_keeps_the_lists(request, officer, now, today, who):
    user = request.getfixturevalue(who)
    first = checklist(KIND)
    draft = checklists.draft_of(checklist=first, by=officer, at=now)
    for deed in (
        lambda: checklists.begin(kind=Checklist.Kind.FIRE, title="示例", by=user, at=now),
        lambda: checklists.draft_of(checklist=first, by=user, at=now),
        lambda: checklists.change(checklist=draft, items=TWO, by=user, at=now),
        lambda: checklists.publish(checklist=draft, in_force_from=today, by=user, at=now),
        lambda: checklists.drop(checklist=draft, by=user, at=now),
    ):
        with pytest.raises(NotYours):
            deed()


@pytest.mark.django_db(transaction=True)
def test_of_two_drafts_begun_at_once_one_is_refused(officer, other_officer):
    first = checklist(KIND)
    ends = []

    def begin(by):
        try:
            checklists.draft_of(checklist=first, by=by, at=timezone.now())
            ends.append("begun")
        except DraftThere:
            ends.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=begin, args=(by,)) for by in (officer, other_officer)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["begun", "refused"]
