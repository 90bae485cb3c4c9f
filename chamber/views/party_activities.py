"""Pages of Party activities: what was held, by which organisations, for how many."""

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import party_activities as actions
from chamber.filters.party_activities import PartyActivityFilter
from chamber.forms.party_activities import PartyActivityForm
from chamber.models import PartyActivity, PartyOrganisation
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import amount, number_or_none
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.removal import RemovePage

PEOPLE = gettext_lazy("人次")
FEW = 8  # organisations that are shown without being unfolded


def list_crumb():
    """The way to the list of activities."""
    return Crumb(_("党建活动"), reverse("chamber:party-activity-list"))


class PartyActivityList(ListPage):
    """All activities, newest first."""

    permission = Permission.PARTY_VIEW
    model = PartyActivity
    title = gettext_lazy("党建活动")
    template_name = "chamber/party_activity_list.html"
    filters = PartyActivityFilter
    default_order = "-held"
    shown = "topic kind held_on mode place attendees beneficiaries"
    sums = (
        ("attendees", gettext_lazy("参加"), PEOPLE),
        ("beneficiaries", gettext_lazy("受益"), PEOPLE),
    )
    columns = (
        Column("topic", gettext_lazy("主题")),
        Column("kind", gettext_lazy("类别")),
        Column("held", gettext_lazy("日期"), ("held_on",)),
        Column("attendees", gettext_lazy("参加人数"), css="cell-num"),
        Column("organisations", gettext_lazy("党组织"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有党建活动。")
    empty_hint = gettext_lazy("专题学习、主题党日、我为群众办实事等，办完后登记在这里，参加者只记人数。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.PARTY_EDIT)
        return Action(_("登记活动"), reverse("chamber:party-activity-add"), may, icon="plus")

    def context(self, **more):
        rows = more.get("rows", ())
        by_whom = organisations_of([row.pk for row in rows])
        for row in rows:
            row.shown_by = by_whom.get(row.pk, "")
        return super().context(**more)


def organisations_of(ids) -> dict[int, str]:
    """Of each activity who held it, in a word: one name, or how many. One query."""
    held = PartyActivity.organisations.through.objects.filter(partyactivity__in=ids).order_by()
    counted = held.values("partyactivity").annotate(count=Count("pk"), name=Min("partyorganisation__name"))
    return {
        one["partyactivity"]: one["name"]
        if one["count"] == 1
        else _("%(count)s 个党组织") % {"count": one["count"]}
        for one in counted
    }


class PartyActivityDetail(DetailPage):
    """One activity: counts, what was done, who held it, photos."""

    permission = Permission.PARTY_VIEW
    model = PartyActivity
    template_name = "chamber/party_activity_detail.html"
    related = ("project",)
    shown = "project__name"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        if self.object.is_removed:
            return Badge(_("已移除"), "neutral")
        return Badge(str(self.object.get_kind_display()), "info")

    def actions(self):
        activity, user = self.object, self.request.user
        editable = activity.editable_by(user)
        verbs = [
            ("edit", _("修改"), "edit", ""),
            ("attach", _("添加照片"), "photo", ""),
            ("remove", _("移除"), "trash", "bad"),
        ]
        return [
            Action(
                label,
                reverse(f"chamber:party-activity-{verb}", args=[activity.pk]),
                editable,
                icon=icon,
                tone=tone,
            )
            for verb, label, icon, tone in verbs
        ]

    def panels(self):
        activity, user = self.object, self.request.user
        organisations = list(activity.organisations.only("name", "dissolved_on").in_name_order())
        return {
            "facts": facts_of(activity),
            "organisations": organisations,
            "unfolded": len(organisations) <= FEW,
            **attachments_panel(activity, user, reverse("chamber:party-activity-attach", args=[activity.pk])),
        }


def facts_of(activity) -> list[dict]:
    """What is known of an activity, as pairs."""
    project = activity.project
    return [
        {"label": _("日期"), "value": full_date(activity.held_on)},
        {"label": _("形式"), "value": activity.get_mode_display()},
        {"label": _("地点"), "value": activity.place},
        {"label": _("参加人数"), "value": amount(activity.attendees, PEOPLE)},
        *(
            [{"label": _("受益人数"), "value": amount(activity.beneficiaries, PEOPLE)}]
            if activity.beneficiaries or activity.kind == PartyActivity.Kind.SERVICE
            else ()
        ),
        *(
            [{"label": _("办实事项目"), "value": project, "url": project.get_absolute_url()}]
            if project
            else ()
        ),
        {"label": _("情况"), "value": activity.summary},
    ]


class PartyActivityFormPage(FocusesFirst, abstract=True):
    """What writing down and correcting an activity have in common."""

    permission = Permission.PARTY_EDIT
    model = PartyActivity
    form_class = PartyActivityForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("chamber:party-activity-list")


class PartyActivityAdd(PartyActivityFormPage):
    """Write down an activity; those of a month are written down one after the other."""

    title = gettext_lazy("登记党建活动")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("kind", "held_on", "mode", "place", "everybody", "organisations")

    def initial(self):
        given = self.request.GET
        organisation, project = (
            number_or_none(given.get("organisation")),
            number_or_none(given.get("project")),
        )
        kind = given.get("kind", "")
        usual = PartyActivity.Kind.SERVICE if project else PartyActivity.Kind.STUDY
        return {
            "kind": kind if kind in PartyActivity.Kind.values else usual,
            "held_on": timezone.localdate(),
            "organisations": [organisation] if organisation else self.of_project(project),
            "project": project,
        }

    def of_project(self, project):
        """The organisation of the service project whose page led here."""
        if not project:
            return []
        known = PartyOrganisation.objects.visible_to(self.request.user)
        return list(known.filter(projects=project).values_list("pk", flat=True))

    def perform(self, form):
        return actions.hold_activity(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已登记党建活动。")


class PartyActivityEdit(PartyActivityFormPage):
    """Correct an activity."""

    title = gettext_lazy("修改党建活动")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_activity(
            activity=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class PartyActivityRemove(RemovePage):
    """Take an activity away, with the reason."""

    model = PartyActivity
    title = gettext_lazy("移除党建活动")

    def breadcrumbs(self):
        return [list_crumb(), *super().breadcrumbs()]

    def list_url(self):
        return reverse("chamber:party-activity-list")

    def remove(self, **how):
        return actions.remove_activity(activity=self.object, **how)


class PartyActivityAttach(AttachPage):
    """Add photos to an activity."""

    model = PartyActivity
