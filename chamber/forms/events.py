"""Forms about events: what, when, for how many; how it went; why it is called off."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.models import Event
from chamber.models.events import MOST_PEOPLE, MOST_PLACES
from hengl_uf.access.models import User
from hengl_uf.access.roles import Role
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField


def organisers(current=None):
    """Who may answer for an event: the secretariat and the office, and who does now."""
    here = Q(is_active=True, role__in=(Role.CHAMBER, Role.OFFICE))
    return User.objects.filter(here | Q(pk=current)).order_by("name", "pk")


class EventForm(BaseModelForm):
    """An event: what, when, where, for how many, until when one registers."""

    class Meta(BaseModelForm.Meta):
        model = Event
        fields = (
            "title",
            "kind",
            "held_on",
            "starts_at",
            "place",
            "places",
            "closes_at",
            "staff",
            "departments",
            "content",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        fields = self.fields
        fields["starts_at"].widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        fields["places"].widget.attrs |= {"min": 1, "max": MOST_PLACES, "inputmode": "numeric"}
        fields["closes_at"].widget = forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        )
        fields["closes_at"].required = False
        fields["closes_at"].label = _("报名截止（选填）")
        fields["closes_at"].help_text = _("不填的，到活动开始为止。截止后谁也不能再报名，要放宽就改这里。")
        fields["staff"].queryset = organisers(self.instance.staff_id)
        fields["staff"].empty_label = None
        offer(pairs_of(fields["staff"].queryset), fields["staff"])
        fields["content"].widget.attrs["rows"] = 3
        fields["content"].help_text = _("主讲、议程、要带什么。企业打开报名链接时看得到，不写内部事项。")

    def layout(self):
        return Layout(
            Fieldset(_("什么活动"), "title", "kind", Row("held_on", "starts_at"), "place"),
            Fieldset(_("报名"), "places", "closes_at"),
            Fieldset(_("安排"), "staff", "departments", "content"),
        )

    def clean_places(self):
        places = self.cleaned_data["places"]
        if not 1 <= places <= MOST_PLACES:
            raise forms.ValidationError(_("名额在 1 到 %(most)s 之间。") % {"most": MOST_PLACES})
        return places

    def clean(self):
        cleaned = super().clean()
        day, closes = cleaned.get("held_on"), cleaned.get("closes_at")
        if day and closes and timezone.localdate(closes) > day:
            self.add_error("closes_at", _("报名截止不能晚于活动当天。"))
        return cleaned

    def record_fields(self) -> dict:
        """What `plan_event` and `change_event` take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class HoldForm(BaseForm):
    """How it went, and how many came of each enterprise that was booked."""

    summary = CleanCharField(
        label=gettext_lazy("举办情况"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("讲了什么、谈成了什么、还要跟进什么。不写个人的名字。"),
    )

    def __init__(self, *args, registrations, **kwargs):
        super().__init__(*args, **kwargs)
        self.registrations = registrations
        nobody_yet = all(one.came is None for one in registrations)
        for one in registrations:
            self.fields[name_of(one)] = forms.IntegerField(
                label=_("%(name)s（报名 %(people)s 人）") % {"name": one.enterprise, "people": one.people},
                min_value=0,
                max_value=MOST_PEOPLE,
                initial=one.people if nobody_yet else one.came or 0,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )
        names = [name_of(one) for one in registrations]
        pairs = [Row(*names[start : start + 2]) for start in range(0, len(names), 2)]
        rows = [Fieldset(_("到场人数（没来的填 0）"), *pairs)]
        self.helper.layout = Layout(
            Fieldset(_("举办情况"), "summary"),
            *(rows if registrations else ()),
        )

    def came(self) -> dict:
        """{registration id: people}."""
        return {one.pk: self.cleaned_data[name_of(one)] for one in self.registrations}


def name_of(registration) -> str:
    """The field of a registration."""
    return f"came_{registration.pk}"


class ReasonForm(BaseForm):
    """Why it is called off, or a registration taken back."""

    reason = CleanCharField(label=gettext_lazy("取消原因"), max_length=200)
