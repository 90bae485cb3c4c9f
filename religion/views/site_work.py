"""What goes on at a site, as short lists: hazards, inspections, festivals, events, its plate, plans, drills, incidents."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.access.roles import Permission
from hengl_uf.calendars.lunar import day_name
from hengl_uf.lib.dates import full_date, plain_date
from hengl_uf.web.elements import Badge
from religion.models import (
    Drill,
    EmergencyPlan,
    EventFiling,
    Festival,
    Hazard,
    Incident,
    Inspection,
    Occurrence,
    Plate,
)

SHOWN = 5  # rows of a short list


def page(route, *args, **query) -> str:
    """The address of a page of the registry of sites."""
    return reverse(f"religion:{route}", args=args, query=query or None)


def hazards_of(site, on) -> dict:
    """The hazards that are open, those due first."""
    found = Hazard.objects.open().filter(site=site).order_by("due_on", "pk")
    rows = list(found[: SHOWN + 1])
    count = len(rows) if len(rows) <= SHOWN else found.count()
    return {
        "hazard_count": count,
        "hazard_items": [
            {
                "label": one.what,
                "url": one.get_absolute_url(),
                "note": _("%(grade)s，%(day)s前整改")
                % {
                    "grade": one.get_grade_display(),
                    "day": plain_date(one.due_on),
                },
                "badge": one.badge(on),
            }
            for one in rows[:SHOWN]
        ],
        "hazard_list_url": page("hazard-list", site=site.pk),
    }


def inspections_of(site, on) -> dict:
    """The latest inspections."""
    rows = Inspection.objects.current().filter(site=site).select_related("inspector")
    return {
        "inspection_items": [
            {
                "label": _("%(day)s %(purpose)s")
                % {
                    "day": full_date(one.inspected_on),
                    "purpose": one.get_purpose_display(),
                },
                "url": one.get_absolute_url(),
                "note": one.inspector.name,
                "badge": found_badge(one),
            }
            for one in rows.order_by("-inspected_on", "-pk")[:SHOWN]
        ],
        "inspection_list_url": page("inspection-list", site=site.pk),
    }


def found_badge(inspection) -> Badge:
    """What an inspection found, in a word."""
    if inspection.finished_at is None:
        return Badge(_("未完成"), "info")
    if inspection.failed:
        return Badge(_("%(count)s 项不合格") % {"count": inspection.failed}, "warn")
    return Badge(_("全部合格"), "good")


def festivals_of(site, user, on) -> dict:
    """Its festivals, each with its next day; those that come first on top."""
    festivals = list(Festival.objects.current().filter(site=site).order_by("lunar_month", "lunar_day", "pk"))
    coming = Occurrence.objects.coming(on).filter(festival__in=festivals).order_by("starts_on")
    following = {}
    for one in coming:
        following.setdefault(one.festival_id, one)
    latest = max((one.starts_on for one in following.values()), default=on)
    festivals.sort(key=lambda one: following[one.pk].starts_on if one.pk in following else latest)
    may_add = user.may(Permission.FESTIVAL_EDIT) and user.works_in(site.village_id)
    return {
        "festival_items": [festival_item(one, following.get(one.pk), on) for one in festivals],
        "festival_add_url": page("festival-add", site=site.pk) if may_add else "",
    }


def festival_item(festival, following, on) -> dict:
    """A festival in a line."""
    note = _("农历%(day)s") % {"day": day_name(festival.lunar_month, festival.lunar_day)}
    if following:
        note = _("%(lunar)s，下次 %(day)s") % {"lunar": note, "day": full_date(following.starts_on)}
    return {
        "label": festival.name,
        "url": festival.get_absolute_url(),
        "note": note,
        "badge": following and following.badge(on),
    }


def events_of(site) -> dict:
    """The latest events that it filed."""
    rows = EventFiling.objects.current().filter(site=site).order_by("-held_from", "-pk")[:SHOWN]
    return {
        "event_items": [
            {
                "label": one.title,
                "url": one.get_absolute_url(),
                "note": full_date(one.held_from),
                "badge": one.badge(),
            }
            for one in rows
        ],
        "event_list_url": page("filing-list", site=site.pk),
    }


def plate_of(site, user) -> dict:
    """Its plate, live or revoked; and where one is made."""
    plates = Plate.objects.filter(site=site).order_by("revoked_at", "-pk")
    live = next((one for one in plates if one.is_live), None)
    return {
        "plate_items": [
            {
                "label": one.place or _("场所码"),
                "url": one.get_absolute_url(),
                "note": _("%(day)s制作") % {"day": plain_date(one.created_at)},
                "badge": one.badge(),
            }
            for one in ([live] if live else plates[:1])
        ],
        "plate_add_url": page("plate-add", site=site.pk)
        if not live and user.may(Permission.PLATE_EDIT)
        else "",
    }


def emergencies_of(site, user, on) -> dict:
    """The emergency plans in force, the latest drill and the latest incidents."""
    plans = EmergencyPlan.objects.in_force().filter(site=site).order_by("review_due_on", "pk")
    drill = Drill.objects.current().filter(site=site).order_by("-held_on", "-pk").first()
    items = [
        {
            "label": one.title,
            "url": one.get_absolute_url(),
            "note": _("%(day)s前复审") % {"day": plain_date(one.review_due_on)},
            "badge": one.badge(on),
        }
        for one in plans[:SHOWN]
    ]
    if drill:
        items.append(
            {
                "label": _("最近演练"),
                "url": drill.get_absolute_url(),
                "note": f"{full_date(drill.held_on)} {drill.get_kind_display()}",
            }
        )
    items += [
        {
            "label": one.title,
            "url": one.get_absolute_url(),
            "note": full_date(timezone.localdate(one.happened_at)),
            "badge": one.badge(),
        }
        for one in Incident.objects.current().filter(site=site).order_by("-happened_at", "-pk")[:SHOWN]
    ]
    may_add = user.may(Permission.EMERGENCY_EDIT) and user.works_in(site.village_id)
    return {
        "emergency_items": items,
        "emergency_add_url": page("plan-add", site=site.pk) if may_add else "",
    }
