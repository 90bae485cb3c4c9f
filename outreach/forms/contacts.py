"""Forms about contacts."""

from datetime import timedelta

from crispy_forms.layout import HTML, Fieldset, Layout
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.lib.dates import add_months
from hengl_uf.places.models import Grid, Village
from hengl_uf.web.fields import OtherNamesField, PhonesField, PhonesSoFar
from hengl_uf.web.forms import BaseModelForm, NameField
from outreach.forms.fields import REGION_OF_PHONE, colleagues_of
from outreach.models import Contact

A_DAY = timedelta(days=1)


class ContactForm(BaseModelForm):
    """What is kept about a person."""

    other_names = OtherNamesField(
        label=gettext_lazy("别名、外文名"),
        required=False,
        help_text=gettext_lazy("每行一个，如：陳大文、Chan Tai Man。"),
    )
    phones = PhonesField(
        label=gettext_lazy("电话"),
        required=False,
        help_text=gettext_lazy("每行一个。香港、澳门号码可以只填 8 位，其他地区请带区号。"),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("常用语言"),
        choices=Contact.Language.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    consented = forms.BooleanField(label=gettext_lazy("已告知并取得本人同意"), required=False)
    # Shown by the page beside those who may be the same person, not among the fields.
    same_anyway = forms.BooleanField(label=gettext_lazy("不是同一个人，仍然登记"), required=False)

    class Meta(BaseModelForm.Meta):
        model = Contact
        fields = (
            "name",
            "region",
            "village",
            "grid",
            "languages",
            "legal_basis",
            "responsible",
            "retain_until",
            "remark",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["village"].queryset = Village.objects.within_reach_of(self.user).order_by("order")
        self.fields["grid"].queryset = Grid.objects.visible_to(self.user).current().select_related("village")
        self.fields["grid"].label_from_instance = lambda grid: f"{grid.village.name} {grid.name}"
        self.fields["responsible"].queryset = colleagues_of(self.user)
        if self.instance.pk:
            self.initial["phones"] = [phone.number for phone in self.instance.phones.order_by("order")]
            self.initial["other_names"] = self.instance.other_names
            self.initial["consented"] = bool(self.instance.consented_at)

    def layout(self):
        return Layout(
            Fieldset(
                _("是谁"),
                *("name", "other_names", "region", "phones", "village"),
                HTML('{% include "outreach/_likeness_watch.html" %}'),
                *("grid", "languages"),
            ),
            Fieldset(_("依据和保存"), "legal_basis", "consented", "retain_until", "responsible", "remark"),
        )

    def clean_grid(self):
        grid, village = self.cleaned_data["grid"], self.cleaned_data.get("village")
        if grid and village and grid.village_id != village.pk:
            raise ValidationError(_("这个网格不在%(village)s。") % {"village": village})
        return grid

    def clean_retain_until(self):
        day, today = self.cleaned_data["retain_until"], timezone.localdate()
        if day < today:
            raise ValidationError(_("保存期限不能早于今天。"))
        if day > latest_retention(today) + A_DAY:
            raise ValidationError(
                _("最多保存 %(years)s 年，到期前可以再延。") % {"years": settings.CONTACT_RETENTION_YEARS}
            )
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("legal_basis") == Contact.LegalBasis.CONSENT and not cleaned.get("consented"):
            self.add_error("consented", _("依据为本人同意时，须先告知并取得同意。"))
        return cleaned

    def _clean_fields(self):
        """The region says how a phone without code is read, so it is looked at first."""
        self.fields["phones"].region = REGION_OF_PHONE.get(self.data.get(self.add_prefix("region")), "CN")
        super()._clean_fields()

    def record_fields(self):
        """What `add_contact` and `change_contact` take."""
        names = (
            "name",
            "other_names",
            "region",
            "village",
            "grid",
            "languages",
            "legal_basis",
            "responsible",
        )
        fields = {name: self.cleaned_data[name] for name in (*names, "retain_until", "remark")}
        by_consent = fields["legal_basis"] == Contact.LegalBasis.CONSENT
        kept = self.instance.consented_at if self.instance.pk and by_consent else None
        fields["consented_at"] = (kept or timezone.now()) if by_consent else None
        fields["notice_version"] = settings.PRIVACY_NOTICE_VERSION if by_consent else ""
        return fields


class ProbeForm(forms.Form):
    """What is typed so far of a person, on the form of a contact or of a visit; what cannot be read yet is left out."""

    name = NameField(max_length=60, required=False)
    other_names = OtherNamesField(required=False)
    phones = PhonesSoFar(required=False)
    village = forms.ModelChoiceField(Village.objects.none(), required=False)

    def __init__(self, data, *, user):
        on_a_visit = "new_name" in data
        self.anyway = "new_anyway" if on_a_visit else "same_anyway"
        names = {"name": "new_name", "phones": "new_phone", "region": "new_region"} if on_a_visit else {}
        read = ("name", "other_names", "phones", "region", "village")
        super().__init__({name: data.get(names.get(name, name), "") for name in read})
        villages = Village.objects.within_reach_of(user)
        self.fields["village"].queryset = villages
        own = list(villages[:2])
        self.only_village = own[0] if len(own) == 1 else None
        self.fields["phones"].region = REGION_OF_PHONE.get(self.data["region"], "CN")

    def so_far(self) -> dict:
        """What `likenesses` takes."""
        self.full_clean()
        typed = {name: self.cleaned_data.get(name) for name in ("name", "other_names", "phones", "village")}
        return {
            "name": typed["name"] or "",
            "other_names": typed["other_names"] or (),
            "phones": typed["phones"] or (),
            "village": typed["village"] or self.only_village,
        }


def latest_retention(on):
    """The last day to which a record may be kept, asked on a day."""
    return add_months(on, 12 * settings.CONTACT_RETENTION_YEARS)
