"""Sites and their management groups."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from hengl_uf.attachments.actions import attach
from religion.actions import officers, sites
from religion.models import Site
from tests.areas.answers import OFFICE, SITE_READ, SITE_WRITE, SITES_READ, SITES_WRITE
from tests.factories.religion_sites import SiteFactory
from tests.hengl_uf.attachments.made_files import photo, upload

TABLE: list = [
    ("religion:site-list", "", "get", SITES_READ),
    ("religion:site-options", "", "get", SITES_READ),
    ("religion:site-add", "", "get", SITES_WRITE),
    ("religion:site-detail", "site", "get", SITE_READ),
    ("religion:site-edit", "site", "get", SITE_WRITE),
    ("religion:site-attach", "site", "get", SITE_WRITE),
    ("religion:site-confirm-class", "site", "get", OFFICE),
    ("religion:site-close", "site", "get", SITE_WRITE),
    ("religion:site-reopen", "closed_site", "get", SITE_WRITE),
    ("religion:site-remove", "site", "get", SITE_WRITE),
    ("religion:post-add", "site", "get", SITE_WRITE),
    ("religion:post-edit", "site_post", "get", SITE_WRITE),
    ("religion:officer-add", "free_site_post", "get", SITE_WRITE),
    ("religion:officer-edit", "site_officer", "get", SITE_WRITE),
    ("religion:officer-end", "site_officer", "get", SITE_WRITE),
    ("religion:officer-phone", "site_officer", "post", SITE_READ),
]
READ = [
    "/religion/site/",
    "/religion/site/?hazards=open&numbered=no&inspection=overdue",
    "/religion/site/?q=nothing-like-it",
    "{site}",
    "{closed_site}",
    "{plain_site}",
]
WRITE = [
    "/religion/site/add/",
    "{site}edit/",
    "{site}attach/",
    "{site}close/",
    "{closed_site}reopen/",
    "{plain_site}remove/",
    "{site}post/",
    "/religion/post/{site_post_pk}/edit/",
    "/religion/post/{site_post_pk}/officer/",
    "/religion/officer/{site_officer_pk}/edit/",
    "/religion/officer/{site_officer_pk}/end/",
]
PAGES: dict = {
    "clerk-sites": [*READ, *WRITE],
    "officer-sites": ["/religion/site/?doubt=yes", "{plain_site}", "{plain_site}class/"],
    "inspector-sites": ["/religion/site/", "{site}"],
    "leader-sites": ["/religion/site/?risk=3", "{site}"],
}

LONG = "历史文化民俗活动传习所（老街牌坊旁）"


def furnish(*, clerk, officer, village):
    """A site with everything filled in, one that is closed, one of which nothing is known."""
    at, today = timezone.now(), timezone.localdate()
    site = sites.add_site(
        by=clerk,
        at=at,
        village=village,
        name=f"场所甲洪圣宫{LONG}",
        aliases=["洪圣庙", f"大王庙{LONG}"],
        address=f"第三村民小组示例路 1 号{LONG}",
        lat=Decimal("22.531"),
        lng=Decimal("113.251"),
        land_area=Decimal("520.5"),
        floor_area=Decimal("280"),
        largest_event=1200,
        founded="清光绪年间",
        founded_century=19,
        rebuilt="1987 年",
        main_deity="洪圣大王",
        other_deities="观音、土地",
        structure=Site.Structure.BRICK_WOOD,
        village_keeper="示例村干",
        village_phone="+8676087761234",
        town_contact=officer,
        extinguishers=8,
        note=f"{LONG}。" * 5,
    )
    sites.confirm_class(site=site, site_class="registered", by=officer, at=at)
    head = site.offices.get(title="组长")
    term = officers.begin_term(
        post=head,
        by=clerk,
        at=at,
        holder_name="示例陈伯",
        starts_on=date(2024, 1, 1),
        ends_on=today + timedelta(days=30),
        phone="+8613800138000",
        appointment="村民代表会议推选",
    )
    officers.begin_term(
        post=head,
        by=clerk,
        at=at,
        holder_name="示例黄伯",
        starts_on=date(2020, 1, 1),
        ends_on=date(2023, 12, 31),
    )
    for position in ("front", "proof"):
        attach(owner=site, upload=upload(photo(), f"{position}.jpg"), position=position, by=clerk, at=at)
    closed = SiteFactory(by=clerk, village=village, name="场所乙北帝庙")
    sites.close_site(site=closed, reason=f"危房停用{LONG}", by=clerk, at=at)
    return {
        "site": Site.objects.get(pk=site.pk),
        "closed_site": closed,
        "plain_site": SiteFactory(by=clerk, village=village, name="场所丙土地庙"),
        "site_post": head,
        "free_site_post": site.offices.get(title="财务"),
        "site_officer": term,
        "site_post_pk": [head.pk],
        "site_officer_pk": [term.pk],
    }
