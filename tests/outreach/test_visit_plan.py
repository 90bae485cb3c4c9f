"""Visits and plans: a visit pays what was planned, and the next one is agreed in it."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from hengl_uf.audit.models import Entry
from outreach.actions import visits as actions
from outreach.models import PlannedVisit, Visit
from tests.factories import ContactFactory, PlanFactory
from tests.outreach.test_visit_add import URL, filled  # noqa: F401  (the fixture)
from tests.outreach.test_visit_edit import posted

A_DAY = timedelta(days=1)


@pytest.fixture
def plan(clerk, sansha):
    return PlanFactory(by=clerk, village=sansha, place="示例路 3 号", purpose="policy")


def today(days=0):
    return timezone.localdate() + days * A_DAY


def logged(by, planned, **fields):
    fields |= {"contact": planned.contact, "village": planned.village, "staff": by, "visited_on": today()}
    return actions.log_visit(by=by, at=timezone.now(), **fields)


# --- a visit pays a plan ------------------------------------------------------------------------------


def test_the_form_takes_over_what_was_planned(signed_in, clerk, plan):
    form = signed_in(clerk).get(f"{URL}?plan={plan.pk}").context["form"]
    taken = [form[name].value() for name in ("contact", "purpose", "place", "staff")]
    assert taken == [plan.contact_id, "policy", "示例路 3 号", clerk.pk]


def test_logging_a_planned_visit_marks_the_plan_and_leads_back_to_the_route(signed_in, clerk, plan, filled):  # noqa: F811
    answer = signed_in(clerk).post(f"{URL}?plan={plan.pk}", filled(contact=plan.contact_id))
    plan.refresh_from_db()
    assert plan.visit == Visit.objects.get()
    assert answer.url == f"/outreach/plan/route/?day={today()}&staff={clerk.pk}"
    assert [entry.sentence for entry in Entry.objects.about(plan)] == ["按计划走访"]


def test_a_visit_logged_without_naming_it_pays_the_plan_of_that_day(signed_in, clerk, plan, filled):  # noqa: F811
    signed_in(clerk).post(URL, filled(contact=plan.contact_id))
    plan.refresh_from_db()
    assert plan.visit == Visit.objects.get()


def test_visiting_somebody_else_leaves_the_plan_open(signed_in, clerk, plan, filled):  # noqa: F811
    page = signed_in(clerk).post(f"{URL}?plan={plan.pk}", filled(), follow=True).content.decode()
    plan.refresh_from_db()
    assert (plan.is_open, "计划保留" in page) == (True, True)


def test_the_second_visit_for_one_plan_is_saved_as_an_ordinary_one_with_a_word(
    signed_in,
    clerk,
    plan,
    filled,  # noqa: F811
):
    browser, url = signed_in(clerk), f"{URL}?plan={plan.pk}"
    browser.post(url, filled(contact=plan.contact_id))
    assert "已经登记走访或取消" in browser.get(url).content.decode()
    page = browser.post(url, filled(contact=plan.contact_id), follow=True).content.decode()
    assert (Visit.objects.count(), "按普通走访保存" in page) == (2, True)


@pytest.mark.django_db(transaction=True)
def test_of_two_visits_logged_in_the_same_second_one_pays_the_plan(clerk, officer, sansha):
    plan, start = PlanFactory(by=clerk, village=sansha), Barrier(2)

    def log(user):
        start.wait()
        try:
            logged(user, plan, plan=plan)
        finally:
            connection.close()

    threads = [Thread(target=log, args=[user]) for user in (clerk, officer)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert (Visit.objects.count(), PlannedVisit.objects.filter(visit__isnull=False).count()) == (2, 1)


@pytest.mark.parametrize("named", ["abc", "9" * 30, "-1", "%00", str(10**12)])
def test_a_forged_plan_is_no_plan(signed_in, clerk, filled, named):  # noqa: F811
    assert signed_in(clerk).get(f"{URL}?plan={named}").status_code == 200
    assert signed_in(clerk).post(f"{URL}?plan={named}", filled()).status_code == 302


def test_a_plan_of_another_village_is_no_plan(signed_in, neighbour, plan):
    form = signed_in(neighbour).get(f"{URL}?plan={plan.pk}").context["form"]
    assert form["contact"].value() is None


def test_a_visit_that_was_none_leaves_its_plan_to_be_paid(clerk, plan):
    visit = logged(clerk, plan)
    actions.remove_visit(visit=visit, by=clerk, at=timezone.now(), reason="登记错了人")
    plan.refresh_from_db()
    assert plan.is_open


# --- the next visit -----------------------------------------------------------------------------------


def test_the_next_visit_is_planned_with_the_same_people(signed_in, clerk, filled):  # noqa: F811
    signed_in(clerk).post(URL, filled(next_on=today(14).isoformat(), place="示例村委会"))
    visit, plan = Visit.objects.get(), PlannedVisit.objects.get()
    assert (plan.agreed_in, plan.contact, plan.staff) == (visit, visit.contact, clerk)
    assert (plan.planned_on, plan.place, plan.is_open) == (today(14), "示例村委会", True)
    page = signed_in(clerk).get(visit.get_absolute_url()).content.decode()
    assert f'<a href="{plan.get_absolute_url()}">' in page


def test_a_next_visit_on_a_day_gone_by_is_refused_beside_the_field(signed_in, clerk, filled):  # noqa: F811
    answer = signed_in(clerk).post(URL, filled(next_on=today(-1).isoformat()))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["next_on"])
    assert not Visit.objects.exists()


@pytest.mark.parametrize("forged", ["nonsense", "99999-01-01", "2026-02-31", "a\x00b"])
def test_a_forged_day_of_the_next_visit_is_refused(signed_in, clerk, filled, forged):  # noqa: F811
    assert signed_in(clerk).post(URL, filled(next_on=forged)).status_code == 422


def test_what_is_planned_already_is_not_planned_twice(signed_in, clerk, plan, filled):  # noqa: F811
    PlannedVisit.objects.update(planned_on=today(7))
    typed = filled(contact=plan.contact_id, next_on=today(7).isoformat())
    page = signed_in(clerk).post(URL, typed, follow=True).content.decode()
    assert (PlannedVisit.objects.count(), "没有重复安排" in page) == (1, True)


def test_the_next_visit_can_be_agreed_when_correcting_and_then_lives_in_its_plan(signed_in, clerk, plan):
    visit, browser = logged(clerk, plan), signed_in(clerk)
    url = f"/outreach/visit/{visit.pk}/edit/"
    assert "next_on" in browser.get(url).context["form"].fields
    browser.post(url, posted(visit, clerk, next_on=today(3).isoformat()))
    assert visit.next_visits.get().planned_on == today(3)
    assert "next_on" not in browser.get(url).context["form"].fields
    browser.post(url, posted(visit, clerk, version=2, next_on=today(5).isoformat()))
    assert visit.next_visits.count() == 1


def test_a_visit_sent_twice_plans_one_next_visit(signed_in, clerk, filled):  # noqa: F811
    typed = filled(next_on=today(3).isoformat())
    assert [signed_in(clerk).post(URL, typed).status_code for _time in range(2)] == [302, 302]
    assert PlannedVisit.objects.count() == 1


def test_a_next_visit_without_reach_is_refused_whole(clerk, officer, sansha, liusha):
    away = ContactFactory(by=officer, village=liusha)
    with pytest.raises(actions.DeedRefused):
        actions.log_visit(
            by=officer,
            at=timezone.now(),
            contact=away,
            village=liusha,
            staff=clerk,
            visited_on=today(),
            next_on=today(2),
        )
    assert not Visit.objects.exists()
