"""What the page of a Party organisation says of its work: how much of 五个一, and how many activities and the like."""

from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from chamber.models import (
    Award,
    FiveOne,
    FiveOneTick,
    PartyActivity,
    PartyOrganisation,
    ServicePost,
    ServiceProject,
)


def work_of(organisation, on) -> list[dict]:
    """The items of a panel (`components/panel.html`), each with its number and the list of it; one query."""
    told = counts_of(organisation, on.year)
    of = {"organisation": organisation.pk}
    year = {"held_from": f"{on.year}-01-01", "held_to": f"{on.year}-12-31"}
    lines = [
        (
            _("%(year)s 年五个一") % {"year": on.year},
            _("%(done)s/%(asked)s 项") % {"done": told["done"], "asked": told["asked"]},
            reverse("chamber:five-one-matrix", query=of),
        ),
        (
            _("%(year)s 年党建活动") % {"year": on.year},
            _("%(count)s 场") % {"count": told["activities"]},
            reverse("chamber:party-activity-list", query=of | year),
        ),
        (
            _("办实事项目"),
            _("%(count)s 个") % {"count": told["service_projects"]},
            reverse("chamber:service-project-list", query=of),
        ),
        (
            _("荣誉"),
            _("%(count)s 项") % {"count": told["honours"]},
            reverse("chamber:award-list", query=of),
        ),
        (
            _("在岗的党员岗位"),
            _("%(count)s 个") % {"count": told["service_posts"]},
            reverse("chamber:service-post-list", query=of | {"state": "active"}),
        ),
    ]
    return [{"label": label, "note": note, "url": url} for label, note, url in lines]


def counts_of(organisation, year) -> dict:
    """How many of each there are."""
    own = {"organisation": OuterRef("pk")}
    held = PartyActivity.objects.current().filter(organisations=OuterRef("pk"), held_on__year=year)
    rows = {
        "done": FiveOneTick.objects.filter(**own, year=year, item__is_active=True),
        "asked": FiveOne.objects.filter(is_active=True),
        "activities": held,
        "service_projects": ServiceProject.objects.current().filter(**own),
        "honours": Award.objects.current().filter(**own),
        "service_posts": ServicePost.objects.current().filter(**own, ended_on__isnull=True),
    }
    counted = {name: number_of(found) for name, found in rows.items()}
    found = PartyOrganisation.objects.filter(pk=organisation.pk).annotate(
        **{f"{name}_count": number for name, number in counted.items()}
    )
    numbers = found.values(*(f"{name}_count" for name in counted)).get()
    return {name: numbers[f"{name}_count"] for name in counted}


def number_of(rows):
    """How many rows these are, as an expression."""
    whole = rows.order_by().annotate(whole=Value(1)).values("whole")
    return Coalesce(Subquery(whole.annotate(number=Count("pk")).values("number")), 0)
