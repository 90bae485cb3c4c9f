"""What can happen to an enterprise's record, its contacts at work, and the registers of industries and parks."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

ENTERPRISE_ADDED = Event("enterprises.enterprise.added", _("登记了企业"))
ENTERPRISE_CHANGED = Event("enterprises.enterprise.changed", _("修改了企业"))
ENTERPRISE_REMOVED = Event("enterprises.enterprise.removed", _("移除了企业"))
CONTACT_ADDED = Event("enterprises.contact.added", _("登记了企业联系人"))
CONTACT_CHANGED = Event("enterprises.contact.changed", _("修改了企业联系人"))
CONTACT_REMOVED = Event("enterprises.contact.removed", _("移除了企业联系人"))
CONTACT_PHONE_READ = Event("enterprises.contact.phone_read", _("查看了企业联系人的电话"))
INDUSTRY_ADDED = Event("enterprises.industry.added", _("添加了行业"))
INDUSTRY_CHANGED = Event("enterprises.industry.changed", _("修改了行业"))
PARK_ADDED = Event("enterprises.park.added", _("登记了工业园区"))
PARK_CHANGED = Event("enterprises.park.changed", _("修改了工业园区"))
PARK_REMOVED = Event("enterprises.park.removed", _("移除了工业园区"))
