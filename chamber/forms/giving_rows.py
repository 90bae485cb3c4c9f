"""Rows typed beside a record: instalments of a pledge, milestones of an aid project."""

from django import forms
from django.utils.translation import gettext_lazy

from chamber.actions.aid_milestones import Step
from chamber.actions.instalments import MOST_PARTS, Part
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, CleanCharField
from hengl_uf.web.money_fields import MoneyField

PARTS, STEPS = "parts", "steps"  # the prefixes of the rows
MOST_STEPS = 30


class PartRow(BaseForm):
    """An instalment."""

    due_on = DayField(label=gettext_lazy("到账期限"))
    amount = MoneyField(label=gettext_lazy("金额（元）"), above_nothing=True, help_text="")


class StepRow(BaseForm):
    """A milestone."""

    name = CleanCharField(label=gettext_lazy("做到哪一步"), max_length=80)
    due_on = DayField(label=gettext_lazy("完成期限"))


PartRows = forms.formset_factory(
    PartRow, extra=1, max_num=MOST_PARTS, absolute_max=MOST_PARTS, can_delete=True
)
StepRows = forms.formset_factory(
    StepRow, extra=1, max_num=MOST_STEPS, absolute_max=MOST_STEPS, can_delete=True
)


def typed_rows(rows, name) -> list:
    """The rows in which this field was filled in."""
    return [row for row in rows if row not in rows.deleted_forms and row.cleaned_data.get(name)]


def parts_of(rows) -> list[Part]:
    """The instalments that were typed."""
    typed = (row.cleaned_data for row in typed_rows(rows, "due_on"))
    return [Part(one["due_on"], one["amount"]) for one in typed]


def steps_of(rows) -> list[Step]:
    """The milestones that were typed."""
    return [Step(row.cleaned_data["name"], row.cleaned_data["due_on"]) for row in typed_rows(rows, "name")]
