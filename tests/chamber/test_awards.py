"""Honours of Party organisations and their service projects."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from chamber.actions import awards as actions
from chamber.actions.party_days import NotThereThen, NotYet
from chamber.models import Award
from hengl_uf.access import held
from hengl_uf.attachments.models import Attachment
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from tests.factories.chamber_party_work import AwardFactory, BranchFactory, ServiceProjectFactory
from tests.hengl_uf.attachments.made_files import photo, upload

AT = datetime(2026, 6, 1, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
LIST = "/chamber/award/"
MOST_QUERIES = 5


@pytest.fixture
def branch(secretary):
    return BranchFactory(by=secretary, name="示例灯饰党支部")


@pytest.fixture
def now(secretary):
    return {"by": secretary, "at": AT}


def fields(branch, **changes):
    return {
        "title": "示例先进党组织",
        "awarder": "示例授予单位",
        "awarded_on": date(2026, 5, 30),
        "organisation": branch,
        **changes,
    }


@pytest.mark.parametrize(("day", "refusal"), [(date(2026, 6, 2), NotYet), (date(2019, 6, 30), NotThereThen)])
def test_a_day_that_cannot_be_is_refused(now, branch, day, refusal):
    with pytest.raises(refusal):
        actions.add_award(**now, **fields(branch, awarded_on=day))


def test_an_honour_of_a_project_is_that_of_its_organisation(now, secretary, branch):
    others = ServiceProjectFactory(by=secretary)
    with pytest.raises(actions.OthersProject) as refused:
        actions.add_award(**now, **fields(branch, project=others))
    assert refused.value.field == "project"


def test_with_its_certificate_corrected_and_removed(now, branch, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    award = actions.add_award(**now, **fields(branch), uploads=[upload(photo(), "证书.jpg")])
    assert Attachment.objects.about(award).count() == 1
    actions.change_award(award=award, title="示例优秀党组织", version=1, **now)
    with pytest.raises(StaleEdit):
        actions.change_award(award=award, title="别的", version=1, **now)
    actions.remove_award(award=award, reason="登记错了", **now)
    assert not Award.objects.current().exists()


def test_who_reads_changes_nothing(leader, secretary, branch):
    award = AwardFactory(by=secretary, organisation=branch)
    with pytest.raises(NotYours):
        actions.add_award(by=leader, at=AT, **fields(branch))
    with pytest.raises(NotYours):
        actions.change_award(award=award, by=leader, at=AT, title="别的")


def test_a_project_brings_its_organisation_along(signed_in, secretary, branch):
    project = ServiceProjectFactory(by=secretary, organisation=branch)
    form = signed_in(secretary).get(f"{LIST}add/?project={project.pk}").context["form"]
    assert form.initial["organisation"] == branch.pk
    assert form.initial["awarded_on"] == timezone.localdate()


def test_noted_by_the_name_alone(signed_in, secretary, branch):
    data = {
        "form_token": held.new_token(secretary),
        "title": "示例先进党组织",
        "awarder": "示例授予单位",
        "awarded_on": "2026-03-05",
        "organisation": "",
        "organisation_text": "示例灯饰党支部",
    }
    signed_in(secretary).post(f"{LIST}add/", data)
    assert Award.objects.get().organisation == branch


def test_filters_find_in_a_few_queries(signed_in, secretary, branch, django_assert_max_num_queries):
    for day in range(1, 9):
        AwardFactory(by=secretary, organisation=branch, awarded_on=date(2026, 3, day))
    AwardFactory(by=secretary, title="示例服务项目奖")
    browser = signed_in(secretary)
    for query, found in {
        "": 9,
        "q=服务项目": 1,
        "q=灯饰": 9,
        "awarded_from=2026-03-08": 1,
        f"organisation={branch.pk}": 8,
        "awarded_to=2025-12-31": 0,
    }.items():
        assert browser.get(f"{LIST}?{query}").context["total"].count == found, query
    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get(LIST)
