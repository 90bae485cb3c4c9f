"""Merged contacts."""

from datetime import date

from django.utils import timezone

from outreach.actions.contacts import add_contact
from outreach.actions.merges import merge_contacts
from tests.areas.answers import ONE_WRITE, OUTREACH_WRITE

TABLE = [
    ("outreach:contact-likeness", "", "post", OUTREACH_WRITE),
    ("outreach:contact-merge", "double", "get", ONE_WRITE),
    ("outreach:merge-undo", "merge", "get", ONE_WRITE),
]
PAGES = {
    "clerk-reads": ("{double}", "{merge}"),
    "clerk-writes": ("{double}merge/", "{double}merge/?other={other_double_id}", "{undo}"),
}
LONG = "上门走访，谈到回乡证补办、子女入学和老屋修缮三件事，约定下周再来。" * 6


class Address:
    """What stands in for a record where a page needs more than the address of one."""

    def __init__(self, pk, address):
        self.pk, self.address = pk, address

    def get_absolute_url(self):
        return self.address


def furnish(*, clerk, officer, village):
    """One record of each kind and state."""
    at = timezone.now()
    alike = {"by": clerk, "at": at, "village": village, "retain_until": date(2099, 1, 1)}

    def registered(name, **fields):
        return add_contact(name=name, **alike, **fields)

    double = registered("欧阳陈慕仪（Maximiliana Au-Yeung Chan）", phones=["+85291234567", "+85366123456"])
    other = registered(
        "歐陽陳慕儀", phones=["+85291234567"], region="macao", remark=LONG, languages=["yue", "pt"]
    )
    kept = registered("区国雄", other_names=["Au Kwok Hung " * 4])
    merge = merge_contacts(kept=kept, merged=registered("區國雄"), choices={}, by=clerk, at=at)
    return {
        "double": double,
        "other_double_id": Address(other.pk, str(other.pk)),
        "merge": merge,
        "undo": Address(merge.pk, f"/outreach/merge/{merge.pk}/undo/"),
    }
