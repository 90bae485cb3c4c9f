"""Forms about the evidence for 四好商会."""

from crispy_forms.layout import Layout, Row
from django.utils import timezone
from django.utils.translation import gettext_lazy

from chamber.forms.fees import year_field
from chamber.models import Evidence
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseModelForm


class EvidenceForm(BaseModelForm):
    """What shows that the chamber does well: heading, year, name; its files are attached on its page."""

    year = year_field()
    happened_on = DayField(label=gettext_lazy("日期"), required=False, until=timezone.localdate)

    class Meta(BaseModelForm.Meta):
        model = Evidence
        fields = ("title", "heading", "year", "happened_on", "summary")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["summary"].widget.attrs["rows"] = 4

    def layout(self):
        return Layout("title", "heading", Row("year", "happened_on"), "summary")

    def record_fields(self):
        """What the deeds take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
