"""The menu by role, and what the shell of every page shows."""

from dataclasses import dataclass

from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.roles import Permission
from hengl_uf.catalogue import WAITING
from hengl_uf.places.models import Town

ALL_AT_ONCE = 26  # entries of a menu that are shown without folding any group
FIRST_GROUPS = 2  # of a longer one, open beside that of the page
TOWN_KEPT = 60  # seconds for which a process may go on with what it knows of the town


@dataclass(frozen=True)
class Entry:
    """One entry of the menu: shown to who holds `needs` (None: to every account)."""

    label: str
    route: str
    icon: str
    needs: Permission | None = None
    waiting: bool = False


MENU = (
    ("", (Entry(_("首页"), "home", "home"),)),
    (
        _("港澳台侨服务"),
        (
            Entry(_("走访"), "outreach:visit-list", "walk", Permission.VISIT_VIEW),
            Entry(_("走访计划"), "outreach:plan-list", "route", Permission.VISIT_VIEW),
            Entry(_("来电来访"), "outreach:enquiry-list", "phone", Permission.ENQUIRY_VIEW),
            Entry(_("接待"), "outreach:reception-list", "door-enter", Permission.ENQUIRY_VIEW),
            Entry(_("求助事项"), "outreach:case-list", "clipboard-list", Permission.CASE_VIEW, waiting=True),
            Entry(_("承诺"), "outreach:promise-list", "checkbox", Permission.PROMISE_VIEW),
            Entry(_("联系对象"), "outreach:contact-list", "users", Permission.CONTACT_VIEW),
        ),
    ),
    (
        _("活动和项目"),
        (
            Entry(_("活动"), "outreach:activity-list", "calendar-event", Permission.ACTIVITY_VIEW),
            Entry(_("微心愿"), "outreach:wish-list", "star", Permission.WISH_VIEW),
            Entry(_("团体服务"), "outreach:group-service-list", "bus", Permission.SERVICE_VIEW),
            Entry(_("关怀随访"), "outreach:care-call-list", "heart-handshake", Permission.CARE_VIEW),
            Entry(_("项目"), "outreach:project-list", "timeline", Permission.PROJECT_VIEW),
            Entry(_("社团"), "outreach:association-list", "users-group", Permission.ASSOCIATION_VIEW),
            Entry(_("共享资源"), "outreach:resource-list", "share", Permission.ASSOCIATION_VIEW),
        ),
    ),
    (
        _("服务窗口"),
        (
            Entry(_("服务中心"), "outreach:centre-list", "building-community", Permission.CENTRE_VIEW),
            Entry(_("服务指南"), "outreach:topic-list", "book-2", Permission.GUIDE_VIEW),
        ),
    ),
    (
        _("企业"),
        (Entry(_("企业"), "enterprises:enterprise-list", "building-factory-2", Permission.ENTERPRISE_VIEW),),
    ),
    (
        _("管理"),
        (
            Entry(_("账号"), "access:user-list", "user-cog", Permission.USER_VIEW),
            Entry(_("村（社区）"), "places:village-list", "building-community", Permission.VILLAGE_VIEW),
            Entry(_("网格"), "places:grid-list", "map-2", Permission.GRID_VIEW),
            Entry(_("事项类别"), "outreach:category-list", "list-details", Permission.CATEGORY_VIEW),
            Entry(_("文书模板"), "outreach:letter-list", "file-text", Permission.LETTER_EDIT),
            Entry(_("审计记录"), "audit:entry-list", "shield-check", Permission.AUDIT_VIEW),
        ),
    ),
)

NEW = (
    Entry(_("登记走访"), "outreach:visit-add", "walk", Permission.VISIT_EDIT),
    Entry(_("登记来电"), "outreach:enquiry-add", "phone", Permission.ENQUIRY_EDIT),
    Entry(_("登记接待"), "outreach:reception-add", "door-enter", Permission.ENQUIRY_EDIT),
    Entry(_("登记事项"), "outreach:case-add", "clipboard-list", Permission.CASE_EDIT),
    Entry(_("登记活动"), "outreach:activity-add", "calendar-event", Permission.ACTIVITY_EDIT),
    Entry(_("登记联系对象"), "outreach:contact-add", "user-plus", Permission.CONTACT_EDIT),
    Entry(_("登记企业"), "enterprises:enterprise-add", "building-factory-2", Permission.ENTERPRISE_EDIT),
)


@dataclass(frozen=True)
class Related:
    """From the page of a record of the house to what an app keeps of it: a list or form narrowed by `parameter`."""

    label: str
    route: str
    parameter: str
    needs: Permission


# By the name of the page: the house's own pages know nothing of the apps above them.
RELATED = {
    "enterprises:enterprise-detail": (
        Related(_("登记走访"), "outreach:visit-add", "enterprise", Permission.VISIT_EDIT),
        Related(_("计划走访"), "outreach:plan-add", "enterprise", Permission.VISIT_EDIT),
        Related(_("走访记录"), "outreach:visit-list", "enterprise", Permission.VISIT_VIEW),
        Related(_("走访计划"), "outreach:plan-list", "enterprise", Permission.VISIT_VIEW),
        Related(_("求助事项"), "outreach:case-list", "enterprise", Permission.CASE_VIEW),
    ),
}


def shell(request):
    """Template context of every page: the town, and for signed-in people menu, new records and the bell."""
    context = {"town": town()}
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or getattr(request, "is_public_page", False):
        return context
    bell = waiting(user)
    return context | {
        "nav": menu_for(user, request.path, bell),
        "new_actions": [shown(entry) for entry in NEW if user.may(entry.needs)],
        "bell": bell,
        "may_search": user.may(Permission.SEARCH),
        "related": related_to(request),
    }


def related_to(request) -> list[dict]:
    """What else this person may open from the page of this record."""
    match = request.resolver_match
    entries = RELATED.get(match.view_name, ()) if match else ()
    return [
        {"label": one.label, "url": reverse(one.route, query={one.parameter: match.kwargs["pk"]})}
        for one in entries
        if request.user.may(one.needs)
    ]


def menu_for(user, path, bell) -> list[dict]:
    """The groups of the menu that this person has."""
    groups = []
    for label, entries in MENU:
        items = [
            shown(entry)
            | {"active": active(entry, path), "count": bell["count"] if entry.waiting and bell else 0}
            for entry in entries
            if entry.needs is None or user.may(entry.needs)
        ]
        if items:
            groups.append({"label": label, "items": items})
    long = sum(len(group["items"]) for group in groups) > ALL_AT_ONCE
    for number, group in enumerate(groups):
        group["folds"] = long and bool(group["label"])
        group["open"] = number <= FIRST_GROUPS or any(item["active"] for item in group["items"])
    return groups


def shown(entry) -> dict:
    return {"label": entry.label, "url": reverse(entry.route), "icon": entry.icon}


def active(entry, path) -> bool:
    """Whether the page belongs to this entry."""
    url = reverse(entry.route)
    return path == url if url == "/" else path.startswith(url)


def waiting(user) -> dict | None:
    """What waits for this person: how much, and the list of exactly that."""
    on = timezone.localdate()
    answers = [answer for answer in (source(user, on) for source in WAITING) if answer]
    return {"count": sum(count for count, _url in answers), "url": answers[0][1]} if answers else None


def town() -> dict:
    """Name of the town and office, and whether its data are samples."""
    return cache.get_or_set("town", read_town, TOWN_KEPT)


def read_town() -> dict:
    row = Town.objects.filter(pk=1).first() or Town(name="", office_name="", is_demo=False)
    return {"name": row.name, "office_name": row.office_name, "is_demo": row.is_demo}
