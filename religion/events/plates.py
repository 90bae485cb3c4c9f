"""What can happen to QR plates of sites."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

PLATE_MADE = Event("religion.plate.made", _("制作了场所码"))
PLATE_REPLACED = Event("religion.plate.replaced", _("换了新的场所码"))
PLATE_REVOKED = Event("religion.plate.revoked", _("停用了场所码"))
PLATE_MOVED = Event("religion.plate.moved", _("修改了场所码的张贴位置"))
