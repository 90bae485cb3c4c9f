"""What all forms have in common."""

from crispy_forms.helper import FormHelper
from django import forms
from django.db import models
from django.utils.translation import gettext as _

from hengl_uf.lib.text import clean_line, clean_text, normalise_name


class CleanCharField(forms.CharField):
    """Tidies what was typed before it is measured: stray spaces, hidden and control characters."""

    def to_python(self, value):
        value = super().to_python(value)
        if not value:
            return value
        return clean_text(value) if isinstance(self.widget, forms.Textarea) else clean_line(value)


class NameField(forms.CharField):
    """A name of a person or body: full-width letters and digits, stray spaces and hidden characters are put right."""

    def to_python(self, value):
        value = super().to_python(value)
        return normalise_name(value) if value else value


def form_field(db_field, **kwargs):
    """The form field of a model field; text is cleaned, dates use the browser's own picker."""
    if isinstance(db_field, models.DateField) and not isinstance(db_field, models.DateTimeField):
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    if isinstance(db_field, models.CharField | models.TextField) and not db_field.choices:
        kwargs.setdefault("form_class", NameField if db_field.name == "name" else CleanCharField)
    return db_field.formfield(**kwargs)


UNCHOSEN = models.BLANK_CHOICE_DASH[0][1]  # what Django shows while nothing is chosen: a row of dashes
DJANGO_REQUIRED = forms.Field.default_error_messages["required"]


def word(field):
    """Let a field speak our words: optional is marked, an empty choice and a missing answer are told plainly."""
    choosing = isinstance(field, forms.ChoiceField)
    if field.error_messages.get("required") == DJANGO_REQUIRED:
        field.error_messages["required"] = _("请选择一项。") if choosing else _("请填写这一项。")
    unchosen = _("请选择") if field.required else _("不选")
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = unchosen if field.empty_label == UNCHOSEN else field.empty_label
    elif choosing and (choices := list(field.choices)) and choices[0] == ("", UNCHOSEN):
        field.choices = [("", unchosen), *choices[1:]]
    if not field.required and field.label and not isinstance(field, forms.BooleanField):
        field.label = _("%(label)s（选填）") % {"label": field.label}


class CrispyMixin:
    """Crispy set once: no form tag (the page has it), optional fields marked, errors beside their field."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        layout = self.layout()
        if layout is not None:
            self.helper.layout = layout
        for field in self.fields.values():
            word(field)

    def layout(self):
        """The crispy layout: fieldsets of at most seven fields. None: the fields in their order."""
        return


class BaseForm(CrispyMixin, forms.Form):
    """A form without a model."""


class BaseModelForm(CrispyMixin, forms.ModelForm):
    """A form of one record, given the person who fills it in. It validates; saving is the action's.

    Subclasses name their Meta from `BaseModelForm.Meta` to have text cleaned and dates picked.
    """

    class Meta:
        formfield_callback = form_field

    def __init__(self, *args, user=None, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)
