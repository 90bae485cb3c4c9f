"""Forms about agreements: the agreement with rows of its parties."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions.agreements import FEWEST, PartySet
from chamber.forms.staff import offer_secretariat
from chamber.models import Agreement, AgreementParty
from hengl_uf.enterprises.choosing import enterprise_field
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField, NameField

MOST_ROWS = 20
Role = AgreementParty.Role
# The three of 产教融合: rows that a new agreement starts with.
USUAL = (Role.SCHOOL, Role.ENTERPRISE, Role.CHAMBER)


class AgreementForm(BaseModelForm):
    """An agreement: its title and kind, its days, who follows it up."""

    class Meta(BaseModelForm.Meta):
        model = Agreement
        fields = ("title", "kind", "signed_on", "starts_on", "expires_on", "staff", "content")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["signed_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        self.fields["content"].widget.attrs["rows"] = 4
        offer_secretariat(self)

    def layout(self):
        return Layout(
            Fieldset(
                _("协议"),
                "title",
                "kind",
                "signed_on",
                Row("starts_on", "expires_on"),
                "staff",
                "content",
            )
        )

    def clean_signed_on(self):
        day = self.cleaned_data["signed_on"]
        if day > timezone.localdate():
            raise ValidationError(_("签订日期不能晚于今天。"))
        return day

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("expires_on")
        if first and last and last < first:
            self.add_error("expires_on", _("到期日期不能早于生效日期。"))
        return cleaned

    def record_fields(self):
        """What the deeds take, the parties apart."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class PartyRow(BaseForm):
    """One party: in which part, and its name or the enterprise that is registered."""

    role = forms.ChoiceField(label=gettext_lazy("身份"), choices=Role.choices)
    name = NameField(
        label=gettext_lazy("名称"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("企业在册的，在下面选就行，不用再写名称。"),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"] = enterprise_field(user, label=_("在册企业（选填）"), required=False)
        self.empty_permitted = True

    def has_changed(self):
        """A row in which only the part was chosen holds nothing yet."""
        return self.is_bound and any(
            self.data.get(self.add_prefix(name), "").strip()
            for name in ("name", "enterprise", "enterprise_text")
        )


PartyRows = forms.formset_factory(
    PartyRow, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS, can_delete=True
)


def parties_of(rows) -> list[PartySet]:
    """The parties that were typed."""
    filled = [row.cleaned_data for row in rows if row not in rows.deleted_forms and row.has_changed()]
    return [PartySet(row["role"], row.get("name", ""), row.get("enterprise")) for row in filled]


def rows_from(agreement) -> list[dict]:
    """What the rows of an agreement start with: its parties, or the three of 产教融合."""
    if agreement is None:
        return [{"role": role} for role in USUAL]
    return [
        {"role": one.role, "name": one.name, "enterprise": one.enterprise_id}
        for one in agreement.parties.order_by("order", "pk")
    ]


def parties_fit(rows) -> bool:
    """Whether there are parties enough, each once; what is wrong is told beside the row."""
    parties = parties_of(rows)
    typed = [row for row in rows if row not in rows.deleted_forms]
    if len(parties) < FEWEST:
        empty = next((row for row in typed if not row.has_changed()), typed[-1] if typed else None)
        if empty is None:
            return False
        empty.add_error("name", _("请至少填写两方的名称。"))
        return False
    seen: set[str] = set()
    for row in typed:
        if not row.has_changed():
            continue
        name = PartySet("", row.cleaned_data.get("name", ""), row.cleaned_data.get("enterprise")).called
        if name in seen:
            row.add_error("name", _("“%(name)s”填了两次，每一方只填一次。") % {"name": name})
            return False
        seen.add(name)
    return True


class EndForm(BaseForm):
    """When and why an agreement ends."""

    reason = CleanCharField(label=gettext_lazy("终止原因"), max_length=200)
    ended_on = DayField(label=gettext_lazy("终止日期"), until=timezone.localdate)
