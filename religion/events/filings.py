"""What can happen to filings of events."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

FILING_DRAFTED = Event("religion.filing.drafted", _("起草了活动报备"))
FILING_CHANGED = Event("religion.filing.changed", _("修改了活动报备"))
FILING_FILED = Event("religion.filing.filed", _("报备了活动"))
FILING_WITHDRAWN = Event("religion.filing.withdrawn", _("撤回了活动报备"))
FILING_ACCEPTED = Event("religion.filing.accepted", _("同意了活动报备"))
FILING_REFUSED = Event("religion.filing.refused", _("不同意活动报备"))
FILING_DONE = Event("religion.filing.done", _("登记了活动情况"))
FILING_CANCELLED = Event("religion.filing.cancelled", _("取消了报备的活动"))
FILING_REMOVED = Event("religion.filing.removed", _("移除了活动报备"))
FILING_READ = Event("religion.filing.read", _("查看了活动联系人的电话"))
