"""Forms about surveys (双同步)."""

from crispy_forms.layout import Fieldset, Layout, Row
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.models import Survey
from hengl_uf.enterprises.choosing import enterprise_field
from hengl_uf.web.forms import BaseModelForm

MOST_PEOPLE = 999_999
COUNTS = ("employees", "members", "full_members", "managed")


class SurveyForm(BaseModelForm):
    """What an enterprise said about its Party members: numbers alone."""

    class Meta(BaseModelForm.Meta):
        model = Survey
        fields = ("surveyed_on", "occasion", "employees", "members", "full_members", "managed", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"] = enterprise_field(self.user, label=_("企业"))
        if self.instance.pk:
            self.initial["enterprise"] = self.instance.enterprise_id
        for name in COUNTS:
            self.fields[name].widget.attrs |= {"min": 0, "max": MOST_PEOPLE}
            self.fields[name].max_value = MOST_PEOPLE
        self.fields["members"].help_text = _("只填人数，不记名单。")
        self.fields["surveyed_on"].widget.attrs["max"] = timezone.localdate().isoformat()

    def layout(self):
        return Layout(
            Fieldset(_("企业和时机"), "enterprise", Row("surveyed_on", "occasion")),
            Fieldset(_("人数"), Row("employees", "members"), Row("full_members", "managed"), "note"),
        )

    def clean(self):
        cleaned = super().clean()
        members = cleaned.get("members")
        for name, words in (
            ("full_members", _("正式党员不能多于党员总数。")),
            ("managed", _("已纳入管理的不能多于党员总数。")),
        ):
            if members is not None and (cleaned.get(name) or 0) > members:
                self.add_error(name, words)
        for name in COUNTS:
            if (cleaned.get(name) or 0) > MOST_PEOPLE:
                self.add_error(name, _("人数最多 %(most)s。") % {"most": f"{MOST_PEOPLE:,}"})
        return cleaned

    def record_fields(self):
        """What `add_survey` and `change_survey` take."""
        return {name: self.cleaned_data[name] for name in (*self.Meta.fields, "enterprise")}
