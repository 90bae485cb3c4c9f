"""Restricted notes: for the writer and the named readers; for everybody else there is no such note."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from outreach import events
from outreach.actions import case_notes as actions
from outreach.models import CaseNote
from tests.conftest import account
from tests.factories import CaseFactory, CaseNoteFactory

AT = datetime(2026, 3, 6, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
SECRET = "家属希望只和经办人联系"


@pytest.fixture
def case(clerk, sansha):
    return CaseFactory(by=clerk, village=sansha, handler=clerk, status="working")


@pytest.fixture
def note(case, clerk, officer):
    """Written by the clerk for one officer."""
    return actions.add_note(case=case, by=clerk, at=AT, text=SECRET, readers=[officer])


def test_writer_and_reader_see_that_it_is_there_and_nobody_else(
    signed_in, note, case, clerk, officer, other_officer, leader
):
    shown = {
        user.username: note.get_absolute_url()
        in signed_in(user).get(case.get_absolute_url()).content.decode()
        for user in (officer, other_officer, leader)
    }
    assert shown == {"officer": True, "officer2": False, "leader": False}
    for user in (other_officer, leader):
        assert signed_in(user).get(note.get_absolute_url()).status_code == 404


def test_a_leader_reads_when_named(signed_in, case, clerk, leader):
    note = actions.add_note(case=case, by=clerk, at=AT, text=SECRET, readers=[leader])
    assert SECRET in signed_in(leader).get(note.get_absolute_url()).content.decode()


def test_opening_is_told_in_the_trail_and_the_case_shows_no_text(signed_in, note, case, officer):
    browser = signed_in(officer)
    assert SECRET not in browser.get(case.get_absolute_url()).content.decode()
    read = Entry.objects.filter(event=events.CASE_NOTE_READ.code)
    assert not read.exists()
    assert SECRET in browser.get(note.get_absolute_url()).content.decode()
    assert (read.get().actor_name, read.get().note) == (officer.name, case.number)


def test_text_and_existence_stay_out_of_history_story_trail_and_search(
    signed_in, note, case, clerk, officer, other_officer
):
    actions.change_note(note=note, by=clerk, at=AT, text=f"{SECRET}，请勿转告", readers=[officer])
    assert not Entry.objects.about(case).exists()
    assert not case.steps.exists()
    told = " ".join(str(row) for row in Entry.objects.values_list("note", "changes", "target_name"))
    assert "家属" not in told
    assert case.title not in signed_in(other_officer).get("/search/?q=家属").content.decode()


def test_readers_must_be_able_to_open_the_case(case, clerk, neighbour, secretary):
    for stranger in (neighbour, secretary):
        with pytest.raises(actions.CannotRead, match=stranger.name):
            actions.add_note(case=case, by=clerk, at=AT, text=SECRET, readers=[stranger])


def test_the_form_offers_only_those_who_could_open_the_case(
    signed_in, case, clerk, neighbour, officer, leader, secretary, sansha
):
    colleague = account("clerk2", "何志强", "village", [sansha])
    form = signed_in(clerk).get(f"/outreach/case/{case.pk}/note/").context["form"]
    assert set(form.fields["readers"].queryset) == {colleague, officer, leader}


def test_a_reader_who_moved_away_reads_no_longer(signed_in, case, clerk, sansha, liusha):
    colleague = account("clerk2", "何志强", "village", [sansha])
    note = CaseNoteFactory(by=clerk, case=case, readers=[colleague])
    colleague.villages.set([liusha])
    assert signed_in(colleague).get(note.get_absolute_url()).status_code == 404


def test_only_the_writer_changes_it_and_not_over_a_newer_version(signed_in, note, clerk, officer):
    url = f"{note.get_absolute_url()}edit/"
    assert signed_in(officer).get(url).status_code == 403
    words = {"form_token": held.new_token(clerk), "version": 1, "text": "改过", "readers": [officer.pk]}
    assert signed_in(clerk).post(url, words).status_code == 302
    stale = signed_in(clerk).post(url, {**words, "form_token": held.new_token(clerk), "text": "再改"})
    assert (stale.status_code, CaseNote.objects.get().text) == (409, "改过")


def test_who_only_looks_writes_none(signed_in, leader, case):
    assert signed_in(leader).get(f"/outreach/case/{case.pk}/note/").status_code == 403


def test_writing_one_leads_back_to_the_case(signed_in, clerk, officer, case):
    words = {"form_token": held.new_token(clerk), "text": SECRET, "readers": [officer.pk]}
    response = signed_in(clerk).post(f"/outreach/case/{case.pk}/note/", words)
    assert (response.url, CaseNote.objects.get().text) == (case.get_absolute_url(), SECRET)
