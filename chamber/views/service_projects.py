"""Pages of projects of 我为群众办实事; their ends are in `service_project_verbs.py`."""

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import service_projects as actions
from chamber.filters.service_projects import ServiceProjectFilter
from chamber.forms.service_projects import ServiceProjectForm
from chamber.models import ServiceProject
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import add_months, full_date
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import amount, number_or_none
from hengl_uf.web.pages import DetailPage

PEOPLE = gettext_lazy("人次")
SHOWN = 10  # activities and honours on the page of a project
USUAL_MONTHS = 3  # a proposal of the form


def list_crumb():
    """The way to the list of service projects."""
    return Crumb(_("办实事项目"), reverse("chamber:service-project-list"))


class ServiceProjectList(ListPage):
    """All service projects, by the day on which they are due."""

    permission = Permission.PARTY_VIEW
    model = ServiceProject
    title = gettext_lazy("我为群众办实事项目")
    template_name = "chamber/service_project_list.html"
    filters = ServiceProjectFilter
    default_order = "-due"
    related = ("organisation",)
    shown = "name status due_on done_on beneficiaries organisation__name"
    sums = (("beneficiaries", gettext_lazy("受益"), PEOPLE),)
    columns = (
        Column("name", gettext_lazy("项目名称")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("organisation", gettext_lazy("党组织")),
        Column("due", gettext_lazy("完成期限"), ("due_on",)),
        Column("beneficiaries", gettext_lazy("受益人数"), css="cell-num"),
    )
    empty_text = gettext_lazy("还没有办实事项目。")
    empty_hint = gettext_lazy("党组织要为群众办成的一件件实事，写明办什么、哪天前办成，办完登记受益人数。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.PARTY_EDIT)
        return Action(_("建立项目"), reverse("chamber:service-project-add"), may, icon="plus")

    def context(self, **more):
        on = timezone.localdate()
        for row in more.get("rows", ()):
            row.shown_badge = row.badge(on)
        return super().context(**more)


class ServiceProjectDetail(DetailPage):
    """One service project: what is done by when, its activities, honours and photos."""

    permission = Permission.PARTY_VIEW
    model = ServiceProject
    template_name = "chamber/service_project_detail.html"
    related = ("organisation",)
    shown = "organisation__name"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        if self.object.is_removed:
            return Badge(_("已移除"), "neutral")
        return self.object.badge(timezone.localdate())

    def actions(self):
        project, user = self.object, self.request.user
        editable, runnable = project.editable_by(user), project.runnable_by(user)
        if project.status == ServiceProject.Status.RUNNING:
            verbs = [
                ("finish", _("完成项目"), runnable, "check"),
                ("edit", _("修改"), editable, "edit"),
                ("stop", _("停止"), runnable, "ban"),
            ]
        else:
            verbs = [
                ("edit", _("修改"), editable, "edit"),
                ("restart", _("重新开始"), project.restartable_by(user), "rotate"),
            ]
        return [
            *(
                Action(
                    label,
                    reverse(f"chamber:service-project-{verb}", args=[project.pk]),
                    answer,
                    method="post" if verb == "restart" else "get",
                    icon=icon,
                )
                for verb, label, answer, icon in verbs
            ),
            Action(
                _("移除"),
                reverse("chamber:service-project-remove", args=[project.pk]),
                editable,
                icon="trash",
                tone="bad",
            ),
        ]

    def panels(self):
        project, user = self.object, self.request.user
        attach = reverse("chamber:service-project-attach", args=[project.pk])
        return {
            "facts": facts_of(project),
            "activities": activities_of(project, user),
            "awards": awards_of(project, user),
            **attachments_panel(project, user, attach),
        }


def facts_of(project) -> list[dict]:
    """What is known of a project, as pairs."""
    organisation = project.organisation
    facts = [
        {"label": _("党组织"), "value": organisation, "url": organisation.get_absolute_url()},
        {"label": _("办什么实事"), "value": project.goal},
        {"label": _("开始日期"), "value": full_date(project.starts_on)},
        {"label": _("完成期限"), "value": full_date(project.due_on)},
    ]
    if project.done_on:
        facts += [
            {"label": _("完成日期"), "value": full_date(project.done_on)},
            {"label": _("受益人数"), "value": amount(project.beneficiaries, PEOPLE)},
        ]
    if project.status != ServiceProject.Status.RUNNING:
        stopped = project.status == ServiceProject.Status.STOPPED
        facts.append({"label": _("停止原因") if stopped else _("完成情况"), "value": project.ending})
    return facts


def adding(project, user, route, label):
    """The button that adds something of this project."""
    url = reverse(f"chamber:{route}", query={"project": project.pk})
    return Action(label, url, project.editable_by(user), icon="plus")


def activities_of(project, user) -> dict:
    """Its latest activities, how many there are, and how many people they reached."""
    known = project.activities.visible_to(user).current()
    told = known.order_by().aggregate(count=Count("pk"), people=Sum("beneficiaries"))
    rows = known.only("topic", "held_on", "beneficiaries").order_by("-held_on", "-pk")[:SHOWN]
    return {
        "items": [
            {"label": one.topic, "url": one.get_absolute_url(), "note": full_date(one.held_on)}
            for one in rows
        ],
        "count": told["count"],
        "note": _("活动登记的受益人数合计 %(people)s。") % {"people": amount(told["people"], PEOPLE)}
        if told["people"]
        else "",
        "more_url": reverse("chamber:party-activity-list", query={"project": project.pk})
        if told["count"] > SHOWN
        else "",
        "add": adding(project, user, "party-activity-add", _("登记活动")),
    }


def awards_of(project, user) -> dict:
    """Its honours."""
    rows = project.awards.visible_to(user).current().order_by("-awarded_on", "-pk")[:SHOWN]
    return {
        "items": [
            {
                "label": one.title,
                "url": one.get_absolute_url(),
                "note": f"{one.awarder} · {one.awarded_on.year}",
            }
            for one in rows
        ],
        "add": adding(project, user, "award-add", _("登记荣誉")),
    }


class ServiceProjectFormPage(FocusesFirst, abstract=True):
    """What setting up and correcting a project have in common."""

    permission = Permission.PARTY_EDIT
    model = ServiceProject
    form_class = ServiceProjectForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("chamber:service-project-list")


class ServiceProjectAdd(ServiceProjectFormPage):
    """Set up a service project."""

    title = gettext_lazy("建立办实事项目")
    submit_label = gettext_lazy("建立项目")

    def initial(self):
        today = timezone.localdate()
        return {
            "organisation": number_or_none(self.request.GET.get("organisation")),
            "starts_on": today,
            "due_on": add_months(today, USUAL_MONTHS),
        }

    def perform(self, form):
        return actions.start_project(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已建立项目。")


class ServiceProjectEdit(ServiceProjectFormPage):
    """Correct a service project."""

    title = gettext_lazy("修改办实事项目")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_project(
            project=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class ServiceProjectAttach(AttachPage):
    """Add photos and files to a service project."""

    model = ServiceProject
