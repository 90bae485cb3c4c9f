"""Visits that were planned for today, or for days gone by."""

from django.db.models import Count, Window
from django.urls import reverse
from django.utils.translation import gettext as _

from hengl_uf.access.roles import Permission
from outreach.due.cases import SHOWN
from outreach.models import PlannedVisit


def my_route(user, on):
    """Today's stops of this person, and those that were missed; nothing when there are none."""
    if not user.may(Permission.VISIT_EDIT):
        return None
    mine = PlannedVisit.objects.due(on).filter(staff=user).select_related("contact", "enterprise", "village")
    mine = mine.only(
        "planned_on", "order", "visit", "cancelled_at", "contact__name", "enterprise__name", "village__name"
    )
    shown = list(mine.annotate(total=Window(Count("*"))).order_by("planned_on", "order", "pk")[:SHOWN])
    if not shown:
        return None
    rows = [
        {
            "label": (plan.contact or plan.enterprise).name,
            "url": plan.get_absolute_url(),
            "note": plan.village.name,
            "badge": plan.badge(on),
        }
        for plan in shown
    ]
    return {
        "label": _("今天的走访"),
        "url": reverse("outreach:plan-route"),
        "count": shown[0].total,
        "rows": rows,
        "empty": "",
    }
