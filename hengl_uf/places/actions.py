"""Deeds about the gazetteer."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.places import events
from hengl_uf.places.models import Grid
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("village", "name", "keeper_name", "keeper_phone")


class NameTaken(DeedRefused):
    """The village has a grid of this name."""


@transaction.atomic
def add_grid(*, by, at, **fields):
    """Register a grid. Raises `NameTaken`."""
    grid = keep(Grid(**fields), by=by, at=at)
    record(events.GRID_ADDED, target=grid, by=by)
    return grid


@transaction.atomic
def change_grid(*, grid, by, at, version=None, **fields):
    """Change a grid. Raises `NameTaken`, `StaleEdit`."""
    grid = Grid.claim(grid.pk, version)
    before = snapshot(grid, FIELDS)
    for name, value in fields.items():
        setattr(grid, name, value)
    keep(grid, by=by, at=at)
    record(events.GRID_CHANGED, target=grid, by=by, changes=changes_between(before, snapshot(grid, FIELDS)))
    return grid


def keep(grid, *, by, at):
    """Save it; the database decides on double names."""
    try:
        with transaction.atomic():
            grid.stamp(by=by, at=at).save()
    except IntegrityError as error:
        if "grid_name_once" not in str(error):
            raise
        raise NameTaken(_("%(village)s已有同名的网格。") % {"village": grid.village}, field="name") from None
    return grid
