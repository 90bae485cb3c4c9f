"""Deeds about promises: made in any record of outreach, kept with proof, or given up with the reason."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.attachments.actions import attach_all
from hengl_uf.audit.trail import record
from hengl_uf.places.reach import within_reach
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.models import Promise
from outreach.models.promises import SOURCES

PROOF = "proof"  # the position of the files that prove that a promise was kept


class PromiseInThePast(DeedRefused):
    """A promise is for a day that has not gone by."""


class NotTheirs(DeedRefused):
    """Whoever is to keep the promise would not see it: the record is out of their reach."""


class NotKeptThen(DeedRefused):
    """A promise is kept after it was written down, and not in the future."""


class PromiseOver(DeedRefused):
    """The promise was kept or given up before, or is somebody else's."""


@transaction.atomic
def make_promise(*, source, text, due_on, owner, by, at, contact=None) -> Promise:
    """Write down what was promised in a record (a visit, case, enquiry, reception, activity, project or care call).

    To whom is the contact of that record, unless another is given. Raises `PromiseInThePast`, `NoReach`,
    `NotTheirs`.
    """
    if due_on < timezone.localdate(at):
        raise PromiseInThePast(_("承诺期限不能早于今天。"), field="due_on")
    within_reach(by, source.village)
    if not owner.works_in(source.village_id):
        raise NotTheirs(_("%(name)s看不到这条记录，请另选承诺人。") % {"name": owner.name}, field="owner")
    promise = Promise(
        **{source_field(source): source},
        village=source.village,
        contact=contact or getattr(source, "contact", None),
        text=text,
        due_on=due_on,
        owner=owner,
    )
    promise.stamp(by=by, at=at).save()
    record(events.PROMISE_MADE, target=promise, by=by)
    return promise


@transaction.atomic
def keep_promise(*, promise, by, on, at, note="", uploads=()) -> Promise:
    """Mark a promise as kept on a day, with what was done and its proof. Raises `PromiseOver`, `NotKeptThen`."""
    promise = claim_open(promise, by)
    if on > timezone.localdate(at):
        raise NotKeptThen(_("兑现日期不能晚于今天。"), field="on")
    if on < timezone.localdate(promise.created_at):
        raise NotKeptThen(_("兑现日期不能早于登记承诺的那天。"), field="on")
    promise.kept_on, promise.kept_by, promise.kept_note = on, by, note
    promise.stamp(by=by, at=at).save()
    record(events.PROMISE_KEPT, target=promise, by=by, note=note)
    attach_all(owner=promise, uploads=uploads, by=by, at=at, position=PROOF)
    return promise


@transaction.atomic
def give_up_promise(*, promise, by, at, reason) -> Promise:
    """Say that a promise was not kept and will not be, and why. Raises `PromiseOver`."""
    promise = claim_open(promise, by)
    promise.given_up_on, promise.given_up_by = timezone.localdate(at), by
    promise.given_up_reason = reason
    promise.stamp(by=by, at=at).save()
    record(events.PROMISE_GIVEN_UP, target=promise, by=by, note=reason)
    return promise


def claim_open(promise, by) -> Promise:
    """Lock a promise that this account may end now."""
    promise = Promise.claim(promise.pk)
    answer = promise.endable_by(by)
    if not answer:
        raise PromiseOver(answer.reason)
    return promise


def source_field(source) -> str:
    """The field of `Promise` that names this kind of record."""
    return next(name for name in SOURCES if Promise._meta.get_field(name).related_model is type(source))
