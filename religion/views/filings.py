"""Pages of filings of events; what becomes of them is in `filing_verbs.py`."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.audit.models import Entry
from hengl_uf.lib.dates import full_date
from hengl_uf.lib.phones import display_phone
from hengl_uf.web.elements import Column
from religion.actions import filing_verbs
from religion.actions import filings as actions
from religion.actions.letters import writable_by
from religion.events import filings as events
from religion.filters.filings import FilingFilter
from religion.forms.filings import FilingForm
from religion.models import EventFiling
from religion.views.of_site import (
    SiteRecordDetail,
    SiteRecordEdit,
    SiteRecordForm,
    SiteRecordList,
    SiteRecordPage,
)

State = EventFiling.State


class OfFilings(SiteRecordPage):
    """What all pages of filings share."""

    noun = "filing"
    list_words = gettext_lazy("活动报备")


class FilingList(OfFilings, SiteRecordList):
    """All filings, by the day on which they begin; the large ones marked."""

    permission = Permission.FESTIVAL_VIEW
    model = EventFiling
    title = gettext_lazy("活动报备")
    template_name = "religion/filing_list.html"
    filters = FilingFilter
    default_order = "-held"
    shown = "title state held_from held_to expected_people actual_people site__name site__village__name"
    columns = (
        Column("title", gettext_lazy("活动")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("site", gettext_lazy("场所")),
        Column("held", gettext_lazy("举办日期"), ("held_from",)),
        Column("people", gettext_lazy("人数"), css="cell-num"),
        Column("village", gettext_lazy("村（社区）"), css="cell-minor"),
    )
    add_label = gettext_lazy("登记活动")
    empty_text = gettext_lazy("还没有活动报备。")
    empty_hint = gettext_lazy(
        "场所举办诞期和其他活动，先在这里报备方案、人数和联系人。确认诞期日期后，会自动备好草稿。"
    )

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_badge, row.large = row.badge(), row.large_badge()
            row.shown_days = (row.held_to - row.held_from).days + 1
        return super().context(**more)


def days_of(filing) -> str:
    """From when to when, one day once."""
    if filing.held_from == filing.held_to:
        return full_date(filing.held_from)
    words = {"first": full_date(filing.held_from), "last": full_date(filing.held_to)}
    return _("%(first)s 至 %(last)s") % words


class FilingDetail(OfFilings, SiteRecordDetail):
    """One filing: where it stands, what is missing, the event, how it is kept safe, whom to ring up."""

    permission = Permission.FESTIVAL_VIEW
    model = EventFiling
    template_name = "religion/filing_detail.html"
    related = (
        "site__village",
        "answered_by",
        "emergency_plan",
        "occurrence__festival",
    )
    shown = (
        "site__name site__status site__village__name answered_by__name emergency_plan__title "
        "occurrence__lunar_year occurrence__starts_on occurrence__festival__name"
    )

    def opened(self):
        if self.object.contact_phone:
            filing_verbs.note_read(filing=self.object, by=self.request.user)

    def badge(self):
        return self.object.badge()

    def verbs(self):
        """The next steps, and the paper that goes with a filing."""
        may = writable_by(self.object, self.request.user)
        paper = [self.verb("letter", _("出具报备表"), may, "file-text")] if self.object.filed_on else []
        return [*self.steps(), *paper]

    def steps(self):
        filing, user, on = self.object, self.request.user, timezone.localdate()
        editable = filing.editable_by(user)
        edit = self.verb("edit", _("修改"), editable, "edit")
        cancel = self.verb("cancel", _("取消活动"), filing.cancellable_by(user), "ban", tone="bad")
        withdraw = self.verb(
            "withdraw", _("撤回"), filing.withdrawable_by(user, on), "arrow-back-up", method="post"
        )
        submit = self.verb("submit", _("报备"), filing.submittable_by(user), "send", method="post")
        if filing.state == State.DRAFT:
            remove = self.verb("remove", _("移除"), filing.removable_by(user), "trash", tone="bad")
            first = [edit] if filing.missing() else [submit, edit]
            # A draft of one's own is removed; that of a festival's day is called off.
            return [*first, cancel if filing.occurrence_id else remove]
        if filing.state == State.REFUSED:
            return [edit, submit]
        if filing.state == State.FILED:
            return [*self.answers(), withdraw, cancel]
        if filing.state == State.ACCEPTED:
            report = self.verb("done", _("登记活动情况"), filing.reportable_by(user), "check")
            return [report, cancel] if filing.held_to <= on else [withdraw, cancel]
        return []

    def answers(self):
        """The two answers, for those who give them."""
        filing, user = self.object, self.request.user
        if not user.may(Permission.FILING_ANSWER):
            return []
        may = filing.answerable_by(user)
        return [
            self.verb("accept", _("同意"), may, "circle-check"),
            self.verb("refuse", _("不同意"), may, "circle-x"),
        ]

    def panels(self):
        filing, user = self.object, self.request.user
        return {
            "large": filing.large_badge(),
            "notices": notices_of(filing, user, timezone.localdate()),
            "facts": [*self.site_facts(), *facts_of(filing)],
            "safety_facts": safety_facts(filing),
            "outcome": outcome_of(filing),
            "timeline": story_of(filing),
            **attachments_panel(filing, user, self.url_of("attach")),
        }


def notices_of(filing, user, on) -> list[dict]:
    """What somebody who opens it should know first."""
    told = []
    if filing.is_removed:
        return told
    if filing.is_large and filing.state in (State.FILED, State.ACCEPTED):
        words = {"people": f"{filing.expected_people:,}", "limit": settings.EVENT_ALERT_PEOPLE}
        text = _("预计 %(people)s 人，达到 %(limit)s 人，已提请镇里关注。") % words
        told.append({"tone": "warn", "text": text})
    if filing.state == State.DRAFT:
        told += draft_notices(filing, on)
    elif filing.state == State.FILED and not filing.answerable_by(user):
        told.append({"tone": "info", "text": _("已报备，等统战办答复。")})
    elif filing.state == State.ACCEPTED:
        told.append({"tone": "info", "text": _("统战办已同意。活动结束后登记实到人数。")})
    return told


def draft_notices(filing, on) -> list[dict]:
    """What a draft still needs, and why it was not agreed to before."""
    told = []
    if filing.answer:
        text = _("上次没有同意：%(answer)s") % {"answer": filing.answer}
        told.append({"tone": "warn", "text": text})
    if missing := filing.missing():
        text = _("报备前还要补全：%(names)s。") % {"names": _("、").join(missing)}
        told.append({"tone": "info", "text": text})
    if filing.held_from < on:
        text = _("开始日期已过，不能再报备。改期的先修改日期，没有办的请取消。")
        told.append({"tone": "warn", "text": text})
    return told


def facts_of(filing) -> list[dict]:
    """What is known of an event, as pairs."""
    day = filing.occurrence
    people = filing.expected_people
    return [
        *([{"label": _("诞期"), "value": day.festival.name, "url": day.get_absolute_url()}] if day else ()),
        {"label": _("举办日期"), "value": days_of(filing)},
        {"label": _("预计人数"), "value": people and _("%(people)s 人") % {"people": f"{people:,}"}},
        {"label": _("活动方案"), "value": filing.plan},
        {"label": _("联系人"), "value": filing.contact_name},
        {"label": _("联系人办公电话"), "value": display_phone(filing.contact_phone)},
        {"label": _("报备日期"), "value": filing.filed_on and full_date(filing.filed_on)},
    ]


def safety_facts(filing) -> list[dict]:
    """How it is kept safe, as pairs."""
    limit, plan = filing.crowd_limit, filing.emergency_plan
    return [
        {"label": _("人流上限"), "value": limit and _("%(people)s 人") % {"people": f"{limit:,}"}},
        {"label": _("安全措施"), "value": filing.safety},
        {
            "label": _("应急预案"),
            "value": plan and plan.title,
            "url": plan.get_absolute_url() if plan else "",
        },
    ]


def outcome_of(filing) -> list[dict]:
    """What the town said, how many came or why it was called off; empty while there is nothing."""
    facts = []
    if filing.answered_on and filing.state != State.DRAFT:
        words = {"who": filing.answered_by.name, "day": full_date(filing.answered_on)}
        facts.append({"label": _("答复"), "value": filing.answer or _("同意，没有其他要求。")})
        facts.append({"label": _("答复人"), "value": _("%(who)s，%(day)s") % words})
    if filing.actual_people is not None:
        words = {"people": f"{filing.actual_people:,}"}
        facts.append({"label": _("实到人数"), "value": _("%(people)s 人") % words})
    if filing.result:
        label = _("取消原因") if filing.state == State.CANCELLED else _("活动情况")
        facts.append({"label": label, "value": filing.result})
    return facts


TOLD = {
    events.FILING_DRAFTED.code: (gettext_lazy("起草"), ""),
    events.FILING_FILED.code: (gettext_lazy("报备"), ""),
    events.FILING_WITHDRAWN.code: (gettext_lazy("撤回"), "warn"),
    events.FILING_ACCEPTED.code: (gettext_lazy("同意"), "good"),
    events.FILING_REFUSED.code: (gettext_lazy("不同意"), "bad"),
    events.FILING_DONE.code: (gettext_lazy("登记活动情况"), "good"),
    events.FILING_CANCELLED.code: (gettext_lazy("取消"), "warn"),
}


def story_of(filing) -> list[dict]:
    """What happened to a filing, newest first: earlier answers stay to be read here."""
    return [
        {
            "at": entry.at,
            "title": TOLD[entry.event][0],
            "text": entry.note,
            "actor": entry.actor_name,
            "tone": TOLD[entry.event][1],
        }
        for entry in Entry.objects.about(filing).filter(event__in=TOLD)
    ]


class FilingAdd(OfFilings, SiteRecordForm):
    """Draft the filing of an event; what is known of the site is there already."""

    model = EventFiling
    form_class = FilingForm
    title = gettext_lazy("登记活动")
    submit_label = gettext_lazy("存为草稿")

    def initial(self):
        site = self.given_site()
        if site is None:
            return {}
        plan = actions.usual_plan(site)
        return {
            "site": site.pk,
            "emergency_plan": plan and plan.pk,
            **actions.usual_contact(site),
        }

    def perform(self, form):
        return actions.add_filing(**self.by_now(), **form.record_fields())

    def success_message(self):
        return _("已存为草稿。") if self.object.missing() else _("已存为草稿，核对后点“报备”。")


class FilingEdit(OfFilings, SiteRecordEdit):
    """Correct a draft, or what the town did not agree to."""

    model = EventFiling
    form_class = FilingForm
    title = gettext_lazy("修改活动报备")

    def perform(self, form):
        return actions.edit_filing(
            filing=self.object, version=self.posted_version(), **self.by_now(), **form.record_fields()
        )

    def success_message(self):
        return _("已保存。") if self.object.missing() else _("已保存，核对后点“报备”。")


class FilingAttach(AttachPage):
    """Add the plan as a file, drawings, photos."""

    model = EventFiling

    def list_url(self):
        return reverse("religion:filing-list")
