"""Forms about service projects: the project, how it was finished, why it stopped."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.forms.party_fields import any_organisation_field, people_field
from chamber.models import ServiceProject
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField


class ServiceProjectForm(BaseModelForm):
    """What an organisation does for people, by when."""

    class Meta(BaseModelForm.Meta):
        model = ServiceProject
        fields = ("name", "goal", "starts_on", "due_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = any_organisation_field(self.user, label=_("党组织"))
        self.fields["goal"].widget.attrs["rows"] = 3
        self.fields["goal"].help_text = _("为谁、办什么、做到什么程度。不写个人姓名和隐私。")
        if self.instance.pk:
            self.initial["organisation"] = self.instance.organisation_id

    def layout(self):
        return Layout(Fieldset(_("办实事项目"), "name", "organisation", "goal", Row("starts_on", "due_on")))

    def clean(self):
        cleaned = super().clean()
        first, due = cleaned.get("starts_on"), cleaned.get("due_on")
        if first and due and due < first:
            self.add_error("due_on", _("完成期限不能早于开始日期。"))
        return cleaned

    def record_fields(self):
        """What `start_project` and `change_project` take."""
        return {name: self.cleaned_data[name] for name in (*self.Meta.fields, "organisation")}


class FinishForm(BaseForm):
    """When a project was finished, and how many it reached."""

    done_on = DayField(label=gettext_lazy("完成日期"), until=timezone.localdate)
    beneficiaries = people_field(
        gettext_lazy("受益人数"), help_text=gettext_lazy("整个项目合计，只填人数，不记名单。")
    )
    ending = CleanCharField(
        label=gettext_lazy("完成情况"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_beneficiaries(self):
        return self.cleaned_data["beneficiaries"] or 0


class StopForm(BaseForm):
    """Why a project stops."""

    reason = CleanCharField(
        label=gettext_lazy("停止原因"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )
