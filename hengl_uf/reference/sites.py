"""What the registry of sites starts with: the first version of each checklist, and what a site should have before it applies."""

from datetime import date
from itertools import groupby

from django.utils import timezone

from hengl_uf.reference.tables import rows
from religion.models import Checklist, ChecklistItem, ReadinessItem

TITLES = {
    Checklist.Kind.FIRE: "消防安全检查表",
    Checklist.Kind.EPIDEMIC: "卫生防疫检查表",
    Checklist.Kind.BUILDING: "房屋结构检查表",
    Checklist.Kind.FESTIVAL: "诞期活动检查表",
}
NOTE = "参考清单，请按上级和消防部门的要求修改后使用。"


def load_site_checklists() -> int:
    """Publish a first version of each kind of checklist that has none, in force since the beginning of last year.

    The 26 items of fire safety are collected from published practice (domain.md 2.6); the other lists are plain sense.
    None of them is an official form: the office changes them by publishing its own next version.
    """
    there = set(Checklist.objects.values_list("kind", flat=True))
    made = 0
    for kind, items in groupby(rows("site_checklists"), key=lambda row: row["kind"]):
        if kind in there:
            continue
        checklist = Checklist.objects.create(
            kind=kind, number=1, title=TITLES[Checklist.Kind(kind)], note=NOTE
        )
        lines = [
            ChecklistItem(
                checklist=checklist,
                code=row["code"],
                text=row["text"],
                group=row["group"],
                is_major=bool(row["is_major"]),
                order=order,
            )
            for order, row in enumerate(items, 1)
        ]
        made += len(ChecklistItem.objects.bulk_create(lines))
        now = timezone.now()
        checklist.in_force_from, checklist.published_at = date(timezone.localdate(now).year - 1, 1, 1), now
        checklist.save()
    return made


def load_readiness() -> int:
    """Make the conditions of an application while there is none; none of them is required until the office says so."""
    if ReadinessItem.objects.exists():
        return 0
    made = [
        ReadinessItem(text=row["text"], source=row["source"], order=order)
        for order, row in enumerate(rows("site_readiness"), 1)
    ]
    return len(ReadinessItem.objects.bulk_create(made))
