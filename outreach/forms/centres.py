"""The form of a service centre."""

from crispy_forms.layout import Fieldset, Layout
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hengl_uf.lib.phones import PhoneError, parse_phone
from hengl_uf.web.forms import BaseModelForm
from outreach.models import ServiceCentre

# What the demo town writes into its samples; nobody may save such words as the centre's own.
SAMPLE_WORDS = ("示例", "樣本", "(sample", "（sample")


class CentreForm(BaseModelForm):
    """What the public reads about a centre, in three languages; names and addresses are written, never converted."""

    class Meta(BaseModelForm.Meta):
        model = ServiceCentre
        fields = (
            "hotline",
            "duty_name",
            "address",
            "hours",
            "duty_post",
            "address_hant",
            "hours_hant",
            "duty_post_hant",
            "address_en",
            "hours_en",
            "duty_post_en",
        )

    def layout(self):
        return Layout(
            Fieldset(_("电话和值班"), "hotline", "duty_name"),
            Fieldset(_("简体中文"), "address", "hours", "duty_post"),
            Fieldset(_("繁体中文"), "address_hant", "hours_hant", "duty_post_hant"),
            Fieldset(_("英文"), "address_en", "hours_en", "duty_post_en"),
        )

    def clean_hotline(self):
        """The number as people of the town write it."""
        hotline = self.cleaned_data["hotline"]
        if not hotline or any(word in hotline for word in SAMPLE_WORDS):
            return hotline
        try:
            return parse_phone(hotline).display
        except PhoneError as error:
            raise ValidationError(str(error)) from error

    def clean(self):
        for name in self.Meta.fields:
            if any(word in str(self.cleaned_data.get(name, "")).lower() for word in SAMPLE_WORDS):
                self.add_error(name, _("这里还是示例，请改成真实的资料，或者清空。"))
        return self.cleaned_data
