"""Pages of honours of Party organisations."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import awards as actions
from chamber.filters.awards import AwardFilter
from chamber.forms.awards import AwardForm
from chamber.models import Award
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.removal import RemovePage


def list_crumb():
    """The way to the list of honours."""
    return Crumb(_("党建荣誉"), reverse("chamber:award-list"))


class AwardList(ListPage):
    """All honours, newest first."""

    permission = Permission.PARTY_VIEW
    model = Award
    title = gettext_lazy("党建荣誉")
    template_name = "chamber/award_list.html"
    filters = AwardFilter
    default_order = "-awarded"
    related = ("organisation",)
    shown = "title awarder awarded_on organisation__name"
    columns = (
        Column("title", gettext_lazy("荣誉名称")),
        Column("organisation", gettext_lazy("获奖党组织")),
        Column("awarder", gettext_lazy("授予单位")),
        Column("awarded", gettext_lazy("授予日期"), ("awarded_on",)),
    )
    empty_text = gettext_lazy("还没有荣誉。")
    empty_hint = gettext_lazy("党组织和办实事项目得到的表彰登记在这里，证书照片一并留存。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.PARTY_EDIT)
        return Action(_("登记荣誉"), reverse("chamber:award-add"), may, icon="plus")


class AwardDetail(DetailPage):
    """One honour with its certificate."""

    permission = Permission.PARTY_VIEW
    model = Award
    template_name = "chamber/award_detail.html"
    related = ("organisation", "project")
    shown = "organisation__name project__name"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return Badge(_("已移除"), "neutral") if self.object.is_removed else None

    def actions(self):
        award, editable = self.object, self.object.editable_by(self.request.user)
        verbs = [
            ("edit", _("修改"), "edit", ""),
            ("attach", _("添加证书"), "certificate", ""),
            ("remove", _("移除"), "trash", "bad"),
        ]
        return [
            Action(label, reverse(f"chamber:award-{verb}", args=[award.pk]), editable, icon=icon, tone=tone)
            for verb, label, icon, tone in verbs
        ]

    def panels(self):
        award = self.object
        organisation, project = award.organisation, award.project
        facts = [
            {"label": _("授予单位"), "value": award.awarder},
            {"label": _("授予日期"), "value": full_date(award.awarded_on)},
            {"label": _("获奖党组织"), "value": organisation, "url": organisation.get_absolute_url()},
        ]
        if project:
            facts.append({"label": _("办实事项目"), "value": project, "url": project.get_absolute_url()})
        attach = reverse("chamber:award-attach", args=[award.pk])
        return {"facts": facts, **attachments_panel(award, self.request.user, attach)}


class AwardFormPage(FocusesFirst, abstract=True):
    """What noting and correcting an honour have in common."""

    permission = Permission.PARTY_EDIT
    model = Award
    form_class = AwardForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("chamber:award-list")


class AwardAdd(AwardFormPage):
    """Note an honour; those of one ceremony are noted one after the other."""

    title = gettext_lazy("登记荣誉")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("title", "awarder", "awarded_on")

    def initial(self):
        given = self.request.GET
        return {
            "organisation": number_or_none(given.get("organisation")),
            "project": number_or_none(given.get("project")),
            "awarded_on": timezone.localdate(),
        }

    def perform(self, form):
        return actions.add_award(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已登记荣誉。")


class AwardEdit(AwardFormPage):
    """Correct an honour."""

    title = gettext_lazy("修改荣誉")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_award(
            award=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class AwardRemove(RemovePage):
    """Take an honour away, with the reason."""

    model = Award
    title = gettext_lazy("移除荣誉")

    def breadcrumbs(self):
        return [list_crumb(), *super().breadcrumbs()]

    def list_url(self):
        return reverse("chamber:award-list")

    def remove(self, **how):
        return actions.remove_award(award=self.object, **how)


class AwardAttach(AttachPage):
    """Add a certificate or photos to an honour."""

    model = Award
