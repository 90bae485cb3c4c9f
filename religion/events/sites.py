"""What can happen to sites and their management groups, in the sentences that history shows."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

SITE_ADDED = Event("religion.site.added", _("登记了场所"))
SITE_CHANGED = Event("religion.site.changed", _("修改了场所资料"))
SITE_EVENT_RAISED = Event("religion.site.event_raised", _("按活动结果调高了最大活动规模"))
SITE_CLASS_CONFIRMED = Event("religion.site.class_confirmed", _("确认了场所类别"))
SITE_CLOSED = Event("religion.site.closed", _("登记了停用情况"))
SITE_REOPENED = Event("religion.site.reopened", _("恢复了开放"))
SITE_REMOVED = Event("religion.site.removed", _("移除了场所"))
POST_ADDED = Event("religion.post.added", _("设了管理小组职务"))
POST_CHANGED = Event("religion.post.changed", _("修改了管理小组职务"))
TERM_BEGUN = Event("religion.officer.begun", _("登记了管理小组成员"))
TERM_CHANGED = Event("religion.officer.changed", _("修改了管理小组成员"))
TERM_ENDED = Event("religion.officer.ended", _("登记了管理小组成员离任"))
PHONE_READ = Event("religion.officer.phone_read", _("查看了管理小组成员的电话"))
