"""The form of an honour."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.forms.party_fields import any_organisation_field, asked_for
from chamber.models import Award, ServiceProject
from hengl_uf.attachments.forms import AttachmentsField
from hengl_uf.web.forms import BaseModelForm


class AwardForm(BaseModelForm):
    """An honour that an organisation, or a project of its, was given."""

    files = AttachmentsField(label=gettext_lazy("证书、照片"), required=False)

    class Meta(BaseModelForm.Meta):
        model = Award
        fields = ("title", "awarder", "awarded_on", "project")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = any_organisation_field(self.user, label=_("获奖党组织"))
        field = self.fields["project"]
        field.queryset = ServiceProject.objects.visible_to(self.user).current().order_by("-starts_on", "-pk")
        field.label, field.empty_label = _("因哪个办实事项目获奖（选填）"), _("不是因某个项目")
        self.fields["awarded_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        if self.instance.pk:
            self.initial["organisation"] = self.instance.organisation_id
        elif asked_for(self) and not self.initial.get("organisation"):
            project = field.queryset.filter(pk=asked_for(self)).first()
            self.initial["organisation"] = project and project.organisation_id

    def layout(self):
        return Layout(
            Fieldset(_("荣誉"), "title", "awarder", "awarded_on", "organisation", "project", "files")
        )

    def clean_awarded_on(self):
        day = self.cleaned_data["awarded_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("授予日期不能晚于今天。"))
        return day

    def record_fields(self):
        """What `add_award` and `change_award` take."""
        fields = {name: self.cleaned_data[name] for name in (*self.Meta.fields, "organisation")}
        return fields | {"uploads": self.cleaned_data["files"]}
