"""Deeds about receptions (接待): logged, corrected, turned into a case, removed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.attachments.actions import attach_all
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.places.reach import within_reach
from hengl_uf.web.last_word import insist
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.actions.enquiries import case_of, choose, still_there
from outreach.models import Reception
from outreach.models.enquiries import MOST_PEOPLE

FIELDS = ("received_on", "people", "region", "contact", "visitors", "topic", "summary", "village", "staff")


class ReceivedLater(DeedRefused):
    """A reception is logged after it was held."""


class NobodyCame(DeedRefused):
    """A reception is of at least one person."""


@transaction.atomic
def log_reception(*, by, at, uploads=(), **fields) -> Reception:
    """Log visitors received. Raises `ReceivedLater`, `NobodyCame`, `NoReach`."""
    reception = Reception(**fields)
    check(reception, by=by, on=timezone.localdate(at))
    reception.stamp(by=by, at=at).save()
    record(events.RECEPTION_LOGGED, target=reception, by=by)
    attach_all(owner=reception, uploads=uploads, by=by, at=at)
    return reception


@transaction.atomic
def change_reception(*, reception, by, at, version=None, uploads=(), **fields) -> Reception:
    """Correct a reception. Raises also `StaleEdit`."""
    reception = Reception.claim(reception.pk, version)
    still_there(reception)
    before = snapshot(reception, FIELDS)
    for name, value in fields.items():
        setattr(reception, name, value)
    check(reception, by=by, on=timezone.localdate(at))
    reception.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(reception, FIELDS))
    record(events.RECEPTION_CHANGED, target=reception, by=by, changes=changes)
    attach_all(owner=reception, uploads=uploads, by=by, at=at)
    return reception


@transaction.atomic
def reception_to_case(*, reception, by, at, title, category, contact=None, person=None):
    """Make a case of a reception; of two who do it at once the second gets the first one's case. Returns the case.

    Raises `Gone`, `NothingAsked`, `NoCaseOfNobody`, `NoReach`.
    """
    reception = Reception.claim(reception.pk)
    if reception.case_id:
        return reception.case
    still_there(reception)
    choose(reception, contact=contact, person=person, by=by, at=at)
    reception.case = case_of(reception, title=title, category=category, by=by, at=at)
    reception.stamp(by=by, at=at).save()
    record(events.RECEPTION_TO_CASE, target=reception, by=by, note=str(reception.case))
    return reception.case


@transaction.atomic
def remove_reception(*, reception, by, at, reason) -> Reception:
    """Take a reception out of lists and figures, kept with the reason."""
    reception = Reception.claim(reception.pk)
    insist(reception.editable_by(by))
    reception.removed_at, reception.removed_by, reception.removed_reason = at, by, reason
    reception.stamp(by=by, at=at).save()
    record(events.RECEPTION_REMOVED, target=reception, by=by, note=reason)
    return reception


def check(reception, *, by, on):
    """The rules of a reception that need more than its own fields."""
    if reception.received_on > on:
        raise ReceivedLater(_("接待日期不能晚于今天。"), field="received_on")
    if not 1 <= reception.people <= MOST_PEOPLE:
        raise NobodyCame(_("人次应在 1 到 %(most)s 之间。") % {"most": MOST_PEOPLE}, field="people")
    within_reach(by, reception.village)
