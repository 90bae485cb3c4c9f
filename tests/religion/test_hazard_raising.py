"""A failed item makes its hazard by itself: one for an item of a site, found again when it comes back."""

import pytest
from django.utils import timezone

from hengl_uf.attachments.models import Attachment
from religion.actions.hazards import raise_hazards
from religion.models import Hazard, SiteOfficer, SitePost
from tests.factories.religion_hazards import days_ago, finished, inspected
from tests.factories.religion_sites import SiteFactory, checklist

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def site(sansha, officer):
    return SiteFactory(by=officer, village=sansha, name="示例三沙古庙")


@pytest.fixture
def fire(town):
    return checklist(items=3, major=(1,), number=9)


def raised(site, fire, inspector, **how):
    inspection = inspected(site, fire, by=inspector, **{"on": days_ago(0), **how})
    return inspection, raise_hazards(inspection=inspection, by=inspector, at=timezone.now())


def test_each_failed_item_becomes_a_hazard_with_its_clause_grade_and_working_day_limit(
    site, fire, inspector, settings
):
    inspection, hazards = raised(site, fire, inspector, failed=("A1", "A3"), notes={"A3": "压力表在红区"})
    finished(inspection)
    major, general = hazards
    assert (major.clause, major.grade, major.limit_days) == ("fire:A1", "major", settings.HAZARD_DAYS_MAJOR)
    assert (general.clause, general.grade) == ("fire:A3", "general")
    assert general.what == "示例检查项目3：压力表在红区"
    assert general.due_on > major.due_on > inspection.inspected_on
    assert major.follower == inspector
    assert [step.kind for step in major.steps.all()] == ["found"]


def in_office(site, title, name, by, **days):
    post = SitePost(site=site, title=title)
    post.stamp(by=by, at=timezone.now()).save()
    term = SiteOfficer(
        office=post, place=post.place_base + 1, holder_name=name, starts_on=days_ago(99), **days
    )
    term.stamp(by=by, at=timezone.now()).save()


def test_the_safety_officer_answers_for_it_else_the_head_of_the_group(site, fire, inspector, officer):
    in_office(site, "组长", "陈福安", officer)
    _inspection, (hazard,) = raised(site, fire, inspector, failed=("A1",))
    assert hazard.owner_name == "陈福安"
    in_office(site, "安全员", "梁桂", officer)
    _inspection, hazards = raised(site, fire, officer, failed=("A1", "A2"))
    assert [one.owner_name for one in hazards] == ["陈福安", "梁桂"]


def test_who_has_left_office_answers_for_nothing(site, fire, inspector, officer):
    in_office(site, "安全员", "梁桂", officer, ends_on=days_ago(1))
    _inspection, (hazard,) = raised(site, fire, inspector, failed=("A1",))
    assert hazard.owner_name == ""


def test_its_photos_show_the_hazard_as_it_was_found(site, fire, inspector):
    inspection, (hazard,) = raised(site, fire, inspector, failed=("A2",), photos=2)
    photos = Attachment.objects.about(hazard)
    assert {photo.position for photo in photos} == {"before-1"}
    assert {photo.sha256 for photo in photos} == {
        photo.sha256 for photo in Attachment.objects.about(inspection)
    }


def test_called_twice_it_does_nothing_the_second_time(site, fire, inspector):
    inspection, _hazards = raised(site, fire, inspector, failed=("A1",))
    assert raise_hazards(inspection=inspection, by=inspector, at=timezone.now()) == []
    assert Hazard.objects.get().steps.count() == 1


def test_an_item_that_fails_again_stays_one_hazard(site, fire, inspector, officer):
    _inspection, (first,) = raised(site, fire, inspector, on=days_ago(5), failed=("A1",))
    _inspection, (again,) = raised(site, fire, officer, failed=("A1",), notes={"A1": "还在"})
    assert again == first
    assert [step.kind for step in first.steps.order_by("pk")] == ["found", "seen_again"]
    assert again.due_on == first.due_on


def test_the_risk_of_the_site_follows(site, fire, inspector):
    raised(site, fire, inspector, failed=("A1",))
    site.refresh_from_db()
    assert site.risk == 3
