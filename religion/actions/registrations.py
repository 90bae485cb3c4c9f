"""Deeds about registrations of sites. What the village does is here; the town's steps and the numbers have modules of
their own and are named here, so that a caller needs one module.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused
from religion.actions.registration_moves import (
    NoReason,
    NoSuchDay,
    add_step,
    claim_for,
    move,
    stated,
)
from religion.actions.registration_numbers import (
    ClassInDoubt,
    NoOfficialNumber,
    NotReported,
    NumberTaken,
    cancel,
    change,
    drop_change,
    number,
)
from religion.actions.registration_town import (
    NoPlace,
    ObjectionsOpen,
    StillPublic,
    public_days,
    publish,
    report,
    review,
    send_back,
)
from religion.events import registrations as events
from religion.models import ReadinessAnswer, ReadinessItem, Registration, Site
from religion.models.registrations import State
from religion.registration_rules import VERB, openable

FIELDS = ("applicant", "statement")
NAMED = 3  # conditions in a sentence


class OneAlready(DeedRefused):
    """Of one site one registration lives at a time."""


class NotReady(DeedRefused):
    """An application says of every condition whether the site has it, and has those without which there is none."""


@transaction.atomic
def open_registration(*, site, by, at, applicant="", statement="", answers=None) -> Registration:
    """Begin the registration of a site, as a draft. Raises `OneAlready`, `NotYours`."""
    site = Site.claim(site.pk)
    insist(openable(site, by))
    if Registration.objects.alive().filter(site=site).exists():
        raise one_already(site)
    day = timezone.localdate(at)
    registration = Registration(site=site, state_since=day, applicant=applicant, statement=statement)
    with told(registration_one_alive=lambda: one_already(site)):
        registration.stamp(by=by, at=at).save()
    add_step(registration, "", by=by, at=at, on=day)
    record(events.REGISTRATION_OPENED, target=registration, by=by)
    keep_answers(registration, answers or {}, by=by)
    return registration


@transaction.atomic
def edit_registration(*, registration, by, at, version=None, answers=None, **fields) -> Registration:
    """Correct what the village writes; `answers` as in `answer_readiness`. Raises `StaleEdit`, `NotYours`."""
    registration = Registration.claim(registration.pk, version)
    insist(VERB["edit"].answer(registration, by))
    before = snapshot(registration, FIELDS)
    for name, value in fields.items():
        setattr(registration, name, value)
    registration.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(registration, FIELDS))
    if changes or not answers:
        record(events.REGISTRATION_CHANGED, target=registration, by=by, changes=changes)
    keep_answers(registration, answers or {}, by=by)
    return registration


def answer_readiness(*, registration, answers, by, at, version=None) -> Registration:
    """Say of conditions whether the site has them: `answers` is {item: (is_met, note)}; items not named stay.

    Raises `StaleEdit`, `NotYours`.
    """
    return edit_registration(registration=registration, by=by, at=at, version=version, answers=answers)


@transaction.atomic
def submit(*, registration, by, at, note="") -> Registration:
    """Hand an application or a change to the town. Raises `NotReady`, `NotYours`."""
    registration = claim_for("submit", registration, by)
    check_ready(registration)
    registration.returned_reason = ""
    return move(
        registration, State.SUBMITTED, event=events.REGISTRATION_SUBMITTED, by=by, at=at, reason=note.strip()
    )


@transaction.atomic
def withdraw(*, registration, by, at, reason="") -> Registration:
    """Take an application back as long as the town has not reviewed it. Raises `NotYours`."""
    registration = claim_for("withdraw", registration, by)
    return move(
        registration,
        registration.home_state,
        event=events.REGISTRATION_WITHDRAWN,
        by=by,
        at=at,
        reason=reason.strip(),
    )


@transaction.atomic
def remove(*, registration, by, at, reason) -> Registration:
    """Take a draft away, kept with the reason. Raises `NoReason`, `NotYours`."""
    registration = claim_for("remove", registration, by)
    reason = stated(reason, _("请写明移除原因。"))
    registration.removed_at, registration.removed_by, registration.removed_reason = at, by, reason
    registration.stamp(by=by, at=at).save()
    record(events.REGISTRATION_REMOVED, target=registration, by=by, note=reason)
    return registration


def one_already(site) -> OneAlready:
    """The refusal of a second registration: where the first stands."""
    there = Registration.objects.alive().filter(site=site).first()
    state = there.get_state_display() if there else _("办理中")
    words = {"site": site, "state": state}
    return OneAlready(
        _("“%(site)s”已有一份登记，现在是“%(state)s”，请在那一份上办理。") % words, field="site"
    )


def keep_answers(registration, answers, *, by):
    """Save the answers that differ, and tell which."""
    there = {one.item_id: one for one in registration.readiness.all()}
    changes = {}
    for item, (is_met, note) in answers.items():
        known = there.get(item.pk)
        before = words_of(known) if known else None
        one = known or ReadinessAnswer(registration=registration, item=item)
        one.is_met, one.note = is_met, note
        if words_of(one) != before:
            one.save()
            changes[item.text] = [before, words_of(one)]
    if changes:
        record(events.READINESS_ANSWERED, target=registration, by=by, changes=changes)


def words_of(answer) -> str:
    """An answer as history tells it."""
    return _("：").join(filter(None, (_("具备") if answer.is_met else _("不具备"), answer.note)))


def check_ready(registration):
    """Raise `NotReady` while a condition is not answered, or one is missing without which there is no application."""
    there = {one.item_id: one.is_met for one in registration.readiness.all()}
    items = list(ReadinessItem.objects.filter(is_active=True).order_by("order", "pk"))
    waiting = [item.text for item in items if item.pk not in there]
    if waiting:
        words = {"count": len(waiting), "names": _("；").join(waiting[:NAMED])}
        raise NotReady(_("还有 %(count)s 项申报条件没有核对：%(names)s。请先修改登记，逐项核对。") % words)
    missing = [item.text for item in items if item.is_required and not there[item.pk]]
    if missing:
        words = {"names": _("；").join(missing[:NAMED])}
        raise NotReady(_("这些条件具备后才能申报：%(names)s。") % words)


__all__ = [
    "ClassInDoubt",
    "NoOfficialNumber",
    "NoPlace",
    "NoReason",
    "NoSuchDay",
    "NotReady",
    "NotReported",
    "NumberTaken",
    "ObjectionsOpen",
    "OneAlready",
    "StillPublic",
    "answer_readiness",
    "cancel",
    "change",
    "drop_change",
    "edit_registration",
    "number",
    "open_registration",
    "public_days",
    "publish",
    "remove",
    "report",
    "review",
    "send_back",
    "submit",
    "withdraw",
]
