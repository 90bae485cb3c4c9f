"""Forms about mediation cases: the case with rows of its parties, its meetings, its end; and of mediators."""

from decimal import Decimal

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions.mediations import FIRST_SIDES, PartySet
from chamber.forms.staff import offer_secretariat
from chamber.models import MediationCase, MediationNote, Mediator, Party, Session
from hengl_uf.enterprises.choosing import enterprise_field
from hengl_uf.lib.phones import PhoneError, parse_phone
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField, NameField
from hengl_uf.web.money_fields import MoneyField

MOST_ROWS = 30
Side = Party.Side


class MediationForm(BaseModelForm):
    """A dispute: what it is about and how much, where it came from, who mediates; its parties are rows."""

    sum = MoneyField(
        label=gettext_lazy("标的额（元）"),
        required=False,
        empty_value=Decimal(0),
        help_text=gettext_lazy("可以写 1,920.35，也可以写 34.6万元；不涉及金额的不填。"),
    )

    class Meta(BaseModelForm.Meta):
        model = MediationCase
        fields = ("title", "kind", "sum", "source", "source_no", "accepted_on", "mediator", "staff")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        days = self.instance.limit_days
        self.fields["accepted_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        if days:
            words = _("调解期限从这一天起算 %(days)s 天，按自然日计，节假日不扣除。")
            self.fields["accepted_on"].help_text = words % {"days": days}
        mediator = self.fields["mediator"]
        usable = Q(is_active=True) | Q(pk=self.instance.mediator_id)
        mediator.queryset = Mediator.objects.visible_to(self.user).filter(usable).in_order()
        offer(pairs_of(mediator.queryset), mediator)
        offer_secretariat(self)

    def layout(self):
        return Layout(
            Fieldset(_("纠纷"), "title", "kind", "sum"),
            Fieldset(_("来源和办理"), "source", "source_no", "accepted_on", "mediator", "staff"),
        )

    def clean_accepted_on(self):
        day = self.cleaned_data["accepted_on"]
        if day > timezone.localdate():
            raise ValidationError(_("受理日期不能晚于今天。"))
        return day

    def record_fields(self):
        """What `accept_case` and `change_case` take, the parties apart."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class PartyRow(BaseForm):
    """One party: on which side, its name or the enterprise that is registered, a number to reach it at."""

    side = forms.ChoiceField(label=gettext_lazy("身份"), choices=Side.choices)
    name = NameField(
        label=gettext_lazy("名称或姓名"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("企业在册的，在下面选就行，不用再写名称。"),
    )
    phone = CleanCharField(label=gettext_lazy("联系电话"), max_length=40, required=False)

    field_order = ("side", "name", "enterprise", "phone")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"] = enterprise_field(user, label=_("在册企业（选填）"), required=False)
        self.order_fields(self.field_order)
        self.empty_permitted = True

    def has_changed(self):
        """A row in which only the side was chosen holds nothing yet."""
        typed = ("name", "enterprise", "enterprise_text", "phone")
        return self.is_bound and any(self.data.get(self.add_prefix(name), "").strip() for name in typed)

    def clean_phone(self):
        typed = self.cleaned_data["phone"]
        if not typed or typed == self.initial.get("phone"):
            return typed
        try:
            return parse_phone(typed).display
        except PhoneError as error:
            raise ValidationError(str(error)) from error

    def as_party(self) -> PartySet:
        """The party that was typed; its number as it is kept."""
        typed = self.cleaned_data
        return PartySet(typed["side"], typed.get("name", ""), typed.get("enterprise"), stored(typed["phone"]))


def stored(phone: str) -> str:
    """A number as it is kept; what was kept before and cannot be read stays as it is."""
    try:
        return parse_phone(phone).stored if phone else ""
    except PhoneError:
        return phone


PartyRows = forms.formset_factory(
    PartyRow, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS, can_delete=True
)


def typed_rows(rows) -> list[PartyRow]:
    """The rows in which something was typed."""
    return [row for row in rows if row not in rows.deleted_forms and row.has_changed()]


def parties_of(rows) -> list[PartySet]:
    """The parties that were typed."""
    return [row.as_party() for row in typed_rows(rows)]


def rows_from(case) -> list[dict]:
    """What the rows of a case start with: its parties, or one on each side."""
    if case is None:
        return [{"side": side} for side in FIRST_SIDES]
    return [
        {"side": one.side, "name": one.name, "enterprise": one.enterprise_id, "phone": one.shown_phone}
        for one in case.partys.order_by("pk")
    ]


def sides_fit(form, rows) -> bool:
    """Whether there is somebody on both sides, each once; what is wrong is told beside the row."""
    seen: set[str] = set()
    for row in typed_rows(rows):
        name = row.as_party().called
        if not name:
            row.add_error("name", _("请填写名称或姓名，或选择在册企业。"))
            return False
        if name in seen:
            row.add_error("name", _("“%(name)s”填了两次，每一方只填一次。") % {"name": name})
            return False
        seen.add(name)
    missing = [side for side in FIRST_SIDES if side not in {one.side for one in parties_of(rows)}]
    for side in missing:
        empty = (row for row in rows if not row.has_changed() and row not in rows.deleted_forms)
        row = next((row for row in empty if row["side"].value() == side), None)
        words = _("请填写%(side)s：申请人和被申请人都要至少一方。") % {"side": side.label}
        if row is None:
            form.add_error(None, words)
        else:
            row.add_error("name", words)
    return not missing


class SessionForm(BaseModelForm):
    """A meeting of the parties."""

    class Meta(BaseModelForm.Meta):
        model = Session
        fields = ("held_at", "place", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["held_at"].widget = forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        )
        self.fields["note"].widget = forms.Textarea(attrs={"rows": 3, "maxlength": 400})

    def record_fields(self):
        """What the deeds take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class ExtendForm(BaseForm):
    """Until when and why, and that both parties agree."""

    due_on = DayField(label=gettext_lazy("新的期限"))
    reason = CleanCharField(label=gettext_lazy("延期说明"), max_length=200)
    agreed_on = DayField(label=gettext_lazy("同意日期"), until=timezone.localdate)
    agreed = forms.BooleanField(
        label=gettext_lazy("双方当事人都同意延期"),
        error_messages={"required": gettext_lazy("双方当事人都同意，才能延长期限；同意的请勾选。")},
    )


class CloseForm(BaseForm):
    """How a case ended."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("调解结果"), choices=MediationCase.Outcome.choices, widget=forms.RadioSelect
    )
    closed_on = DayField(label=gettext_lazy("结案日期"), until=timezone.localdate)
    agreed_sum = MoneyField(
        label=gettext_lazy("调解金额（元）"),
        required=False,
        help_text=gettext_lazy("调解成功的填写；不涉及金额的填 0。可以写 34.6万元。"),
    )
    outcome_note = CleanCharField(
        label=gettext_lazy("结果说明"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("调解成功的写怎样履行、何时履行；没有调解成功的写明原因。不写个人隐私。"),
    )


class ReopenForm(BaseForm):
    """Why a closed case is taken up again."""

    reason = CleanCharField(label=gettext_lazy("重新办理的原因"), max_length=200)


class ApplyForm(BaseForm):
    """When and which court was asked."""

    court = CleanCharField(label=gettext_lazy("申请确认的法院"), max_length=80)
    applied_on = DayField(label=gettext_lazy("申请日期"), until=timezone.localdate)


class ConfirmForm(BaseForm):
    """What the court decided."""

    result = forms.ChoiceField(
        label=gettext_lazy("裁定结果"),
        choices=[
            (one.value, one.label)
            for one in (MediationCase.Confirmation.CONFIRMED, MediationCase.Confirmation.REFUSED)
        ],
        widget=forms.RadioSelect,
    )
    court = CleanCharField(label=gettext_lazy("法院"), max_length=80)
    number = CleanCharField(label=gettext_lazy("裁定案号"), max_length=60)
    confirmed_on = DayField(label=gettext_lazy("裁定日期"), until=timezone.localdate)


class WithdrawForm(BaseForm):
    """Why the application is taken back."""

    reason = CleanCharField(label=gettext_lazy("撤回的原因"), max_length=200)


class MediationNoteForm(BaseModelForm):
    """A restricted note."""

    class Meta(BaseModelForm.Meta):
        model = MediationNote
        fields = ("text",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["rows"] = 5
        self.fields["text"].help_text = _("只有办理调解的人看得到，每次打开都会留下记录。")


class MediatorForm(BaseModelForm):
    """Somebody who mediates."""

    class Meta(BaseModelForm.Meta):
        model = Mediator
        fields = ("name", "unit", "order", "is_active")

    def clean(self):
        cleaned = super().clean()
        alike = Mediator.objects.filter(name=cleaned.get("name"), unit=cleaned.get("unit") or "")
        if alike.exclude(pk=self.instance.pk).exists():
            self.add_error("name", _("调解员“%(name)s”已经在名单里。") % {"name": cleaned["name"]})
        return cleaned

    def record_fields(self):
        """What the deeds take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
