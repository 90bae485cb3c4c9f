"""What can happen to emergency plans, drills and incidents."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.audit.trail import Event

PLAN_ADDED = Event("religion.plan.added", _("登记了应急预案"))
PLAN_CHANGED = Event("religion.plan.changed", _("修改了应急预案"))
PLAN_REVIEWED = Event("religion.plan.reviewed", _("复审了应急预案"))
PLAN_REPLACED = Event("religion.plan.replaced", _("停用了应急预案，由新的代替"))
PLAN_REMOVED = Event("religion.plan.removed", _("移除了应急预案"))
DRILL_NOTED = Event("religion.drill.noted", _("登记了演练"))
DRILL_CHANGED = Event("religion.drill.changed", _("修改了演练"))
DRILL_REMOVED = Event("religion.drill.removed", _("移除了演练"))
INCIDENT_NOTED = Event("religion.incident.noted", _("登记了突发情况"))
INCIDENT_CHANGED = Event("religion.incident.changed", _("修改了突发情况"))
INCIDENT_STEP_NOTED = Event("religion.incident.step_noted", _("登记了处置经过"))
INCIDENT_CLOSED = Event("religion.incident.closed", _("结束了突发情况的处置"))
INCIDENT_REMOVED = Event("religion.incident.removed", _("移除了突发情况"))
