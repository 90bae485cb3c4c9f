"""The pages of mediation: parties masked in lists, readings noted, forms that say what is wrong beside the field."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from chamber.actions import mediation_ends as ends
from chamber.actions import mediation_notes
from chamber.events import mediation as events
from chamber.figures.mediation import FIGURES
from chamber.models import MediationCase, MediationNote, Mediator
from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from hengl_uf.figures.figure import Scope
from hengl_uf.lib.dates import Period
from hengl_uf.web.numbers import SHARE
from tests.factories.chamber_mediation import MediationFactory, MediatorFactory, SessionFactory
from tests.factories.chamber_memberships import MemberEnterpriseFactory

LIST = "/chamber/mediation/"


@pytest.fixture
def browser(signed_in, secretary):
    return signed_in(secretary)


@pytest.fixture
def case(secretary):
    return MediationFactory(by=secretary, accepted_on=timezone.localdate() - timedelta(days=10))


def close(case, secretary, outcome="agreed", on=None, **words):
    given = {"agreed_sum": Decimal(80_000)} if outcome == "agreed" else {"outcome_note": "分歧大"}
    day = on or timezone.localdate()
    return ends.close_case(
        case=case, by=secretary, at=timezone.now(), outcome=outcome, closed_on=day, **given | words
    )


def typed(secretary, **more):
    """The form of a dispute with a company against a person."""
    return {
        "form_token": held.new_token(secretary),
        "title": "灯饰配件货款纠纷",
        "kind": "sale",
        "sum": "34.6万元",
        "source": "court",
        "source_no": "",
        "accepted_on": timezone.localdate().isoformat(),
        "mediator": "",
        "staff": secretary.pk,
        "parties-TOTAL_FORMS": "2",
        "parties-INITIAL_FORMS": "2",
        "parties-0-side": "applicant",
        "parties-0-name": "中山市示例灯饰有限公司",
        "parties-0-phone": "0760-87761234",
        "parties-1-side": "respondent",
        "parties-1-name": "陈大文",
        "parties-1-phone": "13800138000",
        **more,
    }


def test_a_case_is_accepted_with_its_parties(browser, secretary):
    response = browser.post(f"{LIST}add/", typed(secretary))
    case = MediationCase.objects.get()
    assert response.headers["Location"] == case.get_absolute_url()
    assert (case.sum, case.partys.count(), case.staff) == (346_000, 2, secretary)
    assert case.partys.get(side="respondent").phone == "+8613800138000"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"parties-1-name": "", "parties-1-phone": ""}, "请填写被申请人"),
        ({"parties-1-name": "中山市示例灯饰有限公司"}, "填了两次"),
        ({"parties-1-name": ""}, "请填写名称或姓名"),
        ({"parties-1-phone": "12"}, "不是完整的电话号码"),
        ({"sum": "-5"}, "金额不能是负数"),
        ({"sum": "1.005"}, "最多到分"),
        ({"accepted_on": "2999-01-01"}, "受理日期不能晚于今天"),
        ({"title": ""}, "请填写这一项"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(browser, secretary, wrong, said):
    response = browser.post(f"{LIST}add/", typed(secretary, **wrong))
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not MediationCase.objects.exists()


@pytest.mark.parametrize(
    "forged",
    [
        {"parties-TOTAL_FORMS": "x"},
        {"parties-TOTAL_FORMS": "5000"},
        {"parties-0-enterprise": "9" * 30},
        {"parties-0-side": "judge"},
        {"mediator": "999999"},
        {"title": "x" * 5000},
        {"parties-1-name": "\x00"},
        {"parties-0-name": "中" * 500},
    ],
)
def test_forged_forms_are_refused_without_a_crash(browser, secretary, forged):
    response = browser.post(f"{LIST}add/", typed(secretary, **forged))
    assert response.status_code == 422
    assert not MediationCase.objects.exists()


def test_a_row_that_is_taken_out_is_not_kept(browser, secretary):
    third = {"parties-TOTAL_FORMS": "3", "parties-2-side": "third", "parties-2-name": "何示例"}
    browser.post(f"{LIST}add/", typed(secretary, **third, **{"parties-2-DELETE": "on"}))
    assert MediationCase.objects.get().partys.count() == 2


def test_a_registered_enterprise_stands_for_its_name(browser, secretary, sansha):
    enterprise = MemberEnterpriseFactory(by=secretary, village=sansha)
    words = {"parties-0-name": "", "parties-0-enterprise": enterprise.pk}
    browser.post(f"{LIST}add/", typed(secretary, **words))
    party = MediationCase.objects.get().partys.get(side="applicant")
    assert (party.name, party.enterprise) == (enterprise.name, enterprise)


def test_a_form_sent_twice_is_one_case(browser, secretary):
    words = typed(secretary)
    browser.post(f"{LIST}add/", words)
    browser.post(f"{LIST}add/", words)
    assert MediationCase.objects.count() == 1


def test_one_more_row_without_a_script(browser, secretary):
    response = browser.post(f"{LIST}add/", typed(secretary, add_row="parties"))
    assert response.status_code == 200
    assert 'name="parties-2-name"' in response.content.decode()
    assert not MediationCase.objects.exists()


def test_the_form_starts_with_a_row_for_each_side_and_the_limit_said(browser):
    words = browser.get(f"{LIST}add/").content.decode()
    assert "起算 30 天，按自然日计" in words
    assert 'name="parties-1-name"' in words


def test_correcting_shows_what_is_there_and_a_stale_edit_says_so(browser, secretary, case):
    page = browser.get(f"{case.get_absolute_url()}edit/").content.decode()
    assert "陈大文" in page
    assert "138 0013 8000" in page
    words = typed(secretary, version=case.version, **{"parties-1-phone": "138 0013 8000"})
    assert browser.post(f"{case.get_absolute_url()}edit/", words).status_code == 302
    assert case.partys.get(name="陈大文").phone == "+8613800138000"
    stale = typed(secretary, version=case.version, title="别的")
    assert browser.post(f"{case.get_absolute_url()}edit/", stale).status_code == 409


def test_the_list_masks_the_parties_and_finds_by_number_and_title_alone(browser, case):
    page = browser.get(LIST).content.decode()
    assert "中山***公司与陈***" in page
    assert "大文" not in page
    assert "示例灯饰有限" not in page
    assert browser.get(f"{LIST}?q=陈大文").context["total"].count == 0
    for words in (case.number, "货款"):
        assert browser.get(f"{LIST}?q={words}").context["total"].count == 1


def test_opening_a_case_names_the_parties_and_is_noted(signed_in, leader, case):
    page = signed_in(leader).get(case.get_absolute_url()).content.decode()
    assert "陈大文" in page
    assert "138 0013 8000" in page
    read = Entry.objects.get(event=events.MEDIATION_READ.code)
    assert (read.actor_name, read.target_id) == (leader.name, case.pk)


def test_who_only_reads_sees_that_they_may_not(signed_in, leader, case):
    browser = signed_in(leader)
    assert browser.get(f"{case.get_absolute_url()}close/").status_code == 403
    assert "没有这项权限" in browser.get(case.get_absolute_url()).content.decode()


@pytest.mark.parametrize("person", ["clerk", "inspector"])
def test_other_roles_see_nothing(signed_in, case, person, request):
    browser = signed_in(request.getfixturevalue(person))
    assert browser.get(LIST).status_code == 403
    assert browser.get(case.get_absolute_url()).status_code == 403


def test_states_and_days_narrow_the_list(browser, secretary, case):
    today = timezone.localdate()
    late = MediationFactory(by=secretary, accepted_on=today - timedelta(days=40))
    soon = MediationFactory(by=secretary, accepted_on=today - timedelta(days=27))
    failed = close(MediationFactory(by=secretary, accepted_on=today), secretary, "failed")
    agreed = close(MediationFactory(by=secretary, accepted_on=today), secretary)

    def found(query):
        return {row.pk for row in browser.get(f"{LIST}?{query}").context["rows"]}

    assert found("state=open") == {case.pk, late.pk, soon.pk}
    assert found("state=overdue") == {late.pk}
    assert found("state=soon") == {late.pk, soon.pk}
    assert found("state=closed") == {failed.pk, agreed.pk}
    assert found("state=agreed") == {agreed.pk}
    assert found("state=failed") == {failed.pk}
    assert found(f"accepted_from={today}") == {failed.pk, agreed.pk}
    assert found(f"closed_from={today}&closed_to={today}") == {failed.pk, agreed.pk}
    mediator = MediatorFactory(by=secretary)
    MediationCase.objects.filter(pk=case.pk).update(mediator=mediator)
    assert found(f"mediator={mediator.pk}&kind=sale&source=court") == {case.pk}


def test_share_and_median_are_shown_over_closed_cases_alone(browser, secretary, case):
    for outcome, days in (("agreed", 10), ("agreed", 4), ("failed", 6)):
        day = timezone.localdate() - timedelta(days=days)
        close(MediationFactory(by=secretary, accepted_on=day), secretary, outcome)
    assert len(browser.get(LIST).context["sums"]) == 2
    year = timezone.localdate().year
    for query in ("state=closed", f"closed_from={year}-01-01&closed_to={year}-12-31"):
        total, agreed, share, days = browser.get(f"{LIST}?{query}").context["sums"]
        assert (total.value, agreed.value, share.unit) == (300_000, 160_000, SHARE)
        assert (share.value, days.value) == (Decimal("0.667"), 6)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda one: one.code)
def test_each_number_is_that_of_its_list(figure, browser, secretary, case):
    today = timezone.localdate()
    for outcome, days in (("agreed", 10), ("agreed", 4), ("failed", 6)):
        opened = MediationFactory(by=secretary, accepted_on=today - timedelta(days=days))
        close(opened, secretary, outcome)
    MediationFactory(by=secretary, accepted_on=today - timedelta(days=400))
    period = Period(today - timedelta(days=30), today)
    scope = Scope(secretary, period, today, None)
    page = browser.get(figure.list_url(scope))
    shown = {one.measure: one.value for one in page.context["sums"]}
    listed = shown[figure.measured] if figure.measure else page.context["total"].count
    assert figure.value(scope) == listed > 0


def test_a_list_of_many_asks_few_questions(browser, secretary, case, django_assert_max_num_queries):
    for _each in range(8):
        MediationFactory(by=secretary)
    browser.get(LIST)
    with django_assert_max_num_queries(14):
        page = browser.get(LIST)
    assert page.context["total"].count == 9


def test_a_page_with_much_on_it_asks_few_questions(browser, secretary, case, django_assert_max_num_queries):
    for _each in range(6):
        SessionFactory(by=secretary, case=case)
        mediation_notes.add_note(case=case, by=secretary, at=timezone.now(), text="备注")
    browser.get(case.get_absolute_url())
    with django_assert_max_num_queries(22):
        browser.get(case.get_absolute_url())


def test_closing_extending_and_confirming_through_the_pages(browser, secretary, case):
    here = case.get_absolute_url()
    today = timezone.localdate()

    def send(verb, **words):
        return browser.post(f"{here}{verb}/", {"form_token": held.new_token(secretary), **words})

    due = (case.due_on + timedelta(days=10)).isoformat()
    refused = send("extend", due_on=due, reason="对账", agreed_on=today)
    assert refused.status_code == 422
    assert "双方当事人都同意，才能延长期限" in refused.content.decode()
    assert send("extend", due_on=due, reason="对账", agreed_on=today, agreed="on").status_code == 302
    assert send("session", held_at=f"{today}T09:30", place="会议室").status_code == 302
    wrong = send("close", outcome="agreed", closed_on=today)
    assert "请填写调解金额" in wrong.content.decode()
    assert send("close", outcome="agreed", closed_on=today, agreed_sum="8万元").status_code == 302
    assert send("apply", court="示例人民法院", applied_on=today).status_code == 302
    assert send("reopen", reason="反悔").status_code == 403
    decision = {"result": "confirmed", "court": "示例人民法院", "number": "1", "confirmed_on": today}
    assert send("confirm", **decision).status_code == 302
    page = browser.get(here).content.decode()
    for words in ("¥80,000.00", "已确认", "09:30", "对账"):
        assert words in page


def test_removing_asks_why_and_leads_to_the_list(browser, secretary, case):
    words = {"form_token": held.new_token(secretary), "reason": "登记错了"}
    assert browser.post(f"{case.get_absolute_url()}remove/", words).headers["Location"] == LIST
    assert browser.get(LIST).context["total"].count == 0


def test_a_note_is_for_those_who_handle_mediation_and_each_reading_is_noted(
    signed_in, browser, leader, secretary, case
):
    words = {"form_token": held.new_token(secretary), "text": "双方希望不公开"}
    assert browser.post(f"{case.get_absolute_url()}note/", words).status_code == 302
    note = MediationNote.objects.get()
    url = f"/chamber/mediation-note/{note.pk}/"
    assert url in browser.get(case.get_absolute_url()).content.decode()
    assert "不公开" not in browser.get(case.get_absolute_url()).content.decode()
    looked = signed_in(leader)
    assert "的限阅备注" not in looked.get(case.get_absolute_url()).content.decode()
    assert looked.get(url).status_code == 403
    assert "不公开" in browser.get(url).content.decode()
    assert Entry.objects.filter(event=events.MEDIATION_NOTE_READ.code).count() == 1


def test_mediators_are_kept_and_offered_while_in_use(browser, secretary):
    words = {"form_token": held.new_token(secretary), "name": "罗调解", "unit": "", "order": 1}
    browser.post("/chamber/mediator/add/", {**words, "is_active": "on"})
    mediator = Mediator.objects.get()
    assert "罗调解" in browser.get(f"{LIST}add/").content.decode()
    again = {**words, "form_token": held.new_token(secretary)}
    assert "已经在名单里" in browser.post("/chamber/mediator/add/", again).content.decode()
    off = {**words, "form_token": held.new_token(secretary), "version": mediator.version}
    assert browser.post(f"/chamber/mediator/{mediator.pk}/edit/", off).status_code == 302
    assert "罗调解" not in browser.get(f"{LIST}add/").content.decode()


def test_an_empty_town_is_told_what_comes_here(browser):
    page = browser.get(LIST).content.decode()
    assert "还没有调解案件" in page
    assert "受理案件" in page


def test_a_limit_that_has_passed_is_told(browser, secretary):
    late = MediationFactory(by=secretary, accepted_on=date(2026, 1, 5))
    assert "超期" in browser.get(late.get_absolute_url()).content.decode()
