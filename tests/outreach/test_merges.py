"""Two records of one person become one, and two again."""

from datetime import UTC, date, datetime
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from hengl_uf.attachments.actions import attach
from hengl_uf.attachments.models import Attachment
from hengl_uf.audit.models import Entry
from hengl_uf.web.refusals import DeedRefused, StaleEdit
from outreach import events
from outreach.actions import contacts, merges, moving
from outreach.models import Activity, Booking, Contact, ContactMerge, GroupService, PlannedVisit, Visit
from tests.factories import CaseFactory, ContactFactory, VisitFactory
from tests.hengl_uf.attachments.made_files import photo, upload

AT = datetime(2026, 3, 5, 2, tzinfo=UTC)


@pytest.fixture
def person(clerk, sansha):
    """Register somebody with these phones."""

    def registered(name, phones=(), **fields):
        fields = {"village": sansha, "retain_until": date(2027, 1, 1), **fields}
        return contacts.add_contact(by=clerk, at=AT, name=name, phones=phones, **fields)

    return registered


@pytest.fixture
def kept(person):
    return person("陈大文", ["+85291234567"], other_names=["Chan Tai Man"], languages=["yue"])


@pytest.fixture
def double(person):
    fields = {"languages": ["en"], "remark": "周末来电", "region": "macao"}
    return person("陈文", ["+85366123456"], other_names=["陳大文"], **fields)


@pytest.fixture
def merge(clerk):
    """Merge the second into the first."""

    def merged(into, other, by=clerk, **choices):
        return merges.merge_contacts(kept=into, merged=other, choices=choices, by=by, at=AT)

    return merged


def saved(model, by, **fields):
    record = model(**fields)
    record.stamp(by=by, at=AT).save()
    return record


def booked(by, service, contact, slot):
    return saved(Booking, by, service=service, contact=contact, status="booked", slot=slot)


@pytest.fixture
def service(clerk, sansha):
    fields = {"title": "集中办证", "held_on": date(2026, 3, 9), "slots": 9, "staff": clerk}
    return saved(GroupService, clerk, village=sansha, **fields)


def test_each_field_of_a_contact_has_its_place_in_a_merge():
    chosen = {column for columns in merges.CHOSEN.values() for column in columns} | set(merges.UNITED)
    editable = {
        field.attname for field in Contact._meta.concrete_fields if field.editable and not field.primary_key
    }
    assert editable <= chosen


def test_what_was_chosen_stays_and_phones_names_languages_are_united(merge, kept, double):
    merge(kept, double, region="merged", remark="merged")
    kept.refresh_from_db()
    assert (kept.name, kept.region, kept.remark) == ("陈大文", "macao", "周末来电")
    assert (kept.other_names, kept.languages) == (["Chan Tai Man", "陈文", "陳大文"], ["yue", "en"])
    assert merges.numbers_of(kept) == ["+85291234567", "+85366123456"]


def test_both_remarks_can_stay(merge, person):
    kept = person("陈大文", remark="会英语")
    merge(kept, person("陈文", remark="周末来电"), remark="both")
    kept.refresh_from_db()
    assert kept.remark == "会英语\n周末来电"


def test_the_kept_one_is_found_by_the_names_of_both(merge, kept, double, clerk):
    merge(kept, double)
    found = Contact.objects.visible_to(clerk).current().matching
    assert list(found("陈文")) == list(found("Tai-Man")) == list(found("3456")) == [kept]


def test_all_that_points_to_the_double_moves(merge, kept, double, clerk, sansha, service, media):
    VisitFactory(by=clerk, village=sansha, contact=double)
    CaseFactory(by=clerk, village=sansha, contact=double)
    booked(clerk, service, double, 1)
    attach(owner=double, upload=upload(photo(), "合影.jpg"), by=clerk, at=AT)
    held = saved(Activity, clerk, title="茶话会", held_on=date(2026, 3, 1), staff=clerk, village=sansha)
    held.helpers.add(double)
    merge(kept, double)
    assert moving.counts_of(double) == []
    assert dict(moving.counts_of(kept)) == {"走访": 1, "求助事项": 1, "预约": 1, "活动": 1, "附件": 1}


@pytest.fixture
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path


def test_no_table_that_points_to_contacts_is_forgotten(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "select conrelid::regclass::text from pg_constraint"
            " where confrelid = 'outreach_contact'::regclass and contype = 'f'"
        )
        pointing = {name for (name,) in cursor}
    known = {pointer.model for pointer in moving.pointers() if not pointer.owned} | set(moving.ITS_OWN)
    assert pointing == {model._meta.db_table for model in known}


def test_the_double_is_removed_and_says_where_it_went(merge, kept, double):
    merge(kept, double)
    double.refresh_from_db()
    assert (double.is_removed, double.removed_reason, double.merged_into) == (True, "并入陈大文", kept)


def test_a_merge_is_told_on_both(merge, kept, double):
    merge(kept, double)
    told = Entry.objects.filter(event=events.CONTACTS_MERGED.code)
    assert {(one.target_id, one.note) for one in told} == {
        (kept.pk, "陈文 并入 陈大文"),
        (double.pk, "陈文 并入 陈大文"),
    }


def test_nobody_is_merged_into_themselves(merge, kept, clerk):
    with pytest.raises(merges.SamePerson):
        merge(kept, kept)
    with pytest.raises(IntegrityError), transaction.atomic():
        saved(ContactMerge, clerk, kept=kept, merged=kept, before={}, moved={})


def test_removed_people_are_not_merged(merge, kept, double, clerk):
    contacts.remove_contact(contact=double, by=clerk, at=AT, reason="本人要求")
    with pytest.raises(merges.NotMergeable, match="已移除"):
        merge(kept, double)


def test_people_out_of_reach_are_not_merged(merge, kept, person, officer, liusha, clerk):
    far = contacts.add_contact(by=officer, at=AT, name="陈文", village=liusha, retain_until=date(2027, 1, 1))
    with pytest.raises(merges.NotMergeable, match="六沙村"):
        merge(kept, far)
    assert merge(kept, far, by=officer, village="merged").kept.village == liusha


def test_a_merge_of_what_changed_meanwhile_is_refused(kept, double, clerk):
    versions = (kept.version, double.version)
    contacts.change_contact(contact=double, by=clerk, at=AT, remark="改了")
    with pytest.raises(StaleEdit):
        merges.merge_contacts(kept=kept, merged=double, choices={}, by=clerk, at=AT, versions=versions)


def test_two_live_bookings_of_one_service_are_refused_with_its_name(merge, kept, double, clerk, service):
    [booked(clerk, service, one, slot) for slot, one in enumerate((kept, double), 1)]
    with pytest.raises(moving.BothHaveIt, match="集中办证"):
        merge(kept, double)


def test_a_second_booking_of_a_service_that_is_over_stays_behind(merge, kept, double, clerk, service):
    [booked(clerk, service, one, slot) for slot, one in enumerate((kept, double), 1)]
    GroupService.objects.update(status="done")
    merge(kept, double)
    assert Booking.objects.get(slot=2).contact == double


def test_two_plans_of_one_day_are_refused(merge, kept, double, clerk, sansha):
    plan = {"planned_on": date(2026, 3, 9), "staff": clerk, "village": sansha}
    [saved(PlannedVisit, clerk, contact=one, **plan) for one in (kept, double)]
    with pytest.raises(moving.BothHaveIt, match="3月9日"):
        merge(kept, double)


def test_who_helped_with_the_same_activity_twice_helps_once(merge, kept, double, clerk, sansha):
    held = saved(Activity, clerk, title="茶话会", held_on=date(2026, 3, 1), staff=clerk, village=sansha)
    held.helpers.add(kept, double)
    merge(kept, double)
    assert list(kept.activities.all()) == [held]


# --- undoing ------------------------------------------------------------------------------------------


def undo(merge, by):
    return merges.undo_merge(merge=merge, by=by, at=AT)


def test_undoing_gives_each_back_what_it_had(merge, kept, double, clerk, sansha):
    mine, theirs = (VisitFactory(by=clerk, village=sansha, contact=one) for one in (kept, double))
    before = [merges.state_of(one) for one in (kept, double)]
    done = undo(merge(kept, double, region="merged", remark="merged", name="merged"), clerk)
    people = Contact.objects.in_bulk([kept.pk, double.pk])
    assert [merges.state_of(people[one.pk]) for one in (kept, double)] == before
    assert [Visit.objects.get(pk=one.pk).contact_id for one in (mine, theirs)] == [kept.pk, double.pk]
    assert (done.left, people[double.pk].is_removed, people[double.pk].merged_into) == ([], False, None)


def test_undoing_leaves_what_was_changed_since_and_says_so(merge, kept, double, clerk, sansha):
    visit = VisitFactory(by=clerk, village=sansha, contact=double)
    done = merge(kept, double, region="merged")
    other = ContactFactory(by=clerk, village=sansha)
    Visit.objects.filter(pk=visit.pk).update(contact=other)
    contacts.change_contact(contact=kept, by=clerk, at=AT, region="overseas", phones=["+85260000000"])
    left = undo(done, clerk).left
    kept.refresh_from_db()
    assert (kept.region, Visit.objects.get(pk=visit.pk).contact) == ("overseas", other)
    assert left == ["来自", "电话", "1 条往来记录"]


def test_what_came_to_the_kept_one_since_stays_there(merge, kept, double, clerk, sansha):
    done = merge(kept, double)
    visit = VisitFactory(by=clerk, village=sansha, contact=kept)
    undo(done, clerk)
    assert Visit.objects.get(pk=visit.pk).contact == kept


def test_a_merge_is_undone_once_and_told_on_both(merge, kept, double, clerk):
    done = merge(kept, double)
    undo(done, clerk)
    with pytest.raises(merges.NotUndoable):
        undo(done, clerk)
    assert Entry.objects.filter(event=events.MERGE_UNDONE.code).count() == 2


def test_a_merge_below_another_waits_for_that_one(merge, person, kept, double, clerk):
    first = merge(kept, double)
    second = merge(person("陈先生"), kept)
    with pytest.raises(merges.NotUndoable, match="先撤销"):
        undo(first, clerk)
    undo(second, clerk)
    assert undo(first, clerk).left == []


# --- in the same second -------------------------------------------------------------------------------


def at_once(*deeds):
    """Run deeds at the same time, each with a connection of its own; returns how many were refused."""
    start, refused = Barrier(len(deeds)), []

    def run(deed):
        start.wait()
        try:
            deed()
        except DeedRefused as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[deed]) for deed in deeds]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return len(refused)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_merge_each_other_in_the_same_second_one_wins(merge, kept, double, officer):
    assert at_once(lambda: merge(kept, double), lambda: merge(double, kept, by=officer)) == 1
    assert Contact.objects.current().count() == ContactMerge.objects.standing().count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_merge_one_record_into_different_ones_one_wins(merge, person, kept, double, officer):
    third = person("陈先生")
    assert at_once(lambda: merge(kept, double), lambda: merge(third, double, by=officer)) == 1
    assert Contact.objects.current().count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_a_chain_in_the_same_second_no_row_is_lost(merge, person, kept, double, clerk, sansha, officer):
    third = person("陈先生")
    VisitFactory(by=clerk, village=sansha, contact=double)
    at_once(lambda: merge(kept, double), lambda: merge(third, kept, by=officer))
    assert Visit.objects.filter(contact__in=Contact.objects.current()).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_undo_in_the_same_second_one_wins(merge, kept, double, clerk, officer):
    done = merge(kept, double)
    assert at_once(lambda: undo(done, clerk), lambda: undo(done, officer)) == 1
    assert Contact.objects.current().count() == 2


def test_files_of_the_double_go_back_too(merge, kept, double, clerk, media):
    attach(owner=double, upload=upload(photo(), "合影.jpg"), by=clerk, at=AT)
    undo(merge(kept, double), clerk)
    assert Attachment.objects.get().owner_id == double.pk
