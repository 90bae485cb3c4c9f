"""Synthetic records in the proportions of a real town."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Avg, Count, Sum
from django.db.models.functions import Length
from django.utils import timezone

from chamber.models import Campaign, Event, Receipt, Survey
from hengl_uf.audit.models import Entry
from hengl_uf.calendars.current import load_calendar
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.figures.models import Tally
from hengl_uf.places.models import Town
from hengl_uf.scale.loading import RealRecords, load_scale
from hengl_uf.scale.shape import per_day
from outreach.actions.cases import open_case
from outreach.models import (
    Activity,
    Attendance,
    CareCall,
    CaseCategory,
    CaseStep,
    Contact,
    Enquiry,
    Reception,
    ServiceCase,
    Visit,
)
from tests.conftest import account
from tests.factories import ContactFactory

UNTIL = date(2026, 11, 20)


# First those that want an empty town.


def test_a_town_with_real_records_is_left_alone(officer, sansha):
    ContactFactory(by=officer, village=sansha)
    with pytest.raises(RealRecords):
        load_scale(visits=100, seed=1, until=UNTIL)
    with pytest.raises(CommandError, match="--confirm"):
        call_command("load_scale", visits=100, stdout=StringIO())
    assert not Visit.objects.exists()
    load_scale(visits=100, seed=1, until=UNTIL, confirmed=True)
    assert Visit.objects.count() == 100


@pytest.fixture(scope="module")
def loaded_once(django_db_setup, django_db_blocker):
    """Loaded for all tests of this module; what each test does on top is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", stdout=StringIO())
        yield load_scale(visits=2000, seed=7, until=UNTIL)
        transaction.set_rollback(True)


@pytest.fixture
def loaded(loaded_once, db):
    return loaded_once


def test_the_proportions_are_those_of_a_town(loaded):
    assert Visit.objects.count() == 2000
    assert 550 <= ServiceCase.objects.count() <= 650
    assert Contact.objects.count() == 120
    assert 1700 <= Enquiry.objects.count() <= 1900
    assert 330 <= Reception.objects.count() <= 470
    assert 330 <= CareCall.objects.count() <= 470
    assert Activity.objects.held().count() == Attendance.objects.filter(group="local").count() > 5
    assert not Enquiry.objects.filter(asked_on__gt=UNTIL).exists()
    assert CaseStep.objects.count() > 3 * ServiceCase.objects.count()


def test_villages_are_uneven(loaded):
    sizes = sorted(Visit.objects.values("village").annotate(n=Count("pk")).values_list("n", flat=True))
    assert len(sizes) == 11
    assert sizes[-1] > 500
    assert sizes[0] < 60


def test_ten_years_up_to_the_last_day(loaded):
    first, last = Visit.objects.order_by("visited_on").first(), Visit.objects.order_by("visited_on").last()
    assert UNTIL - timedelta(days=3) <= last.visited_on <= UNTIL
    assert first.visited_on.year in (2016, 2017)


def test_open_cases_are_recent_ones(loaded):
    opened = list(ServiceCase.objects.open().values_list("opened_on", flat=True))
    assert len(opened) < 60
    assert all(day > UNTIL - timedelta(days=45) for day in opened)


def test_texts_have_a_realistic_length(loaded):
    assert 40 <= Visit.objects.aggregate(length=Avg(Length("summary")))["length"] <= 150


def test_deadlines_are_those_of_the_calendar(loaded):
    calendar = load_calendar()
    for case in ServiceCase.objects.exclude(status="paused").order_by("-pk")[:60]:
        assert case.deadline(calendar).due_on == case.due_on


def test_the_tallies_count_what_is_there(loaded):
    assert Tally.objects.filter(source="outreach.visits").total() == Visit.objects.current().count()
    assert Tally.objects.filter(source="outreach.cases_opened").total() == ServiceCase.objects.count()


def test_the_chamber_keeps_its_ledgers(loaded):
    campaigns = Campaign.objects.all()
    assert campaigns.count() == 10
    for campaign in campaigns:
        received = Receipt.objects.filter(pledge__campaign=campaign).aggregate(sum=Sum("amount"))["sum"] or 0
        assert campaign.allocated <= campaign.received == received <= campaign.pledged
    assert Survey.objects.latest().count() == Enterprise.objects.count() == 11
    counted = Event.objects.annotate(people=Sum("registrations__people"))
    assert [one.pk for one in counted if one.booked != one.people] == []


def test_the_same_seed_gives_the_same_records(town):
    def load(seed):
        with transaction.atomic():
            load_scale(visits=300, seed=seed, until=UNTIL)
            visits = Visit.objects.order_by("pk").values_list(
                "pk", "visited_on", "contact", "summary", "created_at"
            )
            cases = ServiceCase.objects.order_by("pk").values_list(
                "pk", "number", "title", "due_on", "status"
            )
            contents = [*visits], [*cases]
            transaction.set_rollback(True)
        return contents

    assert load(3) == load(3) != load(4)


def test_new_numbers_and_ids_go_on_behind(loaded):
    officer = account("officer", "黄文", "office")
    contact, category = Contact.objects.order_by("pk").first(), CaseCategory.objects.get(code="other")
    whose = {"contact": contact, "village": contact.village}
    case = open_case(by=officer, at=timezone.now(), category=category, opened_on=UNTIL, title="续号", **whose)
    so_far = ServiceCase.objects.filter(opened_on__year=2026).count()
    assert case.number == f"SX-2026-{so_far:04d}"


def test_one_entry_in_the_audit_trail_and_the_town_is_a_demo(loaded):
    assert Entry.objects.filter(event="scale.loaded").count() == 1
    assert Town.objects.get().is_demo


def test_every_visit_has_its_day():
    days = list(per_day(1000, until=UNTIL))
    assert sum(count for _day, count in days) == 1000
    assert days[-1][0] == UNTIL


def test_constraints_hold_after_the_load(loaded):
    connection.check_constraints()
