"""Activities."""

from datetime import timedelta

from django.utils import timezone

from hengl_uf.attachments.actions import attach
from outreach.actions import activities as actions
from tests.areas.answers import ONE_READ, ONE_WRITE, OUTREACH_READ, OUTREACH_WRITE
from tests.factories import ActivityFactory, ContactFactory
from tests.hengl_uf.attachments.made_files import photo, upload

READ = {**ONE_READ, "neighbour": 200}
WRITE = {**ONE_WRITE, "neighbour": 403}
TABLE: list = [
    ("outreach:activity-list", "", "get", OUTREACH_READ),
    ("outreach:activity-add", "", "get", OUTREACH_WRITE),
    ("outreach:activity-log", "", "get", OUTREACH_WRITE),
    ("outreach:activity-detail", "activity", "get", ONE_READ),
    ("outreach:activity-detail", "town_activity", "get", READ),
    ("outreach:activity-edit", "activity", "get", ONE_WRITE),
    ("outreach:activity-edit", "town_activity", "get", {**WRITE, "clerk": 403}),
    ("outreach:activity-attach", "activity", "get", ONE_WRITE),
    ("outreach:activity-repeat", "held_activity", "get", ONE_WRITE),
    ("outreach:activity-held", "activity", "get", ONE_WRITE),
    ("outreach:activity-cancel", "activity", "get", ONE_WRITE),
    ("outreach:activity-remove", "activity", "get", ONE_WRITE),
]
PAGES: dict = {
    "clerk-reads": [
        "/outreach/activity/",
        "/outreach/activity/?state=waiting",
        "{activity}",
        "{held_activity}",
        "{cancelled_activity}",
        "{town_activity}",
    ],
    "clerk-writes": [
        "/outreach/activity/add/",
        "/outreach/activity/log/",
        "{activity}edit/",
        "{held_activity}edit/",
        "{activity}held/",
        "{activity}cancel/",
        "{held_activity}repeat/",
        "{activity}remove/",
    ],
    "leader": ["/outreach/activity/", "{held_activity}"],
}
LONG = "带领香港、澳门青少年参观灯饰产业展馆和龙舟文化馆，交流返乡创业政策，反映很好，建议明年增加一天。" * 4


def furnish(*, clerk, officer, village):
    """One record of each kind and state."""
    at = timezone.now()
    day = timezone.localdate(at) - timedelta(days=2)
    words = {"by": clerk, "village": village, "held_on": day, "place": "侨胞之家二楼多功能会议室" * 6}
    helper = ContactFactory(by=clerk, village=village, name="欧阳陈慕仪（Maximiliana Au-Yeung）")
    planned, held, cancelled = (
        ActivityFactory(title=f"2026年{'粤港澳大湾区青少年龙舟文化体验营' * 3}{n}", **words) for n in "甲乙丙"
    )
    held.helpers.set([helper])
    actions.hold_activity(
        activity=held,
        by=clerk,
        at=at,
        attendance={"hong_kong": 12345, "macao": 3, "youth": 1200, "local": 1},
        volunteers=30,
        volunteer_hours=123,
        cost=19203500,
        summary=LONG,
        partners="示例工商联、示例镇团委、示例灯饰行业协会、" * 6,
    )
    attach(owner=held, upload=upload(photo(), f"{'活动照片' * 12}.jpg"), by=clerk, at=at)
    actions.cancel_activity(activity=cancelled, by=clerk, at=at, reason="台风红色预警" * 20)
    return {
        "activity": planned,
        "held_activity": held,
        "cancelled_activity": cancelled,
        "town_activity": ActivityFactory(by=officer, village=None, title="全镇迎春联谊会"),
    }
