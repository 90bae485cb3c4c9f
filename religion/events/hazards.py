"""What can happen to hazards."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

HAZARD_RAISED = Event("religion.hazard.raised", _("巡查发现了隐患"))
HAZARD_NOTED = Event("religion.hazard.noted", _("登记了隐患"))
HAZARD_SEEN_AGAIN = Event("religion.hazard.seen_again", _("巡查时隐患仍未整改"))
HAZARD_PLANNED = Event("religion.hazard.planned", _("安排了整改"))
HAZARD_RECTIFIED = Event("religion.hazard.rectified", _("登记了整改"))
HAZARD_SENT_BACK = Event("religion.hazard.sent_back", _("复查不通过，退回整改"))
HAZARD_CLOSED = Event("religion.hazard.closed", _("复查通过，隐患销号"))
HAZARD_REOPENED = Event("religion.hazard.reopened", _("再次发现隐患，重新打开"))
HAZARD_ESCALATED = Event("religion.hazard.escalated", _("隐患超期，提请领导督办"))
