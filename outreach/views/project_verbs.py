"""What is done on the page of a project: ended and restarted, money, risks."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.lib.money import yuan
from hengl_uf.web.elements import Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.pages import deed
from hengl_uf.web.removal import RemovalForm
from outreach.actions import project_parts as parts
from outreach.actions import projects as actions
from outreach.forms.projects import FinishForm, RiskForm, SpendingForm, StopForm
from outreach.models import Project, Risk, Spending
from outreach.views.projects import list_crumb


class ProjectPart(FocusesFirst, abstract=True):
    """A form about a project or a part of it; it leads back to the page of the project."""

    permission = Permission.PROJECT_EDIT
    model = Project

    def project(self):
        return self.object if isinstance(self.object, Project) else self.object.project

    def answer(self):
        return self.project().runnable_by(self.request.user)

    def breadcrumbs(self):
        project = self.project()
        return [list_crumb(), Crumb(str(project), project.get_absolute_url())]

    def by_now(self) -> dict:
        """Who and when."""
        return {"by": self.request.user, "at": timezone.now()}

    def cancel_url(self):
        return self.project().get_absolute_url()

    def success_url(self):
        return self.project().get_absolute_url()


class ProjectFinish(ProjectPart, VerbPage):
    """Finish a project."""

    form_class = FinishForm
    title = gettext_lazy("完成项目")
    submit_label = gettext_lazy("完成")

    def initial(self):
        return {"done_on": timezone.localdate()}

    def perform(self, form):
        return actions.finish_project(project=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("项目已完成。")


class ProjectStop(ProjectPart, VerbPage):
    """Stop a project before it is finished."""

    form_class = StopForm
    title = gettext_lazy("停止项目")
    submit_label = gettext_lazy("停止")
    tone = "warn"
    explanation = gettext_lazy("停止后不再提醒未完成的节点。以后可以重新开始。")

    def perform(self, form):
        return actions.stop_project(project=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("项目已停止。")


class ProjectRemove(ProjectPart, VerbPage):
    """Take a project away, with the reason."""

    form_class = RemovalForm
    title = gettext_lazy("移除项目")
    submit_label = gettext_lazy("移除")
    tone = "bad"
    explanation = gettext_lazy("只用于登记错了的项目。移除后不再出现在清单和统计里，记录和原因仍然保留备查。")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def perform(self, form):
        return actions.remove_project(project=self.object, **self.by_now(), **form.cleaned_data)

    def success_url(self):
        return reverse("outreach:project-list")

    def success_message(self):
        return _("已移除项目。")


@require_POST
@permitted(Permission.PROJECT_EDIT)
def project_restart(request, pk):
    """Take a project up again."""
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        project,
        lambda: actions.restart_project(project=project, by=request.user, at=timezone.now()),
        _("项目已重新开始。"),
    )


class ProjectSpend(ProjectPart):
    """Note money that was spent."""

    form_class = SpendingForm
    title = gettext_lazy("登记支出")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("spent_on",)

    def form_kwargs(self):
        return {}

    def initial(self):
        return {"spent_on": timezone.localdate()}

    def perform(self, form):
        return parts.spend(project=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        over = self.project().spent() - self.project().budget
        if over > 0:
            return _("已登记支出。支出已超出预算 %(sum)s。") % {"sum": yuan(over)}
        return _("已登记支出。")


class SpendingRemove(ProjectPart, VerbPage):
    """Take away a spending that was noted by mistake."""

    model = Spending
    form_class = RemovalForm
    submit_label = gettext_lazy("移除")
    tone = "bad"

    def get_title(self):
        words = {"what": self.object.what, "sum": yuan(self.object.amount)}
        return _("移除支出：%(what)s %(sum)s") % words

    def answer(self):
        return self.object.editable_by(self.request.user)

    def perform(self, form):
        return parts.remove_spending(spending=self.object, **self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已移除支出。")


class RiskAdd(ProjectPart):
    """Note what could go wrong."""

    form_class = RiskForm
    title = gettext_lazy("登记风险")
    submit_label = gettext_lazy("登记")

    def initial(self):
        return {"owner": self.request.user.pk}

    def perform(self, form):
        return parts.note_risk(project=self.object, **self.by_now(), **form.record_fields())

    def success_message(self):
        return _("已登记风险。")


class RiskEdit(ProjectPart):
    """Correct a risk, or what is done about it."""

    model = Risk
    form_class = RiskForm
    title = gettext_lazy("修改风险")

    def perform(self, form):
        version = self.posted_version()
        return parts.change_risk(risk=self.object, version=version, **self.by_now(), **form.record_fields())


@require_POST
@permitted(Permission.PROJECT_EDIT)
def risk_close(request, pk):
    """Note that a risk is gone."""
    risk = get_object_or_404(Risk.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        risk,
        lambda: parts.close_risk(risk=risk, by=request.user, at=timezone.now()),
        _("风险已解除。"),
    )


@require_POST
@permitted(Permission.PROJECT_EDIT)
def risk_reopen(request, pk):
    """Take back that a risk is gone."""
    risk = get_object_or_404(Risk.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        risk,
        lambda: parts.reopen_risk(risk=risk, by=request.user, at=timezone.now()),
        _("已撤回风险的解除。"),
    )
