"""The pages of festivals: days told before saving, any year to be looked at, a year confirmed at once, lists that match."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from hengl_uf.access import held
from religion.actions import occurrences
from religion.models import Festival, Occurrence, Site, SpecialCheck
from tests.factories.religion_festivals import FestivalFactory, inspected, occurrence, special_check
from tests.factories.religion_sites import SiteFactory

MOST_QUERIES = 12
ADD = "/religion/festival/add/"
CONFIRM = "/religion/occurrence/confirm-year/"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def site(clerk, sansha):
    return SiteFactory(by=clerk, village=sansha, name="示例北帝庙")


@pytest.fixture
def festival(clerk, site):
    return FestivalFactory(by=clerk, site=site, name="北帝诞")


def post(browser, user, url, **fields):
    return browser.post(url, {"form_token": held.new_token(user), **fields})


def typed(at_site, **changes):
    """What is posted for a festival on 三月初三."""
    fields = {
        "site": at_site.pk,
        "site_text": str(at_site),
        "name": "北帝诞",
        "lunar_month": 3,
        "lunar_day": 3,
        "leap": "ordinary",
        "days_before": 0,
        "days": 1,
    }
    return fields | changes


# --- the form -------------------------------------------------------------------------------------------


def test_a_festival_is_written_down_from_its_sites_page(signed_in, clerk, site):
    browser = signed_in(clerk)
    form = browser.get(f"{ADD}?site={site.pk}").context["form"]
    assert form["site"].value() == site.pk
    post(browser, clerk, ADD, **typed(site))
    made = Festival.objects.get()
    assert (made.site, made.lunar_words) == (site, "三月初三")
    assert made.occurrences.exists()


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"lunar_month": 13}, "lunar_month", "农历没有“13”月"),
        ({"lunar_month": ""}, "lunar_month", "请选择一项"),
        ({"site": "", "site_text": ""}, "site", "请填写这一项"),
        ({"lunar_day": 31}, "lunar_day", "农历没有“31”日"),
        ({"lunar_day": 0}, "lunar_day", "农历没有“0”日"),
        ({"days_before": 2, "days": 1}, "days", "连正日至少 3 天"),
        ({"days": 31}, "days", ""),
        ({"usual_people": 0}, "usual_people", ""),
    ],
)
def test_bad_input_is_told_beside_the_field_and_kept(signed_in, clerk, site, changes, field, words):
    response = post(signed_in(clerk), clerk, ADD, **typed(site, **changes))
    assert response.status_code == 422
    assert words in response.context["form"].errors[field][0]
    assert not Festival.objects.exists()


def test_the_second_months_thirtieth_is_taken_and_explained(signed_in, clerk, site):
    browser = signed_in(clerk)
    response = post(browser, clerk, ADD, **typed(site, lunar_month=2, lunar_day=30))
    page = browser.get(f"{response.url}?from=2026").content.decode()
    assert "二月是小月，没有三十，按廿九算" in page
    assert "2026年4月16日" in page
    assert "2027年4月6日" in page


@time_machine.travel("2026-11-23T09:00+08:00", tick=False)
def test_the_days_are_told_while_they_are_typed(signed_in, clerk):
    address = "/religion/festival/days/?lunar_month=5&lunar_day=3&leap=both&days_before=1&days=2"
    page = signed_in(clerk).get(address).content.decode()
    for words in ("2026年6月16日", "2027年6月6日", "2028年5月25日", "2028年6月24日", "在闰五月"):
        assert words in page


def test_nonsense_while_typing_is_no_error(signed_in, clerk):
    for query in ("", "lunar_month=13&lunar_day=3", "lunar_month=x&lunar_day=99&days=-1"):
        response = signed_in(clerk).get(f"/religion/festival/days/?{query}")
        assert (response.status_code, response.context["told"]) == (200, [])


def test_without_a_script_the_days_are_asked_of_the_server(signed_in, clerk, site):
    response = post(signed_in(clerk), clerk, ADD, **typed(site, name="", add_row="days"))
    assert (response.status_code, bool(response.context["told"])) == (200, True)
    assert response.context["form"]["lunar_month"].value() == "3"
    assert not Festival.objects.exists()


def test_two_who_correct_one_festival_see_both_sides(signed_in, clerk, festival):
    fields = {**typed(festival.site), "version": festival.version}
    url = f"{festival.get_absolute_url()}edit/"
    post(signed_in(clerk), clerk, url, **{**fields, "name": "第一个"})
    assert post(signed_in(clerk), clerk, url, **{**fields, "name": "第二个"}).status_code == 409


def test_a_festival_of_another_villages_site_is_not_written_down(signed_in, neighbour, site):
    response = post(signed_in(neighbour), neighbour, ADD, **typed(site))
    assert response.status_code == 422
    assert "site" in response.context["form"].errors


# --- any year -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("month", "day", "leap", "year", "words"),
    [
        (3, 3, "both", 2031, ["2031年3月25日", "2031年4月24日"]),
        (11, 10, "leap", 2033, ["2033年12月31日"]),
        (6, 30, "ordinary", 2036, ["2036年7月22日"]),
        (12, 30, "ordinary", 2049, ["2050年1月22日"]),
        (3, 23, "both", 2050, ["2050年4月14日", "2050年5月13日"]),
    ],
)
def test_the_page_of_a_festival_tells_any_year(signed_in, clerk, site, month, day, leap, year, words):
    festival = FestivalFactory(by=clerk, site=site, lunar_month=month, lunar_day=day, leap=leap)
    page = signed_in(clerk).get(f"{festival.get_absolute_url()}?from={year}").content.decode()
    assert [one for one in words if one not in page] == []


@pytest.mark.parametrize("asked", ["1", "2500", "x", "-3", ""])
def test_a_year_beyond_reckoning_is_told_and_this_year_shown(signed_in, clerk, festival, asked):
    response = signed_in(clerk).get(f"{festival.get_absolute_url()}?from={asked}")
    assert response.status_code == 200
    assert abs(response.context["first_year"] - timezone.localdate().year) <= 1
    assert signed_in(clerk).get(f"/religion/festival/calendar/?year={asked}").status_code == 200
    assert signed_in(clerk).get(f"{CONFIRM}?year={asked}").status_code == 200


def test_a_year_in_which_it_is_left_out_says_why(signed_in, clerk, site, settings):
    settings.FESTIVAL_SHORT_MONTH = "skip"
    festival = FestivalFactory(by=clerk, site=site, lunar_month=2, lunar_day=30)
    page = signed_in(clerk).get(f"{festival.get_absolute_url()}?from=2026").content.decode()
    assert "二月是小月，没有三十，这一年不办" in page
    assert "小月当年不办" in signed_in(clerk).get(ADD).content.decode()


@time_machine.travel("2026-11-23T09:00+08:00", tick=False)
def test_the_calendar_of_a_far_year_is_reckoned(signed_in, clerk, festival):
    months = signed_in(clerk).get("/religion/festival/calendar/?year=2045").context["months"]
    found = [(one["label"], one["day"]) for month in months for one in month["entries"]]
    assert found == [
        ("春节", date(2045, 2, 17)),
        ("清明", date(2045, 4, 4)),
        ("北帝诞", date(2045, 4, 19)),
        ("重阳", date(2045, 10, 18)),
    ]


@time_machine.travel("2026-11-23T09:00+08:00", tick=False)
def test_the_calendar_shows_what_was_decided_and_not_what_was_called_off(signed_in, clerk, festival):
    occurrences.propose(on=timezone.localdate())
    coming, now = festival.occurrences.get(), {"by": clerk, "at": timezone.now()}
    occurrences.change(occurrence=coming, starts_on=date(2027, 4, 10), ends_on=date(2027, 4, 11), **now)
    browser = signed_in(clerk)

    def days():
        months = browser.get("/religion/festival/calendar/?year=2027").context["months"]
        return [one["day"] for month in months for one in month["entries"] if one["order"]]

    assert days() == [date(2027, 4, 10)]
    occurrences.cancel(occurrence=coming, reason="修路", **now)
    assert days() == []


def test_the_calendar_of_a_village_is_that_of_its_sites(
    signed_in, officer, festival, neighbour, liusha, today
):
    other = FestivalFactory(by=neighbour, village=liusha, lunar_month=4)
    year = today.year + 5
    page = signed_in(officer).get(f"/religion/festival/calendar/?year={year}&village={liusha.pk}")
    labels = [one["label"] for month in page.context["months"] for one in month["entries"] if one["order"]]
    assert labels == [str(other)]
    assert "示例北帝庙" not in signed_in(neighbour).get("/religion/festival/calendar/").content.decode()


# --- a day ----------------------------------------------------------------------------------------------


@pytest.fixture
def coming(festival, today):
    return occurrence(festival, today + timedelta(days=30), 2)


def test_a_day_is_confirmed_by_one_click(signed_in, clerk, coming):
    browser = signed_in(clerk)
    response = browser.post(f"{coming.get_absolute_url()}confirm/")
    assert response.url == coming.get_absolute_url()
    page = browser.get(response.url)
    assert (len(page.context["check_items"]), len(page.context["filing_items"])) == (1, 1)
    assert browser.post(f"{coming.get_absolute_url()}confirm/").status_code == 403


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"ends_on": "2020-01-01"}, "ends_on", "结束日期不能早于开始日期"),
        ({"starts_on": "2199-01-01", "ends_on": "2199-01-01"}, "starts_on", "最多前后移动 45 天"),
        ({"starts_on": "什么"}, "starts_on", ""),
        ({"expected_people": "0"}, "expected_people", "请核对人数"),
    ],
)
def test_days_that_cannot_be_are_told_beside_the_field(signed_in, clerk, coming, fields, field, words):
    good = {"starts_on": coming.starts_on.isoformat(), "ends_on": coming.ends_on.isoformat()}
    response = post(signed_in(clerk), clerk, f"{coming.get_absolute_url()}edit/", **{**good, **fields})
    assert response.status_code == 422
    assert words in response.context["form"].errors[field][0]


def test_days_that_were_reckoned_anew_meanwhile_are_told(signed_in, clerk, coming):
    fields = {"starts_on": coming.starts_on.isoformat(), "ends_on": coming.ends_on.isoformat()}
    Occurrence.objects.filter(pk=coming.pk).update(version=5)
    url = f"{coming.get_absolute_url()}edit/"
    response = post(signed_in(clerk), clerk, url, **fields, version=coming.version)
    assert response.status_code == 409
    assert "系统" in response.content.decode()


def test_a_day_is_called_off_with_a_reason_and_taken_up_again(signed_in, clerk, coming):
    browser, page = signed_in(clerk), coming.get_absolute_url()
    assert post(browser, clerk, f"{page}cancel/", reason=" ").status_code == 422
    post(browser, clerk, f"{page}cancel/", reason="村道施工")
    assert "村道施工" in browser.get(page).content.decode()
    assert browser.post(f"{page}confirm/").status_code == 403
    browser.post(f"{page}restore/")
    coming.refresh_from_db()
    assert not coming.is_cancelled


STATES = ("waiting", "confirmed", "cancelled", "over", "closed")
ALLOWED = {
    "edit": {"waiting", "confirmed", "over", "closed"},
    "confirm": {"waiting"},
    "cancel": {"waiting", "confirmed", "closed"},
    "restore": {"cancelled"},
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("verb", ALLOWED)
def test_each_verb_fits_its_states_and_roles(
    signed_in, clerk, neighbour, officer, leader, inspector, secretary, festival, today, state, verb
):
    day = today + timedelta(days=-30 if state == "over" else 30)
    one, now = occurrence(festival, day), {"by": clerk, "at": timezone.now()}
    if state == "confirmed":
        occurrences.confirm(occurrence=one, **now)
    if state == "cancelled":
        occurrences.cancel(occurrence=one, reason="不办", **now)
    if state == "closed":
        Site.objects.update(status="closed", status_reason="停用", status_since=today)
    url = f"{one.get_absolute_url()}{verb}/"

    def answer(user):
        browser = signed_in(user)
        asked = browser.get if verb in ("edit", "cancel") else browser.post
        return asked(url).status_code

    assert [answer(user) for user in (leader, inspector, secretary, neighbour)] == [403, 403, 403, 404]
    good = 200 if verb in ("edit", "cancel") else 302
    assert answer(clerk) == (good if state in ALLOWED[verb] else 403)


# --- a year at once -------------------------------------------------------------------------------------


def box(one):
    return f"{one.pk}-{one.version}"


@time_machine.travel("2026-11-23T09:00+08:00", tick=False)
def test_a_year_is_confirmed_at_once_but_for_what_was_unticked(signed_in, clerk, sansha):
    days = [occurrence(FestivalFactory(by=clerk, village=sansha), date(2027, 5, day)) for day in (1, 2, 3)]
    browser = signed_in(clerk)
    rows = browser.get(f"{CONFIRM}?year=2027").context["form"].rows
    assert [(one.pk, one.is_ticked) for one in rows] == [(one.pk, True) for one in days]
    post(browser, clerk, f"{CONFIRM}?year=2027", chosen=[box(days[0]), box(days[2])])
    assert {one.pk for one in Occurrence.objects.confirmed()} == {days[0].pk, days[2].pk}
    assert SpecialCheck.objects.filter(kind="festival").count() == 2
    assert [one.pk for one in browser.get(f"{CONFIRM}?year=2027").context["form"].rows] == [days[1].pk]


@time_machine.travel("2026-11-23T09:00+08:00", tick=False)
def test_late_in_a_year_the_next_one_is_offered(signed_in, clerk, festival):
    assert signed_in(clerk).get(CONFIRM).context["year"] == 2026
    occurrence(festival, date(2027, 5, 1))
    assert signed_in(clerk).get(CONFIRM).context["year"] == 2027


@time_machine.travel("2026-11-23T09:00+08:00", tick=False)
@pytest.mark.parametrize("chosen", [[], ["x"], ["1-1"], ["99999999-1"]])
def test_nothing_or_nonsense_ticked_is_told(signed_in, clerk, sansha, chosen):
    occurrence(FestivalFactory(by=clerk, village=sansha), date(2027, 5, 1), pk=77)
    response = post(signed_in(clerk), clerk, f"{CONFIRM}?year=2027", chosen=chosen)
    assert response.status_code == 422
    assert not Occurrence.objects.confirmed().exists()


@time_machine.travel("2026-11-23T09:00+08:00", tick=False)
def test_what_somebody_moved_meanwhile_is_asked_again(signed_in, clerk, festival):
    one = occurrence(festival, date(2027, 5, 1))
    old = box(one)
    occurrences.change(occurrence=one, note="改过", by=clerk, at=timezone.now())
    response = post(signed_in(clerk), clerk, f"{CONFIRM}?year=2027", chosen=[old])
    assert (response.status_code, "名单在您核对期间有变化" in response.content.decode()) == (422, True)
    assert not Occurrence.objects.confirmed().exists()


# --- lists ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"待定", "已定"}),
        ("state=coming", {"待定", "已定"}),
        ("state=unconfirmed", {"待定"}),
        ("state=confirmed", {"已定"}),
        ("state=over", {"过去"}),
        ("state=held", {"待定", "已定", "过去"}),
        ("state=cancelled", {"取消"}),
        ("starts_from=2000-01-01", {"待定", "已定", "过去", "取消"}),
        ("q=已定", {"已定"}),
        ("q=beidi", {"待定", "已定"}),
    ],
)
def test_days_by_state_are_those_of_the_state(signed_in, clerk, site, today, query, names):
    now = {"by": clerk, "at": timezone.now()}
    for name, offset in (("待定", 30), ("已定", 40), ("过去", -30), ("取消", 50)):
        one = occurrence(FestivalFactory(by=clerk, site=site, name=name), today + timedelta(days=offset))
        if name == "已定":
            occurrences.confirm(occurrence=one, **now)
        if name == "取消":
            occurrences.cancel(occurrence=one, reason="不办", **now)
    rows = signed_in(clerk).get(f"/religion/occurrence/?{query}").context["rows"]
    assert {str(row.festival) for row in rows} == names


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"现在", "以后", "超期"}),
        ("state=open", {"现在", "以后", "超期"}),
        ("state=due", {"现在", "超期"}),
        ("state=overdue", {"超期"}),
        ("state=done", {"做了"}),
        ("kind=festival", set()),
        ("due_from=2000-01-01", {"现在", "以后", "超期", "做了"}),
        ("q=以后", {"以后"}),
    ],
)
def test_checks_by_state_are_those_of_the_state(signed_in, clerk, inspector, site, today, query, names):
    for name, offset in (("现在", 5), ("以后", 50), ("超期", 0), ("做了", 4)):
        special_check(site, today + timedelta(days=offset), name=name)
    done = inspected(site, clerk, today)
    SpecialCheck.objects.filter(name="做了").update(inspection=done)
    rows = signed_in(inspector).get(f"/religion/special-check/?{query}").context["rows"]
    assert {row.name for row in rows} == names
    assert {row.name for row in rows if row.shown_action} <= {"现在", "超期"}


@pytest.mark.parametrize(
    ("query", "found"), [("month=3", True), ("month=4", False), ("q=北帝", True), ("q=天后", False)]
)
def test_festivals_are_found_by_month_and_words(signed_in, clerk, festival, query, found):
    rows = signed_in(clerk).get(f"/religion/festival/?{query}").context["rows"]
    assert rows == ([festival] if found else [])


@pytest.mark.parametrize(
    "page",
    [
        "/religion/festival/",
        "/religion/occurrence/",
        "/religion/special-check/",
        "/religion/festival/calendar/",
        CONFIRM,
        "{festival}",
        "{occurrence}",
    ],
)
def test_a_page_asks_the_database_a_few_times_whatever_it_shows(
    signed_in, clerk, sansha, festival, coming, page, today, django_assert_max_num_queries
):
    for offset in range(6):
        other = FestivalFactory(by=clerk, village=sansha)
        one = occurrence(other, today + timedelta(days=20 + offset))
        occurrences.confirm(occurrence=one, by=clerk, at=timezone.now())
        special_check(other.site, today + timedelta(days=offset))
        occurrence(other, today + timedelta(days=40 + offset), lunar_year=2101)
    url = page.format(festival=festival.get_absolute_url(), occurrence=coming.get_absolute_url())
    browser = signed_in(clerk)
    browser.get(url)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert browser.get(url).status_code == 200
