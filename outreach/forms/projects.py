"""Forms about projects, their milestones, money and risks."""

from decimal import Decimal

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.models import User
from hengl_uf.lib.dates import plain_date
from hengl_uf.places.models import Village
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from hengl_uf.web.money_fields import MoneyField
from outreach.actions.projects import MilestoneSet
from outreach.forms.fields import association_field, colleagues_of
from outreach.models import Milestone, Project, Risk

MOST_ROWS = 30


def owners(form):
    """Who may answer for it: the colleagues, and who does now, so that a correction does not change hands unseen."""
    colleagues = colleagues_of(form.user).order_by().values("pk")
    return User.objects.filter(Q(pk__in=colleagues) | Q(pk=form.instance.owner_id)).order_by("name", "pk")


class ProjectForm(BaseModelForm):
    """A project: what is to be finished, who answers for it, by when, with how much money."""

    budget = MoneyField(label=gettext_lazy("预算（元）"), required=False, empty_value=Decimal(0))

    class Meta(BaseModelForm.Meta):
        model = Project
        fields = ("name", "kind", "village", "owner", "starts_on", "due_on", "budget", "goal")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["association"] = association_field(self.user, label=_("相关社团（选填）"), required=False)
        villages = Village.objects.within_reach_of(self.user).order_by("order")
        self.fields["village"].queryset = villages
        self.fields["village"].empty_label = _("全镇") if self.user.sees_all_villages else _("请选择")
        if not self.user.sees_all_villages:
            self.fields["village"].required, self.fields["village"].help_text = True, ""
            self.fields["village"].label = _("村（社区）")
        self.fields["owner"].queryset = owners(self)
        self.fields["owner"].empty_label = None
        offer(pairs_of(villages), self.fields["village"])
        offer(pairs_of(self.fields["owner"].queryset), self.fields["owner"])
        self.fields["goal"].widget.attrs["rows"] = 3
        if self.instance.pk:
            self.initial["association"] = self.instance.association_id

    def layout(self):
        return Layout(
            Fieldset(_("项目"), "name", "kind", "village", "owner", Row("starts_on", "due_on")),
            Fieldset(_("预算和目标"), "budget", "goal", "association"),
        )

    def clean(self):
        cleaned = super().clean()
        first, due = cleaned.get("starts_on"), cleaned.get("due_on")
        if first and due and due < first:
            self.add_error("due_on", _("完成期限不能早于开始日期。"))
        return cleaned

    def record_fields(self):
        """What `start_project` and `change_project` take."""
        return {name: self.cleaned_data[name] for name in (*self.Meta.fields, "association")}


class MilestoneRow(BaseForm):
    """A milestone that is typed beside its project."""

    name = CleanCharField(label=gettext_lazy("做什么"), max_length=80)
    due_on = DayField(label=gettext_lazy("完成期限"))
    owner = forms.ModelChoiceField(label=gettext_lazy("责任人"), queryset=None, empty_label=None)

    def __init__(self, *args, user, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = colleagues_of(user)
        self.fields["owner"].initial = user.pk
        offer(colleagues, self.fields["owner"])


MilestoneRows = forms.formset_factory(
    MilestoneRow, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS, can_delete=True
)


def typed_rows(rows):
    """The rows in which something was typed."""
    return [row for row in rows if row not in rows.deleted_forms and row.cleaned_data.get("name")]


def milestones_of(rows):
    """The milestones that were typed."""
    return [
        MilestoneSet(row.cleaned_data["name"], row.cleaned_data["owner"], row.cleaned_data["due_on"])
        for row in typed_rows(rows)
    ]


def rows_fit(form, rows) -> bool:
    """Whether all milestones lie within the days of the project; what does not is told beside it."""
    first, last = form.cleaned_data["starts_on"], form.cleaned_data["due_on"]
    words = {"first": plain_date(first), "last": plain_date(last)}
    outside = [row for row in typed_rows(rows) if not first <= row.cleaned_data["due_on"] <= last]
    for row in outside:
        row.add_error("due_on", _("节点要在项目的 %(first)s 至 %(last)s 之间。") % words)
    return not outside


class OwnedForm(BaseModelForm):
    """A part of a project with somebody who sees to it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = owners(self)
        self.fields["owner"].empty_label = None
        offer(pairs_of(self.fields["owner"].queryset), self.fields["owner"])

    def record_fields(self):
        """What the deeds take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class MilestoneForm(OwnedForm):
    """One milestone."""

    class Meta(BaseModelForm.Meta):
        model = Milestone
        fields = ("name", "owner", "due_on", "starts_on", "note")

    def clean(self):
        cleaned = super().clean()
        first, due = cleaned.get("starts_on"), cleaned.get("due_on")
        if first and due and due < first:
            self.add_error("due_on", _("节点的完成期限不能早于开始日期。"))
        return cleaned


class RiskForm(OwnedForm):
    """One risk."""

    class Meta(BaseModelForm.Meta):
        model = Risk
        fields = ("text", "measure", "owner")


class SpendingForm(BaseForm):
    """Money that was spent."""

    amount = MoneyField(label=gettext_lazy("金额（元）"), above_nothing=True)
    what = CleanCharField(label=gettext_lazy("用途"), max_length=100)
    spent_on = DayField(label=gettext_lazy("支出日期"), until=timezone.localdate)


class FinishForm(BaseForm):
    """When a project was finished."""

    done_on = DayField(label=gettext_lazy("完成日期"), until=timezone.localdate)
    ending = CleanCharField(
        label=gettext_lazy("完成情况"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class StopForm(BaseForm):
    """Why a project stops."""

    reason = CleanCharField(
        label=gettext_lazy("停止原因"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )


class DropForm(BaseForm):
    """Why a milestone is not needed."""

    reason = CleanCharField(label=gettext_lazy("删去原因"), max_length=200)
