"""What can happen to registrations of sites, and to the conditions of an application."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

REGISTRATION_OPENED = Event("religion.registration.opened", _("开始登记场所"))
REGISTRATION_CHANGED = Event("religion.registration.changed", _("修改了登记"))
READINESS_ANSWERED = Event("religion.registration.readiness_answered", _("核对了申报条件"))
REGISTRATION_SUBMITTED = Event("religion.registration.submitted", _("提交了申报"))
REGISTRATION_WITHDRAWN = Event("religion.registration.withdrawn", _("撤回了申报"))
REGISTRATION_REVIEWED = Event("religion.registration.reviewed", _("审核通过了申报"))
REGISTRATION_PUBLISHED = Event("religion.registration.published", _("开始公示"))
REGISTRATION_REPORTED = Event("religion.registration.reported", _("报送了上级"))
REGISTRATION_RETURNED = Event("religion.registration.returned", _("退回了申报"))
REGISTRATION_NUMBERED = Event("religion.registration.numbered", _("给场所编了号"))
REGISTRATION_CHANGE_BEGUN = Event("religion.registration.change_begun", _("开始办理变更"))
REGISTRATION_CHANGE_DROPPED = Event("religion.registration.change_dropped", _("取消了变更"))
REGISTRATION_CANCELLED = Event("religion.registration.cancelled", _("注销了登记"))
REGISTRATION_REMOVED = Event("religion.registration.removed", _("移除了登记草稿"))
SITE_NUMBERED = Event("religion.registration.site_numbered", _("登记了场所的编号"))
SITE_NUMBERS_ENDED = Event("religion.registration.site_numbers_ended", _("停用了场所的编号"))

READINESS_ITEM_ADDED = Event("religion.readiness_item.added", _("增加了申报条件"))
READINESS_ITEM_CHANGED = Event("religion.readiness_item.changed", _("修改了申报条件"))
