"""Deeds about care calls (关怀随访): logged, passed on to who can help, closed with what came of it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.places.reach import within_reach
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.models import CareCall

FIELDS = ("called_on", "contact", "person", "need", "village", "staff")
Status = CareCall.Status


class CalledLater(DeedRefused):
    """A call is logged after it was made."""


class NobodyCalled(DeedRefused):
    """A care call is to somebody."""


class NeedInHand(DeedRefused):
    """A need that was passed on or met is not taken back, nor is one raised anew in an old call."""


class NobodyToHelp(DeedRefused):
    """A need is passed on to somebody by name."""


class CallNotOpen(DeedRefused):
    """The state of the call does not allow this step (any more)."""


@transaction.atomic
def log_care_call(*, by, at, **fields) -> CareCall:
    """Log a call; with a need it waits to be passed on. Raises `CalledLater`, `NobodyCalled`, `NoReach`."""
    call = CareCall(**fields)
    check(call, by=by, on=timezone.localdate(at))
    call.status = Status.RAISED if call.need else Status.FINE
    call.stamp(by=by, at=at).save()
    record(events.CARE_CALLED, target=call, by=by)
    return call


@transaction.atomic
def change_care_call(*, call, by, at, version=None, **fields) -> CareCall:
    """Correct a call. Raises also `StaleEdit`, `NeedInHand`."""
    call = CareCall.claim(call.pk, version)
    still(call.editable_by(by))
    before = told(call)
    for name, value in fields.items():
        setattr(call, name, value)
    check(call, by=by, on=timezone.localdate(at))
    if call.status in (Status.FINE, Status.RAISED):
        call.status = Status.RAISED if call.need else Status.FINE
    elif not call.need:
        raise NeedInHand(_("这项需要已经转交或办结，不能清空。"), field="need")
    call.stamp(by=by, at=at).save()
    record(events.CARE_CHANGED, target=call, by=by, changes=changes_between(before, told(call)))
    return call


@transaction.atomic
def pass_on(*, call, by, at, passed_to, passed_to_name="") -> CareCall:
    """Pass a need on to the village, the property management or another body. Raises `CallNotOpen`, `NobodyToHelp`."""
    call = CareCall.claim(call.pk)
    still(call.passable_by(by))
    if passed_to != CareCall.PassedTo.VILLAGE and not passed_to_name:
        raise NobodyToHelp(_("请写明转交给哪个单位、谁。"), field="passed_to_name")
    call.passed_to, call.passed_to_name = passed_to, passed_to_name
    call.passed_on, call.passed_by = timezone.localdate(at), by
    call.status = Status.PASSED
    call.stamp(by=by, at=at).save()
    whom = _("、").join(filter(None, (str(call.get_passed_to_display()), passed_to_name)))
    record(events.CARE_PASSED, target=call, by=by, note=whom)
    return call


@transaction.atomic
def close_care_call(*, call, by, at, result) -> CareCall:
    """Say what came of a need. Raises `CallNotOpen`."""
    call = CareCall.claim(call.pk)
    still(call.closable_by(by))
    call.status, call.result = Status.CLOSED, result
    call.closed_on, call.closed_by = timezone.localdate(at), by
    call.stamp(by=by, at=at).save()
    record(events.CARE_CLOSED, target=call, by=by, note=result)
    return call


@transaction.atomic
def remove_care_call(*, call, by, at, reason) -> CareCall:
    """Take a call out of lists and figures, kept with the reason."""
    call = CareCall.claim(call.pk)
    still(call.editable_by(by))
    call.removed_at, call.removed_by, call.removed_reason = at, by, reason
    call.stamp(by=by, at=at).save()
    record(events.CARE_REMOVED, target=call, by=by, note=reason)
    return call


def check(call, *, by, on):
    """The rules of a call that need more than its own fields."""
    if call.called_on > on:
        raise CalledLater(_("随访日期不能晚于今天。"), field="called_on")
    if not call.contact and not call.person:
        raise NobodyCalled(_("请选择联系对象，或填写称呼。"), field="contact")
    within_reach(by, call.village)


def still(answer):
    """Raise `CallNotOpen` with the reason unless the answer is a yes; another person may have been quicker."""
    if not answer:
        raise CallNotOpen(answer.reason)


def told(call) -> dict:
    """What history compares: the fields in words, the phone masked."""
    return {**snapshot(call, FIELDS), str(_("电话")): call.masked}
