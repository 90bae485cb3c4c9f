"""The pages of members, the council and evidence: what comes next, what is refused beside the field, what a list costs."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from chamber.actions import memberships
from chamber.models import CouncilTerm, Evidence, Membership
from hengl_uf.access import held
from hengl_uf.attachments.actions import attach
from hengl_uf.enterprises.models import Industry
from tests.factories.chamber_memberships import (
    CouncilOfficeFactory,
    CouncilTermFactory,
    EvidenceFactory,
    FeeFactory,
    MemberEnterpriseFactory,
    MemberFactory,
    MembershipFactory,
)
from tests.hengl_uf.attachments.made_files import photo, upload

MOST_QUERIES = 14
LIST = "/chamber/membership/"
ADD = f"{LIST}add/"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def browser(signed_in, secretary):
    return signed_in(secretary)


@pytest.fixture
def enterprise(secretary, sansha):
    return MemberEnterpriseFactory(by=secretary, village=sansha, name="示例照明厂")


@pytest.fixture
def member(secretary, sansha):
    return MemberFactory(by=secretary, village=sansha)


@pytest.fixture
def chair(secretary):
    return CouncilOfficeFactory(by=secretary, title="会长")


@pytest.fixture
def post(browser, secretary):
    def send(url, **fields):
        return browser.post(url, {"form_token": held.new_token(secretary), **fields})

    return send


def names(browser, url):
    return [str(row) for row in browser.get(url).context["rows"]]


def test_an_application_goes_step_by_step_to_a_certificate(browser, post, enterprise, today):
    day = today.isoformat()
    page = post(ADD, enterprise=enterprise.pk, applied_on=day).url
    for verb, field in (("review", "reviewed_on"), ("council", "council_on"), ("certify", "joined_on")):
        assert browser.get(page).context["actions"][0].url == f"{page}{verb}/"
        assert post(f"{page}{verb}/", **{field: day}).url == page
    one = Membership.objects.get()
    assert (one.status, one.member_no) == ("member", f"HLSH-{today.year}-0001")
    assert [step["title"] for step in browser.get(page).context["timeline"]][0] == "发会员证"


def test_the_form_opens_with_today_and_takes_the_enterprise_from_its_page(browser, enterprise, today):
    form = browser.get(ADD, {"enterprise": enterprise.pk}).context["form"]
    assert (form["applied_on"].value(), form["enterprise"].value()) == (today, enterprise.pk)


def test_a_second_membership_is_refused_beside_the_enterprise(post, member, today):
    response = post(ADD, enterprise=member.enterprise.pk, applied_on=today.isoformat())
    assert response.status_code == 422
    assert member.member_no in response.context["form"].errors["enterprise"][0]


def test_an_application_sent_twice_is_one(browser, secretary, enterprise, today):
    fields = {"form_token": held.new_token(secretary), "enterprise": enterprise.pk}
    fields["applied_on"] = today.isoformat()
    assert {browser.post(ADD, fields).status_code for _ in range(2)} == {302}
    assert Membership.objects.count() == 1


def test_a_day_before_the_step_before_is_told_beside_it(post, secretary, sansha):
    one = MembershipFactory(by=secretary, village=sansha)
    response = post(f"{one.get_absolute_url()}review/", reviewed_on="2026-01-04")
    assert response.status_code == 422
    assert "上一步" in response.context["form"].errors["reviewed_on"][0]


def test_a_step_out_of_turn_is_refused_with_its_reason(browser, member):
    response = browser.get(f"{member.get_absolute_url()}review/")
    assert response.status_code == 403
    assert "现在是“会员”" in response.content.decode()


def test_two_who_correct_one_member_see_both_sides(post, member):
    fields = {"applied_on": "2026-01-05", "member_no": member.member_no, "joined_on": "2026-02-01"}
    url = f"{member.get_absolute_url()}edit/"
    post(url, **fields, version=member.version, remark="一")
    assert post(url, **fields, version=member.version, remark="二").status_code == 409


def test_leaving_tells_beforehand_what_ends_and_what_stays_open(browser, secretary, member, chair):
    CouncilTermFactory(by=secretary, office=chair, membership=member)
    FeeFactory(by=secretary, membership=member)
    page = browser.get(f"{member.get_absolute_url()}leave/").content.decode()
    assert "这些任职同日结束：会长 李示例。" in page
    assert "还有 1 笔会费未缴" in page


def test_a_leaving_is_taken_back_by_one_click(browser, secretary, member):
    memberships.leave_chamber(membership=member, by=secretary, at=timezone.now(), reason="点错")
    page = member.get_absolute_url()
    assert browser.post(f"{page}reopen/").url == page
    assert Membership.objects.members().get() == member


def test_the_list_is_narrowed_by_state_village_industry_words_and_day(
    browser, secretary, sansha, liusha, member
):
    lamps = Industry.objects.order_by("pk").first() or Industry.objects.create(name="灯饰", section="C")
    enterprise = MemberEnterpriseFactory(by=secretary, village=liusha, name="明辉灯饰厂", industry=lamps)
    one = MembershipFactory(by=secretary, enterprise=enterprise)
    assert names(browser, f"{LIST}?state=member") == [str(member)]
    assert names(browser, f"{LIST}?state=under_way") == names(browser, f"{LIST}?state=applied") == [str(one)]
    assert names(browser, f"{LIST}?village={sansha.pk}") == [str(member)]
    assert names(browser, f"{LIST}?industry={lamps.pk}") == names(browser, f"{LIST}?q=minghui") == [str(one)]
    assert names(browser, f"{LIST}?q={member.member_no}") == [str(member)]
    assert names(browser, f"{LIST}?joined_from=2026-02-01&joined_to=2026-02-01") == [str(member)]
    assert names(browser, f"{LIST}?enterprise={enterprise.pk}") == [str(one)]


def test_an_empty_list_says_what_belongs_there(browser):
    page = browser.get(LIST).content.decode()
    assert "还没有会员。" in page
    assert "登记入会申请" in page


@pytest.mark.parametrize("route", ["membership-list", "fee-list", "office-list", "evidence-list"])
def test_a_list_costs_the_same_however_many_rows(
    browser, secretary, sansha, django_assert_max_num_queries, route
):
    for number in range(6):
        one = MemberFactory(by=secretary, village=sansha)
        FeeFactory(by=secretary, membership=one)
        office = CouncilOfficeFactory(by=secretary, seats=2)
        CouncilTermFactory(by=secretary, office=office, membership=one)
        EvidenceFactory(by=secretary, year=2020 + number)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert len(browser.get(reverse(f"chamber:{route}")).context["rows"]) == 6


def test_the_page_of_a_member_costs_the_same_however_much_belongs_to_it(
    browser, secretary, member, django_assert_max_num_queries
):
    for number in range(5):
        FeeFactory(by=secretary, membership=member, year=2021 + number, due_on=date(2021 + number, 6, 30))
        office = CouncilOfficeFactory(by=secretary)
        CouncilTermFactory(by=secretary, office=office, membership=member)
    with django_assert_max_num_queries(MOST_QUERIES):
        page = browser.get(member.get_absolute_url())
    assert (len(page.context["fees"]), len(page.context["terms"])) == (5, 5)


def test_the_leader_reads_and_changes_nothing(signed_in, leader, member):
    page = signed_in(leader).get(member.get_absolute_url())
    assert not any(one.allowed for one in page.context["actions"])
    assert not page.context["may_edit"]


def test_only_members_are_offered_for_an_office(browser, secretary, sansha, member):
    MembershipFactory(by=secretary, village=sansha)
    found = browser.get("/chamber/membership/options/", {"q": "横栏示例"}).context["options"]
    assert [one["value"] for one in found] == [member.pk]


# --- the council --------------------------------------------------------------------------------------


def test_the_board_shows_who_sits_where_and_what_is_empty(browser, secretary, member, chair, today):
    CouncilOfficeFactory(by=secretary, title="监事", order=2)
    CouncilTermFactory(by=secretary, office=chair, membership=member, ends_on=today + timedelta(days=30))
    rows = browser.get("/chamber/office/").context["rows"]
    assert [(str(row), row.shown_badge.text, row.shown_held) for row in rows] == [
        ("会长", "将届满", 1),
        ("监事", "空缺 1 名", 0),
    ]
    assert names(browser, "/chamber/office/?state=vacant") == ["监事"]
    assert names(browser, "/chamber/office/?state=ending") == ["会长"]
    assert names(browser, "/chamber/office/?q=李示例") == ["会长"]
    assert names(browser, f"/chamber/office/?q={member.member_no}") == ["会长"]


def test_a_term_is_noted_from_the_office(browser, post, member, chair):
    url = f"{chair.get_absolute_url()}term/"
    fields = {"membership": member.pk, "holder_name": "李示例", "starts_on": "2026-02-01"}
    assert post(url, **fields, ends_on="2029-01-31").url == chair.get_absolute_url()
    response = post(url, **fields)
    assert response.status_code == 422
    assert "名额" in response.context["form"].errors["starts_on"][0]


def test_a_term_of_an_enterprise_that_left_can_still_be_corrected(post, secretary, member, chair):
    term = CouncilTermFactory(by=secretary, office=chair, membership=member)
    memberships.leave_chamber(
        membership=member, by=secretary, at=timezone.now(), reason="迁出", ended_on=date(2026, 3, 1)
    )
    term.refresh_from_db()
    fields = {"membership": member.pk, "holder_name": "陈示例", "starts_on": "2026-02-01"}
    post(f"/chamber/term/{term.pk}/edit/", **fields, ends_on="2026-03-01", version=term.version)
    assert CouncilTerm.objects.get().holder_name == "陈示例"


def test_an_office_is_set_up_with_its_fee(post):
    fields = {"title": "副会长", "seats": 3, "order": 1, "is_required": "on"}
    assert post("/chamber/office/add/", **fields, fee="1万元").status_code == 302
    again = post("/chamber/office/add/", **fields)
    assert "已有“副会长”" in again.context["form"].errors["title"][0]
    assert "fee" in post("/chamber/office/add/", **fields, fee="-3").context["form"].errors


def test_somebody_leaves_early_and_the_place_is_empty(browser, post, secretary, member, chair):
    term = CouncilTermFactory(by=secretary, office=chair, membership=member)
    post(f"/chamber/term/{term.pk}/end/", last_on="2026-03-01", reason="调动")
    page = browser.get(chair.get_absolute_url())
    assert page.context["state"].text == "空缺 1 名"
    assert page.context["past_items"][0]["note"].endswith("调动")


# --- evidence -----------------------------------------------------------------------------------------


def test_evidence_lies_in_folders_by_year_and_heading(browser, secretary, today):
    first = EvidenceFactory(by=secretary, year=today.year, heading="guidance")
    attach(owner=first, upload=upload(photo(), "会议.jpg"), by=secretary, at=timezone.now())
    EvidenceFactory(by=secretary, year=today.year - 1, heading="conduct")
    EvidenceFactory(by=secretary, year=today.year, heading="team")
    page = browser.get("/chamber/evidence/")
    assert [(row.year, row.heading) for row in page.context["rows"]] == [
        (today.year, "guidance"),
        (today.year, "team"),
        (today.year - 1, "conduct"),
    ]
    newest, older = page.context["folders"]
    assert [one["pieces"] for one in newest["cells"]] == [1, 1, 0, 0]
    assert newest["cells"][0]["words"] == "1 份 · 1 个附件"
    assert [one["pieces"] for one in older["cells"]] == [0, 0, 0, 1]


def test_an_empty_folder_leads_to_its_form(browser, today):
    cell = browser.get("/chamber/evidence/").context["folders"][0]["cells"][3]
    form = browser.get(cell["url"]).context["form"]
    assert (form["year"].value(), form["heading"].value()) == (today.year, "conduct")


def test_evidence_is_put_in_and_narrowed_and_taken_out(browser, post):
    fields = {"title": "换届会议纪要", "heading": "team", "year": 2025, "happened_on": "2025-05-01"}
    page = post("/chamber/evidence/add/", **fields).url
    assert names(browser, "/chamber/evidence/?year=2025&heading=team&q=换届") == ["换届会议纪要"]
    assert names(browser, "/chamber/evidence/?heading=service") == []
    post(f"{page}edit/", **{**fields, "title": "换届纪要"}, version=1)
    post(f"{page}remove/", reason="重复")
    assert not Evidence.objects.current().exists()
    assert Evidence.objects.get().title == "换届纪要"


@pytest.mark.parametrize("year", ["206", "99999", "x"])
def test_a_year_that_was_mistyped_is_told_beside_it(browser, post, year):
    response = post("/chamber/evidence/add/", title="纪要", heading="team", year=year)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["year"]
    assert browser.get("/chamber/evidence/", {"year": f"{year}9999999999"}).status_code == 200
    assert browser.get("/chamber/fee/", {"year": f"{year}9999999999"}).status_code == 200


# --- fees ---------------------------------------------------------------------------------------------


def test_the_next_thing_to_do_with_a_member_is_its_open_fee(browser, secretary, member):
    fee = FeeFactory(by=secretary, membership=member)
    first = browser.get(member.get_absolute_url()).context["actions"][0]
    assert (first.label, first.url) == ("登记 2026 年缴费", f"/chamber/fee/{fee.pk}/pay/")


def test_opening_a_year_tells_first_what_it_makes_and_makes_it_then(browser, post, secretary, member, today):
    fields = {"year": today.year, "amount": "0.1万元", "due_on": f"{today.year}-12-31"}
    told = post("/chamber/fee/open/", **fields)
    assert told.status_code == 200
    assert "生成 1 笔会费" in told.content.decode()
    assert not member.fees.exists()
    seen = told.context["form"]["seen"].value()
    done = post("/chamber/fee/open/", **fields, seen=seen)
    assert done.url == f"/chamber/fee/?year={today.year}"
    assert member.fees.get().amount == Decimal(1000)


def test_what_changed_since_it_was_told_is_told_again(post, secretary, sansha, member, today):
    fields = {"year": today.year, "amount": "1000", "due_on": f"{today.year}-12-31"}
    seen = post("/chamber/fee/open/", **fields).context["form"]["seen"].value()
    MemberFactory(by=secretary, village=sansha)
    again = post("/chamber/fee/open/", **fields, seen=seen)
    assert (again.status_code, member.fees.count()) == (200, 0)
    assert "生成 2 笔会费" in again.content.decode()


def test_the_form_begins_with_what_most_paid_last(browser, secretary, sansha, today):
    for amount in (1000, 1000, 5000):
        one = MemberFactory(by=secretary, village=sansha)
        last = {"year": today.year - 1, "due_on": date(today.year - 1, 6, 30)}
        FeeFactory(by=secretary, membership=one, amount=Decimal(amount), **last)
    form = browser.get("/chamber/fee/open/").context["form"]
    assert (form["amount"].value(), form["due_on"].value()) == ("1,000", date(today.year, 6, 30))


@pytest.mark.parametrize("amount", ["-5", "0", "1.005", "一千"])
def test_a_sum_that_is_none_is_told_beside_it(post, member, today, amount):
    fields = {"year": today.year, "amount": amount, "due_on": f"{today.year}-12-31"}
    for url in ("/chamber/fee/open/", f"{member.get_absolute_url()}fee/"):
        response = post(url, **fields)
        assert (response.status_code, list(response.context["form"].errors)) == (422, ["amount"])


def test_fees_are_collected_from_the_list_one_after_the_other(browser, post, secretary, member):
    fee = FeeFactory(by=secretary, membership=member)
    row = browser.get("/chamber/fee/?state=open").context["rows"][0]
    assert row.shown_pay.url == f"/chamber/fee/{fee.pk}/pay/?back=list"
    done = post(row.shown_pay.url, paid_on="2026-03-05", receipt_no="NO-1")
    assert done.url == "/chamber/fee/?state=open&year=2026"
    assert browser.get("/chamber/fee/?state=paid").context["rows"][0].receipt_no == "NO-1"


def test_the_list_of_fees_knows_states_villages_and_days_and_sums_them(
    browser, secretary, sansha, liusha, member
):
    other = MemberFactory(by=secretary, village=liusha)
    paid = {"paid_on": date(2026, 3, 5), "paid_by": secretary}
    FeeFactory(by=secretary, membership=other, amount=Decimal(3000), **paid)
    FeeFactory(by=secretary, membership=member, due_on=date(2026, 1, 31))
    url = "/chamber/fee/"
    assert [row.membership for row in browser.get(f"{url}?state=overdue").context["rows"]] == [member]
    assert [row.membership for row in browser.get(f"{url}?village={liusha.pk}").context["rows"]] == [other]
    assert [row.membership for row in browser.get(f"{url}?q={member}").context["rows"]] == [member]
    page = browser.get(f"{url}?paid_from=2026-03-01&paid_to=2026-03-31")
    assert [one.value for one in page.context["sums"]] == [Decimal(3000)]
    assert browser.get(f"{url}?year=2025").context["total"].count == 0


def test_a_payment_is_waived_taken_back_corrected_and_deleted(post, secretary, member):
    fee = FeeFactory(by=secretary, membership=member)
    page = f"/chamber/fee/{fee.pk}/"
    for verb in ("waive", "reopen"):
        assert post(f"{page}{verb}/", reason="理事会同意").url == member.get_absolute_url()
    fee.refresh_from_db()
    post(f"{page}edit/", year=2026, amount="800", due_on="2026-06-30", version=fee.version)
    fee.refresh_from_db()
    assert (fee.amount, fee.waived_on) == (Decimal(800), None)
    assert post(f"{page}remove/", reason="重复").url == member.get_absolute_url()
    assert not member.fees.exists()
