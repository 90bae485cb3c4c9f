"""What becomes of a service project: finished, stopped, taken up again, removed."""

from django.db.models import Sum
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from chamber.actions import service_projects as actions
from chamber.forms.service_projects import FinishForm, StopForm
from chamber.models import ServiceProject
from chamber.views.service_projects import list_crumb
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.pages import deed
from hengl_uf.web.removal import RemovePage


class ServiceProjectVerb(FocusesFirst, VerbPage, abstract=True):
    """A verb about a project that runs."""

    permission = Permission.PARTY_EDIT
    model = ServiceProject

    def answer(self):
        return self.object.runnable_by(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def by_now(self) -> dict:
        """Which project, who and when."""
        return {"project": self.object, "by": self.request.user, "at": timezone.now()}


class ServiceProjectFinish(ServiceProjectVerb):
    """Finish a project, with how many it reached."""

    form_class = FinishForm
    title = gettext_lazy("完成项目")
    submit_label = gettext_lazy("完成")

    def initial(self):
        """Today, and the people whom its activities have reached."""
        reached = self.object.activities.current().aggregate(people=Sum("beneficiaries"))["people"]
        return {"done_on": timezone.localdate(), "beneficiaries": reached}

    def perform(self, form):
        return actions.finish_project(**self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("项目已完成。")


class ServiceProjectStop(ServiceProjectVerb):
    """Stop a project before it is finished."""

    form_class = StopForm
    title = gettext_lazy("停止项目")
    submit_label = gettext_lazy("停止")
    tone = "warn"
    explanation = gettext_lazy("停止后不再提醒到期。以后可以重新开始。")

    def perform(self, form):
        return actions.stop_project(**self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("项目已停止。")


@require_POST
@permitted(Permission.PARTY_EDIT)
def service_project_restart(request, pk):
    """Take a project up again."""
    project = get_object_or_404(ServiceProject.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        project,
        lambda: actions.restart_project(project=project, by=request.user, at=timezone.now()),
        _("项目已重新开始。"),
    )


class ServiceProjectRemove(RemovePage):
    """Take a project away, with the reason."""

    model = ServiceProject
    title = gettext_lazy("移除办实事项目")
    explanation = gettext_lazy(
        "只用于登记错了的项目；不办了的，请用“停止”。移除后不再出现在清单和统计里，记录和原因仍然保留备查。"
    )

    def breadcrumbs(self):
        return [list_crumb(), *super().breadcrumbs()]

    def list_url(self):
        return reverse("chamber:service-project-list")

    def remove(self, **how):
        return actions.remove_project(project=self.object, **how)
