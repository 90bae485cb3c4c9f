"""What belongs to a case."""

from datetime import date

from outreach.models import CaseItem, CaseNote, Referral
from tests.factories.outreach import RecordFactory


class ReferralFactory(RecordFactory):
    """A question to another department that nobody has answered."""

    class Meta:
        model = Referral

    department = "示例房管所"
    question = "请核实登记情况"
    sent_on = date(2026, 3, 5)
    due_on = date(2026, 3, 19)


class CaseNoteFactory(RecordFactory):
    """A note for its writer alone, unless `readers` are given."""

    class Meta:
        model = CaseNote

    text = "家属希望只和经办人联系"

    @classmethod
    def _create(cls, model_class, *args, readers=(), **fields):
        note = super()._create(model_class, *args, **fields)
        note.readers.set(readers)
        return note


def checklist_line(case, text="已核对材料", **fields):
    """A line of a case's checklist that must be done."""
    return CaseItem.objects.create(case=case, text=text, **fields)
