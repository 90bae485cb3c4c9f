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
        _("民间信仰活动场所"),
        (
            Entry(_("今天的路线"), "religion:route", "route", Permission.INSPECTION_EDIT),
            Entry(_("场所总览"), "religion:board", "layout-dashboard", Permission.SITE_VIEW),
            Entry(_("场所"), "religion:site-list", "building-pavilion", Permission.SITE_VIEW),
            Entry(_("地图"), "religion:map", "map-pin", Permission.SITE_VIEW),
            Entry(_("登记编号"), "religion:registration-list", "id-badge-2", Permission.SITE_VIEW),
            Entry(_("巡查"), "religion:inspection-list", "list-check", Permission.INSPECTION_VIEW),
            Entry(_("隐患"), "religion:hazard-list", "alert-triangle", Permission.HAZARD_VIEW),
            Entry(_("专项检查"), "religion:special-check-list", "checklist", Permission.INSPECTION_VIEW),
            Entry(_("巡查和整改情况"), "religion:coverage", "gauge", Permission.INSPECTION_VIEW),
        ),
    ),
    (
        _("诞期和应急"),
        (
            Entry(_("诞期日历"), "religion:festival-calendar", "calendar-event", Permission.FESTIVAL_VIEW),
            Entry(_("诞期"), "religion:festival-list", "moon", Permission.FESTIVAL_VIEW),
            Entry(_("诞期日期"), "religion:occurrence-list", "calendar", Permission.FESTIVAL_VIEW),
            Entry(_("活动报备"), "religion:filing-list", "file-text", Permission.FESTIVAL_VIEW),
            Entry(_("应急预案"), "religion:plan-list", "shield-check", Permission.EMERGENCY_VIEW),
            Entry(_("演练"), "religion:drill-list", "flame", Permission.EMERGENCY_VIEW),
            Entry(_("突发情况"), "religion:incident-list", "urgent", Permission.EMERGENCY_VIEW),
        ),
    ),
    (
        _("企业和会员"),
        (
            Entry(_("企业"), "enterprises:enterprise-list", "building-factory-2", Permission.ENTERPRISE_VIEW),
            Entry(_("会员"), "chamber:membership-list", "id-badge-2", Permission.MEMBERSHIP_VIEW),
            Entry(_("会费"), "chamber:fee-list", "report-money", Permission.MEMBERSHIP_VIEW),
            Entry(_("商会职务"), "chamber:office-list", "affiliate", Permission.MEMBERSHIP_VIEW),
            Entry(_("四好商会"), "chamber:evidence-list", "folder", Permission.MEMBERSHIP_VIEW),
        ),
    ),
    (
        _("两新党建"),
        (
            Entry(_("党组织"), "chamber:organisation-list", "sitemap", Permission.PARTY_VIEW),
            Entry(_("党建覆盖"), "chamber:coverage", "gauge", Permission.PARTY_VIEW),
            Entry(_("双同步摸排"), "chamber:survey-list", "list-check", Permission.PARTY_VIEW),
            Entry(_("五个一"), "chamber:five-one-matrix", "checklist", Permission.PARTY_VIEW),
            Entry(_("党建活动"), "chamber:party-activity-list", "flag", Permission.PARTY_VIEW),
            Entry(_("办实事项目"), "chamber:service-project-list", "hand-love-you", Permission.PARTY_VIEW),
            Entry(_("荣誉"), "chamber:award-list", "award", Permission.PARTY_VIEW),
            Entry(_("党员岗位"), "chamber:service-post-list", "user-check", Permission.PARTY_VIEW),
        ),
    ),
    (
        _("服务企业"),
        (
            Entry(_("商会活动"), "chamber:event-list", "confetti", Permission.EVENT_VIEW),
            Entry(_("企业问题"), "chamber:question-list", "message-2-question", Permission.QUESTION_VIEW),
            Entry(_("惠企政策"), "chamber:policy-list", "file-text", Permission.POLICY_VIEW),
            Entry(_("商机"), "chamber:opportunity-list", "trending-up", Permission.EVENT_VIEW),
            Entry(_("协议"), "chamber:agreement-list", "certificate", Permission.TRAINING_VIEW),
            Entry(_("学徒班"), "chamber:apprenticeship-list", "school", Permission.TRAINING_VIEW),
            Entry(_("诉调对接"), "chamber:mediation-list", "scale", Permission.MEDIATION_VIEW),
        ),
    ),
    (
        _("公益和帮扶"),
        (
            Entry(_("募捐活动"), "chamber:campaign-list", "gift", Permission.GIVING_VIEW),
            Entry(_("认捐"), "chamber:pledge-list", "coin", Permission.GIVING_VIEW),
            Entry(_("公益项目"), "chamber:aid-project-list", "heart", Permission.GIVING_VIEW),
            Entry(_("结对帮扶"), "chamber:pairing-list", "link", Permission.PAIRING_VIEW),
            Entry(_("社会治理"), "chamber:joint-action-list", "users-group", Permission.PAIRING_VIEW),
        ),
    ),
    (
        _("管理"),
        (
            Entry(_("账号"), "access:user-list", "user-cog", Permission.USER_VIEW),
            Entry(_("村（社区）"), "places:village-list", "building-community", Permission.VILLAGE_VIEW),
            Entry(_("网格"), "places:grid-list", "map-2", Permission.GRID_VIEW),
            Entry(_("事项类别"), "outreach:category-list", "list-details", Permission.CATEGORY_VIEW),
            Entry(_("文书模板"), "outreach:letter-list", "file-text", Permission.LETTER_EDIT),
            Entry(_("商会文书模板"), "chamber:letter-list", "file-text", Permission.CHAMBER_LETTER_EDIT),
            Entry(_("场所文书模板"), "religion:letter-list", "file-text", Permission.SITE_LETTER_EDIT),
            Entry(_("检查表"), "religion:checklist-list", "checklist", Permission.CHECKLIST_VIEW),
            Entry(_("申报条件"), "religion:readiness-item-list", "list-details", Permission.CHECKLIST_EDIT),
            Entry(_("场所码"), "religion:plate-list", "qrcode", Permission.PLATE_EDIT),
            Entry(_("行业"), "enterprises:industry-list", "list-details", Permission.INDUSTRY_EDIT),
            Entry(_("工业园区"), "enterprises:park-list", "building-arch", Permission.INDUSTRY_EDIT),
            Entry(_("五个一项目"), "chamber:five-one-list", "checklist", Permission.PARTY_EDIT),
            Entry(_("调解员"), "chamber:mediator-list", "user-cog", Permission.MEDIATION_EDIT),
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
    Entry(_("登记隐患"), "religion:hazard-add", "alert-triangle", Permission.HAZARD_EDIT),
    Entry(_("登记场所"), "religion:site-add", "building-pavilion", Permission.SITE_EDIT),
    Entry(_("登记企业"), "enterprises:enterprise-add", "building-factory-2", Permission.ENTERPRISE_EDIT),
    Entry(_("登记入会申请"), "chamber:membership-add", "id-badge-2", Permission.MEMBERSHIP_EDIT),
    Entry(_("登记党建活动"), "chamber:party-activity-add", "flag", Permission.PARTY_EDIT),
    Entry(_("登记摸排"), "chamber:survey-add", "list-check", Permission.PARTY_EDIT),
    Entry(_("登记企业问题"), "chamber:question-add", "message-2-question", Permission.QUESTION_EDIT),
    Entry(_("登记认捐"), "chamber:pledge-add", "coin", Permission.GIVING_EDIT),
    Entry(_("受理调解"), "chamber:mediation-add", "scale", Permission.MEDIATION_EDIT),
)


@dataclass(frozen=True)
class Related:
    """From the page of a record of the house to what an app keeps of it: a list or form narrowed by `parameter`, or
    without one a page of the record itself.
    """

    label: str
    route: str
    parameter: str
    needs: Permission

    def url(self, pk) -> str:
        """Where it leads for one record."""
        return (
            reverse(self.route, query={self.parameter: pk})
            if self.parameter
            else reverse(self.route, args=[pk])
        )


# By the name of the page: the house's own pages know nothing of the apps above them.
RELATED = {
    "enterprises:enterprise-detail": (
        Related(_("登记走访"), "outreach:visit-add", "enterprise", Permission.VISIT_EDIT),
        Related(_("计划走访"), "outreach:plan-add", "enterprise", Permission.VISIT_EDIT),
        Related(_("走访记录"), "outreach:visit-list", "enterprise", Permission.VISIT_VIEW),
        Related(_("走访计划"), "outreach:plan-list", "enterprise", Permission.VISIT_VIEW),
        Related(_("求助事项"), "outreach:case-list", "enterprise", Permission.CASE_VIEW),
        Related(_("会员"), "chamber:membership-list", "enterprise", Permission.MEMBERSHIP_VIEW),
        Related(_("双同步摸排"), "chamber:survey-list", "enterprise", Permission.PARTY_VIEW),
        Related(_("企业问题"), "chamber:question-list", "enterprise", Permission.QUESTION_VIEW),
        Related(_("商机"), "chamber:opportunity-list", "enterprise", Permission.EVENT_VIEW),
        Related(_("协议"), "chamber:agreement-list", "enterprise", Permission.TRAINING_VIEW),
        Related(_("认捐"), "chamber:pledge-list", "enterprise", Permission.GIVING_VIEW),
        Related(_("捐赠反馈"), "chamber:giving-detail", "", Permission.GIVING_VIEW),
        Related(_("结对帮扶"), "chamber:pairing-list", "enterprise", Permission.PAIRING_VIEW),
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
        {"label": one.label, "url": one.url(match.kwargs["pk"])}
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
