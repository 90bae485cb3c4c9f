"""Deeds about what is given in a pairing. All are told in the history of the pairing."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.actions.sums import BadSum, checked
from chamber.events import pairing as events
from chamber.models import Contribution, Pairing
from hengl_uf.audit.trail import record
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused


class GivenThen(DeedRefused):
    """Something is given between the first day of the pairing and its end, or today."""


@transaction.atomic
def give(*, pairing, by, at, given_on, amount, what, form=Contribution.Form.CASH) -> Contribution:
    """Note what was given: money, or goods and work at their value in yuan. Raises `BadSum`, `GivenThen`, `NotYours`."""
    pairing = Pairing.claim(pairing.pk)
    insist(pairing.editable_by(by))
    one = Contribution(pairing=pairing, given_on=given_on, amount=amount, what=what, form=form)
    keep(one, by=by, at=at)
    tell(events.CONTRIBUTION_ADDED, one, by, None, one.as_line())
    return one


@transaction.atomic
def change_contribution(*, contribution, by, at, version=None, **fields) -> Contribution:
    """Correct what was given. Raises `BadSum`, `GivenThen`, `StaleEdit`, `NotYours`."""
    one = claimed(contribution, by, version)
    before = one.as_line()
    for name, value in fields.items():
        setattr(one, name, value)
    keep(one, by=by, at=at)
    tell(events.CONTRIBUTION_CHANGED, one, by, before, one.as_line())
    return one


@transaction.atomic
def remove_contribution(*, contribution, by, at, reason) -> Contribution:
    """Take away what was noted by mistake. Raises `NotYours`."""
    one = claimed(contribution, by)
    one.removed_at, one.removed_by, one.removed_reason = at, by, reason
    one.stamp(by=by, at=at).save()
    tell(events.CONTRIBUTION_REMOVED, one, by, one.as_line(), None, note=reason)
    return one


def claimed(contribution, by, version=None) -> Contribution:
    """It, locked after its pairing, when this account may change it."""
    pairing = Pairing.claim(contribution.pairing_id)
    one = Contribution.claim(contribution.pk, version)
    one.pairing = pairing
    insist(one.editable_by(by))
    return one


def keep(one, *, by, at):
    """Check and save it; the database has the last word."""
    one.amount = checked(one.amount)
    pairing, today = one.pairing, timezone.localdate(at)
    last = min(filter(None, (pairing.ended_on, today)))
    if not pairing.starts_on <= one.given_on <= last:
        words = {"first": plain_date(pairing.starts_on), "last": plain_date(last)}
        raise GivenThen(
            _("日期要在结对期间（%(first)s 至 %(last)s）。日期没错的话，请先修改结对日期。") % words,
            field="given_on",
        )
    with told(contribution_above_nothing=lambda: BadSum(_("金额要大于 0。"), field="amount")):
        one.stamp(by=by, at=at).save()


def tell(event, one, by, before, after, note=""):
    """Tell it in the history of the pairing."""
    record(event, target=one.pairing, by=by, changes={_("帮扶投入"): [before, after]}, note=note)
