"""Party organisations, surveys and coverage."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from chamber.actions import coverage, organisation_parts, organisations, party_posts, surveys
from tests.areas.answers import CHAMBER_DEED, CHAMBER_READ, CHAMBER_WRITE
from tests.factories.chamber_party import FirmFactory

TABLE: list = [
    ("chamber:organisation-list", "", "get", CHAMBER_READ),
    ("chamber:organisation-tree", "", "get", CHAMBER_READ),
    ("chamber:organisation-options", "", "get", CHAMBER_READ),
    ("chamber:organisation-add", "", "get", CHAMBER_WRITE),
    ("chamber:organisation-detail", "organisation", "get", CHAMBER_READ),
    ("chamber:organisation-edit", "organisation", "get", CHAMBER_WRITE),
    ("chamber:organisation-attach", "organisation", "get", CHAMBER_WRITE),
    ("chamber:organisation-dissolve", "organisation", "get", CHAMBER_WRITE),
    ("chamber:organisation-restore", "dissolved_organisation", "post", CHAMBER_DEED),
    ("chamber:organisation-remove", "organisation", "get", CHAMBER_WRITE),
    ("chamber:count-add", "organisation", "get", CHAMBER_WRITE),
    ("chamber:count-remove", "party_count", "get", CHAMBER_WRITE),
    ("chamber:election-add", "organisation", "get", CHAMBER_WRITE),
    ("chamber:election-remove", "party_election", "get", CHAMBER_WRITE),
    ("chamber:cover-add", "", "get", CHAMBER_WRITE),
    ("chamber:cover-remove", "party_cover", "get", CHAMBER_WRITE),
    ("chamber:post-add", "organisation", "get", CHAMBER_WRITE),
    ("chamber:post-edit", "party_post", "get", CHAMBER_WRITE),
    ("chamber:post-term-add", "party_post", "get", CHAMBER_WRITE),
    ("chamber:post-term-edit", "party_term", "get", CHAMBER_WRITE),
    ("chamber:post-term-end", "party_term", "get", CHAMBER_WRITE),
    ("chamber:survey-list", "", "get", CHAMBER_READ),
    ("chamber:survey-add", "", "get", CHAMBER_WRITE),
    ("chamber:survey-detail", "survey", "get", CHAMBER_READ),
    ("chamber:survey-edit", "survey", "get", CHAMBER_WRITE),
    ("chamber:survey-attach", "survey", "get", CHAMBER_WRITE),
    ("chamber:coverage", "", "get", CHAMBER_READ),
    ("chamber:gap-list", "", "get", CHAMBER_READ),
]
PAGES: dict = {
    "secretary-party": [
        "/chamber/organisation/",
        "/chamber/organisation/?q=nobody",
        "/chamber/organisation/tree/",
        "/chamber/organisation/add/",
        "{organisation}",
        "{party_root}",
        "{dissolved_organisation}",
        "{organisation}edit/",
        "{organisation}count/",
        "{organisation}elect/",
        "{organisation}post/",
        "{organisation}dissolve/",
        "{organisation}remove/",
        "{party_count}remove/",
        "{party_election}remove/",
        "{party_cover}remove/",
        "{party_post}edit/",
        "{party_post}term/",
        "{party_term}edit/",
        "{party_term}end/",
        "/chamber/cover/add/",
        "/chamber/survey/",
        "/chamber/survey/add/",
        "{survey}",
        "{survey}edit/",
        "/chamber/coverage/",
        "/chamber/gap/",
        "/chamber/gap/?gap=include",
        "/chamber/gap/?gap=survey",
    ],
    "leader-party": [
        "/chamber/organisation/",
        "/chamber/organisation/tree/",
        "{organisation}",
        "{survey}",
        "/chamber/coverage/",
        "/chamber/gap/?gap=link",
    ],
}
LONG = "灯饰照明科技与智能家居综合产业发展集团"


@dataclass(frozen=True)
class At:
    """A record whose own page is not where its other pages hang."""

    pk: int
    url: str

    def get_absolute_url(self):
        return self.url


def furnish(*, secretary, village):
    """One record of each kind and state."""
    at, today = timezone.now(), timezone.localdate()
    now = {"by": secretary, "at": at}
    add = organisations.add_organisation
    root = add(**now, name="示例商会党委", kind="committee", founded_on=date(2019, 7, 1), term_years=5)
    words = {"kind": "branch", "parent": root, "village": village, "founded_on": date(2020, 7, 1)}
    one = add(**now, **words, name=f"示例{LONG * 3}党支部", address=LONG * 6, remark=LONG * 9)
    joint = add(**now, **(words | {"kind": "joint_branch"}), name="示例园区联合党支部")
    gone = add(**now, **words, name="示例已撤销党支部")
    organisations.dissolve_organisation(organisation=gone, **now, dissolved_on=today, ending=LONG * 9)
    part = {"organisation": one, **now}
    for days in (400, 3):
        day = today - timedelta(days=days)
        organisation_parts.count_members(**part, counted_on=day, members=1234, full_members=2)
    organisation_parts.hold_election(
        **part, held_on=date(2023, 7, 1), timing="late", approval="示例党委批复" * 8, note=LONG * 9
    )
    post = party_posts.add_post(**part, title="纪检委员兼组织委员", seats=2, order=2)
    begin = {"post": post, **now, "holder_name": "欧阳示例（Maximiliana Au-Yeung）"}
    term = party_posts.begin_term(**begin, starts_on=today, ends_on=today + timedelta(days=30))
    party_posts.begin_term(**begin, starts_on=date(2020, 7, 1), ends_on=date(2023, 6, 30))
    firms = [
        FirmFactory(by=secretary, village=village, name=f"示例{LONG * 4}{number}有限公司")
        for number in range(5)
    ]
    cover = coverage.cover_enterprise(**part, enterprise=firms[0], since=today)
    coverage.cover_enterprise(organisation=joint, **now, enterprise=firms[1], since=today)
    made = [
        surveys.add_survey(
            **now,
            enterprise=firm,
            surveyed_on=today,
            employees=12345,
            members=members,
            full_members=full,
            managed=1,
            note=LONG * 9,
        )
        for firm, members, full in zip(firms[:4], (9, 8, 7, 2), (8, 7, 6, 1), strict=True)
    ]
    count, election = one.partycounts.latest("counted_on"), one.elections.get()
    return {
        "organisation": one,
        "party_root": root,
        "dissolved_organisation": gone,
        "party_count": At(count.pk, f"/chamber/count/{count.pk}/"),
        "party_election": At(election.pk, f"/chamber/election/{election.pk}/"),
        "party_cover": At(cover.pk, f"/chamber/cover/{cover.pk}/"),
        "party_post": At(post.pk, f"/chamber/post/{post.pk}/"),
        "party_term": At(term.pk, f"/chamber/post-term/{term.pk}/"),
        "survey": made[0],
    }
