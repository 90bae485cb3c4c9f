"""The numbers of outreach."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.roles import Permission
from hengl_uf.figures.figure import Figure
from hengl_uf.figures.listing import listed, of_village
from outreach.models import (
    Activity,
    Association,
    Booking,
    CareCall,
    Enquiry,
    Milestone,
    Office,
    Promise,
    Reception,
    Referral,
    ServiceCase,
    ServiceCentre,
    Visit,
    Wish,
)


def visits(scope):
    return of_village(Visit.objects.visible_to(scope.user).current().within(scope.period), scope)


def cases(scope):
    return of_village(ServiceCase.objects.visible_to(scope.user), scope)


def served(scope):
    """Bookings that were served; they go by the village of the person."""
    days = (scope.period.starts_on, scope.period.ends_on)
    rows = Booking.objects.visible_to(scope.user).filter(
        was_served=True, service__held_on__range=days, service__removed_at__isnull=True
    )
    return of_village(rows, scope, "contact__village")


def late_milestones(scope):
    """Milestones that are late; they go by the village of their project."""
    return of_village(Milestone.objects.visible_to(scope.user).late(scope.on), scope, "project__village")


CENTRES = Figure(
    code="outreach.service_centres",
    label=_("服务中心"),
    unit=_("个"),
    definition=_("村（社区）港澳同胞服务中心的数目。"),
    needs=Permission.CENTRE_VIEW,
    rows=lambda scope: of_village(ServiceCentre.objects.visible_to(scope.user), scope),
    list_url=listed("outreach:centre-list"),
    over_time=False,
)
VISITS = Figure(
    code="outreach.visits",
    label=_("走访"),
    unit=_("次"),
    definition=_("期内走访的次数，按走访日期计，不含已移除的。"),
    needs=Permission.VISIT_VIEW,
    rows=visits,
    list_url=listed("outreach:visit-list", start="visited_from", end="visited_to"),
    tally="outreach.visits",
)
CASES_OPENED = Figure(
    code="outreach.cases_opened",
    label=_("新登记事项"),
    unit=_("件"),
    definition=_("期内登记的求助事项，按受理起算日计。"),
    needs=Permission.CASE_VIEW,
    rows=lambda scope: cases(scope).opened_within(scope.period),
    list_url=listed("outreach:case-list", start="opened_from", end="opened_to"),
    tally="outreach.cases_opened",
)
CASES_RESOLVED = Figure(
    code="outreach.cases_resolved",
    label=_("办结事项"),
    unit=_("件"),
    definition=_("期内办结的求助事项，按办结日期计；重办后以最后一次为准。"),
    needs=Permission.CASE_VIEW,
    rows=lambda scope: cases(scope).resolved_within(scope.period),
    list_url=listed("outreach:case-list", start="resolved_from", end="resolved_to"),
    tally="outreach.cases_resolved",
)
CASES_OPEN = Figure(
    code="outreach.cases_open",
    label=_("未办结事项"),
    unit=_("件"),
    definition=_("目前还没有办结的求助事项，含暂停的。"),
    needs=Permission.CASE_VIEW,
    rows=lambda scope: cases(scope).open(),
    list_url=listed("outreach:case-list", state="open"),
    over_time=False,
)
CASES_OVERDUE = Figure(
    code="outreach.cases_overdue",
    label=_("超期事项"),
    unit=_("件"),
    definition=_("目前已过办理期限、仍在计时的求助事项。"),
    needs=Permission.CASE_VIEW,
    rows=lambda scope: cases(scope).overdue(scope.on),
    list_url=listed("outreach:case-list", state="overdue"),
    over_time=False,
    wrong_when_any=True,
)

CASES_REFERRED_LATE = Figure(
    code="outreach.cases_referral_overdue",
    label=_("转办超期未答复"),
    unit=_("件"),
    definition=_("目前有转办超过答复期限仍未答复的求助事项。"),
    needs=Permission.CASE_VIEW,
    rows=lambda scope: (
        cases(scope).current().filter(Exists(Referral.objects.overdue(scope.on).filter(case=OuterRef("pk"))))
    ),
    list_url=listed("outreach:case-list", referral="overdue"),
    over_time=False,
    wrong_when_any=True,
)
ENQUIRIES = Figure(
    code="outreach.enquiries",
    label=_("来电来访"),
    unit=_("次"),
    definition=_("期内登记的来电、来访、来信，按日期计。"),
    needs=Permission.ENQUIRY_VIEW,
    rows=lambda scope: of_village(Enquiry.objects.visible_to(scope.user).within(scope.period), scope),
    list_url=listed("outreach:enquiry-list", start="asked_from", end="asked_to"),
    tally="outreach.enquiries",
)
VISITORS_RECEIVED = Figure(
    code="outreach.visitors_received",
    label=_("接待"),
    unit=_("人次"),
    definition=_("期内在服务中心和办公室接待的人次，按接待日期计。"),
    needs=Permission.ENQUIRY_VIEW,
    rows=lambda scope: of_village(Reception.objects.visible_to(scope.user).within(scope.period), scope),
    list_url=listed("outreach:reception-list", start="received_from", end="received_to"),
    tally="outreach.visitors_received",
    measure="people",
)
ACTIVITIES = Figure(
    code="outreach.activities",
    label=_("活动"),
    unit=_("次"),
    definition=_("期内已举办的活动，按举办日期计。"),
    needs=Permission.ACTIVITY_VIEW,
    rows=lambda scope: of_village(Activity.objects.visible_to(scope.user).held_within(scope.period), scope),
    list_url=listed("outreach:activity-list", start="held_from", end="held_to", state="held"),
)
VOLUNTEER_HOURS = Figure(
    code="outreach.volunteer_hours",
    label=_("志愿服务"),
    unit=_("小时"),
    definition=_("期内已举办的活动中志愿者服务的时数。"),
    needs=Permission.ACTIVITY_VIEW,
    rows=ACTIVITIES.rows,
    list_url=ACTIVITIES.list_url,
    measure="volunteer_hours",
)
WISHES_FULFILLED = Figure(
    code="outreach.wishes_fulfilled",
    label=_("实现微心愿"),
    unit=_("个"),
    definition=_("期内实现的微心愿，按实现日期计。"),
    needs=Permission.WISH_VIEW,
    rows=lambda scope: of_village(Wish.objects.visible_to(scope.user).fulfilled_within(scope.period), scope),
    list_url=listed("outreach:wish-list", start="fulfilled_from", end="fulfilled_to"),
)
WISHES_WAITING = Figure(
    code="outreach.wishes_waiting",
    label=_("待认领微心愿"),
    unit=_("个"),
    definition=_("目前已发布、还没有人认领的微心愿。"),
    needs=Permission.WISH_VIEW,
    rows=lambda scope: of_village(Wish.objects.visible_to(scope.user).open(), scope),
    list_url=listed("outreach:wish-list", state="published"),
    over_time=False,
)
PEOPLE_SERVED = Figure(
    code="outreach.people_served",
    label=_("团体服务"),
    unit=_("人次"),
    definition=_("期内完成的团体服务中已提供服务的人次，按服务日期计。"),
    needs=Permission.SERVICE_VIEW,
    rows=served,
    list_url=listed("outreach:booking-list", start="held_from", end="held_to", served="yes"),
)
CARE_CALLS = Figure(
    code="outreach.care_calls",
    label=_("关怀随访"),
    unit=_("次"),
    definition=_("期内登记的关怀随访，按随访日期计。"),
    needs=Permission.CARE_VIEW,
    rows=lambda scope: of_village(CareCall.objects.visible_to(scope.user).within(scope.period), scope),
    list_url=listed("outreach:care-call-list", start="called_from", end="called_to"),
    tally="outreach.care_calls",
)
CARE_OPEN = Figure(
    code="outreach.care_needs_open",
    label=_("未办结的随访需要"),
    unit=_("件"),
    definition=_("随访中提出、目前还没有办结的需要。"),
    needs=Permission.CARE_VIEW,
    rows=lambda scope: of_village(CareCall.objects.visible_to(scope.user).open(), scope),
    list_url=listed("outreach:care-call-list", state="open"),
    over_time=False,
)
PROMISES_OVERDUE = Figure(
    code="outreach.promises_overdue",
    label=_("过期未兑现承诺"),
    unit=_("项"),
    definition=_("目前已过期限、还没有兑现也没有确认未兑现的承诺。"),
    needs=Permission.PROMISE_VIEW,
    rows=lambda scope: of_village(Promise.objects.visible_to(scope.user).overdue(scope.on), scope),
    list_url=listed("outreach:promise-list", state="overdue"),
    over_time=False,
    wrong_when_any=True,
)
MILESTONES_LATE = Figure(
    code="outreach.milestones_late",
    label=_("超期项目节点"),
    unit=_("个"),
    definition=_("进行中的项目里，目前已过期限还没有完成的节点。"),
    needs=Permission.PROJECT_VIEW,
    rows=late_milestones,
    list_url=listed("outreach:milestone-list", state="late"),
    over_time=False,
    wrong_when_any=True,
)
VACANCIES = Figure(
    code="outreach.associations_with_vacancies",
    label=_("有职务空缺的社团"),
    unit=_("个"),
    definition=_("目前有职务空缺、且空缺应当提醒的社团。"),
    needs=Permission.ASSOCIATION_VIEW,
    rows=lambda scope: of_village(
        Association.objects.visible_to(scope.user)
        .current()
        .filter(Exists(Office.objects.vacant(scope.on).filter(association=OuterRef("pk")))),
        scope,
    ),
    list_url=listed("outreach:association-list", state="vacant"),
    over_time=False,
)

FIGURES = (
    VISITS,
    ENQUIRIES,
    VISITORS_RECEIVED,
    CASES_OPENED,
    CASES_RESOLVED,
    ACTIVITIES,
    VOLUNTEER_HOURS,
    WISHES_FULFILLED,
    PEOPLE_SERVED,
    CARE_CALLS,
    CASES_OPEN,
    CASES_OVERDUE,
    CASES_REFERRED_LATE,
    PROMISES_OVERDUE,
    MILESTONES_LATE,
    CARE_OPEN,
    WISHES_WAITING,
    VACANCIES,
    CENTRES,
)
