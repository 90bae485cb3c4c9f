"""What can happen to pairings, what is given in them, and joint actions."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

PAIRING_ADDED = Event("chamber.pairing.added", _("登记了结对"))
PAIRING_CHANGED = Event("chamber.pairing.changed", _("修改了结对"))
PAIRING_ENDED = Event("chamber.pairing.ended", _("结束了结对"))
PAIRING_REOPENED = Event("chamber.pairing.reopened", _("撤回了结对的结束"))
PAIRING_REMOVED = Event("chamber.pairing.removed", _("移除了结对"))
CONTRIBUTION_ADDED = Event("chamber.contribution.added", _("登记了帮扶投入"))
CONTRIBUTION_CHANGED = Event("chamber.contribution.changed", _("修改了帮扶投入"))
CONTRIBUTION_REMOVED = Event("chamber.contribution.removed", _("移除了帮扶投入"))
JOINT_ACTION_ADDED = Event("chamber.joint_action.added", _("登记了社会治理行动"))
JOINT_ACTION_CHANGED = Event("chamber.joint_action.changed", _("修改了社会治理行动"))
JOINT_ACTION_REMOVED = Event("chamber.joint_action.removed", _("移除了社会治理行动"))
