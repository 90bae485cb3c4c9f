"""Forms about care calls and their verbs. Nothing here asks how somebody's health is."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.lib.phones import PhoneError
from hengl_uf.places.models import Village
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from outreach.callers import number_of
from outreach.forms.fields import colleagues_of, contact_field
from outreach.models import CareCall


class CareCallForm(BaseModelForm):
    """A call to somebody at home: whom, and what they need, if anything."""

    phone = CleanCharField(label=gettext_lazy("电话"), max_length=40, required=False)

    class Meta(BaseModelForm.Meta):
        model = CareCall
        fields = ("person", "need", "called_on", "village", "staff")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        fields = self.fields
        fields["contact"] = contact_field(self.user, label=_("联系对象（选填）"), required=False)
        villages = Village.objects.within_reach_of(self.user).order_by("order")
        fields["village"].queryset = villages
        fields["village"].label = _("村（社区）")
        fields["village"].help_text = ""
        fields["village"].empty_label = (
            _("与联系对象同村；没有登记过的算全镇") if self.user.sees_all_villages else _("与联系对象同村")
        )
        fields["staff"].queryset = colleagues_of(self.user)
        fields["staff"].empty_label = None
        offer(pairs_of(villages), fields["village"])
        offer(pairs_of(fields["staff"].queryset), fields["staff"])
        fields["called_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        if self.instance.pk:
            self.initial |= {"contact": self.instance.contact_id, "phone": self.instance.shown_phone}

    def layout(self):
        return Layout(
            Fieldset(_("给谁打了电话"), "contact", "person", "need"),
        )

    def clean_called_on(self):
        day = self.cleaned_data["called_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("随访日期不能晚于今天。"))
        return day

    def clean_phone(self):
        typed = self.cleaned_data["phone"]
        if not typed or (self.instance.pk and typed == self.instance.shown_phone):
            return self.instance.phone if typed else ""
        try:
            return number_of(typed).stored
        except PhoneError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self):
        cleaned = super().clean()
        contact = cleaned.get("contact")
        if not contact and not cleaned.get("person") and not {"contact", "person"} & set(self.errors):
            self.add_error("contact", _("请选择联系对象，或填写称呼。"))
        if not cleaned.get("village") and "village" not in self.errors:
            self.clean_place(cleaned, contact)
        return cleaned

    def clean_place(self, cleaned, contact):
        """Where none is chosen: the village of the contact, or the only one of the account."""
        own = list(self.fields["village"].queryset[:2])
        if contact:
            cleaned["village"] = contact.village
        elif len(own) == 1:
            cleaned["village"] = own[0]
        elif not self.user.sees_all_villages:
            self.add_error("village", _("请选择村（社区）。"))

    def record_fields(self):
        """What `log_care_call` and `change_care_call` take."""
        return {name: self.cleaned_data[name] for name in (*self.Meta.fields, "contact", "phone")}


class PassForm(BaseForm):
    """To whom a need is passed."""

    passed_to = forms.ChoiceField(
        label=gettext_lazy("转交"),
        choices=CareCall.PassedTo.choices,
        widget=forms.RadioSelect,
        initial=CareCall.PassedTo.VILLAGE,
    )
    passed_to_name = CleanCharField(
        label=gettext_lazy("转交给谁"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("如：网格员、某某物业。转交给物业和其他单位的必填。"),
    )

    def clean(self):
        cleaned = super().clean()
        outside = cleaned.get("passed_to") in (CareCall.PassedTo.PROPERTY, CareCall.PassedTo.OTHER)
        if outside and not cleaned.get("passed_to_name") and "passed_to_name" not in self.errors:
            self.add_error("passed_to_name", _("请写明转交给哪个单位、谁。"))
        return cleaned


class CloseForm(BaseForm):
    """What came of a need."""

    result = CleanCharField(
        label=gettext_lazy("办理结果"),
        max_length=200,
        help_text=gettext_lazy("如：已修好楼道灯。不写健康情况。"),
    )
