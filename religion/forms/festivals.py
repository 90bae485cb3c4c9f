"""Forms about festivals and their days of each year."""

from crispy_forms.layout import HTML, Fieldset, Layout, Row
from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.calendars.lunar import DAYS, MONTHS
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField, word
from religion.actions.festivals import span_without_day
from religion.forms.fields import site_field
from religion.models import Festival, Occurrence

RULE = ("lunar_month", "lunar_day", "leap", "days_before", "days")  # what decides on the days
TOLD = '{% include "religion/_festival_told.html" %}'  # the days of what is typed, between the groups


class NumberedChoiceField(forms.TypedChoiceField):
    """A number that is chosen by its name."""

    def __init__(self, *, names, refusal, **kwargs):
        choices = [("", gettext_lazy("请选择")), *enumerate(names, 1)]
        super().__init__(choices=choices, coerce=int, empty_value=None, **kwargs)
        self.error_messages["invalid_choice"] = refusal


class RuleForm(BaseForm):
    """A lunar day while it is being typed: what there is of it that can be reckoned with."""

    lunar_month = forms.IntegerField(min_value=1, max_value=len(MONTHS))
    lunar_day = forms.IntegerField(min_value=1, max_value=len(DAYS))
    leap = forms.ChoiceField(choices=Festival.Leap, required=False)
    days_before = forms.IntegerField(min_value=0, max_value=15, required=False)
    days = forms.IntegerField(min_value=1, max_value=30, required=False)

    def rule(self) -> Festival | None:
        """A festival with this rule, or None when nothing can be reckoned yet."""
        if not self.is_valid():
            return None
        typed = self.cleaned_data
        return Festival(
            lunar_month=typed["lunar_month"],
            lunar_day=typed["lunar_day"],
            leap=typed["leap"] or Festival.Leap.ORDINARY,
            days_before=typed["days_before"] or 0,
            days=typed["days"] or 1,
        )


class FestivalForm(BaseModelForm):
    """A festival: its name, its lunar day, how long it lasts, what is done in leap months."""

    lunar_month = NumberedChoiceField(
        label=gettext_lazy("农历月"),
        names=MONTHS,
        refusal=gettext_lazy("农历没有“%(value)s”月，请在正月到腊月里选。"),
    )
    lunar_day = NumberedChoiceField(
        label=gettext_lazy("农历日"),
        names=DAYS,
        refusal=gettext_lazy("农历没有“%(value)s”日，请在初一到三十里选。"),
    )

    class Meta(BaseModelForm.Meta):
        model = Festival
        fields = ("name", *RULE, "usual_people", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lunar_day"].help_text = short_month_words()
        self.fields["leap"].help_text = _("农历有的年份同一个月有两个，后一个叫闰月。没有闰月的年份照常办。")
        self.fields["days_before"].help_text = _("正日以前就开始的，填提前的天数。")
        self.fields["days"].help_text = _("从开始到结束，连正日在内。")
        self.fields["usual_people"].help_text = _("往年同一时间最多大约多少人，只写人数。")
        self.fields["usual_people"].min_value = 1
        self.fields["usual_people"].widget.attrs["min"] = 1

    def layout(self):
        first = ["site"] if "site" in self.fields else []
        return Layout(
            Fieldset(
                _("什么诞期，哪一天"),
                *first,
                "name",
                Row("lunar_month", "lunar_day"),
                "leap",
                Row("days_before", "days"),
            ),
            HTML(TOLD),
            Fieldset(_("规模和说明"), "usual_people", "note"),
        )

    def clean(self):
        cleaned = super().clean()
        before, days = cleaned.get("days_before"), cleaned.get("days")
        if before is not None and days is not None and before >= days:
            refusal = span_without_day(before)
            self.add_error("days", str(refusal))
        return cleaned

    def record_fields(self):
        """What the deeds take."""
        return {name: self.cleaned_data[name] for name in self.fields}


class NewFestivalForm(FestivalForm):
    """A festival with the site where it is held."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        site = site_field(self.user, label=_("场所"))
        word(site)
        self.fields = {"site": site, **self.fields}
        self.helper.layout = self.layout()


def short_month_words() -> str:
    """What is done with 三十 in a short month, as the settings have it."""
    if settings.FESTIVAL_SHORT_MONTH == "skip":
        return _("农历月有大有小，小月没有三十：选三十的，遇到小月当年不办。")
    return _("农历月有大有小，小月没有三十：选三十的，遇到小月按廿九算。")


class OccurrenceForm(BaseModelForm):
    """The days of a festival in one year, how many are expected, how they are guided."""

    class Meta(BaseModelForm.Meta):
        model = Occurrence
        fields = ("starts_on", "ends_on", "expected_people", "crowd_note", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["expected_people"].widget.attrs["min"] = 1
        self.fields["crowd_note"].widget = forms.Textarea(attrs={"rows": 3, "maxlength": 400})

    def layout(self):
        return Layout(
            Fieldset(_("日期"), Row("starts_on", "ends_on")),
            Fieldset(_("人流"), "expected_people", "crowd_note", "note"),
        )

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("结束日期不能早于开始日期。"))
        return cleaned

    def record_fields(self):
        """What `change` takes."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class CancelForm(BaseForm):
    """Why a festival is not held this year."""

    reason = CleanCharField(label=gettext_lazy("取消原因"), max_length=200)


class ConfirmYearForm(BaseForm):
    """Which days of a year are right. Each box carries the version that the person has before them."""

    chosen = forms.MultipleChoiceField(
        label=gettext_lazy("诞期日期"),
        choices=(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("请勾选核对过的日期。"),
            "invalid_choice": gettext_lazy("名单在您核对期间有变化，请看过再确认。"),
        },
    )

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = list(rows)
        self.fields["chosen"].choices = [(value_of(row), str(row)) for row in self.rows]
        ticked = self.data.getlist("chosen") if self.is_bound else [value_of(row) for row in self.rows]
        for row in self.rows:
            row.box_value, row.is_ticked = value_of(row), value_of(row) in ticked

    def clean_chosen(self):
        """What `confirm_many` takes: (id, version) of each."""
        return [tuple(int(part) for part in one.split("-")) for one in self.cleaned_data["chosen"]]


def value_of(row) -> str:
    """Id and version of a day, as a box carries them."""
    return f"{row.pk}-{row.version}"
