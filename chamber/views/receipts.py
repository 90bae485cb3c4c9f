"""What comes in for pledges: receipts, and instalments that are waited for."""

from decimal import Decimal

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import receipts as actions
from chamber.filters.giving import InstalmentFilter, ReceiptFilter
from chamber.forms.pledges import ReceiptForm
from chamber.models import Instalment, Pledge, Receipt
from chamber.views.giving_shared import GivingForm, campaigns_crumb, crumb_of
from chamber.views.pledges import bookable_by, instalment_badge
from hengl_uf.access.roles import Permission
from hengl_uf.lib.money import yuan
from hengl_uf.web.elements import Column
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import YUAN
from hengl_uf.web.removal import RemovePage


class ReceiptList(ListPage):
    """All receipts, the newest first."""

    permission = Permission.GIVING_VIEW
    model = Receipt
    title = gettext_lazy("到账")
    template_name = "chamber/receipt_list.html"
    filters = ReceiptFilter
    default_order = "-received"
    related = ("pledge__enterprise", "pledge__campaign")
    shown = (
        "pledge__donor_name pledge__enterprise__name pledge__campaign__name form received_on amount goods"
        " voucher_no"
    )
    sums = (("amount", gettext_lazy("到账"), YUAN),)
    columns = (
        Column("donor", gettext_lazy("认捐人")),
        Column("amount", gettext_lazy("金额或价值"), css="cell-num"),
        Column("form", gettext_lazy("形式")),
        Column("received", gettext_lazy("到账日期"), ("received_on",)),
        Column("voucher", gettext_lazy("票据号"), css="cell-minor"),
        Column("campaign", gettext_lazy("募捐活动"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有到账。")
    empty_hint = gettext_lazy("到账在认捐的页面上登记。")

    def get_queryset(self):
        return super().get_queryset().current()

    def breadcrumbs(self):
        return [campaigns_crumb()]

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_amount = yuan(row.amount)
        return super().context(**more)


class InstalmentList(ListPage):
    """The instalments of all pledges, by the day on which they are due."""

    permission = Permission.GIVING_VIEW
    model = Instalment
    title = gettext_lazy("认捐分期")
    template_name = "chamber/instalment_list.html"
    filters = InstalmentFilter
    default_order = "due"
    related = ("pledge__enterprise", "pledge__campaign")
    shown = (
        "due_on amount upto pledge__donor_name pledge__enterprise__name pledge__campaign__name pledge__received"
        " pledge__campaign__closed_on"
    )
    sums = (("amount", gettext_lazy("应到"), YUAN),)
    columns = (
        Column("donor", gettext_lazy("认捐人")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("due", gettext_lazy("到账期限"), ("due_on",)),
        Column("amount", gettext_lazy("应到"), css="cell-num"),
        Column("missing", gettext_lazy("还差"), css="cell-num"),
        Column("campaign", gettext_lazy("募捐活动"), css="cell-minor"),
    )
    empty_text = gettext_lazy("没有要等的分期。")
    empty_hint = gettext_lazy("分期在登记认捐时填写。")

    def get_queryset(self):
        current = {"pledge__removed_at__isnull": True, "pledge__campaign__removed_at__isnull": True}
        return super().get_queryset().filter(**current)

    def breadcrumbs(self):
        return [campaigns_crumb()]

    def context(self, **more):
        on = timezone.localdate()
        for row in more.get("rows", ()):
            row.shown_badge = instalment_badge(row, row.pledge, on)
            row.shown_amount = yuan(row.amount)
            row.shown_missing = yuan(min(row.amount, max(Decimal(0), row.upto - row.pledge.received)))
        return super().context(**more)


class ReceiptPart(GivingForm, abstract=True):
    """A form about what came in; it leads back to the pledge."""

    form_class = ReceiptForm

    def pledge(self) -> Pledge:
        """The pledge that it is about."""
        return self.object if isinstance(self.object, Pledge) else self.object.pledge

    def answer(self):
        return bookable_by(self.pledge(), self.request.user)

    def breadcrumbs(self):
        pledge = self.pledge()
        return [campaigns_crumb(), crumb_of(pledge.campaign), crumb_of(pledge)]

    def cancel_url(self):
        return self.pledge().get_absolute_url()

    def success_url(self):
        return self.pledge().get_absolute_url()


class ReceiptAdd(ReceiptPart):
    """Note what came in for a pledge. It opens with what is waited for next."""

    model = Pledge
    submit_label = gettext_lazy("登记")
    title = gettext_lazy("登记到账")

    def get_queryset(self):
        return super().get_queryset().select_related("campaign", "enterprise")

    def get_title(self):
        return _("登记到账：%(donor)s") % {"donor": self.pledge()}

    def initial(self):
        pledge = self.pledge()
        waited = pledge.instalments.filter(upto__gt=pledge.received).order_by("upto").first()
        missing = waited and waited.upto - max(pledge.received, waited.upto - waited.amount)
        return {"received_on": timezone.localdate(), "amount": missing}

    def perform(self, form):
        return actions.add_receipt(pledge=self.object, **self.by_now(), **form.record_fields())

    def success_message(self):
        receipt = self.object
        words = {"amount": yuan(receipt.amount), "left": yuan(receipt.pledge.left)}
        if receipt.beyond_reason:
            return _("已登记到账 %(amount)s，认捐金额已相应调高。") % words
        if receipt.pledge.left:
            return _("已登记到账 %(amount)s，还差 %(left)s。") % words
        return _("已登记到账 %(amount)s，这笔认捐已到齐。接下来可以登记致谢。") % words


class ReceiptEdit(ReceiptPart):
    """Correct a receipt."""

    model = Receipt
    title = gettext_lazy("修改到账")

    def get_queryset(self):
        return super().get_queryset().select_related("pledge__campaign", "pledge__enterprise")

    def answer(self):
        return super().answer() and self.object.editable_by(self.request.user)

    def perform(self, form):
        version = self.posted_version()
        return actions.change_receipt(
            receipt=self.object, version=version, **self.by_now(), **form.record_fields()
        )


class ReceiptRemove(RemovePage):
    """Take away a receipt that was noted by mistake."""

    model = Receipt

    def get_queryset(self):
        return super().get_queryset().select_related("pledge__campaign", "pledge__enterprise")

    def get_title(self):
        words = {"amount": yuan(self.object.amount), "donor": self.object.pledge}
        return _("移除到账：%(donor)s %(amount)s") % words

    def answer(self):
        bookable = bookable_by(self.object.pledge, self.request.user)
        return bookable and self.object.editable_by(self.request.user)

    def remove(self, **how):
        return actions.remove_receipt(receipt=self.object, **how)

    def list_url(self):
        return reverse("chamber:pledge-detail", args=[self.object.pledge_id])

    def success_message(self):
        if self.object.beyond_reason:
            return _("已移除到账。认捐金额曾因这笔到账调高，需要时请修改认捐。")
        return _("已移除到账。")
