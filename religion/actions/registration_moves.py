"""The step that all deeds about registrations share: from one state to the next, with its row, who, when and why."""

from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import record
from hengl_uf.lib.dates import FIRST_YEAR, plain_date
from hengl_uf.web.last_word import insist
from hengl_uf.web.refusals import DeedRefused
from religion.models import Registration, RegistrationStep, Site
from religion.models.registrations import State
from religion.registration_rules import VERB

MOST_WORDS = 400  # of what a step says


class NoReason(DeedRefused):
    """Who returns, changes or ends a registration says why."""


class NoSuchDay(DeedRefused):
    """The days of a registration come one after another, and none is still to come."""


def claim_for(key, registration, by) -> Registration:
    """Lock a registration and read its site, for a deed that its state allows to this account. Raises `NotYours`."""
    registration = Registration.claim(registration.pk)
    insist(VERB[key].answer(registration, by))
    return registration


def claim_with_site(key, registration, by) -> Registration:
    """The same with its site locked as well: both before anything is written, always in this order."""
    registration = claim_for(key, registration, by)
    registration.site = Site.claim(registration.site_id)
    return registration


def move(registration, to: State, *, event, by, at, on=None, reason="", is_return=False) -> Registration:
    """Take one step: save the registration in its new state, add the row of the step, and tell the trail.

    Every change of state goes through here. `on` is the day of the step, today unless given.
    """
    came_from, day = State(registration.state), on or timezone.localdate(at)
    registration.state, registration.state_since = to, day
    registration.stamp(by=by, at=at).save()
    add_step(registration, came_from, by=by, at=at, on=day, reason=reason, is_return=is_return)
    changes = {_("状态"): [str(came_from.label), str(to.label)]}
    record(event, target=registration, by=by, changes=changes, note=reason)
    return registration


def add_step(registration, came_from, *, by, at, on, reason="", is_return=False) -> RegistrationStep:
    """Write down where it stands now, and from where it came ("" at its beginning)."""
    return RegistrationStep.objects.create(
        registration=registration,
        round=registration.round,
        from_state=came_from,
        to_state=registration.state,
        is_return=is_return,
        reason=reason[:MOST_WORDS],
        taken_on=on,
        taken_at=at,
        taken_by=by,
    )


def stated(reason, words) -> str:
    """A reason that says something; `words` is the sentence for one that does not."""
    if not reason.strip():
        raise NoReason(words, field="reason")
    return reason.strip()


def checked_day(day, *, first, last, field, words):
    """Raise `NoSuchDay` unless a day lies between two days (the first may be unknown); `words` names what it is."""
    named = {"what": words, "first": first and plain_date(first), "last": plain_date(last)}
    if first and not first <= day <= last:
        raise NoSuchDay(_("%(what)s要在 %(first)s 到 %(last)s 之间。") % named, field=field)
    if day > last:
        raise NoSuchDay(_("%(what)s不能晚于 %(last)s。") % named, field=field)
    if day.year < FIRST_YEAR:
        raise NoSuchDay(_("请核对%(what)s的年份。") % named, field=field)
    return day


def unpublish(registration):
    """Clear what belongs to one walk along the chain, before the next begins; the steps keep it."""
    registration.public_from = registration.public_until = registration.reported_on = None
    registration.public_where = registration.objections = registration.objections_note = ""
    registration.reported_to = ""
