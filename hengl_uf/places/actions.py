"""Deeds about the gazetteer."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.places import events
from hengl_uf.places.models import Grid, Village
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("village", "name", "keeper_name", "keeper_phone")
VILLAGE_FIELDS = ("code12",)


class CodeTaken(DeedRefused):
    """Another village has this code."""


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


@transaction.atomic
def change_village(*, village, by, at, version=None, code12):
    """Fill in what is not published of a village. Raises `CodeTaken`, `StaleEdit`."""
    village = Village.claim(village.pk, version)
    if code12 and Village.objects.filter(code12=code12).exclude(pk=village.pk).exists():
        raise CodeTaken(_("另一个村（社区）已经用了这个代码。"), field="code12")
    before = snapshot(village, VILLAGE_FIELDS)
    village.code12 = code12
    village.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(village, VILLAGE_FIELDS))
    record(events.VILLAGE_CHANGED, target=village, by=by, changes=changes)
    return village


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
