"""Events, registrations and opportunities."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from chamber import links
from chamber.actions import events, opportunities, registrations
from hengl_uf.attachments.actions import attach
from tests.areas.answers import CHAMBER_DEED, CHAMBER_READ, CHAMBER_WRITE, OPEN
from tests.factories.chamber_events import EventFactory, OpportunityFactory, make_firm, make_registration
from tests.hengl_uf.attachments.made_files import photo, upload

TABLE: list = [
    ("chamber:event-list", "", "get", CHAMBER_READ),
    ("chamber:event-add", "", "get", CHAMBER_WRITE),
    ("chamber:event-options", "", "get", CHAMBER_READ),
    ("chamber:event-detail", "event", "get", CHAMBER_READ),
    ("chamber:event-edit", "event", "get", CHAMBER_WRITE),
    ("chamber:event-attach", "event", "get", CHAMBER_WRITE),
    ("chamber:event-close", "event", "post", CHAMBER_DEED),
    ("chamber:event-reopen", "closed_event", "post", CHAMBER_DEED),
    ("chamber:event-hold", "event_today", "get", CHAMBER_WRITE),
    ("chamber:event-cancel", "event", "get", CHAMBER_WRITE),
    ("chamber:event-remove", "closed_event", "get", CHAMBER_WRITE),
    ("chamber:event-invite", "event", "get", CHAMBER_WRITE),
    ("chamber:event-invite-file", "event", "get", CHAMBER_WRITE),
    ("chamber:event-roll", "event", "get", CHAMBER_READ),
    ("chamber:event-door", "event_today", "get", CHAMBER_WRITE),
    ("chamber:event-link", "event_link", "get", OPEN),
    ("chamber:event-qr", "event_link", "get", OPEN),
    ("chamber:check-in", "check_in_token", "get", CHAMBER_WRITE),
    ("chamber:registration-list", "", "get", CHAMBER_READ),
    ("chamber:registration-add", "event", "get", CHAMBER_WRITE),
    ("chamber:registration-detail", "registration", "get", CHAMBER_READ),
    ("chamber:registration-edit", "registration", "get", CHAMBER_WRITE),
    ("chamber:registration-cancel", "registration", "get", CHAMBER_WRITE),
    ("chamber:registration-evaluate", "arrived_registration", "get", CHAMBER_WRITE),
    ("chamber:registration-check-in", "registration", "post", CHAMBER_DEED),
    ("chamber:registration-undo", "registration", "post", CHAMBER_DEED),
    ("chamber:opportunity-list", "", "get", CHAMBER_READ),
    ("chamber:opportunity-add", "", "get", CHAMBER_WRITE),
    ("chamber:opportunity-detail", "opportunity", "get", CHAMBER_READ),
    ("chamber:opportunity-edit", "opportunity", "get", CHAMBER_WRITE),
    ("chamber:opportunity-outcome", "opportunity", "get", CHAMBER_WRITE),
    ("chamber:opportunity-remove", "opportunity", "get", CHAMBER_WRITE),
    ("chamber:opportunity-attach", "opportunity", "get", CHAMBER_WRITE),
]
PAGES: dict = {
    "secretary-events": [
        "/chamber/event/",
        "/chamber/event/?state=coming",
        "/chamber/event/?q=nothing-like-it",
        "/chamber/event/add/",
        "{event}",
        "{event}edit/",
        "{event}attach/",
        "{event}register/",
        "{event}invite/",
        "{event}invite/?who=all",
        "{event}roll/",
        "{event}door/",
        "{event_today}",
        "{event_today}door/",
        "{event_today}hold/",
        "{event}cancel/",
        "{event_held}",
        "{event_cancelled}",
        "{closed_event}remove/",
        "/chamber/check-in/{check_in_token}/",
        "/chamber/registration/",
        "{registration}",
        "{registration}edit/",
        "{registration}cancel/",
        "{arrived_registration}",
        "{arrived_registration}evaluate/",
        "/chamber/opportunity/",
        "/chamber/opportunity/add/",
        "{opportunity}",
        "{opportunity}edit/",
        "{opportunity}outcome/",
        "{opportunity}remove/",
        "{signed_opportunity}",
    ],
    "leader-events": ["/chamber/event/", "{event}", "{event_held}", "{registration}", "{opportunity}"],
    "stranger-events": [
        *(
            f"/chamber/e/{{{link}}}/{language}"
            for link in ("event_link", "event_link_new", "event_link_held", "event_link_cancelled")
            for language in ("", "?lang=zh-hant", "?lang=en")
        ),
    ],
}

LONG = "2026 年横栏镇灯饰照明企业数字化转型与用工合规专题培训暨政企面对面座谈会"


def link(event, firm) -> list:
    """The argument of the enterprise's own page."""
    return [links.token("event", event.pk, firm.pk)]


def furnish(*, secretary, village):
    """One record of each kind and state."""
    at, today = timezone.now(), timezone.localdate()
    now = {"by": secretary, "at": at}
    earlier = at - timedelta(days=3)
    event = EventFactory(
        by=secretary,
        title=LONG,
        kind="roundtable",
        place=f"横栏镇政府三楼会议室{LONG}"[:120],
        places=6,
        departments="发展改革和统计办公室、人力资源和社会保障分局、税务分局",
        content=f"{LONG}。" * 8,
    )
    words = {"contact_name": "示例联系人", "contact_phone": "+8676087761234", "note": "两人同车"}
    booked = make_registration(secretary, event, village, people=4, name=f"横栏镇{LONG}有限公司", **words)
    for people in (2, 3, 1):
        make_registration(secretary, event, village, people=people)
    today_event = EventFactory(by=secretary, held_on=today, closes_at=at - timedelta(hours=1), places=40)
    came = make_registration(secretary, today_event, village, people=2, at=earlier, **words)
    expected = make_registration(secretary, today_event, village, people=3, at=earlier)
    registrations.check_in(registration=came, **now)
    held = EventFactory(by=secretary, held_on=today - timedelta(days=1), closes_at=at - timedelta(hours=1))
    arrived = make_registration(secretary, held, village, people=2, at=earlier, **words)
    events.hold_event(event=held, came={arrived.pk: 2}, summary=f"{LONG}。" * 4, **now)
    registrations.evaluate(registration=arrived, evaluation="good", words=LONG * 3, **now)
    attach(owner=held, upload=upload(photo(), "活动现场.jpg"), **now)
    closed = events.close_event(event=EventFactory(by=secretary), **now)
    cancelled = EventFactory(by=secretary)
    gone = make_registration(secretary, cancelled, village)
    events.cancel_event(event=cancelled, reason=f"台风预警，{LONG}", **now)
    opportunity = OpportunityFactory(
        by=secretary,
        event=held,
        enterprise=arrived.enterprise,
        what=f"户外灯具年度采购意向{LONG}"[:200],
        partner=f"示例采购单位{LONG}"[:100],
        value=Decimal("1920350.00"),
        follow_up_on=today - timedelta(days=2),
    )
    signed = OpportunityFactory(by=secretary, event=held, enterprise=arrived.enterprise, value=Decimal(5000))
    opportunities.tell_outcome(opportunity=signed, status="signed", outcome=LONG, **now)
    return {
        "event": event,
        "event_today": today_event,
        "event_held": held,
        "event_cancelled": cancelled,
        "closed_event": closed,
        "registration": booked,
        "arrived_registration": arrived,
        "check_in_token": [expected.token],
        "event_link": link(event, booked.enterprise),
        "event_link_new": link(event, make_firm(secretary, village)),
        "event_link_held": link(held, arrived.enterprise),
        "event_link_cancelled": link(cancelled, gone.enterprise),
        "opportunity": opportunity,
        "signed_opportunity": signed,
    }
