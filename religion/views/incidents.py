"""Pages of incidents."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date, full_time
from hengl_uf.web.elements import Column
from religion.actions import incidents as actions
from religion.filters.emergencies import IncidentFilter
from religion.forms.emergencies import CloseForm, IncidentForm, StepForm
from religion.models import Incident
from religion.views.of_site import (
    SiteRecordDetail,
    SiteRecordEdit,
    SiteRecordForm,
    SiteRecordList,
    SiteRecordPage,
    SiteRecordRemove,
    SiteRecordVerb,
)


class OfIncidents(SiteRecordPage):
    """What all pages of incidents share."""

    noun = "incident"
    list_words = gettext_lazy("突发情况")


class IncidentList(OfIncidents, SiteRecordList):
    """All incidents, newest first."""

    permission = Permission.EMERGENCY_VIEW
    model = Incident
    title = gettext_lazy("突发情况")
    template_name = "religion/incident_list.html"
    filters = IncidentFilter
    default_order = "-happened"
    shown = "title kind happened_at injured closed_on site__name site__village__name"
    columns = (
        Column("title", gettext_lazy("事件")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("site", gettext_lazy("场所")),
        Column("happened", gettext_lazy("发生时间"), ("happened_at",)),
        Column("injured", gettext_lazy("受伤人数"), css="cell-num"),
        Column("village", gettext_lazy("村（社区）"), css="cell-minor"),
    )
    add_label = gettext_lazy("登记突发情况")
    empty_text = gettext_lazy("没有突发情况。")
    empty_hint = gettext_lazy("场所发生火情、拥挤、房屋险情等，处置的同时在这里登记经过，结束后写明教训。")

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_badge, row.shown_time = row.badge(), full_time(row.happened_at)
        return super().context(**more)


class IncidentDetail(OfIncidents, SiteRecordDetail):
    """One incident: what happened, what was done when, what was learnt."""

    permission = Permission.EMERGENCY_VIEW
    model = Incident
    template_name = "religion/incident_detail.html"

    def badge(self):
        return self.object.badge()

    def verbs(self):
        incident, user = self.object, self.request.user
        if incident.closed_on:
            return []
        editable = incident.editable_by(user)
        return [
            self.verb("step", _("登记经过"), editable, "plus"),
            self.verb("close", _("结束处置"), editable, "check"),
            self.verb("edit", _("修改"), editable, "edit"),
            self.verb("attach", _("添加照片"), editable, "photo"),
            self.verb("remove", _("移除"), editable, "trash", tone="bad"),
        ]

    def panels(self):
        incident = self.object
        return {
            "facts": [*self.site_facts(), *facts_of(incident)],
            "ending": ending_of(incident),
            "timeline": story_of(incident),
            **attachments_panel(incident, self.request.user, self.url_of("attach")),
        }


def facts_of(incident) -> list[dict]:
    """What is known of an incident, as pairs."""
    injured = incident.injured
    return [
        {"label": _("种类"), "value": incident.get_kind_display()},
        {"label": _("发生时间"), "value": full_time(incident.happened_at)},
        {"label": _("已报告"), "value": incident.reported_to},
        {
            "label": _("受伤人数"),
            "value": _("%(people)s 人") % {"people": injured} if injured else _("没有人受伤"),
        },
        {"label": _("损失情况"), "value": incident.loss},
    ]


def ending_of(incident) -> list[dict]:
    """When it was over and what was learnt, as pairs; empty while it is not."""
    if not incident.closed_on:
        return []
    return [
        {"label": _("处置结束"), "value": full_date(incident.closed_on)},
        {"label": _("教训和改进"), "value": incident.lessons},
    ]


def story_of(incident) -> list[dict]:
    """What happened and what was done, newest first, down to the beginning."""
    began = incident.happened_at
    steps = incident.steps.select_related("noted_by").order_by("-happened_at", "-pk")
    return [
        *(
            {
                "at": one.happened_at,
                "title": since(one.happened_at - began),
                "text": one.text,
                "actor": one.noted_by.name,
            }
            for one in steps
        ),
        {"at": began, "title": _("发生"), "text": incident.title, "tone": "bad"},
    ]


def since(passed) -> str:
    """How long after the beginning: in minutes, from two hours on in hours, from two days on in days."""
    minutes = int(passed.total_seconds() // 60)
    if minutes < 1:
        return _("当时")
    if minutes < 120:
        return _("%(count)s 分钟后") % {"count": minutes}
    if minutes < 48 * 60:
        return _("%(count)s 小时后") % {"count": minutes // 60}
    return _("%(count)s 天后") % {"count": minutes // (24 * 60)}


class IncidentAdd(OfIncidents, SiteRecordForm):
    """Note what happened, as of now."""

    model = Incident
    form_class = IncidentForm
    title = gettext_lazy("登记突发情况")
    submit_label = gettext_lazy("登记")

    def initial(self):
        site = self.given_site()
        return {"site": site and site.pk, "happened_at": timezone.localtime(), "injured": 0}

    def perform(self, form):
        return actions.note_incident(**self.by_now(), **form.record_fields())

    def success_message(self):
        return _("已登记突发情况。处置中的每一步，用“登记经过”记下来。")


class IncidentEdit(OfIncidents, SiteRecordEdit):
    """Correct an incident."""

    model = Incident
    form_class = IncidentForm
    title = gettext_lazy("修改突发情况")

    def perform(self, form):
        return actions.edit_incident(
            incident=self.object, version=self.posted_version(), **self.by_now(), **form.record_fields()
        )


class IncidentVerb(OfIncidents, SiteRecordVerb, abstract=True):
    """A verb about one incident; it leads back to it."""

    model = Incident

    def about(self) -> dict:
        """Which incident, who and when."""
        return {"incident": self.object, **self.by_now()}


class IncidentStepAdd(IncidentVerb):
    """Add a moment to the timeline."""

    form_class = StepForm
    title = gettext_lazy("登记经过")
    submit_label = gettext_lazy("登记")

    def initial(self):
        return {"happened_at": timezone.localtime()}

    def perform(self, form):
        return actions.note_step(**self.about(), **form.cleaned_data).incident

    def success_message(self):
        return _("已登记经过。")


class IncidentClose(IncidentVerb):
    """All is dealt with: say what was learnt."""

    form_class = CloseForm
    title = gettext_lazy("结束处置")
    submit_label = gettext_lazy("结束处置")
    explanation = gettext_lazy("结束后记录不再修改。先把经过和照片补齐。")

    def initial(self):
        return {"closed_on": timezone.localdate()}

    def perform(self, form):
        return actions.close_incident(**self.about(), **form.cleaned_data)

    def success_message(self):
        return _("处置已结束。")


class IncidentRemove(OfIncidents, SiteRecordRemove):
    """Take an incident away, with the reason."""

    model = Incident
    title = gettext_lazy("移除突发情况")

    def remove(self, **how):
        return actions.remove_incident(incident=self.object, **how)


class IncidentAttach(AttachPage):
    """Add photos of what happened."""

    model = Incident
    title = gettext_lazy("添加照片、附件")

    def list_url(self):
        return reverse("religion:incident-list")
