"""Cases that wait for somebody: counted for the bell, listed on home."""

from django.db.models import Count, Window
from django.urls import reverse
from django.utils.translation import gettext as _

from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_date
from outreach.models import ServiceCase

SHOWN = 6  # rows of a short list


def cases_waiting_for(user, on):
    """Cases of this handler that are overdue or due within three days."""
    return ServiceCase.objects.due_soon(on).filter(handler=user)


def waiting_for(user, on):
    """(count, address of the list of exactly these) of the cases that wait for this person, or None."""
    if not user.may(Permission.CASE_HANDLE):
        return None
    url = reverse("outreach:case-list", query={"state": "soon", "handler": user.pk})
    return cases_waiting_for(user, on).count(), url


def my_cases(user, on):
    """The open cases of this handler, the most urgent first."""
    if not user.may(Permission.CASE_HANDLE):
        return None
    mine = ServiceCase.objects.open().filter(handler=user)
    url = reverse("outreach:case-list", query={"state": "open", "handler": user.pk})
    return short_list(_("我经办的事项"), mine, url, on, _("没有由您经办的未办结事项。"))


def new_cases(user, on):
    """Cases within reach that nobody has taken."""
    if not user.may(Permission.CASE_HANDLE):
        return None
    new = ServiceCase.objects.visible_to(user).current().filter(status=ServiceCase.Status.NEW)
    url = reverse("outreach:case-list", query={"state": "new"})
    return short_list(_("待受理"), new, url, on, _("没有待受理的事项。"))


def overdue_cases(user, on):
    """Overdue cases, for those who only look."""
    if not user.may(Permission.CASE_VIEW) or user.may(Permission.CASE_HANDLE):
        return None
    late = ServiceCase.objects.visible_to(user).overdue(on)
    return short_list(
        _("超期事项"),
        late,
        reverse("outreach:case-list", query={"state": "overdue"}),
        on,
        _("没有超期的事项。"),
    )


def short_list(label, cases, url, on, empty) -> dict:
    """A few cases, the most urgent first; paused ones last."""
    shown = list(cases.annotate(total=Window(Count("*"))).order_by("due_on", "pk")[:SHOWN])
    rows = [
        {
            "label": case.title,
            "url": case.get_absolute_url(),
            "note": full_date(case.due_on) if case.due_on else "",
            "badge": case.badge(on),
        }
        for case in shown
    ]
    return {"label": label, "url": url, "count": shown[0].total if shown else 0, "rows": rows, "empty": empty}
