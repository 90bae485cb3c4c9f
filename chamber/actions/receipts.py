"""Deeds about receipts: money or goods that came in for a pledge. More than was pledged needs a word, which raises the pledge."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.actions.instalments import raise_last
from chamber.actions.pledges import claim_pledge, current_campaign
from chamber.actions.sums import checked
from chamber.events import giving as events
from chamber.models import Pledge, Receipt
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import FIRST_YEAR
from hengl_uf.lib.money import yuan
from hengl_uf.web.last_word import NotYours, insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("form", "received_on", "amount", "goods", "voucher_no")


class BeyondPledge(DeedRefused):
    """More comes in than was pledged, and nobody said why."""


class ReceivedLater(DeedRefused):
    """A receipt is noted when it has come in."""


class GoodsUnnamed(DeedRefused):
    """Goods are named, with how many; money has none."""


class AllocatedAlready(DeedRefused):
    """Money that is allocated cannot be taken out of the ledger."""


@transaction.atomic
def add_receipt(
    *, pledge, amount, received_on, by, at, form=Receipt.Form.CASH, beyond_reason="", **fields
) -> Receipt:
    """Note what came in for a pledge, in yuan (goods at their value, named in `goods`).

    With `beyond_reason` the pledge is raised when more comes in than was pledged. Raises `BeyondPledge`,
    `ReceivedLater`, `GoodsUnnamed`, `BadSum`, `NotYours`.
    """
    pledge = claim_pledge(pledge, by)
    receipt = Receipt(pledge=pledge, amount=checked(amount), received_on=received_on, form=form, **fields)
    check(receipt, at)
    raise_pledge(receipt, receipt.amount - pledge.left, beyond_reason, by=by, at=at)
    keep(receipt, by=by, at=at)
    changes = {_("到账"): [None, in_words(receipt)]}
    record(events.RECEIVED, target=pledge, by=by, changes=changes, note=receipt.beyond_reason)
    return receipt


@transaction.atomic
def change_receipt(*, receipt, by, at, version=None, beyond_reason="", **fields) -> Receipt:
    """Correct a receipt. Raises as `add_receipt`, and `AllocatedAlready`, `StaleEdit`."""
    receipt = claim_receipt(receipt, by, version)
    before, had = snapshot(receipt, FIELDS), receipt.amount
    for name, value in fields.items():
        setattr(receipt, name, value)
    receipt.amount = checked(receipt.amount)
    check(receipt, at)
    more = receipt.amount - had
    raise_pledge(receipt, more - receipt.pledge.left, beyond_reason, by=by, at=at)
    stays_allocated(receipt.pledge, more)
    keep(receipt, by=by, at=at)
    changes = changes_between(before, snapshot(receipt, FIELDS))
    record(events.RECEIPT_CHANGED, target=receipt.pledge, by=by, changes=changes)
    return receipt


@transaction.atomic
def remove_receipt(*, receipt, by, at, reason) -> Receipt:
    """Take away a receipt that was noted by mistake, kept with the reason. Raises `AllocatedAlready`, `NotYours`."""
    receipt = claim_receipt(receipt, by)
    stays_allocated(receipt.pledge, -receipt.amount)
    receipt.removed_at, receipt.removed_by, receipt.removed_reason = at, by, reason
    keep(receipt, by=by, at=at)
    changes = {_("到账"): [in_words(receipt), None]}
    record(events.RECEIPT_REMOVED, target=receipt.pledge, by=by, changes=changes, note=reason)
    return receipt


def claim_receipt(receipt, by, version=None) -> Receipt:
    """Lock the campaign, the pledge and the receipt, in this order."""
    pledge = claim_pledge(receipt.pledge, by)
    receipt = Receipt.claim(receipt.pk, version)
    insist(receipt.editable_by(by))
    receipt.pledge = pledge
    return receipt


def check(receipt, at):
    """The rules of a receipt that need more than its own fields."""
    if receipt.received_on > timezone.localdate(at):
        raise ReceivedLater(_("到账日期不能晚于今天。"), field="received_on")
    if receipt.received_on.year < FIRST_YEAR:
        raise ReceivedLater(_("请核对到账日期的年份。"), field="received_on")
    if (receipt.form == Receipt.Form.GOODS) != bool(receipt.goods):
        raise goods_unnamed(receipt)


def goods_unnamed(receipt) -> GoodsUnnamed:
    """The refusal of goods without a name, or of money with one."""
    if receipt.form == Receipt.Form.GOODS:
        return GoodsUnnamed(_("请写明实物名称和数量。"), field="goods")
    return GoodsUnnamed(_("现金、转账不填实物名称；收到的是实物，请选“实物”。"), field="goods")


def raise_pledge(receipt, beyond: Decimal, reason: str, *, by, at):
    """When this receipt goes beyond its locked pledge by so many yuan: raise the pledge, or refuse without a word."""
    if beyond <= 0:
        return
    pledge: Pledge = receipt.pledge
    if not reason:
        words = {"left": yuan(pledge.left), "beyond": yuan(beyond)}
        sentence = _(
            "这笔认捐还差 %(left)s，超出 %(beyond)s。请核对金额；确实多给了，请填写“超出认捐的说明”，认捐金额会同时调高。"
        )
        raise BeyondPledge(sentence % words, field="amount")
    before = snapshot(pledge, ("amount",))
    pledge.amount = checked(pledge.amount + beyond)
    pledge.stamp(by=by, at=at).save()
    raise_last(pledge, beyond)
    receipt.beyond_reason = reason
    changes = changes_between(before, snapshot(pledge, ("amount",)))
    record(events.PLEDGE_RAISED, target=pledge, by=by, changes=changes, note=reason)


def stays_allocated(pledge, more: Decimal):
    """Raise when the ledger, with so many yuan more (or fewer), has less than is allocated."""
    if more >= 0:
        return
    campaign = current_campaign(pledge)
    if campaign.received + more < campaign.allocated:
        raise allocated_already(campaign.allocated - campaign.received - more)


def allocated_already(short=None) -> AllocatedAlready:
    """The refusal to take out money that is allocated."""
    if short:
        sentence = _("这笔款已经拨付出去，改后会少 %(short)s。先修改或移除拨付。")
        return AllocatedAlready(sentence % {"short": yuan(short)}, field="amount")
    return AllocatedAlready(_("这笔认捐的款已定向拨付，不能减少。先修改或移除拨付。"), field="amount")


def keep(receipt, *, by, at):
    """Save a receipt; the database has the last word on the ledger."""
    with told(
        pledge_received_within_amount=lambda: BeyondPledge(_("到账超出了认捐金额。"), field="amount"),
        receipt_goods_named=lambda: goods_unnamed(receipt),
        campaign_allocated_within_received=allocated_already,
        allocation_within_its_pledge=allocated_already,
        pledge_received_not_negative=lambda: NotYours(_("这笔到账刚刚变动过，请重新打开。")),
    ):
        receipt.stamp(by=by, at=at).save()
    receipt.pledge.refresh_from_db(fields=["received"])


def in_words(receipt) -> str:
    """A receipt in a line, for history."""
    goods = _("（%(goods)s）") % {"goods": receipt.goods} if receipt.goods else ""
    return f"{yuan(receipt.amount)}{goods}"
