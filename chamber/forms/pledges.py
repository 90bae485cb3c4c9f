"""Forms about pledges and what comes in for them."""

from decimal import Decimal

from crispy_forms.layout import Fieldset, Layout, Row
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.forms.giving_rows import parts_of
from chamber.models import Campaign, Pledge, Receipt
from hengl_uf.enterprises.choosing import enterprise_field
from hengl_uf.lib.dates import plain_date
from hengl_uf.lib.money import yuan
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from hengl_uf.web.money_fields import MoneyField


class PledgeForm(BaseModelForm):
    """A pledge: to which campaign, by whom, how much, by when."""

    amount = MoneyField(label=gettext_lazy("认捐金额（元）"), above_nothing=True)
    due_on = DayField(
        label=gettext_lazy("到账期限"),
        required=False,
        help_text=gettext_lazy("一次到账的填这里；分期到账的不填，在下面逐期填写。"),
    )

    class Meta(BaseModelForm.Meta):
        model = Pledge
        fields = ("campaign", "donor_name", "pledged_on", "amount", "purpose")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"] = enterprise_field(self.user, label=_("认捐企业（选填）"), required=False)
        self.fields["pledged_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        open_now = Q(closed_on__isnull=True) | Q(pk=self.instance.campaign_id)
        campaigns = Campaign.objects.current().filter(open_now)
        self.fields["campaign"].queryset = campaigns.order_by("-year", "-pk")
        self.fields["campaign"].empty_label = None
        offer(pairs_of(self.fields["campaign"].queryset), self.fields["campaign"])
        if self.instance.pk:
            self.initial["enterprise"] = self.instance.enterprise_id

    def layout(self):
        return Layout(
            Fieldset(_("谁认捐"), "enterprise", "donor_name", "campaign"),
            Fieldset(_("认捐多少"), "amount", Row("pledged_on", "due_on"), "purpose"),
        )

    def clean(self):
        cleaned = super().clean()
        if "enterprise" in cleaned and bool(cleaned["enterprise"]) == bool(cleaned.get("donor_name")):
            self.add_error("enterprise", _("认捐企业和其他认捐人填一项，也只能填一项。"))
        return cleaned

    def record_fields(self):
        """What `add_pledge` and `change_pledge` take."""
        return {name: self.cleaned_data[name] for name in (*self.Meta.fields, "enterprise", "due_on")}


def parts_fit(form, rows) -> bool:
    """Whether the typed instalments come to the pledge, or there is one day for all of it; else it is told beside it."""
    parts, amount = parts_of(rows), form.cleaned_data["amount"]
    if not parts:
        if not form.cleaned_data["due_on"]:
            form.add_error("due_on", _("请填到账期限，或在下面逐期填写。"))
        return form.is_valid()
    total = sum((part.amount for part in parts), Decimal(0))
    if total != amount:
        words = {"total": yuan(total), "amount": yuan(amount)}
        form.add_error("amount", _("各期合计 %(total)s，认捐是 %(amount)s，两者要相等。") % words)
    early = [part for part in parts if part.due_on < form.cleaned_data["pledged_on"]]
    if early:
        words = {"day": plain_date(early[0].due_on)}
        form.add_error("pledged_on", _("有一期的到账期限 %(day)s 早于认捐日期，请核对。") % words)
    return form.is_valid()


class ReceiptForm(BaseModelForm):
    """What came in for a pledge."""

    amount = MoneyField(label=gettext_lazy("金额或价值（元）"), above_nothing=True)
    beyond_reason = CleanCharField(
        label=gettext_lazy("超出认捐的说明"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("到账比认捐多时才填，认捐金额会同时调高。"),
    )

    class Meta(BaseModelForm.Meta):
        model = Receipt
        fields = ("amount", "received_on", "form", "goods", "voucher_no")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["received_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        self.fields["goods"].help_text = _("收到实物时填，如：校服 200 套。")

    def layout(self):
        return Layout("amount", Row("received_on", "form"), "goods", "voucher_no", "beyond_reason")

    def clean(self):
        cleaned = super().clean()
        if "form" in cleaned and "goods" in cleaned:
            is_goods = cleaned["form"] == Receipt.Form.GOODS
            if is_goods and not cleaned["goods"]:
                self.add_error("goods", _("请写明实物名称和数量。"))
            if not is_goods and cleaned["goods"]:
                self.add_error("goods", _("现金、转账不填实物名称；收到的是实物，请选“实物”。"))
        return cleaned

    def record_fields(self):
        """What `add_receipt` and `change_receipt` take."""
        return {name: self.cleaned_data[name] for name in (*self.Meta.fields, "beyond_reason")}


class ThankForm(BaseForm):
    """When somebody was thanked."""

    thanked_on = DayField(label=gettext_lazy("致谢日期"), until=timezone.localdate)
