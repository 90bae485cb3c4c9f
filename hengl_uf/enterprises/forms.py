"""Forms about enterprises, their contacts at work, industries and parks."""

from crispy_forms.layout import HTML, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.enterprises.models import Enterprise, EnterpriseContact, Industry, Park
from hengl_uf.lib.phones import PhoneError, display_phone, parse_phone
from hengl_uf.lib.text import normalise_name
from hengl_uf.lib.uscc import UsccError, parse_uscc
from hengl_uf.places.models import Village
from hengl_uf.web.choices import NamedField, offer, pairs_of
from hengl_uf.web.fields import LinesField
from hengl_uf.web.forms import BaseModelForm, CleanCharField, NameField

LONGEST_NAME = Enterprise._meta.get_field("name").max_length
LAST_PLACE = 999


class NamesField(LinesField):
    """Names of bodies, one a line."""

    def to_python(self, value):
        return list(dict.fromkeys(normalise_name(line) for line in super().to_python(value)))

    def validate(self, value):
        super().validate(value)
        for line in value:
            if len(line) > LONGEST_NAME:
                words = {"line": line[:12], "most": LONGEST_NAME}
                raise ValidationError(_("“%(line)s…”太长，每行最多 %(most)s 字。") % words)


class WorkPhoneField(forms.CharField):
    """A number at work, kept as it is stored."""

    def prepare_value(self, value):
        return display_phone(value) if value else value

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return ""
        try:
            return parse_phone(typed).stored
        except PhoneError as error:
            raise ValidationError(str(error)) from error


class EnterpriseForm(BaseModelForm):
    """What is kept about an enterprise."""

    former_names = NamesField(
        label=gettext_lazy("曾用名"), required=False, help_text=gettext_lazy("每行一个，最多 8 个。")
    )
    keep_old_name = forms.BooleanField(
        label=gettext_lazy("名称有变更时，把原名称记为曾用名"), required=False, initial=True
    )
    # Longer than 18 while it is typed with spaces or in full width.
    credit_code = CleanCharField(
        label=gettext_lazy("统一社会信用代码"),
        required=False,
        help_text=gettext_lazy("18 位，按营业执照填写。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    industry = NamedField(label=gettext_lazy("行业"), queryset=Industry.objects.none(), required=False)
    office_phone = WorkPhoneField(label=gettext_lazy("办公电话"), required=False)
    # Shown by the page beside those that may be the same enterprise, not among the fields.
    other_anyway = forms.BooleanField(label=gettext_lazy("不是同一家企业，仍然登记"), required=False)

    class Meta(BaseModelForm.Meta):
        model = Enterprise
        fields = (
            "name",
            "former_names",
            "credit_code",
            "status",
            "industry",
            "main_business",
            "size",
            "capital",
            "capital_note",
            "village",
            "park",
            "address",
            "office_phone",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        villages = Village.objects.within_reach_of(self.user).order_by("order")
        self.fields["village"].queryset = villages
        offer(pairs_of(villages), self.fields["village"])
        offered = Q(is_active=True) | Q(pk=self.instance.industry_id)
        self.fields["industry"].queryset = Industry.objects.filter(offered).order_by("order", "pk")
        self.offer_parks()
        if not self.instance.pk:
            del self.fields["keep_old_name"]

    def offer_parks(self):
        """Parks within reach, each with its village: which one fits is checked with the village."""
        parks = Park.objects.visible_to(self.user).current()
        self.fields["park"].queryset = parks
        named = parks.order_by("village__order", "name").values_list("pk", "village__name", "name")
        offer([(pk, f"{village} · {name}") for pk, village, name in named], self.fields["park"])

    def layout(self):
        renaming = ["keep_old_name"] if self.instance.pk else []
        return Layout(
            Fieldset(
                _("企业"),
                *("name", *renaming, "credit_code"),
                HTML('{% include "enterprises/_likeness_watch.html" %}'),
                *("former_names", "status"),
            ),
            Fieldset(_("行业和规模"), "industry", "main_business", "size", "capital", "capital_note"),
            Fieldset(_("在哪里"), "village", "park", "address", "office_phone"),
        )

    def clean_credit_code(self):
        code = self.cleaned_data["credit_code"]
        if not code:
            return None
        try:
            return parse_uscc(code)
        except UsccError as error:
            raise ValidationError(str(error)) from error

    def clean(self):
        cleaned = super().clean()
        park, village = cleaned.get("park"), cleaned.get("village")
        if park and village and park.village_id != village.pk:
            self.add_error("park", _("“%(park)s”不在%(village)s。") % {"park": park, "village": village})
        return cleaned

    def record_fields(self):
        """What `add_enterprise` and `change_enterprise` take."""
        names = (*self.Meta.fields, "keep_old_name")
        return {name: self.cleaned_data[name] for name in names if name in self.fields}


class ProbeForm(forms.Form):
    """What is typed so far of an enterprise; what cannot be read yet is left out."""

    name = NameField(max_length=LONGEST_NAME, required=False)
    former_names = NamesField(required=False)
    credit_code = CleanCharField(required=False)

    def clean_credit_code(self):
        try:
            return parse_uscc(self.cleaned_data["credit_code"])
        except UsccError:
            return ""

    def so_far(self) -> dict:
        """What `likenesses` takes."""
        self.full_clean()
        return {
            "name": self.cleaned_data.get("name") or "",
            "former_names": self.cleaned_data.get("former_names") or (),
            "credit_code": self.cleaned_data.get("credit_code") or "",
        }


class ContactForm(BaseModelForm):
    """Somebody at work in an enterprise."""

    phone = WorkPhoneField(
        label=gettext_lazy("工作电话"),
        required=False,
        help_text=gettext_lazy("香港、澳门号码请带 852、853。"),
    )

    class Meta(BaseModelForm.Meta):
        model = EnterpriseContact
        fields = ("name", "kind", "post", "phone")

    def record_fields(self):
        """What `add_contact` and `change_contact` take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class IndustryForm(BaseModelForm):
    """An industry: its name, the section of the national standard, its place in lists, whether it can be chosen."""

    class Meta(BaseModelForm.Meta):
        model = Industry
        fields = ("name", "section", "order", "is_active")
        error_messages = {"name": {"unique": gettext_lazy("已经有这个行业。")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["order"].max_value = LAST_PLACE
        self.fields["order"].help_text = _("数字小的排在前面。")
        self.fields["is_active"].help_text = _("停用后新登记的企业不能再选，已经选了的不变。")

    def clean_order(self):
        order = self.cleaned_data["order"]
        if order > LAST_PLACE:
            raise ValidationError(_("次序最大填 %(most)s。") % {"most": LAST_PLACE})
        return order


class ParkForm(BaseModelForm):
    """An industrial park of a village."""

    class Meta(BaseModelForm.Meta):
        model = Park
        fields = ("name", "village", "address")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        villages = Village.objects.within_reach_of(self.user).order_by("order")
        self.fields["village"].queryset = villages
        offer(pairs_of(villages), self.fields["village"])
