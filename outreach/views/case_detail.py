"""The page of one case: its state and next step, its deadline explained, what belongs to it, its story."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.access.roles import Permission
from hengl_uf.attachments.models import Attachment
from hengl_uf.attachments.pages import attachments_panel
from hengl_uf.calendars.current import load_calendar
from hengl_uf.documents.letters import POSITION as LETTER
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Badge
from hengl_uf.web.pages import DetailPage
from outreach.models import (
    CaseItem,
    CaseNote,
    CasePause,
    CaseStep,
    Enquiry,
    Promise,
    Reception,
    Referral,
    ServiceCase,
)
from outreach.views.case_items import checklist_panel
from outreach.views.case_notes import notes_panel
from outreach.views.cases import list_crumb
from outreach.views.promises import promises_panel
from outreach.views.referrals import referrals_panel

Kind = CaseStep.Kind
TONES = {Kind.RESOLVED: "good", Kind.PAUSED: "warn", Kind.REOPENED: "warn", Kind.ANSWERED: "good"}


class CaseDetail(DetailPage):
    """One case: its state and next step, its deadline explained, its story."""

    permission = Permission.CASE_VIEW
    model = ServiceCase
    template_name = "outreach/case_detail.html"
    # The enterprise is read where there is one: one join less takes the database noticeably less time to plan.
    related = ("category", "contact", "village", "handler", "need__visit")
    shown = (
        "category__name contact__name village__name handler__name "
        "need__text need__visit__contact need__visit__enterprise need__visit__village"
    )

    def get_queryset(self):
        """Says of each part whether there is any: most cases have few, and what is not there is not read."""
        notes = CaseNote.objects.visible_to(self.request.user)
        return (
            super()
            .get_queryset()
            .annotate(
                has_pauses=Exists(CasePause.objects.filter(case=OuterRef("pk"))),
                has_items=Exists(CaseItem.objects.filter(case=OuterRef("pk"))),
                has_referrals=Exists(Referral.objects.filter(case=OuterRef("pk"))),
                has_enquiry=Exists(Enquiry.objects.filter(case=OuterRef("pk"))),
                has_reception=Exists(Reception.objects.filter(case=OuterRef("pk"))),
                has_notes=Exists(notes.filter(case=OuterRef("pk"))),
                has_promises=Exists(Promise.objects.filter(case=OuterRef("pk"))),
                has_files=Exists(Attachment.objects.of_model(ServiceCase).filter(owner_id=OuterRef("pk"))),
            )
        )

    def breadcrumbs(self):
        return [list_crumb()]

    def get_title(self):
        return self.object.title

    def state(self):
        return self.object.badge(timezone.localdate())

    def actions(self):
        """The next step, then what else is done with a case in this state; what never fits the state is not shown."""
        case, user = self.object, self.request.user
        take = ("take", _("受理"), case.takeable_by, "user-check")
        hand_over = ("hand-over", _("转交"), case.handoverable_by, "transfer")
        refer = ("refer", _("转办其他部门"), case.referable_by, "send")
        letter = ("letter", _("出具文书"), case.handled_by, "file-text")
        steps = {
            "new": (take, hand_over, letter),
            "working": (
                ("act", _("记录办理"), case.actable_by, "pencil"),
                ("resolve", _("办结"), case.resolvable_by, "check"),
                ("pause", _("暂停"), case.pausable_by, "player-pause"),
                refer,
                letter,
                hand_over,
            ),
            "paused": (
                ("resume", _("恢复办理"), case.resumable_by, "player-play"),
                refer,
                letter,
                hand_over,
            ),
            "resolved": (
                ("reopen", _("重办"), case.reopenable_by, "rotate"),
                *self.rating(),
                letter,
            ),
        }[case.status]
        note = ("note-add", _("写备注给指定的人"), case.notable_by, "lock")
        verbs = [
            Action(
                label,
                reverse(f"outreach:case-{verb}", args=[case.pk]),
                answer(user),
                method="post" if verb in ("take", "resume") else "get",
                icon=icon,
            )
            for verb, label, answer, icon in (*steps, note)
        ]
        editable = case.editable_by(user)
        return [
            *verbs,
            Action(_("修改"), reverse("outreach:case-edit", args=[case.pk]), editable, icon="edit"),
            Action(
                _("移除"), reverse("outreach:case-remove", args=[case.pk]), editable, icon="trash", tone="bad"
            ),
        ]

    def rating(self) -> tuple:
        """Asking the requester afterwards, while nobody has."""
        case = self.object
        if case.satisfaction not in ("", case.Satisfaction.NOT_ASKED):
            return ()
        return (("satisfaction", _("补记评价"), case.askable_by, "message-circle"),)

    def panels(self):
        case, user, on = self.object, self.request.user, timezone.localdate()
        running = case.status != case.Status.RESOLVED
        calendar = load_calendar()
        pauses = None if case.has_pauses else ()
        deadline = case.deadline(calendar, pauses, on=on) if running else None
        return {
            "facts": facts_of(case, user),
            "deadline": deadline,
            "moved": deadline is not None and deadline.due_on != case.due_on,
            "clock": clock_badge(case, calendar, on),
            "timeline": story_of(case),
            **(checklist_panel(case, user) if case.has_items else {}),
            **(referrals_panel(case, user, on) if case.has_referrals else {}),
            **(notes_panel(case, user) if case.has_notes else {}),
            **promises_panel(case, user, has_any=case.has_promises),
            **attachments_panel(
                case,
                user,
                reverse("outreach:case-attach", args=[case.pk]),
                positions=((LETTER, _("文书")),),
                has_any=case.has_files,
            ),
        }


def source_of(case, user) -> dict:
    """Out of which visit, enquiry or reception a case came; a link for whoever may open that."""
    need = getattr(case, "need", None)
    if need:
        source = need.visit
    elif case.has_enquiry or case.has_reception:
        source = case.enquiry if case.has_enquiry else case.reception
    else:
        return {"label": _("来源"), "value": None}
    if getattr(source, "contact_id", None) == case.contact_id:
        source.contact = case.contact  # read already
    if need and source.enterprise_id == case.enterprise_id:
        source.enterprise = case.enterprise
    words = _("%(kind)s：%(record)s") % {"kind": source._meta.verbose_name, "record": source}
    url = source.get_absolute_url() if user.works_in(source.village_id) else ""
    return {"label": _("来源"), "value": words, "url": url}


def facts_of(case, user) -> list[dict]:
    """What is known of a case, as pairs."""
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
        source_of(case, user),
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


def clock_badge(case, calendar, on):
    """How much time is left, in a word."""
    if case.status == case.Status.PAUSED:
        return Badge(_("暂停计时"), "neutral")
    if not case.due_on or case.status == case.Status.RESOLVED:
        return None
    left = calendar.days_left(case.due_on, on)
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
