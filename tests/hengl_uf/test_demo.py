"""The demo town: alive, plainly a sample, and within the town's published figures."""

import csv
import json
import re
import shutil
import stat
from datetime import date, datetime, timedelta
from io import StringIO
from random import Random
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from chamber.models import AidProject, Campaign, Event, MediationCase, PartyOrganisation
from hengl_uf.access.models import User
from hengl_uf.audit.models import Entry
from hengl_uf.calendars.current import load_calendar
from hengl_uf.catalogue import FIGURES
from hengl_uf.demo import accounts
from hengl_uf.demo.loading import NotEmpty, load_demo
from hengl_uf.demo.plan import Course, plan_cases, plan_visits
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.figures.figure import Scope, read_all
from hengl_uf.lib.dates import Period
from hengl_uf.places.models import Town, Village
from hengl_uf.reference.tables import DATA, rows
from outreach.models import Association, Contact, Project, Promise, ServiceCase, ServiceCentre, Visit
from religion.models import Festival, Site

NOW = datetime(2026, 11, 20, 10, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def folder(tmp_path, settings):
    settings.VAR = tmp_path
    return tmp_path


# First the one that wants an empty town.


def test_a_town_with_an_account_of_its_own_is_left_alone(town, folder):
    call_command("create_administrator", stdout=StringIO())
    with pytest.raises(NotEmpty):
        load_demo(at=timezone.now())
    call_command("load_demo", stderr=StringIO())
    assert not accounts.accounts_file().exists()
    assert not Town.objects.get().is_demo


@pytest.fixture(scope="module")
def loaded(tmp_path_factory, django_db_setup, django_db_blocker):
    """Loaded once for all tests of this module; what each test does on top is taken back."""
    var = tmp_path_factory.mktemp("var")
    with override_settings(VAR=var), django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", stdout=StringIO())
        load_demo(at=NOW)
        yield var / "demo-accounts.json"
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, folder, db):
    """The day on which the demo was loaded; the file of passwords is this test's own copy."""
    shutil.copy(loaded, folder)
    return NOW.date()


def figure(figure, on):
    scope = Scope(User.objects.get(username="leader"), Period.year(on.year), on)
    return figure.value(scope), figure.counted(scope)


def test_the_figures_meet_what_the_town_has_published(demo):
    facts = {row["code"]: row for row in rows("town_facts")}
    known = {code: one for code, one in FIGURES.items() if code in facts}
    assert known.keys() == facts.keys()
    for code, one in known.items():
        value, counted = figure(one, demo)
        assert value == counted
        assert float(facts[code]["at_least"]) <= value <= float(facts[code]["at_most"]), code


YEAR, BEFORE = Period.year(2026), Period.year(2025)
WALKS = [
    *(("leader", period) for period in (YEAR, BEFORE, Period.month(2026, 10), Period.quarter(2026, 2))),
    *(("village", period) for period in (YEAR, Period.month(2026, 10))),
    ("office", YEAR),
    ("chamber", YEAR),
    ("inspector", YEAR),
]


@pytest.mark.parametrize(("role", "period"), WALKS, ids=str)
def test_every_figure_is_what_its_list_shows(demo, role, period, signed_in):
    user = User.objects.get(username=role)
    browser, wrong = signed_in(user), []
    for village in (None, *user.villages.all(), Village.objects.get(name="横东村")):
        scope = Scope(user, period, timezone.localdate(), village and village.pk)
        figures = [one for one in FIGURES.values() if user.may(one.needs)]
        readings = read_all(figures, scope, period.year_before())
        for one in figures:
            page = browser.get(one.list_url(scope))
            shown = next((each.value for each in page.context["sums"] if each.measure == one.measured), None)
            shown = page.context["total"].count if not one.measure else shown
            told = (one.value(scope), one.counted(scope), readings[one.code].value)
            if set(told) != {shown}:
                wrong.append(f"{one.code} {village}: {told}, but its list shows {shown}")
    assert wrong == []


def test_the_facts_are_the_published_ones():
    with (DATA / "town_facts.csv").open(encoding="utf-8") as table:
        assert [row["code"] for row in csv.DictReader(table)].count("outreach.cases_resolved") == 1


def test_every_name_says_that_it_is_a_sample(demo):
    assert Town.objects.get().is_demo
    for model in (Contact, Enterprise, User, Association, Project, PartyOrganisation, Campaign, AidProject):
        unmarked = model.objects.exclude(name__contains="示例").values_list("name", flat=True)
        assert set(unmarked) <= {"系统"}


def test_the_titles_of_the_chamber_say_that_they_are_samples(demo):
    for model in (Event, MediationCase):
        assert not model.objects.exclude(title__contains="示例").exists()


def test_the_ledgers_of_the_charity_walks_balance(demo):
    for campaign in Campaign.objects.all():
        pledges = campaign.pledges.current()
        received = sum(one.amount for pledge in pledges for one in pledge.receipts.current())
        assert campaign.pledged == sum(pledge.amount for pledge in pledges)
        assert campaign.pledged >= campaign.received == received >= campaign.allocated > 0


def test_every_centre_says_that_it_is_a_sample(demo):
    samples = ServiceCentre.objects.filter(
        is_sample=True, hotline__contains="示例", address__contains="示例", address_en__contains="sample"
    )
    assert samples.count() == 11


def test_cases_stand_in_every_state(demo):
    for status in ServiceCase.Status.values:
        assert ServiceCase.objects.filter(status=status).count() >= 3, status
    assert ServiceCase.objects.overdue(demo).count() == 3
    assert ServiceCase.objects.filter(reopened_count=1).exclude(status="resolved").count() == 2
    assert Promise.objects.open().filter(due_on__lt=demo).exists()


def test_nothing_lies_ahead(demo):
    assert not Visit.objects.filter(visited_on__gt=demo).exists()
    for model in (Visit, ServiceCase, Contact):
        assert not model.objects.filter(changed_at__gt=NOW).exists()


def test_the_village_account_has_work_waiting_in_its_own_village(demo):
    village = User.objects.get(username="village")
    assert [one.name for one in village.villages.all()] == ["三沙村"]
    assert ServiceCase.objects.visible_to(village).open().count() >= 5


def test_the_seven_accounts_can_sign_in(demo, folder):
    file = folder / "demo-accounts.json"
    kept = json.loads(file.read_text())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert set(kept) == {"office", "chamber", "village", "inspector", "leader", "auditor", "administrator"}
    for role, account in kept.items():
        user = User.objects.get(username=account["username"])
        assert (user.role, user.must_change_password, user.check_password(account["password"])) == (
            role,
            False,
            True,
        )


def test_a_second_run_keeps_everything(demo, folder, django_assert_max_num_queries):
    before = (folder / "demo-accounts.json").read_text()
    with django_assert_max_num_queries(1):
        assert load_demo(at=NOW + timedelta(days=400)) is False
    assert (folder / "demo-accounts.json").read_text() == before


def test_a_lost_file_of_passwords_is_written_anew(demo, folder):
    (folder / "demo-accounts.json").unlink()
    load_demo(at=NOW)
    account = json.loads((folder / "demo-accounts.json").read_text())["leader"]
    leader = User.objects.get(username="leader")
    assert leader.check_password(account["password"])
    assert Entry.objects.about(leader).first().event == "access.user.password_reset"


LIMITS = {"document": 5, "property": 20, "other": 10, "urgent-care": 1}


@pytest.mark.parametrize("on", [date(2027, 1, 1), date(2027, 1, 9), date(2027, 3, 1), date(2028, 12, 31)])
def test_the_year_meets_its_figure_whenever_the_demo_is_loaded(on, town):
    calendar = load_calendar()
    plans = plan_cases(
        Random(1), on=on, limits=LIMITS, due_on=lambda day, limit: calendar.deadline(day, limit).due_on
    )
    resolved = [plan.resolved_on for plan in plans if plan.course == Course.RESOLVED]
    assert 21 <= sum(day.year == on.year for day in resolved) <= 29
    assert max(resolved) <= on
    assert all(plan.opened_on <= (plan.resolved_on or on) for plan in plans)
    assert max(plan_visits(Random(1), on=on, count=50, before=9)) <= on


def test_no_page_for_the_public_speaks_of_sites_deities_or_festivals(demo, client):
    """互联网宗教信息服务管理办法: nothing of this kind is published without a licence (domain.md 5.4)."""
    said = {name for site in Site.objects.all() for name in (site.name, *site.main_deity.split("、"))}
    said |= set(Festival.objects.values_list("name", flat=True))
    guide = client.get("/guide/").content.decode()
    paths = {"/login/", *re.findall(r'href="(/guide/[^"#?]*)"', guide)}
    assert len(paths) > 5
    pages = {path: client.get(path, follow=True).content.decode() for path in paths}
    assert {path for path, words in pages.items() if any(name in words for name in said)} == set()
