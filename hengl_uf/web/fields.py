"""Form fields that many forms share."""

from contextlib import suppress

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hengl_uf.lib.phones import PhoneError, display_phone, parse_phone
from hengl_uf.lib.text import clean_line

MOST_LINES = 8


class DayField(forms.DateField):
    """A day, picked by the browser's own calendar; `until` (a function) says the last one it offers."""

    def __init__(self, *, until=None, **kwargs):
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, **kwargs)
        self.until = until

    def get_bound_field(self, form, field_name):
        if self.until:
            self.widget.attrs["max"] = self.until().isoformat()
        return super().get_bound_field(form, field_name)


class LinesField(forms.CharField):
    """Several short texts, one a line."""

    def __init__(self, *, rows=2, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return "\n".join(str(one) for one in value) if isinstance(value, list | tuple) else value

    def to_python(self, value):
        lines = [clean_line(line) for line in (value or "").splitlines()]
        return list(dict.fromkeys(line for line in lines if line))

    def validate(self, value):
        super().validate(value)
        if len(value) > MOST_LINES:
            raise ValidationError(_("最多填写 %(most)s 行。") % {"most": MOST_LINES})

    def run_validators(self, value):
        for line in value:
            super().run_validators(line)


class OtherNamesField(LinesField):
    """Other names and romanisations, one a line, each of at most 80 characters."""

    def validate(self, value):
        super().validate(value)
        for line in value:
            if len(line) > 80:
                raise ValidationError(_("“%(line)s…”太长，每行最多 80 字。") % {"line": line[:12]})


class PhonesField(LinesField):
    """Phones, one a line; the value is a list of stored numbers. `region` says what a number without code is."""

    region = "CN"

    def prepare_value(self, value):
        if isinstance(value, list | tuple):
            return "\n".join(display_phone(one) for one in value)
        return value

    def clean(self, value):
        return [self.one(line) for line in super().clean(value)]

    def one(self, line):
        try:
            return parse_phone(line, self.region).stored
        except PhoneError as error:
            raise ValidationError(_("“%(line)s”：%(why)s") % {"line": line[:40], "why": error}) from error


class PhonesSoFar(PhonesField):
    """Phones while they are being typed: lines that are no phone yet do not count."""

    def clean(self, value):
        found = []
        for line in LinesField.clean(self, value):
            with suppress(ValidationError):
                found.append(self.one(line))
        return found
