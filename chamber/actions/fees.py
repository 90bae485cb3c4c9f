"""Deeds about the yearly fees of members: opened for all at once, paid, waived, corrected."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.actions.sums import checked
from chamber.events import memberships as events
from chamber.models import CouncilTerm, Fee, Membership
from chamber.models.memberships import FIRST_YEAR, LAST_YEAR
from hengl_uf.access.roles import Permission
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import plain_date
from hengl_uf.lib.money import yuan
from hengl_uf.web.last_word import NotYours, insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("year", "amount", "due_on")


class FeeThere(DeedRefused):
    """A member pays one fee a year, and it is noted already."""


class NotMember(DeedRefused):
    """Only a member pays a fee."""


class NoSuchYear(DeedRefused):
    """The year lies outside those that we keep fees of, or the fee is due before it begins."""


class PaidLater(DeedRefused):
    """A fee is noted as paid when it has been paid."""


@dataclass(frozen=True)
class Opening:
    """What opening the fees of a year makes: how many fees, how many of them by an office, and their sum in yuan."""

    year: int
    members: int
    there: int
    made: int
    by_office: int
    total: Decimal


@transaction.atomic
def add_fee(*, membership, by, at, year, amount, due_on) -> Fee:
    """Note what one member is to pay for a year. Raises `FeeThere`, `NotMember`, `NoSuchYear`, `BadSum`, `NotYours`."""
    membership = Membership.claim(membership.pk)
    insist(membership.editable_by(by))
    if not membership.member_no:
        raise NotMember(_("还没有发会员证，发证后再登记会费。"))
    fee = Fee(membership=membership, year=year, amount=amount, due_on=due_on)
    keep(fee, by=by, at=at)
    record(events.FEE_ADDED, target=membership, by=by, changes=as_change(fee))
    return fee


def preview(*, year, on, amount) -> Opening:
    """What `open_fees` would make now, on the day `on`."""
    members = Membership.objects.members()
    return opening_of(year, members.count(), fees_to_open(year=year, on=on, amount=amount))


@transaction.atomic
def open_fees(*, by, at, year, amount, due_on) -> Opening:
    """Make this year's fee for each member that has none: the ordinary sum, or that of the office it holds.

    Doing it again makes only what is missing. Raises `FeeThere` when another was quicker, `NoSuchYear`, `BadSum`,
    `NotYours`.
    """
    insist(by.may(Permission.MEMBERSHIP_EDIT))
    amount = checked(amount)
    check_year(year, due_on)
    members = Membership.objects.members().order_by("pk")
    locked = list(members.select_for_update(no_key=True, of=("self",)))
    made = fees_to_open(year=year, on=timezone.localdate(at), amount=amount)
    rows = [
        Fee(membership=membership, year=year, amount=own, due_on=due_on).stamp(by=by, at=at)
        for membership, own in made
    ]
    with told(fee_once_a_year=changed_meanwhile):
        Fee.objects.bulk_create(rows)
    for fee in rows:
        record(events.FEE_ADDED, target=fee.membership, by=by, changes=as_change(fee))
    return opening_of(year, len(locked), made)


def changed_meanwhile() -> FeeThere:
    """The refusal when somebody noted a fee of the year in the same moment."""
    return FeeThere(_("刚才有人登记了这一年的会费，请再核对一次。"))


def opening_of(year, members, made) -> Opening:
    """The count of what is made."""
    by_office = sum(getattr(membership, "office_fee", None) is not None for membership, _sum in made)
    total = sum((own for _membership, own in made), Decimal(0))
    return Opening(year, members, members - len(made), len(made), by_office, total)


def fees_to_open(*, year, on, amount) -> list[tuple[Membership, Decimal]]:
    """The members without a fee of the year, each with what it pays: three queries, however many they are."""
    there = Fee.objects.filter(membership=OuterRef("pk"), year=year)
    members = list(
        Membership.objects.members().filter(~Exists(there)).select_related("enterprise").order_by("pk")
    )
    by_office = office_fees(on)
    for membership in members:
        membership.office_fee = by_office.get(membership.pk)
    return [(one, amount if one.office_fee is None else one.office_fee) for one in members]


def office_fees(on) -> dict[int, Decimal]:
    """What members pay for the offices that they hold on a day, the highest of each."""
    running = CouncilTerm.objects.running(on).filter(office__fee__isnull=False).order_by()
    return dict(running.values_list("membership").annotate(fee=Max("office__fee")))


@transaction.atomic
def change_fee(*, fee, by, at, version=None, **fields) -> Fee:
    """Correct an open fee. Raises `FeeThere`, `NoSuchYear`, `BadSum`, `StaleEdit`, `NotYours`."""
    fee = Fee.claim(fee.pk, version)
    insist(fee.editable_by(by))
    before = snapshot(fee, FIELDS)
    for name in FIELDS:
        setattr(fee, name, fields.get(name, getattr(fee, name)))
    keep(fee, by=by, at=at)
    changes = changes_between(before, snapshot(fee, FIELDS))
    record(events.FEE_CHANGED, target=fee.membership, by=by, changes=changes, note=str(fee.year))
    return fee


@transaction.atomic
def pay_fee(*, fee, by, at, paid_on=None, receipt_no="") -> Fee:
    """Note that a fee is paid. Raises `PaidLater`, `NotYours`."""
    fee = claimed_open(fee, by)
    today = timezone.localdate(at)
    fee.paid_on, fee.paid_by, fee.receipt_no = paid_on or today, by, receipt_no
    if fee.paid_on > today:
        raise PaidLater(_("缴费日期不能晚于今天。"), field="paid_on")
    fee.stamp(by=by, at=at).save()
    changes = as_change(fee) | {_("缴费日期"): [None, plain_date(fee.paid_on)]}
    record(events.FEE_PAID, target=fee.membership, by=by, changes=changes, note=receipt_no)
    return fee


@transaction.atomic
def waive_fee(*, fee, by, at, reason) -> Fee:
    """Let a member off a fee, and say why. Raises `NotYours`."""
    fee = claimed_open(fee, by)
    fee.waived_on, fee.waived_by, fee.waived_reason = timezone.localdate(at), by, reason
    fee.stamp(by=by, at=at).save()
    record(events.FEE_WAIVED, target=fee.membership, by=by, changes=as_change(fee), note=reason)
    return fee


@transaction.atomic
def reopen_fee(*, fee, by, at, reason) -> Fee:
    """Take back that a fee was paid or waived: it was noted by mistake. Raises `NotYours`."""
    fee = Fee.claim(fee.pk)
    insist(fee.membership.editable_by(by))
    if not (fee.paid_on or fee.waived_on):
        raise NotYours(_("这笔会费还没有缴，也没有减免。"))
    changes = as_change(fee)
    if fee.paid_on:
        changes[_("缴费日期")] = [plain_date(fee.paid_on), None]
    fee.paid_on = fee.paid_by = fee.waived_on = fee.waived_by = None
    fee.receipt_no = fee.waived_reason = ""
    fee.stamp(by=by, at=at).save()
    record(events.FEE_REOPENED, target=fee.membership, by=by, changes=changes, note=reason)
    return fee


@transaction.atomic
def remove_fee(*, fee, by, at, reason) -> Membership:
    """Delete an open fee that was noted by mistake; history keeps what it was. Raises `NotYours`."""
    fee = claimed_open(fee, by)
    changes = {label: [words, None] for label, (_before, words) in as_change(fee).items()}
    fee.delete()
    record(events.FEE_REMOVED, target=fee.membership, by=by, changes=changes, note=reason)
    return fee.membership


# --- what they have in common ------------------------------------------------------------------------


def claimed_open(fee, by) -> Fee:
    """Lock a fee that is neither paid nor waived."""
    found = Fee.objects.filter(pk=fee.pk).exists()
    if not found:
        raise NotYours(_("这笔会费已经删去。"))
    fee = Fee.claim(fee.pk)
    insist(fee.editable_by(by))
    return fee


def keep(fee, *, by, at):
    """Check and save a fee; the database decides on two fees of a year."""
    fee.amount = checked(fee.amount)
    check_year(fee.year, fee.due_on)
    words = {"member": fee.membership, "year": fee.year}
    refusal = FeeThere(_("“%(member)s”已有 %(year)s 年会费。") % words, field="year")
    with told(fee_once_a_year=lambda: refusal):
        fee.stamp(by=by, at=at).save()


def check_year(year, due_on):
    """Raise `NoSuchYear` for a year that was mistyped, or a day before it."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoSuchYear(_("请核对年度。"), field="year")
    if not year - 1 <= due_on.year <= year + 2:
        raise NoSuchYear(_("缴费期限与年度相差太远，请核对。"), field="due_on")


def as_change(fee) -> dict:
    """A fee as history shows it."""
    return {_("%(year)s 年会费") % {"year": fee.year}: [None, yuan(fee.amount)]}
