"""The form of a condition of an application."""

from hengl_uf.web.forms import BaseModelForm
from religion.models import ReadinessItem


class ReadinessItemForm(BaseModelForm):
    """A condition in the office's words."""

    class Meta(BaseModelForm.Meta):
        model = ReadinessItem
        fields = ("text", "source", "is_required", "order", "is_active")

    def validate_unique(self):
        """The deed tells of a condition that is there already, in a sentence of ours."""

    def record_fields(self):
        """What the deeds take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
