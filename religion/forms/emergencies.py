"""Forms about emergency plans, drills and incidents. The site of each is chosen once."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from hengl_uf.web.numbers import number_or_none
from religion.actions.incidents import MOST_INJURED
from religion.forms.fields import site_field
from religion.forms.filings import COUNTS_ONLY, people_field, plans_of_site
from religion.models import Drill, EmergencyPlan, Incident

UNTIL_NOW = {"type": "datetime-local"}


def moment_field(label, **kwargs):
    """A moment to the minute, picked by the browser's own calendar."""
    return forms.DateTimeField(
        label=label, widget=forms.DateTimeInput(attrs=UNTIL_NOW, format="%Y-%m-%dT%H:%M"), **kwargs
    )


class SiteRecordForm(BaseModelForm):
    """A record of a site: the site is asked for while it is new."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.fields["site"] = site_field(self.user, label=_("场所"))

    def site_asked(self) -> tuple[str, ...]:
        """The field of the site where it is asked, for the layout."""
        return () if self.instance.pk else ("site",)

    def record_fields(self):
        """What the deeds take."""
        return {name: self.cleaned_data[name] for name in self.fields}


class PlanForm(SiteRecordForm):
    """An emergency plan: what for, when it was made, when it is looked through again, what it says in short."""

    class Meta(BaseModelForm.Meta):
        model = EmergencyPlan
        fields = ("kind", "title", "approved_on", "review_due_on", "summary")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["summary"].widget.attrs["rows"] = 4
        self.fields["approved_on"].widget.attrs["max"] = timezone.localdate().isoformat()

    def layout(self):
        dates = Row("approved_on", "review_due_on")
        return Layout(Fieldset(_("应急预案"), *self.site_asked(), "kind", "title", dates, "summary"))

    def clean(self):
        cleaned = super().clean()
        made, due = cleaned.get("approved_on"), cleaned.get("review_due_on")
        if made and made > timezone.localdate():
            self.add_error("approved_on", _("日期不能晚于今天。"))
        elif made and due and due < made:
            self.add_error("review_due_on", _("复审期限不能早于制定日期。"))
        return cleaned


class ReplaceForm(PlanForm):
    """A plan that takes the place of another, of the same site."""

    def __init__(self, *args, instance=None, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["site"]

    def site_asked(self):
        return ()


class ReviewForm(BaseForm):
    """When a plan was looked through, and when it is again."""

    reviewed_on = DayField(label=gettext_lazy("复审日期"), until=timezone.localdate)
    review_due_on = DayField(label=gettext_lazy("下次复审"))
    note = CleanCharField(
        label=gettext_lazy("说明"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("如：人员、电话、疏散路线都还对得上。"),
    )


class DrillForm(SiteRecordForm):
    """A drill: when, what for, how many, what did not go well."""

    people = people_field(gettext_lazy("参加人数"), help_text=COUNTS_ONLY)

    class Meta(BaseModelForm.Meta):
        model = Drill
        fields = ("held_on", "kind", "plan", "people", "with_whom", "course", "shortcomings")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        fields = self.fields
        fields["held_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        fields["with_whom"].help_text = _("如：消防所、村委会、志愿者队。")
        fields["course"].widget.attrs["rows"] = fields["shortcomings"].widget.attrs["rows"] = 3
        fields["shortcomings"].help_text = _("哪里慢了、谁不会用灭火器、怎样改。不写个人姓名。")
        site = self.instance.site_id or number_or_none(self.data.get("site") or self.initial.get("site"))
        offered = plans_of_site(site, self.instance.plan_id) if site else EmergencyPlan.objects.none()
        seen = EmergencyPlan.objects.visible_to(self.user).values("pk")
        fields["plan"].queryset = offered.filter(pk__in=seen)
        fields["plan"].empty_label = _("不选")
        if not fields["plan"].queryset and not (self.is_bound and self.data.get("plan")):
            del fields["plan"]

    def layout(self):
        plan = ("plan",) if "plan" in self.fields else ()
        return Layout(
            Fieldset(
                _("演练"), *self.site_asked(), Row("held_on", "kind"), *plan, Row("people", "with_whom")
            ),
            Fieldset(_("经过"), "course", "shortcomings"),
        )


class IncidentForm(SiteRecordForm):
    """An incident: what happened, when, who knows of it."""

    happened_at = moment_field(gettext_lazy("发生时间"))
    injured = people_field(gettext_lazy("受伤人数"), least=0, most=MOST_INJURED, help_text=COUNTS_ONLY)

    class Meta(BaseModelForm.Meta):
        model = Incident
        fields = ("kind", "title", "happened_at", "reported_to", "injured", "loss")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].help_text = _("一句话说清楚，如：香炉旁纸钱起火。不写个人姓名。")
        self.fields["loss"].help_text = _("东西、房屋的损失。")

    def layout(self):
        return Layout(
            Fieldset(_("发生了什么"), *self.site_asked(), "kind", "title", "happened_at"),
            Fieldset(_("报告和损失"), "reported_to", Row("injured", "loss")),
        )


class StepForm(BaseForm):
    """One moment of what was done."""

    text = CleanCharField(
        label=gettext_lazy("情况"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("谁到场、怎样处置、结果怎样。不写伤者的姓名和身体状况。"),
    )
    happened_at = moment_field(gettext_lazy("时间"))


class CloseForm(BaseForm):
    """When all was dealt with, and what was learnt."""

    lessons = CleanCharField(
        label=gettext_lazy("教训和改进"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("为什么会发生，以后怎样避免。不写伤者的姓名和身体状况。"),
    )
    closed_on = DayField(label=gettext_lazy("处置结束"), until=timezone.localdate)
