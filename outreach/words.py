"""How outreach names its records in a line."""

from django.utils.translation import gettext as _

from hengl_uf.lib.dates import full_date


def contact_line(contact) -> str:
    """Name, region and village: enough to tell two people of one name apart."""
    return f"{contact.name} · {where_from(contact)}"


def where_from(contact) -> str:
    """Region and village."""
    return f"{contact.get_region_display()} · {contact.village.name}"


def case_minor_line(case) -> str:
    """Number, category and whose case it is."""
    return f"{case.number} · {case.category.name} · {(case.contact or case.enterprise).name}"


def case_day(case) -> str:
    """The day that matters now: when it was resolved, or when it is due; a paused case has none."""
    if case.resolved_on:
        return _("%(date)s 办结") % {"date": full_date(case.resolved_on)}
    return full_date(case.due_on) if case.due_on else ""
