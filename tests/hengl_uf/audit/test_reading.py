"""Every reading of personal data counts as one, in whichever app it happens."""

from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.utils import timezone

import chamber.events
import religion.events
from hengl_uf.audit.reading import READINGS
from hengl_uf.audit.trail import Event
from hengl_uf.enterprises import contacts
from hengl_uf.enterprises.actions import add_enterprise
from hengl_uf.figures.figure import Scope
from hengl_uf.figures.registers import PERSONAL_DATA_READ
from hengl_uf.lib.dates import Period

MODULES = (
    "outreach.events",
    "hengl_uf.enterprises.events",
    *(
        one.name
        for app in (chamber.events, religion.events)
        for one in iter_modules(app.__path__, f"{app.__name__}.")
    ),
)


def test_what_says_that_somebody_looked_is_a_reading():
    said = {
        one.code
        for module in MODULES
        for one in vars(import_module(module)).values()
        if isinstance(one, Event)
        and (str(one.sentence).startswith("查看了") or "查看了联系对象" in str(one.sentence))
    }
    assert said == set(READINGS)


@pytest.mark.django_db
def test_the_auditor_opens_exactly_the_readings(secretary, auditor, sansha, signed_in):
    now = {"by": secretary, "at": timezone.now()}
    firm = add_enterprise(**now, village=sansha, name="示例灯饰厂")
    contact = contacts.add_contact(**now, enterprise=firm, name="示例经理", phone="+867600000000")
    contacts.note_phone_read(contact=contact, by=secretary)
    on = timezone.localdate()
    scope = Scope(auditor, Period.year(on.year), on)
    page = signed_in(auditor).get(PERSONAL_DATA_READ.list_url(scope))
    assert PERSONAL_DATA_READ.value(scope) == page.context["total"].count == 1
