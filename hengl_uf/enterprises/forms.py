"""Forms and filters of enterprises."""

import django_filters as filters
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.enterprises.models import Enterprise
from hengl_uf.lib.phones import PhoneError, parse_phone
from hengl_uf.lib.uscc import UsccError, parse_uscc
from hengl_uf.places.models import Village
from hengl_uf.web.filters import villages_of
from hengl_uf.web.forms import BaseModelForm

OUTSIDE = "outside"
CAPITAL = [*Enterprise.Capital.choices, (OUTSIDE, gettext_lazy("港澳台侨"))]


class EnterpriseForm(BaseModelForm):
    """What is kept about an enterprise."""

    class Meta(BaseModelForm.Meta):
        model = Enterprise
        fields = ("name", "credit_code", "capital", "village", "address", "office_phone")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["village"].queryset = Village.objects.within_reach_of(self.user).order_by("order")
        self.fields[
            "credit_code"
        ].max_length = None  # full-width and spaced codes are longer until they are read
        self.fields["credit_code"].widget.attrs.pop("maxlength", None)
        self.fields["credit_code"].validators = []

    def layout(self):
        return Layout(
            Fieldset(_("企业"), "name", "credit_code", "capital", "village", "address", "office_phone")
        )

    def clean_credit_code(self):
        code = self.cleaned_data["credit_code"]
        if not code:
            return None
        try:
            return parse_uscc(code)
        except UsccError as error:
            raise ValidationError(str(error)) from error

    def clean_office_phone(self):
        phone = self.cleaned_data["office_phone"]
        if not phone:
            return ""
        try:
            return parse_phone(phone).stored
        except PhoneError as error:
            raise ValidationError(str(error)) from error

    def record_fields(self):
        """What `add_enterprise` and `change_enterprise` take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class EnterpriseFilter(filters.FilterSet):
    """Enterprises by name or code, village and capital."""

    q = filters.CharFilter(
        label=gettext_lazy("名称、拼音或信用代码"),
        method="by_words",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    village = filters.ModelChoiceFilter(
        label=gettext_lazy("村（社区）"), queryset=villages_of, empty_label=gettext_lazy("全部")
    )
    capital = filters.ChoiceFilter(
        label=gettext_lazy("资金来源"), choices=CAPITAL, method="by_capital", empty_label=gettext_lazy("全部")
    )

    class Meta:
        model = Enterprise
        fields = ()

    def by_words(self, queryset, name, value):
        return queryset.matching(value)

    def by_capital(self, queryset, name, value):
        return queryset.from_outside() if value == OUTSIDE else queryset.filter(capital=value)
