"""What can happen to events, registrations and opportunities."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

EVENT_PLANNED = Event("chamber.event.planned", _("发布了商会活动"))
EVENT_CHANGED = Event("chamber.event.changed", _("修改了商会活动"))
EVENT_CLOSED = Event("chamber.event.closed", _("停止了报名"))
EVENT_REOPENED = Event("chamber.event.reopened", _("恢复了报名"))
EVENT_HELD = Event("chamber.event.held", _("登记了举办情况"))
EVENT_CANCELLED = Event("chamber.event.cancelled", _("取消了商会活动"))
EVENT_REMOVED = Event("chamber.event.removed", _("移除了商会活动"))
ROLL_READ = Event("chamber.event.roll_read", _("查看了报名名册上的联系人和电话"))
REGISTERED = Event("chamber.registration.made", _("登记了报名"))
REGISTERED_ITSELF = Event("chamber.registration.made_by_link", _("企业通过链接报名"))
WAITING_LISTED = Event("chamber.registration.waiting", _("登记了候补"))
WAITING_ITSELF = Event("chamber.registration.waiting_by_link", _("企业通过链接报名，排入候补"))
MOVED_UP = Event("chamber.registration.moved_up", _("候补转为已报名"))
REGISTRATION_CHANGED = Event("chamber.registration.changed", _("修改了报名"))
REGISTRATION_CHANGED_ITSELF = Event("chamber.registration.changed_by_link", _("企业通过链接修改了报名"))
REGISTRATION_CANCELLED = Event("chamber.registration.cancelled", _("取消了报名"))
REGISTRATION_CANCELLED_ITSELF = Event("chamber.registration.cancelled_by_link", _("企业通过链接取消了报名"))
REGISTRATION_READ = Event("chamber.registration.read", _("查看了报名联系人的电话"))
CHECKED_IN = Event("chamber.registration.checked_in", _("登记了签到"))
CHECK_IN_UNDONE = Event("chamber.registration.check_in_undone", _("撤回了签到"))
EVALUATED = Event("chamber.registration.evaluated", _("登记了企业的评价"))
EVALUATED_ITSELF = Event("chamber.registration.evaluated_by_link", _("企业通过链接作了评价"))
OPPORTUNITY_NOTED = Event("chamber.opportunity.noted", _("登记了商机"))
OPPORTUNITY_CHANGED = Event("chamber.opportunity.changed", _("修改了商机"))
OPPORTUNITY_ENDED = Event("chamber.opportunity.outcome", _("登记了商机的结果"))
OPPORTUNITY_REMOVED = Event("chamber.opportunity.removed", _("移除了商机"))
