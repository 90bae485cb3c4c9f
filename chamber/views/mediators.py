"""Pages of the mediators of the station."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import mediators as actions
from chamber.forms.mediations import MediatorForm
from chamber.models import Mediator
from chamber.views.mediations import list_crumb
from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.filters import NoFilter
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage


def mediators_crumb():
    """The way to the list of mediators."""
    return Crumb(_("调解员"), reverse("chamber:mediator-list"))


class MediatorList(ListPage):
    """All mediators in the station's order, those out of use too."""

    permission = Permission.MEDIATION_VIEW
    model = Mediator
    title = gettext_lazy("调解员")
    template_name = "chamber/mediator_list.html"
    filters = NoFilter
    default_order = "order"
    shown = "name unit order is_active"
    columns = (
        Column("order", gettext_lazy("姓名"), ("order",)),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("unit", gettext_lazy("单位")),
    )
    empty_text = gettext_lazy("还没有调解员。")
    empty_hint = gettext_lazy("登记后，受理案件时就可以指定。")

    def breadcrumbs(self):
        return [list_crumb()]

    def add(self):
        may = self.request.user.may(Permission.MEDIATION_EDIT)
        return Action(_("登记调解员"), reverse("chamber:mediator-add"), may, icon="plus")

    def context(self, **more):
        may = bool(self.request.user.may(Permission.MEDIATION_EDIT))
        for row in more.get("rows", ()):
            row.shown_badge = Badge(_("在聘"), "good") if row.is_active else Badge(_("不在聘"), "neutral")
        return super().context(may_edit=may, **more)


class MediatorFormPage(FocusesFirst, abstract=True):
    """What adding and correcting a mediator have in common."""

    permission = Permission.MEDIATION_EDIT
    model = Mediator
    form_class = MediatorForm

    def breadcrumbs(self):
        return [list_crumb(), mediators_crumb()]

    def list_url(self):
        return reverse("chamber:mediator-list")

    def cancel_url(self):
        return self.list_url()

    def success_url(self):
        return self.list_url()


class MediatorAdd(MediatorFormPage):
    """Note somebody who mediates."""

    title = gettext_lazy("登记调解员")
    submit_label = gettext_lazy("登记")

    def initial(self):
        return {"order": Mediator.objects.count() + 1, "is_active": True}

    def perform(self, form):
        return actions.add_mediator(by=self.request.user, at=timezone.now(), **form.record_fields())


class MediatorEdit(MediatorFormPage):
    """Correct a mediator, or put them out of use."""

    title = gettext_lazy("修改调解员")

    def perform(self, form):
        return actions.change_mediator(
            mediator=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )
