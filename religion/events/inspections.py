"""What can happen to inspections, in the sentences that history shows."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

INSPECTION_STARTED = Event("religion.inspection.started", _("开始了巡查"))
INSPECTION_CHANGED = Event("religion.inspection.changed", _("修改了巡查"))
INSPECTION_FINISHED = Event("religion.inspection.finished", _("完成了巡查"))
INSPECTION_REMOVED = Event("religion.inspection.removed", _("移除了未完成的巡查"))
