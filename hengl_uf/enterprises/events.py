"""What can happen to an enterprise's record."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

ENTERPRISE_ADDED = Event("enterprises.enterprise.added", _("登记了企业"))
ENTERPRISE_CHANGED = Event("enterprises.enterprise.changed", _("修改了企业"))
