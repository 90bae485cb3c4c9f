"""The proof finds what was done to the trail behind the portal's back."""

import threading
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction

from hengl_uf.audit import proof
from hengl_uf.audit.models import Entry, Head, Link
from hengl_uf.audit.proof import prove, prove_and_anchor
from hengl_uf.audit.trail import record
from tests.hengl_uf.audit.conftest import CHANGED

NIGHT = datetime(2026, 3, 5, 18, tzinfo=UTC)
COPY = (
    "INSERT INTO hengl_uf_entry (at, event, sentence, actor_id, actor_name, target_type, target_id, target_name,"
    " village_id, changes, note, seal) SELECT at, event, sentence, actor_id, actor_name, target_type, target_id,"
    " target_name, village_id, changes, note, seal FROM hengl_uf_entry WHERE id = %s"
)


@pytest.fixture
def trail(village, write):
    return write(village, 5)


def test_whole_chain(trail):
    assert (prove().links, prove().broken) == (5, "")


def test_empty_chain_is_whole(db):
    assert prove_and_anchor(at=NIGHT).broken == ""
    assert prove().broken == ""


@pytest.mark.parametrize("field", ["sentence", "actor_name", "target_name", "note", "event"])
def test_changed_entry(trail, tamper, field):
    tamper(f"UPDATE hengl_uf_entry SET {field} = 'x' WHERE id = %s", trail[2].pk)  # noqa: S608 names from above
    assert prove().broken == f"entry {trail[2].pk} (link 3) was changed or inserted: its seal does not fit"


@pytest.mark.parametrize("number", [0, 2, 4])
def test_removed_entry(trail, tamper, number):
    tamper("DELETE FROM hengl_uf_entry WHERE id = %s", trail[number].pk)
    assert prove().broken == f"entry {trail[number].pk} (link {number + 1}) was removed"


def test_removed_entry_and_link(trail, tamper):
    tamper("DELETE FROM hengl_uf_entry WHERE id = %s", trail[2].pk)
    tamper("DELETE FROM hengl_uf_audit_link WHERE position = 3")
    assert prove().broken == "link 3 is missing (the next one is 4)"


def test_last_entry_and_link_removed(trail, tamper):
    tamper("DELETE FROM hengl_uf_entry WHERE id = %s", trail[4].pk)
    tamper("DELETE FROM hengl_uf_audit_link WHERE position = 5")
    assert prove().broken == "the chain was cut or lengthened after link 4"


def test_cut_with_rewound_head_is_found_by_the_anchor(trail, tamper):
    prove_and_anchor(at=NIGHT)
    cut_behind(4, trail, tamper)
    assert prove().broken == "the chain was cut after link 4: at 2026-03-05T18:00:00+00:00 it had 5 links"


def test_cut_and_continued_is_found_by_the_anchor(trail, tamper, village, write):
    prove_and_anchor(at=NIGHT)
    cut_behind(4, trail, tamper)
    (entry,) = write(village)
    assert prove().broken == f"the chain up to entry {entry.pk} (link 5) was written anew after an anchor"


def cut_behind(position, trail, tamper):
    tamper("DELETE FROM hengl_uf_entry WHERE id > %s", trail[position - 1].pk)
    tamper("DELETE FROM hengl_uf_audit_link WHERE position > %s", position)
    kept = Link.objects.get(position=position).hash
    tamper("UPDATE hengl_uf_audit_head SET position = %s, hash = %s", position, kept)


def test_inserted_with_triggers_on(trail, raw):
    raw(COPY.replace("note, seal FROM", "'x', 'x' FROM"), trail[2].pk)
    assert "(link 6) was changed or inserted" in prove().broken


def test_copied_entry(trail, raw):
    raw(COPY, trail[2].pk)
    assert "(link 6) was changed or inserted" in prove().broken


def test_inserted_with_triggers_silenced(trail, tamper):
    tamper(COPY, trail[2].pk)
    assert "was inserted beside the chain" in prove().broken


def test_two_entries_swapped(trail, tamper):
    tamper("UPDATE hengl_uf_audit_link SET entry_id = -1 WHERE position = 2")
    tamper("UPDATE hengl_uf_audit_link SET entry_id = %s WHERE position = 3", trail[1].pk)
    tamper("UPDATE hengl_uf_audit_link SET entry_id = %s WHERE position = 2", trail[2].pk)
    assert "(link 2) was changed or moved" in prove().broken


def test_batches_see_the_whole_chain(trail, monkeypatch, tamper):
    monkeypatch.setattr(proof, "BATCH", 2)
    assert prove().links == 5
    tamper("UPDATE hengl_uf_entry SET note = 'x' WHERE id = %s", trail[4].pk)
    assert "(link 5)" in prove().broken


def test_another_key_fits_nothing(trail, settings):
    settings.AUDIT_KEY = "another"
    assert "its seal does not fit" in prove().broken


def test_changed_anchor(trail, anchors):
    prove_and_anchor(at=NIGHT)
    anchors.write_text(anchors.read_text().replace(" 5 ", " 4 "))
    assert prove().broken == "line 1 of the anchor file was changed, or a line before it was taken out"


def test_anchor_taken_out(trail, anchors):
    for _night in range(3):
        prove_and_anchor(at=NIGHT)
    lines = anchors.read_text().splitlines(keepends=True)
    anchors.write_text("".join([lines[0], lines[2]]))
    assert prove().broken.startswith("line 2 of the anchor file")


def test_anchor_file_is_private(trail, anchors):
    prove_and_anchor(at=NIGHT)
    assert anchors.stat().st_mode & 0o777 == 0o600


def test_command_says_whole_and_anchors(trail, anchors, capsys):
    call_command("verify_audit")
    assert "5 links" in capsys.readouterr().out
    assert len(anchors.read_text().splitlines()) == 1


def test_command_fails_on_a_broken_chain(trail, tamper, anchors):
    tamper("DELETE FROM hengl_uf_entry WHERE id = %s", trail[4].pk)
    with pytest.raises(CommandError, match=rf"entry {trail[4].pk} \(link 5\) was removed"):
        call_command("verify_audit")
    assert not anchors.exists()


@pytest.mark.django_db(transaction=True)
def test_eight_writers_make_one_whole_chain(village, django_user_model):
    people = django_user_model.objects.bulk_create(
        django_user_model(username=f"u{n}", role="village") for n in range(8)
    )
    threads = [threading.Thread(target=write_and_close, args=(village, 25, user)) for user in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (prove().links, prove().broken) == (200, "")


def write_and_close(village, count, user=None):
    """Half of the deeds lock the record they are about, the others add a row that points to it."""
    for number in range(count):
        with transaction.atomic():
            if number % 2:
                type(village).objects.select_for_update(no_key=True).get(pk=village.pk)
            elif user:
                user.villages.set([village] if number % 4 else [])
            record(CHANGED, target=village, by=None)
    connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_proof_while_others_write(village, monkeypatch):
    monkeypatch.setattr(proof, "BATCH", 3)
    writer = threading.Thread(target=write_and_close, args=(village, 40))
    writer.start()
    found = [prove().broken for _time in range(5)]
    writer.join()
    assert found == [""] * 5


@pytest.mark.django_db(transaction=True)
def test_rollback_leaves_nothing(village):
    with transaction.atomic():
        record(CHANGED, target=village, by=None)
        transaction.set_rollback(True)
    assert not Entry.objects.exists()
    assert not Link.objects.exists()
    assert not Head.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_record_needs_the_transaction_of_the_deed(village):
    with pytest.raises(RuntimeError, match="inside the transaction"):
        record(CHANGED, target=village, by=None)


@pytest.mark.django_db(transaction=True)
def test_proof_changes_nothing_and_leaves_the_connection_usable(village, write):
    write(village)
    prove()
    write(village)
    assert (prove().links, connection.in_atomic_block) == (2, False)


def test_a_start_with_another_key_is_refused_before_it_seals_anything(trail, settings, capsys):
    settings.AUDIT_KEY = "another key"
    with pytest.raises(SystemExit):
        call_command("prepare")
    assert "AUDIT_KEY" in capsys.readouterr().err
