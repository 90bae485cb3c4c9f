"""Coverage by village and industry: the numbers, and the enterprises behind each of them."""

from datetime import date

import pytest
from django.utils import timezone

from chamber.models import Covered, PartyOrganisation
from hengl_uf.enterprises.models import Industry
from tests.factories.chamber_party import CoveredFactory, FirmFactory, PartyOrganisationFactory, SurveyFactory


@pytest.fixture
def lamps(db):
    return Industry.objects.create(name="示例灯饰制造", section="C", order=500)


@pytest.fixture
def town_of_firms(secretary, sansha, liusha, lamps):
    """In 三沙村 one that lacks an organisation and one that has it; in 六沙村 one that is to be linked, of no industry."""
    today = timezone.localdate()

    def firm(village, industry, members, full, managed):
        one = FirmFactory(by=secretary, village=village, industry=industry)
        SurveyFactory(
            by=secretary,
            enterprise=one,
            surveyed_on=today,
            members=members,
            full_members=full,
            managed=managed,
        )
        return one

    lacking = firm(sansha, lamps, 5, 4, 5)
    covered = firm(sansha, lamps, 5, 4, 5)
    CoveredFactory(by=secretary, organisation=PartyOrganisationFactory(by=secretary), enterprise=covered)
    linking = firm(liusha, None, 2, 1, 0)
    FirmFactory(by=secretary, village=liusha, name="从未摸排厂")
    return {"lacking": lacking, "covered": covered, "linking": linking}


def cells(page, table, label):
    """Due, done, gap and share of the three, of the row with this label."""
    row = next(row for row in page.context["tables"][table]["rows"] if row.label == label)
    return [(cell.due, cell.done, cell.gap, cell.share) for cell in row.cells.values()]


def test_the_tables_count_what_is_due_done_and_missing(
    signed_in, leader, town_of_firms, django_assert_max_num_queries
):
    browser = signed_in(leader)
    with django_assert_max_num_queries(12):
        page = browser.get("/chamber/coverage/")
    assert cells(page, 0, "三沙村") == [(2, 1, 1, "50%"), (0, 0, 0, ""), (2, 2, 0, "100%")]
    assert cells(page, 0, "六沙村") == [(0, 0, 0, ""), (1, 0, 1, "0%"), (1, 0, 1, "0%")]
    assert cells(page, 0, "合计") == [(2, 1, 1, "50%"), (1, 0, 1, "0%"), (3, 2, 1, "66%")]
    assert cells(page, 1, "合计") == cells(page, 0, "合计")
    assert cells(page, 1, "行业未填") == cells(page, 0, "六沙村")
    assert [row.label for row in page.context["tables"][1]["rows"]] == ["示例灯饰制造", "行业未填", "合计"]
    assert page.context["waiting"] == 1


def test_each_gap_opens_exactly_the_enterprises_that_were_counted(signed_in, leader, town_of_firms):
    browser = signed_in(leader)
    page = browser.get("/chamber/coverage/")
    opened = 0
    for table in page.context["tables"]:
        for row in table["rows"]:
            for cell in row.in_order():
                assert browser.get(cell.url).context["total"].count == cell.gap, cell.url
                opened += cell.gap > 0
    assert opened == 12
    assert browser.get(page.context["waiting_url"]).context["total"].count == page.context["waiting"]


def test_a_gap_leads_to_the_next_step(signed_in, secretary, leader, town_of_firms):
    browser = signed_in(secretary)
    build = browser.get("/chamber/gap/?gap=build").content.decode()
    assert f"/chamber/organisation/add/?enterprise={town_of_firms['lacking'].pk}" in build
    link = browser.get("/chamber/gap/?gap=link").content.decode()
    assert f"/chamber/cover/add/?enterprise={town_of_firms['linking'].pk}" in link
    survey = browser.get("/chamber/gap/?gap=survey").content.decode()
    assert "从未摸排厂" in survey
    assert "/chamber/survey/add/?enterprise=" in survey
    assert "不能办理" in signed_in(leader).get("/chamber/gap/?gap=build").content.decode()


def test_the_next_step_of_a_missing_branch_is_filled_in_and_closes_the_gap(
    signed_in, secretary, sansha, town_of_firms
):
    browser, firm = signed_in(secretary), town_of_firms["lacking"]
    url = f"/chamber/organisation/add/?enterprise={firm.pk}"
    form = browser.get(url).context["form"]
    assert form["name"].value() == f"{firm.name}党支部"
    names = ("name", "kind", "village", "term_years", "enterprise")
    data = {name: form[name].value() for name in names} | {"founded_on": "2026-03-05"}
    saved = browser.post(url, data)
    one = PartyOrganisation.objects.get(name=f"{firm.name}党支部")
    assert saved.url == one.get_absolute_url()
    assert Covered.objects.get(enterprise=firm).organisation == one
    assert browser.get("/chamber/gap/?gap=build").context["total"].count == 0


def test_an_enterprise_that_another_covers_comes_over_only_when_it_is_ticked(
    signed_in, secretary, town_of_firms
):
    browser, firm = signed_in(secretary), town_of_firms["covered"]
    joint = PartyOrganisationFactory(by=secretary, kind="joint_branch")
    data = {"enterprise": firm.pk, "organisation": joint.pk, "since": "2026-03-05"}
    refused = browser.post("/chamber/cover/add/", data)
    assert refused.status_code == 422
    assert "从原来的党组织转来" in refused.content.decode()
    browser.post("/chamber/cover/add/", {**data, "move": "on"})
    assert Covered.objects.get(enterprise=firm).organisation == joint
    pk = Covered.objects.get(enterprise=firm).pk
    browser.post(f"/chamber/cover/{pk}/remove/", {"reason": "企业注销"})
    assert not Covered.objects.filter(enterprise=firm).exists()


def test_one_survey_a_year_is_asked_of_enterprises_at_work(signed_in, leader, secretary, sansha):
    last_year = FirmFactory(by=secretary, village=sansha, name="去年摸排厂")
    day = date(timezone.localdate().year - 1, 12, 31)
    SurveyFactory(by=secretary, enterprise=last_year, surveyed_on=day)
    FirmFactory(by=secretary, village=sansha, status="closed")
    page = signed_in(leader).get("/chamber/gap/?gap=survey&village=")
    assert [row.name for row in page.context["rows"]] == ["去年摸排厂"]


def test_an_empty_town_is_told_what_to_do_first(signed_in, secretary):
    page = signed_in(secretary).get("/chamber/coverage/").content.decode()
    assert "还没有摸排" in page
    assert "没有缺口" in signed_in(secretary).get("/chamber/gap/").content.decode()
