"""What can happen to members of the chamber, their fees, the council and evidence for 四好商会."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

MEMBERSHIP_APPLIED = Event("chamber.membership.applied", _("登记了入会申请"))
MEMBERSHIP_CHANGED = Event("chamber.membership.changed", _("修改了会员资料"))
MEMBERSHIP_REVIEWED = Event("chamber.membership.reviewed", _("初审通过"))
MEMBERSHIP_APPROVED = Event("chamber.membership.approved", _("理事会审议通过"))
MEMBERSHIP_CERTIFIED = Event("chamber.membership.certified", _("发了会员证"))
MEMBERSHIP_REFUSED = Event("chamber.membership.refused", _("登记了未通过"))
MEMBERSHIP_LEFT = Event("chamber.membership.left", _("登记了退会"))
MEMBERSHIP_REOPENED = Event("chamber.membership.reopened", _("撤回了未通过或退会"))
MEMBERSHIP_REMOVED = Event("chamber.membership.removed", _("移除了会员记录"))
FEE_ADDED = Event("chamber.fee.added", _("登记了应缴会费"))
FEE_CHANGED = Event("chamber.fee.changed", _("修改了会费"))
FEE_PAID = Event("chamber.fee.paid", _("登记了缴费"))
FEE_WAIVED = Event("chamber.fee.waived", _("减免了会费"))
FEE_REOPENED = Event("chamber.fee.reopened", _("撤回了缴费或减免"))
FEE_REMOVED = Event("chamber.fee.removed", _("删去了会费"))
OFFICE_ADDED = Event("chamber.office.added", _("设了商会职务"))
OFFICE_CHANGED = Event("chamber.office.changed", _("修改了商会职务"))
TERM_BEGUN = Event("chamber.term.begun", _("登记了商会任期"))
TERM_CHANGED = Event("chamber.term.changed", _("修改了商会任期"))
TERM_ENDED = Event("chamber.term.ended", _("登记了提前离任"))
EVIDENCE_ADDED = Event("chamber.evidence.added", _("登记了四好商会材料"))
EVIDENCE_CHANGED = Event("chamber.evidence.changed", _("修改了四好商会材料"))
EVIDENCE_REMOVED = Event("chamber.evidence.removed", _("移除了四好商会材料"))
