"""Deeds about mediation cases: accepted, corrected, extended, their meetings; how they end is in `mediation_ends.py`."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.actions.sums import checked
from chamber.events import mediation as events
from chamber.models import MediationCase, Party, Session
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.lib.dates import FIRST_YEAR, LAST_YEAR, plain_date
from hengl_uf.numbering.actions import Series, next_number
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("source", "source_no", "kind", "title", "sum", "accepted_on", "mediator", "staff")
SESSION_FIELDS = ("held_at", "place", "note")
FIRST_SIDES = (Party.Side.APPLICANT, Party.Side.RESPONDENT)  # without one of each there is no dispute


class AcceptedLater(DeedRefused):
    """A case is accepted by today, and not after it was closed."""


class SidesMissing(DeedRefused):
    """A dispute has somebody on both sides, each named once."""


class NotLonger(DeedRefused):
    """An extension moves the limit to a later day, with a reason, and only when the parties agree."""


class MetBefore(DeedRefused):
    """The parties meet after the case was accepted."""


@dataclass(frozen=True)
class PartySet:
    """A party as it was typed beside its case: on which side, its name, the enterprise if it is registered."""

    side: str
    name: str = ""
    enterprise: Enterprise | None = None
    phone: str = ""

    @property
    def called(self) -> str:
        """Its name; that of the enterprise when none was typed."""
        return self.name or (self.enterprise.name[:100] if self.enterprise else "")


def mediation_series() -> Series:
    """The series of the numbers of mediation cases."""
    return Series("chamber.mediation", settings.MEDIATION_NUMBER_TEMPLATE)


@transaction.atomic
def accept_case(*, by, at, parties, **fields) -> MediationCase:
    """Accept a dispute: it gets its number, and its limit in calendar days.

    Raises `AcceptedLater`, `SidesMissing`, `BadSum`, `NotYours`.
    """
    insist(by.may(MediationCase.edit_permission))
    fields.setdefault("staff", by)
    case = MediationCase(limit_days=settings.MEDIATION_LIMIT_DAYS, **fields)
    check(case, on=timezone.localdate(at))
    case.due_on = case.accepted_on + timedelta(days=case.limit_days)
    check_parties(parties)
    case.number = next_number(series=mediation_series(), on=case.accepted_on)
    keep(case, by=by, at=at)
    keep_parties(case, parties, by=by, at=at)
    record(events.MEDIATION_ACCEPTED, target=case, by=by)
    return case


@transaction.atomic
def change_case(*, case, by, at, version=None, parties=None, **fields) -> MediationCase:
    """Correct a case; its limit moves with the day of acceptance, unless the parties agreed on another one.

    `parties` replaces all of them. Raises `AcceptedLater`, `SidesMissing`, `BadSum`, `StaleEdit`, `NotYours`.
    """
    case = MediationCase.claim(case.pk, version)
    insist(case.editable_by(by))
    before = words_of(case)
    for name, value in fields.items():
        setattr(case, name, value)
    check(case, on=timezone.localdate(at))
    if case.extended_on is None:
        case.due_on = case.accepted_on + timedelta(days=case.limit_days)
    else:
        case.limit_days = (case.due_on - case.accepted_on).days
    if case.closed_on:
        case.days = (case.closed_on - case.accepted_on).days
    keep(case, by=by, at=at)
    if parties is not None:
        check_parties(parties)
        keep_parties(case, parties, by=by, at=at)
    record(events.MEDIATION_CHANGED, target=case, by=by, changes=changes_between(before, words_of(case)))
    return case


@transaction.atomic
def extend_case(
    *, case, by, at, due_on: date, reason: str, agreed: bool, agreed_on: date | None = None
) -> MediationCase:
    """Move the limit to a later day, as both parties agreed. Raises `NotLonger`, `NotYours`."""
    case = claim_open(case, by)
    today = timezone.localdate(at)
    agreed_on = agreed_on or today
    if not agreed:
        raise NotLonger(_("双方当事人都同意，才能延长期限。"), field="agreed")
    if not reason.strip():
        raise NotLonger(_("请写下延期说明。"), field="reason")
    if not case.accepted_on <= agreed_on <= today:
        words = {"day": plain_date(case.accepted_on)}
        raise NotLonger(_("同意日期要在 %(day)s 到今天之间。") % words, field="agreed_on")
    if due_on <= case.due_on or due_on.year > LAST_YEAR:
        words = {"day": plain_date(case.due_on)}
        raise NotLonger(_("现在的期限是 %(day)s，新的期限要更晚。") % words, field="due_on")
    before = snapshot(case, ("due_on",))
    case.due_on, case.limit_days = due_on, (due_on - case.accepted_on).days
    case.extended_on, case.extended_reason = agreed_on, reason
    case.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(case, ("due_on",)))
    record(events.MEDIATION_EXTENDED, target=case, by=by, changes=changes, note=reason)
    return case


@transaction.atomic
def add_session(*, case, by, at, held_at: datetime, place="", note="") -> Session:
    """Note a meeting of the parties, held or arranged. Raises `MetBefore`, `NotYours`."""
    case = claim_open(case, by)
    session = Session(case=case, held_at=held_at, place=place, note=note)
    check_session(session)
    session.stamp(by=by, at=at).save()
    changes = changes_between({}, snapshot(session, SESSION_FIELDS))
    record(events.SESSION_ADDED, target=case, by=by, changes=changes)
    return session


@transaction.atomic
def change_session(*, session, by, at, version=None, **fields) -> Session:
    """Correct a meeting, or note how it went. Raises `MetBefore`, `StaleEdit`, `NotYours`."""
    case = claim_open(session.case, by)
    session = Session.claim(session.pk, version)
    session.case = case
    before = snapshot(session, SESSION_FIELDS)
    for name, value in fields.items():
        setattr(session, name, value)
    check_session(session)
    session.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(session, SESSION_FIELDS))
    record(events.SESSION_CHANGED, target=case, by=by, changes=changes)
    return session


@transaction.atomic
def remove_case(*, case, by, at, reason) -> MediationCase:
    """Take a case out of lists and figures, kept with the reason. Raises `NotYours`."""
    case = MediationCase.claim(case.pk)
    insist(case.editable_by(by))
    case.removed_at, case.removed_by, case.removed_reason = at, by, reason
    case.stamp(by=by, at=at).save()
    record(events.MEDIATION_REMOVED, target=case, by=by, note=reason)
    return case


@transaction.atomic
def note_reading(*, case, by):
    """Note in the audit trail that somebody saw who the parties are (personal data read)."""
    record(events.MEDIATION_READ, target=case, by=by)


def claim_open(case, by) -> MediationCase:
    """Lock a case that is open and that this account may work on."""
    case = MediationCase.claim(case.pk)
    insist(case.workable_by(by))
    return case


def check(case, *, on):
    """The rules of a case's own fields."""
    case.sum = checked(case.sum, field="sum", nothing=True)
    if case.accepted_on.year < FIRST_YEAR or case.accepted_on > on:
        raise AcceptedLater(_("受理日期不能晚于今天，请核对。"), field="accepted_on")
    last = case.closed_on or (case.extended_on and case.due_on)
    if last and case.accepted_on > last:
        words = {"day": plain_date(last)}
        raise AcceptedLater(
            _("这件案件在 %(day)s 结案或到期，受理日期不能更晚。") % words, field="accepted_on"
        )


def keep(case, *, by, at):
    """Save it; what the database refuses is told in the same sentence."""
    later = AcceptedLater(_("受理日期不能晚于结案日期或期限。"), field="accepted_on")
    with told(mediation_closed_after_accepted=lambda: later, mediation_due_after_accepted=lambda: later):
        case.stamp(by=by, at=at).save()


def check_session(session):
    """The rules of a meeting."""
    day = timezone.localdate(session.held_at)
    if day < session.case.accepted_on:
        words = {"day": plain_date(session.case.accepted_on)}
        raise MetBefore(_("案件在 %(day)s 受理，调解会不能更早。") % words, field="held_at")
    if day.year > LAST_YEAR:
        raise MetBefore(_("请核对调解会的年份。"), field="held_at")


def check_parties(parties):
    """Raise `SidesMissing` unless both sides are there, and nobody twice."""
    sides, names = {one.side for one in parties}, [one.called for one in parties]
    if not all(names):
        raise SidesMissing(_("请填写每一方的名称或姓名。"))
    if not sides.issuperset(FIRST_SIDES):
        raise SidesMissing(_("申请人和被申请人都要至少填写一方。"))
    if len(set(names)) < len(names):
        double = next(name for name in names if names.count(name) > 1)
        raise SidesMissing(_("“%(name)s”填了两次，每一方只填一次。") % {"name": double})


def keep_parties(case, parties, *, by, at):
    """Put these parties in the place of those that are there; who stays keeps when they came in."""
    known = {one.name: one for one in case.partys.all()}
    case.partys.exclude(name__in=[one.called for one in parties]).delete()
    for one in parties:
        party = known.get(one.called) or Party(case=case, name=one.called)
        given = (one.side, one.enterprise and one.enterprise.pk, one.phone)
        if party.pk and given == (party.side, party.enterprise_id, party.phone):
            continue
        party.side, party.enterprise, party.phone = one.side, one.enterprise, one.phone
        party.stamp(by=by, at=at).save()


def words_of(case) -> dict:
    """A case as history compares it: who the parties are is masked there, for the trail is kept for ever."""
    parties = Party.objects.filter(case=case).order_by("pk")
    named = [
        " ".join(filter(None, (str(one.get_side_display()), one.masked, one.masked_phone))) for one in parties
    ]
    return snapshot(case, (*FIELDS, "due_on")) | {_("当事人"): named}
