"""Pages of planned visits; the route of a day is in `routes.py`."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import DateError, full_date, parse_date
from hengl_uf.web.elements import Action, Column, Crumb
from hengl_uf.web.form_pages import FormPage, VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage
from outreach.actions import plans as actions
from outreach.filters.plans import PlanFilter
from outreach.forms.plans import CancelForm, PlanForm
from outreach.models import PlannedVisit, Visit

ROUTE = "route"  # in the address of a form that was opened on the route of a day: it leads back there


def list_crumb():
    """The way to the list of planned visits."""
    return Crumb(_("走访计划"), reverse("outreach:plan-list"))


def route_url(day, staff_id) -> str:
    """The route of one person's day."""
    return reverse("outreach:plan-route", query={"day": day.isoformat(), "staff": staff_id})


def back_to_route(request, plan) -> str:
    """The route on which this form was opened, or "" when it was opened elsewhere."""
    try:
        return route_url(parse_date(request.GET.get(ROUTE, ""), on=timezone.localdate()), plan.staff_id)
    except DateError:
        return ""


class PlanList(ListPage):
    """All planned visits, the latest day first; what is still to be paid, the most urgent first."""

    permission = Permission.VISIT_VIEW
    model = PlannedVisit
    title = gettext_lazy("走访计划")
    template_name = "outreach/plan_list.html"
    filters = PlanFilter
    default_order = "-day"
    related = ("contact", "enterprise")
    named = ("village", "staff")
    shown = "planned_on purpose note village staff visit cancelled_at contact__name enterprise__name"
    columns = (
        Column("who", gettext_lazy("走访对象")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("day", gettext_lazy("计划日期"), ("planned_on",)),
        Column("village", gettext_lazy("村（社区）")),
        Column("staff", gettext_lazy("走访人")),
        Column("purpose", gettext_lazy("目的"), css="cell-minor"),
        Column("note", gettext_lazy("要办的事"), css="cell-text"),
    )
    empty_text = gettext_lazy("还没有走访计划。")
    empty_hint = gettext_lazy("把要走访的人排到某一天，当天就是一条走访路线。")

    def order(self):
        """Of what is still to be paid, the most urgent first."""
        key, descending = super().order()
        waiting = self.request.GET.get("state") in ("open", "overdue")
        return (key, False) if waiting and "sort" not in self.request.GET else (key, descending)

    def add(self):
        may = self.request.user.may(Permission.VISIT_EDIT)
        return Action(_("计划走访"), reverse("outreach:plan-add"), may, icon="plus")

    def context(self, **more):
        on = timezone.localdate()
        for row in more.get("rows", ()):
            row.shown_badge = row.badge(on)
        route = Action(_("今天的路线"), reverse("outreach:plan-route"), icon="route")
        return super().context(route=route, **more)


class PlanDetail(DetailPage):
    """One planned visit: whom, when, what to do, and the visit that it became."""

    permission = Permission.VISIT_VIEW
    model = PlannedVisit
    template_name = "outreach/plan_detail.html"
    related = ("contact", "enterprise", "village", "staff", "cancelled_by")
    shown = "contact__name enterprise__name village__name staff__name cancelled_by__name"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return self.object.badge(timezone.localdate())

    def actions(self):
        plan, answer = self.object, self.object.editable_by(self.request.user)
        route = Action(_("当天路线"), route_url(plan.planned_on, plan.staff_id), icon="route")
        if not plan.is_open:
            return [route]
        return [
            Action(
                _("登记走访"),
                reverse("outreach:visit-add", query={"plan": plan.pk}),
                answer,
                icon="walk",
            ),
            Action(_("修改、改期"), reverse("outreach:plan-edit", args=[plan.pk]), answer, icon="edit"),
            route,
            Action(
                _("取消"), reverse("outreach:plan-cancel", args=[plan.pk]), answer, icon="ban", tone="bad"
            ),
        ]

    def panels(self):
        return {"facts": facts_of(self.object)}


def facts_of(plan) -> list[dict]:
    """What is known of a planned visit, as pairs."""
    facts = [
        {
            "label": _("走访对象"),
            "value": plan.contact,
            "url": plan.contact and plan.contact.get_absolute_url(),
        },
        {
            "label": _("企业"),
            "value": plan.enterprise,
            "url": plan.enterprise and plan.enterprise.get_absolute_url(),
        },
        {"label": _("计划日期"), "value": full_date(plan.planned_on)},
        {"label": _("走访人"), "value": plan.staff.name},
        {"label": _("目的"), "value": plan.get_purpose_display()},
        {"label": _("要办的事"), "value": plan.note},
        {"label": _("地点"), "value": plan.place},
        {"label": _("村（社区）"), "value": plan.village.name},
        {
            "label": _("约定于"),
            "value": plan.agreed_in,
            "url": plan.agreed_in and plan.agreed_in.get_absolute_url(),
        },
        {"label": _("走访记录"), "value": plan.visit, "url": plan.visit and plan.visit.get_absolute_url()},
    ]
    if plan.cancelled_at:
        facts += [
            {"label": _("取消原因"), "value": plan.cancelled_reason},
            {"label": _("取消人"), "value": plan.cancelled_by.name},
        ]
    optional = {_("走访对象"), _("企业"), _("约定于"), _("走访记录"), _("地点")}
    return [fact for fact in facts if fact["value"] or fact["label"] not in optional]


class PlanFormPage(FormPage, abstract=True):
    """What planning a visit and changing the plan have in common."""

    permission = Permission.VISIT_EDIT
    model = PlannedVisit
    form_class = PlanForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("outreach:plan-list")


class PlanAdd(PlanFormPage):
    """Plan a visit; several in a row keep the day."""

    title = gettext_lazy("计划走访")
    submit_label = gettext_lazy("计划走访")
    again_label = gettext_lazy("计划并继续")
    kept_fields = ("planned_on", "purpose", "staff")

    def initial(self):
        given = self.request.GET
        return {
            "planned_on": timezone.localdate(),
            "staff": self.request.user.pk,
            "contact": given.get("contact"),
            "enterprise": given.get("enterprise"),
            "purpose": Visit.Purpose.ROUTINE,
        }

    def perform(self, form):
        return actions.plan_visit(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        words = {
            "who": self.object.contact or self.object.enterprise,
            "day": full_date(self.object.planned_on),
        }
        return _("已计划 %(day)s走访%(who)s。") % words


class PlanPage(FormPage, abstract=True):
    """What the pages about one plan have in common."""

    permission = Permission.VISIT_EDIT
    model = PlannedVisit

    def answer(self):
        """A form that is sent again finds the plan over: its receipt tells, or the deed."""
        asked = self.object.reachable_by if self.request.method == "POST" else self.object.editable_by
        return asked(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def cancel_url(self):
        return back_to_route(self.request, self.object) or super().cancel_url()

    def success_url(self):
        return back_to_route(self.request, self.object) or super().success_url()


class PlanEdit(PlanPage):
    """Correct a plan, or put it on another day."""

    form_class = PlanForm
    title = gettext_lazy("修改走访计划")

    def perform(self, form):
        return actions.change_plan(
            plan=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )

    def success_message(self):
        return _("已保存，计划日期是 %(day)s。") % {"day": full_date(self.object.planned_on)}


class PlanCancel(PlanPage, VerbPage):
    """Call a planned visit off, with the reason."""

    form_class = CancelForm
    title = gettext_lazy("取消走访计划")
    submit_label = gettext_lazy("取消计划")
    tone = "bad"
    explanation = gettext_lazy("只是换一天走访，请用“修改、改期”。")

    def perform(self, form):
        return actions.cancel_plan(
            plan=self.object, by=self.request.user, at=timezone.now(), reason=form.cleaned_data["reason"]
        )

    def success_message(self):
        return _("已取消%(plan)s。") % {"plan": self.object}
