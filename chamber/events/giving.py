"""What can happen to campaigns, pledges, receipts, allocations and aid projects."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

CAMPAIGN_STARTED = Event("chamber.campaign.started", _("建立了募捐活动"))
CAMPAIGN_CHANGED = Event("chamber.campaign.changed", _("修改了募捐活动"))
CAMPAIGN_CLOSED = Event("chamber.campaign.closed", _("结账"))
CAMPAIGN_REOPENED = Event("chamber.campaign.reopened", _("重新开账"))
CAMPAIGN_REMOVED = Event("chamber.campaign.removed", _("移除了募捐活动"))
PLEDGED = Event("chamber.pledge.added", _("登记了认捐"))
PLEDGE_CHANGED = Event("chamber.pledge.changed", _("修改了认捐"))
PLEDGE_RAISED = Event("chamber.pledge.raised", _("到账超出认捐，调高了认捐金额"))
PLEDGE_THANKED = Event("chamber.pledge.thanked", _("登记了致谢"))
PLEDGE_REMOVED = Event("chamber.pledge.removed", _("移除了认捐"))
RECEIVED = Event("chamber.receipt.added", _("登记了到账"))
RECEIPT_CHANGED = Event("chamber.receipt.changed", _("修改了到账"))
RECEIPT_REMOVED = Event("chamber.receipt.removed", _("移除了到账"))
ALLOCATED = Event("chamber.allocation.added", _("登记了拨付"))
ALLOCATION_CHANGED = Event("chamber.allocation.changed", _("修改了拨付"))
ALLOCATION_REMOVED = Event("chamber.allocation.removed", _("移除了拨付"))
AID_STARTED = Event("chamber.aid_project.started", _("建立了公益项目"))
AID_CHANGED = Event("chamber.aid_project.changed", _("修改了公益项目"))
AID_ENDED = Event("chamber.aid_project.ended", _("结束了公益项目"))
AID_RESTARTED = Event("chamber.aid_project.restarted", _("重新开始公益项目"))
AID_REMOVED = Event("chamber.aid_project.removed", _("移除了公益项目"))
STEP_ADDED = Event("chamber.aid_milestone.added", _("增加了节点"))
STEP_CHANGED = Event("chamber.aid_milestone.changed", _("修改了节点"))
STEP_REACHED = Event("chamber.aid_milestone.reached", _("完成了节点"))
STEP_REOPENED = Event("chamber.aid_milestone.reopened", _("撤回了节点的完成"))
STEP_DROPPED = Event("chamber.aid_milestone.dropped", _("删去了节点"))
