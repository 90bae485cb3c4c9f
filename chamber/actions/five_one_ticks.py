"""Deeds about what organisations have done of 五个一: ticked with evidence, for one or for many, corrected, taken back."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.actions.party_days import happened, there_then
from chamber.events import party_work as events
from chamber.models import FiveOneTick
from hengl_uf.attachments import actions as files
from hengl_uf.attachments.models import Attachment
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("item", "organisation", "year", "done_on", "note")


class TickedAlready(DeedRefused):
    """An organisation does an item once a year."""


class OutOfItsYear(DeedRefused):
    """An item of a year is done on a day of that year."""


class OutOfUse(DeedRefused):
    """An item that is out of use is not ticked."""


@transaction.atomic
def tick(
    *, by, at, item, organisation, done_on: date, year: int | None = None, note="", uploads=()
) -> FiveOneTick:
    """Note that an organisation has done an item in a year (that of the day unless given), with its evidence.

    Raises `TickedAlready`, `OutOfItsYear`, `OutOfUse`, `NotYet`, `NotThereThen`, `NotYours`.
    """
    one = FiveOneTick(
        item=item,
        organisation=organisation,
        year=done_on.year if year is None else year,
        done_on=done_on,
        note=note,
    )
    if not item.is_active:
        raise OutOfUse(_("“%(name)s”已停用，不能再登记。") % {"name": item.name}, field="item")
    insist(one.editable_by(by))
    check(one, on=timezone.localdate(at))
    keep(one, by=by, at=at)
    record(events.FIVE_ONE_TICKED, target=one, by=by)
    files.attach_all(owner=one, uploads=uploads, by=by, at=at)
    return one


@transaction.atomic
def tick_many(*, by, at, item, organisations, done_on: date, note="") -> list[FiveOneTick]:
    """Note that these organisations have done an item on a day; those that have done it in that year are passed over.

    Raises what `tick` raises.
    """
    there = set(
        FiveOneTick.objects.filter(item=item, year=done_on.year).values_list("organisation", flat=True)
    )
    return [
        tick(by=by, at=at, item=item, organisation=one, done_on=done_on, note=note)
        for one in organisations
        if one.pk not in there
    ]


@transaction.atomic
def change_tick(*, one, by, at, version=None, **fields) -> FiveOneTick:
    """Correct what an organisation has done.

    Raises `TickedAlready`, `OutOfItsYear`, `NotYet`, `NotThereThen`, `StaleEdit`, `NotYours`.
    """
    one = FiveOneTick.claim(one.pk, version)
    insist(one.editable_by(by))
    before = snapshot(one, FIELDS)
    for name, value in fields.items():
        setattr(one, name, value)
    check(one, on=timezone.localdate(at))
    keep(one, by=by, at=at)
    record(events.TICK_CHANGED, target=one, by=by, changes=changes_between(before, snapshot(one, FIELDS)))
    return one


@transaction.atomic
def remove_tick(*, one, by, at, reason) -> FiveOneTick:
    """Take back that an organisation has done an item, and its evidence with it; its organisation's history keeps it.

    Raises `NotYours`.
    """
    one = FiveOneTick.claim(one.pk)
    insist(one.editable_by(by))
    for attachment in Attachment.objects.about(one):
        files.remove(attachment=attachment, reason=reason, by=by, at=at)
    words = {"item": one.item, "year": one.year}
    done = {_("%(year)s 年“%(item)s”") % words: [plain_date(one.done_on), None]}
    record(events.TICK_REMOVED, target=one.organisation, by=by, changes=done, note=reason)
    one.delete()
    return one


def check(one, *, on):
    """The rules of a tick that need more than its own fields."""
    if one.done_on.year != one.year:
        raise out_of_its_year(one)
    happened(one.done_on, on=on, field="done_on")
    there_then(one.organisation, one.done_on)


def keep(one, *, by, at):
    """Save a tick; what the database refuses is told in a sentence."""
    with told(
        five_one_once_a_year=lambda: ticked_already(one), five_one_in_its_year=lambda: out_of_its_year(one)
    ):
        one.stamp(by=by, at=at).save()


def ticked_already(one) -> TickedAlready:
    """The refusal of a second tick of one item and year."""
    words = {"organisation": one.organisation, "year": one.year, "item": one.item}
    sentence = _("“%(organisation)s”%(year)s 年的“%(item)s”已经登记过，请在表中打开修改。")
    return TickedAlready(sentence % words, field="item")


def out_of_its_year(one) -> OutOfItsYear:
    """The refusal of a day in another year."""
    return OutOfItsYear(_("完成日期要在 %(year)s 年内。") % {"year": one.year}, field="done_on")
