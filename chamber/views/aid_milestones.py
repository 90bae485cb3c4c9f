"""What is done with a milestone on the page of its aid project."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from chamber.actions import aid_milestones as actions
from chamber.forms.aid_projects import SHOWN_TO_GIVERS, AidMilestoneForm, DropForm, ReachForm
from chamber.models import AidMilestone, AidProject
from chamber.views.giving_shared import GivingForm, crumb_of, now_by, projects_crumb
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.pages import deed


class MilestonePart(GivingForm, abstract=True):
    """A form about a milestone; it leads back to the project."""

    model = AidMilestone

    def get_queryset(self):
        found = super().get_queryset()
        return found.select_related("project") if self.model is AidMilestone else found

    def project(self) -> AidProject:
        """The project that it is about."""
        return self.object if isinstance(self.object, AidProject) else self.object.project

    def answer(self):
        return self.project().runnable_by(self.request.user)

    def breadcrumbs(self):
        return [projects_crumb(), crumb_of(self.project())]

    def cancel_url(self):
        return self.project().get_absolute_url()

    def success_url(self):
        return self.project().get_absolute_url()


class MilestoneAdd(MilestonePart):
    """Add a milestone to a project."""

    model = AidProject
    form_class = AidMilestoneForm
    title = gettext_lazy("加节点")
    submit_label = gettext_lazy("加节点")
    again_label = gettext_lazy("保存并再加一个")
    kept_fields = ("due_on",)

    def perform(self, form):
        return actions.add_milestone(project=self.object, **self.by_now(), **form.record_fields())

    def success_message(self):
        return _("已加节点“%(name)s”。") % {"name": self.object}


class MilestoneEdit(MilestonePart):
    """Correct a milestone."""

    form_class = AidMilestoneForm
    title = gettext_lazy("修改节点")

    def perform(self, form):
        version = self.posted_version()
        return actions.change_milestone(
            milestone=self.object, version=version, **self.by_now(), **form.record_fields()
        )


class MilestoneReach(MilestonePart, VerbPage):
    """Note that a milestone was reached, with its proof."""

    form_class = ReachForm
    submit_label = gettext_lazy("完成")

    def form_kwargs(self):
        return {"user": self.request.user}

    def get_title(self):
        return _("完成节点：%(name)s") % {"name": self.object}

    def initial(self):
        return {"done_on": timezone.localdate(), "note": self.object.note}

    def perform(self, form):
        return actions.reach_milestone(milestone=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已完成“%(name)s”。") % {"name": self.object}


class MilestoneRemove(MilestonePart, VerbPage):
    """Drop a milestone that is not needed."""

    form_class = DropForm
    submit_label = gettext_lazy("删去")
    tone = "bad"
    explanation = gettext_lazy("删去后项目里不再有这个节点，名称和原因保留在项目的历史里。")

    def get_title(self):
        return _("删去节点：%(name)s") % {"name": self.object}

    def perform(self, form):
        return actions.drop_milestone(milestone=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已删去节点。")


class MilestoneAttach(AttachPage):
    """Add proof to a milestone, also after it was reached."""

    model = AidMilestone
    title = gettext_lazy("添加证明材料")

    def get_queryset(self):
        return super().get_queryset().select_related("project")

    def make_form(self, data=None, files=None):
        form = super().make_form(data, files)
        form.fields["caption"].help_text = SHOWN_TO_GIVERS
        return form


@require_POST
@permitted(Permission.GIVING_EDIT)
def milestone_reopen(request, pk):
    """Take back that a milestone was reached."""
    milestone = get_object_or_404(AidMilestone.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        milestone,
        lambda: actions.reopen_milestone(milestone=milestone, **now_by(request)),
        _("已撤回“%(object)s”的完成。"),
    )
