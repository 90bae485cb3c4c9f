"""The posts of Party organisations and who holds them."""

from datetime import UTC, date, datetime

import pytest

from chamber.actions import party_posts
from chamber.models import PartyPost, PartyTerm
from hengl_uf.web.last_word import NotYours
from tests.factories.chamber_party import PartyOrganisationFactory, PartyPostFactory, PartyTermFactory

AT = datetime(2026, 3, 5, 2, tzinfo=UTC)
TODAY = date(2026, 3, 5)


@pytest.fixture
def branch(secretary):
    return PartyOrganisationFactory(by=secretary)


@pytest.fixture
def post(secretary, branch):
    return PartyPostFactory(by=secretary, organisation=branch)


def begin(post, by, name, starts_on=TODAY, ends_on=None):
    return party_posts.begin_term(
        post=post, by=by, at=AT, holder_name=name, starts_on=starts_on, ends_on=ends_on
    )


def test_a_post_has_a_title_of_its_own_in_its_organisation(secretary, branch, post):
    with pytest.raises(party_posts.TitleTaken, match="书记") as refusal:
        party_posts.add_post(organisation=branch, by=secretary, at=AT, title="书记")
    assert refusal.value.field == "title"
    other = PartyOrganisationFactory(by=secretary)
    assert party_posts.add_post(organisation=other, by=secretary, at=AT, title="书记").pk


def test_a_post_of_one_seat_has_one_holder_whom_the_refusal_names(secretary, post):
    term = begin(post, secretary, "李示例", date(2024, 1, 1), date(2026, 12, 31))
    with pytest.raises(party_posts.OfficeFull, match="李示例"):
        begin(post, secretary, "陈示例")
    party_posts.end_term(term=term, by=secretary, at=AT, last_on=date(2026, 3, 4), reason="调动")
    assert begin(post, secretary, "陈示例").place == term.place


def test_a_corrected_end_takes_back_the_early_leaving(secretary, post):
    term = begin(post, secretary, "李示例", date(2024, 1, 1), date(2026, 12, 31))
    party_posts.end_term(term=term, by=secretary, at=AT, last_on=TODAY, reason="登记错了")
    term = party_posts.change_term(term=term, by=secretary, at=AT, ends_on=date(2026, 12, 31))
    assert term.ended_reason == ""


def test_seats_are_not_lowered_below_the_holders(secretary, post):
    party_posts.change_post(post=post, by=secretary, at=AT, seats=2)
    begin(post, secretary, "李示例")
    begin(post, secretary, "陈示例")
    with pytest.raises(party_posts.SeatsHeld):
        party_posts.change_post(post=post, by=secretary, at=AT, seats=1)


def test_only_the_secretariat_notes_who_holds_a_post(officer, post):
    with pytest.raises(NotYours):
        begin(post, officer, "李示例")


def test_vacancies_and_ends_of_terms_are_told_of_posts_too(secretary, officer, post):
    assert list(PartyPost.objects.visible_to(officer).vacant(TODAY)) == [post]
    term = PartyTermFactory(by=secretary, office=post, ends_on=date(2026, 4, 1))
    assert not PartyPost.objects.vacant(TODAY)
    assert list(PartyTerm.objects.ending(TODAY, date(2026, 4, 1))) == [term]


def test_who_holds_a_post_is_shown_with_the_days_and_past_terms(signed_in, secretary, branch, post):
    PartyTermFactory(by=secretary, office=post, holder_name="李示例", ends_on=date(2025, 12, 31))
    PartyTermFactory(by=secretary, office=post, holder_name="陈示例", starts_on=date(2026, 1, 1))
    page = signed_in(secretary).get(branch.get_absolute_url()).content.decode()
    assert "往届任期" in page
    assert "书记 李示例" in page
    assert "陈示例" in page


def test_a_term_begins_today_and_ends_with_the_organisations(signed_in, secretary, post):
    page = signed_in(secretary).get(f"/chamber/post/{post.pk}/term/")
    assert page.status_code == 200
    assert "autofocus" in page.content.decode()
    browser = signed_in(secretary)
    answer = browser.post(
        f"/chamber/post/{post.pk}/term/",
        {"holder_name": "李示例", "starts_on": "2026-03-05", "ends_on": "2026-03-04"},
    )
    assert answer.status_code == 422
    assert "不能早于任期开始" in answer.content.decode()
    browser.post(f"/chamber/post/{post.pk}/term/", {"holder_name": "李示例", "starts_on": "2026-03-05"})
    assert PartyTerm.objects.get().holder_name == "李示例"
