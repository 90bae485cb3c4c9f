"""Deeds about agreements: signed, corrected, renewed, ended, removed; with their parties."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.events import services as events
from chamber.models import Agreement, AgreementParty
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.lib.dates import FIRST_YEAR, LAST_YEAR, plain_date
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("title", "kind", "signed_on", "starts_on", "expires_on", "staff", "content")
FEWEST = 2  # parties of an agreement


class TooFewParties(DeedRefused):
    """An agreement is one of two parties at least, each named once."""


class WrongDays(DeedRefused):
    """An agreement is signed by today, and expires on its first day or later."""


class EndedThen(DeedRefused):
    """An agreement ends between its signing and today, with a reason."""


class RenewedBefore(DeedRefused):
    """An agreement is renewed once."""


@dataclass(frozen=True)
class PartySet:
    """A party as it was typed beside its agreement: in which part, its name, the enterprise if it is registered."""

    role: str
    name: str = ""
    enterprise: Enterprise | None = None

    @property
    def called(self) -> str:
        """Its name; that of the enterprise when none was typed."""
        return self.name or (self.enterprise.name[:100] if self.enterprise else "")


@transaction.atomic
def add_agreement(*, by, at, parties=(), **fields) -> Agreement:
    """Note an agreement with its parties. Raises `TooFewParties`, `WrongDays`, `NotYours`."""
    insist(by.may(Agreement.edit_permission))
    fields.setdefault("staff", by)
    agreement = Agreement(**fields)
    check(agreement, on=timezone.localdate(at))
    keep(agreement, by=by, at=at)
    keep_parties(agreement, parties)
    record(events.AGREEMENT_ADDED, target=agreement, by=by)
    return agreement


@transaction.atomic
def change_agreement(*, agreement, by, at, version=None, parties=None, **fields) -> Agreement:
    """Correct an agreement. `parties` replaces all of them. Raises `TooFewParties`, `WrongDays`, `StaleEdit`, `NotYours`."""
    agreement = Agreement.claim(agreement.pk, version)
    insist(agreement.editable_by(by))
    before = words_of(agreement)
    for name, value in fields.items():
        setattr(agreement, name, value)
    check(agreement, on=timezone.localdate(at))
    keep(agreement, by=by, at=at)
    if parties is not None:
        keep_parties(agreement, parties)
    changes = changes_between(before, words_of(agreement))
    record(events.AGREEMENT_CHANGED, target=agreement, by=by, changes=changes)
    return agreement


@transaction.atomic
def renew_agreement(*, agreement, by, at, parties=(), version=None, **fields) -> Agreement:
    """Note the agreement that follows another one; the old one ends on the day on which the new one is signed.

    Raises `RenewedBefore`, `TooFewParties`, `WrongDays`, `StaleEdit`, `NotYours`.
    """
    old = Agreement.claim(agreement.pk, version)
    insist(old.endable_by(by))
    fields.setdefault("staff", by)
    new = Agreement(renews=old, **fields)
    check(new, on=timezone.localdate(at))
    if new.signed_on < old.signed_on:
        words = {"day": plain_date(old.signed_on)}
        raise WrongDays(_("原协议在 %(day)s 签订，续签不能更早。") % words, field="signed_on")
    keep(new, by=by, at=at)
    keep_parties(new, parties)
    old.ended_on, old.ending = new.signed_on, _("续签")
    old.stamp(by=by, at=at).save()
    record(events.AGREEMENT_RENEWED, target=old, by=by, note=str(new))
    record(events.AGREEMENT_ADDED, target=new, by=by)
    return new


@transaction.atomic
def end_agreement(*, agreement, by, at, ended_on: date, reason: str) -> Agreement:
    """End an agreement before it is renewed, with the reason. Raises `EndedThen`, `NotYours`."""
    agreement = Agreement.claim(agreement.pk)
    insist(agreement.endable_by(by))
    if not reason.strip():
        raise EndedThen(_("请写下终止原因。"), field="reason")
    if not agreement.signed_on <= ended_on <= timezone.localdate(at):
        words = {"day": plain_date(agreement.signed_on)}
        raise EndedThen(_("终止日期要在 %(day)s 到今天之间。") % words, field="ended_on")
    agreement.ended_on, agreement.ending = ended_on, reason
    agreement.stamp(by=by, at=at).save()
    record(events.AGREEMENT_ENDED, target=agreement, by=by, note=reason)
    return agreement


@transaction.atomic
def remove_agreement(*, agreement, by, at, reason) -> Agreement:
    """Take an agreement out of lists and figures. One that renewed another lets the old one hold again.

    Raises `NotYours`.
    """
    agreement = Agreement.claim(agreement.pk)
    insist(agreement.editable_by(by))
    old, agreement.renews = agreement.renews, None
    agreement.removed_at, agreement.removed_by, agreement.removed_reason = at, by, reason
    agreement.stamp(by=by, at=at).save()
    record(events.AGREEMENT_REMOVED, target=agreement, by=by, note=reason)
    if old and not old.is_removed:
        old = Agreement.claim(old.pk)
        old.ended_on, old.ending = None, ""
        old.stamp(by=by, at=at).save()
        record(events.AGREEMENT_RESTORED, target=old, by=by, note=str(agreement))
    return agreement


def check(agreement, *, on):
    """The rules of an agreement's days."""
    if agreement.signed_on > on or agreement.signed_on.year < FIRST_YEAR:
        raise WrongDays(_("签订日期不能晚于今天，请核对。"), field="signed_on")
    if not FIRST_YEAR <= agreement.starts_on.year <= LAST_YEAR:
        raise WrongDays(_("请核对生效日期的年份。"), field="starts_on")
    if agreement.expires_on and agreement.expires_on < agreement.starts_on:
        raise expires_before_start()
    if agreement.expires_on and agreement.expires_on.year > LAST_YEAR:
        raise WrongDays(_("请核对到期日期的年份。"), field="expires_on")
    if agreement.ended_on and agreement.ended_on < agreement.signed_on:
        words = {"day": plain_date(agreement.ended_on)}
        raise WrongDays(_("协议已在 %(day)s 终止，签订日期不能更晚。") % words, field="signed_on")


def expires_before_start() -> WrongDays:
    """The refusal of an agreement that expires before it begins."""
    return WrongDays(_("到期日期不能早于生效日期。"), field="expires_on")


def renewed_before() -> RenewedBefore:
    """The refusal of a second renewal."""
    return RenewedBefore(_("这份协议已经续签。"))


def keep(agreement, *, by, at):
    """Save it; what the database refuses is told in the same sentence."""
    refusals = {
        "agreement_ends_after_start": expires_before_start,
        "chamber_agreement_renews_id_key": renewed_before,
    }
    with told(**refusals):
        agreement.stamp(by=by, at=at).save()


def keep_parties(agreement, parties):
    """Put these parties in the place of those that are there. Raises `TooFewParties`."""
    names = [one.called for one in parties]
    if len(names) < FEWEST or not all(names):
        raise TooFewParties(_("请至少填写两方的名称。"))
    if len(set(names)) < len(names):
        double = next(name for name in names if names.count(name) > 1)
        raise TooFewParties(_("“%(name)s”填了两次，每一方只填一次。") % {"name": double})
    agreement.parties.all().delete()
    AgreementParty.objects.bulk_create(
        AgreementParty(
            agreement=agreement, order=order, role=one.role, name=one.called, enterprise=one.enterprise
        )
        for order, one in enumerate(parties, 1)
    )


def words_of(agreement) -> dict:
    """An agreement as history compares it, with its parties."""
    parties = AgreementParty.objects.filter(agreement=agreement).order_by("order", "pk")
    named = [
        _("%(name)s（%(role)s）") % {"name": one.name, "role": one.get_role_display()} for one in parties
    ]
    return snapshot(agreement, FIELDS) | {_("协议方"): named}
