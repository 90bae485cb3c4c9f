"""Enquiries and receptions."""

from django.utils import timezone

from outreach.actions import enquiries
from outreach.models import CaseCategory
from tests.areas.answers import ONE_READ, ONE_WRITE, OUTREACH_READ, OUTREACH_WRITE
from tests.factories import ContactFactory, EnquiryFactory, ReceptionFactory

TABLE: list = [
    ("outreach:enquiry-list", "", "get", OUTREACH_READ),
    ("outreach:enquiry-add", "", "get", OUTREACH_WRITE),
    ("outreach:enquiry-caller", "", "post", OUTREACH_WRITE),
    ("outreach:enquiry-detail", "enquiry", "get", ONE_READ),
    ("outreach:enquiry-edit", "enquiry", "get", ONE_WRITE),
    ("outreach:enquiry-attach", "enquiry", "get", ONE_WRITE),
    ("outreach:enquiry-to-case", "enquiry", "get", ONE_WRITE),
    ("outreach:enquiry-remove", "enquiry", "get", ONE_WRITE),
    ("outreach:reception-list", "", "get", OUTREACH_READ),
    ("outreach:reception-add", "", "get", OUTREACH_WRITE),
    ("outreach:reception-detail", "reception", "get", ONE_READ),
    ("outreach:reception-edit", "reception", "get", ONE_WRITE),
    ("outreach:reception-attach", "reception", "get", ONE_WRITE),
    ("outreach:reception-to-case", "reception", "get", ONE_WRITE),
    ("outreach:reception-remove", "reception", "get", ONE_WRITE),
]
PAGES: dict = {
    "clerk-reads": [
        "/outreach/enquiry/",
        "/outreach/enquiry/?q=nobody",
        "{enquiry}",
        "{enquiry_of_case}",
        "/outreach/reception/",
        "{reception}",
    ],
    "clerk-writes": [
        "/outreach/enquiry/add/",
        "{enquiry}edit/",
        "{enquiry}to-case/",
        "{enquiry}remove/",
        "/outreach/reception/add/",
        "{reception}edit/",
        "{reception}to-case/",
    ],
    "officer": ["/outreach/enquiry/add/", "/outreach/reception/add/"],
}
LONG = "回乡证补办要带什么材料、在哪里办、要等多少天，家里老人可以代办吗？" * 4
LONG_NAME = "欧阳陈慕仪（Maximiliana Au-Yeung Chan Mo Yee）"


def furnish(*, clerk, officer, village):
    """One record of each kind and state."""
    at = timezone.now()
    person = ContactFactory(by=clerk, village=village, name=LONG_NAME)
    enquiry = EnquiryFactory(
        by=clerk, village=village, phone="+85291234567", question=LONG[:200], answer=LONG
    )
    other = EnquiryFactory(by=clerk, village=village, contact=person)
    enquiries.enquiry_to_case(
        enquiry=other, by=clerk, at=at, title=LONG[:200], category=CaseCategory.objects.active().first()
    )
    other.refresh_from_db()
    reception = ReceptionFactory(
        by=clerk,
        village=village,
        people=12,
        visitors="旅港横栏同乡会访问团一行" * 6,
        summary=LONG,
        received_on=timezone.localdate(at),
    )
    return {"enquiry": enquiry, "enquiry_of_case": other, "reception": reception}
