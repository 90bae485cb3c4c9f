"""All else that falls due for a person, of many kinds of record, read in one query.

Each source states what falls due for somebody: the record's id, its words and its day. What has no day of its own
(an office that is vacant) counts as of today.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import CharField, DateField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission, Role
from hengl_uf.lib.dates import full_date
from hengl_uf.web.addresses import address_of
from hengl_uf.web.composed import ask
from hengl_uf.web.elements import Badge
from outreach.due.short_lists import SHOWN
from outreach.due.standing import TODAY, day_of
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

MOST = 100  # rows read; beyond it the count says no more
DAYS = timedelta(days=3)  # before a referral's answer or a group service, from which they are shown
WEEK = timedelta(days=7)  # the same for milestones and wishes
TERM = timedelta(days=60)  # the same for the end of a term: an election wants preparing


@dataclass(frozen=True)
class Source:
    """One kind of thing that falls due: its word, the page of a row, who needs to know, and its rows."""

    key: str
    word: str
    route: str
    needs: Permission
    rows: Callable[..., QuerySet]  # (user, on) → rows of (id of the page, words, day)


def listed(rows, page, words, day) -> QuerySet:
    """The rows as what the one list shows: all kinds have the same three columns."""
    return rows.order_by().annotate(page=F(page), words=Cast(words, CharField()), day=Cast(day, DateField()))


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
    Source("referral", gettext_lazy("转办答复"), "outreach:case-detail", Permission.CASE_HANDLE, referrals),
    Source(
        "milestone", gettext_lazy("项目节点"), "outreach:project-detail", Permission.PROJECT_VIEW, milestones
    ),
    Source("care", gettext_lazy("随访需要"), "outreach:care-call-detail", Permission.CARE_EDIT, care_needs),
    Source(
        "activity",
        gettext_lazy("活动待补记"),
        "outreach:activity-detail",
        Permission.ACTIVITY_EDIT,
        activities,
    ),
    Source("wish", gettext_lazy("心愿待实现"), "outreach:wish-detail", Permission.WISH_EDIT, wishes),
    Source(
        "service",
        gettext_lazy("团体服务"),
        "outreach:group-service-detail",
        Permission.SERVICE_EDIT,
        group_services,
    ),
    Source(
        "term", gettext_lazy("任期届满"), "outreach:association-detail", Permission.ASSOCIATION_EDIT, terms
    ),
    Source(
        "vacancy",
        gettext_lazy("职务空缺"),
        "outreach:association-detail",
        Permission.ASSOCIATION_EDIT,
        vacancies,
    ),
)


BY_KEY = {source.key: source for source in SOURCES}


def everything(viewer, keys) -> QuerySet:
    """The rows of these sources, the most urgent first; `TODAY` and days counted from it stand for real ones."""
    parts = [
        BY_KEY[key].rows(viewer, TODAY).values_list(Value(number, IntegerField()), "page", "words", "day")
        for number, key in enumerate(keys)
    ]
    return parts[0].union(*parts[1:], all=True).order_by("day")[:MOST]


def following_up(user, on) -> list[dict]:
    """One list of what falls due for this person in all kinds of record, the most urgent first, if there is anything."""
    sources = [source for source in SOURCES if user.may(source.needs)]
    if not sources:
        return []
    keys = tuple(source.key for source in sources)
    found = ask(everything, key=keys, user=user, value_of=day_of(on))
    if not found:
        return []
    rows = [
        {
            "label": words,
            "url": address_of(sources[number].route, page),
            "note": f"{sources[number].word} · {full_date(day)}",
            "badge": Badge(_("已过期"), "bad") if day < on else None,
        }
        for number, page, words, day in found[:SHOWN]
    ]
    return [{"label": _("还要跟进的"), "url": "", "count": len(found), "rows": rows, "empty": ""}]
