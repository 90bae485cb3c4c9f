"""What each step of a registration keeps and refuses."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from hengl_uf.audit.models import Entry
from hengl_uf.calendars.current import load_calendar
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from religion.actions import registrations as deeds
from religion.classification import SiteClass
from religion.models import ReadinessItem, Registration, Site, SiteNumber
from religion.models.registrations import State
from tests.factories.religion_registrations import answered, numbered, registration_in, site_of
from tests.factories.religion_sites import SiteFactory

FILED, REGISTERED = SiteClass.FILED, SiteClass.REGISTERED


@pytest.fixture
def now(officer):
    return {"by": officer, "at": timezone.now()}


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def site(sansha, officer):
    return site_of(FILED, village=sansha, officer=officer, name="示例康公庙")


@pytest.fixture
def big_site(sansha, officer):
    return site_of(REGISTERED, village=sansha, officer=officer, name="示例大庙")


def stands(registration) -> Registration:
    return Registration.objects.select_related("site").get(pk=registration.pk)


# --- the village --------------------------------------------------------------------------------------


def test_of_one_site_one_registration_lives_at_a_time(site, clerk, now):
    deeds.open_registration(site=site, by=clerk, at=now["at"])
    with pytest.raises(deeds.OneAlready, match="“示例康公庙”已有一份登记，现在是“草稿”"):
        deeds.open_registration(site=site, **now)


def test_a_village_registers_its_own_sites_alone(site, neighbour, inspector, leader, now):
    for who in (neighbour, inspector, leader):
        with pytest.raises(NotYours):
            deeds.open_registration(site=site, by=who, at=now["at"])


def test_a_removed_draft_makes_room_for_another(site, now):
    one = registration_in(State.DRAFT, site=site, officer=now["by"])
    deeds.remove(registration=one, **now, reason="写错了")
    assert deeds.open_registration(site=site, **now).pk != one.pk
    with pytest.raises(NotYours, match="已移除"):
        deeds.submit(registration=one, **now)


def test_a_removal_says_why(site, now):
    one = registration_in(State.DRAFT, site=site, officer=now["by"])
    with pytest.raises(deeds.NoReason):
        deeds.remove(registration=one, **now, reason="  ")


def test_it_is_not_handed_in_before_every_condition_is_answered(site, now):
    one = deeds.open_registration(site=site, **now)
    items = list(answered())
    deeds.answer_readiness(registration=one, answers={items[0]: (True, "")}, **now)
    with pytest.raises(deeds.NotReady, match=f"还有 {len(items) - 1} 项申报条件没有核对"):
        deeds.submit(registration=one, **now)
    deeds.answer_readiness(registration=one, answers=dict.fromkeys(items, (False, "在办")), **now)
    assert deeds.submit(registration=one, **now).state == State.SUBMITTED


def test_a_condition_without_which_there_is_none_keeps_it_back(site, now):
    item = ReadinessItem.objects.order_by("order").first()
    ReadinessItem.objects.filter(pk=item.pk).update(is_required=True)
    one = deeds.open_registration(site=site, **now, answers=answered() | {item: (False, "")})
    with pytest.raises(deeds.NotReady, match=f"这些条件具备后才能申报：{item.text}"):
        deeds.submit(registration=one, **now)


def test_a_condition_out_of_use_is_not_asked_for(site, now):
    items = list(answered())
    one = deeds.open_registration(site=site, **now, answers=dict.fromkeys(items[1:], (True, "")))
    ReadinessItem.objects.filter(pk=items[0].pk).update(is_active=False)
    assert deeds.submit(registration=one, **now).state == State.SUBMITTED


def test_answers_that_change_are_told_and_others_are_not(site, now):
    one = deeds.open_registration(site=site, **now, answers=answered())
    item = next(iter(answered()))
    deeds.edit_registration(
        registration=one, **now, applicant="示例", answers=answered() | {item: (False, "缺账本")}
    )
    told = Entry.objects.about(one).filter(event="religion.registration.readiness_answered").first()
    assert told.changes == {item.text: ["具备", "不具备：缺账本"]}


def test_who_corrects_what_another_has_saved_is_told(site, now):
    one = deeds.open_registration(site=site, **now)
    deeds.edit_registration(registration=one, **now, version=1, applicant="示例甲")
    with pytest.raises(StaleEdit):
        deeds.edit_registration(registration=one, **now, version=1, applicant="示例乙")


# --- the town -----------------------------------------------------------------------------------------


def test_the_days_in_public_are_working_days_after_the_first(site, now, settings):
    settings.SITE_PUBLIC_DAYS = 7
    one = registration_in(State.REVIEWED, site=site, officer=now["by"])
    first = date(2026, 9, 28)  # before the holidays of the National Day, with a Saturday that is worked
    one = deeds.publish(registration=one, **now, public_where="示例公告栏", public_from=first)
    assert one.public_until == load_calendar().deadline(first, 7).due_on
    assert one.public_until > first + timedelta(days=9)


def test_it_is_published_somewhere_and_not_far_ahead(site, now, today):
    one = registration_in(State.REVIEWED, site=site, officer=now["by"])
    with pytest.raises(deeds.NoPlace):
        deeds.publish(registration=one, **now, public_where=" ")
    for day in (today + timedelta(days=31), date(1026, 1, 1)):
        with pytest.raises(deeds.NoSuchDay):
            deeds.publish(registration=one, **now, public_where="示例公告栏", public_from=day)


def test_nothing_goes_on_while_it_is_in_public(big_site, site, now):
    for place in (big_site, site):
        one = registration_in(State.PUBLIC, site=place, officer=now["by"], running=True)
        with pytest.raises(deeds.StillPublic, match="公示到"):
            deeds.report(registration=one, **now, reported_to="示例机关")
        with pytest.raises((deeds.StillPublic, deeds.NotReported)):
            deeds.number(registration=one, **now)


def test_the_last_day_in_public_is_still_one(site, now):
    one = registration_in(State.PUBLIC, site=site, officer=now["by"], running=True)
    last = timezone.make_aware(timezone.datetime.combine(one.public_until, timezone.datetime.min.time()))
    with pytest.raises(deeds.StillPublic):
        deeds.number(registration=one, by=now["by"], at=last)
    assert deeds.number(registration=one, by=now["by"], at=last + timedelta(days=1)).state == State.FILED


def test_objections_are_told_with_what_was_done_about_them(big_site, now):
    one = registration_in(State.PUBLIC, site=big_site, officer=now["by"])
    with pytest.raises(deeds.ObjectionsOpen):
        deeds.report(registration=one, **now, reported_to="示例机关", objections="")
    with pytest.raises(deeds.ObjectionsOpen):
        deeds.report(registration=one, **now, reported_to="示例机关", objections="settled")
    with pytest.raises(deeds.NoPlace):
        deeds.report(registration=one, **now, reported_to="")
    one = deeds.report(
        registration=one, **now, reported_to="示例机关", objections="settled", objections_note="已说明"
    )
    assert (one.state, one.reported_on) == (State.REPORTED, timezone.localdate())


def test_it_is_reported_after_the_days_in_public_and_by_today(big_site, now, today):
    one = registration_in(State.PUBLIC, site=big_site, officer=now["by"])
    for day in (one.public_until, today + timedelta(days=1)):
        with pytest.raises(deeds.NoSuchDay):
            deeds.report(registration=one, **now, reported_to="示例机关", on=day)


@pytest.mark.parametrize("state", [State.SUBMITTED, State.REVIEWED, State.PUBLIC, State.REPORTED])
def test_what_goes_back_says_why_and_forgets_its_publication(site, now, state):
    one = registration_in(state, site=site, officer=now["by"])
    with pytest.raises(deeds.NoReason, match="退回原因"):
        deeds.send_back(registration=one, **now, reason="")
    one = deeds.send_back(registration=one, **now, reason="缺平面图")
    assert (one.state, one.returned_reason, one.public_from) == (State.DRAFT, "缺平面图", None)
    step = one.steps.latest("pk")
    assert (step.is_return, step.reason) == (True, "缺平面图")
    assert deeds.submit(registration=one, **now).returned_reason == ""


# --- numbers ------------------------------------------------------------------------------------------


def test_a_filed_site_gets_its_internal_number_after_its_days_in_public(site, now, today):
    one = numbered(registration_in(State.PUBLIC, site=site, officer=now["by"]), now)
    site.refresh_from_db()
    assert (one.state, one.numbered_on, site.numbered_on) == (State.FILED, today, today)
    assert site.file_no == f"HL-{today.year}-{site.village.order:02d}-001"
    assert site.official_no is None
    assert site.file_no.lower() in site.search_key
    assert [str(n) for n in site.numbers.all()] == [site.file_no]


def test_a_registered_site_is_reported_first_and_needs_the_number_from_above(big_site, now):
    one = registration_in(State.PUBLIC, site=big_site, officer=now["by"])
    with pytest.raises(deeds.NotReported, match="先报上级"):
        numbered(one, now)
    one = deeds.report(registration=one, **now, reported_to="示例机关")
    with pytest.raises(deeds.NoOfficialNumber, match="要填写上级给出的登记编号"):
        deeds.number(registration=one, **now)
    with pytest.raises(deeds.NoOfficialNumber, match="机关"):
        deeds.number(registration=one, **now, official_no="示例登编 1 号")
    one = deeds.number(registration=one, **now, official_no="示例登编 1 号", authority="示例机关")
    big_site.refresh_from_db()
    assert (one.state, big_site.official_no) == (State.REGISTERED, "示例登编 1 号")
    assert big_site.file_no


def test_no_number_without_a_class_that_a_person_confirmed(sansha, now):
    site = SiteFactory(by=now["by"], village=sansha)
    one = registration_in(State.PUBLIC, site=site, officer=now["by"])
    with pytest.raises(deeds.ClassInDoubt, match="还没有确认"):
        deeds.number(registration=one, **now)


def test_no_number_while_the_measures_say_another_class_than_was_confirmed(site, now):
    one = registration_in(State.PUBLIC, site=site, officer=now["by"])
    Site.objects.filter(pk=site.pk).update(suggested_class=REGISTERED)
    with pytest.raises(deeds.ClassInDoubt, match="重新确认"):
        deeds.number(registration=stands(one), **now)


def test_an_official_number_is_written_as_the_settings_say(big_site, now, settings):
    settings.SITE_OFFICIAL_PATTERN = r"粤\d{4}"
    one = registration_in(State.REPORTED, site=big_site, officer=now["by"])
    for text in ("粤123", "x粤1234", "粤12345", "号" * 61):
        with pytest.raises(deeds.NoOfficialNumber, match="写法不对"):
            deeds.number(registration=one, **now, official_no=text, authority="示例机关")
    one = deeds.number(registration=one, **now, official_no=" 粤１２３４ ", authority="示例机关")
    assert stands(one).site.official_no == "粤1234"


def test_a_number_of_another_site_is_refused_with_its_name_and_the_internal_one_is_not_lost(
    big_site, site, sansha, now
):
    holder = registration_in(State.REGISTERED, site=big_site, officer=now["by"])
    held = stands(holder).site.official_no
    one = registration_in(State.PUBLIC, site=site, officer=now["by"])
    with pytest.raises(deeds.NumberTaken, match="是三沙村“示例大庙”的"):
        deeds.number(registration=one, **now, official_no=held, authority="示例机关")
    deeds.cancel(registration=holder, **now, reason="撤并")
    with pytest.raises(deeds.NumberTaken, match="给过三沙村“示例大庙”，.*停用"):
        deeds.number(registration=one, **now, official_no=held, authority="示例机关")
    one = deeds.number(registration=one, **now)
    assert stands(one).site.file_no.endswith("-002")


def test_a_number_is_dated_after_the_steps_before_it_and_by_today(site, big_site, now, today):
    published = registration_in(State.PUBLIC, site=site, officer=now["by"])
    with pytest.raises(deeds.NoSuchDay):
        deeds.number(registration=published, **now, on=published.public_until)
    reported = registration_in(State.REPORTED, site=big_site, officer=now["by"])
    official = {"official_no": "示例 9 号", "authority": "示例机关"}
    for day in (reported.reported_on - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(deeds.NoSuchDay):
            deeds.number(registration=reported, **now, **official, on=day)


# --- changes, and the end -----------------------------------------------------------------------------


def test_a_change_walks_the_chain_again_with_the_number_held(site, now):
    one = registration_in(State.CHANGING, site=site, officer=now["by"])
    number = stands(one).site.file_no
    assert (one.round, one.public_from, bool(number)) == (2, None, True)
    one = deeds.submit(registration=one, **now)
    one = deeds.send_back(registration=one, **now, reason="补图")
    assert one.state == State.CHANGING
    one = deeds.withdraw(registration=deeds.submit(registration=one, **now), **now)
    assert one.state == State.CHANGING
    one = deeds.review(registration=deeds.submit(registration=one, **now), **now)
    long_ago = timezone.localdate() - timedelta(days=40)
    one = deeds.publish(registration=one, **now, public_where="示例公告栏", public_from=long_ago)
    one = deeds.number(registration=one, **now)
    assert (one.state, stands(one).site.file_no, one.change_reason) == (State.FILED, number, "")
    assert SiteNumber.objects.filter(site=site).count() == 1


@pytest.mark.parametrize(("kind", "state"), [(FILED, State.FILED), (REGISTERED, State.REGISTERED)])
def test_a_change_given_up_leads_back_to_where_it_came_from(sansha, now, kind, state):
    place = site_of(kind, village=sansha, officer=now["by"])
    one = registration_in(State.CHANGING, site=place, officer=now["by"])
    one = deeds.send_back(registration=deeds.submit(registration=one, **now), **now, reason="补图")
    assert deeds.drop_change(registration=one, **now).state == state


def test_a_site_that_grew_gets_the_other_class_by_a_change_and_keeps_its_file_number(site, now):
    one = registration_in(State.CHANGING, site=site, officer=now["by"])
    file_no = stands(one).site.file_no
    Site.objects.filter(pk=site.pk).update(
        confirmed_class=REGISTERED, confirmed_against=REGISTERED, suggested_class=REGISTERED, land_area=900
    )
    one = deeds.review(registration=deeds.submit(registration=one, **now), **now)
    long_ago = timezone.localdate() - timedelta(days=40)
    one = deeds.publish(registration=one, **now, public_where="示例公告栏", public_from=long_ago)
    one = deeds.report(registration=one, **now, reported_to="示例机关")
    one = deeds.number(registration=one, **now, official_no="示例 7 号", authority="示例机关")
    held = stands(one).site
    assert (one.state, held.file_no, held.official_no) == (State.REGISTERED, file_no, "示例 7 号")


def test_another_official_number_ends_the_one_before(big_site, now):
    one = registration_in(State.CHANGING, site=big_site, officer=now["by"])
    before = stands(one).site.official_no
    one = deeds.review(registration=deeds.submit(registration=one, **now), **now)
    long_ago = timezone.localdate() - timedelta(days=40)
    one = deeds.publish(registration=one, **now, public_where="示例公告栏", public_from=long_ago)
    one = deeds.report(registration=one, **now, reported_to="示例机关")
    deeds.number(registration=one, **now, official_no="示例 8 号", authority="示例机关")
    ended = SiteNumber.objects.get(site=big_site, number=before)
    assert (bool(ended.ended_on), bool(ended.ended_reason)) == (True, True)
    assert stands(one).site.official_no == "示例 8 号"


@pytest.mark.parametrize("state", [State.FILED, State.CHANGING])
def test_an_end_takes_the_numbers_from_the_site_for_ever(site, now, state):
    one = registration_in(state, site=site, officer=now["by"])
    gone = stands(one).site.file_no
    with pytest.raises(deeds.NoReason):
        deeds.cancel(registration=one, **now, reason=" ")
    deeds.cancel(registration=one, **now, reason="撤并")
    site.refresh_from_db()
    assert (site.file_no, site.official_no, site.numbered_on) == (None, None, None)
    assert SiteNumber.objects.get(number=gone).ended_reason == "撤并"
    again = registration_in(State.FILED, site=site, officer=now["by"])
    site.refresh_from_db()
    assert again.pk != one.pk
    assert site.file_no.endswith("-002")


def test_an_end_is_not_dated_before_the_number_nor_ahead(site, now, today):
    one = registration_in(State.FILED, site=site, officer=now["by"])
    for day in (one.numbered_on - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(deeds.NoSuchDay):
            deeds.cancel(registration=one, **now, reason="撤并", on=day)


def test_the_history_of_the_site_tells_of_its_numbers(site, now):
    one = registration_in(State.CANCELLED, site=site, officer=now["by"])
    events = set(Entry.objects.about(one.site).values_list("event", flat=True))
    assert {"religion.registration.site_numbered", "religion.registration.site_numbers_ended"} <= events
