"""Forms about filings of events: the event, the town's answer, how it went, why it is called off."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.enterprises.forms import WorkPhoneField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField, NameField
from hengl_uf.web.numbers import number_or_none
from religion.actions.happenings import MOST_PEOPLE
from religion.forms.fields import site_field
from religion.models import EmergencyPlan, EventFiling

COUNTS_ONLY = gettext_lazy("只填人数，不记名单。")
WANTED = ("expected_people", "plan", "contact_name", "contact_phone")  # a draft is saved without, not filed


def people_field(label, *, required=True, least=1, most=MOST_PEOPLE, **kwargs):
    """How many people: a whole number."""
    words = {"least": least, "most": f"{most:,}"}
    wrong = format_lazy(gettext_lazy("请核对人数：{least} 到 {most}。"), **words)
    return forms.IntegerField(
        error_messages={
            "min_value": wrong,
            "max_value": wrong,
            "invalid": gettext_lazy("请填写数字，只填人数。"),
        },
        label=label,
        required=required,
        min_value=least,
        max_value=most,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        **kwargs,
    )


def plans_of_site(site_id, kept=None):
    """The emergency plans of a site that are in force, and the one that is named now."""
    known = EmergencyPlan.objects.filter(site_id=site_id)
    return known.filter(Q(removed_at__isnull=True, replaced_on__isnull=True) | Q(pk=kept)).order_by(
        "kind", "-approved_on", "pk"
    )


class FilingForm(BaseModelForm):
    """What is held, when, for how many, how it is kept safe, whom to ring up. The site is chosen once.

    The emergency plan is asked for where the site is known; else the deed takes the usual one.
    """

    expected_people = people_field(gettext_lazy("预计人数"), required=False, help_text=COUNTS_ONLY)
    crowd_limit = people_field(
        gettext_lazy("人流上限"), required=False, help_text=gettext_lazy("同一时间最多多少人在场。")
    )
    contact_name = NameField(label=gettext_lazy("联系人"), max_length=60, required=False)
    contact_phone = WorkPhoneField(
        label=gettext_lazy("联系人办公电话"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )

    class Meta(BaseModelForm.Meta):
        model = EventFiling
        fields = (
            "title",
            "held_from",
            "held_to",
            "expected_people",
            "crowd_limit",
            "plan",
            "safety",
            "emergency_plan",
            "contact_name",
            "contact_phone",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        fields = self.fields
        if not self.instance.pk:
            fields["site"] = site_field(self.user, label=_("场所"))
        fields["plan"].widget.attrs["rows"] = 4
        fields["plan"].help_text = _("活动安排、时间、地点、谁负责。")
        fields["safety"].widget.attrs["rows"] = 3
        words = {"people": settings.EVENT_ALERT_PEOPLE}
        fields["expected_people"].help_text = (
            _("只填人数，不记名单。%(people)s 人以上的会提请镇里关注，还要填人流上限、安全措施和应急预案。")
            % words
        )
        fields["held_to"].required = False
        fields["held_to"].label = _("结束日期（选填）")
        fields["held_to"].help_text = _("只办一天的不填。")
        for name in WANTED:
            label = EventFiling._meta.get_field(name).verbose_name
            fields[name].label = _("%(label)s（报备时必填）") % {"label": label}
        self.ask_for_plan()

    def ask_for_plan(self):
        """Offer the plans of the site, when it is known which."""
        site = self.instance.site_id or number_or_none(self.data.get("site") or self.initial.get("site"))
        if not site or (self.is_bound and "emergency_plan" not in self.data):
            del self.fields["emergency_plan"]
            return
        field = self.fields["emergency_plan"]
        field.queryset = plans_of_site(site, self.instance.emergency_plan_id).filter(
            site__in=self.fields["site"].queryset if "site" in self.fields else [site]
        )
        field.empty_label = _("不选")
        field.error_messages["invalid_choice"] = _("请选择这个场所有效的应急预案。")
        if not field.queryset:
            field.help_text = _("这个场所还没有应急预案，先到“应急预案”里登记。")

    def layout(self):
        site = () if self.instance.pk else ("site",)
        return Layout(
            Fieldset(
                _("活动"),
                *site,
                "title",
                Row("held_from", "held_to"),
                Row("expected_people", "crowd_limit"),
            ),
            Fieldset(_("方案和安全"), "plan", "safety", "emergency_plan"),
            Fieldset(_("联系人"), Row("contact_name", "contact_phone")),
        )

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("held_from"), cleaned.get("held_to")
        if last is None and "held_to" not in self.errors:
            cleaned["held_to"] = first
        if first and last and last < first:
            self.add_error("held_to", _("结束日期不能早于开始日期。"))
        return cleaned

    def record_fields(self):
        """What `add_filing` and `edit_filing` take."""
        return {name: self.cleaned_data[name] for name in self.fields}


class AcceptForm(BaseForm):
    """What the town asks for when it agrees."""

    answer = CleanCharField(
        label=gettext_lazy("答复"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("有什么要求，如：安排消防力量到场、控制人流。"),
    )


class RefuseForm(BaseForm):
    """Why the town does not agree."""

    answer = CleanCharField(
        label=gettext_lazy("不同意的原因"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("写清楚怎样改了可以再报。"),
    )


class ReportForm(BaseForm):
    """How many came, and how it went."""

    actual_people = people_field(gettext_lazy("实到人数"), help_text=COUNTS_ONLY)
    result = CleanCharField(
        label=gettext_lazy("活动情况"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("秩序、安全、有没有要改进的。不写个人姓名。"),
    )


class CancelForm(BaseForm):
    """Why an event is not held."""

    reason = CleanCharField(
        label=gettext_lazy("取消原因"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )
