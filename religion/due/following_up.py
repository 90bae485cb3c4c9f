"""What falls due in the registry of sites for a person, of all kinds of record but those with a short list of their own."""

from datetime import timedelta

from django.db.models import F, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.roles import Permission
from hengl_uf.reminders.following_up import Source, listed
from religion.models import (
    EmergencyPlan,
    EventFiling,
    Occurrence,
    Registration,
    SiteOfficer,
    SitePost,
    SpecialCheck,
)

DAYS = timedelta(days=3)  # before a special check, from which on it is shown
WEEK = timedelta(days=7)  # before an event that nobody has answered
SEASON = timedelta(days=60)  # before festivals, the end of terms and reviews: what follows wants preparing


def with_site(path: str, words: str):
    """The name of the site, then what it is about."""
    return Concat(F(path), Value(" "), F(words))


def special_checks(user, on):
    rows = SpecialCheck.objects.visible_to(user).open().filter(due_on__lte=on + DAYS, not_before__lte=on)
    return listed(rows, "site_id", with_site("site__name", "name"), "due_on")


def town_steps(user, on):
    """Registrations that wait for the office."""
    return listed(Registration.objects.visible_to(user).for_the_town(), "pk", "site__name", "state_since")


def returned(user, on):
    """Registrations that were sent back to the village, or are being changed there."""
    rows = Registration.objects.visible_to(user).for_the_village()
    return listed(rows, "pk", "site__name", "state_since")


def festivals(user, on):
    """Days of festivals within sight that nobody has confirmed."""
    rows = Occurrence.objects.visible_to(user).coming(on).unconfirmed().filter(starts_on__lte=on + SEASON)
    words = with_site("festival__site__name", "festival__name")
    return listed(rows, "pk", words, "starts_on")


def filings_to_answer(user, on):
    return listed(
        EventFiling.objects.visible_to(user).waiting(), "pk", with_site("site__name", "title"), "held_from"
    )


def filings_to_report(user, on):
    rows = EventFiling.objects.visible_to(user).to_report(on)
    return listed(rows, "pk", with_site("site__name", "title"), "held_to")


def drafts_to_file(user, on):
    """Events that begin within a week and are still a draft."""
    rows = EventFiling.objects.visible_to(user).current()
    rows = rows.filter(
        state=EventFiling.State.DRAFT, held_from__lte=on + WEEK, held_to__gte=on - timedelta(days=30)
    )
    return listed(rows, "pk", with_site("site__name", "title"), "held_from")


def plan_reviews(user, on):
    rows = EmergencyPlan.objects.visible_to(user).to_review(on + SEASON).filter(site__removed_at__isnull=True)
    return listed(rows, "pk", with_site("site__name", "title"), "review_due_on")


def terms(user, on):
    rows = SiteOfficer.objects.visible_to(user).of_current().ending(on, on + SEASON)
    words = Concat("office__site__name", Value(" "), "office__title", Value(" "), "holder_name")
    return listed(rows, "office__site_id", words, "ends_on")


def vacancies(user, on):
    rows = SitePost.objects.visible_to(user).of_current().vacant(on)
    return listed(rows, "site_id", with_site("site__name", "title"), Value(on))


SOURCES = (
    Source(_("专项检查"), "religion:site-detail", Permission.INSPECTION_EDIT, special_checks),
    Source(_("登记待办"), "religion:registration-detail", Permission.REGISTRATION_REVIEW, town_steps),
    Source(_("登记待申报"), "religion:registration-detail", Permission.REGISTRATION_EDIT, returned),
    Source(_("诞期待确认"), "religion:occurrence-detail", Permission.FESTIVAL_EDIT, festivals),
    Source(_("活动待报备"), "religion:filing-detail", Permission.FESTIVAL_EDIT, drafts_to_file),
    Source(_("活动待答复"), "religion:filing-detail", Permission.FILING_ANSWER, filings_to_answer),
    Source(_("活动待办结"), "religion:filing-detail", Permission.FESTIVAL_EDIT, filings_to_report),
    Source(_("预案复审"), "religion:plan-detail", Permission.EMERGENCY_EDIT, plan_reviews),
    Source(_("管理小组届满"), "religion:site-detail", Permission.SITE_EDIT, terms),
    Source(_("管理小组空缺"), "religion:site-detail", Permission.SITE_EDIT, vacancies),
)
