"""Forms about campaigns."""

from crispy_forms.layout import Fieldset, Layout, Row
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.models import Campaign
from hengl_uf.web.forms import BaseModelForm
from hengl_uf.web.money_fields import MoneyField


class CampaignForm(BaseModelForm):
    """A campaign: its name, kind and year, from when to when, what it aims at."""

    goal = MoneyField(label=gettext_lazy("目标（元）"), required=False, above_nothing=True)

    class Meta(BaseModelForm.Meta):
        model = Campaign
        fields = ("name", "kind", "year", "starts_on", "ends_on", "goal", "summary")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["summary"].widget.attrs["rows"] = 3
        self.fields["year"].help_text = _("统计按这个年度计算。")

    def layout(self):
        return Layout(
            Fieldset(
                _("募捐活动"), "name", Row("kind", "year"), Row("starts_on", "ends_on"), "goal", "summary"
            )
        )

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("结束日期不能早于开始日期。"))
        return cleaned

    def record_fields(self):
        """What `add_campaign` and `change_campaign` take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
