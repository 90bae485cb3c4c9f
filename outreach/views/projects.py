"""Pages of projects; what is done on them is in `project_verbs.py`, their milestones in `milestones.py`."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_by_position
from hengl_uf.lib.dates import full_date, month_end, plain_date
from hengl_uf.lib.money import yuan
from hengl_uf.web.choices import pairs_of
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import YUAN
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.plans import PlanRow, plan_of
from hengl_uf.web.rows import with_row_added
from outreach.actions import projects as actions
from outreach.filters.projects import ProjectFilter
from outreach.forms.fields import colleagues_of
from outreach.forms.projects import MilestoneRows, ProjectForm, milestones_of, rows_fit
from outreach.models import Milestone, Project
from outreach.views.promises import promises_panel

POSITIONS = (("before", gettext_lazy("建设前")), ("after", gettext_lazy("建设后")))
ROWS = "milestones"  # the prefix of the rows


def list_crumb():
    """The way to the list of projects."""
    return Crumb(_("项目"), reverse("outreach:project-list"))


class ProjectList(ListPage):
    """All projects, by the day on which they are due."""

    permission = Permission.PROJECT_VIEW
    model = Project
    title = gettext_lazy("项目")
    template_name = "outreach/project_list.html"
    filters = ProjectFilter
    default_order = "-due"
    named = ("village", "owner")
    shown = "name kind status due_on budget village owner"
    sums = (("budget", gettext_lazy("预算"), YUAN),)
    columns = (
        Column("name", gettext_lazy("项目名称")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("progress", gettext_lazy("完成节点")),
        Column("owner", gettext_lazy("负责人")),
        Column("due", gettext_lazy("完成期限"), ("due_on",)),
        Column("village", gettext_lazy("村（社区）"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有项目。")
    empty_hint = gettext_lazy("侨胞之家建设、会址迁入等要按期办成的事，连同节点在这里建立。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.PROJECT_EDIT)
        return Action(_("建立项目"), reverse("outreach:project-add"), may, icon="plus")

    def context(self, **more):
        rows, on = more.get("rows", ()), timezone.localdate()
        progress = progress_of([row.pk for row in rows], on)
        for row in rows:
            done, total, late = progress.get(row.pk, (0, 0, 0))
            row.shown_progress = f"{done}/{total}" if total else ""
            row.shown_badge = row.badge(on)
            if late and row.status == Project.Status.RUNNING and row.due_on >= on:
                row.shown_badge = Badge(_("%(count)s 个节点超期") % {"count": late}, "warn")
        return super().context(**more)


def progress_of(ids, on) -> dict[int, tuple[int, int, int]]:
    """Of each project: how many milestones are reached, how many there are, how many are late."""
    counted = Milestone.objects.filter(project__in=ids).order_by().values("project")
    counted = counted.annotate(
        done=Count("pk", filter=Q(done_on__isnull=False)),
        total=Count("pk"),
        late=Count("pk", filter=Q(done_on__isnull=True, due_on__lt=on)),
    )
    return {one["project"]: (one["done"], one["total"], one["late"]) for one in counted}


class ProjectDetail(DetailPage):
    """One project on one page: its plan as a picture, milestones, money, risks, photos and promises."""

    permission = Permission.PROJECT_VIEW
    model = Project
    template_name = "outreach/project_detail.html"
    related = ("village", "owner", "association__village")
    shown = "village__name owner__name association__name association__village"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        if self.object.is_removed:
            return Badge(_("已移除"), "neutral")
        return self.object.badge(timezone.localdate())

    def actions(self):
        project, user = self.object, self.request.user
        editable, runnable = project.editable_by(user), project.runnable_by(user)
        if project.status == Project.Status.RUNNING:
            verbs = [
                ("milestone-add", _("加节点"), runnable, "plus"),
                ("project-spend", _("登记支出"), runnable, "coin"),
                ("project-finish", _("完成项目"), runnable, "check"),
                ("project-risk", _("登记风险"), runnable, "alert-triangle"),
                ("project-edit", _("修改"), editable, "edit"),
                ("project-stop", _("停止"), runnable, "ban"),
            ]
        else:
            verbs = [
                ("project-restart", _("重新开始"), project.restartable_by(user), "rotate"),
                ("project-edit", _("修改"), editable, "edit"),
            ]
        return [
            *(
                Action(
                    label,
                    reverse(f"outreach:{route}", args=[project.pk]),
                    answer,
                    method="post" if route == "project-restart" else "get",
                    icon=icon,
                )
                for route, label, answer, icon in verbs
            ),
            Action(
                _("移除"),
                reverse("outreach:project-remove", args=[project.pk]),
                editable,
                icon="trash",
                tone="bad",
            ),
        ]

    def panels(self):
        project, user, on = self.object, self.request.user, timezone.localdate()
        milestones = list(project.milestones.select_related("owner").order_by("due_on", "pk"))
        for one in milestones:
            one.shown_badge = one.badge(on)
        risks = list(project.risks.select_related("owner").order_by("closed_on", "-pk"))
        for one in risks:
            one.shown_badge = one.badge()
        attach = reverse("outreach:project-attach", args=[project.pk])
        money = money_of(project)
        return {
            "note": note_of(project, milestones, money["money_facts"]),
            "facts": facts_of(project, user),
            "plan": plan_with(project, milestones, on) if milestones else None,
            "milestones": milestones,
            "risks": sorted(risks, key=lambda one: one.closed_on is not None),
            "may_run": bool(project.runnable_by(user)),
            **money,
            "photos": attachments_by_position(project, user, attach, positions=POSITIONS),
            **promises_panel(project, user),
        }


def note_of(project, milestones, money) -> str:
    """The project in a line, for who has no time: who, until when, how far, how much."""
    reached = sum(one.done_on is not None for one in milestones)
    words = [
        project.owner.name,
        _("%(day)s 前完成") % {"day": plain_date(project.due_on)},
        _("节点完成 %(reached)s/%(all)s") % {"reached": reached, "all": len(milestones)},
        *(f"{one['label']} {one['value']}" for one in money[:2]),
    ]
    return " · ".join(words)


def facts_of(project, user) -> list[dict]:
    """What is known of a project, as pairs."""
    body = project.association
    opens = body and (body.village_id is None or user.works_in(body.village_id))
    facts = [
        {"label": _("类别"), "value": project.get_kind_display()},
        {"label": _("村（社区）"), "value": project.village or _("全镇")},
        {"label": _("负责人"), "value": project.owner},
        {"label": _("开始日期"), "value": full_date(project.starts_on)},
        {"label": _("完成期限"), "value": full_date(project.due_on)},
    ]
    more = [
        {"label": _("相关社团"), "value": body, "url": body.get_absolute_url() if opens else ""},
        {"label": _("目标"), "value": project.goal},
        {"label": _("完成日期"), "value": project.done_on and full_date(project.done_on)},
        {"label": _("结束说明"), "value": project.ending},
    ]
    return facts + [fact for fact in more if fact["value"]]


def plan_with(project, milestones, on):
    """The plan as a picture, over the whole months of the project."""
    running = project.status == Project.Status.RUNNING
    rows = [
        PlanRow(
            one.name,
            one.owner.name,
            one.first_day,
            one.due_on,
            done_on=one.done_on,
            late=running and one.is_late(on),
        )
        for one in sorted(milestones, key=lambda one: (one.first_day, one.due_on))
    ]
    return plan_of(_("项目计划"), project.starts_on.replace(day=1), month_end(project.due_on), on, rows)


def money_of(project) -> dict:
    """Budget, spent and left, with a warning when it is over."""
    spendings = list(project.spendings.current().select_related("created_by").order_by("-spent_on", "-pk"))
    for one in spendings:
        one.shown_amount = yuan(one.amount)
    spent = sum(one.amount for one in spendings)
    left = project.budget - spent
    return {
        "spendings": spendings,
        "money_facts": [
            {"label": _("预算"), "value": yuan(project.budget)},
            {"label": _("已支出"), "value": yuan(spent)},
            {"label": _("余额"), "value": yuan(left)},
        ],
        "money_over": _("支出已超出预算 %(sum)s。") % {"sum": yuan(-left)} if left < 0 else "",
    }


class ProjectAttach(AttachPage):
    """Add photos from before and after."""

    model = Project
    positions = POSITIONS


class ProjectFormPage(FocusesFirst, abstract=True):
    """What setting up and correcting a project have in common."""

    permission = Permission.PROJECT_EDIT
    model = Project
    form_class = ProjectForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("outreach:project-list")


class ProjectAdd(ProjectFormPage):
    """Set up a project with its milestones."""

    title = gettext_lazy("建立项目")
    submit_label = gettext_lazy("建立项目")

    def initial(self):
        user = self.request.user
        only = next(iter(user.village_ids)) if len(user.village_ids) == 1 else None
        return {"owner": user.pk, "village": only, "starts_on": timezone.localdate(), "budget": None}

    def make_form(self, data=None, files=None):
        form = super().make_form(data, files)
        user = self.request.user
        colleagues = pairs_of(colleagues_of(user))
        form.rows = MilestoneRows(
            with_row_added(data, ROWS),
            prefix=ROWS,
            form_kwargs={"user": user, "colleagues": colleagues},
        )
        form.rows.heading, form.rows.row_label = _("节点"), _("节点")
        form.rows.hint = _("要办成这件事，先后做到哪几步、谁负责、哪天完成。以后还可以加。")
        form.rows.add_label = _("再加一个节点")
        return form

    def is_valid(self, form):
        return all([form.is_valid(), form.rows.is_valid()]) and rows_fit(form, form.rows)

    def context(self, **more):
        return super().context(formsets=[more["form"].rows], **more)

    def perform(self, form):
        return actions.start_project(
            by=self.request.user,
            at=timezone.now(),
            milestones=milestones_of(form.rows),
            **form.record_fields(),
        )

    def success_message(self):
        return _("已建立项目。")


class ProjectEdit(ProjectFormPage):
    """Correct a project."""

    title = gettext_lazy("修改项目")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_project(
            project=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )
