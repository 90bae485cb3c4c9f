"""Promises."""

from django.utils import timezone

from outreach.actions.promises import give_up_promise, keep_promise, make_promise
from tests.areas.answers import ONE_READ, ONE_WRITE, OUTREACH_READ, OUTREACH_WRITE
from tests.factories import VisitFactory

NAMES_NO_RECORD = {**OUTREACH_WRITE, "clerk": 404, "neighbour": 404, "officer": 404}
TABLE = [
    ("outreach:promise-list", "", "get", OUTREACH_READ),
    ("outreach:promise-add", "", "get", NAMES_NO_RECORD),
    ("outreach:promise-detail", "promise", "get", ONE_READ),
    ("outreach:promise-attach", "promise", "get", ONE_WRITE),
    ("outreach:promise-keep", "promise", "get", ONE_WRITE),
    ("outreach:promise-give-up", "promise", "get", ONE_WRITE),
]
PAGES = {
    "clerk-reads": (
        "/outreach/promise/",
        "{promise}",
        "{promise}keep/",
        "{promise}give-up/",
        "{promise}attach/",
        "{kept_promise}",
        "{given_up_promise}",
    ),
    "leader": ("/outreach/promise/", "{promise}"),
}


def furnish(*, clerk, officer, village):
    """One record of each kind and state."""
    visit = VisitFactory(by=clerk, village=village)
    at = timezone.now()
    on = timezone.localdate(at)

    def made(text):
        return make_promise(source=visit, text=text, owner=clerk, due_on=on, by=clerk, at=at)

    return {
        "promise": made("带《港澳居民来粤办事指南（示例）》和申请表上门，当面讲清楚怎么填" * 4),
        "kept_promise": keep_promise(
            promise=made("问清老屋修缮补贴的办法"),
            by=clerk,
            on=on,
            at=at,
            note="已当面答复，材料也留下了" * 8,
        ),
        "given_up_promise": give_up_promise(
            promise=made("借村委会的会议室"), by=officer, at=at, reason="会议室正在装修，已向对方说明" * 8
        ),
    }
