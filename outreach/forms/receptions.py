"""Forms about receptions."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.attachments.forms import AttachmentsField
from hengl_uf.places.models import Village
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.forms import BaseModelForm
from outreach.forms.fields import colleagues_of, contact_field
from outreach.models import CaseCategory, Reception
from outreach.models.enquiries import MOST_PEOPLE


class ReceptionForm(BaseModelForm):
    """Visitors received: how many, from where, what it was about."""

    files = AttachmentsField(label=gettext_lazy("照片、附件"), required=False)

    class Meta(BaseModelForm.Meta):
        model = Reception
        fields = ("received_on", "people", "region", "visitors", "topic", "summary", "village", "staff")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        fields = self.fields
        fields["contact"] = contact_field(self.user, label=_("联系对象（选填）"), required=False)
        fields["contact"].help_text = _("来的人里登记过的一位，没有就不填。")
        fields["topic"].queryset = CaseCategory.objects.active()
        villages = Village.objects.within_reach_of(self.user).order_by("order")
        fields["village"].queryset = villages
        fields["village"].label = _("村（社区）")
        fields["village"].help_text = ""
        fields["village"].required = not self.user.sees_all_villages
        fields["village"].empty_label = _("统战办（全镇）") if self.user.sees_all_villages else _("请选择")
        fields["staff"].queryset = colleagues_of(self.user)
        fields["staff"].empty_label = None
        offer(pairs_of(fields["topic"].queryset), fields["topic"])
        offer(pairs_of(villages), fields["village"])
        offer(pairs_of(fields["staff"].queryset), fields["staff"])
        fields["received_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        fields["people"].widget.attrs |= {"min": 1, "max": MOST_PEOPLE, "inputmode": "numeric"}
        fields["summary"].widget.attrs["rows"] = 3
        if self.instance.pk:
            self.initial |= {"contact": self.instance.contact_id}

    def layout(self):
        return Layout(
            Fieldset(_("谁来了"), "visitors", "people", "region", "contact", "received_on", "summary")
        )

    def clean_received_on(self):
        day = self.cleaned_data["received_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("接待日期不能晚于今天。"))
        return day

    def clean_people(self):
        people = self.cleaned_data["people"]
        if not 1 <= people <= MOST_PEOPLE:
            raise forms.ValidationError(_("人次应在 1 到 %(most)s 之间。") % {"most": MOST_PEOPLE})
        return people

    def record_fields(self):
        """What `log_reception` and `change_reception` take."""
        return {name: self.cleaned_data[name] for name in (*self.Meta.fields, "contact")}
