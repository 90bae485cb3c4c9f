"""Referrals to other departments: on the page of a case, sent, corrected, answered."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Crumb
from hengl_uf.web.form_pages import FormPage
from outreach.actions import referrals as actions
from outreach.forms.referrals import AnswerForm, ReferralForm
from outreach.models import Referral
from outreach.views.case_verbs import CaseVerb
from outreach.views.cases import list_crumb


def referrals_panel(case, user, on) -> dict:
    """What the page of a case shows of its referrals, those that wait first."""
    referrals = list(case.referrals.select_related("answered_by").order_by("answered_on", "due_on", "pk"))
    referrals.sort(key=lambda referral: referral.answered_on is not None)
    for referral in referrals:
        referral.case = case
        referral.shown_badge = referral.badge(on)
        referral.shown_actions = actions_of(referral, user)
    return {"referrals": referrals}


def actions_of(referral, user) -> list[Action]:
    """What this person can do with a referral that waits; nothing is shown to who only looks."""
    answer = referral.answerable_by(user)
    if not answer:
        return []
    return [
        Action(_("登记答复"), reverse("outreach:case-referral-answer", args=[referral.pk]), answer),
        Action(_("修改"), reverse("outreach:case-referral-edit", args=[referral.pk]), answer),
    ]


class CaseRefer(CaseVerb):
    """Pass a question to another department."""

    form_class = ReferralForm
    title = gettext_lazy("转办其他部门")
    submit_label = gettext_lazy("登记转办")
    explanation = gettext_lazy(
        "在这里登记请哪个部门办什么、什么时候答复；办理时限照常计算，需要等候可以暂停。"
    )

    def answer(self):
        return self.object.referable_by(self.request.user)

    def initial(self):
        today = timezone.localdate()
        return {"sent_on": today, "due_on": actions.usual_due_on(today)}

    def form_kwargs(self):
        return {"user": self.request.user}

    def perform(self, form):
        return self.done(actions.refer_case, **form.cleaned_data)

    def success_message(self):
        return _("已登记转办，答复期限 %(day)s。") % {"day": full_date(self.object.due_on)}


class ReferralPage(FormPage, abstract=True):
    """What the pages about one referral have in common."""

    permission = Permission.CASE_HANDLE
    model = Referral

    def get_queryset(self):
        return super().get_queryset().select_related("case")

    def answer(self):
        return self.object.answerable_by(self.request.user)

    def breadcrumbs(self):
        case = self.object.case
        return [list_crumb(), Crumb(case.number, case.get_absolute_url())]

    def done(self, action, **words):
        """Make the action call on this referral."""
        return action(referral=self.object, by=self.request.user, at=timezone.now(), **words)


class ReferralEdit(ReferralPage):
    """Correct a referral that waits."""

    form_class = ReferralForm
    title = gettext_lazy("修改转办")

    def perform(self, form):
        return self.done(actions.change_referral, version=self.posted_version(), **form.cleaned_data)


class ReferralAnswer(ReferralPage):
    """Write down what the department answered."""

    form_class = AnswerForm
    template_name = "outreach/case_answer.html"
    submit_label = gettext_lazy("登记答复")

    def get_title(self):
        return _("登记%(department)s的答复") % {"department": self.object.department}

    def form_kwargs(self):
        return {}

    def initial(self):
        return {"answered_on": timezone.localdate()}

    def perform(self, form):
        return self.done(actions.answer_referral, **form.cleaned_data)

    def success_message(self):
        return _("已登记答复。")
