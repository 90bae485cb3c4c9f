"""What falls due in outreach for a person, of all kinds of record but those with a short list of their own."""

from datetime import timedelta

from django.db.models import QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission, Role
from hengl_uf.reminders.following_up import Source, listed
from outreach.models import (
    Activity,
    Association,
    CareCall,
    GroupService,
    Milestone,
    Office,
    Referral,
    Term,
    Wish,
)

DAYS = timedelta(days=3)  # before a referral's answer or a group service, from which they are shown
WEEK = timedelta(days=7)  # the same for milestones and wishes
TERM = timedelta(days=60)  # the same for the end of a term: an election wants preparing


def referrals(user, on):
    rows = Referral.objects.open().filter(case__handler=user, due_on__lte=on + DAYS)
    return listed(rows, "case_id", "department", "due_on")


def milestones(user, on):
    """One's own of the coming week; who only looks sees all that are late."""
    rows = Milestone.objects.visible_to(user)
    own = user.may(Permission.PROJECT_EDIT)
    rows = rows.open().filter(owner=user, due_on__lte=on + WEEK) if own else rows.late(on)
    return listed(rows, "project_id", "name", "due_on")


def care_needs(user, on):
    return listed(CareCall.objects.open().filter(staff=user), "pk", "need", "called_on")


def activities(user, on):
    """Those whose day has come and whose counts are not written down."""
    rows = Activity.objects.current().filter(status=Activity.Status.PLANNED, staff=user, held_on__lte=on)
    return listed(rows, "pk", "title", "held_on")


def wishes(user, on):
    rows = Wish.objects.current().filter(status=Wish.Status.CLAIMED, staff=user, needed_on__lte=on + WEEK)
    return listed(rows, "pk", "title", "needed_on")


def group_services(user, on):
    rows = GroupService.objects.current().filter(
        status__in=GroupService.LIVE, staff=user, held_on__lte=on + DAYS
    )
    return listed(rows, "pk", "title", "held_on")


def kept_by(user) -> QuerySet:
    """The associations that this person keeps in touch with; the office sees to all that nobody does."""
    kept = Association.objects.current()
    return kept.filter(responsible=user) | (
        kept.filter(responsible=None) if user.role == Role.OFFICE else kept.none()
    )


def terms(user, on):
    rows = Term.objects.ending(on, on + TERM).filter(association__in=kept_by(user))
    words = Concat("association__name", Value(" "), "office__title", Value(" "), "holder_name")
    return listed(rows, "association_id", words, "ends_on")


def vacancies(user, on):
    rows = Office.objects.vacant(on).filter(association__in=kept_by(user))
    words = Concat("association__name", Value(" "), "title")
    return listed(rows, "association_id", words, Value(on))


SOURCES = (
    Source(gettext_lazy("转办答复"), "outreach:case-detail", Permission.CASE_HANDLE, referrals),
    Source(gettext_lazy("项目节点"), "outreach:project-detail", Permission.PROJECT_VIEW, milestones),
    Source(gettext_lazy("随访需要"), "outreach:care-call-detail", Permission.CARE_EDIT, care_needs),
    Source(
        gettext_lazy("活动待补记"),
        "outreach:activity-detail",
        Permission.ACTIVITY_EDIT,
        activities,
    ),
    Source(gettext_lazy("心愿待实现"), "outreach:wish-detail", Permission.WISH_EDIT, wishes),
    Source(
        gettext_lazy("团体服务"),
        "outreach:group-service-detail",
        Permission.SERVICE_EDIT,
        group_services,
    ),
    Source(gettext_lazy("任期届满"), "outreach:association-detail", Permission.ASSOCIATION_EDIT, terms),
    Source(
        gettext_lazy("职务空缺"),
        "outreach:association-detail",
        Permission.ASSOCIATION_EDIT,
        vacancies,
    ),
)
