"""The places of an event: who has one, and who moves up from the waiting list. The event is locked by the caller."""

from chamber.events import events
from chamber.models import Registration
from hengl_uf.audit.trail import record


def free_places(event) -> int:
    """How many places nobody has, asked of the database: its trigger counts."""
    event.refresh_from_db(fields=["booked"])
    return event.free


def promote(event, *, by) -> list[Registration]:
    """Give the free places to those who wait: first come first, and who is too many for what is left waits on."""
    free, moved = free_places(event), []
    for one in event.registrations.waiting():
        if not free:
            break
        if one.people > free:
            continue
        one.status = Registration.Status.BOOKED
        one.version += 1
        one.save(update_fields=["status", "version"])
        record(events.MOVED_UP, target=one, by=by, note=str(event))
        free -= one.people
        moved.append(one)
    event.refresh_from_db(fields=["booked"])
    return moved
