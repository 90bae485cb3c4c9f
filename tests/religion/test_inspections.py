"""Inspections are of today or before, of open sites, whole before they end, and end once with all that follows."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from hengl_uf.audit.models import Entry
from hengl_uf.web.last_word import NotYours
from religion.actions import inspections
from religion.models import Hazard, Inspection, InspectionAnswer, Occurrence, Site, SpecialCheck
from religion.models.inspections import position_of
from tests.factories.religion_inspections import FAIL, PASS, answered, begun, finished
from tests.factories.religion_sites import SiteFactory, checklist
from tests.hengl_uf.attachments.made_files import photo, upload

TODAY = timezone.localdate


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Photos of tests lie in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def lists(sansha):
    """A fire list of three items in force, whatever the portal came with."""
    return checklist(number=99, since=TODAY() - timedelta(days=30))


@pytest.fixture
def site(clerk, sansha):
    return SiteFactory(by=clerk, village=sansha)


def now(by):
    return {"by": by, "at": timezone.now()}


# --- begun ------------------------------------------------------------------------------------------------


def test_it_begins_with_the_fire_list_in_force(site, inspector, lists):
    inspection = inspections.start(site=site, **now(inspector))
    assert list(inspection.checklists.all()) == [lists]
    assert (inspection.inspector, inspection.inspected_on) == (inspector, TODAY())
    assert (inspection.purpose, inspection.arrival) == ("routine", "picked")
    assert Entry.objects.about(inspection).first().event == "religion.inspection.started"


def test_a_round_of_a_day_before_takes_the_list_of_that_day(site, inspector, lists):
    newer = checklist(number=100, since=TODAY() - timedelta(days=2))
    old = inspections.start(site=site, inspected_on=TODAY() - timedelta(days=3), **now(inspector))
    assert list(old.checklists.all()) == [lists]
    inspections.remove(inspection=old, reason="重复", **now(inspector))
    assert list(inspections.start(site=site, **now(inspector)).checklists.all()) == [newer]


def test_no_list_in_force_is_told(site, inspector, lists):
    with pytest.raises(inspections.NoChecklist, match="还没有启用的检查表"):
        inspections.start(site=site, inspected_on=TODAY().replace(year=2001), **now(inspector))


def test_chosen_lists_are_those_in_force(site, inspector, lists):
    old = checklist(number=98, since=TODAY() - timedelta(days=60))
    with pytest.raises(inspections.NoChecklist):
        inspections.start(site=site, checklists=[old], **now(inspector))
    with pytest.raises(inspections.NoChecklist, match="至少选一张"):
        inspections.start(site=site, checklists=[], **now(inspector))


def test_tomorrow_is_refused_and_the_database_refuses_it_too(site, inspector, lists):
    tomorrow = TODAY() + timedelta(days=1)
    with pytest.raises(inspections.NotAhead):
        inspections.start(site=site, inspected_on=tomorrow, **now(inspector))
    inspection = inspections.start(site=site, **now(inspector))
    with pytest.raises(IntegrityError, match="inspection_not_ahead"), transaction.atomic():
        Inspection.objects.filter(pk=inspection.pk).update(inspected_on=tomorrow)


@pytest.mark.parametrize("gone", ["closed", "removed"])
def test_a_site_out_of_use_is_refused(site, inspector, clerk, lists, gone):
    if gone == "closed":
        Site.objects.filter(pk=site.pk).update(status="closed", status_reason="停用")
    else:
        Site.objects.filter(pk=site.pk).update(
            removed_at=timezone.now(), removed_by=clerk, removed_reason="登记错了"
        )
    with pytest.raises(inspections.SiteClosed):
        inspections.start(site=site, **now(inspector))


def test_a_site_under_repair_is_inspected(site, inspector, lists):
    Site.objects.filter(pk=site.pk).update(status="repair", status_reason="换瓦")
    assert begun(site=site, by=inspector).pk


def test_who_has_no_village_there_is_refused(site, neighbour, leader, lists):
    for person in (neighbour, leader):
        with pytest.raises(NotYours):
            inspections.start(site=site, **now(person))


def test_one_half_done_a_person_and_site(site, inspector, officer, lists):
    first = begun(site=site, by=inspector)
    with pytest.raises(inspections.HalfDone) as refusal:
        begun(site=site, by=inspector)
    assert refusal.value.inspection == first
    assert begun(site=site, by=officer) != first


def test_the_office_enters_rounds_of_others_and_a_village_its_own(
    site, officer, inspector, clerk, neighbour, lists
):
    assert begun(site=site, by=officer, inspector=inspector).inspector == inspector
    with pytest.raises(inspections.NotTheirs, match="统战办"):
        begun(site=site, by=clerk, inspector=officer)
    with pytest.raises(inspections.NotTheirs, match="不负责"):
        begun(site=site, by=officer, inspector=neighbour)


def festival_check(site, on, **fields):
    return SpecialCheck.objects.create(
        **{
            "site": site,
            "kind": "festival",
            "name": "示例诞",
            "day": on + timedelta(days=5),
            "not_before": on - timedelta(days=2),
            "due_on": on + timedelta(days=4),
            **fields,
        }
    )


def test_before_a_festival_its_list_is_answered_too(site, inspector, lists):
    festival = checklist("festival", number=99, since=TODAY() - timedelta(days=9))
    festival_check(site, TODAY())
    inspection = begun(site=site, by=inspector)
    assert set(inspection.checklists.all()) == {lists, festival}
    assert inspection.purpose == "festival"


def test_a_holiday_names_the_purpose_and_adds_no_list(site, inspector, lists):
    festival_check(site, TODAY(), kind="holiday", name="春节")
    inspection = begun(site=site, by=inspector)
    assert (inspection.purpose, inspection.checklists.count()) == ("holiday", 1)


# --- answered ---------------------------------------------------------------------------------------------


def test_the_later_word_counts(site, inspector, lists):
    inspection, item = begun(site=site, by=inspector), lists.items.first()
    inspections.answer(inspection=inspection, item=item, result=PASS, **now(inspector))
    inspections.answer(inspection=inspection, item=item, result=FAIL, note="过期", **now(inspector))
    assert [(one.result, one.note) for one in inspection.answers.all()] == [("fail", "过期")]


def test_an_item_of_another_list_is_refused(site, inspector, lists):
    inspection = begun(site=site, by=inspector)
    foreign = checklist("building", number=99).items.first()
    with pytest.raises(inspections.NotOfItsList):
        inspections.answer(inspection=inspection, item=foreign, result=PASS, **now(inspector))
    with pytest.raises(inspections.NotOfItsList):
        inspections.add_photo(inspection=inspection, item=foreign, upload=upload(photo()), **now(inspector))


def test_only_who_began_it_or_the_office_answers(site, inspector, clerk, officer, lists):
    inspection, item = begun(site=site, by=inspector), lists.items.first()
    with pytest.raises(NotYours, match="冯巡查"):
        inspections.answer(inspection=inspection, item=item, result=PASS, **now(clerk))
    inspections.answer(inspection=inspection, item=item, result=PASS, **now(officer))


def test_photos_are_of_their_item(site, inspector, lists):
    inspection, item = begun(site=site, by=inspector), lists.items.first()
    made = inspections.add_photo(inspection=inspection, item=item, upload=upload(photo()), **now(inspector))
    assert (made.position, made.village_id) == (position_of(item.pk), site.village_id)
    text = upload("文字".encode(), "说明.txt")
    with pytest.raises(inspections.NoPhoto):
        inspections.add_photo(inspection=inspection, item=item, upload=text, **now(inspector))


def test_a_new_version_leaves_what_was_begun_alone(site, inspector, lists):
    inspection = begun(site=site, by=inspector)
    newer = checklist(number=100, since=TODAY())
    assert inspections.newer_lists(inspection, TODAY()) == [newer]
    answered(inspection, by=inspector)
    done = inspections.finish(inspection=inspection, **now(inspector))
    assert (list(done.checklists.all()), done.passed) == ([lists], 3)


# --- finished ---------------------------------------------------------------------------------------------


def test_nothing_may_be_left_out(site, inspector, lists):
    inspection = begun(site=site, by=inspector)
    answered(inspection, by=inspector, leaving=("A2", "A3"))
    with pytest.raises(inspections.NotAnswered, match="还有 2 项") as refusal:
        inspections.finish(inspection=inspection, **now(inspector))
    assert [item.code for item in refusal.value.items] == ["A2", "A3"]
    assert Hazard.objects.count() == 0


def test_what_failed_says_why(site, inspector, lists):
    inspection = begun(site=site, by=inspector)
    answered(inspection, by=inspector, failing=("A2",), note="")
    with pytest.raises(inspections.NotAnswered, match="A2"):
        inspections.finish(inspection=inspection, **now(inspector))


def test_finishing_counts_and_makes_hazards_and_sets_the_next_day(site, inspector, lists):
    done = finished(site=site, by=inspector, failing=("A1", "A3"))
    assert (done.passed, done.failed, done.not_applicable) == (1, 2, 0)
    assert sorted(Hazard.objects.values_list("clause", "grade")) == [
        ("fire:A1", "major"),
        ("fire:A3", "general"),
    ]
    site.refresh_from_db()
    assert (site.last_inspected_on, site.risk) == (TODAY(), 3)
    assert site.next_inspection_on == TODAY() + timedelta(days=14)


def test_finishing_a_second_time_does_nothing(site, inspector, lists):
    done = finished(site=site, by=inspector, failing=("A1",))
    again = inspections.finish(inspection=done, **now(inspector))
    assert (again.finished_at, again.version) == (done.finished_at, done.version)
    assert (Hazard.objects.count(), Hazard.objects.get().steps.count()) == (1, 1)


def test_finishing_does_the_special_check_of_its_days(site, inspector, lists):
    check = festival_check(site, TODAY())
    later = festival_check(site, TODAY() + timedelta(days=30), name="下一个诞")
    done = finished(site=site, by=inspector)
    check.refresh_from_db()
    later.refresh_from_db()
    assert (check.inspection, later.inspection) == (done, None)


def test_a_site_closed_meanwhile_keeps_what_was_begun(site, inspector, lists):
    inspection = begun(site=site, by=inspector)
    Site.objects.filter(pk=site.pk).update(status="closed", status_reason="停用")
    answered(inspection, by=inspector)
    assert inspections.finish(inspection=inspection, **now(inspector)).is_finished


def test_finished_it_stands(site, inspector, officer, lists):
    done = finished(site=site, by=inspector)
    for attempt in (
        lambda: inspections.answer(inspection=done, item=lists.items.first(), result=FAIL, **now(officer)),
        lambda: inspections.change(inspection=done, remark="改一下", **now(officer)),
        lambda: inspections.remove(inspection=done, reason="不要了", **now(officer)),
        lambda: inspections.add_photo(
            inspection=done, item=lists.items.first(), upload=upload(photo()), **now(officer)
        ),
    ):
        with pytest.raises(NotYours, match="已经完成"):
            attempt()
    with pytest.raises(IntegrityError, match="finished inspection stands"), transaction.atomic():
        Inspection.objects.filter(pk=done.pk).update(remark="改一下")
    with pytest.raises(IntegrityError, match="finished inspection stands"), transaction.atomic():
        InspectionAnswer.objects.filter(inspection=done).update(result="na")


def test_a_half_done_one_may_be_removed_and_the_next_begun(site, inspector, lists):
    inspection = begun(site=site, by=inspector)
    inspections.remove(inspection=inspection, reason="扫错了码", **now(inspector))
    assert list(Inspection.objects.current()) == []
    assert begun(site=site, by=inspector).pk


def test_what_stands_beside_the_answers_is_told_in_history(site, inspector, lists):
    inspection = begun(site=site, by=inspector)
    inspections.change(inspection=inspection, companions="消防所", **now(inspector))
    entry = Entry.objects.about(inspection).filter(event="religion.inspection.changed").get()
    assert entry.changes == {"参加单位": ["", "消防所"]}
    version = inspection.version
    same = inspections.change(inspection=inspection, companions="消防所", **now(inspector))
    assert same.version == version + 1


def test_the_occurrence_of_a_festival_soon_brings_its_list(site, clerk, inspector, lists):
    from religion.models import Festival

    fest = checklist("festival", number=99, since=TODAY() - timedelta(days=9))
    festival = Festival(site=site, name="示例诞", lunar_month=3, lunar_day=23).stamp(
        by=clerk, at=timezone.now()
    )
    festival.save()
    soon = TODAY() + timedelta(days=6)
    Occurrence.objects.create(
        festival=festival, lunar_year=2026, computed_on=soon, starts_on=soon, ends_on=soon
    )
    assert fest in begun(site=site, by=inspector).checklists.all()


def test_the_trigger_speaks_of_closed_sites(site, clerk, lists):
    Site.objects.filter(pk=site.pk).update(status="closed", status_reason="停用")
    row = Inspection(site=site, inspected_on=TODAY(), inspector=clerk).stamp(by=clerk, at=timezone.now())
    with pytest.raises(IntegrityError, match="closed site"), transaction.atomic():
        row.save()
    assert connection.vendor == "postgresql"
