"""What the tests of events, registrations and opportunities share."""

from datetime import timedelta

from django.utils import timezone

from hengl_uf.access import held
from tests.factories.chamber_events import EventFactory, make_registration

PHONE = {"contact_name": "黎经理", "contact_phone": "+8676087761234"}


def post(browser, user, url, **fields):
    """Send a form as the page that was opened would."""
    return browser.post(url, {"form_token": held.new_token(user), **fields})


def event_today(by):
    """An event of today that took registrations until a moment ago."""
    at = timezone.now()
    day = timezone.localdate(at)
    return EventFactory(by=by, held_on=day, places=40, closes_at=at - timedelta(seconds=1))


def early(by, event, village, **fields):
    """A registration made while the event of today still took any."""
    return make_registration(by, event, village, at=event.closes_at - timedelta(hours=1), **fields)
