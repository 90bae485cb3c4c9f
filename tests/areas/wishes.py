"""Wishes."""

from django.utils import timezone

from outreach.actions import wishes as actions
from tests.areas.answers import ONE_DEED, ONE_READ, ONE_WRITE, OUTREACH_READ, OUTREACH_WRITE
from tests.factories import WishFactory
from tests.hengl_uf.attachments.made_files import photo, upload

TABLE: list = [
    ("outreach:wish-list", "", "get", OUTREACH_READ),
    ("outreach:wish-add", "", "get", OUTREACH_WRITE),
    ("outreach:wish-detail", "wish", "get", ONE_READ),
    ("outreach:wish-edit", "wish", "get", ONE_WRITE),
    ("outreach:wish-attach", "fulfilled_wish", "get", ONE_WRITE),
    ("outreach:wish-publish", "draft_wish", "post", ONE_DEED),
    ("outreach:wish-claim", "wish", "get", ONE_WRITE),
    ("outreach:wish-release", "claimed_wish", "get", ONE_WRITE),
    ("outreach:wish-fulfil", "claimed_wish", "get", ONE_WRITE),
    ("outreach:wish-thank", "fulfilled_wish", "get", ONE_WRITE),
    ("outreach:wish-remove", "wish", "get", ONE_WRITE),
]
PAGES: dict = {
    "clerk-reads": [
        "/outreach/wish/",
        "/outreach/wish/?state=published",
        "{wish}",
        "{draft_wish}",
        "{claimed_wish}",
        "{fulfilled_wish}",
        "{thanked_wish}",
    ],
    "clerk-writes": [
        "/outreach/wish/add/",
        "{wish}edit/",
        "{claimed_wish}edit/",
        "{wish}claim/",
        "{claimed_wish}release/",
        "{claimed_wish}fulfil/",
        "{fulfilled_wish}thank/",
        "{wish}remove/",
    ],
    "leader": ["/outreach/wish/", "{wish}"],
}
DETAIL = "想要一张能调高低的书桌，放在窗边写作业，旁边能放下一盏护眼灯和几本课外书。" * 6


def furnish(*, clerk, officer, village):
    """One record of each kind and state."""
    at = timezone.now()
    words = {"by": clerk, "village": village, "detail": DETAIL, "title": "一张能调高低的书桌和一盏护眼灯" * 5}
    open_wish, claimed, fulfilled, thanked = (WishFactory(**words) for _ in range(4))
    for wish in (claimed, fulfilled, thanked):
        actions.claim_wish(wish=wish, by=clerk, at=at, volunteer="示例灯饰行业协会青年志愿服务队" * 3)
    for wish in (fulfilled, thanked):
        proof = [upload(photo(), f"{'书桌照片' * 10}.jpg")]
        actions.fulfil_wish(
            wish=wish, by=clerk, at=at, on=timezone.localdate(at), note="已送到并装好。" * 20, uploads=proof
        )
    actions.thank_wish(wish=thanked, by=clerk, at=at, thanks="送感谢信，并在联谊会上致谢。" * 10)
    return {
        "wish": open_wish,
        "draft_wish": WishFactory(by=clerk, village=village, status="draft", published_on=None),
        "claimed_wish": claimed,
        "fulfilled_wish": fulfilled,
        "thanked_wish": thanked,
    }
