"""What is given in pairings: the list of all, and the forms on the page of a pairing."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import contributions as actions
from chamber.filters.pairings import ContributionFilter
from chamber.forms.pairings import ContributionForm
from chamber.models import Contribution, Pairing
from chamber.views.pairings import list_crumb
from hengl_uf.access.roles import Permission
from hengl_uf.lib.money import yuan
from hengl_uf.web.elements import Action, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import YUAN
from hengl_uf.web.removal import RemovePage


class ContributionList(ListPage):
    """All that was given in pairings, the latest first."""

    permission = Permission.PAIRING_VIEW
    model = Contribution
    title = gettext_lazy("帮扶投入")
    template_name = "chamber/contribution_list.html"
    filters = ContributionFilter
    default_order = "-given"
    related = ("pairing__enterprise", "pairing__village")
    shown = "form given_on amount what pairing__kind pairing__place pairing__enterprise__name pairing__village__name"
    sums = (("amount", gettext_lazy("金额或价值"), YUAN),)
    columns = (
        Column("what", gettext_lazy("用途")),
        Column("amount", gettext_lazy("金额或价值")),
        Column("form", gettext_lazy("形式")),
        Column("who", gettext_lazy("帮扶企业")),
        Column("where", gettext_lazy("结对地")),
        Column("kind", gettext_lazy("类别"), css="cell-minor"),
        Column("given", gettext_lazy("日期"), ("given_on",)),
    )
    empty_text = gettext_lazy("还没有帮扶投入。")
    empty_hint = gettext_lazy("打开一项结对，选“登记投入”，逐笔记下资金、物资、用工和采购。")

    def breadcrumbs(self):
        return [list_crumb()]

    def get_queryset(self):
        return super().get_queryset().of_current()

    def add(self):
        may = self.request.user.may(Permission.PAIRING_EDIT)
        return Action(_("选择结对"), reverse("chamber:pairing-list", query={"state": "running"}), may)

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_amount = yuan(row.amount)
        return super().context(**more)


class ContributionFormPage(FocusesFirst, abstract=True):
    """What noting and correcting a contribution have in common; they lead back to the page of the pairing."""

    permission = Permission.PAIRING_EDIT
    form_class = ContributionForm

    def pairing(self):
        return self.object if isinstance(self.object, Pairing) else self.object.pairing

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        pairing = self.pairing()
        return [list_crumb(), Crumb(str(pairing), pairing.get_absolute_url())]


class PairingGive(ContributionFormPage):
    """Note what was given in a pairing."""

    model = Pairing
    title = gettext_lazy("登记投入")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("form", "given_on")

    def initial(self):
        return {"given_on": self.object.ended_on or timezone.localdate()}

    def perform(self, form):
        return actions.give(
            pairing=self.object, by=self.request.user, at=timezone.now(), **form.record_fields()
        )

    def success_message(self):
        return _("已登记投入 %(sum)s。") % {"sum": yuan(self.object.amount)}


class ContributionEdit(ContributionFormPage):
    """Correct what was given."""

    model = Contribution
    title = gettext_lazy("修改投入")

    def perform(self, form):
        return actions.change_contribution(
            contribution=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class ContributionRemove(RemovePage):
    """Take away what was noted by mistake."""

    model = Contribution

    def get_title(self):
        words = {"what": self.object.what, "sum": yuan(self.object.amount)}
        return _("移除投入：%(what)s %(sum)s") % words

    def breadcrumbs(self):
        pairing = self.object.pairing
        return [list_crumb(), Crumb(str(pairing), pairing.get_absolute_url())]

    def remove(self, **how):
        return actions.remove_contribution(contribution=self.object, **how)

    def success_url(self):
        return self.object.get_absolute_url()
