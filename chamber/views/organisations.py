"""Pages of Party organisations; what is noted on them is in `organisation_parts.py`, the tree in `organisation_tree.py`."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from chamber.actions import organisations as actions
from chamber.filters.organisations import OrganisationFilter
from chamber.forms.organisations import (
    DissolveForm,
    NewOrganisationForm,
    OrganisationForm,
    default_term_years,
)
from chamber.models import PartyOrganisation
from chamber.views.organisation_detail import list_crumb
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.lib.text import clean_line
from hengl_uf.web.elements import Action, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.measures import EarliestYear
from hengl_uf.web.numbers import YEAR, number_or_none
from hengl_uf.web.pages import deed
from hengl_uf.web.removal import RemovePage

OPTIONS_SHOWN = 8
PEOPLE = gettext_lazy("名")


class OrganisationList(ListPage):
    """All Party organisations by name."""

    permission = Permission.PARTY_VIEW
    model = PartyOrganisation
    title = gettext_lazy("两新党组织")
    template_name = "chamber/organisation_list.html"
    filters = OrganisationFilter
    default_order = "name"
    named = ("village",)
    related = ("parent",)
    shown = "name kind village members full_members counted_on election_due_on dissolved_on parent__name"
    sums = (
        ("members", gettext_lazy("党员"), PEOPLE),
        (EarliestYear("founded_on"), gettext_lazy("最早成立"), YEAR),
    )
    columns = (
        Column("name", gettext_lazy("党组织名称"), ("pinyin",)),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("members", gettext_lazy("党员（正式）"), css="cell-num"),
        Column("due", gettext_lazy("换届期限"), ("election_due_on",)),
        Column("village", gettext_lazy("村（社区）")),
        Column("parent", gettext_lazy("上级党组织"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有党组织。")
    empty_hint = gettext_lazy("先登记商会党委，再登记它下面的党总支、党支部和联合党支部。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.PARTY_EDIT)
        return Action(_("登记党组织"), reverse("chamber:organisation-add"), may, icon="plus")

    def context(self, **more):
        on = timezone.localdate()
        for row in more.get("rows", ()):
            row.shown_badge = row.badge(on)
        return super().context(**more)


class OrganisationAttach(AttachPage):
    """Add files to an organisation: the approval of its founding."""

    model = PartyOrganisation


class OrganisationFormPage(FocusesFirst, abstract=True):
    """What registering and correcting an organisation have in common."""

    permission = Permission.PARTY_EDIT
    model = PartyOrganisation
    form_class = OrganisationForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("chamber:organisation-list")


class OrganisationAdd(OrganisationFormPage):
    """Register an organisation; `?enterprise=` begins one for an enterprise, `?parent=` one under another."""

    form_class = NewOrganisationForm
    title = gettext_lazy("登记党组织")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("kind", "parent", "village", "term_years")

    def initial(self):
        user, given = self.request.user, self.request.GET
        known = PartyOrganisation.objects.visible_to(user)
        above = known.active().filter(pk=number_or_none(given.get("parent")) or 0).first()
        root = known.roots().order_by("pk").first()
        initial = {"parent": above or root, "term_years": default_term_years()}
        pk = number_or_none(given.get("enterprise")) or 0
        firm = Enterprise.objects.visible_to(user).current().filter(pk=pk).first()
        if firm:
            initial |= {
                "enterprise": firm.pk,
                "village": firm.village_id,
                "founded_on": timezone.localdate(),
                "name": _("%(enterprise)s党支部") % {"enterprise": firm.name},
            }
        return initial

    def perform(self, form):
        return actions.add_organisation(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已登记 %(name)s。接着可以登记党员人数和任职人员。") % {"name": self.object}


class OrganisationEdit(OrganisationFormPage):
    """Correct an organisation, or move it in the tree."""

    title = gettext_lazy("修改党组织")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_organisation(
            organisation=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class OrganisationDissolve(VerbPage):
    """Note that an organisation is dissolved."""

    permission = Permission.PARTY_EDIT
    model = PartyOrganisation
    form_class = DissolveForm
    title = gettext_lazy("撤销党组织")
    submit_label = gettext_lazy("登记撤销")
    tone = "warn"
    explanation = gettext_lazy(
        "撤销后党员不再计入，任职人员当天离任，覆盖的企业可以由别的党组织覆盖。记录保留备查。"
    )

    def answer(self):
        return self.object.workable_by(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def initial(self):
        return {"dissolved_on": timezone.localdate()}

    def perform(self, form):
        return actions.dissolve_organisation(
            organisation=self.object, by=self.request.user, at=timezone.now(), **form.cleaned_data
        )

    def success_message(self):
        return _("已登记撤销。")


class OrganisationRemove(RemovePage):
    """Take an organisation away that was registered by mistake."""

    model = PartyOrganisation
    explanation = gettext_lazy(
        "只用于登记错了的党组织，不再保留的请登记撤销。移除后不再出现在名单和统计里，记录和原因保留备查。"
    )

    def remove(self, **how):
        return actions.remove_organisation(organisation=self.object, **how)

    def list_url(self):
        return reverse("chamber:organisation-list")


@require_POST
@permitted(Permission.PARTY_EDIT)
def organisation_restore(request, pk):
    """Take back that an organisation is dissolved."""
    organisation = get_object_or_404(PartyOrganisation.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        organisation,
        lambda: actions.restore_organisation(organisation=organisation, by=request.user, at=timezone.now()),
        _("已恢复。任职人员和覆盖的企业请重新登记。"),
    )


@permitted(Permission.PARTY_VIEW)
def organisation_options(request):
    """The choices under a type-ahead box."""
    words = clean_line(request.GET.get("q", ""))
    known = PartyOrganisation.objects.visible_to(request.user).active().select_related("village")
    found = known.matching(words).in_name_order()[:OPTIONS_SHOWN] if words else ()
    options = [
        {
            "value": one.pk,
            "label": one.name,
            "detail": f"{one.get_kind_display()} · {one.village or _('全镇')}",
        }
        for one in found
    ]
    return render(request, "web/_options.html", {"options": options})
