"""What is done on the page of a mediation case: meetings, its limit, its end, the confirmation by a court."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import mediation_ends as ends
from chamber.actions import mediations as actions
from chamber.forms.mediations import (
    ApplyForm,
    CloseForm,
    ConfirmForm,
    ExtendForm,
    ReopenForm,
    SessionForm,
    WithdrawForm,
)
from chamber.models import MediationCase, Session
from chamber.views.mediations import list_crumb
from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_date
from hengl_uf.lib.money import yuan
from hengl_uf.web.elements import Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.removal import RemovePage

USUAL_EXTENSION = timedelta(days=30)  # a proposal of the form; the parties agree on the day


class MediationVerb(FocusesFirst, abstract=True):
    """A form about a case or a part of it; it leads back to the page of the case."""

    permission = Permission.MEDIATION_EDIT
    model = MediationCase

    def case(self):
        return self.object if isinstance(self.object, MediationCase) else self.object.case

    def answer(self):
        return self.case().workable_by(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(self.case().number, self.case().get_absolute_url())]

    def by_now(self) -> dict:
        """Who and when."""
        return {"by": self.request.user, "at": timezone.now()}

    def done(self, action, **words):
        """Make the one call that does it to this case."""
        return action(case=self.object, **self.by_now(), **words)

    def cancel_url(self):
        return self.case().get_absolute_url()

    def success_url(self):
        return self.case().get_absolute_url()


class SessionAdd(MediationVerb):
    """Note a meeting of the parties, held or arranged."""

    form_class = SessionForm
    title = gettext_lazy("登记调解会")
    submit_label = gettext_lazy("登记")

    def initial(self):
        return {"held_at": timezone.localtime().replace(minute=0, second=0, microsecond=0)}

    def perform(self, form):
        return self.done(actions.add_session, **form.record_fields())

    def success_message(self):
        return _("已登记调解会。")


class SessionEdit(MediationVerb):
    """Correct a meeting, or note how it went."""

    model = Session
    form_class = SessionForm
    title = gettext_lazy("修改调解会")

    def perform(self, form):
        version = self.posted_version()
        return actions.change_session(
            session=self.object, version=version, **self.by_now(), **form.record_fields()
        )


class MediationExtend(MediationVerb, VerbPage):
    """Move the limit, as both parties agreed."""

    form_class = ExtendForm
    title = gettext_lazy("延长调解期限")
    submit_label = gettext_lazy("延长期限")

    def initial(self):
        return {"due_on": self.object.due_on + USUAL_EXTENSION, "agreed_on": timezone.localdate()}

    def context(self, **more):
        words = {"day": full_date(self.object.due_on)}
        explanation = _("现在的期限是 %(day)s。延期要双方当事人都同意；同意书可以加到附件里。") % words
        return {**super().context(**more), "explanation": explanation}

    def perform(self, form):
        return self.done(actions.extend_case, **form.cleaned_data)

    def success_message(self):
        return _("调解期限延长到 %(day)s。") % {"day": full_date(self.object.due_on)}


class MediationClose(MediationVerb, VerbPage):
    """Close a case with its outcome."""

    form_class = CloseForm
    title = gettext_lazy("结案")
    submit_label = gettext_lazy("结案")

    def initial(self):
        return {"closed_on": timezone.localdate()}

    def context(self, **more):
        case = self.object
        words = {"day": full_date(case.accepted_on), "sum": yuan(case.sum)}
        return {**super().context(**more), "explanation": _("受理日期 %(day)s，标的额 %(sum)s。") % words}

    def perform(self, form):
        return self.done(ends.close_case, **form.cleaned_data)

    def success_message(self):
        if self.object.outcome == MediationCase.Outcome.AGREED:
            return _("已结案。接下来可以出具调解协议书，当事人申请司法确认的在这里登记。")
        return _("已结案。")


class MediationReopen(MediationVerb, VerbPage):
    """Take a closed case up again."""

    form_class = ReopenForm
    title = gettext_lazy("重新办理")
    submit_label = gettext_lazy("重新办理")
    tone = "warn"
    explanation = gettext_lazy("重新办理后，原来的结果和金额清空，保留在历史里；期限不变，需要时再延长。")

    def answer(self):
        return self.object.reopenable_by(self.request.user)

    def perform(self, form):
        return self.done(ends.reopen_case, **form.cleaned_data)

    def success_message(self):
        return _("案件已重新办理。")


class ConfirmApply(MediationVerb, VerbPage):
    """Note that the parties asked a court to confirm their agreement."""

    form_class = ApplyForm
    title = gettext_lazy("登记司法确认申请")
    submit_label = gettext_lazy("登记")
    explanation = gettext_lazy("当事人向法院申请确认调解协议后，在这里登记；有了裁定再登记结果。")

    def answer(self):
        return self.object.applicable_by(self.request.user)

    def initial(self):
        return {"applied_on": timezone.localdate()}

    def perform(self, form):
        return self.done(ends.apply_confirmation, **form.cleaned_data)

    def success_message(self):
        return _("已登记司法确认申请。")


class ConfirmDecide(MediationVerb, VerbPage):
    """Note what the court decided."""

    form_class = ConfirmForm
    title = gettext_lazy("登记司法确认结果")
    submit_label = gettext_lazy("登记")

    def answer(self):
        return self.object.decidable_by(self.request.user)

    def initial(self):
        return {"confirmed_on": timezone.localdate(), "court": self.object.confirmation_court}

    def perform(self, form):
        return self.done(ends.decide_confirmation, **form.cleaned_data)

    def success_message(self):
        return _("已登记司法确认结果。")


class ConfirmWithdraw(MediationVerb, VerbPage):
    """Take back the application to the court."""

    form_class = WithdrawForm
    title = gettext_lazy("撤回司法确认申请")
    submit_label = gettext_lazy("撤回申请")
    tone = "warn"
    explanation = gettext_lazy("当事人撤回了申请，或登记错了时用。撤回后可以重新登记申请。")

    def answer(self):
        return self.object.decidable_by(self.request.user)

    def perform(self, form):
        return self.done(ends.withdraw_confirmation, **form.cleaned_data)

    def success_message(self):
        return _("已撤回司法确认申请。")


class MediationRemove(RemovePage):
    """Take a case away, with the reason."""

    model = MediationCase
    title = gettext_lazy("移除调解案件")
    explanation = gettext_lazy(
        "只用于登记错了的案件；当事人撤回的，用结案登记。移除后不再出现在清单和统计里，记录和原因保留备查。"
    )

    def breadcrumbs(self):
        return [list_crumb(), Crumb(self.object.number, self.object.get_absolute_url())]

    def remove(self, **how):
        return actions.remove_case(case=self.object, **how)

    def list_url(self):
        return reverse("chamber:mediation-list")
