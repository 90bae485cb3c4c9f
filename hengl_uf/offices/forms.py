"""Forms about offices and terms; a subclass states `Meta.model`, and what else it asks."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.offices.models import MOST_SEATS
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField


class OfficeFormBase(BaseModelForm):
    """An office and how many may hold it."""

    class Meta(BaseModelForm.Meta):
        fields = ("title", "seats", "is_required", "order")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seats"].min_value, self.fields["seats"].max_value = 1, MOST_SEATS
        self.fields["seats"].widget.attrs |= {"min": 1, "max": MOST_SEATS}
        self.fields["order"].help_text = _("数字小的排在前面。")

    def clean_seats(self):
        seats = self.cleaned_data["seats"]
        if not 1 <= seats <= MOST_SEATS:
            raise forms.ValidationError(_("名额在 1 到 %(most)s 之间。") % {"most": MOST_SEATS})
        return seats

    def record_fields(self):
        """What the deeds that add and change an office take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class TermFormBase(BaseModelForm):
    """Who holds an office, from when to when."""

    class Meta(BaseModelForm.Meta):
        fields = ("holder_name", "starts_on", "ends_on")

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("届满日期不能早于任期开始。"))
        return cleaned

    def record_fields(self):
        """What the deeds that begin and change a term take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class LeavingForm(BaseForm):
    """When somebody left early, and why."""

    last_on = DayField(label=gettext_lazy("最后任职日"))
    reason = CleanCharField(label=gettext_lazy("离任原因"), max_length=200)
