"""Forms about the yearly fees of members."""

from crispy_forms.layout import Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from chamber.models import Fee
from chamber.models.memberships import FIRST_YEAR, LAST_YEAR
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from hengl_uf.web.money_fields import MoneyField


def year_field(**kwargs):
    """A year of the calendar."""
    return forms.IntegerField(label=gettext_lazy("年度"), min_value=FIRST_YEAR, max_value=LAST_YEAR, **kwargs)


class FeeForm(BaseModelForm):
    """What one member is to pay for a year."""

    year = year_field()
    amount = MoneyField(label=gettext_lazy("会费（元）"), above_nothing=True)
    due_on = DayField(label=gettext_lazy("缴费期限"))

    class Meta(BaseModelForm.Meta):
        model = Fee
        fields = ("year", "amount", "due_on")

    def layout(self):
        return Layout("year", "amount", "due_on")

    def record_fields(self):
        """What `add_fee` and `change_fee` take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class OpenForm(BaseForm):
    """The fees of a year, for all members at once; `seen` is what the person was told that it makes."""

    year = year_field()
    amount = MoneyField(
        label=gettext_lazy("普通会员会费（元）"),
        above_nothing=True,
        help_text=gettext_lazy(
            "任商会职务、职务另有会费标准的，按职务计。可以写 1,920.35，也可以写 0.1万元。"
        ),
    )
    due_on = DayField(label=gettext_lazy("缴费期限"))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def layout(self):
        return Layout(Row("year", "due_on"), "amount", "seen")

    def record_fields(self):
        """What `open_fees` takes."""
        return {name: self.cleaned_data[name] for name in ("year", "amount", "due_on")}


class PayForm(BaseForm):
    """When a fee was paid, and under which voucher."""

    paid_on = DayField(label=gettext_lazy("缴费日期"), until=timezone.localdate)
    receipt_no = CleanCharField(label=gettext_lazy("票据号"), max_length=40, required=False)


class WaiveForm(BaseForm):
    """Why a member is let off a fee."""

    reason = CleanCharField(label=gettext_lazy("减免原因"), max_length=200)


class ReopenForm(BaseForm):
    """Why a payment or a waiving is taken back."""

    reason = CleanCharField(
        label=gettext_lazy("撤回原因"), max_length=200, help_text=gettext_lazy("如：登记错了会员、退票。")
    )
