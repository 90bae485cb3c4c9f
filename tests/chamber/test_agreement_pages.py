"""The pages of agreements: the three of 产教融合 in one form, a renewal that is filled in, lists by state."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from chamber.actions import agreements
from chamber.actions.agreements import PartySet
from chamber.models import Agreement
from hengl_uf.access import held
from tests.factories.chamber_services import AgreementFactory, CohortFactory, ServedEnterpriseFactory

MOST_QUERIES = 14
LIST, ADD = "/chamber/agreement/", "/chamber/agreement/add/"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def firm(secretary, sansha):
    return ServedEnterpriseFactory(by=secretary, village=sansha, name="示例甲厂")


@pytest.fixture
def agreement(secretary, firm, today):
    return agreements.add_agreement(
        by=secretary,
        at=timezone.now(),
        title="示例三方协议",
        signed_on=today,
        starts_on=date(2026, 1, 1),
        expires_on=date(2026, 12, 31),
        parties=[PartySet("school", "示例学校"), PartySet("enterprise", enterprise=firm)],
    )


def post(browser, user, url, **fields):
    return browser.post(url, {"form_token": held.new_token(user), **fields})


def typed(user, today, *rows, **changes):
    """What is posted for an agreement with these (role, name, id of an enterprise) parties."""
    fields = {
        "title": "示例三方协议",
        "kind": "training",
        "signed_on": today.isoformat(),
        "starts_on": today.isoformat(),
        "expires_on": (today + timedelta(days=365)).isoformat(),
        "staff": user.pk,
        "parties-TOTAL_FORMS": len(rows),
        "parties-INITIAL_FORMS": min(3, len(rows)),
    }
    for number, (role, name, enterprise) in enumerate(rows):
        prefix = f"parties-{number}"
        fields |= {f"{prefix}-role": role, f"{prefix}-name": name, f"{prefix}-enterprise": enterprise}
    return fields | changes


def three(firm):
    return ("school", "示例学校", ""), ("enterprise", "", firm.pk), ("chamber", "示例商会", "")


def test_the_form_opens_with_the_three_of_training(signed_in, secretary, today):
    page = signed_in(secretary).get(ADD)
    rows = page.context["form"].rows
    assert [row["role"].value() for row in rows] == ["school", "enterprise", "chamber"]
    assert page.context["form"]["signed_on"].value() == today
    assert page.content.decode().count(" autofocus") == 1


def test_an_agreement_is_noted_with_its_parties(signed_in, secretary, today, firm):
    post(signed_in(secretary), secretary, ADD, **typed(secretary, today, *three(firm)))
    parties = Agreement.objects.get().parties.order_by("order")
    assert [(one.name, one.enterprise) for one in parties] == [
        ("示例学校", None),
        ("示例甲厂", firm),
        ("示例商会", None),
    ]


def test_a_row_that_stays_empty_is_no_party(signed_in, secretary, today, firm):
    rows = (three(firm)[0], three(firm)[1], ("chamber", "", ""))
    post(signed_in(secretary), secretary, ADD, **typed(secretary, today, *rows))
    assert Agreement.objects.get().parties.count() == 2


@pytest.mark.parametrize("second", [("enterprise", "", ""), ("enterprise", "示例学校", "")])
def test_one_party_or_one_twice_is_told_in_its_row(signed_in, secretary, today, second):
    rows = (("school", "示例学校", ""), second)
    response = post(signed_in(secretary), secretary, ADD, **typed(secretary, today, *rows))
    assert response.status_code == 422
    assert [list(errors) for errors in response.context["form"].rows.errors] == [[], ["name"]]
    assert not Agreement.objects.exists()


def test_without_a_script_a_row_is_asked_of_the_server(signed_in, secretary, today, firm):
    fields = typed(secretary, today, *three(firm), add_row="parties")
    response = post(signed_in(secretary), secretary, ADD, **fields)
    assert (response.status_code, len(response.context["form"].rows.forms)) == (200, 4)


def test_an_edit_takes_a_party_out(signed_in, secretary, today, agreement):
    fields = typed(
        secretary,
        today,
        ("school", "示例学校", ""),
        ("enterprise", "示例甲厂", ""),
        ("bank", "示例银行", ""),
        version=agreement.version,
    )
    fields |= {"parties-1-DELETE": "on", "parties-2-role": "other"}
    post(signed_in(secretary), secretary, f"{agreement.get_absolute_url()}edit/", **fields)
    assert set(agreement.parties.values_list("name", flat=True)) == {"示例学校", "示例银行"}


@pytest.mark.parametrize(("field", "days"), [("signed_on", 1), ("expires_on", -1)])
def test_a_day_that_cannot_be_is_told_beside_it(signed_in, secretary, today, firm, field, days):
    wrong = {field: (today + timedelta(days=days)).isoformat()}
    response = post(signed_in(secretary), secretary, ADD, **typed(secretary, today, *three(firm), **wrong))
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])


def test_a_renewal_is_filled_in_for_the_next_stretch(signed_in, secretary, today, agreement):
    browser, url = signed_in(secretary), f"{agreement.get_absolute_url()}renew/"
    form = browser.get(url).context["form"]
    assert form["title"].value() == agreement.title
    assert form["starts_on"].value() == date(2027, 1, 1)
    assert form["expires_on"].value() == date(2027, 12, 31)
    assert [row["name"].value() for row in form.rows] == ["示例学校", "示例甲厂"]
    rows = (("school", "示例学校", ""), ("enterprise", "示例甲厂", ""))
    fields = typed(secretary, today, *rows, version=agreement.version, title="续签的协议")
    post(browser, secretary, url, **fields)
    agreement.refresh_from_db()
    assert (agreement.title, agreement.ending, agreement.renewed_as.title) == (
        "示例三方协议",
        "续签",
        "续签的协议",
    )
    assert "已续签为" in browser.get(agreement.get_absolute_url()).content.decode()
    assert browser.get(url).status_code == 403


def test_an_end_wants_a_reason(signed_in, secretary, today, agreement):
    browser, page = signed_in(secretary), agreement.get_absolute_url()
    assert post(browser, secretary, f"{page}end/", reason="", ended_on=today).status_code == 422
    post(browser, secretary, f"{page}end/", reason="学校调整专业", ended_on=today.isoformat())
    assert browser.get(page).context["state"].text == "已终止"


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("state=in_force", {"长期", "快到期"}),
        ("state=expiring", {"快到期"}),
        ("state=expired", {"过期"}),
        ("state=ended", {"终止"}),
        ("kind=bank", {"长期"}),
        ("q=甲厂", {"快到期"}),
        ("enterprise={firm}", {"快到期"}),
    ],
)
def test_the_list_is_narrowed(signed_in, secretary, today, firm, query, titles):
    early = {"by": secretary, "signed_on": date(2020, 1, 1), "starts_on": date(2020, 1, 1)}
    AgreementFactory(**early, title="长期", expires_on=None, kind="bank")
    soon = AgreementFactory(**early, title="快到期", expires_on=today + timedelta(days=5))
    soon.parties.create(role="enterprise", name="示例甲厂", enterprise=firm)
    AgreementFactory(**early, title="过期", expires_on=today - timedelta(days=1))
    AgreementFactory(**early, title="终止", ended_on=today, ending="停")
    rows = signed_in(secretary).get(f"{LIST}?{query.format(firm=firm.pk)}").context["rows"]
    assert {row.title for row in rows} == titles


def test_pages_ask_the_database_a_few_times_whatever_they_show(
    signed_in, secretary, agreement, django_assert_max_num_queries
):
    for number in range(4):
        AgreementFactory(by=secretary).parties.create(role="school", name=f"示例学校{number}")
        CohortFactory(by=secretary, agreement=agreement)
        agreement.parties.create(role="other", name=f"示例单位{number}")
    browser = signed_in(secretary)
    for url in (LIST, agreement.get_absolute_url()):
        browser.get(url)
        with django_assert_max_num_queries(MOST_QUERIES):
            browser.get(url)
