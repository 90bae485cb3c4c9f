"""Forms about promises."""

from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.attachments.forms import AttachmentsField
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.forms import BaseForm, CleanCharField
from outreach.forms.fields import colleagues_of, contact_field


def day_field(label, **kwargs):
    """A day, picked by the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **kwargs)


class PromiseForm(BaseForm):
    """What was promised, and by when."""

    text = CleanCharField(label=gettext_lazy("承诺事项"), max_length=200)
    due_on = day_field(gettext_lazy("承诺期限"))

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("承诺期限不能早于今天。"))
        return day


class PromiseAddForm(PromiseForm):
    """A promise made in a record. To whom is asked only where the record names nobody."""

    def __init__(self, *args, user, source, **kwargs):
        super().__init__(*args, **kwargs)
        colleagues = colleagues_of(user)
        self.fields["owner"] = forms.ModelChoiceField(
            label=_("承诺人"), queryset=colleagues, empty_label=None
        )
        offer(pairs_of(colleagues), self.fields["owner"])
        if getattr(source, "contact_id", None) is None:
            self.fields["contact"] = contact_field(user, label=_("向谁承诺（选填）"), required=False)
        self.helper.layout = Layout(*self.fields)
        self.fields["text"].widget.attrs["autofocus"] = True
        self.fields["due_on"].widget.attrs["min"] = timezone.localdate().isoformat()


class KeepForm(BaseForm):
    """When it was kept, what was done, and the proof."""

    on = day_field(gettext_lazy("兑现日期"))
    note = CleanCharField(
        label=gettext_lazy("兑现情况"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("如：指南已送到家中。"),
    )
    files = AttachmentsField(label=gettext_lazy("兑现凭证（照片、文件）"), required=False)

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)
        self.fields["on"].widget.attrs["max"] = timezone.localdate().isoformat()


class GiveUpForm(BaseForm):
    """Why it was not kept and will not be."""

    reason = CleanCharField(label=gettext_lazy("未兑现原因"), max_length=200)
