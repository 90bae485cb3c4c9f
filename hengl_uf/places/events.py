"""What can happen in the gazetteer."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

GRID_ADDED = Event("places.grid.added", _("登记了网格"))
GRID_CHANGED = Event("places.grid.changed", _("修改了网格"))
VILLAGE_CHANGED = Event("places.village.changed", _("修改了村（社区）资料"))
