"""What can happen to mediation and the chamber's documents."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

MEDIATION_ACCEPTED = Event("chamber.mediation.accepted", _("受理了调解案件"))
MEDIATION_CHANGED = Event("chamber.mediation.changed", _("修改了调解案件"))
MEDIATION_READ = Event("chamber.mediation.read", _("查看了当事人的信息"))
MEDIATION_EXTENDED = Event("chamber.mediation.extended", _("延长了调解期限"))
MEDIATION_CLOSED = Event("chamber.mediation.closed", _("结案"))
MEDIATION_REOPENED = Event("chamber.mediation.reopened", _("重新办理了调解案件"))
MEDIATION_REMOVED = Event("chamber.mediation.removed", _("移除了调解案件"))
SESSION_ADDED = Event("chamber.mediation.session_added", _("登记了调解会"))
SESSION_CHANGED = Event("chamber.mediation.session_changed", _("修改了调解会"))
CONFIRMATION_APPLIED = Event("chamber.mediation.confirmation_applied", _("登记了司法确认申请"))
CONFIRMATION_DECIDED = Event("chamber.mediation.confirmation_decided", _("登记了司法确认结果"))
CONFIRMATION_WITHDRAWN = Event("chamber.mediation.confirmation_withdrawn", _("撤回了司法确认申请"))
MEDIATION_NOTE_ADDED = Event("chamber.mediation.note_added", _("写了限阅备注"))
MEDIATION_NOTE_CHANGED = Event("chamber.mediation.note_changed", _("修改了限阅备注"))
MEDIATION_NOTE_READ = Event("chamber.mediation.note_read", _("查看了限阅备注"))

MEDIATOR_ADDED = Event("chamber.mediator.added", _("登记了调解员"))
MEDIATOR_CHANGED = Event("chamber.mediator.changed", _("修改了调解员"))

LETTER_ADDED = Event("chamber.letter.added", _("新增了商会文书模板"))
LETTER_CHANGED = Event("chamber.letter.changed", _("修改了商会文书模板"))
LETTER_MADE = Event("chamber.letter.made", _("出具了文书"))
