"""How a pledge is paid: in one sum on a day, or in parts that together come to it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from chamber.actions.sums import checked
from chamber.models import Instalment, Pledge
from hengl_uf.lib.dates import FIRST_YEAR, LAST_YEAR, plain_date
from hengl_uf.lib.money import yuan
from hengl_uf.web.refusals import DeedRefused

MOST_PARTS = 24  # instalments of a pledge


class PartsDiffer(DeedRefused):
    """The instalments of a pledge come to what was pledged."""


class BadDay(DeedRefused):
    """An instalment falls due on the day of the pledge or later, in a year that we keep records of."""


@dataclass(frozen=True)
class Part:
    """An instalment as it was typed beside its pledge: its day, and yuan."""

    due_on: date
    amount: Decimal


def plan(pledge: Pledge, parts) -> list[Instalment]:
    """Lay out the instalments of a saved pledge anew, by their days. Raises `PartsDiffer`, `BadDay`, `BadSum`."""
    parts = sorted(parts, key=lambda part: part.due_on)
    check(pledge, parts)
    upto = Decimal(0)
    rows = []
    for part in parts:
        upto += part.amount
        rows.append(Instalment(pledge=pledge, due_on=part.due_on, amount=part.amount, upto=upto))
    pledge.instalments.all().delete()
    return Instalment.objects.bulk_create(rows)


def check(pledge, parts):
    """Raise unless these parts fit the pledge."""
    if len(parts) > MOST_PARTS:
        raise PartsDiffer(_("最多分 %(most)s 期。") % {"most": MOST_PARTS})
    for part in parts:
        checked(part.amount, field="amount")
        if not FIRST_YEAR <= part.due_on.year <= LAST_YEAR or part.due_on < pledge.pledged_on:
            words = {"day": plain_date(part.due_on), "pledged": plain_date(pledge.pledged_on)}
            raise BadDay(_("到账期限 %(day)s 早于认捐日期 %(pledged)s，请核对。") % words, field="due_on")
    total = sum((part.amount for part in parts), Decimal(0))
    if total != pledge.amount:
        words = {"total": yuan(total), "amount": yuan(pledge.amount)}
        raise PartsDiffer(_("各期合计 %(total)s，认捐是 %(amount)s，两者要相等。") % words, field="amount")


def parts_of(pledge) -> list[Part]:
    """The instalments as they are."""
    return [Part(one.due_on, one.amount) for one in in_order(pledge)]


def in_order(pledge):
    """The instalments in the order in which money fills them."""
    return pledge.instalments.order_by("upto")


def raise_last(pledge, more: Decimal):
    """Let the last instalment take what the pledge was raised by."""
    last = pledge.instalments.order_by("-upto").first()
    last.amount += more
    last.upto += more
    last.save(update_fields=["amount", "upto"])


def as_words(parts) -> str:
    """The instalments in a line, for history."""
    said = ({"day": plain_date(one.due_on), "sum": yuan(one.amount)} for one in parts)
    return _("；").join(_("%(day)s 前 %(sum)s") % words for words in said)
