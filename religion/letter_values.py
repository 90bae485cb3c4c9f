"""What stands for each placeholder of `letters.py` in a document about one record, by our own keys."""

from django.utils.translation import gettext as _

from hengl_uf.documents.letters import house_values
from hengl_uf.lib.dates import plain_date
from hengl_uf.lib.phones import display_phone
from religion.classification import SiteClass, plain
from religion.models import SiteOfficer

CLOSED = "closed"  # the state of a hazard that is done with
OFFICIAL = "official"  # the kind of number that comes from above


def day(value) -> str:
    """A day in words, or "" where there is none."""
    return plain_date(value) if value else ""


def lines(found) -> str:
    """Several things, one a line; said so when there is none."""
    return "\n".join(found) or _("没有")


def measured(value, words) -> str:
    """A number with its unit, or "" where it is not known."""
    return "" if value is None else words % {"number": plain(value)}


def with_note(value, note) -> str:
    """A word with what was added to it."""
    return _("：").join(str(one) for one in (value, note) if one)


def values_of_place(site) -> dict[str, object]:
    """The values of `letters.OF_SITE`."""
    return {
        "site": site.name,
        "village": site.village.name,
        "address": site.address,
        "official_no": site.official_no,
        "file_no": site.file_no,
    }


def values_of_notice(hazard, *, on) -> dict[str, object]:
    """For the notice of a hazard (整改通知书)."""
    inspection = last_inspection(hazard)
    item = hazard.item
    return {
        **values_of_place(hazard.site),
        "hazard": hazard.what,
        "clause": item and str(item),
        "basis": item and item.clause,
        "grade": hazard.get_grade_display(),
        "way": hazard.get_way_display(),
        "measure": hazard.measure,
        "interim": hazard.interim_measure,
        "due": day(hazard.due_on),
        "days": str(hazard.limit_days),
        "owner": hazard.owner_name,
        "found": day(hazard.found_on),
        "inspector": inspection.inspector.name if inspection else hazard.created_by.name,
        "companions": inspection and inspection.companions,
        "follower": hazard.follower.name,
        "round": str(hazard.round),
        "referred_to": hazard.referred_to,
        "referred_on": day(hazard.referred_on),
        **house_values(on),
    }


def last_inspection(hazard):
    """In which inspection it was seen last, or None for one that somebody noted by hand."""
    seen = hazard.steps.filter(answer__isnull=False).select_related("answer__inspection__inspector")
    step = seen.order_by("-pk").first()
    return step and step.answer.inspection


def values_of_site(site, *, on) -> dict[str, object]:
    """For the file of a site (一场所一档)."""
    return {
        **values_of_place(site),
        **numbers_of(site),
        **building_of(site),
        **keeping_of(site, on),
        **fire_of(site),
        **standing_of(site),
        "aliases": _("、").join(site.aliases),
        "position": f"{site.lat}, {site.lng}" if site.lat is not None else "",
        "province_no": site.prov_system_no,
        "synced": day(site.synced_on),
        "remark": site.note,
        **house_values(on),
    }


def numbers_of(site) -> dict[str, object]:
    """Class and number of a site."""
    number = site.numbers.filter(kind=OFFICIAL, ended_on__isnull=True).first() if site.official_no else None
    return {
        "site_class": SiteClass(site.effective_class).label,
        "class_reason": site.class_reason or site.suggestion().words,
        "authority": number and number.authority,
        "numbered": day(site.numbered_on),
    }


def building_of(site) -> dict[str, object]:
    """Ground, building and what it is worth."""
    century = _("公元 %(number)s 世纪") % {"number": site.founded_century} if site.founded_century else ""
    return {
        "land": measured(site.land_area, _("%(number)s 平方米")),
        "floor": measured(site.floor_area, _("%(number)s 平方米")),
        "largest": measured(site.largest_event, _("%(number)s 人")),
        "value": with_note(_("有") if site.has_heritage_value else _("没有认定"), site.value_note),
        "heritage": site.get_heritage_display(),
        "founded": _("，").join(one for one in (site.founded, century) if one),
        "rebuilt": site.rebuilt,
        "deity": site.main_deity,
        "deities": site.other_deities,
        "structure": site.structure and site.get_structure_display(),
        "tenure": with_note(site.get_tenure_display(), site.tenure_note),
    }


def keeping_of(site, on) -> dict[str, object]:
    """Who keeps a site and answers for it."""
    group = (
        SiteOfficer.objects.running(on)
        .filter(office__site=site)
        .select_related("office")
        .order_by("office__order", "pk")
    )
    return {
        "management": site.get_management_display(),
        "group": "\n".join(officer_line(one) for one in group),
        "keeper": " ".join(
            one
            for one in (site.village_keeper, site.village_phone and display_phone(site.village_phone))
            if one
        ),
        "contact": site.town_contact and site.town_contact.name,
        "accounts": site.accounts_shown,
        "festivals": "\n".join(
            f"{one.name} {one.lunar_words}"
            for one in site.festivals.order_by("lunar_month", "lunar_day")
            if not one.is_removed
        ),
    }


def officer_line(term) -> str:
    """One member of the management group."""
    phone = display_phone(term.phone) if term.phone else ""
    return " ".join(one for one in (term.office.title, term.holder_name, phone, term.days) if one)


def fire_of(site) -> dict[str, object]:
    """What there is against fire."""
    return {
        "extinguishers": measured(site.extinguishers, _("%(number)s 具")),
        "alarms": measured(site.smoke_alarms, _("%(number)s 个")),
        "lights": measured(site.emergency_lights, _("%(number)s 盏")),
        "water": site.water_source,
        "truck": site.get_truck_access_display(),
        "burner": site.burner,
    }


def standing_of(site) -> dict[str, object]:
    """How a site stands today."""
    hazards = site.hazards.exclude(state=CLOSED).order_by("due_on", "pk")
    return {
        "status": with_note(site.get_status_display(), site.status_reason),
        "risk": site.get_risk_display(),
        "last": day(site.last_inspected_on),
        "next": "" if site.is_closed else day(site.next_inspection_on),
        "hazards": lines(hazard_line(one) for one in hazards),
    }


def hazard_line(hazard) -> str:
    """One hazard with what is asked."""
    words = {
        "what": hazard.what,
        "grade": hazard.get_grade_display(),
        "way": hazard.get_way_display(),
        "due": day(hazard.due_on),
    }
    return _("%(what)s（%(grade)s，%(way)s，%(due)s前）") % words


def values_of_inspection(inspection, *, on) -> dict[str, object]:
    """For the record of a finished inspection (检查记录表)."""
    failed = list(
        inspection.answers.filter(result="fail")
        .select_related("item")
        .order_by("item__checklist", "item__order")
    )
    seen = inspection.site.hazards.filter(steps__answer__inspection=inspection)
    hazards = seen.distinct().order_by("due_on", "pk")
    total = inspection.passed + inspection.failed + inspection.not_applicable
    return {
        **values_of_place(inspection.site),
        "day": day(inspection.inspected_on),
        "inspector": inspection.inspector.name,
        "companions": inspection.companions,
        "purpose": inspection.get_purpose_display(),
        "lists": lines(list_line(one) for one in inspection.checklists.order_by("kind")),
        "total": str(total),
        "passed": str(inspection.passed),
        "failed": str(inspection.failed),
        "absent": str(inspection.not_applicable),
        "failed_items": lines(with_note(one.item, one.note) for one in failed),
        "hazards": lines(hazard_line(one) for one in hazards),
        "remark": inspection.remark,
        "next": day(inspection.site.next_inspection_on),
        **house_values(on),
    }


def list_line(checklist) -> str:
    """A list with its version."""
    return _("%(title)s（第 %(number)d 版）") % {"title": checklist.title, "number": checklist.number}


def values_of_filing(filing, *, on) -> dict[str, object]:
    """For the form of a filed event (活动报备表)."""
    return {
        **values_of_place(filing.site),
        "title": filing.title,
        "first": day(filing.held_from),
        "last": day(filing.held_to),
        "people": measured(filing.expected_people, _("%(number)s 人")),
        "limit": measured(filing.crowd_limit, _("%(number)s 人")),
        "plan": filing.plan,
        "safety": filing.safety,
        "contact": filing.contact_name,
        "phone": filing.contact_phone and display_phone(filing.contact_phone),
        "emergency_plan": filing.emergency_plan and str(filing.emergency_plan),
        "state": filing.get_state_display(),
        "filed": day(filing.filed_on),
        "answered": day(filing.answered_on),
        "answer": filing.answer,
        **house_values(on),
    }
