"""Forms about associations, their seats, members, offices and terms."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.offices.models import MOST_SEATS
from hengl_uf.places.models import Village
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from outreach.forms.fields import colleagues_of, contact_field
from outreach.models import Association, Office, Term

MOST_MEMBERS = 999_999


class AssociationForm(BaseModelForm):
    """What is known of an association itself; seat, members and offices are noted on its page."""

    class Meta(BaseModelForm.Meta):
        model = Association
        fields = (
            "name",
            "kind",
            "village",
            "responsible",
            "other_names",
            "founded_on",
            "phone",
            "remark",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        villages = Village.objects.within_reach_of(self.user).order_by("order")
        self.fields["village"].queryset = villages
        self.fields["village"].empty_label = _("全镇")
        self.fields["responsible"].queryset = colleagues_of(self.user)
        offer(pairs_of(villages), self.fields["village"])
        offer(pairs_of(self.fields["responsible"].queryset), self.fields["responsible"])
        self.fields["founded_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        self.fields["remark"].widget.attrs["rows"] = 3

    def layout(self):
        return Layout(
            Fieldset(_("社团"), "name", "kind", "village", "responsible"),
            Fieldset(_("其他"), "other_names", "founded_on", "phone", "remark"),
        )

    def record_fields(self):
        """What `add_association` and `change_association` take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class SeatForm(BaseForm):
    """Where the seat is, from a day on."""

    address = CleanCharField(label=gettext_lazy("会址"), max_length=120)
    from_on = DayField(
        label=gettext_lazy("启用日期"), help_text=gettext_lazy("同一天再登记一次，就是更正那天的会址。")
    )
    note = CleanCharField(label=gettext_lazy("说明"), max_length=200, required=False)


class CountForm(BaseForm):
    """How many members there are, on a day."""

    members = forms.IntegerField(
        label=gettext_lazy("会员人数"),
        min_value=0,
        max_value=MOST_MEMBERS,
        help_text=gettext_lazy("只记人数，不记名单。"),
    )
    counted_on = DayField(
        label=gettext_lazy("统计日期"),
        until=timezone.localdate,
        help_text=gettext_lazy("同一天再登记一次，就是更正那天的人数。"),
    )


class OfficeForm(BaseModelForm):
    """An office and how many may hold it."""

    class Meta(BaseModelForm.Meta):
        model = Office
        fields = ("title", "seats", "is_required", "order")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seats"].min_value, self.fields["seats"].max_value = 1, MOST_SEATS
        self.fields["seats"].widget.attrs |= {"min": 1, "max": MOST_SEATS}
        self.fields["order"].help_text = _("数字小的排在前面。")

    def clean_seats(self):
        seats = self.cleaned_data["seats"]
        if not 1 <= seats <= MOST_SEATS:
            raise forms.ValidationError(_("名额在 1 到 %(most)s 之间。") % {"most": MOST_SEATS})
        return seats

    def record_fields(self):
        """What `add_office` and `change_office` take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class TermForm(BaseModelForm):
    """Who holds an office, from when to when: a name, or somebody who is registered."""

    class Meta(BaseModelForm.Meta):
        model = Term
        fields = ("holder_name", "starts_on", "ends_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["holder_name"].required = False
        self.fields["contact"] = contact_field(
            self.user,
            label=_("已登记的联系对象（选填）"),
            required=False,
            help_text=_("选了就不用再写姓名。"),
        )
        if self.instance.pk:
            self.initial["contact"] = self.instance.contact_id

    def layout(self):
        return Layout("holder_name", "contact", Row("starts_on", "ends_on"))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("contact") and not cleaned.get("holder_name"):
            cleaned["holder_name"] = cleaned["contact"].name
        if not cleaned.get("holder_name") and not {"holder_name", "contact"} & set(self.errors):
            self.add_error("holder_name", _("请填写姓名，或选择已登记的联系对象。"))
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("届满日期不能早于任期开始。"))
        return cleaned

    def record_fields(self):
        """What `begin_term` and `change_term` take."""
        names = ("holder_name", "contact", "starts_on", "ends_on")
        return {name: self.cleaned_data[name] for name in names}


class LeavingForm(BaseForm):
    """When somebody left early, and why."""

    last_on = DayField(label=gettext_lazy("最后任职日"))
    reason = CleanCharField(label=gettext_lazy("离任原因"), max_length=200)
