"""Planned visits: planned, put on another day, called off, and found in their list."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from hengl_uf.enterprises.actions import add_enterprise
from outreach.actions import plans as actions
from outreach.models import PlannedVisit
from tests.factories import ContactFactory, PlanFactory

LIST = "/outreach/plan/"
ADD = "/outreach/plan/add/"
A_DAY = timedelta(days=1)


@pytest.fixture
def person(clerk, sansha):
    return ContactFactory(by=clerk, village=sansha)


@pytest.fixture
def plan(clerk, sansha, person):
    return PlanFactory(by=clerk, village=sansha, contact=person)


def today(days=0):
    return timezone.localdate() + days * A_DAY


def posted(user, contact, **changes):
    return {
        "form_token": held.new_token(user),
        "contact": contact.pk if contact else "",
        "planned_on": today().isoformat(),
        "purpose": "routine",
        "note": "送材料",
        "staff": user.pk,
        **changes,
    }


def of(plan, user, **changes):
    """What the form of this plan posts."""
    return posted(user, plan.contact, planned_on=plan.planned_on.isoformat(), **changes)


# --- planned ------------------------------------------------------------------------------------------


def test_a_plan_starts_with_today_and_me(signed_in, clerk, person):
    form = signed_in(clerk).get(f"{ADD}?contact={person.pk}").context["form"]
    assert (form["planned_on"].value(), form["staff"].value()) == (today(), clerk.pk)
    assert form["contact"].value() == str(person.pk)


def test_a_planned_visit_belongs_to_the_village_of_whoever_is_visited(signed_in, clerk, person):
    answer = signed_in(clerk).post(ADD, posted(clerk, person))
    plan = PlannedVisit.objects.get()
    assert (answer.url, plan.village, plan.staff) == (plan.get_absolute_url(), person.village, clerk)
    assert Entry.objects.about(plan).count() == 1


def test_an_enterprise_alone_is_enough(signed_in, clerk, sansha):
    firm = add_enterprise(by=clerk, at=timezone.now(), village=sansha, name="示例灯饰厂")
    assert signed_in(clerk).post(ADD, posted(clerk, None, enterprise=firm.pk)).status_code == 302
    answer = signed_in(clerk).post(ADD, posted(clerk, None, enterprise=firm.pk))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["enterprise"])


def test_several_are_planned_in_a_row_for_the_same_day(signed_in, clerk, person):
    day = today(3).isoformat()
    answer = signed_in(clerk).post(ADD, posted(clerk, person, planned_on=day, _again="1"))
    form = signed_in(clerk).get(answer.url).context["form"]
    assert (str(form["planned_on"].value()), form["contact"].value()) == (day, None)


def test_a_new_stop_comes_last(clerk, person, sansha):
    PlanFactory(by=clerk, village=sansha, order=4)
    fields = {"planned_on": today(), "staff": clerk, "contact": person}
    assert actions.plan_visit(by=clerk, at=timezone.now(), **fields).order == 5


def test_the_same_person_twice_on_one_day_is_refused_beside_the_field(signed_in, clerk, plan):
    answer = signed_in(clerk).post(ADD, posted(clerk, plan.contact))
    assert (answer.status_code, "已经计划走访" in answer.context["form"].errors["contact"][0]) == (422, True)
    assert signed_in(clerk).post(ADD, posted(clerk, plan.contact, planned_on=today(1))).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"planned_on": "2020-01-01"}, "planned_on"),
        ({"planned_on": "99999-01-01"}, "planned_on"),
        ({"contact": ""}, "contact"),
        ({"contact": "9" * 30}, "contact"),
        ({"enterprise": "1; drop table"}, "enterprise"),
        ({"staff": "x"}, "staff"),
        ({"purpose": "hack"}, "purpose"),
        ({"note": "长" * 300}, "note"),
    ],
    ids=str,
)
def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_is_kept(
    signed_in, clerk, person, wrong, field
):
    answer = signed_in(clerk).post(ADD, posted(clerk, person, place="示例村委会") | wrong)
    assert (answer.status_code, field in answer.context["form"].errors) == (422, True)
    assert "示例村委会" in answer.content.decode()
    assert not PlannedVisit.objects.exists()


def test_a_person_of_another_village_cannot_be_planned(signed_in, clerk, neighbour, liusha):
    stranger = ContactFactory(by=neighbour, village=liusha)
    assert signed_in(clerk).post(ADD, posted(clerk, stranger)).status_code == 422


def test_nobody_is_sent_to_a_village_that_is_not_theirs(signed_in, officer, neighbour, person):
    answer = signed_in(officer).post(ADD, posted(officer, person, staff=neighbour.pk))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["staff"])


def test_a_plan_sent_twice_is_made_once(signed_in, clerk, person):
    typed = posted(clerk, person)
    assert [signed_in(clerk).post(ADD, typed).status_code for _time in range(2)] == [302, 302]
    assert PlannedVisit.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_plan_the_same_person_at_once_one_is_told(clerk, sansha):
    person, start, results = ContactFactory(by=clerk, village=sansha), Barrier(2), []
    fields = {"planned_on": today(), "staff": clerk, "contact": person}

    def add():
        start.wait()
        try:
            results.append(bool(actions.plan_visit(by=clerk, at=timezone.now(), **fields)))
        except actions.PlannedAlready:
            results.append(False)
        finally:
            connection.close()

    threads = [Thread(target=add) for _one in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(results) == [False, True]


# --- changed, called off ------------------------------------------------------------------------------


def test_a_plan_is_put_on_another_day_as_its_last_stop(signed_in, clerk, plan, sansha):
    PlanFactory(by=clerk, village=sansha, planned_on=today(2), order=3)
    typed = posted(clerk, plan.contact, planned_on=today(2).isoformat(), version=plan.version)
    assert signed_in(clerk).post(f"{LIST}{plan.pk}/edit/", typed).status_code == 302
    plan.refresh_from_db()
    assert (plan.planned_on, plan.order) == (today(2), 4)
    assert "计划日期" in Entry.objects.about(plan).first().changes


def test_a_late_plan_can_be_corrected_without_a_new_day(signed_in, clerk, plan):
    PlannedVisit.objects.update(planned_on=today(-2))
    plan.refresh_from_db()
    answer = signed_in(clerk).post(f"{LIST}{plan.pk}/edit/", of(plan, clerk, version=1, note="补一句"))
    assert answer.status_code == 302


def test_a_stale_edit_is_shown_side_by_side_and_changes_nothing(signed_in, clerk, officer, plan):
    actions.change_plan(plan=plan, by=officer, at=timezone.now(), note="统战办改的")
    typed = of(plan, clerk, version=plan.version, note="我改的")
    answer = signed_in(clerk).post(f"{LIST}{plan.pk}/edit/", typed)
    assert (answer.status_code, answer.context["conflict"]["by"]) == (409, officer.name)
    assert PlannedVisit.objects.get().note == "统战办改的"


def test_calling_off_needs_a_reason_and_is_done_once(signed_in, clerk, plan):
    browser, url = signed_in(clerk), f"{LIST}{plan.pk}/cancel/"
    assert browser.post(url, {"form_token": held.new_token(clerk), "reason": ""}).status_code == 422
    typed = {"form_token": held.new_token(clerk), "reason": "对方外出"}
    assert [browser.post(url, typed).status_code for _time in range(2)] == [302, 302]
    plan.refresh_from_db()
    assert (plan.cancelled_by, plan.cancelled_reason) == (clerk, "对方外出")
    assert browser.post(url, typed | {"form_token": held.new_token(clerk)}).status_code == 422


def test_what_is_over_is_not_changed(signed_in, clerk, plan):
    actions.cancel_plan(plan=plan, by=clerk, at=timezone.now(), reason="对方外出")
    assert signed_in(clerk).get(f"{LIST}{plan.pk}/edit/").status_code == 403
    with pytest.raises(actions.PlanOver):
        actions.change_plan(plan=plan, by=clerk, at=timezone.now(), note="改")


def test_a_person_whose_plan_was_called_off_can_be_planned_again(signed_in, clerk, plan):
    actions.cancel_plan(plan=plan, by=clerk, at=timezone.now(), reason="对方外出")
    assert signed_in(clerk).post(ADD, posted(clerk, plan.contact)).status_code == 302


def test_the_database_refuses_a_second_plan_and_a_double_end(plan):
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanFactory(by=plan.staff, village=plan.village, contact=plan.contact)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlannedVisit.objects.filter(pk=plan.pk).update(cancelled_at=timezone.now())


# --- the list -----------------------------------------------------------------------------------------


@pytest.fixture
def plans(clerk, sansha):
    """One late plan, one for tomorrow, one for the day after that was called off."""
    made = {days: PlanFactory(by=clerk, village=sansha, planned_on=today(days)) for days in (-1, 1, 2)}
    actions.cancel_plan(plan=made[2], by=clerk, at=timezone.now(), reason="对方外出")
    return made


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [2, 1, -1]),
        ("state=open", [-1, 1]),
        ("state=overdue", [-1]),
        ("state=done", []),
        ("state=cancelled", [2]),
        ("state=hack", []),
        ("planned_from=0001-01-01&planned_to=9999-12-31&sort=day", [-1, 1, 2]),
        ("q=没有这个人", []),
        ("village=0", []),
    ],
)
def test_the_list_is_narrowed(signed_in, clerk, plans, query, found):
    rows = signed_in(clerk).get(f"{LIST}?{query}").context["rows"]
    assert [(row.planned_on - today()).days for row in rows] == found


def test_plans_of_other_villages_are_not_there(signed_in, neighbour, leader, plan):
    assert signed_in(neighbour).get(LIST).context["rows"] == []
    assert signed_in(neighbour).get(plan.get_absolute_url()).status_code == 404
    assert signed_in(leader).get(LIST).context["rows"] == [plan]
    assert signed_in(leader).get(f"{LIST}{plan.pk}/edit/").status_code == 403


def test_the_list_takes_few_queries(signed_in, officer, plans, django_assert_max_num_queries):
    browser = signed_in(officer)
    with django_assert_max_num_queries(10):
        browser.get(LIST)
