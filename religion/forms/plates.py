"""Forms about QR plates: one for a site, all that are missing, a new one in place of the old, and what is printed."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.places.models import Village
from hengl_uf.web.choices import offer
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from religion.models import Plate, Site

SIZES = (
    ("label", gettext_lazy("标签（每页 24 张，70 × 37 毫米）")),
    ("plate", gettext_lazy("门牌（每页 2 张）")),
)


def place_field():
    """Where a plate hangs."""
    return CleanCharField(
        label=gettext_lazy("张贴位置"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("如：正门右侧墙上。"),
    )


class PlateForm(BaseForm):
    """For which site a plate is made."""

    site = forms.ModelChoiceField(label=gettext_lazy("场所"), queryset=None)
    place = place_field()

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["site"]
        field.queryset = Site.objects.visible_to(user).current().order_by("village__order", "pinyin")
        rows = field.queryset.values_list("pk", "name", "village__name")
        offer([(pk, f"{name} · {village}") for pk, name, village in rows], field)


class PlaceForm(BaseModelForm):
    """Where a plate hangs now."""

    class Meta(BaseModelForm.Meta):
        model = Plate
        fields = ("place",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].help_text = _("如：正门右侧墙上。")


class MissingForm(BaseForm):
    """For which village the missing plates are made."""

    village = forms.ModelChoiceField(
        label=gettext_lazy("村（社区）"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("全部村（社区）"),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["village"]
        field.queryset = Village.objects.within_reach_of(user).order_by("order")
        field.label = _("村（社区）")


class EndForm(BaseForm):
    """Why a plate opens nothing any more."""

    reason = CleanCharField(
        label=gettext_lazy("停用原因"), max_length=200, help_text=gettext_lazy("如：丢失、破损、场所改名。")
    )


class PrintForm(forms.Form):
    """What is printed, and how large."""

    village = forms.ModelChoiceField(
        label=gettext_lazy("村（社区）"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("全部"),
    )
    size = forms.ChoiceField(label=gettext_lazy("规格"), choices=SIZES, required=False)
    made_from = DayField(label=gettext_lazy("制作日期从"), required=False)
    site = forms.ModelChoiceField(queryset=None, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        for name, style in (
            ("village", "form-select"),
            ("size", "form-select"),
            ("made_from", "form-control"),
        ):
            self.fields[name].widget.attrs["class"] = style
        self.fields["village"].queryset = Village.objects.within_reach_of(user).order_by("order")
        self.fields["site"].queryset = Site.objects.visible_to(user)

    def chosen(self) -> dict:
        """What was asked for; what makes no sense counts as not asked."""
        self.is_valid()
        given = self.cleaned_data
        return {
            "village": given.get("village"),
            "size": given.get("size") or SIZES[0][0],
            "made_from": given.get("made_from"),
            "site": given.get("site"),
        }
