"""Sums of money in forms: typed as offices write them, kept in yuan to the cent."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.lib.money import MoneyError, parse_money

LONGEST = 40  # characters that are looked at


class MoneyField(forms.Field):
    """A sum in yuan: 1,920.35, ¥300 or 34.6万元. The value is a Decimal of two places, at most what a column of
    14 digits holds; `empty_value` stands for what was left empty, `above_nothing` refuses 0.
    """

    widget = forms.TextInput
    default_error_messages = {"nothing": gettext_lazy("金额要大于 0。")}

    def __init__(self, *, empty_value=None, above_nothing=False, **kwargs):
        kwargs.setdefault("help_text", gettext_lazy("可以写 1,920.35，也可以写 34.6万元。"))
        super().__init__(**kwargs)
        self.empty_value, self.above_nothing = empty_value, above_nothing

    def widget_attrs(self, widget):
        return {"inputmode": "text", "autocomplete": "off", "maxlength": LONGEST}

    def prepare_value(self, value):
        """A stored sum with its thousands apart, without needless cents; what was typed stays as it is."""
        if not isinstance(value, Decimal):
            return value
        return f"{value:,.2f}".removesuffix(".00")

    def to_python(self, value):
        text = str(value or "").strip() if not isinstance(value, Decimal) else str(value)
        if not text:
            return None if self.required else self.empty_value
        if len(text) > LONGEST:
            raise ValidationError(_("金额太长，请写成 19,203,500.00 或 1920.35万元。"), code="invalid")
        try:
            amount = parse_money(text)
        except MoneyError as error:
            raise ValidationError(str(error), code="invalid") from error
        if self.above_nothing and not amount:
            raise ValidationError(self.error_messages["nothing"], code="nothing")
        return amount
