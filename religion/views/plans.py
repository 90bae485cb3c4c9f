"""Pages of emergency plans."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import add_months, full_date
from hengl_uf.web.elements import Action, Column
from religion.actions import plans as actions
from religion.filters.emergencies import PlanFilter
from religion.forms.emergencies import PlanForm, ReplaceForm, ReviewForm
from religion.models import EmergencyPlan
from religion.views.of_site import (
    SiteRecordDetail,
    SiteRecordEdit,
    SiteRecordForm,
    SiteRecordList,
    SiteRecordPage,
    SiteRecordRemove,
    SiteRecordVerb,
)

USUAL_MONTHS = 12  # until a plan is looked through again: a proposal of the form
SHOWN = 10  # drills and events on the page of a plan


class OfPlans(SiteRecordPage):
    """What all pages of emergency plans share."""

    noun = "plan"
    list_words = gettext_lazy("应急预案")


class PlanList(OfPlans, SiteRecordList):
    """All emergency plans, by the day of their review."""

    permission = Permission.EMERGENCY_VIEW
    model = EmergencyPlan
    title = gettext_lazy("应急预案")
    template_name = "religion/plan_list.html"
    filters = PlanFilter
    default_order = "review"
    shown = "title kind review_due_on replaced_on site__name site__village__name"
    columns = (
        Column("title", gettext_lazy("应急预案")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("site", gettext_lazy("场所")),
        Column("review", gettext_lazy("复审期限"), ("review_due_on",)),
        Column("village", gettext_lazy("村（社区）"), css="cell-minor"),
    )
    add_label = gettext_lazy("登记预案")
    empty_text = gettext_lazy("还没有应急预案。")
    empty_hint = gettext_lazy("场所的灭火和应急疏散、大型活动人流、台风暴雨等预案登记在这里，到期提醒复审。")

    def context(self, **more):
        on = timezone.localdate()
        for row in more.get("rows", ()):
            row.shown_badge = row.badge(on)
        return super().context(**more)


class PlanDetail(OfPlans, SiteRecordDetail):
    """One emergency plan: what it says, its drills, the events that it is for, its files."""

    permission = Permission.EMERGENCY_VIEW
    model = EmergencyPlan
    template_name = "religion/plan_detail.html"

    def badge(self):
        return self.object.badge(timezone.localdate())

    def verbs(self):
        plan, user = self.object, self.request.user
        remove = self.verb("remove", _("移除"), plan.removable_by(user), "trash", tone="bad")
        if plan.replaced_on:
            return [remove]
        editable = plan.editable_by(user)
        drill = Action(
            _("登记演练"),
            reverse("religion:drill-add", query={"site": plan.site_id, "plan": plan.pk}),
            editable,
            icon="flame",
        )
        review = self.verb("review", _("复审"), editable, "calendar-check")
        due = plan.review_due_on <= timezone.localdate()
        return [
            *([review, drill] if due else [drill, review]),
            self.verb("edit", _("修改"), editable, "edit"),
            self.verb("replace", _("更新预案"), editable, "arrows-exchange"),
            remove,
        ]

    def panels(self):
        plan, user = self.object, self.request.user
        drills = plan.drills.visible_to(user).current().order_by("-held_on", "-pk")
        filings = plan.filings.visible_to(user).current().order_by("-held_from", "-pk")
        return {
            "facts": [*self.site_facts(), *facts_of(plan)],
            "drills": [item_of(one, one.get_kind_display(), one.held_on) for one in drills[:SHOWN]],
            "filings": [
                item_of(one, one.title, one.held_from) | {"badge": one.badge()} for one in filings[:SHOWN]
            ]
            if user.may(Permission.FESTIVAL_VIEW)
            else [],
            **attachments_panel(plan, user, self.url_of("attach")),
        }


def item_of(record, label, day) -> dict:
    """One line of a short list."""
    return {"label": label, "url": record.get_absolute_url(), "note": full_date(day)}


def facts_of(plan) -> list[dict]:
    """What is known of a plan, as pairs."""
    reviewed, replaced = plan.reviewed_on, plan.replaced_on
    facts = [
        {"label": _("种类"), "value": plan.get_kind_display()},
        {"label": _("制定日期"), "value": full_date(plan.approved_on)},
        {"label": _("最近复审"), "value": full_date(reviewed) if reviewed else _("还没有复审过")},
    ]
    if replaced:
        facts.append({"label": _("停用日期"), "value": full_date(replaced)})
    else:
        facts.append({"label": _("复审期限"), "value": full_date(plan.review_due_on)})
    return [*facts, {"label": _("要点"), "value": plan.summary}]


class PlanAdd(OfPlans, SiteRecordForm):
    """Enter an emergency plan."""

    model = EmergencyPlan
    form_class = PlanForm
    title = gettext_lazy("登记应急预案")
    submit_label = gettext_lazy("登记预案")

    def initial(self):
        site, today = self.given_site(), timezone.localdate()
        return {
            "site": site and site.pk,
            "approved_on": today,
            "review_due_on": add_months(today, USUAL_MONTHS),
        }

    def perform(self, form):
        return actions.add_plan(**self.by_now(), **form.record_fields())

    def success_message(self):
        return _("已登记应急预案。")


class PlanEdit(OfPlans, SiteRecordEdit):
    """Correct an emergency plan."""

    model = EmergencyPlan
    form_class = PlanForm
    title = gettext_lazy("修改应急预案")

    def perform(self, form):
        return actions.edit_plan(
            plan=self.object, version=self.posted_version(), **self.by_now(), **form.record_fields()
        )


class PlanReview(OfPlans, SiteRecordVerb):
    """Look a plan through, and set the next review."""

    model = EmergencyPlan
    form_class = ReviewForm
    title = gettext_lazy("复审应急预案")
    submit_label = gettext_lazy("确认有效")
    explanation = gettext_lazy("看过一遍、仍然适用的，在这里确认。内容要改的，请用“更新预案”。")

    def initial(self):
        today = timezone.localdate()
        return {"reviewed_on": today, "review_due_on": add_months(today, USUAL_MONTHS)}

    def perform(self, form):
        return actions.review_plan(plan=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        words = {"day": full_date(self.object.review_due_on)}
        return _("已复审，下次复审 %(day)s。") % words


class PlanReplace(OfPlans, SiteRecordVerb):
    """Put a new plan in the place of one in force."""

    model = EmergencyPlan
    form_class = ReplaceForm
    title = gettext_lazy("更新应急预案")
    submit_label = gettext_lazy("启用新预案")
    explanation = gettext_lazy("新预案启用后，原来的预案停用，仍然可以查看。还没报备的活动改用新预案。")

    def form_kwargs(self):
        return {"user": self.request.user}

    def initial(self):
        plan, today = self.object, timezone.localdate()
        return {
            "kind": plan.kind,
            "title": plan.title,
            "summary": plan.summary,
            "approved_on": today,
            "review_due_on": add_months(today, USUAL_MONTHS),
        }

    def perform(self, form):
        return actions.replace_plan(plan=self.object, **self.by_now(), **form.record_fields())

    def success_message(self):
        return _("新预案已启用，原来的预案已停用。")


class PlanRemove(OfPlans, SiteRecordRemove):
    """Take a plan away, with the reason."""

    model = EmergencyPlan
    title = gettext_lazy("移除应急预案")

    def answer(self):
        return self.object.removable_by(self.request.user)

    def remove(self, **how):
        return actions.remove_plan(plan=self.object, **how)


class PlanAttach(AttachPage):
    """Add the plan as a file, the plan of ways out."""

    model = EmergencyPlan

    def list_url(self):
        return reverse("religion:plan-list")
