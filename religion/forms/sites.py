"""Forms about sites: what is known of one, its class, its closing."""

from decimal import Decimal

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.models import User
from hengl_uf.access.roles import Role
from hengl_uf.enterprises.forms import WorkPhoneField
from hengl_uf.lib.datum import gcj02_to_wgs84
from hengl_uf.places.models import Village
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.fields import DayField, OtherNamesField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from hengl_uf.web.refusals import DeedRefused
from religion.actions import sites as actions
from religion.classification import SiteClass
from religion.models import Site

WGS84, GCJ02 = "wgs84", "gcj02"
DATUMS = (
    (WGS84, gettext_lazy("手机定位、天地图（WGS-84）")),
    (GCJ02, gettext_lazy("高德、腾讯、微信地图（GCJ-02）")),
)
SIX_PLACES = Decimal("0.000001")  # degrees: about a tenth of a metre
# Groups that are folded away: a site is entered with its name, village and address, the rest when it is known.
PLACE = ("lat", "lng", "datum")
FOLDED = (
    (
        "building",
        gettext_lazy("建筑和来历"),
        (
            "founded",
            "founded_century",
            "rebuilt",
            "main_deity",
            "other_deities",
            "structure",
        ),
    ),
    (
        "keeping",
        gettext_lazy("管理和产权"),
        (
            "management",
            "village_keeper",
            "village_phone",
            "town_contact",
            "accounts_shown",
            "tenure",
            "tenure_note",
        ),
    ),
    (
        "fire",
        gettext_lazy("消防"),
        (
            "extinguishers",
            "smoke_alarms",
            "emergency_lights",
            "water_source",
            "truck_access",
            "burner",
        ),
    ),
    ("system", gettext_lazy("省系统和备注"), ("prov_system_no", "synced_on", "note")),
)


class CoordinateField(forms.DecimalField):
    """Degrees, as many decimals as a map gives them."""

    def __init__(self, **kwargs):
        super().__init__(required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs)
        self.error_messages["invalid"] = gettext_lazy("请填写度数，例如 22.530000。")


class SiteForm(BaseModelForm):
    """What is known of a site."""

    aliases = OtherNamesField(
        label=gettext_lazy("别名"), required=False, help_text=gettext_lazy("每行一个。")
    )
    lat = CoordinateField(label=gettext_lazy("纬度"))
    lng = CoordinateField(label=gettext_lazy("经度"))
    datum = forms.ChoiceField(
        label=gettext_lazy("经纬度来自"),
        choices=DATUMS,
        initial=WGS84,
        help_text=gettext_lazy("两种坐标相差约 600 米；保存时统一换成 WGS-84。"),
    )
    village_phone = WorkPhoneField(label=gettext_lazy("村级责任人办公电话"), required=False, max_length=40)
    synced_on = DayField(label=gettext_lazy("省系统核对日期"), required=False, until=timezone.localdate)

    class Meta(BaseModelForm.Meta):
        model = Site
        fields = actions.FIELDS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        villages = Village.objects.within_reach_of(self.user).order_by("order")
        self.fields["village"].queryset = villages
        self.fields["town_contact"].queryset = town_contacts(self.instance)
        offer(pairs_of(villages), self.fields["village"])
        offer(pairs_of(self.fields["town_contact"].queryset), self.fields["town_contact"])
        self.fields["kind"].help_text = _("文庙、宗族祠堂和已登记的寺观教堂不在这里登记。")
        self.fields["note"].widget.attrs["rows"] = 3
        self.fields["note"].help_text = _("只写场所的情况，不写个人信息。")
        for name in actions.MEASURES:
            self.fields[name].widget.attrs["min"] = 1 if name == "largest_event" else "0.01"

    def layout(self):
        return Layout(
            Fieldset(_("基本情况"), Row("name", "village"), "address", "kind", "aliases"),
            Fieldset(
                _("规模和价值"),
                Row("land_area", "floor_area"),
                "largest_event",
                "has_heritage_value",
                "value_note",
                "heritage",
            ),
        )

    def clean_kind(self):
        kind = self.cleaned_data["kind"]
        if kind != Site.Kind.FOLK:
            raise ValidationError(str(actions.not_folk(kind)))
        return kind

    def clean(self):
        cleaned = super().clean()
        for name in actions.MEASURES:
            value = cleaned.get(name)
            if value is not None and value <= 0:
                self.add_error(name, str(actions.no_measure(name)))
        if "lat" in cleaned and "lng" in cleaned:
            self.clean_place()
        return self.cleaned_data

    def clean_place(self):
        """Turn the two coordinates into WGS-84 with six decimals; tell what cannot be."""
        lat, lng = self.cleaned_data["lat"], self.cleaned_data["lng"]
        known = lat is not None and lng is not None
        if known and self.cleaned_data.get("datum") == GCJ02:
            lat, lng = map(Decimal, gcj02_to_wgs84(float(lat), float(lng)))
        try:
            actions.check_place(lat, lng)
        except DeedRefused as refusal:
            self.add_error(refusal.field, str(refusal))
        else:
            if known:
                self.cleaned_data |= {"lat": lat.quantize(SIX_PLACES), "lng": lng.quantize(SIX_PLACES)}

    def record_fields(self):
        """What `add_site` and `edit_site` take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


def town_contacts(site):
    """Who may be turned to in the town: the office, and who is named already."""
    office = Q(role=Role.OFFICE, is_active=True)
    return User.objects.filter(office | Q(pk=site.town_contact_id)).order_by("name", "pk")


class ClassForm(BaseForm):
    """Which class a site has."""

    site_class = forms.ChoiceField(
        label=gettext_lazy("场所类别"), choices=SiteClass.choices, widget=forms.RadioSelect
    )
    reason = CleanCharField(
        label=gettext_lazy("说明"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("与建议类别不同时必填：为什么。"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ClosingForm(BaseForm):
    """That a site is under repair or closed, since when and why."""

    status = forms.ChoiceField(label=gettext_lazy("使用情况"), widget=forms.RadioSelect)
    on = DayField(label=gettext_lazy("从哪天起"), until=timezone.localdate)
    reason = CleanCharField(label=gettext_lazy("原因"), max_length=200)

    def __init__(self, *args, current, **kwargs):
        super().__init__(*args, **kwargs)
        closing = (Site.Status.REPAIR, Site.Status.CLOSED)
        self.fields["status"].choices = [(one.value, one.label) for one in closing if one != current]


class ReopeningForm(BaseForm):
    """Since when a site is in use again."""

    on = DayField(label=gettext_lazy("从哪天起"), until=timezone.localdate)
