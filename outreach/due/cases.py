"""Cases that wait for somebody, counted for the bell."""

from django.urls import reverse

from hengl_uf.access.roles import Permission
from outreach.models import ServiceCase


def cases_waiting_for(user, on):
    """Cases of this handler that are overdue or due within three days."""
    return ServiceCase.objects.due_soon(on).filter(handler=user)


def waiting_for(user, on):
    """(count, address of the list of exactly these) of the cases that wait for this person, or None."""
    if not user.may(Permission.CASE_HANDLE):
        return None
    url = reverse("outreach:case-list", query={"state": "soon", "handler": user.pk})
    return cases_waiting_for(user, on).count(), url
