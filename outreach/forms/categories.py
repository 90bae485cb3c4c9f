"""Forms about the categories of cases: name and limit, and the rows of the checklist."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.calendars.working_days import MOST_DAYS
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from outreach.actions.categories import Line
from outreach.models import CaseCategory

MOST_LINES = 30
LAST_PLACE = 999


class CategoryForm(BaseModelForm):
    """A category: its name, its limit in working days, its place in lists, whether new cases can have it."""

    class Meta(BaseModelForm.Meta):
        model = CaseCategory
        fields = ("name", "limit_days", "order", "is_active")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        limit = self.fields["limit_days"]
        limit.min_value, limit.max_value = 1, MOST_DAYS
        limit.widget.attrs |= {"min": 1, "max": MOST_DAYS}
        limit.help_text = _("只影响以后登记的事项，已登记的按原来的时限。")

    def clean_limit_days(self):
        days = self.cleaned_data["limit_days"]
        if not 1 <= days <= MOST_DAYS:
            raise ValidationError(_("请填写 1 至 %(most)s 之间的天数。") % {"most": MOST_DAYS})
        return days


class LineForm(BaseForm):
    """One line of the checklist."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput())
    text = CleanCharField(label=gettext_lazy("内容"), max_length=100)
    order = forms.IntegerField(label=gettext_lazy("次序"), min_value=1, max_value=LAST_PLACE, required=False)
    is_required = forms.BooleanField(label=gettext_lazy("办结前必须完成"), required=False)
    is_active = forms.BooleanField(label=gettext_lazy("启用"), required=False, initial=True)


LineRows = forms.formset_factory(
    LineForm, extra=0, max_num=MOST_LINES, absolute_max=MOST_LINES, can_delete=True
)


def rows_of(category) -> list[dict]:
    """What the rows start with."""
    names = ("pk", "text", "order", "is_required", "is_active")
    return list(category.items.order_by("-is_active", "order", "pk").values(*names))


def lines_of(rows, category) -> list[Line]:
    """The lines that were typed; one without a place comes last, and one that was removed is put out of use."""
    kept = (row for row in rows if row not in rows.deleted_forms)
    filled = [row.cleaned_data for row in kept if row.cleaned_data.get("text")]
    last = max((row["order"] or 0 for row in filled), default=0)
    lines = []
    for row in filled:
        last += 0 if row["order"] else 1
        lines.append(Line(row["pk"], row["text"], row["is_required"], row["order"] or last, row["is_active"]))
    removed = {row.cleaned_data.get("pk") for row in rows.deleted_forms}
    there = category.items.filter(pk__in=removed - {None}).order_by("pk") if removed else ()
    return [*lines, *(Line(one.pk, one.text, one.is_required, one.order, False) for one in there)]
