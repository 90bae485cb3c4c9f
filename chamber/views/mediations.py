"""Pages of mediation cases: listed, opened, accepted, corrected; what is done on them is in `mediation_verbs.py`."""

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import mediations as actions
from chamber.actions.mediations import FIRST_SIDES
from chamber.figures.mediation import AGREED, DAYS
from chamber.filters.mediations import MediationFilter
from chamber.forms.mediations import MediationForm, PartyRows, parties_of, rows_from, sides_fit
from chamber.models import MediationCase, MediationNote, Party
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.documents.letters import POSITION as LETTER
from hengl_uf.lib.dates import full_date, full_time, plain_date
from hengl_uf.lib.money import yuan
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import SHARE, YUAN
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.rows import with_row_added

ROWS = "parties"  # the prefix of the rows
POSITIONS = ((LETTER, gettext_lazy("文书")),)
Confirmation = MediationCase.Confirmation


def list_crumb():
    """The way to the list of mediation cases."""
    return Crumb(_("诉调对接"), reverse("chamber:mediation-list"))


class MediationList(ListPage):
    """All mediation cases, newest first; who the parties are is masked."""

    permission = Permission.MEDIATION_VIEW
    model = MediationCase
    title = gettext_lazy("诉调对接")
    template_name = "chamber/mediation_list.html"
    filters = MediationFilter
    default_order = "-accepted"
    shown = "number title kind sum accepted_on due_on closed_on outcome confirmation"
    prefetch = (Prefetch("partys", Party.objects.only("case_id", "side", "name").order_by("pk")),)
    sums = (
        ("sum", gettext_lazy("标的额"), YUAN),
        ("agreed_sum", gettext_lazy("调解金额"), YUAN),
        (AGREED, gettext_lazy("调解成功率"), SHARE),
        (DAYS, gettext_lazy("用时中位数"), gettext_lazy("天")),
    )
    columns = (
        Column("title", gettext_lazy("案由")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("number", gettext_lazy("编号")),
        Column("parties", gettext_lazy("当事人"), css="cell-text"),
        Column("sum", gettext_lazy("标的额")),
        Column("due", gettext_lazy("调解期限"), ("due_on",)),
        Column("accepted", gettext_lazy("受理日期"), ("accepted_on",), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有调解案件。")
    empty_hint = gettext_lazy("法院委派委托的、企业申请的纠纷，在这里受理，到期前会提醒。")

    def get_queryset(self):
        return super().get_queryset().current()

    def get(self, request):
        if not self.all_closed():
            self.sums = self.sums[:2]
        return super().get(request)

    def all_closed(self) -> bool:
        """Whether the list is narrowed to closed cases: over open ones a share of agreements says nothing."""
        asked = self.request.GET
        return asked.get("state") == "closed" or bool(asked.get("closed_from") or asked.get("closed_to"))

    def add(self):
        may = self.request.user.may(Permission.MEDIATION_EDIT)
        return Action(_("受理案件"), reverse("chamber:mediation-add"), may, icon="plus")

    def context(self, **more):
        on = timezone.localdate()
        for row in more.get("rows", ()):
            row.shown_badge = row.badge(on)
            row.shown_sum = yuan(row.sum) if row.sum else ""
            row.shown_parties = sides_of(row.partys.all())
            row.shown_accepted = plain_date(row.accepted_on)
        return super().context(**more)


def sides_of(parties) -> str:
    """Who against whom, masked; third parties are left to the page of the case."""
    first, second = (_("、").join(one.masked for one in parties if one.side == side) for side in FIRST_SIDES)
    return _("%(first)s与%(second)s") % {"first": first, "second": second} if parties else ""


class MediationDetail(DetailPage):
    """One dispute: its limit, its parties, what happened, its files. Opening it is noted, for the parties are named."""

    permission = Permission.MEDIATION_VIEW
    model = MediationCase
    template_name = "chamber/mediation_detail.html"
    related = ("mediator", "staff")
    shown = "mediator__name mediator__unit staff__name"

    def opened(self):
        actions.note_reading(case=self.object, by=self.request.user)

    def get_title(self):
        return self.object.title

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        if self.object.is_removed:
            return Badge(_("已移除"), "neutral")
        return self.object.badge(timezone.localdate())

    def actions(self):
        case, user = self.object, self.request.user
        editable = case.editable_by(user)
        return [
            *(
                Action(
                    label, reverse(f"chamber:mediation-{verb}", args=[case.pk]), answer, icon=icon, tone=tone
                )
                for verb, label, answer, icon, tone in (
                    *steps_of(case, user),
                    ("letter", _("出具文书"), editable, "file-text", ""),
                    ("note-add", _("写限阅备注"), editable, "lock", ""),
                    ("edit", _("修改"), editable, "edit", ""),
                    ("remove", _("移除"), editable, "trash", "bad"),
                )
            )
        ]

    def panels(self):
        case, user, on = self.object, self.request.user, timezone.localdate()
        return {
            "note": case.number,
            "facts": facts_of(case),
            "ending": ending_of(case),
            "clock": clock_of(case, on),
            "parties": case.partys.select_related("enterprise").order_by("pk"),
            "sessions": sessions_of(case, user),
            "reads_notes": user.may(Permission.MEDIATION_EDIT),
            "notes": notes_of(case, user),
            **attachments_panel(
                case, user, reverse("chamber:mediation-attach", args=[case.pk]), positions=POSITIONS
            ),
        }


def steps_of(case, user) -> tuple:
    """(verb, label, answer, icon, tone) of what comes next in this state."""
    if case.closed_on is None:
        workable = case.workable_by(user)
        return (
            ("session-add", _("登记调解会"), workable, "calendar-event", ""),
            ("close", _("结案"), workable, "check", ""),
            ("extend", _("延长期限"), workable, "calendar-due", ""),
        )
    reopen = ("reopen", _("重新办理"), case.reopenable_by(user), "rotate", "")
    if case.confirmation == Confirmation.APPLIED:
        decidable = case.decidable_by(user)
        return (
            ("confirm", _("登记司法确认结果"), decidable, "certificate", ""),
            ("confirm-withdraw", _("撤回确认申请"), decidable, "arrow-back-up", ""),
        )
    if case.outcome == case.Outcome.AGREED and case.confirmation == Confirmation.NONE:
        return (("confirm-apply", _("登记司法确认申请"), case.applicable_by(user), "certificate", ""), reopen)
    return () if case.confirmation == Confirmation.CONFIRMED else (reopen,)


def facts_of(case) -> list[dict]:
    """What is known of a case from its acceptance on, as pairs."""
    facts = [
        {"label": _("纠纷类型"), "value": case.get_kind_display()},
        {"label": _("标的额"), "value": yuan(case.sum) if case.sum else _("不涉及金额")},
        {"label": _("来源"), "value": case.get_source_display()},
        {"label": _("法院案号"), "value": case.source_no},
        {"label": _("受理日期"), "value": full_date(case.accepted_on)},
        {"label": _("调解期限"), "value": limit_of(case)},
        {"label": _("延期"), "value": extension_of(case)},
        {"label": _("调解员"), "value": mediator_of(case)},
        {"label": _("经办人"), "value": case.staff.name},
    ]
    optional = {_("法院案号"), _("延期")}
    return [fact for fact in facts if fact["value"] or fact["label"] not in optional]


def limit_of(case) -> str:
    """The last day and how it came about."""
    words = {"day": full_date(case.due_on), "days": case.limit_days}
    return _("%(day)s，受理起 %(days)s 天，按自然日计") % words


def extension_of(case) -> str:
    """When and why the parties agreed on a later day."""
    if case.extended_on is None:
        return ""
    words = {"day": full_date(case.extended_on), "reason": case.extended_reason}
    return _("%(day)s双方同意：%(reason)s") % words


def mediator_of(case) -> str:
    """Name and unit of who mediates."""
    return " · ".join(filter(None, (case.mediator.name, case.mediator.unit))) if case.mediator else ""


def ending_of(case) -> list[dict]:
    """How a closed case ended, and what a court made of the agreement."""
    if case.closed_on is None:
        return []
    facts = [
        {"label": _("结果"), "value": case.get_outcome_display()},
        {"label": _("结案日期"), "value": full_date(case.closed_on)},
        {"label": _("用时"), "value": _("%(days)s 天") % {"days": case.days}},
        {
            "label": _("调解金额"),
            "value": "" if case.agreed_sum is None else yuan(case.agreed_sum),
        },
        {"label": _("结果说明"), "value": case.outcome_note},
        *confirmation_of(case),
    ]
    return [fact for fact in facts if fact["value"]]


def confirmation_of(case) -> list[dict]:
    """Where the confirmation by a court stands; nothing for what was not agreed."""
    if case.outcome != case.Outcome.AGREED:
        return []
    return [
        {"label": _("司法确认"), "value": case.get_confirmation_display()},
        {"label": _("确认法院"), "value": case.confirmation_court},
        {
            "label": _("申请日期"),
            "value": case.confirmation_applied_on and full_date(case.confirmation_applied_on),
        },
        {"label": _("裁定日期"), "value": case.confirmed_on and full_date(case.confirmed_on)},
        {"label": _("裁定案号"), "value": case.confirmation_no},
    ]


def clock_of(case, on) -> Badge | None:
    """How much of the limit is left, in a word."""
    if case.closed_on:
        return None
    left = (case.due_on - on).days
    if left < 0:
        return Badge(_("超期 %(days)s 天") % {"days": -left}, "bad")
    words = _("还剩 %(days)s 天") % {"days": left} if left else _("今天到期")
    return Badge(words, "warn" if left <= 5 else "info")


def sessions_of(case, user) -> list[dict]:
    """The meetings, newest first, each with the way to its correction while the case is open."""
    may = bool(case.workable_by(user))
    return [
        {
            "at": full_time(one.held_at),
            "place": one.place,
            "note": one.note,
            "url": reverse("chamber:session-edit", args=[one.pk]) if may else "",
        }
        for one in case.sessions.order_by("-held_at", "-pk")
    ]


def notes_of(case, user):
    """The restricted notes for those who handle mediation: who wrote them and when, without their words."""
    if not user.may(Permission.MEDIATION_EDIT):
        return MediationNote.objects.none()
    notes = MediationNote.objects.visible_to(user).filter(case=case).select_related("created_by")
    return notes.only("created_at", "created_by__name", "case_id").order_by("pk")


class MediationAttach(AttachPage):
    """Add files to a case: the application, the agreement that was signed, the ruling."""

    model = MediationCase


class MediationFormPage(FocusesFirst, abstract=True):
    """What accepting and correcting a case have in common: the rows of the parties."""

    permission = Permission.MEDIATION_EDIT
    model = MediationCase
    form_class = MediationForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("chamber:mediation-list")

    def make_form(self, data=None, files=None):
        form = super().make_form(data, files)
        form.rows = PartyRows(
            with_row_added(data, ROWS),
            prefix=ROWS,
            initial=rows_from(self.object),
            form_kwargs={"user": self.request.user},
        )
        form.rows.heading, form.rows.row_label = _("当事人"), _("当事人")
        form.rows.hint = _("申请人和被申请人至少各一方。名单里只显示部分名称，打开案件的人会留下记录。")
        form.rows.add_label = _("再加一方")
        return form

    def is_valid(self, form):
        return all([form.is_valid(), form.rows.is_valid()]) and sides_fit(form, form.rows)

    def context(self, **more):
        return super().context(formsets=[more["form"].rows], **more)

    def by_now(self, form) -> dict:
        """Who, when, and what was typed."""
        return {
            "by": self.request.user,
            "at": timezone.now(),
            "parties": parties_of(form.rows),
            **form.record_fields(),
        }


class MediationAdd(MediationFormPage):
    """Accept a dispute."""

    title = gettext_lazy("受理调解案件")
    submit_label = gettext_lazy("受理")

    def initial(self):
        return {"accepted_on": timezone.localdate()}

    def make_form(self, data=None, files=None):
        form = super().make_form(data, files)
        words = _("调解期限从这一天起算 %(days)s 天，按自然日计，节假日不扣除。")
        form.fields["accepted_on"].help_text = words % {"days": settings.MEDIATION_LIMIT_DAYS}
        return form

    def perform(self, form):
        return actions.accept_case(**self.by_now(form))

    def success_message(self):
        words = {"number": self.object.number, "day": full_date(self.object.due_on)}
        return _("已受理，编号 %(number)s，调解期限到 %(day)s。") % words


class MediationEdit(MediationFormPage):
    """Correct a case and its parties."""

    title = gettext_lazy("修改调解案件")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(self.object.number, self.object.get_absolute_url())]

    def get(self, request, **kwargs):
        actions.note_reading(case=self.object, by=request.user)
        return super().get(request, **kwargs)

    def perform(self, form):
        return actions.change_case(case=self.object, version=self.posted_version(), **self.by_now(form))
