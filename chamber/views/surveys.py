"""Pages of surveys (双同步)."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import surveys as actions
from chamber.filters.surveys import SurveyFilter
from chamber.forms.surveys import SurveyForm
from chamber.models import Covered, Survey
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage

PEOPLE = gettext_lazy("名")
SHOWN = 10  # rows of a short list
COPIED = ("employees", "members", "full_members", "managed")  # from the survey before, to be corrected


def list_crumb():
    """The way to the list of surveys."""
    return Crumb(_("双同步摸排"), reverse("chamber:survey-list"))


class SurveyList(ListPage):
    """All surveys, newest first."""

    permission = Permission.PARTY_VIEW
    model = Survey
    title = gettext_lazy("双同步摸排")
    template_name = "chamber/survey_list.html"
    filters = SurveyFilter
    default_order = "-day"
    related = ("enterprise__village",)
    shown = (
        "surveyed_on occasion employees members full_members managed is_latest enterprise__name"
        " enterprise__village__name"
    )
    sums = (
        ("members", gettext_lazy("党员"), PEOPLE),
        ("managed", gettext_lazy("已纳入管理"), PEOPLE),
    )
    columns = (
        Column("enterprise", gettext_lazy("企业")),
        Column("occasion", gettext_lazy("时机")),
        Column("employees", gettext_lazy("从业人数"), css="cell-num"),
        Column("members", gettext_lazy("党员（正式）"), css="cell-num"),
        Column("managed", gettext_lazy("已纳入管理"), css="cell-num"),
        Column("day", gettext_lazy("摸排日期"), ("surveyed_on",)),
        Column("village", gettext_lazy("村（社区）"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有摸排。")
    empty_hint = gettext_lazy("企业登记或年报时，同步问清有多少党员、多少已纳入管理。只记人数。")

    def add(self):
        may = self.request.user.may(Permission.PARTY_EDIT)
        return Action(_("登记摸排"), reverse("chamber:survey-add"), may, icon="plus")


class SurveyDetail(DetailPage):
    """One survey, and what follows from it."""

    permission = Permission.PARTY_VIEW
    model = Survey
    template_name = "chamber/survey_detail.html"
    related = ("enterprise__village", "enterprise__industry")

    def breadcrumbs(self):
        return [list_crumb()]

    def get_title(self):
        return _("%(enterprise)s 摸排") % {"enterprise": self.object.enterprise}

    def state(self):
        return Badge(_("最近一次"), "good") if self.object.is_latest else Badge(_("已有更新"), "neutral")

    def opened(self):
        """Read once who covers the enterprise."""
        covered = Covered.objects.select_related("organisation").filter(enterprise=self.object.enterprise_id)
        row = covered.first()
        self.organisation = row.organisation if row else None

    def actions(self):
        one = self.object
        answer = one.editable_by(self.request.user)
        again = reverse("chamber:survey-add", query={"enterprise": one.enterprise_id})
        return [
            *next_steps(one, self.organisation, answer),
            Action(_("再次摸排"), again, answer, icon="clipboard-list"),
            Action(_("修改"), reverse("chamber:survey-edit", args=[one.pk]), answer, icon="edit"),
        ]

    def panels(self):
        one = self.object
        others = Survey.objects.filter(enterprise=one.enterprise_id).exclude(pk=one.pk)
        return {
            "facts": facts_of(one, self.organisation),
            "other_items": [
                {
                    "label": full_date(other.surveyed_on),
                    "url": other.get_absolute_url(),
                    "note": _("党员 %(members)s 人，已纳入管理 %(managed)s 人")
                    % {"members": other.members, "managed": other.managed},
                }
                for other in others.order_by("-surveyed_on", "-pk")[:SHOWN]
            ],
            **attachments_panel(one, self.request.user, reverse("chamber:survey-attach", args=[one.pk])),
        }


def next_steps(one, organisation, answer) -> list[Action]:
    """What the latest survey of an enterprise without organisation asks for."""
    if organisation or not one.is_latest or not one.members:
        return []
    if one.full_members >= settings.PARTY_BRANCH_MEMBERS:
        label, route, icon = _("设立党组织"), "chamber:organisation-add", "flag"
    else:
        label, route, icon = _("纳入联合支部"), "chamber:cover-add", "link"
    return [Action(label, reverse(route, query={"enterprise": one.enterprise_id}), answer, icon=icon)]


def facts_of(one, organisation) -> list[dict]:
    """What a survey says, as pairs, and who covers the enterprise."""
    return [
        {"label": _("企业"), "value": one.enterprise, "url": one.enterprise.get_absolute_url()},
        {"label": _("村（社区）"), "value": one.enterprise.village},
        {"label": _("行业"), "value": one.enterprise.industry},
        {"label": _("摸排日期"), "value": full_date(one.surveyed_on)},
        {"label": _("时机"), "value": one.get_occasion_display()},
        {"label": _("从业人数"), "value": f"{one.employees:,}"},
        {"label": _("党员数"), "value": f"{one.members:,}"},
        {"label": _("其中正式党员"), "value": f"{one.full_members:,}"},
        {"label": _("已纳入管理的党员"), "value": f"{one.managed:,}"},
        {
            "label": _("覆盖的党组织"),
            "value": organisation or _("还没有党组织覆盖"),
            "url": organisation and organisation.get_absolute_url(),
        },
        {"label": _("说明"), "value": one.note},
    ]


class SurveyAttach(AttachPage):
    """Add files to a survey: the form that the enterprise filled in, without names of members."""

    model = Survey


class SurveyFormPage(FocusesFirst, abstract=True):
    """What noting and correcting a survey have in common."""

    permission = Permission.PARTY_EDIT
    model = Survey
    form_class = SurveyForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("chamber:survey-list")


class SurveyAdd(SurveyFormPage):
    """Note a survey; `?enterprise=` begins with the numbers of the one before."""

    title = gettext_lazy("登记摸排")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("surveyed_on", "occasion")

    def initial(self):
        initial = {"surveyed_on": timezone.localdate()}
        pk = number_or_none(self.request.GET.get("enterprise")) or 0
        firm = Enterprise.objects.visible_to(self.request.user).current().filter(pk=pk).first()
        if not firm:
            return initial
        before = Survey.objects.filter(enterprise=firm, is_latest=True).first()
        copied = {name: getattr(before, name) for name in COPIED} if before else {}
        return initial | {"enterprise": firm.pk} | copied

    def perform(self, form):
        return actions.add_survey(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已登记摸排。")


class SurveyEdit(SurveyFormPage):
    """Correct a survey."""

    title = gettext_lazy("修改摸排")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_survey(
            survey=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )
