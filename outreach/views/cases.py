"""Pages of cases; their verbs are in `case_verbs.py`."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.calendars.current import load_calendar
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage
from outreach.actions import cases as actions
from outreach.filters.cases import CaseFilter
from outreach.forms.cases import CaseForm, NewCaseForm
from outreach.models import CaseStep, ServiceCase
from outreach.words import case_day, case_minor_line

TONES = {CaseStep.Kind.RESOLVED: "good", CaseStep.Kind.PAUSED: "warn", CaseStep.Kind.REOPENED: "warn"}


def list_crumb():
    """The way to the list of cases."""
    return Crumb(_("求助事项"), reverse("outreach:case-list"))


class CaseList(ListPage):
    """All cases, newest first."""

    permission = Permission.CASE_VIEW
    model = ServiceCase
    title = gettext_lazy("求助事项")
    template_name = "outreach/case_list.html"
    filters = CaseFilter
    default_order = "-opened"
    related = ("contact", "enterprise")
    named = ("category", "village", "handler")
    shown = (
        "number title status opened_on due_on resolved_on category village handler "
        "contact__name enterprise__name"
    )
    columns = (
        Column("title", gettext_lazy("诉求")),
        Column("status", gettext_lazy("状态"), css="cell-state"),
        Column("due", gettext_lazy("办理期限")),
        Column("village", gettext_lazy("村（社区）")),
        Column("handler", gettext_lazy("经办人")),
        Column("opened", gettext_lazy("登记日期"), ("opened_on",), "cell-minor"),
    )
    empty_text = gettext_lazy("还没有求助事项。")
    empty_hint = gettext_lazy("走访中提出的诉求可以直接转为事项，也可以在这里登记。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        return Action(
            _("登记事项"),
            reverse("outreach:case-add"),
            self.request.user.may(Permission.CASE_EDIT),
            icon="plus",
        )

    def context(self, **more):
        on = timezone.localdate()
        for row in more.get("rows", ()):
            row.shown_badge = row.badge(on)
            row.shown_line, row.shown_day = case_minor_line(row), case_day(row)
        return super().context(**more)


class CaseDetail(DetailPage):
    """One case: its state and next step, its deadline explained, its story."""

    permission = Permission.CASE_VIEW
    model = ServiceCase
    template_name = "outreach/case_detail.html"
    related = ("category", "contact", "enterprise", "village", "handler", "need__visit")
    shown = (
        "category__name contact__name enterprise__name village__name handler__name "
        "need__text need__visit__contact need__visit__enterprise"
    )

    def breadcrumbs(self):
        return [list_crumb()]

    def get_title(self):
        return self.object.title

    def state(self):
        return self.object.badge(timezone.localdate())

    def actions(self):
        case, user = self.object, self.request.user
        steps = {
            "new": (
                ("take", _("受理"), case.takeable_by, "user-check"),
                ("hand-over", _("转交"), case.handoverable_by, "transfer"),
            ),
            "working": (
                ("act", _("记录办理"), case.actable_by, "pencil"),
                ("resolve", _("办结"), case.resolvable_by, "check"),
                ("pause", _("暂停"), case.pausable_by, "player-pause"),
                ("hand-over", _("转交"), case.handoverable_by, "transfer"),
            ),
            "paused": (
                ("resume", _("恢复办理"), case.resumable_by, "player-play"),
                ("hand-over", _("转交"), case.handoverable_by, "transfer"),
            ),
            "resolved": (("reopen", _("重办"), case.reopenable_by, "rotate"),),
        }[case.status]
        verbs = [
            Action(
                label,
                reverse(f"outreach:case-{verb}", args=[case.pk]),
                answer(user),
                method="post" if verb in ("take", "resume") else "get",
                icon=icon,
            )
            for verb, label, answer, icon in steps
        ]
        editable = case.editable_by(user)
        return [
            *verbs,
            Action(_("修改"), reverse("outreach:case-edit", args=[case.pk]), editable, icon="edit"),
            Action(
                _("移除"), reverse("outreach:case-remove", args=[case.pk]), editable, icon="trash", tone="bad"
            ),
        ]

    def panels(self):
        case, on = self.object, timezone.localdate()
        running = case.status != case.Status.RESOLVED
        deadline = case.deadline(load_calendar(), on=on) if running else None
        return {
            "facts": facts_of(case),
            "deadline": deadline,
            "moved": deadline is not None and deadline.due_on != case.due_on,
            "clock": clock_badge(case, on),
            "timeline": story_of(case),
            **attachments_panel(case, self.request.user, reverse("outreach:case-attach", args=[case.pk])),
        }


def facts_of(case) -> list[dict]:
    """What is known of a case, as pairs."""
    need = getattr(case, "need", None)
    if need and (need.visit.contact_id, need.visit.enterprise_id) == (case.contact_id, case.enterprise_id):
        need.visit.contact, need.visit.enterprise = case.contact, case.enterprise  # read already
    facts = [
        {"label": _("编号"), "value": case.number},
        {"label": _("类别"), "value": case.category.name},
        {
            "label": _("求助人"),
            "value": case.contact,
            "url": case.contact and case.contact.get_absolute_url(),
        },
        {
            "label": _("求助企业"),
            "value": case.enterprise,
            "url": case.enterprise and case.enterprise.get_absolute_url(),
        },
        {"label": _("受理的服务中心"), "value": case.village.name},
        {"label": _("经办人"), "value": case.handler or _("待受理")},
        {"label": _("登记日期"), "value": full_date(case.opened_on)},
        {"label": _("来源"), "value": need and need.visit, "url": need and need.visit.get_absolute_url()},
        {"label": _("详情"), "value": case.detail},
    ]
    if case.status == case.Status.RESOLVED:
        facts += [
            {"label": _("办结日期"), "value": full_date(case.resolved_on)},
            {"label": _("办理结果"), "value": case.outcome},
            {"label": _("求助人的评价"), "value": case.get_satisfaction_display()},
        ]
    if case.reopened_count:
        facts.append({"label": _("重办次数"), "value": case.reopened_count})
    optional = {_("求助人"), _("求助企业"), _("来源"), _("详情")}
    return [fact for fact in facts if fact["value"] or fact["label"] not in optional]


def clock_badge(case, on):
    """How much time is left, in a word."""
    if case.status == case.Status.PAUSED:
        return Badge(_("暂停计时"), "neutral")
    if not case.due_on or case.status == case.Status.RESOLVED:
        return None
    left = load_calendar().days_left(case.due_on, on)
    if left < 0:
        return Badge(_("超期 %(days)s 个工作日") % {"days": -left}, "bad")
    return Badge(
        _("还剩 %(days)s 个工作日") % {"days": left} if left else _("今天到期"),
        "warn" if left <= 2 else "info",
    )


def story_of(case) -> list[dict]:
    """The steps of a case, newest first."""
    steps = case.steps.select_related("by").order_by("-at", "-pk")
    return [
        {
            "at": step.at,
            "title": step.get_kind_display(),
            "text": step.text,
            "actor": step.by.name,
            "tone": TONES.get(step.kind, ""),
        }
        for step in steps
    ]


class CaseAttach(AttachPage):
    """Add files to a case."""

    model = ServiceCase


class CaseAdd(FormPage):
    """Open a case."""

    permission = Permission.CASE_EDIT
    model = ServiceCase
    form_class = NewCaseForm
    title = gettext_lazy("登记求助事项")
    submit_label = gettext_lazy("登记事项")

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("outreach:case-list")

    def initial(self):
        given, villages = self.request.GET, self.request.user.village_ids
        return {
            "opened_on": timezone.localdate(),
            "contact": given.get("contact"),
            "enterprise": given.get("enterprise"),
            "village": next(iter(villages)) if len(villages) == 1 else None,
            "mine": True,
        }

    def perform(self, form):
        user = self.request.user
        handler = user if form.cleaned_data["mine"] else None
        return actions.open_case(by=user, at=timezone.now(), handler=handler, **form.record_fields())

    def success_message(self):
        return _("已登记事项 %(number)s。") % {"number": self.object.number}


class CasePageWithCrumbs(FormPage, abstract=True):
    """What the pages about one case have in common."""

    permission = Permission.CASE_HANDLE
    model = ServiceCase

    def breadcrumbs(self):
        return [list_crumb(), Crumb(self.object.number, self.object.get_absolute_url())]

    def done(self, action, **words):
        """Make the action call on this case."""
        return action(case=self.object, by=self.request.user, at=timezone.now(), **words)


class CaseEdit(CasePageWithCrumbs):
    """Correct a case."""

    permission = Permission.CASE_EDIT
    form_class = CaseForm
    title = gettext_lazy("修改事项")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def perform(self, form):
        return self.done(actions.change_case, version=self.posted_version(), **form.record_fields())
