"""Forms about activities: planned with a few words, held with counts."""

from decimal import Decimal

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.attachments.forms import AttachmentsField
from hengl_uf.enterprises.choosing import enterprise_field
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from hengl_uf.web.money_fields import MoneyField
from outreach.forms.fields import association_field, contact_field
from outreach.forms.town import offer_village_and_staff
from outreach.models import Activity, Attendance
from outreach.models.activities import MOST_PEOPLE

MOST_ROWS = 20
GROUPS = Attendance.Group
RESULTS = ("volunteers", "volunteer_hours", "cost", "summary")


def of_group(group) -> str:
    """The field in which the people of a group are counted."""
    return f"people_{group}"


class Counts:
    """The fields of what came of an activity; one number for each group, an empty one is 0."""

    def add_counts(self, activity=None):
        """Add the fields, filled with what is known of an activity."""
        known = dict(activity.attendance.values_list("group", "people")) if activity else {}
        for group, words in GROUPS.choices:
            field = whole_number(words)
            field.initial = known.get(group)
            self.fields[of_group(group)] = field
        self.fields |= {
            "volunteers": whole_number(_("志愿者人数")),
            "volunteer_hours": forms.DecimalField(
                label=_("志愿服务时数"),
                required=False,
                min_value=0,
                max_digits=8,
                decimal_places=1,
                help_text=_("小时，全部志愿者合计。"),
            ),
            "cost": MoneyField(label=_("经费（元）"), required=False, empty_value=Decimal(0)),
            "summary": CleanCharField(
                label=_("做了什么、效果怎样"),
                required=False,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 4}),
                help_text=_("不写参加者的名字，不写宗教信仰、民族、政治、健康。"),
            ),
        }
        for name in RESULTS:
            value = getattr(activity, name) if activity else None
            self.fields[name].initial = value or None
            self.initial.pop(name, None)

    def counts_layout(self):
        """The groups in a compact grid, then the rest."""
        return (
            Fieldset(
                _("来了多少人（没有的留空，只记人数，不记名字）"),
                Div(*map(of_group, GROUPS.values), css_class="tiles"),
            ),
            Fieldset(_("情况"), "summary", "volunteers", "volunteer_hours", "cost"),
        )

    def attendance(self) -> dict:
        """{group: people}."""
        return {group: self.cleaned_data[of_group(group)] or 0 for group in GROUPS.values}

    def results(self) -> dict:
        """What the deeds take beside the attendance."""
        data = self.cleaned_data
        return {
            "volunteers": data["volunteers"] or 0,
            "volunteer_hours": data["volunteer_hours"] or Decimal(0),
            "cost": data["cost"],
            "summary": data["summary"],
        }


def whole_number(label):
    """A count of people that may stay empty."""
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=MOST_PEOPLE, widget=widget)


class Days:
    """The first and the last day of an activity."""

    only_over = False

    def clean(self):
        cleaned = super().clean()
        first, last, today = cleaned.get("held_on"), cleaned.get("ends_on"), timezone.localdate()
        if first and last and last < first:
            self.add_error("ends_on", _("结束日期不能早于开始日期。"))
        elif self.only_over and first and first > today:
            self.add_error("held_on", _("举办日期不能晚于今天。还没有举办的，请登记为筹备。"))
        elif self.only_over and last and last > today:
            self.add_error("ends_on", _("活动还没有结束，结束后再登记。"))
        return cleaned


class ActivityForm(Days, Counts, BaseModelForm):
    """An activity; one that was held is corrected with its counts."""

    files = AttachmentsField(label=gettext_lazy("照片、附件"), required=False)

    class Meta(BaseModelForm.Meta):
        model = Activity
        fields = ("title", "kind", "held_on", "ends_on", "place", "village", "staff", "partners")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_village_and_staff(self)
        self.only_over = self.only_over or self.instance.status == Activity.Status.HELD
        if self.only_over:
            self.add_counts(self.instance if self.instance.pk else None)
            self.fields["held_on"].widget.attrs["max"] = timezone.localdate().isoformat()
            self.helper.layout = self.layout()

    def layout(self):
        counts = self.counts_layout() if self.only_over else ()
        return Layout(Fieldset(_("什么活动"), "title", "kind", "held_on", "place", "village"), *counts)

    def record_fields(self) -> dict:
        """What the deeds take of the activity itself."""
        own = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return own | self.results() | {"attendance": self.attendance()} if self.only_over else own


class HeldActivityForm(ActivityForm):
    """An activity that was held and never planned here."""

    only_over = True


class HoldForm(Days, Counts, BaseForm):
    """What came of a planned activity."""

    only_over = True
    held_on = forms.DateField(
        label=gettext_lazy("日期"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ends_on = forms.DateField(
        label=gettext_lazy("结束日期"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("一天内结束的不填。"),
    )
    files = AttachmentsField(label=gettext_lazy("照片、附件"), required=False)

    def __init__(self, *args, user, activity, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)
        self.add_counts(activity)
        self.fields["held_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        self.helper.layout = Layout(
            *self.counts_layout(), Fieldset(_("哪一天"), "held_on", "ends_on", "files")
        )

    def record_fields(self) -> dict:
        """What `hold_activity` takes."""
        days = {name: self.cleaned_data[name] for name in ("held_on", "ends_on")}
        return days | self.results() | {"attendance": self.attendance()}


class ChosenForm(BaseForm):
    """One row: a record that is chosen by typing."""

    def __init__(self, *args, make, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chosen"] = make()


class ChosenRows(
    forms.formset_factory(ChosenForm, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS, can_delete=True)
):
    """Several records, one a row."""

    def shown(self) -> list[int]:
        """The ids that the rows started with."""
        return [row["chosen"][0] for row in self.initial]

    def chosen(self) -> list:
        """Those that stay, each once."""
        kept = [row for row in self.forms if row not in self.deleted_forms]
        return list(dict.fromkeys(one for row in kept if (one := row.cleaned_data.get("chosen"))))


def together_rows(user, data=None, source=None) -> dict:
    """A formset for each kind of who took part; they start with those of an activity that this person may choose."""
    made = {
        "associations": lambda: association_field(user, label=_("合办社团"), required=False),
        "enterprises": lambda: enterprise_field(user, label=_("支持企业"), required=False),
        "helpers": lambda: contact_field(user, label=_("协助的联系对象"), required=False),
    }
    return {
        prefix: ChosenRows(
            data,
            prefix=prefix,
            initial=known_rows(make(), source and getattr(source, prefix)),
            form_kwargs={"make": make},
        )
        for prefix, make in made.items()
    }


def known_rows(field, related) -> list[dict]:
    """What the rows start with, ids and words, read at once."""
    rows = field.queryset.filter(pk__in=related.values("pk")) if related else ()
    return [{"chosen": (one.pk, field.label_of(one))} for one in rows]
