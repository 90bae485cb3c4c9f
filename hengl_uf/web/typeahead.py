"""Choosing one of many by typing: with a script a list that narrows, without one the typed name is looked up."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.web.numbers import number_or_none

SHOWN = 5  # names in a sentence about an ambiguous entry


class TypeaheadWidget(forms.Widget):
    """A hidden id and a visible text; the value is the pair of both."""

    template_name = "web/widgets/typeahead.html"

    def __init__(self, options_url, placeholder="", create_label="", attrs=None):
        super().__init__(attrs)
        self.options_url = options_url
        self.placeholder = placeholder
        self.create_label = create_label
        self.label_of = str

    def value_from_datadict(self, data, files, name):
        return (data.get(name, "").strip(), data.get(f"{name}_text", "").strip())

    def value_omitted_from_data(self, data, files, name):
        return name not in data and f"{name}_text" not in data

    def get_context(self, name, value, attrs):
        pk, text = value if isinstance(value, tuple | list) else (value, "")
        context = super().get_context(name, pk, attrs)
        context["widget"] |= {
            "text": text or self.text_for(pk),
            "options_url": reverse(self.options_url),
            "placeholder": self.placeholder,
            "create_label": self.create_label,
        }
        return context

    def text_for(self, pk) -> str:
        """What the visible box shows for a chosen record."""
        number = number_or_none(pk)
        chosen = self.queryset.filter(pk=number).first() if number else None
        return self.label_of(chosen) if chosen else ""


class TypeaheadField(forms.Field):
    """One record out of a queryset that knows `matching(words)`. Set `queryset` (scoped to the person) in the form."""

    widget = TypeaheadWidget
    default_error_messages = {
        "unknown": gettext_lazy("没有找到“%(text)s”。请换个写法，或登记新的。"),
        "several": gettext_lazy("有 %(count)s 个符合“%(text)s”：%(names)s。请写得更完整。"),
        "gone": gettext_lazy("这条记录已不存在，或不在您负责的范围内。"),
    }

    def __init__(self, *, options_url, placeholder="", create_label="", label_of=str, **kwargs):
        kwargs["widget"] = TypeaheadWidget(options_url, placeholder, create_label)
        super().__init__(**kwargs)
        self.label_of = self.widget.label_of = label_of

    @property
    def queryset(self):
        return self.widget.queryset

    @queryset.setter
    def queryset(self, queryset):
        self.widget.queryset = queryset

    def prepare_value(self, value):
        return getattr(value, "pk", value)

    def to_python(self, value):
        pk, text = value if isinstance(value, tuple | list) else (str(value or ""), "")
        if pk:
            number = number_or_none(pk)
            chosen = self.queryset.filter(pk=number).first() if number else None
            if chosen is None:
                raise ValidationError(self.error_messages["gone"], code="gone")
            if not text or text == self.label_of(chosen):
                return chosen
        return self.look_up(text) if text else None

    def look_up(self, text):
        """The one record that the typed words mean."""
        found = list(self.queryset.matching(text)[: SHOWN + 1])
        exact = [one for one in found if text in (str(one), self.label_of(one))]
        if len(exact) == 1 or len(found) == 1:
            return (exact or found)[0]
        if not found:
            raise ValidationError(self.error_messages["unknown"], code="unknown", params={"text": text})
        names = _("、").join(self.label_of(one) for one in found[:SHOWN])
        count = len(found) if len(found) <= SHOWN else _("%(count)s 以上") % {"count": SHOWN}
        raise ValidationError(
            self.error_messages["several"],
            code="several",
            params={"count": count, "text": text, "names": names},
        )

    def validate(self, value):
        if self.required and value is None:
            raise ValidationError(self.error_messages["required"], code="required")

    def has_changed(self, initial, data):
        return True
