"""What nobody types by accident: forged values get a sentence or nothing, never a crash."""

import pytest

from tests.outreach.test_visit_add import URL, filled  # noqa: F401  (the fixture)

HUGE = "9" * 30
FORGED = [
    {"needs-TOTAL_FORMS": "abc"},
    {"needs-TOTAL_FORMS": "99999"},
    {"contact": "abc"},
    {"contact": HUGE},
    {"contact": "-1"},
    {"staff": HUGE},
    {"village": "x"},
    {"purpose": "hack"},
    {"companions": ["x", HUGE]},
    {"visited_on": "0001-01-01"},
    {"visited_on": "99999-01-01"},
    {"summary": "a\x00b"},
    {"summary": "长" * 3000},
    {"enterprise": "1; drop table"},
    {"form_token": "forged"},
    {"version": "zz"},
    {"needs-0-category": "x", "needs-0-text": "诉求"},
    {"new_region": "mars", "new_name": "陈生"},
]
ADDRESSES = [
    f"{URL}?contact=abc",
    f"{URL}?contact={HUGE}",
    f"{URL}?enterprise=%00",
    "/?village=abc&period=zzz",
    f"/?village={HUGE}",
    "/search/?q=%00",
    f"/search/?q={'a' * 5000}",
    f"/outreach/contact/?q=%00&village={HUGE}",
    "/outreach/contact/options/?q=%00",
    "/enterprises/enterprise/options/?q=%00",
    f"/outreach/case/?handler={HUGE}",
    "/outreach/case/?q=%27%22%3C",
    "/outreach/visit/?visited_from=0001-01-01&visited_to=9999-12-31",
]


@pytest.mark.parametrize("forged", FORGED, ids=str)
def test_a_forged_form_is_saved_or_refused(signed_in, clerk, filled, forged):  # noqa: F811
    assert signed_in(clerk).post(URL, filled(**forged)).status_code in (302, 422)


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address[:50])
def test_a_forged_address_shows_a_page(signed_in, clerk, address):
    assert signed_in(clerk).get(address).status_code == 200


@pytest.mark.parametrize("given", ["²", "-1", "9" * 40, "1e3", "<b>"])
def test_a_forged_contact_in_the_address_is_no_contact(given, signed_in, clerk):
    assert signed_in(clerk).get("/outreach/visit/add/", {"contact": given}).status_code == 200
    posted = {"contact": given, "contact_text": "", "form_token": ""}
    assert signed_in(clerk).post("/outreach/visit/add/", posted).status_code == 422


@pytest.mark.parametrize("token", ["\x00a", "x" * 5000, "²", ""])
def test_a_forged_token_of_an_invalid_form_is_no_crash(token, signed_in, clerk):
    assert signed_in(clerk).post("/outreach/visit/add/", {"form_token": token}).status_code == 422
