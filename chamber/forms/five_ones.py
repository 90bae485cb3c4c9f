"""Forms about 五个一: its items, and what organisations have done of them."""

from crispy_forms.layout import Div, Fieldset, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.forms.party_fields import any_organisation_field, everybody_field, take_everybody
from chamber.models import FiveOne, FiveOneTick, PartyOrganisation
from hengl_uf.attachments.forms import AttachmentsField
from hengl_uf.lib.dates import FIRST_YEAR
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from hengl_uf.web.numbers import number_or_none


class FiveOneForm(BaseModelForm):
    """One item, in the office's words."""

    class Meta(BaseModelForm.Meta):
        model = FiveOne
        fields = ("name", "note", "is_active")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].help_text = _("怎样才算完成，写给登记的人看。")
        self.fields["is_active"].help_text = _("停用后不再要求登记，已登记的仍然保留。")

    def record_fields(self):
        """What `add_five_one` and `change_five_one` take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


def items_for(form, field):
    """Let a field offer the items in use, and the one that a tick has now."""
    known = FiveOne.objects.visible_to(form.user)
    there = getattr(getattr(form, "instance", None), "item_id", None)
    field.queryset = (known.filter(is_active=True) | known.filter(pk=there)).in_order()
    offer(pairs_of(field.queryset), field)


class TickForm(BaseModelForm):
    """That an organisation has done an item in a year."""

    files = AttachmentsField(
        label=gettext_lazy("佐证材料"), required=False, help_text=gettext_lazy("照片、签到表、简报等。")
    )

    class Meta(BaseModelForm.Meta):
        model = FiveOneTick
        fields = ("item", "year", "done_on", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.fields["organisation"] = any_organisation_field(self.user, label=_("党组织"))
        items_for(self, self.fields["item"])
        self.fields["year"].widget.attrs |= {
            "min": FIRST_YEAR,
            "max": today.year,
            "inputmode": "numeric",
        }
        self.fields["done_on"].widget.attrs["max"] = today.isoformat()
        self.fields["note"].help_text = _("不写个人姓名。")
        if self.instance.pk:
            self.initial["organisation"] = self.instance.organisation_id
            del self.fields["files"]

    def layout(self):
        files = ["files"] if "files" in self.fields else []
        return Layout(Fieldset(_("完成情况"), "organisation", "item", Row("year", "done_on"), "note", *files))

    def clean_done_on(self):
        day = self.cleaned_data["done_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("完成日期不能晚于今天。"))
        return day

    def clean(self):
        cleaned = super().clean()
        year, day = cleaned.get("year"), cleaned.get("done_on")
        if year and day and day.year != year:
            self.add_error("done_on", _("完成日期要在 %(year)s 年内。") % {"year": year})
        return cleaned

    def record_fields(self):
        """What `change_tick` takes."""
        return {name: self.cleaned_data[name] for name in (*self.Meta.fields, "organisation")}


class TakeBackForm(BaseForm):
    """Why a tick is taken back."""

    reason = CleanCharField(label=gettext_lazy("撤回原因"), max_length=200)


class TickManyForm(BaseForm):
    """That several organisations have done an item on a day."""

    item = forms.ModelChoiceField(label=gettext_lazy("项目"), queryset=None)
    done_on = DayField(label=gettext_lazy("完成日期"), until=timezone.localdate)
    note = CleanCharField(
        label=gettext_lazy("完成情况"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("不写个人姓名。"),
    )
    everybody = everybody_field()
    organisations = forms.ModelMultipleChoiceField(
        label=gettext_lazy("哪些党组织完成了"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("已登记过的保持不变。佐证材料以后在各自的记录里添加。"),
    )

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)
        items_for(self, self.fields["item"])
        field = self.fields["organisations"]
        field.label = self.base_fields["organisations"].label  # not optional unless all are meant
        field.queryset = PartyOrganisation.objects.visible_to(user).active().in_name_order()
        offer(pairs_of(field.queryset), field)

    def layout(self):
        return Layout(
            Fieldset(_("完成情况"), "item", "done_on", "note"),
            Fieldset(_("党组织"), "everybody", Div("organisations", css_class="check-columns")),
        )

    def clean_done_on(self):
        day = self.cleaned_data["done_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("完成日期不能晚于今天。"))
        return day

    def clean(self):
        cleaned = super().clean()
        take_everybody(self, cleaned, cleaned.get("done_on"))
        return cleaned

    def record_fields(self):
        """What `tick_many` takes."""
        return {name: self.cleaned_data[name] for name in ("item", "done_on", "note", "organisations")}


class MatrixForm(forms.Form):
    """Which year of the matrix is looked at, and which rows of it."""

    STATES = (
        ("", gettext_lazy("全部")),
        ("missing", gettext_lazy("有未完成")),
        ("complete", gettext_lazy("全部完成")),
        ("no_evidence", gettext_lazy("缺佐证材料")),
    )
    YEARS = 6  # offered: this one and those before

    q = forms.CharField(
        label=gettext_lazy("党组织名称或拼音"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    year = forms.TypedChoiceField(label=gettext_lazy("年度"), coerce=int, empty_value=None, required=False)
    state = forms.ChoiceField(label=gettext_lazy("状态"), choices=STATES, required=False)
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("党组织"), queryset=None, required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args, user, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.this_year = today.year
        years = list(range(today.year, today.year - self.YEARS, -1))
        asked = number_or_none(self.data.get("year"))
        if asked and FIRST_YEAR <= asked < years[-1]:
            years.append(asked)
        self.fields["year"].choices = [(year, _("%(year)s 年") % {"year": year}) for year in years]
        self.fields["year"].initial = today.year
        self.fields["organisation"].queryset = PartyOrganisation.objects.visible_to(user).current()

    def chosen(self) -> dict:
        """What was asked for; what makes no sense counts as not asked."""
        self.is_valid()
        return {
            "words": self.cleaned_data.get("q") or "",
            "year": self.cleaned_data.get("year") or self.this_year,
            "state": self.cleaned_data.get("state") or "",
            "organisation": self.cleaned_data.get("organisation"),
        }
