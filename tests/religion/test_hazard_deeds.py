"""The loop of a hazard: planned, put right, looked at by somebody else, closed with proof, found again."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from hengl_uf.attachments.actions import remove
from hengl_uf.attachments.models import Attachment
from hengl_uf.attachments.refusals import Proof
from hengl_uf.audit.models import Entry
from hengl_uf.calendars.current import load_calendar
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from religion.actions import hazard_parts as parts
from religion.actions import hazards
from religion.models import Hazard, HazardStep, Site
from tests.factories.religion_hazards import closed, days_ago, inspected, noted, picture, rectified
from tests.factories.religion_sites import SiteFactory, checklist

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def site(sansha, officer):
    return SiteFactory(by=officer, village=sansha, name="示例三沙古庙")


@pytest.fixture
def hazard(site, clerk):
    return noted(site, by=clerk)


def now():
    return {"at": timezone.now()}


def kinds(hazard):
    return list(hazard.steps.order_by("pk").values_list("kind", flat=True))


def planned(hazard, by, **fields):
    return hazards.plan(hazard=hazard, by=by, **now(), **fields)


def checked(hazard, by, **how):
    fields = {"passed": True, "note": "", "on": days_ago(0), **how}
    return hazards.check(hazard=hazard, by=by, **now(), **fields)


# --- noting -------------------------------------------------------------------------------------------


def test_a_hazard_noted_by_hand_has_the_limit_of_its_grade(site, clerk, settings):
    hazard = hazards.note(site=site, what="梁柱开裂", grade="major", found_on=days_ago(0), by=clerk, **now())
    assert hazard.limit_days == settings.HAZARD_DAYS_MAJOR
    assert hazard.due_on == load_calendar().deadline(days_ago(0), hazard.limit_days).due_on
    assert kinds(hazard) == ["found"]
    assert Entry.objects.about(hazard).filter(event="religion.hazard.noted").exists()


def test_nothing_is_noted_ahead_of_today_nor_about_a_closed_site(site, clerk, officer):
    with pytest.raises(parts.WrongDay) as refused:
        noted(site, by=clerk, ago=-1)
    assert refused.value.field == "found_on"
    Site.objects.filter(pk=site.pk).update(status="closed", status_reason="停用", status_since=days_ago(0))
    with pytest.raises(parts.SiteClosed):
        noted(site, by=clerk)


def test_nobody_notes_a_hazard_in_another_village(site, neighbour, leader):
    for person in (neighbour, leader):
        with pytest.raises(NotYours):
            noted(site, by=person)


# --- planning -----------------------------------------------------------------------------------------


def test_another_limit_moves_the_day_and_is_a_step(hazard, officer):
    due = hazard.due_on
    hazard = planned(hazard, officer, limit_days=40, measure="套管")
    assert hazard.due_on == load_calendar().deadline(hazard.found_on, 40).due_on > due
    assert kinds(hazard) == ["found", "limit"]
    assert "改为" in hazard.steps.last().note


def test_a_new_limit_does_not_lie_in_the_past(hazard, officer):
    for fields, field in (({"limit_days": 1}, "limit_days"), ({"way": "now"}, "way")):
        with pytest.raises(parts.WrongLimit) as refused:
            planned(hazard, officer, **fields)
        assert refused.value.field == field


@pytest.mark.parametrize("days", [0, -1, 251, 5000])
def test_a_limit_has_a_working_day_at_least_and_no_more_than_a_year(hazard, officer, days):
    with pytest.raises(parts.WrongLimit):
        planned(hazard, officer, limit_days=days)


def test_what_others_must_solve_names_them_and_is_made_safe_meanwhile(hazard, officer, settings):
    upward = {"way": "upward", "interim_measure": "拉警戒带", "referred_to": "示例镇住建办"}
    upward["referred_on"] = days_ago(2)
    for missing in ("interim_measure", "referred_to", "referred_on"):
        fields = {**upward, missing: None if missing == "referred_on" else ""}
        with pytest.raises((parts.MeasureMissing, parts.WrongDay)) as refused:
            planned(hazard, officer, **fields)
        assert refused.value.field == missing
    with pytest.raises(parts.WrongDay):
        planned(hazard, officer, **{**upward, "referred_on": days_ago(-1)})
    hazard = planned(hazard, officer, **upward)
    assert kinds(hazard) == ["found", "limit", "referred"]
    assert hazard.limit_days == settings.HAZARD_DAYS_UPWARD


def test_a_major_hazard_is_made_safe_before_anything_else(site, clerk, officer):
    major = noted(site, by=clerk, grade="major")
    with pytest.raises(parts.MeasureMissing):
        planned(major, officer, measure="更换线路")
    assert planned(major, officer, interim_measure="断电停用").interim_measure == "断电停用"


def test_a_plan_that_somebody_else_changed_meanwhile_is_stale(hazard, officer):
    planned(hazard, officer, measure="套管")
    with pytest.raises(StaleEdit):
        planned(hazard, officer, version=1, measure="换线")


# --- putting right and checking -----------------------------------------------------------------------


def test_put_right_checked_by_another_and_closed_with_proof(hazard, clerk, inspector, site):
    hazard = rectified(hazard, by=clerk)
    assert hazard.state == "rectified"
    hazard = checked(hazard, inspector)
    assert (hazard.state, hazard.checked_by) == ("closed", inspector)
    assert kinds(hazard) == ["found", "rectified", "closed"]


def test_who_put_it_right_does_not_check_it(hazard, clerk, inspector):
    by_account = rectified(hazard, by=clerk)
    with pytest.raises(NotYours, match="另一个人"):
        checked(by_account, clerk)


@pytest.mark.parametrize(
    "written", ["冯巡查", " 冯 巡查", "馮巡查", "张三、冯巡查", "张三，馮巡查", "张三 冯巡查"]
)
def test_nor_under_another_account_when_it_bears_the_same_name(hazard, clerk, inspector, officer, written):
    hazard = rectified(hazard, by=clerk, name=written)
    with pytest.raises(NotYours, match="冯巡查"):
        checked(hazard, inspector)
    assert checked(hazard, officer).state == "closed"


@pytest.mark.parametrize(
    ("before", "after", "missing"), [(0, 1, "整改前"), (1, 0, "整改后"), (0, 0, "整改前和整改后")]
)
def test_nothing_closes_without_photos_from_before_and_after(site, clerk, inspector, before, after, missing):
    hazard = rectified(noted(site, by=clerk, photos=before), by=clerk, photos=after)
    with pytest.raises(parts.NoProof, match=missing):
        checked(hazard, inspector)
    hazard.refresh_from_db()
    assert hazard.state == "rectified"


def test_one_photo_does_not_show_both_before_and_after(site, clerk):
    shot = picture()
    hazard = noted(site, by=clerk, photos=0)
    with pytest.raises(parts.SamePhoto):
        hazards.rectify(
            hazard=hazard,
            rectifier_name="示例电工",
            how="已改",
            on=days_ago(0),
            photos=[shot],
            photos_before=[shot],
            by=clerk,
            **now(),
        )


def test_what_does_not_pass_goes_back_with_a_new_limit_and_wants_new_photos(hazard, clerk, inspector):
    hazard = rectified(hazard, by=clerk)
    with pytest.raises(parts.ReasonMissing):
        checked(hazard, inspector, passed=False)
    hazard = checked(hazard, inspector, passed=False, note="仍有一处裸露", limit_days=2)
    assert (hazard.state, hazard.rectified_by, hazard.rectifier_name) == ("open", None, "")
    assert hazard.due_on == load_calendar().deadline(days_ago(0), 2).due_on
    again = rectified(hazard, by=clerk, ago=0, photos=0)
    with pytest.raises(parts.NoProof, match="整改后"):
        checked(again, inspector)
    tried = Attachment.objects.about(again).get(position="tried-1-1")
    with pytest.raises(parts.SamePhoto):
        checked(again, inspector, photos=[received(tried)])
    assert checked(again, inspector, photos=[picture()]).state == "closed"


def received(attachment):
    from hengl_uf.attachments.receiving import Received

    return Received(
        **{
            name: getattr(attachment, name)
            for name in ("name", "content_type", "size", "sha256", "width", "height")
        }
    )


def test_days_follow_each_other(hazard, clerk, inspector):
    for ago in (11, -1):
        with pytest.raises(parts.WrongDay):
            rectified(hazard, by=clerk, ago=ago)
    hazard = rectified(hazard, by=clerk, ago=3)
    for ago in (4, -1):
        with pytest.raises(parts.WrongDay):
            checked(hazard, inspector, on=days_ago(ago))


def test_the_risk_of_the_site_goes_up_and_down_with_it(site, clerk, inspector):
    hazard = noted(site, by=clerk, grade="major")
    site.refresh_from_db()
    assert site.risk == 3
    closed(rectified(hazard, by=clerk), by=inspector)
    site.refresh_from_db()
    assert site.risk == 1


# --- found again --------------------------------------------------------------------------------------


@pytest.fixture
def fire(town):
    return checklist(items=3, major=(1,), number=9)


def walked(site, fire, by, on, **how):
    inspection = inspected(site, fire, by=by, on=on, failed=("A2",), **how)
    return hazards.raise_hazards(inspection=inspection, by=by, **now())[0]


def test_the_same_item_failing_after_the_end_opens_it_for_another_round(
    site, fire, clerk, inspector, officer
):
    first = walked(site, fire, inspector, days_ago(10), photos=1)
    closed(rectified(first, by=clerk), by=officer, ago=2)
    again = walked(site, fire, officer, days_ago(1), photos=1)
    assert (again.pk, again.round, again.state, again.found_on) == (first.pk, 2, "open", days_ago(1))
    assert again.rectified_by is None
    assert kinds(again) == ["found", "rectified", "closed", "reopened"]
    with pytest.raises(parts.NoProof, match="整改后"):
        checked(rectified(again, by=clerk, ago=0, photos=0), inspector)


def test_what_was_closed_long_ago_is_a_hazard_of_its_own(site, fire, clerk, inspector, officer, settings):
    settings.HAZARD_REPEAT_DAYS = 5
    first = walked(site, fire, inspector, days_ago(20), photos=1)
    closed(rectified(first, by=clerk, ago=8), by=officer, ago=7)
    assert walked(site, fire, officer, days_ago(1)).pk != first.pk


def test_an_inspection_that_finds_it_still_there_sends_back_what_was_said_to_be_right(
    site, fire, clerk, inspector, officer
):
    first = walked(site, fire, inspector, days_ago(10), photos=1)
    rectified(first, by=clerk, ago=3)
    again = walked(site, fire, officer, days_ago(1))
    assert (again.pk, again.state) == (first.pk, "open")
    assert kinds(again) == ["found", "rectified", "sent_back"]
    assert again.due_on > days_ago(0) - timedelta(days=1)


def test_found_again_by_hand_while_it_counts_as_the_same(hazard, clerk, inspector, settings):
    hazard = closed(rectified(hazard, by=clerk), by=inspector)
    again = hazards.find_again(
        hazard=hazard, on=days_ago(0), note="又裸露", photos=[picture()], by=clerk, **now()
    )
    assert (again.round, again.state) == (2, "open")
    assert Attachment.objects.about(again).filter(position="before-2").count() == 1


def test_found_again_too_late_or_while_another_is_open_is_refused(
    site, fire, clerk, inspector, officer, settings
):
    settings.HAZARD_REPEAT_DAYS = 5
    first = closed(
        rectified(walked(site, fire, inspector, days_ago(20), photos=1), by=clerk, ago=8), by=officer, ago=7
    )
    again = {"hazard": first, "on": days_ago(0), "note": "又有", "by": clerk}
    with pytest.raises(parts.TooLongAgo):
        hazards.find_again(**again, **now())
    walked(site, fire, officer, days_ago(0))
    settings.HAZARD_REPEAT_DAYS = 365
    with pytest.raises(parts.OpenAlready):
        hazards.find_again(**again, **now())


# --- all states by all roles --------------------------------------------------------------------------

MAY = {"clerk", "officer", "inspector"}
DEEDS = {
    "plan": ({"open", "rectified"}, lambda one, by: planned(one, by, measure="新措施")),
    "rectify": ({"open"}, lambda one, by: rectified(one, by=by, ago=0)),
    "check": ({"rectified"}, lambda one, by: checked(one, by, photos=[picture()])),
    "find_again": (
        {"closed"},
        lambda one, by: hazards.find_again(hazard=one, on=days_ago(0), note="又有", by=by, **now()),
    ),
}


def in_state(state, site, maker, checker):
    hazard = noted(site, by=maker)
    if state != "open":
        hazard = rectified(hazard, by=maker)
    return closed(hazard, by=checker) if state == "closed" else hazard


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("state", ["open", "rectified", "closed"])
def test_each_deed_goes_in_its_states_by_its_people_only(deed, state, site, other_officer, request):
    states, call = DEEDS[deed]
    people = ["clerk", "neighbour", "officer", "leader", "secretary", "inspector", "auditor", "administrator"]
    for name in people:
        person = request.getfixturevalue(name)
        hazard = in_state(state, site, other_officer, request.getfixturevalue("officer"))
        before = kinds(hazard)
        if name in MAY and state in states:
            call(hazard, person)
            continue
        with pytest.raises(NotYours):
            call(hazard, person)
        hazard.refresh_from_db()
        assert (hazard.state, kinds(hazard)) == (state, before), name


# --- the database's word ------------------------------------------------------------------------------


def written(pk, **fields):
    """Straight into the table."""
    with transaction.atomic():
        Hazard.objects.filter(pk=pk).update(**fields)


def test_straight_sql_walks_the_loop_only(site, clerk, inspector, officer):
    today = days_ago(0)
    right = {"rectified_on": today, "rectified_by": clerk, "rectifier_name": "示例电工"}
    end = {"checked_on": today, "checked_by": inspector}
    fresh, waiting = in_state("open", site, clerk, officer), in_state("rectified", site, clerk, officer)
    over = in_state("closed", site, clerk, officer)
    bare = rectified(noted(site, by=clerk, photos=0), by=clerk)
    refused = [
        (fresh, {"state": "closed", **right, **end}),
        (fresh, {"state": "rectified"}),
        (fresh, {"state": "gone"}),
        (fresh, {"round": 2}),
        (fresh, {"site": SiteFactory(by=officer, village=site.village)}),
        (fresh, {"way": "upward"}),
        (fresh, {"due_on": fresh.found_on - timedelta(days=1)}),
        (waiting, {"state": "closed"}),
        (waiting, {"state": "closed", "checked_on": today, "checked_by": clerk}),
        (waiting, {"state": "closed", "checked_on": days_ago(9), "checked_by": inspector}),
        (waiting, {"round": 2, "state": "open"}),
        (bare, {"state": "closed", **end}),
        (over, {"what": "别的"}),
        (over, {"state": "rectified", "checked_on": None, "checked_by": None}),
        (over, {"state": "open", "checked_on": None, "checked_by": None}),
    ]
    for hazard, fields in refused:
        with pytest.raises(IntegrityError):
            written(hazard.pk, **fields)
    written(waiting.pk, state="closed", **end)


def test_hazards_and_their_steps_are_never_deleted_nor_rewritten(hazard):
    for sql in (
        "delete from religion_hazardstep",
        "update religion_hazardstep set note = 'x'",
        "delete from religion_hazard",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    assert HazardStep.objects.filter(hazard=hazard).exists()


def test_the_proof_of_a_closed_hazard_stays_also_in_the_next_round(hazard, clerk, inspector):
    hazard = closed(rectified(hazard, by=clerk), by=inspector)
    proof = Attachment.objects.about(hazard).filter(position="after-1").get()
    for again in (False, True):
        if again:
            hazards.find_again(hazard=hazard, on=days_ago(0), note="又有", by=clerk, **now())
        with pytest.raises(Proof):
            remove(attachment=proof, reason="误传", by=clerk, **now())
