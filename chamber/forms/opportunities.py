"""Forms about business opportunities."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.forms.choosing_events import event_field
from chamber.models import Opportunity
from hengl_uf.enterprises.choosing import enterprise_field
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from hengl_uf.web.money_fields import MoneyField


class OpportunityForm(BaseModelForm):
    """An opportunity: whose, what, with whom, for how much, when to ask again."""

    noted_on = DayField(label=gettext_lazy("登记日期"), until=timezone.localdate)
    value = MoneyField(label=gettext_lazy("预计金额（元）"), required=False)

    class Meta(BaseModelForm.Meta):
        model = Opportunity
        fields = ("partner", "what", "noted_on", "value", "follow_up_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"] = enterprise_field(self.user, label=_("企业"))
        self.fields["event"] = event_field(
            self.user,
            label=_("来自活动（选填）"),
            required=False,
            help_text=_("在哪场活动上谈起的。不是活动带来的不填。"),
        )
        self.fields["partner"].help_text = _("和哪家单位谈的，写单位名称。")
        if self.instance.pk:
            self.initial["enterprise"] = self.instance.enterprise_id
            self.initial["event"] = self.instance.event_id
        self.helper.layout = Layout(
            Fieldset(_("商机"), "enterprise", "what", "partner", "value"),
            Fieldset(_("来源和跟进"), "event", Row("noted_on", "follow_up_on")),
        )

    def record_fields(self) -> dict:
        """What `note_opportunity` and `change_opportunity` take."""
        return {name: self.cleaned_data[name] for name in (*self.Meta.fields, "enterprise", "event")}


class OutcomeForm(BaseForm):
    """What became of an opportunity."""

    status = forms.ChoiceField(label=gettext_lazy("结果"), choices=(), widget=forms.RadioSelect)
    outcome_on = DayField(label=gettext_lazy("结果日期"), until=timezone.localdate)
    value = MoneyField(
        label=gettext_lazy("金额（元）"),
        required=False,
        help_text=gettext_lazy("签下或落地的金额；不填的不改。"),
    )
    outcome = CleanCharField(
        label=gettext_lazy("说明"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("签了什么、落地情况，或没有谈成的原因。"),
    )
    follow_up_on = DayField(
        label=gettext_lazy("下次跟进"),
        required=False,
        help_text=gettext_lazy("签约后还要跟到落地的，填一个日期。"),
    )

    def __init__(self, *args, opportunity, **kwargs):
        super().__init__(*args, **kwargs)
        talking = Opportunity.Status.TALKING
        offered = [pair for pair in Opportunity.Status.choices if pair[0] != talking]
        if opportunity.status != talking:
            offered.append((talking.value, _("恢复洽谈（撤回已登记的结果）")))
        self.fields["status"].choices = offered
