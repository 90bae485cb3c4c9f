"""Milestones: the list of all, and what is done with one on the page of its project."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Column
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import deed
from outreach.actions import milestones as actions
from outreach.filters.projects import MilestoneFilter
from outreach.forms.projects import DropForm, MilestoneForm
from outreach.models import Milestone
from outreach.views.project_verbs import ProjectPart
from outreach.views.projects import list_crumb


class MilestoneList(ListPage):
    """The milestones of all projects, by the day on which they are due."""

    permission = Permission.PROJECT_VIEW
    model = Milestone
    title = gettext_lazy("项目节点")
    template_name = "outreach/milestone_list.html"
    filters = MilestoneFilter
    default_order = "-due"
    related = ("project__village",)
    named = ("owner",)
    shown = "name due_on done_on owner project__name project__village__name"
    columns = (
        Column("name", gettext_lazy("节点")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("due", gettext_lazy("完成期限"), ("due_on",)),
        Column("project", gettext_lazy("项目")),
        Column("owner", gettext_lazy("责任人")),
        Column("village", gettext_lazy("村（社区）"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有项目节点。")
    empty_hint = gettext_lazy("节点在项目的页面上登记。")

    def get_queryset(self):
        return super().get_queryset().of_current()

    def breadcrumbs(self):
        return [list_crumb()]

    def order(self):
        """Of what is still to be done, the most urgent first."""
        key, descending = super().order()
        waiting = self.request.GET.get("state") in ("open", "late")
        return (key, False) if waiting and "sort" not in self.request.GET else (key, descending)

    def context(self, **more):
        on = timezone.localdate()
        for row in more.get("rows", ()):
            row.shown_badge = row.badge(on)
        return super().context(**more)


class MilestoneAdd(ProjectPart):
    """Add a milestone to a project."""

    form_class = MilestoneForm
    title = gettext_lazy("加节点")
    submit_label = gettext_lazy("加节点")
    again_label = gettext_lazy("保存并再加一个")
    kept_fields = ("owner",)

    def initial(self):
        return {"owner": self.request.user.pk}

    def perform(self, form):
        return actions.add_milestone(project=self.object, **self.by_now(), **form.record_fields())

    def success_message(self):
        return _("已加节点“%(name)s”。") % {"name": self.object}


class MilestonePage(ProjectPart, abstract=True):
    """A form about one milestone."""

    model = Milestone

    def get_queryset(self):
        return super().get_queryset().select_related("project")


class MilestoneEdit(MilestonePage):
    """Correct a milestone."""

    form_class = MilestoneForm
    title = gettext_lazy("修改节点")

    def perform(self, form):
        version = self.posted_version()
        fields = form.record_fields()
        return actions.change_milestone(milestone=self.object, version=version, **self.by_now(), **fields)


class MilestoneDrop(MilestonePage, VerbPage):
    """Drop a milestone that is not needed."""

    form_class = DropForm
    submit_label = gettext_lazy("删去")
    tone = "bad"
    explanation = gettext_lazy("删去后计划里不再有这个节点，名称和原因保留在项目的历史里。")

    def get_title(self):
        return _("删去节点：%(name)s") % {"name": self.object}

    def perform(self, form):
        return actions.drop_milestone(milestone=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已删去节点。")


@require_POST
@permitted(Permission.PROJECT_EDIT)
def milestone_reach(request, pk):
    """Mark a milestone as reached."""
    milestone = get_object_or_404(Milestone.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        milestone,
        lambda: actions.reach_milestone(milestone=milestone, by=request.user, at=timezone.now()),
        _("已完成“%(object)s”。"),
    )


@require_POST
@permitted(Permission.PROJECT_EDIT)
def milestone_reopen(request, pk):
    """Take back that a milestone was reached."""
    milestone = get_object_or_404(Milestone.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        milestone,
        lambda: actions.reopen_milestone(milestone=milestone, by=request.user, at=timezone.now()),
        _("已撤回“%(object)s”的完成。"),
    )
