"""Forms about planned visits."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.enterprises.choosing import enterprise_field
from hengl_uf.lib.dates import FIRST_YEAR, LAST_YEAR
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from outreach.forms.fields import colleagues_of, contact_field
from outreach.forms.promises import day_field
from outreach.models import PlannedVisit


class PlanForm(BaseModelForm):
    """Whom to call on, when, and what to do there."""

    class Meta(BaseModelForm.Meta):
        model = PlannedVisit
        fields = ("planned_on", "purpose", "note", "place", "staff")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["contact"] = contact_field(self.user, label=_("走访对象（选填）"), required=False)
        self.fields["enterprise"] = enterprise_field(self.user, label=_("走访企业（选填）"), required=False)
        self.fields["staff"].queryset = colleagues_of(self.user)
        self.fields["staff"].empty_label = None
        offer(pairs_of(self.fields["staff"].queryset), self.fields["staff"])
        self.fields["planned_on"].widget.attrs["min"] = timezone.localdate().isoformat()
        if self.instance.pk:
            self.initial |= {"contact": self.instance.contact_id, "enterprise": self.instance.enterprise_id}

    def layout(self):
        fields = ("contact", "enterprise", "planned_on", "purpose", "note", "place", "staff")
        return Layout(Fieldset(_("走访谁、哪一天"), *fields))

    def clean_planned_on(self):
        day = self.cleaned_data["planned_on"]
        moved = "planned_on" in self.changed_data or not self.instance.pk
        if moved and day < timezone.localdate():
            raise forms.ValidationError(_("计划日期不能早于今天。"))
        return day

    def clean(self):
        cleaned = super().clean()
        nobody = not cleaned.get("contact") and not cleaned.get("enterprise")
        if nobody and not {"contact", "enterprise"} & set(self.errors):
            self.add_error("contact", _("请填写走访对象或走访企业。"))
        return cleaned

    def record_fields(self):
        """What `plan_visit` and `change_plan` take."""
        names = ("contact", "enterprise", "planned_on", "purpose", "note", "place", "staff")
        return {name: self.cleaned_data[name] for name in names}


class CancelForm(BaseForm):
    """Why a visit is called off."""

    reason = CleanCharField(
        label=gettext_lazy("取消原因"), max_length=200, help_text=gettext_lazy("如：对方外出、改为电话联系。")
    )


class RouteForm(forms.Form):
    """Whose route of which day is looked at; what an address says wrong is today, and me."""

    day = day_field(gettext_lazy("日期"))
    staff = forms.ModelChoiceField(label=gettext_lazy("走访人"), queryset=None)

    def __init__(self, given, *, user, staff, today):
        self.asked = {"day": given.get("day") or today.isoformat(), "staff": given.get("staff") or user.pk}
        super().__init__(self.asked)
        self.usual = {"day": today, "staff": user}
        self.fields["staff"].queryset = staff
        self.fields["staff"].empty_label = None
        self.fields["staff"].widget.attrs["class"] = "form-select"
        self.fields["day"].widget.attrs["class"] = "form-control"
        offer(pairs_of(staff), self.fields["staff"])

    def clean_day(self):
        day = self.cleaned_data["day"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("年份不对，请核对。"))
        return day

    def chosen(self) -> dict:
        """The day, and the account."""
        self.is_valid()
        return self.usual | self.cleaned_data
