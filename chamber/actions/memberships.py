"""Deeds about members of the chamber: applied, reviewed, approved, certified; refused, left, taken back, removed.

Who needs several rows locks the membership first, then offices by their ids: so two deeds never wait for each other.
"""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.events import memberships as events
from chamber.models import CouncilOffice, CouncilTerm, Fee, Membership
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import FIRST_YEAR, plain_date
from hengl_uf.numbering.actions import Series, next_number
from hengl_uf.offices.actions import end_term_early
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("applied_on", "applicant", "sponsors", "remark")
CERTIFICATE_FIELDS = ("member_no", "joined_on")
NUMBERS_TRIED = 1000  # numbers of the series that people may have given by hand before it came to them
Status = Membership.Status


class AlreadyThere(DeedRefused):
    """The enterprise has a membership that has not ended: an enterprise has one at a time."""


class EnterpriseGone(DeedRefused):
    """The enterprise was taken out of the register."""


class NoSuchDay(DeedRefused):
    """A step is taken between the step before it and today."""


class NumberTaken(DeedRefused):
    """Another member has this number."""


class TermsAhead(DeedRefused):
    """Somebody of the member is to take an office after the day on which it leaves."""


class StillHolds(DeedRefused):
    """A membership that left traces, offices or paid fees, ends; it is not taken away."""


def member_series() -> Series:
    """The numbers of members: the chamber's own, not an official format."""
    return Series("chamber.member", settings.MEMBER_NUMBER_TEMPLATE)


@transaction.atomic
def apply_for_membership(
    *, by, at, enterprise, applied_on=None, applicant="", sponsors="", remark=""
) -> Membership:
    """Note that an enterprise applies. Raises `AlreadyThere`, `EnterpriseGone`, `NoSuchDay`, `NotYours`."""
    membership = Membership(
        enterprise=enterprise,
        applied_on=applied_on or timezone.localdate(at),
        applicant=applicant,
        sponsors=sponsors,
        remark=remark,
    )
    insist(membership.editable_by(by))
    if enterprise.is_removed:
        raise EnterpriseGone(_("“%(name)s”已从企业名录移除。") % {"name": enterprise}, field="enterprise")
    check(membership, at=at)
    keep(membership, by=by, at=at)
    record(events.MEMBERSHIP_APPLIED, target=membership, by=by)
    return membership


@transaction.atomic
def change_membership(*, membership, by, at, version=None, **fields) -> Membership:
    """Correct what was noted; of a member also its number and first day.

    Raises `NoSuchDay`, `NumberTaken`, `StaleEdit`, `NotYours`.
    """
    membership = Membership.claim(membership.pk, version)
    insist(membership.editable_by(by))
    shown = (*FIELDS, *CERTIFICATE_FIELDS) if membership.member_no else FIELDS
    before = snapshot(membership, shown)
    for name in shown:
        setattr(membership, name, fields.get(name, getattr(membership, name)))
    check(membership, at=at)
    check_terms(membership)
    keep(membership, by=by, at=at)
    changes = changes_between(before, snapshot(membership, shown))
    record(events.MEMBERSHIP_CHANGED, target=membership, by=by, changes=changes)
    return membership


@transaction.atomic
def review_membership(*, membership, by, at, reviewed_on=None, note="") -> Membership:
    """The secretariat has looked at an application and passes it on. Raises `NoSuchDay`, `NotYours`."""
    membership = at_step(membership, by, Status.APPLIED)
    membership.status, membership.reviewed_by, membership.review_note = Status.REVIEWED, by, note
    membership.reviewed_on = reviewed_on or timezone.localdate(at)
    return step(membership, events.MEMBERSHIP_REVIEWED, by=by, at=at, note=note)


@transaction.atomic
def approve_membership(*, membership, by, at, council_on=None, note="") -> Membership:
    """The council has agreed; `note` is its resolution. Raises `NoSuchDay`, `NotYours`."""
    membership = at_step(membership, by, Status.REVIEWED)
    membership.status, membership.council_note = Status.APPROVED, note
    membership.council_on = council_on or timezone.localdate(at)
    return step(membership, events.MEMBERSHIP_APPROVED, by=by, at=at, note=note)


@transaction.atomic
def certify_membership(*, membership, by, at, joined_on=None, member_no="") -> Membership:
    """Give the certificate: it is a member from a day on, under a number of the series, or under the one it has already.

    Raises `NumberTaken`, `NoSuchDay`, `NotYours`.
    """
    membership = at_step(membership, by, Status.APPROVED)
    membership.status, membership.joined_on = Status.MEMBER, joined_on or timezone.localdate(at)
    check(membership, at=at)
    membership.member_no = member_no or free_number(membership.joined_on)
    return step(membership, events.MEMBERSHIP_CERTIFIED, by=by, at=at, note=membership.member_no)


@transaction.atomic
def refuse_membership(*, membership, by, at, reason, ended_on=None) -> Membership:
    """An application ends without a certificate, at any step. Raises `NoSuchDay`, `NotYours`."""
    membership = at_step(membership, by, *Membership.UNDER_WAY)
    end(membership, Status.REFUSED, ended_on or timezone.localdate(at), reason)
    return step(membership, events.MEMBERSHIP_REFUSED, by=by, at=at, note=reason)


@transaction.atomic
def leave_chamber(*, membership, by, at, reason, ended_on=None) -> Membership:
    """A member leaves on a day, and with it those leave the council who sit there for it.

    Raises `TermsAhead`, `NoSuchDay`, `NotYours`.
    """
    membership = at_step(membership, by, Status.MEMBER)
    day = ended_on or timezone.localdate(at)
    end(membership, Status.LEFT, day, reason)
    check(membership, at=at)
    end_terms(membership, day, by=by, at=at)
    return step(membership, events.MEMBERSHIP_LEFT, by=by, at=at, note=reason)


@transaction.atomic
def reopen_membership(*, membership, by, at) -> Membership:
    """Take back a refusal or a leaving that was noted by mistake; terms that ended with it stay ended.

    Raises `AlreadyThere`, `NotYours`.
    """
    membership = at_step(membership, by, *Membership.ENDED)
    note = membership.ending
    membership.status, membership.ended_on, membership.ending = state_before(membership), None, ""
    return step(membership, events.MEMBERSHIP_REOPENED, by=by, at=at, note=note)


@transaction.atomic
def remove_membership(*, membership, by, at, reason) -> Membership:
    """Take away what was entered by mistake. Raises `StillHolds`, `NotYours`."""
    membership = Membership.claim(membership.pk)
    insist(membership.editable_by(by))
    if membership.terms.exists():
        raise StillHolds(_("它登记过商会任职，不能移除；不再是会员的，请登记退会。"))
    if Fee.objects.filter(membership=membership, paid_on__isnull=False).exists():
        raise StillHolds(_("它已有缴费记录，不能移除；不再是会员的，请登记退会。"))
    membership.removed_at, membership.removed_by, membership.removed_reason = at, by, reason
    membership.stamp(by=by, at=at).save()
    record(events.MEMBERSHIP_REMOVED, target=membership, by=by, note=reason)
    return membership


# --- what they have in common ------------------------------------------------------------------------


def at_step(membership, by, *steps) -> Membership:
    """Lock a membership that stands in one of these states and that this account may take on."""
    membership = Membership.claim(membership.pk)
    insist(membership.at_step(by, *steps))
    return membership


def step(membership, event, *, by, at, note) -> Membership:
    """Check the days, save, and tell it."""
    check(membership, at=at)
    keep(membership, by=by, at=at)
    record(event, target=membership, by=by, note=note)
    return membership


def end(membership, status, day, reason):
    """Note the end and why."""
    membership.status, membership.ended_on, membership.ending = status, day, reason


def state_before(membership) -> str:
    """Where a membership stood before it ended: what it has reached tells."""
    if membership.member_no:
        return Status.MEMBER
    if membership.council_on:
        return Status.APPROVED
    return Status.REVIEWED if membership.reviewed_on else Status.APPLIED


def check(membership, *, at):
    """Raise `NoSuchDay` unless the days of the steps follow each other, and none lies ahead."""
    today, last = timezone.localdate(at), date(FIRST_YEAR, 1, 1)
    for name in ("applied_on", "reviewed_on", "council_on", "joined_on", "ended_on"):
        day = getattr(membership, name)
        if day is None:
            continue
        if day > today:
            raise NoSuchDay(_("日期不能晚于今天。"), field=name)
        if day < last:
            label = Membership._meta.get_field(name).verbose_name
            words = {"label": label, "day": plain_date(last)}
            raise NoSuchDay(_("%(label)s不能早于上一步的 %(day)s。") % words, field=name)
        last = day


def check_terms(membership):
    """Raise `NoSuchDay` when somebody sits in the council from before the enterprise was a member."""
    if membership.joined_on is None:
        return
    first = membership.terms.filter(starts_on__lt=membership.joined_on).select_related("office").first()
    if first:
        words = {"term": first, "day": plain_date(first.starts_on)}
        raise NoSuchDay(_("%(term)s的任期从%(day)s开始，入会不能更晚。") % words, field="joined_on")


def keep(membership, *, by, at):
    """Save it; the database decides on two memberships of one enterprise and on double numbers."""
    with told(
        membership_once=lambda: already_there(membership),
        chamber_membership_member_no_key=lambda: number_taken(membership.member_no),
    ):
        membership.stamp(by=by, at=at).save()


def already_there(membership) -> AlreadyThere:
    """The refusal that names the membership that the enterprise has."""
    other = Membership.objects.live().filter(enterprise=membership.enterprise_id).first()
    state = f"{other.get_status_display()} {other.member_no or ''}".strip() if other else ""
    words = {"name": membership.enterprise, "state": state}
    return AlreadyThere(
        _("“%(name)s”已有会员记录（%(state)s），一家企业同时只有一份。") % words, field="enterprise"
    )


def number_taken(number) -> NumberTaken:
    """The refusal that names the member who has the number."""
    holder = Membership.objects.filter(member_no=number).select_related("enterprise").first()
    words = {"number": number, "name": holder or ""}
    return NumberTaken(_("会员编号 %(number)s 已由“%(name)s”使用。") % words, field="member_no")


def free_number(on) -> str:
    """The next number of the series that nobody was given by hand."""
    for _try in range(NUMBERS_TRIED):
        number = next_number(series=member_series(), on=on)
        if not Membership.objects.filter(member_no=number).exists():
            return number
    raise NumberTaken(_("系统编号都已被占用，请手工填写会员编号。"), field="member_no")


def end_terms(membership, day, *, by, at):
    """End the running terms of a member with the day on which it leaves."""
    ahead = membership.terms.filter(starts_on__gt=day).select_related("office").first()
    if ahead:
        words = {"term": ahead, "day": plain_date(ahead.starts_on)}
        raise TermsAhead(
            _("%(term)s 的任期从 %(day)s 才开始，请先改任期，或推迟退会日期。") % words, field="ended_on"
        )
    running = [term for term in membership.terms.running(day) if term.ends_on is None or term.ends_on > day]
    offices = {pk: CouncilOffice.claim(pk) for pk in sorted({term.office_id for term in running})}
    for term in running:
        term = CouncilTerm.claim(term.pk)
        end_term_early(term, by=by, at=at, last_on=day, reason=_("企业退会"))
        office = offices[term.office_id]
        changes = {f"{office.title} {term.holder_name}": [None, plain_date(day)]}
        record(events.TERM_ENDED, target=office, by=by, changes=changes, note=_("企业退会"))
