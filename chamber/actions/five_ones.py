"""Deeds about the items of 五个一: added, reworded, put in order. What organisations have done of them: `five_one_ticks.py`."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from chamber.events import party_work as events
from chamber.models import FiveOne
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("name", "note", "is_active")


class ItemNameTaken(DeedRefused):
    """Two items cannot have one name."""


class AtTheEdge(DeedRefused):
    """The first item cannot go up, nor the last one down."""


@transaction.atomic
def add_five_one(*, by, at, name, note="", is_active=True) -> FiveOne:
    """Add an item, as the last one. Raises `ItemNameTaken`, `NotYours`."""
    insist(by.may(FiveOne.edit_permission))
    last = FiveOne.objects.aggregate(last=Max("order"))["last"]
    item = FiveOne(name=name, note=note, is_active=is_active, order=0 if last is None else last + 1)
    keep(item, by=by, at=at)
    record(events.FIVE_ONE_ADDED, target=item, by=by)
    return item


@transaction.atomic
def change_five_one(*, item, by, at, version=None, **fields) -> FiveOne:
    """Reword an item, or take it out of use. Raises `ItemNameTaken`, `StaleEdit`, `NotYours`."""
    item = FiveOne.claim(item.pk, version)
    insist(by.may(FiveOne.edit_permission))
    before = snapshot(item, FIELDS)
    for name, value in fields.items():
        setattr(item, name, value)
    keep(item, by=by, at=at)
    record(
        events.FIVE_ONE_CHANGED, target=item, by=by, changes=changes_between(before, snapshot(item, FIELDS))
    )
    return item


@transaction.atomic
def move_five_one(*, item, by, at, steps: int) -> FiveOne:
    """Put an item `steps` places later, or earlier when negative. Raises `AtTheEdge`, `NotYours`."""
    insist(by.may(FiveOne.edit_permission))
    items = list(FiveOne.objects.select_for_update(no_key=True).order_by("order", "pk"))
    place = items.index(item)
    if not 0 <= place + steps < len(items):
        raise AtTheEdge(_("“%(name)s”已经排在最前或最后。") % {"name": item.name})
    items.insert(place + steps, items.pop(place))
    for order, one in enumerate(items):
        if one.order != order:
            one.order = order
            one.stamp(by=by, at=at).save()
    record(events.FIVE_ONE_MOVED, target=item, by=by)
    return item


def keep(item, *, by, at):
    """Save an item; a name that is taken is refused."""
    words = {"name": item.name}
    with told(
        chamber_fiveone_name_key=lambda: ItemNameTaken(
            _("已经有“%(name)s”这一项，请换个名称。") % words, field="name"
        )
    ):
        item.stamp(by=by, at=at).save()
