"""Sites and checklists, written straight into their tables."""

from datetime import date

import factory
from django.utils import timezone

from religion.models import Checklist, ChecklistItem, Site
from tests.factories.outreach import RecordFactory


class SiteFactory(RecordFactory):
    """A small site in use, known since 2024, without a number."""

    class Meta:
        model = Site

    name = factory.Sequence(lambda n: f"示例古庙{n}")
    address = "示例路 1 号"
    next_inspection_on = date(2024, 1, 5)

    @classmethod
    def _create(cls, model_class, *args, **fields):
        suggested = model_class(**{key: value for key, value in fields.items() if key != "by"}).suggestion()
        return super()._create(model_class, *args, **{"suggested_class": suggested.site_class, **fields})


def checklist(
    kind=Checklist.Kind.FIRE, items=3, *, number=1, since=date(2024, 1, 1), major=(1,)
) -> Checklist:
    """A published list with so many items, `A1`, `A2` …; those at the places in `major` are major."""
    made = Checklist.objects.create(kind=kind, number=number, title=f"示例{kind}检查表")
    ChecklistItem.objects.bulk_create(
        ChecklistItem(
            checklist=made,
            code=f"A{place}",
            text=f"示例检查项目{place}",
            group="管理" if place == 1 else "用火",
            is_major=place in major,
            order=place,
        )
        for place in range(1, items + 1)
    )
    made.in_force_from, made.published_at = since, timezone.now()
    made.save()
    return made
