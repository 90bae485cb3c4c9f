"""Writing the trail: events, and `record()`."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.models import Entry
from hengl_uf.audit.sealing import seal
from hengl_uf.audit.words import plain, without_nul


@dataclass(frozen=True)
class Event:
    """A kind of deed: a stable code and the sentence that people read."""

    code: str
    sentence: str


def record(event: Event, *, target, by, changes=None, note="") -> Entry:
    """Write one entry in the transaction of the deed itself.

    `by` is the account, or None for a job. `changes` is {label: [before, after]}. Raises RuntimeError outside a
    transaction: an entry without its deed, or a deed without its entry, must not be possible.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record() belongs inside the transaction of the deed.")
    entry = Entry(
        id=next_id(),
        at=timezone.now(),
        event=event.code,
        sentence=str(event.sentence),
        actor_id=by.pk if by else None,
        actor_name=by.name if by else str(_("系统")),
        target_type=target._meta.label_lower,
        target_id=target.pk,
        target_name=without_nul(target)[:200],
        village_id=getattr(target, "village_id", None),
        changes=plain(changes or {}),
        note=without_nul(note),
    )
    entry.seal = seal(entry, settings.AUDIT_KEY)
    entry.save(force_insert=True)
    return entry


def next_id() -> int:
    """The id of the next entry: known before it is written, because the seal covers it."""
    with transaction.get_connection().cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [Entry._meta.db_table])
        return cursor.fetchone()[0]


def snapshot(instance, fields) -> dict:
    """What a person would read in these fields, by label, to compare before and after."""
    words = {}
    for name in fields:
        field = instance._meta.get_field(name)
        display = getattr(instance, f"get_{name}_display", None)
        value = getattr(instance, name)
        if field.many_to_many:
            value = sorted(str(one) for one in value.all())
        words[str(field.verbose_name)] = plain(display() if display and field.choices else value)
    return words


def changes_between(before: dict, after: dict) -> dict:
    """Only what differs: {label: [before, after]}."""
    return {label: [before.get(label), value] for label, value in after.items() if before.get(label) != value}
