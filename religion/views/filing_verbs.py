"""What becomes of a filing: filed, withdrawn, answered by the town, held, called off, removed."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hengl_uf.access.answers import require
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.web.pages import deed
from religion.actions import filing_verbs as verbs
from religion.actions import filings as actions
from religion.forms.filings import AcceptForm, CancelForm, RefuseForm, ReportForm
from religion.models import EventFiling
from religion.views.filings import OfFilings
from religion.views.of_site import SiteRecordRemove, SiteRecordVerb


@require_POST
@permitted(Permission.FESTIVAL_EDIT)
def filing_submit(request, pk):
    """File an event with the town."""
    filing = get_object_or_404(EventFiling.objects.visible_to(request.user), pk=pk)
    require(filing.submittable_by(request.user))
    told = _("已报备，并提请镇里关注。等统战办答复。") if filing.is_large else _("已报备，等统战办答复。")
    return deed(
        request,
        filing,
        lambda: verbs.submit_filing(filing=filing, by=request.user, at=timezone.now()),
        told,
    )


@require_POST
@permitted(Permission.FESTIVAL_EDIT)
def filing_withdraw(request, pk):
    """Take a filing back to correct it."""
    filing = get_object_or_404(EventFiling.objects.visible_to(request.user), pk=pk)
    require(filing.withdrawable_by(request.user, timezone.localdate()))
    return deed(
        request,
        filing,
        lambda: verbs.withdraw_filing(filing=filing, by=request.user, at=timezone.now()),
        _("已撤回，改好后要重新报备。"),
    )


class FilingVerb(OfFilings, SiteRecordVerb, abstract=True):
    """A verb about one filing."""

    model = EventFiling

    def about(self) -> dict:
        """Which filing, who and when."""
        return {"filing": self.object, **self.by_now()}


class FilingAnswer(FilingVerb, abstract=True):
    """The town's answer: the office gives it."""

    permission = Permission.FILING_ANSWER

    def answer(self):
        return self.object.answerable_by(self.request.user)


class FilingAccept(FilingAnswer):
    """Agree, with what is asked for."""

    form_class = AcceptForm
    title = gettext_lazy("同意活动报备")
    submit_label = gettext_lazy("同意")

    def perform(self, form):
        return verbs.accept_filing(**self.about(), **form.cleaned_data)

    def success_message(self):
        return _("已同意。活动结束后登记实到人数。")


class FilingRefuse(FilingAnswer):
    """Do not agree, and say why."""

    form_class = RefuseForm
    title = gettext_lazy("不同意活动报备")
    submit_label = gettext_lazy("不同意")
    tone = "warn"
    explanation = gettext_lazy("对方可以按您写的原因修改，再报备一次。")

    def perform(self, form):
        return verbs.refuse_filing(**self.about(), **form.cleaned_data)

    def success_message(self):
        return _("已答复不同意。")


class FilingDone(FilingVerb):
    """Note how many came."""

    form_class = ReportForm
    title = gettext_lazy("登记活动情况")
    submit_label = gettext_lazy("办结")
    explanation = gettext_lazy("实到人数超过场所登记的最大活动规模时，会一并更新，并重新推算场所类别。")

    def answer(self):
        return self.object.reportable_by(self.request.user)

    def perform(self, form):
        return verbs.report_filing(**self.about(), **form.cleaned_data)

    def success_message(self):
        return _("已登记活动情况。")


class FilingCancel(FilingVerb):
    """Call an event off."""

    form_class = CancelForm
    title = gettext_lazy("取消活动")
    submit_label = gettext_lazy("取消活动")
    tone = "warn"
    explanation = gettext_lazy("取消后不能恢复，记录保留备查。改期的请撤回后修改日期。")

    def answer(self):
        return self.object.cancellable_by(self.request.user)

    def perform(self, form):
        return verbs.cancel_filing(**self.about(), **form.cleaned_data)

    def success_message(self):
        return _("已取消活动。")


class FilingRemove(OfFilings, SiteRecordRemove):
    """Take a draft away, with the reason."""

    model = EventFiling
    title = gettext_lazy("移除活动报备")

    def answer(self):
        return self.object.removable_by(self.request.user)

    def remove(self, **how):
        return actions.remove_filing(filing=self.object, **how)
