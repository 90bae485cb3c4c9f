"""Deeds about mediators of the station."""

from django.db import transaction
from django.utils.translation import gettext as _

from chamber.events import mediation as events
from chamber.models import Mediator
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("name", "unit", "order", "is_active")


class MediatorTwice(DeedRefused):
    """Somebody of this name and unit is there already."""


@transaction.atomic
def add_mediator(*, by, at, **fields) -> Mediator:
    """Note somebody who mediates. Raises `MediatorTwice`, `NotYours`."""
    mediator = Mediator(**fields)
    keep(mediator, by=by, at=at)
    record(events.MEDIATOR_ADDED, target=mediator, by=by)
    return mediator


@transaction.atomic
def change_mediator(*, mediator, by, at, version=None, **fields) -> Mediator:
    """Correct a mediator, or put them out of use. Raises `MediatorTwice`, `StaleEdit`, `NotYours`."""
    mediator = Mediator.claim(mediator.pk, version)
    before = snapshot(mediator, FIELDS)
    for name, value in fields.items():
        setattr(mediator, name, value)
    keep(mediator, by=by, at=at)
    changes = changes_between(before, snapshot(mediator, FIELDS))
    record(events.MEDIATOR_CHANGED, target=mediator, by=by, changes=changes)
    return mediator


def keep(mediator, *, by, at):
    """Save it; what the database refuses is told in a sentence."""
    insist(by.may(Mediator.edit_permission))
    words = {"name": mediator.name}
    twice = MediatorTwice(_("调解员“%(name)s”已经在名单里。") % words, field="name")
    with told(mediator_once=lambda: twice):
        mediator.stamp(by=by, at=at).save()
