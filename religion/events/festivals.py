"""What can happen to festivals, their days and the checks before them, in the sentences that history shows."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

FESTIVAL_ADDED = Event("religion.festival.added", _("登记了诞期"))
FESTIVAL_CHANGED = Event("religion.festival.changed", _("修改了诞期"))
FESTIVAL_REMOVED = Event("religion.festival.removed", _("移除了诞期"))
OCCURRENCE_PROPOSED = Event("religion.occurrence.proposed", _("推算了诞期日期"))
OCCURRENCE_CHANGED = Event("religion.occurrence.changed", _("修改了诞期日期"))
OCCURRENCE_CONFIRMED = Event("religion.occurrence.confirmed", _("确认了诞期日期"))
OCCURRENCE_CANCELLED = Event("religion.occurrence.cancelled", _("取消了诞期活动"))
OCCURRENCE_RESTORED = Event("religion.occurrence.restored", _("恢复了诞期活动"))
CHECK_DONE = Event("religion.special_check.done", _("完成了专项检查"))
