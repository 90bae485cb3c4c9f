"""Documents of the registry: the templates, and making one of each kind of record."""

from datetime import timedelta

from django.utils import timezone

from religion.actions import letters
from religion.models import EventFiling
from tests.areas.answers import OFFICE, SITE_INSPECT, SITES_INSPECT
from tests.factories.religion_hazards import noted
from tests.factories.religion_inspections import finished
from tests.factories.religion_sites import SiteFactory

TABLE: tuple = (
    ("religion:letter-list", "", "get", SITES_INSPECT),
    ("religion:letter-add", "", "get", OFFICE),
    ("religion:letter-detail", "site_template", "get", SITES_INSPECT),
    ("religion:letter-edit", "site_template", "get", OFFICE),
    ("religion:letter-attach", "site_template", "get", OFFICE),
    ("religion:site-letter", "letter_site", "get", SITE_INSPECT),
    ("religion:hazard-letter", "letter_hazard", "get", SITE_INSPECT),
    ("religion:inspection-letter", "letter_inspection", "get", SITE_INSPECT),
    ("religion:filing-letter", "letter_filing", "get", SITE_INSPECT),
)
PAGES: dict = {
    "officer-letters": [
        "/religion/letter/",
        "/religion/letter/add/",
        "{site_template}",
        "{site_template}edit/",
        "{site_template}attach/",
    ],
    "inspector-letters": ["{letter_hazard}letter/", "{letter_inspection}letter/"],
    "clerk-letters": ["{letter_site}letter/", "{letter_filing}letter/"],
}

LONG = "示例文书古庙（大涌尾新村第三村民小组河堤边老榕树下）"
TABLE_WORDS = "| 场所名称 | {{ 场所名称 }} | 村居 | {{ 村居 }} |\n| 地址 | {{ 地址 }} |"


def furnish(*, clerk, officer, village) -> dict:
    """A template of each kind, and a record of each kind to make a document of."""
    how = {"by": officer, "at": timezone.now()}
    templates = [
        letters.add_template(
            about=about, name=f"示例{about}文书", title="示例文书", addressee="", body=TABLE_WORDS, **how
        )
        for about in ("site", "notice", "inspection", "filing")
    ]
    site = SiteFactory(by=officer, village=village, name=LONG)
    held = timezone.localdate() + timedelta(days=20)
    filing = EventFiling(
        site=site, title=f"{LONG}活动", held_from=held, held_to=held, contact_name="示例陈伯"
    )
    filing.stamp(**how).save()
    return {
        "site_template": templates[0],
        "letter_site": site,
        "letter_hazard": noted(site, by=clerk, what=f"示例文书：{LONG}电线裸露"),
        "letter_inspection": finished(site=site, by=clerk, failing=("B1", "D1")),
        "letter_filing": filing,
    }
