"""Forms about checklists: a kind's first draft, a draft with its items in rows, the day from which it holds."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from religion.actions.checklists import MOST_ITEMS, ItemSet
from religion.models import Checklist, ChecklistItem

ITEMS = "items"  # the prefix of the rows
STEP = 10  # between the places of two rows, so that another fits in between
LAST_PLACE = 9_999
GROUPS = "checklist-groups"  # the id of the list of groups to choose from


class NewChecklistForm(BaseModelForm):
    """The first draft of a kind that has no list yet."""

    class Meta(BaseModelForm.Meta):
        model = Checklist
        fields = ("kind", "title", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = set(Checklist.objects.values_list("kind", flat=True))
        field = self.fields["kind"]
        field.choices = [(key, label) for key, label in field.choices if key not in kinds]
        field.error_messages["invalid_choice"] = _("这项检查已有检查表，请在它的页面上起草新版。")
        self.fields["title"].help_text = _("如：民间信仰活动场所消防安全检查表。")


class ChecklistForm(BaseModelForm):
    """The words over a draft; its items are rows."""

    class Meta(BaseModelForm.Meta):
        model = Checklist
        fields = ("title", "note")


class ItemRow(BaseForm):
    """One item of a draft."""

    order = forms.IntegerField(label=gettext_lazy("次序"), min_value=1, max_value=LAST_PLACE, required=False)
    code = CleanCharField(label=gettext_lazy("编号"), max_length=8)
    text = CleanCharField(label=gettext_lazy("检查项目"), max_length=120)
    group = CleanCharField(
        label=gettext_lazy("分组"), max_length=20, widget=forms.TextInput(attrs={"list": GROUPS})
    )
    clause = CleanCharField(label=gettext_lazy("依据"), max_length=120, required=False)
    is_major = forms.BooleanField(label=gettext_lazy("重点项 ★"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["order"].label = self.base_fields["order"].label

    def has_changed(self):
        """A row in which only its place was given holds nothing yet."""
        typed = ("code", "text", "group", "clause")
        return self.is_bound and any(self.data.get(self.add_prefix(name), "").strip() for name in typed)


class CodesOnce(forms.BaseFormSet):
    """The rows together: no code twice."""

    def clean(self):
        seen = set()
        for row in self.forms:
            code = row not in self.deleted_forms and row.cleaned_data.get("code")
            if code in seen and code:
                row.add_error("code", ValidationError(_("编号“%(code)s”已有一项。") % {"code": code}))
            seen.add(code)


ItemRows = forms.formset_factory(
    ItemRow, formset=CodesOnce, extra=0, max_num=MOST_ITEMS, absolute_max=MOST_ITEMS, can_delete=True
)


def rows_of(draft) -> list[dict]:
    """What the rows start with; an empty draft with one empty row."""
    names = ("code", "text", "group", "clause", "is_major")
    items = draft.items.values(*names)
    return [{"order": place * STEP, **one} for place, one in enumerate(items, 1)] or [{}]


def items_of(rows) -> list[ItemSet]:
    """The items that were typed, by their places; one without a place comes last."""
    kept = [row.cleaned_data for row in rows if row not in rows.deleted_forms]
    filled = [one for one in kept if one.get("code")]
    filled.sort(key=lambda one: one["order"] or LAST_PLACE + 1)
    return [ItemSet(one["code"], one["text"], one["group"], one["is_major"], one["clause"]) for one in filled]


def groups_known() -> list[str]:
    """The groups that items have so far, to choose from."""
    known = ChecklistItem.objects.order_by("group").values_list("group", flat=True)
    return list(known.distinct())


class PublishForm(BaseForm):
    """From which day a draft holds."""

    in_force_from = DayField(
        label=gettext_lazy("启用日期"),
        help_text=gettext_lazy("从这一天起新开始的巡查用这一版；已经开始的巡查仍用原来的版本。"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["in_force_from"].widget.attrs["min"] = timezone.localdate().isoformat()
