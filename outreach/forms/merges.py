"""Forms about merging two records of one person."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.lib.dates import full_date
from hengl_uf.web.forms import BaseForm
from hengl_uf.web.numbers import number_or_none
from outreach.actions.merges import BOTH, CHOSEN, KEPT, LONGEST_REMARK, MERGED, both_remarks
from outreach.forms.fields import contact_field
from outreach.models import Contact


class OtherRecordForm(BaseForm):
    """Which other record is of the same person."""

    def __init__(self, *args, user, contact, **kwargs):
        super().__init__(*args, **kwargs)
        self.contact = contact
        self.fields["other"] = contact_field(
            user, label=_("另一条记录"), help_text=_("选出后先并排比较，再决定是否合并。")
        )

    def clean_other(self):
        other = self.cleaned_data["other"]
        if other and other.pk == self.contact.pk:
            raise ValidationError(_("不能与自己合并。"))
        return other


class MergeForm(forms.Form):
    """Of each field in which two records differ, which one's value stays. The fuller one is chosen to begin with."""

    def __init__(self, *args, kept, merged, **kwargs):
        super().__init__(*args, **kwargs)
        self.kept, self.merged = kept, merged
        for name in CHOSEN:
            mine, theirs = told(kept, name), told(merged, name)
            if mine == theirs:
                continue
            choices = [(KEPT, mine), (MERGED, theirs)]
            if name == "remark" and mine and theirs and len(both_remarks(kept, merged)) <= LONGEST_REMARK:
                choices.append((BOTH, _("两边的备注都保留")))
            self.fields[name] = forms.ChoiceField(
                label=Contact._meta.get_field(name).verbose_name,
                choices=choices,
                required=False,  # what came to differ meanwhile was not asked; the versions tell that
                initial=self.fuller(name, mine, theirs, len(choices)),
            )

    def fuller(self, name, mine, theirs, choices) -> str:
        """The choice that loses least."""
        if name == "remark" and choices == 3:
            return BOTH
        if name == "retain_until":
            return KEPT if self.kept.retain_until >= self.merged.retain_until else MERGED
        if name == "legal_basis":
            return MERGED if self.merged.consented_at and not self.kept.consented_at else KEPT
        if name == "village" and self.kept.village_id == self.merged.village_id:
            return KEPT if self.kept.grid_id else MERGED
        return KEPT if mine or not theirs else MERGED

    def rows(self) -> list[dict]:
        """What the page shows of each field: both values, and the choice where they differ."""
        rows = []
        for name in CHOSEN:
            words = {"label": Contact._meta.get_field(name).verbose_name, "name": name}
            if name in self.fields:
                chosen = self[name].value() or self[name].initial
                options = [
                    {"value": value, "words": label, "chosen": value == chosen, "id": f"id_{name}_{value}"}
                    for value, label in self.fields[name].choices
                ]
                rows.append(
                    {**words, "options": options[:2], "both": options[2:], "errors": self[name].errors}
                )
            else:
                rows.append({**words, "same": told(self.kept, name)})
        return rows

    def versions(self) -> tuple:
        """The versions of both that the person had before them."""
        return tuple(number_or_none(self.data.get(name)) for name in ("kept_version", "merged_version"))


def told(contact, name) -> str:
    """What a person reads of a field, with what goes along with it."""
    if name == "village":
        return _("、").join(filter(None, (contact.village.name, str(contact.grid or ""))))
    if name == "retain_until":
        return full_date(contact.retain_until)
    if name == "legal_basis" and contact.consented_at:
        day = full_date(timezone.localdate(contact.consented_at))
        return _("%(basis)s，%(day)s") % {"basis": contact.get_legal_basis_display(), "day": day}
    display = getattr(contact, f"get_{name}_display", None)
    return display() if display else str(getattr(contact, name) or "")
