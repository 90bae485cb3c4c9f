"""Forms about apprenticeships: the cohort with rows of the enterprises that train."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions.apprenticeships import MOST_PEOPLE, TrainerSet
from chamber.forms.staff import offer_secretariat
from chamber.models import Agreement, Cohort
from hengl_uf.enterprises.choosing import enterprise_field
from hengl_uf.web.choices import offer
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField

MOST_ROWS = 30
RECENT = 100  # agreements that the form offers


class CohortForm(BaseModelForm):
    """A cohort: school, trade, days and how many apprentices; never who."""

    class Meta(BaseModelForm.Meta):
        model = Cohort
        fields = (
            "name",
            "school",
            "trade",
            "agreement",
            "starts_on",
            "ends_on",
            "planned",
            "enrolled",
            "staff",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("planned", "enrolled"):
            field = self.fields[name]
            field.min_value, field.max_value = 0, MOST_PEOPLE
            field.widget.attrs |= {"min": 0, "max": MOST_PEOPLE, "inputmode": "numeric"}
        self.fields["planned"].help_text = _("只填人数，不记学徒名单。")
        if self.instance.pk is None or self.instance.status == Cohort.Status.RECRUITING:
            del self.fields["enrolled"]  # asked when it begins
        offer_secretariat(self)
        self.offer_agreements()

    def offer_agreements(self):
        """Offer the agreements by the newest, and the one that is chosen."""
        field = self.fields["agreement"]
        visible = Agreement.objects.visible_to(self.user).current()
        field.queryset = visible.order_by("-signed_on", "-pk")
        pairs = list(field.queryset.values_list("pk", "title")[:RECENT])
        chosen = self.instance.agreement_id
        if chosen and chosen not in dict(pairs):
            pairs.append((chosen, self.instance.agreement.title))
            field.queryset = Agreement.objects.filter(pk__in=[pk for pk, _title in pairs])
        offer(pairs, field)

    def layout(self):
        numbers = ["planned", "enrolled"] if "enrolled" in self.fields else ["planned"]
        return Layout(
            Fieldset(_("学徒班"), "name", "school", "trade", "agreement", "staff"),
            Fieldset(_("时间和人数"), Row("starts_on", "ends_on"), Row(*numbers)),
        )

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("结业日期不能早于开始日期。"))
        completed = self.instance.completed
        if completed is not None and cleaned.get("enrolled") is not None and cleaned["enrolled"] < completed:
            words = {"count": completed}
            self.add_error("enrolled", _("已有 %(count)s 人结业，入学人数不能更少。") % words)
        return cleaned

    def record_fields(self):
        """What the deeds take, the enterprises apart."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.fields}


class TrainerRow(BaseForm):
    """One enterprise that trains."""

    apprentices = forms.IntegerField(
        label=gettext_lazy("学徒人数"), min_value=0, max_value=MOST_PEOPLE, required=False
    )
    mentors = forms.IntegerField(
        label=gettext_lazy("师傅人数"), min_value=0, max_value=MOST_PEOPLE, required=False
    )
    field_order = ("enterprise", "apprentices", "mentors")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"] = enterprise_field(user, label=_("企业"))
        self.order_fields(self.field_order)
        self.empty_permitted = True

    def has_changed(self):
        """A row without anything typed holds nothing."""
        names = ("enterprise", "enterprise_text", "apprentices", "mentors")
        return self.is_bound and any(self.data.get(self.add_prefix(name), "").strip() for name in names)


TrainerRows = forms.formset_factory(
    TrainerRow, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS, can_delete=True
)


def trainers_of(rows) -> list[TrainerSet]:
    """The enterprises that were typed."""
    filled = [row.cleaned_data for row in rows if row not in rows.deleted_forms and row.has_changed()]
    return [
        TrainerSet(row["enterprise"], row.get("apprentices") or 0, row.get("mentors") or 0) for row in filled
    ]


def rows_from(cohort) -> list[dict]:
    """What the rows start with: the enterprises of a cohort, or one empty row."""
    if cohort is None:
        return [{}]
    return [
        {"enterprise": one.enterprise_id, "apprentices": one.apprentices, "mentors": one.mentors}
        for one in cohort.enterprises.order_by("pk")
    ]


def trainers_fit(rows) -> bool:
    """Whether each enterprise is named once; a double is told beside it."""
    seen = set()
    for row in rows:
        if row in rows.deleted_forms or not row.has_changed():
            continue
        enterprise = row.cleaned_data["enterprise"]
        if enterprise.pk in seen:
            row.add_error("enterprise", _("“%(name)s”填了两次，每家企业只填一次。") % {"name": enterprise})
            return False
        seen.add(enterprise.pk)
    return True


class StartForm(BaseForm):
    """How many were enrolled."""

    enrolled = forms.IntegerField(
        label=gettext_lazy("入学人数"),
        min_value=1,
        max_value=MOST_PEOPLE,
        help_text=gettext_lazy("只填人数，不记名单。"),
    )


class FinishForm(BaseForm):
    """How many completed it, and how many of them stay in the enterprises."""

    completed = forms.IntegerField(label=gettext_lazy("结业人数"), min_value=0, max_value=MOST_PEOPLE)
    hired = forms.IntegerField(
        label=gettext_lazy("留任人数"),
        min_value=0,
        max_value=MOST_PEOPLE,
        help_text=gettext_lazy("结业后留在培养企业工作的人数。"),
    )
    ending = CleanCharField(
        label=gettext_lazy("结业说明"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self):
        cleaned = super().clean()
        completed, hired = cleaned.get("completed"), cleaned.get("hired")
        if completed is not None and hired is not None and hired > completed:
            words = {"count": completed}
            self.add_error("hired", _("留任人数不能多于结业的 %(count)s 人。") % words)
        return cleaned


class StopForm(BaseForm):
    """Why a cohort stops."""

    reason = CleanCharField(
        label=gettext_lazy("停办原因"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )
