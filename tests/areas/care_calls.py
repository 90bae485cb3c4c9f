"""Care calls."""

from django.utils import timezone

from outreach.actions import care_calls
from tests.areas.answers import ONE_READ, ONE_WRITE, OUTREACH_READ, OUTREACH_WRITE
from tests.factories import CareCallFactory

TABLE: list = [
    ("outreach:care-call-list", "", "get", OUTREACH_READ),
    ("outreach:care-call-add", "", "get", OUTREACH_WRITE),
    ("outreach:care-call-detail", "care_call", "get", ONE_READ),
    ("outreach:care-call-edit", "care_call", "get", ONE_WRITE),
    ("outreach:care-call-pass", "care_call", "get", ONE_WRITE),
    ("outreach:care-call-close", "care_passed", "get", ONE_WRITE),
    ("outreach:care-call-remove", "care_call", "get", ONE_WRITE),
]
PAGES: dict = {
    "clerk-reads": [
        "/outreach/care-call/",
        "/outreach/care-call/?state=open",
        "{care_call}",
        "{care_fine}",
        "{care_passed}",
        "{care_closed}",
    ],
    "clerk-writes": [
        "/outreach/care-call/add/",
        "{care_call}edit/",
        "{care_call}pass/",
        "{care_passed}close/",
        "{care_fine}remove/",
    ],
}
LONG = "楼道灯坏了很久，晚上出门看不见路，想请人来修" * 8


def furnish(*, clerk, officer, village):
    """One record of each kind and state."""
    at = timezone.now()
    care = {"by": clerk, "village": village, "need": LONG[:200], "phone": "+8613800138000"}
    passed, closed = CareCallFactory(**care), CareCallFactory(**care)
    for call in (passed, closed):
        care_calls.pass_on(
            call=call, by=clerk, at=at, passed_to="property", passed_to_name="示例花园物业服务中心" * 7
        )
    care_calls.close_care_call(call=closed, by=clerk, at=at, result=LONG[:190])
    return {
        "care_call": CareCallFactory(**care),
        "care_fine": CareCallFactory(by=clerk, village=village),
        "care_passed": passed,
        "care_closed": closed,
    }
