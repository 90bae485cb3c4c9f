"""五个一, Party activities, service projects, awards and posts."""

from datetime import timedelta

from django.utils import timezone

from chamber.actions import (
    awards,
    five_one_ticks,
    five_ones,
    party_activities,
    service_posts,
    service_projects,
)
from chamber.models import FiveOne
from hengl_uf.enterprises.actions import add_enterprise
from tests.areas.answers import CHAMBER_DEED, CHAMBER_READ, CHAMBER_WRITE
from tests.factories.chamber_party_work import BranchFactory
from tests.hengl_uf.attachments.made_files import photo, upload

TABLE: list = [
    ("chamber:five-one-list", "", "get", CHAMBER_READ),
    ("chamber:five-one-add", "", "get", CHAMBER_WRITE),
    ("chamber:five-one-edit", "five_one", "get", CHAMBER_WRITE),
    ("chamber:five-one-move", "five_one", "post", CHAMBER_DEED),
    ("chamber:five-one-matrix", "", "get", CHAMBER_READ),
    ("chamber:five-one-tick-add", "", "get", CHAMBER_WRITE),
    ("chamber:five-one-tick-many", "", "get", CHAMBER_WRITE),
    ("chamber:five-one-tick", "five_one_tick", "get", CHAMBER_READ),
    ("chamber:five-one-tick-edit", "five_one_tick", "get", CHAMBER_WRITE),
    ("chamber:five-one-tick-attach", "five_one_tick", "get", CHAMBER_WRITE),
    ("chamber:five-one-tick-remove", "five_one_tick", "get", CHAMBER_WRITE),
    ("chamber:party-activity-list", "", "get", CHAMBER_READ),
    ("chamber:party-activity-add", "", "get", CHAMBER_WRITE),
    ("chamber:party-activity-detail", "party_activity", "get", CHAMBER_READ),
    ("chamber:party-activity-edit", "party_activity", "get", CHAMBER_WRITE),
    ("chamber:party-activity-attach", "party_activity", "get", CHAMBER_WRITE),
    ("chamber:party-activity-remove", "party_activity", "get", CHAMBER_WRITE),
    ("chamber:service-project-list", "", "get", CHAMBER_READ),
    ("chamber:service-project-add", "", "get", CHAMBER_WRITE),
    ("chamber:service-project-detail", "service_project", "get", CHAMBER_READ),
    ("chamber:service-project-edit", "service_project", "get", CHAMBER_WRITE),
    ("chamber:service-project-attach", "service_project", "get", CHAMBER_WRITE),
    ("chamber:service-project-finish", "service_project", "get", CHAMBER_WRITE),
    ("chamber:service-project-stop", "service_project", "get", CHAMBER_WRITE),
    ("chamber:service-project-restart", "stopped_service_project", "post", CHAMBER_DEED),
    ("chamber:service-project-remove", "service_project", "get", CHAMBER_WRITE),
    ("chamber:award-list", "", "get", CHAMBER_READ),
    ("chamber:award-add", "", "get", CHAMBER_WRITE),
    ("chamber:award-detail", "award", "get", CHAMBER_READ),
    ("chamber:award-edit", "award", "get", CHAMBER_WRITE),
    ("chamber:award-attach", "award", "get", CHAMBER_WRITE),
    ("chamber:award-remove", "award", "get", CHAMBER_WRITE),
    ("chamber:service-post-list", "", "get", CHAMBER_READ),
    ("chamber:service-post-add", "", "get", CHAMBER_WRITE),
    ("chamber:service-post-detail", "service_post", "get", CHAMBER_READ),
    ("chamber:service-post-edit", "service_post", "get", CHAMBER_WRITE),
    ("chamber:service-post-attach", "service_post", "get", CHAMBER_WRITE),
    ("chamber:service-post-end", "service_post", "get", CHAMBER_WRITE),
    ("chamber:service-post-restore", "ended_service_post", "post", CHAMBER_DEED),
    ("chamber:service-post-remove", "service_post", "get", CHAMBER_WRITE),
]
PAGES: dict = {
    "secretary-party_work": [
        "/chamber/five-one/",
        "/chamber/five-one/add/",
        "/chamber/five-one/matrix/",
        "/chamber/five-one/matrix/?state=no_evidence",
        "/chamber/five-one/matrix/?q=nobody",
        "/chamber/five-one/tick/add/",
        "/chamber/five-one/tick/many/",
        "{five_one_tick}",
        "{five_one_tick}edit/",
        "{five_one_tick}remove/",
        "/chamber/party-activity/",
        "/chamber/party-activity/add/",
        "{party_activity}",
        "{party_activity}edit/",
        "{party_activity}attach/",
        "/chamber/service-project/",
        "/chamber/service-project/?state=late",
        "/chamber/service-project/add/",
        "{service_project}",
        "{service_project}edit/",
        "{service_project}finish/",
        "{service_project}stop/",
        "{stopped_service_project}",
        "/chamber/award/",
        "/chamber/award/add/",
        "{award}",
        "/chamber/service-post/",
        "/chamber/service-post/add/",
        "{service_post}",
        "{service_post}end/",
        "{ended_service_post}",
    ],
    "leader-party_work": [
        "/chamber/five-one/",
        "/chamber/five-one/matrix/",
        "{five_one_tick}",
        "{party_activity}",
        "{service_project}",
        "{service_post}",
    ],
}

LONG = "示例国际半导体照明与智能家居控制系统研发制造"


def furnish(*, secretary, village):
    """One record of each kind and state."""
    today, now = timezone.localdate(), {"by": secretary, "at": timezone.now()}
    picture = [upload(photo(), "现场.jpg")]
    branches = [
        BranchFactory(by=secretary, village=village, name=f"{LONG}第{number}党支部")
        for number in range(1, 11)
    ]
    firm = add_enterprise(**now, name=f"{LONG}（先锋岗）公司", village=village)
    item = five_ones.add_five_one(
        **now, name="一次示例志愿服务和结对帮扶行动", note=f"每年一次：{LONG}。" * 3
    )
    first, second = FiveOne.objects.active()[:2]
    done = {"done_on": today, **now}
    tick = five_one_ticks.tick(
        item=first, organisation=branches[0], note=LONG * 4, uploads=[upload(photo(), "签到表.jpg")], **done
    )
    five_one_ticks.tick_many(item=second, organisations=branches[:4], **done)
    project = service_projects.start_project(
        **now,
        name=f"{LONG}员工夜校" * 2,
        organisation=branches[0],
        goal=f"{LONG}。" * 6,
        starts_on=today - timedelta(days=60),
        due_on=today - timedelta(days=1),
    )
    activity = party_activities.hold_activity(
        **now,
        kind="service",
        topic=f"{LONG}惠民服务日",
        held_on=today,
        mode="both",
        place=f"示例路 88 号{LONG}",
        organisations=branches,
        project=project,
        attendees=1234,
        beneficiaries=567,
        summary=f"{LONG}。" * 6,
        uploads=picture,
    )
    award = awards.add_award(
        **now,
        title=f"{LONG}先进基层党组织",
        awarder=f"示例授予单位{LONG}",
        awarded_on=today,
        organisation=branches[0],
        project=project,
    )
    stopped = service_projects.start_project(
        **now, name="示例停办的实事", organisation=branches[1], starts_on=today, due_on=today
    )
    service_projects.stop_project(project=stopped, **now, reason=f"场地收回{LONG}")
    posts = [
        service_posts.set_up_post(
            **now,
            name=f"{LONG}{number}线",
            kind=kind,
            enterprise=firm,
            organisation=branches[0],
            set_on=today,
            people=5,
            duty=f"{LONG}。" * 4,
        )
        for number, kind in enumerate(("model", "vanguard"), 1)
    ]
    return {
        "five_one": item,
        "five_one_tick": tick,
        "party_activity": activity,
        "service_project": project,
        "stopped_service_project": stopped,
        "award": award,
        "service_post": posts[0],
        "ended_service_post": service_posts.end_post(post=posts[1], ended_on=today, **now),
    }
