"""Group services and their bookings."""

from django.utils import timezone

from hengl_uf.lib.papers import PaperKind, parse_paper
from outreach.actions import bookings
from outreach.actions import group_services as actions
from tests.areas.answers import ONE_DEED, ONE_READ, ONE_WRITE, OUTREACH_READ, OUTREACH_WRITE
from tests.factories import ContactFactory, ServiceFactory

TABLE: list = [
    ("outreach:group-service-list", "", "get", OUTREACH_READ),
    ("outreach:group-service-add", "", "get", OUTREACH_WRITE),
    ("outreach:group-service-detail", "group_service", "get", ONE_READ),
    ("outreach:group-service-detail", "town_service", "get", {**ONE_READ, "neighbour": 200}),
    ("outreach:group-service-edit", "group_service", "get", ONE_WRITE),
    ("outreach:group-service-edit", "town_service", "get", {**ONE_WRITE, "clerk": 403, "neighbour": 403}),
    ("outreach:group-service-attach", "group_service", "get", ONE_WRITE),
    ("outreach:group-service-book", "group_service", "get", ONE_WRITE),
    ("outreach:group-service-book", "town_service", "get", OUTREACH_WRITE),
    ("outreach:group-service-close", "group_service", "post", ONE_DEED),
    ("outreach:group-service-reopen", "closed_service", "post", ONE_DEED),
    ("outreach:group-service-roll", "group_service", "get", ONE_WRITE),
    ("outreach:group-service-done", "group_service", "get", ONE_WRITE),
    ("outreach:group-service-papers", "group_service", "get", ONE_WRITE),
    (
        "outreach:group-service-papers",
        "town_service",
        "get",
        {**ONE_WRITE, "clerk": 403, "neighbour": 403},
    ),
    ("outreach:group-service-cancel", "group_service", "get", ONE_WRITE),
    ("outreach:group-service-remove", "group_service", "get", ONE_WRITE),
    ("outreach:booking-list", "", "get", OUTREACH_READ),
    ("outreach:booking-detail", "booking", "get", ONE_READ),
    ("outreach:booking-edit", "booking", "get", ONE_WRITE),
    ("outreach:booking-cancel", "booking", "get", ONE_WRITE),
]
PAGES: dict = {
    "clerk-reads": [
        "/outreach/group-service/",
        "{group_service}",
        "{town_service}",
        "{closed_service}",
        "{done_service}",
        "/outreach/booking/",
        "/outreach/booking/?served=yes",
        "{booking}",
        "{waiting_booking}",
    ],
    "clerk-writes": [
        "/outreach/group-service/add/",
        "{group_service}edit/",
        "{group_service}book/",
        "{group_service}roll/",
        "{group_service}done/",
        "{group_service}papers/",
        "{group_service}cancel/",
        "{group_service}remove/",
        "{booking}edit/",
        "{booking}cancel/",
    ],
    "leader": ["/outreach/group-service/", "{group_service}"],
}
NOTES = "带齐证件原件和两张白底照片，8 点 30 分在服务中心门口集合，当天来回，不需要自己付车费。" * 5
PERMIT = parse_paper(PaperKind.TRAVEL_PERMIT, "H12345678")


def furnish(*, clerk, officer, village):
    """One record of each kind and state."""
    at, today = timezone.now(), timezone.localdate()
    people = [
        ContactFactory(by=clerk, village=village, name=f"欧阳陈慕仪（Maximiliana Au-Yeung Chan Mo Yee）{n}")
        for n in range(3)
    ]
    words = {
        "village": village,
        "needs_paper": True,
        "paper_reason": "客运公司实名购票" * 10,
        "held_on": today,
    }
    service = ServiceFactory(by=clerk, title="回乡证、居住证集中办理接送专车" * 5, notes=NOTES, **words)
    closed = ServiceFactory(by=clerk, village=village, status="closed")
    done = ServiceFactory(by=clerk, slots=5, **words)
    booked = [
        bookings.book(service=service, contact=one, by=clerk, at=at, note="需要轮椅通道" * 8)
        for one in people
    ]
    bookings.keep_number(booked[0], PERMIT)
    served = bookings.book(service=done, contact=people[0], by=clerk, at=at)
    actions.call_roll(service=done, by=clerk, at=at, came={served.pk: True})
    actions.finish_service(service=done, by=clerk, at=at, ending="全部办妥，没有人改约。" * 10)
    return {
        "group_service": service,
        "town_service": ServiceFactory(by=officer),
        "closed_service": closed,
        "done_service": done,
        "booking": booked[0],
        "waiting_booking": booked[2],
    }
