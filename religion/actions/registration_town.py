"""What the town does with an application: reviewed, published, reported, returned. Numbers are in `registration_numbers.py`."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.calendars.current import load_calendar
from hengl_uf.calendars.working_days import Deadline
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.refusals import DeedRefused
from religion.actions.registration_moves import checked_day, claim_for, move, stated, unpublish
from religion.events import registrations as events
from religion.models import Registration
from religion.models.registrations import State
from religion.registration_rules import public_over

Objections = Registration.Objections
AHEAD = timedelta(days=30)  # so far ahead a publication may be planned


class NoPlace(DeedRefused):
    """A publication says where it hangs, a report to whom it goes."""


class StillPublic(DeedRefused):
    """Nothing goes on while the application is in public."""


class ObjectionsOpen(DeedRefused):
    """What came of the days in public is known before it goes on; objections are told with what was done about them."""


@transaction.atomic
def review(*, registration, by, at, note="") -> Registration:
    """Accept an application at the town. Raises `NotYours`."""
    registration = claim_for("review", registration, by)
    return move(
        registration, State.REVIEWED, event=events.REGISTRATION_REVIEWED, by=by, at=at, reason=note.strip()
    )


def public_days(first: date) -> Deadline:
    """The days in public counted out by the working calendar: the day of the publication is not among them."""
    return load_calendar().deadline(first, settings.SITE_PUBLIC_DAYS)


@transaction.atomic
def publish(*, registration, by, at, public_where, public_from: date | None = None) -> Registration:
    """Put an application before the public for the days of the settings. Raises `NoPlace`, `NoSuchDay`, `NotYours`."""
    registration = claim_for("publish", registration, by)
    today = timezone.localdate(at)
    if not public_where.strip():
        raise NoPlace(_("请写明公示的地点。"), field="public_where")
    first = checked_day(
        public_from or today, first=None, last=today + AHEAD, field="public_from", words=_("公示开始日期")
    )
    registration.public_from, registration.public_until = first, public_days(first).due_on
    registration.public_where = public_where.strip()
    days = {"first": plain_date(first), "last": plain_date(registration.public_until)}
    reason = _("%(first)s至%(last)s") % days + _("，") + registration.public_where
    return move(
        registration,
        State.PUBLIC,
        event=events.REGISTRATION_PUBLISHED,
        by=by,
        at=at,
        on=min(first, today),
        reason=reason,
    )


@transaction.atomic
def report(
    *,
    registration,
    by,
    at,
    reported_to,
    objections=Objections.NONE,
    objections_note="",
    on: date | None = None,
) -> Registration:
    """Report an application upwards when its days in public are over.

    Raises `StillPublic`, `ObjectionsOpen`, `NoPlace`, `NoSuchDay`, `NotYours`.
    """
    registration = claim_for("report", registration, by)
    today = timezone.localdate(at)
    end_public(registration, objections, objections_note, on=today)
    if not reported_to.strip():
        raise NoPlace(_("请写明报送给哪个机关。"), field="reported_to")
    registration.reported_to = reported_to.strip()
    first = registration.public_until + timedelta(days=1)
    registration.reported_on = checked_day(
        on or today, first=first, last=today, field="on", words=_("报送日期")
    )
    return move(
        registration,
        State.REPORTED,
        event=events.REGISTRATION_REPORTED,
        by=by,
        at=at,
        on=registration.reported_on,
        reason=registration.reported_to + _("；") + words_of_objections(registration),
    )


@transaction.atomic
def send_back(*, registration, by, at, reason) -> Registration:
    """Return an application to the village, with the reason; a number that is held stays. Raises `NoReason`, `NotYours`."""
    registration = claim_for("return", registration, by)
    reason = stated(reason, _("请写明退回原因，申报的村（社区）才知道要改什么。"))
    registration.returned_reason = reason
    unpublish(registration)
    return move(
        registration,
        registration.home_state,
        event=events.REGISTRATION_RETURNED,
        by=by,
        at=at,
        reason=reason,
        is_return=True,
    )


def end_public(registration, objections, note, *, on):
    """Note what came of the days in public. Raises `StillPublic`, `ObjectionsOpen`."""
    over = public_over(registration, on)
    if not over:
        raise StillPublic(over.reason)
    if objections not in Objections.values:
        raise ObjectionsOpen(_("请选择公示结果。"), field="objections")
    if objections == Objections.SETTLED and not note.strip():
        raise ObjectionsOpen(_("有异议的，请写明怎样处理的。"), field="objections_note")
    registration.objections, registration.objections_note = objections, note.strip()


def words_of_objections(registration) -> str:
    """What came of the days in public, in words."""
    return _("：").join(
        filter(None, (str(registration.get_objections_display()), registration.objections_note))
    )
