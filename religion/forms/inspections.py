"""Forms about inspections: beginning one, answering its lists item by item, entering one from paper."""

from dataclasses import dataclass, field

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.models import User
from hengl_uf.access.roles import GRANTS, Permission
from hengl_uf.attachments.models import Attachment
from hengl_uf.attachments.receiving import Received, receive
from hengl_uf.attachments.refusals import FileRefused
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from religion.actions.inspections import FARTHEST, items_of
from religion.models import Checklist, ChecklistItem, Inspection, InspectionAnswer, Site
from religion.models.inspections import position_of

Kind, Result = Checklist.Kind, InspectionAnswer.Result
INSPECTING = [role for role, held in GRANTS.items() if Permission.INSPECTION_EDIT in held]


def inspectors_of(user):
    """Whose rounds this account may enter: its own, the office everybody's who inspects."""
    if not user.sees_all_villages:
        return User.objects.filter(pk=user.pk)
    return User.objects.active().filter(role__in=INSPECTING).order_by("name", "pk")


class StartForm(BaseForm):
    """What an inspection begins with: its lists, why it is made, how far away the phone was."""

    purpose = forms.ChoiceField(label=gettext_lazy("巡查类型"), choices=Inspection.Purpose)
    checklists = forms.ModelMultipleChoiceField(
        label=gettext_lazy("检查表"), queryset=None, widget=forms.CheckboxSelectMultiple
    )
    # Filled in by the script; who refuses to be located, or sends nonsense, begins without it.
    distance = forms.CharField(required=False, widget=forms.HiddenInput)
    plate = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, lists, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["checklists"].queryset = Checklist.objects.filter(pk__in=[one.pk for one in lists])
        self.fields["checklists"].error_messages["required"] = _("请至少选一张检查表。")
        self.fields["checklists"].error_messages["invalid_choice"] = _("检查表已更新，请重新选择。")

    def clean_distance(self):
        """Metres, or None."""
        typed = self.cleaned_data["distance"]
        return int(typed) if typed.isascii() and typed.isdigit() and int(typed) <= FARTHEST else None


class PaperForm(BaseModelForm):
    """A round that was made with paper, entered at a desk: where, when, by whom."""

    site = forms.ModelChoiceField(label=gettext_lazy("场所"), queryset=None)
    inspected_on = DayField(label=gettext_lazy("巡查日期"), until=timezone.localdate)
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("检查内容"),
        choices=Kind,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("用巡查当天的检查表。"),
    )

    class Meta(BaseModelForm.Meta):
        model = Inspection
        fields = ("site", "inspected_on", "inspector", "purpose", "companions")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        sites = Site.objects.visible_to(self.user).visited().select_related("village")
        self.fields["site"].queryset = sites
        self.fields["site"].choices = by_village(sites)
        self.fields["inspector"].queryset = inspectors_of(self.user)
        self.fields["inspector"].empty_label = None
        if not self.user.sees_all_villages:
            self.fields["inspector"].widget = forms.HiddenInput()

    def layout(self):
        return Layout(
            Fieldset(_("哪一次巡查"), "site", Row("inspected_on", "inspector"), "purpose", "companions"),
            Fieldset(_("检查了什么"), "kinds"),
        )

    def clean_inspected_on(self):
        day = self.cleaned_data["inspected_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("巡查日期不能晚于今天。"))
        return day

    def clean(self):
        cleaned = super().clean()
        day, kinds = cleaned.get("inspected_on"), cleaned.get("kinds")
        if day and kinds:
            self.lists = [one for one in Checklist.objects.in_force(day) if one.kind in kinds]
            missing = [
                str(Kind(kind).label) for kind in kinds if kind not in {one.kind for one in self.lists}
            ]
            if missing:
                words = {"day": plain_date(day), "kinds": _("、").join(missing)}
                self.add_error("kinds", _("%(day)s 还没有启用这些检查表：%(kinds)s。") % words)
        return cleaned

    def record_fields(self):
        """What `start` takes."""
        return {**{name: self.cleaned_data[name] for name in self.Meta.fields}, "checklists": self.lists}


def by_village(sites) -> list:
    """The sites as choices, grouped by their village in yearbook order."""
    groups: dict[str, list] = {}
    for pk, name, village in sites.order_by("village__order", "pinyin", "pk").values_list(
        "pk", "name", "village__name"
    ):
        groups.setdefault(village, []).append((pk, name))
    return [("", _("请选择")), *groups.items()]


class ChangeForm(BaseModelForm):
    """What stands beside the answers."""

    class Meta(BaseModelForm.Meta):
        model = Inspection
        fields = ("purpose", "companions", "remark")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["remark"].widget.attrs["rows"] = 4

    def record_fields(self):
        """What `change` takes."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


@dataclass
class Question:
    """One item as the form asks it: what is chosen, what was written, its photos, what is wrong with it."""

    item: ChecklistItem
    result: str
    note: str
    errors: list
    photos: list[Attachment] = field(default_factory=list)
    wanting: bool = False

    @property
    def failed(self) -> bool:
        return self.result == Result.FAIL

    @property
    def opened(self) -> bool:
        """Whether there is something beside the three buttons to see."""
        return self.failed or bool(self.note or self.photos or self.errors)


class AnswerForm(BaseForm):
    """All items of an inspection's lists at once: result, note and photos of each, and the remarks on the whole.

    What is not sent stays as it was, so that one tap, or a whole page, may come.
    """

    companions = CleanCharField(
        label=gettext_lazy("参加单位"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("如：消防所、村委会、网格员。"),
    )
    remark = CleanCharField(
        label=gettext_lazy("备注"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, inspection, **kwargs):
        super().__init__(*args, **kwargs)
        self.inspection = inspection
        self.asked = items_of(inspection)
        self.given = {one.item_id: one for one in inspection.answers.all()}
        self.received: dict[int, list[Received]] = {}
        self.wanting: set[int] = set()
        for item in self.asked:
            self.fields[f"result-{item.pk}"] = forms.ChoiceField(
                label=item.text, choices=Result, required=False
            )
            self.fields[f"note-{item.pk}"] = CleanCharField(label=item.text, max_length=200, required=False)

    def clean(self):
        cleaned = super().clean()
        for item in self.asked:
            self.received[item.pk] = self.photos_sent(item)
        return cleaned

    def photos_sent(self, item) -> list[Received]:
        """The photos that came with this form for an item; what is refused is told beside it."""
        taken = []
        for upload in self.files.getlist(f"photo-{item.pk}") if self.files else ():
            try:
                received = receive(upload)
            except FileRefused as refusal:
                self.add_error(f"note-{item.pk}", str(refusal))
                continue
            if received.is_image:
                taken.append(received)
            else:
                words = {"name": received.name}
                self.add_error(f"note-{item.pk}", _("“%(name)s”不是照片。") % words)
        return taken

    def answers(self) -> dict[int, tuple[str, str]]:
        """What `answer_all` takes: the items that were sent with a result."""
        sent = {}
        for item in self.asked:
            if not {f"result-{item.pk}", f"note-{item.pk}"} & self.data.keys():
                continue
            before = self.given.get(item.pk)
            result = self.cleaned_data.get(f"result-{item.pk}") or (before.result if before else "")
            note = before.note if before else ""
            if f"note-{item.pk}" in self.data:
                note = self.cleaned_data.get(f"note-{item.pk}") or ""
            if result:
                sent[item.pk] = (result, note)
        return sent

    def beside(self) -> dict[str, str]:
        """What `change` takes: the remarks that were sent."""
        return {name: self.cleaned_data[name] for name in ("companions", "remark") if name in self.data}

    # --- what is shown --------------------------------------------------------------------------------

    def shown_value(self, name, before) -> str:
        """What a field shows: what was typed, else what is saved."""
        return self.data.get(name, before) if self.is_bound else before

    def questions(self) -> list[Question]:
        """Each item as it stands."""
        photos: dict[str, list[Attachment]] = {}
        for one in Attachment.objects.about(self.inspection):
            photos.setdefault(one.position, []).append(one)
        made = []
        for item in self.asked:
            before = self.given.get(item.pk)
            made.append(
                Question(
                    item,
                    self.shown_value(f"result-{item.pk}", before.result if before else ""),
                    self.shown_value(f"note-{item.pk}", before.note if before else ""),
                    [
                        *self.errors.get(f"result-{item.pk}", ()),
                        *self.errors.get(f"note-{item.pk}", ()),
                    ],
                    photos.get(position_of(item.pk), []),
                    item.pk in self.wanting,
                )
            )
        return made

    def parts(self) -> list[dict]:
        """The questions by list and group, in the order in which they are gone through."""
        parts: list[dict] = []
        for one in self.questions():
            key = (one.item.checklist_id, one.item.group)
            if not parts or parts[-1]["key"] != key:
                parts.append(
                    {"key": key, "list": one.item.checklist, "group": one.item.group, "questions": []}
                )
            parts[-1]["questions"].append(one)
        return parts


class PhotoForm(BaseForm):
    """One photo of one item, sent by the script as soon as it was taken."""

    item = forms.ModelChoiceField(queryset=None)
    photo = forms.FileField()

    def __init__(self, *args, inspection, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = ChecklistItem.objects.filter(checklist__in=inspection.checklists.all())
