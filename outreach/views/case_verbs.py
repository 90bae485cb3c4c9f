"""The verbs of a case: small forms that ask for a word, and deeds that need none."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hengl_uf.access.answers import require
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.pages import deed
from hengl_uf.web.removal import RemovalForm
from outreach.actions import cases as actions
from outreach.actions.checklists import open_items
from outreach.forms.cases import HandOverForm, PauseForm, RateForm, ReopenForm, ResolveForm, StepForm
from outreach.models import ServiceCase
from outreach.views.cases import CasePageWithCrumbs


class CaseVerb(CasePageWithCrumbs, VerbPage, abstract=True):
    """A verb of a case that asks for a word."""


class CaseAct(CaseVerb):
    """Write down what was done."""

    form_class = StepForm
    title = gettext_lazy("记录办理经过")
    submit_label = gettext_lazy("记录")

    def answer(self):
        return self.object.actable_by(self.request.user)

    def perform(self, form):
        return self.done(actions.act_on_case, text=form.cleaned_data["text"])

    def success_message(self):
        return _("已记录。")


class CasePauseVerb(CaseVerb):
    """Stop the clock."""

    form_class = PauseForm
    title = gettext_lazy("暂停事项")
    submit_label = gettext_lazy("暂停")
    explanation = gettext_lazy("暂停期间不计办理时限，恢复办理后接着计算。")

    def answer(self):
        return self.object.pausable_by(self.request.user)

    def perform(self, form):
        return self.done(actions.pause_case, reason=form.cleaned_data["reason"])

    def success_message(self):
        return _("已暂停，时限停止计算。")


class CaseResolve(CaseVerb):
    """Close it with its outcome."""

    form_class = ResolveForm
    template_name = "outreach/case_resolve.html"
    title = gettext_lazy("办结事项")
    submit_label = gettext_lazy("办结")

    def answer(self):
        return self.object.resolvable_by(self.request.user)

    def initial(self):
        return {"satisfaction": ServiceCase.Satisfaction.NOT_ASKED}

    def form_kwargs(self):
        return {"awaited": self.object.referrals.filter(answered_on__isnull=True).order_by("pk")}

    def context(self, **more):
        return super().context(open_items=open_items(self.object), **more)

    def perform(self, form):
        return self.done(actions.resolve_case, **form.cleaned_data)

    def success_message(self):
        return _("已办结。")


class CaseSatisfaction(CaseVerb):
    """Note what the requester said when asked later."""

    form_class = RateForm
    title = gettext_lazy("补记求助人的评价")
    submit_label = gettext_lazy("记下")
    explanation = gettext_lazy("办结以后回访了求助人，在这里记下评价，只能记一次。")

    def answer(self):
        return self.object.askable_by(self.request.user)

    def perform(self, form):
        return self.done(actions.rate_case, satisfaction=form.cleaned_data["satisfaction"])

    def success_message(self):
        return _("已记下求助人的评价。")


class CaseReopen(CaseVerb):
    """Open it again."""

    form_class = ReopenForm
    title = gettext_lazy("重办事项")
    submit_label = gettext_lazy("重办")
    explanation = gettext_lazy("重办从今天起重新计算时限，原来的办理结果和完成的清单都保留。")

    def answer(self):
        return self.object.reopenable_by(self.request.user)

    def perform(self, form):
        return self.done(actions.reopen_case, reason=form.cleaned_data["reason"])

    def success_message(self):
        return _("已重新开始办理。")


class CaseHandOver(CaseVerb):
    """Give it to somebody else."""

    form_class = HandOverForm
    title = gettext_lazy("转交事项")
    submit_label = gettext_lazy("转交")

    def answer(self):
        return self.object.handoverable_by(self.request.user)

    def form_kwargs(self):
        return {"case": self.object}

    def perform(self, form):
        return self.done(actions.hand_over_case, **form.cleaned_data)

    def success_message(self):
        return _("已转交%(name)s。") % {"name": self.object.handler}


class CaseRemove(CaseVerb):
    """Take away a case that was entered by mistake."""

    permission = Permission.CASE_EDIT
    form_class = RemovalForm
    title = gettext_lazy("移除事项")
    submit_label = gettext_lazy("移除")
    tone = "bad"
    explanation = gettext_lazy(
        "只用于登记错了的事项。移除后不再出现在清单和统计里，记录和原因仍然保留备查，编号不再使用。"
    )

    def answer(self):
        return self.object.editable_by(self.request.user)

    def perform(self, form):
        return self.done(actions.remove_case, reason=form.cleaned_data["reason"])

    def success_url(self):
        return reverse("outreach:case-list")

    def success_message(self):
        return _("已移除事项。")


@require_POST
@permitted(Permission.CASE_HANDLE)
def case_take(request, pk):
    """Take a case."""
    case = get_object_or_404(ServiceCase.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        case,
        lambda: actions.take_case(case=case, by=request.user, at=timezone.now()),
        _("已受理，由您经办。"),
    )


@require_POST
@permitted(Permission.CASE_HANDLE)
def case_resume(request, pk):
    """Let the clock run again."""
    case = get_object_or_404(ServiceCase.objects.visible_to(request.user), pk=pk)
    require(case.handled_by(request.user))
    return deed(
        request,
        case,
        lambda: actions.resume_case(case=case, by=request.user, at=timezone.now()),
        _("已恢复办理，期限已重新计算。"),
    )
