"""Deeds about pairings: agreed, corrected, ended with a result, taken up again. What is given in them is in `contributions.py`."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.events import pairing as events
from chamber.models import Pairing
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import FIRST_YEAR, plain_date
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("kind", "enterprise", "village", "place", "starts_on", "ends_on", "plan", "result")
MOST_YEARS = 50  # that a pairing lasts


class OnePlace(DeedRefused):
    """A pairing is with a village of the town or with a place elsewhere, with one of the two."""


class WrongDays(DeedRefused):
    """A pairing ends on its first day or later, within a lifetime."""


class EndedThen(DeedRefused):
    """A pairing has ended between its first day, or the last that was given, and today."""


@transaction.atomic
def add_pairing(*, by, at, **fields) -> Pairing:
    """Register a pairing; without `enterprise` it is the chamber's. Raises `OnePlace`, `WrongDays`."""
    pairing = keep(Pairing(**fields), by=by, at=at)
    record(events.PAIRING_ADDED, target=pairing, by=by)
    return pairing


@transaction.atomic
def change_pairing(*, pairing, by, at, version=None, **fields) -> Pairing:
    """Correct a pairing. Raises `OnePlace`, `WrongDays`, `StaleEdit`, `NotYours`."""
    pairing = Pairing.claim(pairing.pk, version)
    insist(pairing.editable_by(by))
    before = snapshot(pairing, FIELDS)
    for name, value in fields.items():
        setattr(pairing, name, value)
    keep(pairing, by=by, at=at)
    changes = changes_between(before, snapshot(pairing, FIELDS))
    record(events.PAIRING_CHANGED, target=pairing, by=by, changes=changes)
    return pairing


@transaction.atomic
def end_pairing(*, pairing, by, at, ended_on, result) -> Pairing:
    """End a pairing and say what came of it. Raises `EndedThen`, `NotYours`."""
    pairing = Pairing.claim(pairing.pk)
    insist(pairing.endable_by(by))
    last = pairing.contributions.current().order_by("-given_on").values_list("given_on", flat=True).first()
    first = max(filter(None, (pairing.starts_on, last)))
    if not first <= ended_on <= timezone.localdate(at):
        words = {"day": plain_date(first)}
        raise EndedThen(_("结束日期要在 %(day)s（结对或最后一笔投入）到今天之间。") % words, field="ended_on")
    pairing.ended_on, pairing.result = ended_on, result
    pairing.stamp(by=by, at=at).save()
    record(events.PAIRING_ENDED, target=pairing, by=by, note=result)
    return pairing


@transaction.atomic
def reopen_pairing(*, pairing, by, at) -> Pairing:
    """Take back its end; the words about the result stay until the next. Raises `NotYours`."""
    pairing = Pairing.claim(pairing.pk)
    insist(pairing.reopenable_by(by))
    pairing.ended_on = None
    pairing.stamp(by=by, at=at).save()
    record(events.PAIRING_REOPENED, target=pairing, by=by)
    return pairing


@transaction.atomic
def remove_pairing(*, pairing, by, at, reason) -> Pairing:
    """Take a pairing, with what was given in it, out of lists and figures. Raises `NotYours`."""
    pairing = Pairing.claim(pairing.pk)
    insist(pairing.editable_by(by))
    pairing.removed_at, pairing.removed_by, pairing.removed_reason = at, by, reason
    pairing.stamp(by=by, at=at).save()
    record(events.PAIRING_REMOVED, target=pairing, by=by, note=reason)
    return pairing


def keep(pairing, *, by, at) -> Pairing:
    """Check and save it; the database has the last word."""
    check_place(pairing)
    check_days(pairing)
    with told(
        pairing_with_one_place=lambda: OnePlace(_("请选结对的村（社区），或填镇外结对地，只填一项。")),
        pairing_ends_after_start=lambda: WrongDays(_("到期不能早于结对日期。"), field="ends_on"),
        pairing_ended_after_start=lambda: ended_before(pairing),
    ):
        pairing.stamp(by=by, at=at).save()
    return pairing


def check_place(pairing):
    """Raise `OnePlace` unless it names the one or the other."""
    if pairing.village_id is None and not pairing.place:
        raise OnePlace(_("请选结对的村（社区）；结对的不是本镇的村，请填镇外结对地。"), field="village")
    if pairing.village_id is not None and pairing.place:
        raise OnePlace(_("已经选了本镇的村（社区），镇外结对地请留空。"), field="place")


def check_days(pairing):
    """Raise `WrongDays` when the days cannot be; what was given lies within them."""
    first, last = pairing.starts_on, pairing.ends_on
    if first.year < FIRST_YEAR:
        raise WrongDays(_("请核对结对日期的年份。"), field="starts_on")
    if last and last < first:
        raise WrongDays(_("到期不能早于结对日期。"), field="ends_on")
    if last and last.year > first.year + MOST_YEARS:
        raise WrongDays(_("请核对到期日期的年份。"), field="ends_on")
    if pairing.ended_on and pairing.ended_on < first:
        raise ended_before(pairing)
    given = pairing.contributions.current().filter(given_on__lt=first) if pairing.pk else None
    if given is not None and (earliest := given.order_by("given_on").first()):
        words = {"line": earliest.as_line()}
        raise WrongDays(_("已有更早的投入（%(line)s），结对日期不能更晚。") % words, field="starts_on")


def ended_before(pairing) -> WrongDays:
    """The refusal of a first day after the end."""
    words = {"day": plain_date(pairing.ended_on)}
    return WrongDays(_("结对已在 %(day)s 结束，结对日期不能更晚。") % words, field="starts_on")
