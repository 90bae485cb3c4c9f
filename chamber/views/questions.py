"""Pages of questions of enterprises: listed, raised, answered, rated, taken up again."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import questions as actions
from chamber.events import services as events
from chamber.figures.services import SATISFIED
from chamber.filters.questions import QuestionFilter
from chamber.forms.questions import AnswerForm, QuestionForm, ReopenForm, SatisfactionForm, departments
from chamber.models import Question
from hengl_uf.access.answers import Denied
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.audit.models import Entry
from hengl_uf.lib.dates import full_date, plain_date
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import SHARE
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.removal import RemovePage
from hengl_uf.web.templatetags.web import shortened

USUAL_LIMIT = timedelta(days=15)  # a proposal of the form; the person and the department agree on the day
Satisfaction = Question.Satisfaction


def list_crumb():
    """The way to the list of questions."""
    return Crumb(_("企业问题"), reverse("chamber:question-list"))


class QuestionList(ListPage):
    """All questions, newest first."""

    permission = Permission.QUESTION_VIEW
    model = Question
    title = gettext_lazy("企业问题")
    template_name = "chamber/question_list.html"
    filters = QuestionFilter
    default_order = "-raised"
    related = ("enterprise",)
    shown = (
        "text source raised_on department answer_due_on answered_on satisfaction rounds "
        "enterprise__name removed_at"
    )
    columns = (
        Column("text", gettext_lazy("问题")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("department", gettext_lazy("承办部门")),
        Column("due", gettext_lazy("答复期限"), ("answer_due_on",)),
        Column("raised", gettext_lazy("提出日期"), ("raised_on",), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有企业问题。")
    empty_hint = gettext_lazy("座谈会、代表联络站、走访中企业提出的问题，登记在这里，交部门答复并回访。")

    def get_queryset(self):
        return super().get_queryset().current()

    def get(self, request):
        """Over questions that nobody answered yet a share of satisfied ones says nothing."""
        if request.GET.get("answered_from") or request.GET.get("answered_to"):
            self.sums = ((SATISFIED, gettext_lazy("满意率"), SHARE),)
        return super().get(request)

    def add(self):
        may = self.request.user.may(Permission.QUESTION_EDIT)
        return Action(_("登记问题"), reverse("chamber:question-add"), may, icon="plus")

    def context(self, **more):
        on = timezone.localdate()
        for row in more.get("rows", ()):
            row.shown_badge = row.badge(on)
            row.shown_due, row.shown_raised = plain_date(row.answer_due_on), plain_date(row.raised_on)
        return super().context(**more)


class QuestionDetail(DetailPage):
    """One question: who answers by when, the answer, and what came before it."""

    permission = Permission.QUESTION_VIEW
    model = Question
    template_name = "chamber/question_detail.html"
    related = ("enterprise", "event", "staff", "answered_by")
    shown = "enterprise__name event__title staff__name answered_by__name"

    def get_title(self):
        return shortened(self.object.text, 40)

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        if self.object.is_removed:
            return Badge(_("已移除"), "neutral")
        return self.object.badge(timezone.localdate())

    def actions(self):
        question, user = self.object, self.request.user
        editable = question.editable_by(user)
        verbs = [("edit", _("修改"), editable, "edit", ""), ("remove", _("移除"), editable, "trash", "bad")]
        if question.answered_on is None:
            verbs.insert(0, ("answer", _("登记答复"), question.answerable_by(user), "message-circle", ""))
        elif question.satisfaction == Satisfaction.UNSATISFIED:
            verbs.insert(0, ("reopen", _("重新办理"), question.reopenable_by(user), "rotate", ""))
            verbs.insert(1, ("satisfaction", _("改满意度"), editable, "star", ""))
        else:
            label = _("登记满意度") if question.satisfaction == Satisfaction.NOT_ASKED else _("改满意度")
            verbs.insert(0, ("satisfaction", label, editable, "star", ""))
        return [
            Action(
                label, reverse(f"chamber:question-{verb}", args=[question.pk]), answer, icon=icon, tone=tone
            )
            for verb, label, answer, icon, tone in verbs
        ]

    def panels(self):
        question, user = self.object, self.request.user
        return {
            "facts": facts_of(question),
            "answer_facts": answer_facts(question),
            "timeline": story_of(question),
            **attachments_panel(question, user, reverse("chamber:question-attach", args=[question.pk])),
        }


def facts_of(question) -> list[dict]:
    """What is known of a question, as pairs."""
    enterprise, event = question.enterprise, question.event
    return [
        {"label": _("问题"), "value": question.text},
        {
            "label": _("提出企业"),
            "value": enterprise or _("多家企业或未记名"),
            "url": enterprise and enterprise.get_absolute_url(),
        },
        {"label": _("来源"), "value": question.get_source_display()},
        *([{"label": _("活动"), "value": event, "url": event.get_absolute_url()}] if event else ()),
        {"label": _("提出日期"), "value": full_date(question.raised_on)},
        {"label": _("承办部门"), "value": question.department},
        {"label": _("答复期限"), "value": full_date(question.answer_due_on)},
        {"label": _("跟进人"), "value": question.staff},
        *(
            [{"label": _("办理次数"), "value": _("第 %(count)s 次") % {"count": question.rounds}}]
            if question.rounds > 1
            else ()
        ),
    ]


def answer_facts(question) -> list[dict]:
    """The answer, as pairs; empty while there is none."""
    if question.answered_on is None:
        return []
    return [
        {"label": _("答复内容"), "value": question.answer},
        {"label": _("答复日期"), "value": full_date(question.answered_on)},
        {"label": _("登记人"), "value": question.answered_by},
        {"label": _("企业是否满意"), "value": question.get_satisfaction_display()},
    ]


TOLD = {
    events.QUESTION_RAISED.code: (gettext_lazy("提出问题"), ""),
    events.QUESTION_ANSWERED.code: (gettext_lazy("部门答复"), "good"),
    events.QUESTION_RATED.code: (gettext_lazy("回访"), ""),
    events.QUESTION_REOPENED.code: (gettext_lazy("不满意，重新办理"), "warn"),
}


def story_of(question) -> list[dict]:
    """What happened to a question, newest first: earlier answers stay to be read here."""
    entries = Entry.objects.about(question).filter(event__in=TOLD)
    return [
        {
            "at": entry.at,
            "title": TOLD[entry.event][0],
            "text": entry.note or satisfaction_in(entry),
            "actor": entry.actor_name,
            "tone": TOLD[entry.event][1],
        }
        for entry in entries
    ]


def satisfaction_in(entry) -> str:
    """The satisfaction that an entry tells of, or nothing."""
    pair = entry.changes.get(str(Question._meta.get_field("satisfaction").verbose_name))
    return pair[1] if pair else ""


class QuestionFormPage(FocusesFirst, abstract=True):
    """What raising and correcting a question have in common."""

    permission = Permission.QUESTION_EDIT
    model = Question
    form_class = QuestionForm
    template_name = "chamber/question_form.html"

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("chamber:question-list")

    def context(self, **more):
        return super().context(departments=departments(), **more)


class QuestionAdd(QuestionFormPage):
    """Note a question; those of one meeting are noted one after the other."""

    title = gettext_lazy("登记问题")
    submit_label = gettext_lazy("登记问题")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("event", "source", "raised_on")

    def initial(self):
        today, given = timezone.localdate(), self.request.GET
        return {
            "raised_on": today,
            "answer_due_on": today + USUAL_LIMIT,
            "event": given.get("event"),
            "enterprise": given.get("enterprise"),
            "source": Question.Source.MEETING,
        }

    def perform(self, form):
        return actions.raise_question(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已登记问题。")


class QuestionEdit(QuestionFormPage):
    """Correct a question."""

    title = gettext_lazy("修改问题")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), crumb_of(self.object)]

    def perform(self, form):
        return actions.change_question(
            question=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


def crumb_of(question):
    """The way to one question."""
    return Crumb(shortened(question.text, 20), question.get_absolute_url())


class QuestionVerb(FocusesFirst, VerbPage, abstract=True):
    """A verb about one question."""

    permission = Permission.QUESTION_EDIT
    model = Question

    def breadcrumbs(self):
        return [list_crumb(), crumb_of(self.object)]

    def by_now(self) -> dict:
        """Which question, who and when."""
        return {"question": self.object, "by": self.request.user, "at": timezone.now()}

    @property
    def explanation(self):
        """The question itself, to have it in sight."""
        return self.object.text


class QuestionAnswer(QuestionVerb):
    """Note what the department answered."""

    form_class = AnswerForm
    title = gettext_lazy("登记答复")
    submit_label = gettext_lazy("登记答复")
    template_name = "chamber/question_verb.html"

    def answer(self):
        return self.object.answerable_by(self.request.user)

    def initial(self):
        return {"answered_on": timezone.localdate(), "satisfaction": Satisfaction.NOT_ASKED}

    def perform(self, form):
        return actions.answer_question(**self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已登记答复。")


class QuestionSatisfaction(QuestionVerb):
    """Note what the enterprise said of the answer."""

    form_class = SatisfactionForm
    title = gettext_lazy("登记满意度")
    submit_label = gettext_lazy("登记")
    template_name = "chamber/question_verb.html"

    def answer(self):
        if self.object.answered_on is None:
            return Denied(_("问题还没有答复。"))
        return self.object.editable_by(self.request.user)

    def initial(self):
        return {"satisfaction": self.object.satisfaction}

    def perform(self, form):
        return actions.rate_answer(**self.by_now(), version=self.posted_version(), **form.cleaned_data)

    def success_message(self):
        if self.object.satisfaction == Satisfaction.UNSATISFIED:
            return _("已登记不满意。可以重新办理，交部门再答复一次。")
        return _("已登记满意度。")


class QuestionReopen(QuestionVerb):
    """Have a question answered anew."""

    form_class = ReopenForm
    title = gettext_lazy("重新办理")
    submit_label = gettext_lazy("重新办理")
    template_name = "chamber/question_verb.html"

    def answer(self):
        return self.object.reopenable_by(self.request.user)

    def initial(self):
        return {
            "department": self.object.department,
            "answer_due_on": timezone.localdate() + USUAL_LIMIT,
        }

    def context(self, **more):
        return super().context(departments=departments(), **more)

    def perform(self, form):
        return actions.reopen_question(**self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已重新办理，原来的答复保留在经过里。")


class QuestionRemove(RemovePage):
    """Take a question away, with the reason."""

    model = Question
    title = gettext_lazy("移除问题")

    def breadcrumbs(self):
        return [list_crumb(), crumb_of(self.object)]

    def list_url(self):
        return reverse("chamber:question-list")

    def remove(self, **how):
        return actions.remove_question(question=self.object, **how)

    def success_message(self):
        return _("已移除问题。")


class QuestionAttach(AttachPage):
    """Add files to a question."""

    model = Question
