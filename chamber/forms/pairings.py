"""Forms about pairings and what is given in them."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.models import Contribution, Pairing
from hengl_uf.enterprises.choosing import enterprise_field
from hengl_uf.places.models import Village
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from hengl_uf.web.money_fields import MoneyField


class PairingForm(BaseModelForm):
    """Who stands beside whom, from when, with which plan."""

    class Meta(BaseModelForm.Meta):
        model = Pairing
        fields = ("kind", "village", "place", "starts_on", "ends_on", "plan", "result")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"] = enterprise_field(
            self.user,
            keep=self.instance.enterprise_id,
            label=_("帮扶企业（选填）"),
            required=False,
            help_text=_("不选表示商会整体。"),
        )
        villages = Village.objects.order_by("order")
        offer(pairs_of(villages), self.fields["village"])
        self.fields["village"].help_text = _("结对的是本镇的村时选这里，不是的填下一项。")
        self.fields["plan"].widget.attrs["rows"] = 4
        self.fields["result"].widget.attrs["rows"] = 3
        if self.instance.pk:
            self.initial["enterprise"] = self.instance.enterprise_id
        if not self.instance.ended_on:
            del self.fields["result"]

    def layout(self):
        results = ["result"] if self.instance.ended_on else []
        return Layout(
            Fieldset(_("结对双方"), "kind", "enterprise", "village", "place"),
            Fieldset(_("期限和计划"), Row("starts_on", "ends_on"), "plan", *results),
        )

    def clean(self):
        cleaned = super().clean()
        if not {"village", "place"} & set(self.errors):
            self.check_place(cleaned.get("village"), cleaned.get("place"))
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("到期不能早于结对日期。"))
        return cleaned

    def check_place(self, village, place):
        """One of the two."""
        if not village and not place:
            self.add_error("village", _("请选结对的村（社区）；结对的不是本镇的村，请填镇外结对地。"))
        if village and place:
            self.add_error("place", _("已经选了本镇的村（社区），镇外结对地请留空。"))

    def record_fields(self):
        """What `add_pairing` and `change_pairing` take."""
        names = (*self.Meta.fields, "enterprise")
        return {name: self.cleaned_data[name] for name in names if name in self.fields}


class EndForm(BaseForm):
    """When a pairing ended, and what came of it."""

    ended_on = DayField(label=gettext_lazy("结束日期"), until=timezone.localdate)
    result = CleanCharField(
        label=gettext_lazy("成效"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("办成了什么、多少人受益，只写人数。"),
    )


class ContributionForm(BaseModelForm):
    """What was given in a pairing."""

    amount = MoneyField(label=gettext_lazy("金额或价值（元）"), above_nothing=True)
    given_on = DayField(label=gettext_lazy("日期"), until=timezone.localdate)

    class Meta(BaseModelForm.Meta):
        model = Contribution
        fields = ("amount", "what", "form", "given_on")

    def record_fields(self):
        """What `give` and `change_contribution` take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
