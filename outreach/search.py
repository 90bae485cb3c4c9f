"""What the one search box finds in outreach."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_date
from hengl_uf.search.sources import Hit, Source
from outreach.models import Contact, ServiceCase
from outreach.words import where_from

ID_LIMIT = 200  # people looked at when words name a person, so that a common surname stays quick


def find_contacts(user, words, limit):
    """People by name in any script or sound, or by the end of a phone."""
    found = (
        Contact.objects.visible_to(user)
        .current()
        .matching(words)
        .in_name_order()
        .select_related("village")[:limit]
    )
    return [Hit(contact.name, where_from(contact), contact.get_absolute_url()) for contact in found]


def find_cases(user, words, limit):
    """Cases by their number, or by the person who asked."""
    cases = ServiceCase.objects.visible_to(user).current().select_related("village", "contact")
    found = list(cases.filter(number=words.upper().replace(" ", ""))[:1])
    if not found:
        people = (
            Contact.objects.visible_to(user).current().matching(words).values_list("pk", flat=True)[:ID_LIMIT]
        )
        found = cases.filter(contact__in=list(people)).order_by("-opened_on", "-pk")[:limit]
    return [Hit(case.title, case_line(case), case.get_absolute_url()) for case in found]


def case_line(case):
    """Number, state and day of a case."""
    return f"{case.number} · {case.get_status_display()} · {full_date(case.opened_on)}"


SOURCES = (
    Source("outreach.contact", _("联系对象"), Permission.CONTACT_VIEW, find_contacts),
    Source("outreach.case", _("求助事项"), Permission.CASE_VIEW, find_cases),
)
