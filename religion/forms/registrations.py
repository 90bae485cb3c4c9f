"""Forms about registrations of sites: what the village writes, and the words that each step asks for."""

from dataclasses import dataclass

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.web.choices import offer
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from religion.classification import SiteClass
from religion.models import ReadinessItem, Registration, Site, SiteNumber
from religion.models.registrations import State

MET = (("yes", gettext_lazy("具备")), ("no", gettext_lazy("不具备")))
NOTE_LENGTH = 200
Objections = Registration.Objections


@dataclass(frozen=True)
class ReadinessRow:
    """One condition with the two fields in which it is answered."""

    item: ReadinessItem
    met: BoundField
    note: BoundField


class RegistrationForm(BaseModelForm):
    """The application: who applies, in which words, and each condition with a yes or a no. It may be left half done."""

    class Meta(BaseModelForm.Meta):
        model = Registration
        fields = ("applicant", "statement")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["statement"].widget.attrs["rows"] = 4
        self.items = list(ReadinessItem.objects.filter(is_active=True).order_by("order", "pk"))
        known = {one.item_id: one for one in self.instance.readiness.all()} if self.instance.pk else {}
        for item in self.items:
            self.add_item(item, known.get(item.pk))

    def add_item(self, item, answer):
        """Give a condition its two fields, as it was answered before."""
        self.fields[f"met_{item.pk}"] = forms.ChoiceField(
            label=item.text,
            choices=MET,
            required=False,
            widget=forms.RadioSelect,
        )
        self.fields[f"note_{item.pk}"] = CleanCharField(
            label=_("说明（选填）"),
            required=False,
            max_length=NOTE_LENGTH,
        )
        if answer:
            self.initial[f"met_{item.pk}"] = "yes" if answer.is_met else "no"
            self.initial[f"note_{item.pk}"] = answer.note

    def readiness_rows(self):
        """The conditions in the office's order."""
        return [ReadinessRow(item, self[f"met_{item.pk}"], self[f"note_{item.pk}"]) for item in self.items]

    def layout(self):
        return Layout(Fieldset(_("申报"), "applicant", "statement"))

    def clean(self):
        cleaned = super().clean()
        for item in self.items:
            if cleaned.get(f"note_{item.pk}") and not cleaned.get(f"met_{item.pk}"):
                self.add_error(f"met_{item.pk}", _("写了说明，请同时选择具备或者不具备。"))
        return cleaned

    def answers(self) -> dict:
        """The conditions that were answered: {item: (is_met, note)}."""
        typed = self.cleaned_data
        return {
            item: (typed[f"met_{item.pk}"] == "yes", typed[f"note_{item.pk}"])
            for item in self.items
            if typed.get(f"met_{item.pk}")
        }

    def record_fields(self):
        """What the deeds take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class OpeningForm(RegistrationForm):
    """The beginning of a registration: also of which site, out of those that have none alive."""

    site = forms.ModelChoiceField(label=gettext_lazy("场所"), queryset=Site.objects.none())

    field_order = ("site", "applicant", "statement")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        alive = Registration.objects.alive().order_by().values("site")
        sites = Site.objects.visible_to(self.user).current()
        self.fields["site"].queryset = sites
        free = sites.exclude(pk__in=alive).order_by("village__order", "pinyin", "pk")
        named = free.values_list("pk", "village__name", "name")
        offer(
            [
                (pk, _("%(village)s · %(name)s") % {"village": village, "name": name})
                for pk, village, name in named
            ],
            self.fields["site"],
        )

    def layout(self):
        return Layout(Fieldset(_("申报"), "site", "applicant", "statement"))

    def record_fields(self):
        return {"site": self.cleaned_data["site"], **super().record_fields()}


def reason_field(label, most=400, **kwargs):
    """Words that say why, in a few lines."""
    return CleanCharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)


class NoteForm(BaseForm):
    """A step that may be taken without a word."""

    note = reason_field(gettext_lazy("说明"), required=False)


class ReviewForm(BaseForm):
    """What the town says to an application that it accepts."""

    note = reason_field(gettext_lazy("审核意见"), required=False)


class ReturnForm(BaseForm):
    """Why an application goes back."""

    reason = reason_field(
        gettext_lazy("退回原因"), help_text=gettext_lazy("写明缺什么、要改什么，村（社区）照着补正后再报。")
    )


class ChangeForm(BaseForm):
    """What changes, and why."""

    reason = reason_field(
        gettext_lazy("变更内容和原因"), help_text=gettext_lazy("如：扩建后建筑面积变化、更名、负责人变更。")
    )


class DropForm(BaseForm):
    """Why a change is given up."""

    reason = reason_field(gettext_lazy("说明"), required=False)


class CancelForm(BaseForm):
    """Why and from which day a registration ends."""

    reason = reason_field(gettext_lazy("注销原因"), most=200)
    on = DayField(label=gettext_lazy("注销日期"), until=timezone.localdate)


class PublishForm(BaseForm):
    """Where an application hangs, from which day."""

    public_where = CleanCharField(
        label=gettext_lazy("公示地点"),
        max_length=120,
        help_text=gettext_lazy("如：村（社区）公告栏、场所门口。"),
    )
    public_from = DayField(label=gettext_lazy("公示开始日期"))


class ObjectionsForm(BaseForm):
    """What came of the days in public."""

    objections = forms.ChoiceField(
        label=gettext_lazy("公示结果"), choices=Objections.choices, widget=forms.RadioSelect
    )
    objections_note = reason_field(
        gettext_lazy("异议处理情况"), required=False, help_text=gettext_lazy("有异议的必须填写。")
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("objections") == Objections.SETTLED and not cleaned.get("objections_note"):
            self.add_error("objections_note", _("有异议的，请写明怎样处理的。"))
        return cleaned


class ReportForm(ObjectionsForm):
    """What came of the days in public, and to whom it is reported."""

    reported_to = CleanCharField(label=gettext_lazy("报送机关"), max_length=80)
    on = DayField(label=gettext_lazy("报送日期"), until=timezone.localdate)

    field_order = ("objections", "objections_note", "reported_to", "on")


class NumberForm(ObjectionsForm):
    """The number as given from above, and since when; what came of the days in public where that is not known yet."""

    official_no = CleanCharField(
        label=gettext_lazy("登记编号"),
        max_length=SiteNumber._meta.get_field("number").max_length,
        help_text=gettext_lazy("照上级文件填写，一字不改。"),
    )
    authority = CleanCharField(label=gettext_lazy("编号机关"), max_length=80, required=False)
    on = DayField(label=gettext_lazy("编号日期"), until=timezone.localdate)

    field_order = ("official_no", "authority", "on", "objections", "objections_note")

    def __init__(self, *args, registration, **kwargs):
        self.registration = registration
        super().__init__(*args, **kwargs)

    def layout(self):
        """Settles what is asked before the fields are worded: by the class, and by where the registration stands."""
        if self.registration.state != State.PUBLIC:
            del self.fields["objections"], self.fields["objections_note"]
        if self.registration.site.confirmed_class == SiteClass.REGISTERED:
            self.fields["authority"].required = True
        else:
            self.fields["official_no"].required = False
            self.fields["official_no"].help_text = _("上级另给了编号的填写；没有的不填，内部档号会自动给出。")
