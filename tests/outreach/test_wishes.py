"""The pages of wishes: published in one press, claimed by one, fulfilled with proof."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hengl_uf.access import held
from outreach.actions import wishes as actions
from outreach.models import Wish
from tests.factories import ActivityFactory, AssociationFactory, WishFactory
from tests.hengl_uf.attachments.made_files import photo, upload
from tests.outreach.test_lists import MOST_QUERIES

AT = timezone.now()


@pytest.fixture(autouse=True)
def files(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def wish(clerk, sansha):
    return WishFactory(by=clerk, village=sansha)


def posted(user, village, **changes):
    return {
        "form_token": held.new_token(user),
        "title": "一张书桌",
        "wished_for": "child",
        "village": village.pk,
        "staff": user.pk,
        **changes,
    }


@pytest.mark.parametrize(("publish", "status"), [({"publish": "on"}, "published"), ({}, "draft")])
def test_one_press_saves_and_publishes_or_keeps_a_draft(signed_in, clerk, sansha, publish, status):
    signed_in(clerk).post("/outreach/wish/add/", posted(clerk, sansha, **publish))
    assert Wish.objects.get().status == status


def test_several_wishes_are_written_down_in_a_row(signed_in, clerk, sansha):
    data = posted(clerk, sansha, publish="on", _again="1")
    response = signed_in(clerk).post("/outreach/wish/add/", data, follow=True)
    form = response.context["form"]
    assert (form["wished_for"].value(), form["publish"].value(), form["title"].value()) == (
        "child",
        True,
        None,
    )


def test_a_claim_names_the_association(signed_in, clerk, officer, wish):
    townsmen = AssociationFactory(by=officer, name="示例同乡会")
    data = {"form_token": held.new_token(clerk), "association": townsmen.pk, "association_text": "示例同乡会"}
    signed_in(clerk).post(f"/outreach/wish/{wish.pk}/claim/", data)
    wish.refresh_from_db()
    assert wish.claimed_association == townsmen


@pytest.mark.parametrize("typed", [{}, {"association_text": "示例同乡会", "volunteer": "热心街坊"}])
def test_none_or_two_claimants_are_refused_beside_a_field(signed_in, clerk, officer, wish, typed):
    AssociationFactory(by=officer, name="示例同乡会")
    response = signed_in(clerk).post(f"/outreach/wish/{wish.pk}/claim/", typed)
    assert response.status_code == 422
    assert Wish.objects.get().status == "published"


def test_who_comes_to_a_claimed_wish_reads_who_was_quicker(signed_in, clerk, officer, wish):
    actions.claim_wish(wish=wish, by=clerk, at=AT, volunteer="热心街坊")
    response = signed_in(officer).post(f"/outreach/wish/{wish.pk}/claim/", {"volunteer": "第二位"})
    assert response.status_code == 403
    assert "这个心愿已由热心街坊认领。" in response.content.decode()


def fulfil(browser, user, wish, **files):
    data = {"form_token": held.new_token(user), "fulfilled_on": "2026-04-01", "note": "已送到"}
    return browser.post(f"/outreach/wish/{wish.pk}/fulfil/", data | files)


def test_without_a_file_it_is_not_fulfilled(signed_in, clerk, wish):
    actions.claim_wish(wish=wish, by=clerk, at=AT, volunteer="热心街坊")
    response = fulfil(signed_in(clerk), clerk, wish)
    assert (response.status_code, "proof" in response.context["form"].errors) == (422, True)


def test_with_its_proof_it_is(signed_in, clerk, wish):
    actions.claim_wish(wish=wish, by=clerk, at=AT, volunteer="热心街坊")
    fulfil(signed_in(clerk), clerk, wish, proof=upload(photo(), "书桌.jpg"))
    page = signed_in(clerk).get(wish.get_absolute_url()).content.decode()
    assert "书桌.jpg" in page
    assert "登记致谢" in page


def test_the_form_of_a_claimed_wish_offers_its_explanation_alone(signed_in, clerk, wish):
    actions.claim_wish(wish=wish, by=clerk, at=AT, volunteer="热心街坊")
    form = signed_in(clerk).get(f"/outreach/wish/{wish.pk}/edit/").context["form"]
    assert list(form.fields) == ["detail"]


def test_the_draft_is_published_by_a_press(signed_in, clerk, sansha):
    draft = WishFactory(by=clerk, village=sansha, status="draft", published_on=None)
    signed_in(clerk).post(f"/outreach/wish/{draft.pk}/publish/")
    assert Wish.objects.get().status == "published"


def test_a_claimant_of_another_village_is_named_without_a_link(signed_in, clerk, officer, wish, liusha):
    theirs = AssociationFactory(by=officer, name="示例同乡会", village=liusha)
    actions.claim_wish(wish=wish, by=clerk, at=AT, association=theirs)
    page = signed_in(clerk).get(wish.get_absolute_url()).content.decode()
    assert ("示例同乡会" in page, theirs.get_absolute_url() in page) == (True, False)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=published", 1),
        ("state=done", 1),
        ("wished_for=elderly", 2),
        ("q=书桌", 2),
        ("fulfilled_from=2026-04-01&fulfilled_to=2026-04-30", 1),
        ("activity={activity}", 1),
    ],
)
def test_filters_find(signed_in, clerk, sansha, wish, query, found):
    activity = ActivityFactory(by=clerk, village=sansha)
    done = WishFactory(by=clerk, village=sansha, activity=activity)
    actions.claim_wish(wish=done, by=clerk, at=AT, volunteer="热心街坊")
    proof = [upload(photo(), "书桌.jpg")]
    actions.fulfil_wish(wish=done, by=clerk, at=AT, on=date(2026, 4, 1), note="", uploads=proof)
    url = f"/outreach/wish/?{query.format(activity=activity.pk)}"
    assert signed_in(clerk).get(url).context["total"].count == found


@pytest.mark.parametrize("page", ["/outreach/wish/", "{one}", "{one}edit/"])
def test_a_page_asks_the_database_a_few_times(signed_in, clerk, sansha, wish, page):
    [WishFactory(by=clerk, village=sansha) for _ in range(10)]
    browser, url = signed_in(clerk), page.format(one=wish.get_absolute_url())
    browser.get(url)
    with CaptureQueriesContext(connection) as queries:
        browser.get(url)
    assert len(queries) <= MOST_QUERIES, [query["sql"][:150] for query in queries]
