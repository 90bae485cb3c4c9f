"""Forms about associations, their seats, members, offices and terms."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.offices.forms import OfficeFormBase, TermFormBase
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


class OfficeForm(OfficeFormBase):
    """An office of an association and how many may hold it."""

    class Meta(OfficeFormBase.Meta):
        model = Office


class TermForm(TermFormBase):
    """Who holds an office, from when to when: a name, or somebody who is registered."""

    class Meta(TermFormBase.Meta):
        model = Term

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
        return cleaned

    def record_fields(self):
        """What `begin_term` and `change_term` take."""
        return super().record_fields() | {"contact": self.cleaned_data["contact"]}
