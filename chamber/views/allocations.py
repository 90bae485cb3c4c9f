"""Money of campaigns that is given to aid projects."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import allocations as actions
from chamber.filters.giving import AllocationFilter
from chamber.forms.aid_projects import AllocationForm
from chamber.models import Allocation, Campaign
from chamber.views.giving_shared import GivingForm, campaigns_crumb, crumb_of
from hengl_uf.access.roles import Permission
from hengl_uf.lib.money import yuan
from hengl_uf.web.elements import Column
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import YUAN, number_or_none
from hengl_uf.web.removal import RemovePage


class AllocationList(ListPage):
    """All allocations, the newest first."""

    permission = Permission.GIVING_VIEW
    model = Allocation
    title = gettext_lazy("拨付")
    template_name = "chamber/allocation_list.html"
    filters = AllocationFilter
    default_order = "-allocated"
    related = ("pledge__enterprise",)
    named = ("campaign", "project")
    shown = "campaign project pledge__donor_name pledge__enterprise__name allocated_on amount what voucher_no"
    sums = (("amount", gettext_lazy("拨付"), YUAN),)
    columns = (
        Column("project", gettext_lazy("公益项目")),
        Column("amount", gettext_lazy("金额"), css="cell-num"),
        Column("allocated", gettext_lazy("拨付日期"), ("allocated_on",)),
        Column("what", gettext_lazy("用途")),
        Column("pledge", gettext_lazy("定向"), css="cell-minor"),
        Column("campaign", gettext_lazy("募捐活动"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有拨付。")
    empty_hint = gettext_lazy("拨付在募捐活动的页面上登记。")

    def get_queryset(self):
        return super().get_queryset().current()

    def breadcrumbs(self):
        return [campaigns_crumb()]

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_amount = yuan(row.amount)
        return super().context(**more)


class AllocationPart(GivingForm, abstract=True):
    """A form about an allocation; it leads back to the ledger."""

    form_class = AllocationForm

    def campaign(self) -> Campaign:
        """The campaign whose money it is."""
        return self.object if isinstance(self.object, Campaign) else self.object.campaign

    def answer(self):
        return self.campaign().bookable_by(self.request.user)

    def form_kwargs(self):
        return {**super().form_kwargs(), "campaign": self.campaign()}

    def breadcrumbs(self):
        return [campaigns_crumb(), crumb_of(self.campaign())]

    def cancel_url(self):
        return self.campaign().get_absolute_url()

    def success_url(self):
        return self.campaign().get_absolute_url()


class AllocationAdd(AllocationPart):
    """Give money of a campaign to a project."""

    model = Campaign
    title = gettext_lazy("登记拨付")
    template_name = "chamber/allocation_form.html"
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("allocated_on",)

    def initial(self):
        project = number_or_none(self.request.GET.get("project"))
        return {"allocated_on": timezone.localdate(), "project": project}

    def perform(self, form):
        return actions.allocate(campaign=self.object, **self.by_now(), **form.record_fields())

    def context(self, **more):
        campaign = self.campaign()
        words = {"left": yuan(campaign.left), "campaign": campaign}
        return super().context(left=_("“%(campaign)s”到账后还没拨付的有 %(left)s。") % words, **more)

    def success_message(self):
        words = {"project": self.object.project, "amount": yuan(self.object.amount)}
        return _("已拨付“%(project)s” %(amount)s。") % words


class AllocationEdit(AllocationPart):
    """Correct an allocation."""

    model = Allocation
    title = gettext_lazy("修改拨付")

    def get_queryset(self):
        return super().get_queryset().select_related("campaign", "project", "pledge__enterprise")

    def answer(self):
        return super().answer() and self.object.editable_by(self.request.user)

    def perform(self, form):
        version = self.posted_version()
        return actions.change_allocation(
            allocation=self.object, version=version, **self.by_now(), **form.record_fields()
        )


class AllocationRemove(RemovePage):
    """Take away an allocation that was noted by mistake."""

    model = Allocation

    def get_queryset(self):
        return super().get_queryset().select_related("campaign", "project")

    def get_title(self):
        words = {"amount": yuan(self.object.amount), "project": self.object.project}
        return _("移除拨付：%(project)s %(amount)s") % words

    def answer(self):
        bookable = self.object.campaign.bookable_by(self.request.user)
        return bookable and self.object.editable_by(self.request.user)

    def remove(self, **how):
        return actions.remove_allocation(allocation=self.object, **how)

    def list_url(self):
        return reverse("chamber:campaign-detail", args=[self.object.campaign_id])
