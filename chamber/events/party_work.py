"""What can happen to 五个一, Party activities, service projects, awards and posts."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

FIVE_ONE_ADDED = Event("chamber.five_one.added", _("增加了五个一项目"))
FIVE_ONE_CHANGED = Event("chamber.five_one.changed", _("修改了五个一项目"))
FIVE_ONE_MOVED = Event("chamber.five_one.moved", _("调整了五个一项目的次序"))
FIVE_ONE_TICKED = Event("chamber.five_one_tick.added", _("登记了五个一完成情况"))
TICK_CHANGED = Event("chamber.five_one_tick.changed", _("修改了五个一完成情况"))
TICK_REMOVED = Event("chamber.five_one_tick.removed", _("撤回了五个一完成情况"))

PARTY_ACTIVITY_ADDED = Event("chamber.party_activity.added", _("登记了党建活动"))
PARTY_ACTIVITY_CHANGED = Event("chamber.party_activity.changed", _("修改了党建活动"))
PARTY_ACTIVITY_REMOVED = Event("chamber.party_activity.removed", _("移除了党建活动"))

SERVICE_PROJECT_STARTED = Event("chamber.service_project.started", _("建立了办实事项目"))
SERVICE_PROJECT_CHANGED = Event("chamber.service_project.changed", _("修改了办实事项目"))
SERVICE_PROJECT_ENDED = Event("chamber.service_project.ended", _("登记了办实事项目的结束"))
SERVICE_PROJECT_RESTARTED = Event("chamber.service_project.restarted", _("重新开始了办实事项目"))
SERVICE_PROJECT_REMOVED = Event("chamber.service_project.removed", _("移除了办实事项目"))

AWARD_ADDED = Event("chamber.award.added", _("登记了荣誉"))
AWARD_CHANGED = Event("chamber.award.changed", _("修改了荣誉"))
AWARD_REMOVED = Event("chamber.award.removed", _("移除了荣誉"))

SERVICE_POST_ADDED = Event("chamber.service_post.added", _("设立了党员岗位"))
SERVICE_POST_CHANGED = Event("chamber.service_post.changed", _("修改了党员岗位"))
SERVICE_POST_ENDED = Event("chamber.service_post.ended", _("撤销了党员岗位"))
SERVICE_POST_RESTORED = Event("chamber.service_post.restored", _("恢复了党员岗位"))
SERVICE_POST_REMOVED = Event("chamber.service_post.removed", _("移除了党员岗位"))
