"""Promises: made in a record, kept with proof or given up with the reason, in one register."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from hengl_uf.access import held
from hengl_uf.attachments.models import Attachment
from hengl_uf.audit.models import Entry
from hengl_uf.enterprises.actions import add_enterprise
from outreach.actions import promises as actions
from outreach.models import Promise, Visit
from outreach.models.promises import SOURCES
from tests.factories import CaseFactory, ContactFactory, ProjectFactory, VisitFactory
from tests.factories.outreach import RecordFactory
from tests.hengl_uf.attachments.made_files import photo, upload

LIST = "/outreach/promise/"
ADD = "/outreach/promise/add/"
A_DAY = timedelta(days=1)


@pytest.fixture
def visit(clerk, sansha):
    return VisitFactory(by=clerk, village=sansha)


@pytest.fixture
def promise(clerk, visit):
    return made_in(visit, by=clerk)


def made_in(source, *, by, text="送服务指南", due=A_DAY):
    at = timezone.now()
    due_on = timezone.localdate(at) + max(due, timedelta())
    promise = actions.make_promise(source=source, text=text, due_on=due_on, owner=by, by=by, at=at)
    if due < timedelta():
        Promise.objects.filter(pk=promise.pk).update(due_on=timezone.localdate(at) + due)
        promise.refresh_from_db()
    return promise


def posted(user, **fields):
    return {"form_token": held.new_token(user), **fields}


def today():
    return timezone.localdate().isoformat()


def texts(response):
    return [row.text for row in response.context["rows"]]


# --- made ---------------------------------------------------------------------------------------------


def test_a_promise_is_made_from_the_page_of_the_record(signed_in, clerk, visit):
    browser, url = signed_in(clerk), f"{ADD}?source=visit&id={visit.pk}"
    assert url.replace("&", "&amp;") in browser.get(visit.get_absolute_url()).content.decode()
    answer = browser.post(url, posted(clerk, text="送指南", due_on=today(), owner=clerk.pk))
    promise = visit.promises.get()
    assert (answer.url, promise.owner, promise.contact) == (visit.get_absolute_url(), clerk, visit.contact)
    assert Entry.objects.about(promise).count() == 1


def test_the_owner_starts_as_me_and_to_whom_is_not_asked_again(signed_in, clerk, visit):
    answer = signed_in(clerk).get(f"{ADD}?source=visit&id={visit.pk}")
    form, page = answer.context["form"], answer.content.decode()
    assert (form["owner"].value(), "contact" in form.fields) == (clerk.pk, False)
    assert all(f'name="{name}"' in page for name in form.fields)


def test_in_a_record_of_an_enterprise_one_can_say_to_whom(signed_in, clerk, sansha):
    firm = add_enterprise(by=clerk, at=timezone.now(), village=sansha, name="示例灯饰厂")
    person = ContactFactory(by=clerk, village=sansha)
    visit = RecordFactory._create(
        Visit, by=clerk, village=sansha, enterprise=firm, staff=clerk, visited_on=timezone.localdate()
    )
    url = f"{ADD}?source=visit&id={visit.pk}"
    assert 'name="contact_text"' in signed_in(clerk).get(url).content.decode()
    typed = posted(clerk, text="送指南", due_on=today(), owner=clerk.pk, contact=person.pk)
    assert signed_in(clerk).post(url, typed).status_code == 302
    assert visit.promises.get().contact == person


@pytest.mark.parametrize(
    "query", ["", "source=visit", "source=contact&id=1", "source=visit&id=abc", "source=village&id=%00"]
)
def test_an_address_that_names_no_record_is_not_found(signed_in, clerk, query):
    assert signed_in(clerk).get(f"{ADD}?{query}").status_code == 404


@pytest.mark.parametrize("source", SOURCES)
def test_a_record_that_is_not_there_is_not_found(signed_in, clerk, source):
    assert signed_in(clerk).get(f"{ADD}?source={source}&id={10**12}").status_code == 404


def test_in_a_record_of_another_village_nobody_promises(signed_in, neighbour, visit):
    assert signed_in(neighbour).get(f"{ADD}?source=visit&id={visit.pk}").status_code == 404


def test_in_a_closed_case_nobody_promises(signed_in, clerk, sansha):
    closed = CaseFactory(
        by=clerk, village=sansha, status="resolved", handler=clerk, outcome="办好", resolved_on="2026-03-09"
    )
    assert signed_in(clerk).get(f"{ADD}?source=case&id={closed.pk}").status_code == 403


def test_a_day_gone_by_is_refused_beside_the_field(signed_in, clerk, visit):
    typed = posted(clerk, text="送指南", due_on="2020-01-01", owner=clerk.pk)
    answer = signed_in(clerk).post(f"{ADD}?source=visit&id={visit.pk}", typed)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["due_on"])
    assert "送指南" in answer.content.decode()


@pytest.mark.parametrize(
    "forged",
    [
        {"owner": "9" * 30},
        {"owner": "x"},
        {"text": "长" * 300},
        {"due_on": "99999-01-01"},
    ],
    ids=str,
)
def test_forged_fields_are_refused(signed_in, clerk, visit, forged):
    typed = posted(clerk, text="送指南", due_on=today(), owner=clerk.pk) | forged
    answer = signed_in(clerk).post(f"{ADD}?source=visit&id={visit.pk}", typed)
    assert (answer.status_code, Promise.objects.exists()) == (422, False)


def test_nobody_promises_what_they_would_not_see(signed_in, officer, neighbour, visit):
    typed = posted(officer, text="送指南", due_on=today(), owner=neighbour.pk)
    answer = signed_in(officer).post(f"{ADD}?source=visit&id={visit.pk}", typed)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["owner"])


def test_a_promise_of_the_whole_town_is_shown_to_the_office_alone(signed_in, clerk, officer):
    project = ProjectFactory(by=officer, village=None)
    made_in(project, by=officer, text="全镇的承诺")
    pages = [signed_in(user).get(project.get_absolute_url()).content.decode() for user in (clerk, officer)]
    assert ["全镇的承诺" in page for page in pages] == [False, True]


def test_a_promise_sent_twice_is_made_once(signed_in, clerk, visit):
    typed = posted(clerk, text="送指南", due_on=today(), owner=clerk.pk)
    for _time in range(2):
        assert signed_in(clerk).post(f"{ADD}?source=visit&id={visit.pk}", typed).status_code == 302
    assert Promise.objects.count() == 1


# --- kept, given up ----------------------------------------------------------------------------------


def test_keeping_shows_what_was_done_and_the_proof(signed_in, clerk, promise, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    typed = posted(clerk, on=today(), note="已送到家中", files=[upload(photo(), "送达.jpg")])
    page = signed_in(clerk).post(f"{LIST}{promise.pk}/keep/", typed, follow=True).content.decode()
    promise.refresh_from_db()
    assert (promise.kept_on, promise.kept_by) == (timezone.localdate(), clerk)
    assert ("已送到家中" in page, "送达.jpg" in page, "兑现凭证" in page) == (True, True, True)
    assert Attachment.objects.about(promise).get().position == actions.PROOF


def test_giving_up_needs_a_reason(signed_in, clerk, promise):
    browser, url = signed_in(clerk), f"{LIST}{promise.pk}/give-up/"
    assert browser.post(url, posted(clerk, reason="")).status_code == 422
    assert (
        "对方已不需要"
        in browser.post(url, posted(clerk, reason="对方已不需要"), follow=True).content.decode()
    )


@pytest.mark.parametrize(("days", "words"), [(1, "晚于今天"), (-400, "早于登记承诺")])
def test_a_promise_is_kept_between_its_making_and_today(signed_in, clerk, promise, days, words):
    on = (timezone.localdate() + days * A_DAY).isoformat()
    answer = signed_in(clerk).post(f"{LIST}{promise.pk}/keep/", posted(clerk, on=on))
    assert (answer.status_code, words in answer.context["form"].errors["on"][0]) == (422, True)


def test_somebody_elses_promise_is_theirs_or_the_offices(signed_in, clerk, officer, visit):
    promise = made_in(visit, by=officer)
    answer = signed_in(clerk).get(f"{LIST}{promise.pk}/keep/")
    assert (answer.status_code, "承诺人或统战办" in answer.content.decode()) == (403, True)
    with pytest.raises(actions.PromiseOver):
        actions.keep_promise(promise=promise, by=clerk, on=timezone.localdate(), at=timezone.now())
    assert signed_in(officer).get(f"{LIST}{made_in(visit, by=clerk).pk}/keep/").status_code == 200


def test_an_end_is_not_ended_again(signed_in, clerk, promise):
    browser, typed = signed_in(clerk), posted(clerk, on=today())
    first = browser.post(f"{LIST}{promise.pk}/keep/", typed)
    again = browser.post(f"{LIST}{promise.pk}/keep/", typed)
    assert (first.status_code, again.status_code, again.url) == (302, 302, promise.get_absolute_url())
    late = browser.post(f"{LIST}{promise.pk}/give-up/", posted(clerk, reason="忘了"))
    assert (late.status_code, "已经了结" in late.content.decode()) == (422, True)
    assert browser.get(f"{LIST}{promise.pk}/keep/").status_code == 403


@pytest.mark.django_db(transaction=True)
def test_of_two_who_end_it_in_the_same_second_one_wins(clerk, officer, sansha):
    promise, start, ended = made_in(VisitFactory(by=clerk, village=sansha), by=clerk), Barrier(2), []
    at = timezone.now()

    def end(call):
        start.wait()
        try:
            ended.append(call())
        except actions.PromiseOver:
            ended.append(None)
        finally:
            connection.close()

    keep = lambda: actions.keep_promise(promise=promise, by=clerk, on=timezone.localdate(at), at=at)  # noqa: E731
    give_up = lambda: actions.give_up_promise(promise=promise, by=officer, at=at, reason="办不到")  # noqa: E731
    threads = [Thread(target=end, args=[call]) for call in (keep, give_up)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(map(bool, ended)) == [False, True]


# --- the register ------------------------------------------------------------------------------------


@pytest.fixture
def register(clerk, visit, sansha):
    """One promise in each state; the kept one was made in a case."""
    at, on = timezone.now(), timezone.localdate()
    made_in(visit, by=clerk, text="还没到期", due=3 * A_DAY)
    made_in(visit, by=clerk, text="已经过期", due=-A_DAY)
    kept = made_in(CaseFactory(by=clerk, village=sansha), by=clerk, text="做到了")
    given_up = made_in(visit, by=clerk, text="没做到", due=2 * A_DAY)
    actions.keep_promise(promise=kept, by=clerk, on=on, at=at)
    actions.give_up_promise(promise=given_up, by=clerk, at=at, reason="办不到")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["还没到期", "没做到", "做到了", "已经过期"]),
        ("state=open", ["已经过期", "还没到期"]),
        ("state=overdue", ["已经过期"]),
        ("state=kept", ["做到了"]),
        ("state=given_up", ["没做到"]),
        ("q=过期", ["已经过期"]),
        ("q=没有这样的话", []),
        ("state=nonsense", []),
        ("owner=0", []),
        ("contact=0", []),
        ("due_from=9999-12-31", []),
        ("due_to=0001-01-01", []),
    ],
)
def test_the_register_is_narrowed(signed_in, clerk, register, query, found):
    assert texts(signed_in(clerk).get(f"{LIST}?{query}")) == found


def test_a_promise_is_found_by_the_name_of_whom_it_was_made_to(signed_in, clerk, sansha):
    person = ContactFactory(by=clerk, village=sansha, name="陈华明")
    made_in(VisitFactory(by=clerk, village=sansha, contact=person), by=clerk, text="送指南")
    assert texts(signed_in(clerk).get(f"{LIST}?q=陳華明")) == ["送指南"]


def test_where_it_was_made_is_a_link_by_its_kind(signed_in, clerk, register):
    page = signed_in(clerk).get(f"{LIST}?state=kept").content.decode()
    case = Promise.objects.get(text="做到了").case
    assert f'<a href="{case.get_absolute_url()}">求助事项</a>' in page


def test_promises_of_other_villages_are_not_there(signed_in, neighbour, officer, promise):
    browser = signed_in(neighbour)
    assert texts(browser.get(LIST)) == []
    assert browser.get(promise.get_absolute_url()).status_code == 404
    assert texts(signed_in(officer).get(LIST)) == [promise.text]


def test_the_register_takes_few_queries(signed_in, officer, register, django_assert_max_num_queries):
    browser = signed_in(officer)
    with django_assert_max_num_queries(10):
        browser.get(LIST)
