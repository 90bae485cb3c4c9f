"""The form of a Party activity: what was held, by whom, for how many."""

from crispy_forms.layout import Div, Fieldset, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.forms.party_fields import (
    COUNTS_ONLY,
    everybody_field,
    offer_projects,
    people_field,
    take_everybody,
)
from chamber.models import PartyActivity, PartyOrganisation
from hengl_uf.attachments.forms import AttachmentsField
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.forms import BaseModelForm


class PartyActivityForm(BaseModelForm):
    """An activity of one or several organisations."""

    attendees = people_field(gettext_lazy("参加人数"), help_text=COUNTS_ONLY)
    beneficiaries = people_field(
        gettext_lazy("受益人数"), help_text=gettext_lazy("服务群众的活动填写，其他不填。")
    )
    everybody = everybody_field()
    files = AttachmentsField(label=gettext_lazy("照片、附件"), required=False)

    class Meta(BaseModelForm.Meta):
        model = PartyActivity
        fields = (
            "kind",
            "topic",
            "held_on",
            "mode",
            "place",
            "organisations",
            "project",
            "attendees",
            "beneficiaries",
            "summary",
        )
        widgets = {"organisations": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = PartyOrganisation.objects.visible_to(self.user)
        offered = known.active()
        if self.instance.pk:
            offered = (offered | known.filter(activities=self.instance)).distinct()
        field = self.fields["organisations"]
        field.queryset, field.required = offered.in_name_order(), False
        field.label, field.help_text = _("哪些党组织"), ""
        offer(pairs_of(field.queryset), field)
        offer_projects(self)
        for name in ("attendees", "beneficiaries"):
            self.initial[name] = self.initial.get(name) or None  # nobody is an empty box
        self.fields["held_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        self.fields["summary"].widget.attrs["rows"] = 3

    def layout(self):
        return Layout(
            Fieldset(
                _("活动"),
                "topic",
                Row("kind", "mode"),
                "held_on",
                "place",
                Row("attendees", "beneficiaries"),
            ),
            Fieldset(_("党组织"), "everybody", Div("organisations", css_class="check-columns")),
            Fieldset(_("更多"), "project", "summary", "files"),
        )

    def clean_held_on(self):
        day = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("日期不能晚于今天。活动办完后再登记。"))
        return day

    def clean_attendees(self):
        return self.cleaned_data["attendees"] or 0

    def clean_beneficiaries(self):
        return self.cleaned_data["beneficiaries"] or 0

    def clean(self):
        cleaned = super().clean()
        take_everybody(self, cleaned, cleaned.get("held_on"))
        return cleaned

    def record_fields(self):
        """What `hold_activity` and `change_activity` take."""
        fields = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return fields | {
            "organisations": list(fields["organisations"]),
            "uploads": self.cleaned_data["files"],
        }
