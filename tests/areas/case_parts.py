"""What belongs to a case: its checklist, referrals and restricted notes; and the letters."""

from dataclasses import dataclass

from outreach.models import LetterTemplate
from tests.areas.answers import NOBODY, OFFICE, ONE_DEED, ONE_READ, ONE_WRITE
from tests.factories import CaseFactory, CaseNoteFactory, ContactFactory, ReferralFactory, checklist_line

READS_LETTERS = {**NOBODY, "clerk": 200, "neighbour": 200, "officer": 200}
NAMED_ALONE = {**ONE_READ, "leader": 404}

TABLE: list = [
    ("outreach:case-item", "case_line", "post", ONE_DEED),
    ("outreach:case-satisfaction", "closed_case", "get", ONE_WRITE),
    ("outreach:case-refer", "full_case", "get", ONE_WRITE),
    ("outreach:case-referral-edit", "referral", "get", ONE_WRITE),
    ("outreach:case-referral-answer", "referral", "get", ONE_WRITE),
    ("outreach:case-letter", "full_case", "get", ONE_WRITE),
    ("outreach:case-note-add", "full_case", "get", ONE_WRITE),
    ("outreach:case-note", "case_note", "get", NAMED_ALONE),
    ("outreach:case-note-edit", "case_note", "get", {**ONE_WRITE, "officer": 403, "leader": 403}),
    ("outreach:letter-list", "", "get", READS_LETTERS),
    ("outreach:letter-detail", "letter", "get", READS_LETTERS),
    ("outreach:letter-add", "", "get", OFFICE),
    ("outreach:letter-edit", "letter", "get", OFFICE),
    ("outreach:letter-attach", "letter", "get", OFFICE),
]
PAGES: dict = {
    "clerk-reads": ["{full_case}", "{case_note}", "{letter}", "/outreach/letter/"],
    "clerk-writes": [
        "{full_case}refer/",
        "{full_case}letter/",
        "{full_case}note/",
        "{full_case}resolve/",
        "{referral}answer/",
        "{referral}edit/",
        "{case_note}edit/",
        "{closed_case}satisfaction/",
    ],
    "officer": ["/outreach/category/", "{letter}edit/", "{letter}attach/", "/outreach/letter/add/"],
    "leader": ["{full_case}"],
    "administrator": ["/outreach/category/", "{category_page}edit/"],
}
LONG = "请核实产权登记和历次变更情况，并说明需要求助人补交哪些材料。" * 6


@dataclass(frozen=True)
class At:
    """A record whose own page is not where its other pages hang."""

    pk: int
    url: str

    def get_absolute_url(self):
        return self.url


def furnish(*, clerk, officer, village):
    """One record of each kind and state."""
    contact = ContactFactory(by=clerk, village=village)
    words = {"by": clerk, "village": village, "contact": contact, "handler": clerk, "status": "working"}
    case = CaseFactory(**words, title="老屋产权登记与实际不符" * 8)
    checklist_line(case, text="已说明所需材料" * 10, done_at=case.created_at, done_by=clerk, order=1)
    line = checklist_line(case, text="已核对材料" * 12, order=2)
    checklist_line(case, text="已回访", is_required=False, order=3)
    answered = {"answered_on": "2026-03-10", "answered_by": officer, "answer": LONG}
    ReferralFactory(by=clerk, case=case, department="示例镇自然资源分局" * 4, question=LONG, **answered)
    ReferralFactory(by=clerk, case=case, due_on="2099-03-19")
    referral = ReferralFactory(by=clerk, case=case, question=LONG)
    closed = {"status": "resolved", "resolved_on": "2026-03-10", "outcome": LONG, "satisfaction": "not_asked"}
    letter = LetterTemplate.objects.get(code="referred")
    return {
        "full_case": case,
        "case_line": line,
        "referral": At(referral.pk, f"/outreach/case/referral/{referral.pk}/"),
        "case_note": CaseNoteFactory(by=clerk, case=case, readers=[officer], text=LONG),
        "closed_case": CaseFactory(**words | closed),
        "letter": letter,
        "category_page": At(case.category_id, f"/outreach/category/{case.category_id}/"),
    }
