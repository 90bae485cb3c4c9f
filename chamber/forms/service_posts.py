"""Forms about posts of members in enterprises."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.forms.party_fields import COUNTS_ONLY, any_organisation_field
from chamber.models import ServicePost
from hengl_uf.enterprises.choosing import enterprise_field
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField


class ServicePostForm(BaseModelForm):
    """A post in an enterprise: which kind, since when, for how many."""

    class Meta(BaseModelForm.Meta):
        model = ServicePost
        fields = ("kind", "name", "set_on", "people", "duty")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"] = enterprise_field(self.user, label=_("企业"))
        self.fields["organisation"] = any_organisation_field(
            self.user, label=_("党组织（选填）"), required=False
        )
        self.fields["set_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        self.fields["people"].widget.attrs |= {"min": 1, "inputmode": "numeric"}
        self.fields["people"].help_text = COUNTS_ONLY
        self.fields["name"].help_text = _("岗位或责任区的名称，不写个人姓名。")
        if self.instance.pk:
            self.initial |= {
                "enterprise": self.instance.enterprise_id,
                "organisation": self.instance.organisation_id,
            }

    def layout(self):
        return Layout(
            Fieldset(_("岗位"), "enterprise", "kind", "name", Row("set_on", "people"), "organisation", "duty")
        )

    def clean_set_on(self):
        day = self.cleaned_data["set_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("设立日期不能晚于今天。"))
        return day

    def clean_people(self):
        people = self.cleaned_data["people"]
        if not people:
            raise forms.ValidationError(_("岗位上至少要有 1 名党员。"))
        return people

    def record_fields(self):
        """What `set_up_post` and `change_post` take."""
        names = (*self.Meta.fields, "enterprise", "organisation")
        return {name: self.cleaned_data[name] for name in names}


class EndPostForm(BaseForm):
    """When a post ended."""

    ended_on = DayField(label=gettext_lazy("撤销日期"), until=timezone.localdate)
    note = CleanCharField(label=gettext_lazy("原因"), max_length=200, required=False)
