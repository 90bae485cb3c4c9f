"""Mediation and the chamber's documents."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from chamber.actions import letters, mediation_ends, mediation_notes, mediations, mediators
from chamber.actions.mediations import PartySet
from chamber.models import ChamberTemplate, MediationCase
from tests.areas.answers import CHAMBER_READ, CHAMBER_WRITE
from tests.factories.chamber_giving import campaign_of, pledge_of
from tests.factories.chamber_memberships import MemberFactory

TABLE: list = [
    ("chamber:mediation-list", "", "get", CHAMBER_READ),
    ("chamber:mediation-add", "", "get", CHAMBER_WRITE),
    ("chamber:mediation-detail", "mediation", "get", CHAMBER_READ),
    ("chamber:mediation-edit", "mediation", "get", CHAMBER_WRITE),
    ("chamber:mediation-attach", "mediation", "get", CHAMBER_WRITE),
    ("chamber:mediation-remove", "mediation", "get", CHAMBER_WRITE),
    ("chamber:mediation-session-add", "mediation", "get", CHAMBER_WRITE),
    ("chamber:mediation-extend", "mediation", "get", CHAMBER_WRITE),
    ("chamber:mediation-close", "mediation", "get", CHAMBER_WRITE),
    ("chamber:mediation-note-add", "mediation", "get", CHAMBER_WRITE),
    ("chamber:mediation-letter", "mediation", "get", CHAMBER_WRITE),
    ("chamber:mediation-reopen", "agreed_mediation", "get", CHAMBER_WRITE),
    ("chamber:mediation-confirm-apply", "agreed_mediation", "get", CHAMBER_WRITE),
    ("chamber:mediation-confirm", "applied_mediation", "get", CHAMBER_WRITE),
    ("chamber:mediation-confirm-withdraw", "applied_mediation", "get", CHAMBER_WRITE),
    ("chamber:session-edit", "mediation_session", "get", CHAMBER_WRITE),
    ("chamber:mediation-note", "mediation_note", "get", CHAMBER_WRITE),
    ("chamber:mediation-note-edit", "mediation_note", "get", CHAMBER_WRITE),
    ("chamber:mediator-list", "", "get", CHAMBER_READ),
    ("chamber:mediator-add", "", "get", CHAMBER_WRITE),
    ("chamber:mediator-edit", "mediator", "get", CHAMBER_WRITE),
    ("chamber:pledge-letter", "thanked_pledge", "get", CHAMBER_WRITE),
    ("chamber:membership-letter", "certified_membership", "get", CHAMBER_WRITE),
    ("chamber:letter-list", "", "get", CHAMBER_WRITE),
    ("chamber:letter-add", "", "get", CHAMBER_WRITE),
    ("chamber:letter-detail", "chamber_template", "get", CHAMBER_WRITE),
    ("chamber:letter-edit", "chamber_template", "get", CHAMBER_WRITE),
    ("chamber:letter-attach", "chamber_template", "get", CHAMBER_WRITE),
]
PAGES: dict = {
    "secretary-mediation": [
        "/chamber/mediation/",
        "/chamber/mediation/?state=closed",
        "/chamber/mediation/?q=nothing-like-it",
        "/chamber/mediation/add/",
        "/chamber/mediator/",
        "/chamber/mediator/add/",
        "{mediation}",
        "{agreed_mediation}",
        "{applied_mediation}",
        "{mediation}edit/",
        "{mediation}attach/",
        "{mediation}session/",
        "{mediation}extend/",
        "{mediation}close/",
        "{mediation}note/",
        "{mediation}letter/",
        "{mediation}remove/",
        "{agreed_mediation}reopen/",
        "{agreed_mediation}apply/",
        "{applied_mediation}confirm/",
        "{applied_mediation}withdraw/",
        "{mediation_note}",
        "{mediation_note}edit/",
        "{mediator}",
        "{thanked_pledge}letter/",
        "{certified_membership}letter/",
        "/chamber/letter/",
        "/chamber/letter/add/",
        "{chamber_template}",
        "{chamber_template}edit/",
        "{chamber_template}attach/",
    ],
    "leader-mediation": ["/chamber/mediation/", "{mediation}", "/chamber/mediator/"],
}

LONG = "灯饰配件加工承揽合同质量和货款"


def furnish(*, secretary, village):
    """One record of each kind and state."""
    at, today = timezone.now(), timezone.localdate()
    now = {"by": secretary, "at": at}
    mediator = mediators.add_mediator(**now, name="罗调解", unit=f"示例{LONG}调解工作室", order=1)
    parties = (
        PartySet("applicant", f"中山市示例{LONG}有限公司", phone="+8676087761234"),
        PartySet("respondent", "陈大文", phone="+8613800138000"),
        PartySet("third", "何示例"),
    )

    def accepted(days_ago, **fields) -> MediationCase:
        day = today - timedelta(days=days_ago)
        return mediations.accept_case(
            **now, parties=parties, title=f"{LONG}纠纷", accepted_on=day, mediator=mediator, **fields
        )

    case = accepted(40, sum=Decimal("346000.50"), source_no="（2026）示例 1 号")
    mediations.extend_case(case=case, **now, due_on=today + timedelta(days=3), reason=LONG * 3, agreed=True)
    session = mediations.add_session(case=case, **now, held_at=at, place=f"商会{LONG}室", note=LONG * 6)
    note = mediation_notes.add_note(case=case, **now, text=LONG * 8)
    template = ChamberTemplate.objects.get(code="agreement")
    letters.make_mediation_letter(case=case, template=template, **now)
    accepted(50, source="application", kind="labour")
    failed = accepted(20)
    end = {"closed_on": today, "outcome_note": f"{LONG}。" * 4}
    mediation_ends.close_case(case=failed, **now, outcome="failed", **end)
    agreed, applied = accepted(12, sum=Decimal(20000)), accepted(9, sum=Decimal(30000))
    for one in (agreed, applied):
        mediation_ends.close_case(case=one, **now, outcome="agreed", agreed_sum=Decimal(18000), **end)
    mediation_ends.apply_confirmation(case=applied, **now, applied_on=today, court="示例人民法院")
    return {
        "mediation": case,
        "agreed_mediation": agreed,
        "applied_mediation": applied,
        "mediation_session": session,
        "mediation_note": note,
        "mediator": mediator,
        "chamber_template": template,
        "thanked_pledge": pledge_of(secretary, campaign_of(secretary, name="示例助学募捐")),
        "certified_membership": MemberFactory(by=secretary, village=village),
    }
