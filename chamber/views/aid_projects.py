"""Pages of aid projects: what the money of campaigns becomes, with milestones and their proof."""

from collections import defaultdict
from decimal import Decimal

from django.db.models import Count, Q, Sum
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from chamber.actions import aid_projects as actions
from chamber.filters.giving import AidProjectFilter
from chamber.forms.aid_projects import AidProjectForm, FinishForm, StopForm, steps_fit
from chamber.forms.giving_rows import STEPS, StepRows, steps_of
from chamber.models import AidMilestone, AidProject, Allocation
from chamber.views.giving_shared import GivingForm, crumb_of, now_by, projects_crumb
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.models import Attachment
from hengl_uf.attachments.pages import AttachPage, attachments_panel, in_list
from hengl_uf.lib.dates import add_months, full_date
from hengl_uf.lib.money import wan, yuan
from hengl_uf.web.elements import Action, Badge, Column
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage, deed
from hengl_uf.web.removal import RemovePage
from hengl_uf.web.rows import with_row_added

USUAL_MONTHS = 6  # of a project, when nobody says otherwise


class AidProjectList(ListPage):
    """All aid projects, by the day on which they are due."""

    permission = Permission.GIVING_VIEW
    model = AidProject
    title = gettext_lazy("公益项目")
    template_name = "chamber/aid_project_list.html"
    filters = AidProjectFilter
    default_order = "-due"
    named = ("village",)
    shown = "name status due_on village beneficiaries runner"
    sums = (("beneficiaries", gettext_lazy("受益"), gettext_lazy("人")),)
    columns = (
        Column("name", gettext_lazy("项目名称")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("progress", gettext_lazy("完成节点")),
        Column("money", gettext_lazy("已拨付"), css="cell-num"),
        Column("due", gettext_lazy("完成期限"), ("due_on",)),
        Column("village", gettext_lazy("村（社区）"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有公益项目。")
    empty_hint = gettext_lazy("募来的钱用到哪里、做到哪一步，在这里建立项目和节点。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.GIVING_EDIT)
        return Action(_("建立公益项目"), reverse("chamber:aid-project-add"), may, icon="plus")

    def context(self, **more):
        rows, on = more.get("rows", ()), timezone.localdate()
        ids = [row.pk for row in rows]
        progress, money = progress_of(ids, on), money_of(ids)
        for row in rows:
            done, total, late = progress.get(row.pk, (0, 0, 0))
            row.shown_progress = f"{done}/{total}" if total else ""
            row.shown_money = wan(money[row.pk]) if row.pk in money else ""
            row.shown_badge = row.badge(on)
            if late and row.status == AidProject.Status.RUNNING and row.due_on >= on:
                row.shown_badge = Badge(_("%(count)s 个节点超期") % {"count": late}, "warn")
        return super().context(**more)


def progress_of(ids, on) -> dict[int, tuple[int, int, int]]:
    """Of each project: how many milestones are reached, how many there are, how many are late."""
    counted = AidMilestone.objects.filter(project__in=ids).order_by().values("project")
    counted = counted.annotate(
        done=Count("pk", filter=Q(done_on__isnull=False)),
        total=Count("pk"),
        late=Count("pk", filter=Q(done_on__isnull=True, due_on__lt=on)),
    )
    return {one["project"]: (one["done"], one["total"], one["late"]) for one in counted}


def money_of(ids) -> dict[int, Decimal]:
    """Yuan given to each project."""
    given = Allocation.objects.current().filter(project__in=ids).order_by().values("project")
    return {one["project"]: one["total"] for one in given.annotate(total=Sum("amount"))}


class AidProjectDetail(DetailPage):
    """One project: its milestones with proof, the money given to it, photos."""

    permission = Permission.GIVING_VIEW
    model = AidProject
    template_name = "chamber/aid_project_detail.html"
    related = ("village",)
    shown = "village__name"

    def breadcrumbs(self):
        return [projects_crumb()]

    def state(self):
        if self.object.is_removed:
            return Badge(_("已移除"), "neutral")
        return self.object.badge(timezone.localdate())

    def actions(self):
        project, user = self.object, self.request.user
        editable, runnable = project.editable_by(user), project.runnable_by(user)
        edit = Action(_("修改"), url("aid-project-edit", project), editable, icon="edit")
        if project.status == AidProject.Status.RUNNING:
            verbs = [
                Action(_("加节点"), url("aid-milestone-add", project), runnable, icon="plus"),
                Action(_("完成项目"), url("aid-project-finish", project), runnable, icon="check"),
                edit,
                Action(_("停止"), url("aid-project-stop", project), runnable, icon="ban"),
            ]
        else:
            restart = url("aid-project-restart", project)
            verbs = [edit, Action(_("重新开始"), restart, editable, method="post", icon="rotate")]
        remove = url("aid-project-remove", project)
        return [*verbs, Action(_("移除"), remove, editable, icon="trash", tone="bad")]

    def panels(self):
        project, user = self.object, self.request.user
        money = list(
            project.allocations.current()
            .select_related("campaign", "pledge__enterprise")
            .order_by("-allocated_on", "-pk")
        )
        return {
            "facts": facts_of(project, money),
            "milestones": milestones_of(project, user, timezone.localdate()),
            "may_run": bool(project.runnable_by(user)),
            "may_prove": bool(project.editable_by(user)),
            "money": [money_item(one) for one in money],
            **attachments_panel(project, user, url("aid-project-attach", project)),
        }


def url(route, record) -> str:
    """The address of a page about one record."""
    return reverse(f"chamber:{route}", args=[record.pk])


def facts_of(project, money) -> list[dict]:
    """What is known of a project, as pairs."""
    facts = [
        {"label": _("村（社区）"), "value": project.village or _("全镇或镇外")},
        {"label": _("执行单位"), "value": project.runner},
        {"label": _("已拨付"), "value": yuan(sum((one.amount for one in money), Decimal(0)))},
        {"label": _("受益人数"), "value": _("%(count)s 人") % {"count": project.beneficiaries}},
        {"label": _("开始日期"), "value": full_date(project.starts_on)},
        {"label": _("完成期限"), "value": full_date(project.due_on)},
    ]
    more = [
        {"label": _("做什么"), "value": project.goal},
        {"label": _("完成日期"), "value": project.done_on and full_date(project.done_on)},
        {"label": _("说明"), "value": project.ending},
    ]
    return facts + [fact for fact in more if fact["value"]]


def money_item(allocation) -> dict:
    """An allocation as a line of a project's page."""
    words = [yuan(allocation.amount), allocation.what, full_date(allocation.allocated_on)]
    if allocation.pledge:
        words.append(_("定向：%(donor)s") % {"donor": allocation.pledge})
    return {
        "label": allocation.campaign,
        "url": allocation.campaign.get_absolute_url(),
        "note": " · ".join(words),
    }


def milestones_of(project, user, on) -> list:
    """The milestones by their days, each with its files: two queries."""
    milestones = list(project.milestones.order_by("due_on", "pk"))
    files = proofs_of(milestones)
    may = bool(project.editable_by(user))
    for one in milestones:
        one.shown_badge = one.badge(on)
        one.shown_files = [in_list(file, may) for file in files[one.pk]]
    return milestones


def proofs_of(milestones) -> dict[int, list[Attachment]]:
    """The files of these milestones, by its id."""
    ids = [one.pk for one in milestones]
    found: dict[int, list[Attachment]] = defaultdict(list)
    files = Attachment.objects.of_model(AidMilestone).filter(owner_id__in=ids)
    for file in files.select_related("created_by").order_by("pk"):
        found[file.owner_id].append(file)
    return found


class AidProjectAttach(AttachPage):
    """Add photos and papers of a project as a whole; proof of a step belongs to its milestone."""

    model = AidProject


class AidProjectRemove(RemovePage):
    """Take away a project that was set up by mistake."""

    model = AidProject
    title = gettext_lazy("移除公益项目")

    def remove(self, **how):
        return actions.remove_aid_project(project=self.object, **how)

    def list_url(self):
        return reverse("chamber:aid-project-list")


class AidProjectFormPage(GivingForm, abstract=True):
    """What setting up and correcting a project have in common."""

    model = AidProject
    form_class = AidProjectForm

    def breadcrumbs(self):
        return [projects_crumb(), *([crumb_of(self.object)] if self.object and self.object.pk else [])]

    def list_url(self):
        return reverse("chamber:aid-project-list")


class AidProjectAdd(AidProjectFormPage):
    """Set up a project with its milestones."""

    title = gettext_lazy("建立公益项目")
    submit_label = gettext_lazy("建立")

    def initial(self):
        today = timezone.localdate()
        due = add_months(today, USUAL_MONTHS)
        return {"starts_on": today, "due_on": due, "beneficiaries": None}

    def make_form(self, data=None, files=None):
        form = super().make_form(data, files)
        form.rows = StepRows(with_row_added(data, STEPS), prefix=STEPS)
        form.rows.heading, form.rows.row_label = _("节点"), _("节点")
        form.rows.hint = _("先后做到哪几步、哪天完成，如：采购、发放、回访。以后还可以加。")
        form.rows.add_label = _("再加一个节点")
        return form

    def is_valid(self, form):
        return all([form.is_valid(), form.rows.is_valid()]) and steps_fit(form, form.rows)

    def context(self, **more):
        return super().context(formsets=[more["form"].rows], **more)

    def perform(self, form):
        steps = steps_of(form.rows)
        return actions.start_aid_project(steps=steps, **self.by_now(), **form.record_fields())

    def success_message(self):
        return _("已建立公益项目。")


class AidProjectEdit(AidProjectFormPage):
    """Correct a project."""

    title = gettext_lazy("修改公益项目")

    def perform(self, form):
        version = self.posted_version()
        return actions.change_aid_project(
            project=self.object, version=version, **self.by_now(), **form.record_fields()
        )


class AidProjectVerb(GivingForm, VerbPage, abstract=True):
    """The end of a project."""

    model = AidProject

    def answer(self):
        return self.object.runnable_by(self.request.user)

    def breadcrumbs(self):
        return [projects_crumb(), crumb_of(self.object)]


class AidProjectFinish(AidProjectVerb):
    """Finish a project."""

    form_class = FinishForm
    title = gettext_lazy("完成公益项目")
    submit_label = gettext_lazy("完成")

    def initial(self):
        return {"done_on": timezone.localdate(), "beneficiaries": self.object.beneficiaries}

    def perform(self, form):
        return actions.finish_aid_project(project=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("项目已完成。")


class AidProjectStop(AidProjectVerb):
    """Stop a project before it is finished."""

    form_class = StopForm
    title = gettext_lazy("停止公益项目")
    submit_label = gettext_lazy("停止")
    tone = "warn"
    explanation = gettext_lazy("停止后不能再拨付，也不再提醒未完成的节点。以后可以重新开始。")

    def perform(self, form):
        return actions.stop_aid_project(project=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("项目已停止。")


@require_POST
@permitted(Permission.GIVING_EDIT)
def aid_project_restart(request, pk):
    """Take a project up again."""
    project = get_object_or_404(AidProject.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        project,
        lambda: actions.restart_aid_project(project=project, **now_by(request)),
        _("项目已重新开始。"),
    )
