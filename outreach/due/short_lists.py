"""What waits for a person in outreach, as short lists for home."""

from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_date
from hengl_uf.reminders.short_lists import ShortList, line_of
from hengl_uf.web.elements import Badge
from outreach.models import PlannedVisit, Promise, ServiceCase


def route(user, on):
    """Today's stops of this person, and those that were missed."""
    stops = PlannedVisit.objects.due(on).filter(staff=user)
    who = Coalesce("contact__name", "enterprise__name")
    return line_of(stops, who, "planned_on", note="village__name", order=("order",))


def my_cases(user, on):
    """The open cases of this handler; paused ones, which have no day, last."""
    return line_of(ServiceCase.objects.open().filter(handler=user), "title", "due_on", state="status")


def new_cases(user, on):
    """Cases within reach that nobody has taken."""
    new = ServiceCase.objects.visible_to(user).current().filter(status=ServiceCase.Status.NEW)
    return line_of(new, "title", "due_on", state="status")


def overdue_cases(user, on):
    """Overdue cases, for those who only look."""
    return line_of(ServiceCase.objects.visible_to(user).overdue(on), "title", "due_on", state="status")


def my_promises(user, on):
    """Promises of this person that are neither kept nor given up."""
    return line_of(Promise.objects.open().filter(owner=user), "text", "due_on")


def stop_told(row, on):
    return PlannedVisit(planned_on=row.day).badge(on), row.note


def case_told(row, on):
    return ServiceCase(status=row.state, due_on=row.day).badge(on), full_date(row.day) if row.day else ""


def promise_told(row, on):
    return Badge(_("已过期"), "bad") if row.day < on else None, full_date(row.day)


def handles(user) -> bool:
    return bool(user.may(Permission.CASE_HANDLE))


def cases_where(user, **query) -> str:
    return reverse("outreach:case-list", query=query)


SHORT_LISTS = (
    ShortList(
        gettext_lazy("今天的走访"),
        "",
        "outreach:plan-detail",
        lambda user: user.may(Permission.VISIT_EDIT),
        route,
        stop_told,
        lambda user: reverse("outreach:plan-route"),
    ),
    ShortList(
        gettext_lazy("我经办的事项"),
        gettext_lazy("没有由您经办的未办结事项。"),
        "outreach:case-detail",
        handles,
        my_cases,
        case_told,
        lambda user: cases_where(user, state="open", handler=user.pk),
    ),
    ShortList(
        gettext_lazy("待受理"),
        gettext_lazy("没有待受理的事项。"),
        "outreach:case-detail",
        handles,
        new_cases,
        case_told,
        lambda user: cases_where(user, state="new"),
    ),
    ShortList(
        gettext_lazy("超期事项"),
        gettext_lazy("没有超期的事项。"),
        "outreach:case-detail",
        lambda user: user.may(Permission.CASE_VIEW) and not handles(user),
        overdue_cases,
        case_told,
        lambda user: cases_where(user, state="overdue"),
    ),
    ShortList(
        gettext_lazy("我的承诺"),
        gettext_lazy("没有未兑现的承诺。"),
        "outreach:promise-detail",
        lambda user: user.may(Permission.PROMISE_EDIT),
        my_promises,
        promise_told,
        lambda user: reverse("outreach:promise-list", query={"state": "open", "owner": user.pk}),
    ),
)
