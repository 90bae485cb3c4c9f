"""Promises that wait to be kept."""

from django.db.models import Count, Window
from django.urls import reverse
from django.utils.translation import gettext as _

from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Badge
from outreach.due.cases import SHOWN
from outreach.models import Promise


def my_promises(user, on):
    """Promises of this person that are neither kept nor given up."""
    if not user.may(Permission.PROMISE_EDIT):
        return None
    mine = Promise.objects.open().filter(owner=user).annotate(total=Window(Count("*")))
    shown = list(mine.order_by("due_on", "pk")[:SHOWN])
    rows = [
        {
            "label": promise.text,
            "url": promise.get_absolute_url(),
            "note": full_date(promise.due_on),
            "badge": Badge(_("已过期"), "bad") if promise.due_on < on else None,
        }
        for promise in shown
    ]
    return {
        "label": _("我的承诺"),
        "url": reverse("outreach:promise-list", query={"state": "open", "owner": user.pk}),
        "count": shown[0].total if shown else 0,
        "rows": rows,
        "empty": _("没有未兑现的承诺。"),
    }
