"""Members of the chamber, their fees, the council and evidence for 四好商会."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from chamber.actions import council, fees, memberships
from hengl_uf.attachments.actions import attach
from tests.areas.answers import CHAMBER_DEED, CHAMBER_READ, CHAMBER_WRITE
from tests.factories.chamber_memberships import (
    CouncilOfficeFactory,
    EvidenceFactory,
    FeeFactory,
    MemberEnterpriseFactory,
    MemberFactory,
    MembershipFactory,
)
from tests.hengl_uf.attachments.made_files import photo, upload

TABLE: list = [
    ("chamber:membership-list", "", "get", CHAMBER_READ),
    ("chamber:membership-add", "", "get", CHAMBER_WRITE),
    ("chamber:membership-options", "", "get", CHAMBER_READ),
    ("chamber:membership-detail", "member", "get", CHAMBER_READ),
    ("chamber:membership-edit", "member", "get", CHAMBER_WRITE),
    ("chamber:membership-attach", "member", "get", CHAMBER_WRITE),
    ("chamber:membership-review", "applied_membership", "get", CHAMBER_WRITE),
    ("chamber:membership-council", "reviewed_membership", "get", CHAMBER_WRITE),
    ("chamber:membership-certify", "approved_membership", "get", CHAMBER_WRITE),
    ("chamber:membership-refuse", "applied_membership", "get", CHAMBER_WRITE),
    ("chamber:membership-leave", "member", "get", CHAMBER_WRITE),
    ("chamber:membership-reopen", "left_membership", "post", CHAMBER_DEED),
    ("chamber:membership-remove", "member", "get", CHAMBER_WRITE),
    ("chamber:fee-add", "member", "get", CHAMBER_WRITE),
    ("chamber:fee-list", "", "get", CHAMBER_READ),
    ("chamber:fee-open", "", "get", CHAMBER_WRITE),
    ("chamber:fee-edit", "fee", "get", CHAMBER_WRITE),
    ("chamber:fee-pay", "fee", "get", CHAMBER_WRITE),
    ("chamber:fee-waive", "fee", "get", CHAMBER_WRITE),
    ("chamber:fee-reopen", "paid_fee", "get", CHAMBER_WRITE),
    ("chamber:fee-remove", "fee", "get", CHAMBER_WRITE),
    ("chamber:office-list", "", "get", CHAMBER_READ),
    ("chamber:office-add", "", "get", CHAMBER_WRITE),
    ("chamber:office-detail", "council_office", "get", CHAMBER_READ),
    ("chamber:office-edit", "council_office", "get", CHAMBER_WRITE),
    ("chamber:term-add", "council_office", "get", CHAMBER_WRITE),
    ("chamber:term-edit", "council_term", "get", CHAMBER_WRITE),
    ("chamber:term-end", "council_term", "get", CHAMBER_WRITE),
    ("chamber:evidence-list", "", "get", CHAMBER_READ),
    ("chamber:evidence-add", "", "get", CHAMBER_WRITE),
    ("chamber:evidence-detail", "evidence", "get", CHAMBER_READ),
    ("chamber:evidence-edit", "evidence", "get", CHAMBER_WRITE),
    ("chamber:evidence-attach", "evidence", "get", CHAMBER_WRITE),
    ("chamber:evidence-remove", "evidence", "get", CHAMBER_WRITE),
]
PAGES: dict = {
    "secretary-memberships": [
        "/chamber/membership/",
        "/chamber/membership/?state=under_way",
        "/chamber/membership/?q=nobody",
        "/chamber/membership/add/",
        "{applied_membership}",
        "{applied_membership}review/",
        "{applied_membership}refuse/",
        "{reviewed_membership}council/",
        "{approved_membership}certify/",
        "{member}",
        "{member}edit/",
        "{member}fee/",
        "{member}leave/",
        "{member}remove/",
        "{left_membership}",
        "/chamber/fee/",
        "/chamber/fee/?state=overdue",
        "/chamber/fee/open/",
        "/chamber/office/",
        "/chamber/office/?state=vacant",
        "/chamber/office/add/",
        "{council_office}",
        "{council_office}term/",
        "{council_office}edit/",
        "/chamber/evidence/",
        "/chamber/evidence/?year=2026&heading=team",
        "/chamber/evidence/add/",
        "{evidence}",
        "{evidence}edit/",
    ],
    "leader-memberships": [
        "/chamber/membership/",
        "{member}",
        "/chamber/fee/",
        "/chamber/office/",
        "{council_office}",
        "/chamber/evidence/",
        "{evidence}",
    ],
}

LONG = "粤港澳大湾区智能照明与新型显示产业协同创新发展"


def furnish(*, secretary, village):
    """One record of each kind and state."""
    at, today = timezone.now(), timezone.localdate()
    now = {"by": secretary, "at": at}
    enterprise = MemberEnterpriseFactory(by=secretary, village=village, name=f"示例{LONG * 2}有限公司")
    member = MemberFactory(by=secretary, enterprise=enterprise, sponsors=LONG, remark=f"{LONG}。" * 4)
    FeeFactory(by=secretary, membership=member, year=2024, due_on=date(2024, 6, 30))
    waived = FeeFactory(by=secretary, membership=member, year=2023, due_on=date(2023, 6, 30))
    fees.waive_fee(fee=waived, **now, reason=f"停业整改{LONG}")
    paid = FeeFactory(by=secretary, membership=member, year=2025, due_on=date(2025, 6, 30))
    fees.pay_fee(fee=paid, **now, receipt_no="NO-0001")
    fee = FeeFactory(by=secretary, membership=member, due_on=today + timedelta(days=9))
    office = CouncilOfficeFactory(by=secretary, title="常务副会长", seats=3, fee=Decimal("20000.00"))
    seated = {"office": office, **now, "membership": member, "starts_on": date(2026, 2, 1)}
    term = council.begin_term(**seated, holder_name="欧阳示例", ends_on=today + timedelta(days=30))
    past = council.begin_term(**seated, holder_name="李示例")
    council.end_term(term=past, **now, last_on=date(2026, 2, 9), reason=f"工作调动{LONG}")
    CouncilOfficeFactory(by=secretary, title="监事")
    left = MemberFactory(by=secretary, village=village)
    memberships.leave_chamber(membership=left, **now, reason=f"迁往外地{LONG}")
    evidence = EvidenceFactory(by=secretary, title=f"换届材料{LONG * 2}", heading="team", summary=LONG * 6)
    attach(owner=evidence, upload=upload(photo(), "会议.jpg"), **now)
    reviewed = {"reviewed_on": date(2026, 1, 10), "reviewed_by": secretary}
    approved = {"status": "approved", "council_on": date(2026, 1, 20), **reviewed}
    return {
        "member": member,
        "applied_membership": MembershipFactory(by=secretary, village=village),
        "reviewed_membership": MembershipFactory(
            by=secretary, village=village, status="reviewed", **reviewed
        ),
        "approved_membership": MembershipFactory(by=secretary, village=village, **approved),
        "left_membership": left,
        "fee": fee,
        "paid_fee": paid,
        "council_office": office,
        "council_term": term,
        "evidence": evidence,
    }
