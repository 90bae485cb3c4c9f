"""Wishes: added, published, claimed by one, released, fulfilled with proof, thanked."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from hengl_uf.attachments.models import Attachment
from hengl_uf.audit.models import Entry
from hengl_uf.web.last_word import NotYours
from outreach.actions import wishes as actions
from outreach.models import Wish
from tests.factories import AssociationFactory, WishFactory
from tests.hengl_uf.attachments.made_files import photo, upload
from tests.outreach.together import at_once

AT = timezone.now()


@pytest.fixture(autouse=True)
def files(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def wish(clerk, sansha):
    return WishFactory(by=clerk, village=sansha)


@pytest.fixture
def claimed(wish, clerk):
    return actions.claim_wish(wish=wish, by=clerk, at=AT, volunteer="热心街坊")


def fulfil(wish, by, **changes):
    words = {"on": date(2026, 4, 1), "note": "已送到", "uploads": [upload(photo(), "书桌.jpg")]}
    return actions.fulfil_wish(wish=wish, by=by, at=AT, **words | changes)


def test_a_wish_gets_its_number_and_is_published_in_one_step(clerk, sansha):
    wish = actions.add_wish(by=clerk, at=AT, publish=True, title="一张书桌", village=sansha, staff=clerk)
    assert wish.number == f"XY-{timezone.localdate().year}-0001"
    assert (wish.status, wish.published_on) == ("published", timezone.localdate())


def test_a_draft_waits_for_nobody(clerk, sansha):
    draft = actions.add_wish(by=clerk, at=AT, title="一张书桌", village=sansha, staff=clerk)
    with pytest.raises(actions.ClaimedAlready, match="发布后才能认领"):
        actions.claim_wish(wish=draft, by=clerk, at=AT, volunteer="热心街坊")


def test_a_wish_is_claimed_by_just_one(wish, clerk, officer):
    townsmen = AssociationFactory(by=officer)
    for who in ({}, {"association": townsmen, "volunteer": "热心街坊"}):
        with pytest.raises(actions.ClaimedByOne):
            actions.claim_wish(wish=wish, by=clerk, at=AT, **who)


def test_who_comes_second_learns_who_was_quicker(claimed, officer):
    with pytest.raises(actions.ClaimedAlready, match="已由热心街坊认领"):
        actions.claim_wish(wish=claimed, by=officer, at=AT, volunteer="第二位")


@pytest.mark.django_db(transaction=True)
def test_of_two_claims_in_the_same_second_one_wins_and_the_other_is_told_who(clerk, officer, sansha):
    wish = WishFactory(by=clerk, village=sansha)
    names = {clerk: "示例同乡会青年队", officer: "热心街坊"}
    results = at_once(
        *(
            lambda by=by, name=name: actions.claim_wish(wish=wish, by=by, at=AT, volunteer=name)
            for by, name in names.items()
        )
    )
    wish.refresh_from_db()
    [refusal] = [one for one in results if isinstance(one, actions.ClaimedAlready)]
    assert str(refusal) == f"这个心愿已由{wish.claimed_volunteer}认领。"
    assert Entry.objects.about(wish).filter(event="outreach.wish.claimed").count() == 1


def test_a_released_wish_waits_again_and_history_says_who_gave_it_back_and_why(claimed, clerk):
    actions.release_wish(wish=claimed, by=clerk, at=AT, reason="搬去外地")
    claimed.refresh_from_db()
    assert (claimed.status, claimed.claimant) == ("published", "")
    assert Entry.objects.about(claimed).first().note == "热心街坊退回：搬去外地"


def test_without_proof_it_is_not_fulfilled(claimed, clerk):
    with pytest.raises(actions.NoProof) as refusal:
        fulfil(claimed, clerk, uploads=[])
    assert refusal.value.field == "proof"


def test_the_proof_lies_with_the_fulfilled_wish(claimed, clerk):
    done = fulfil(claimed, clerk)
    assert (done.status, Attachment.objects.about(done).get().position) == ("fulfilled", "proof")


def test_it_is_not_fulfilled_tomorrow(claimed, clerk):
    with pytest.raises(actions.FulfilledLater):
        fulfil(claimed, clerk, on=timezone.localdate() + timedelta(days=1))


def test_thanks_are_said_once_after_it_was_fulfilled(claimed, clerk):
    with pytest.raises(NotYours):
        actions.thank_wish(wish=claimed, by=clerk, at=AT, thanks="送锦旗")
    thanked = actions.thank_wish(wish=fulfil(claimed, clerk), by=clerk, at=AT, thanks="送锦旗")
    assert (thanked.status, thanked.thanks) == ("thanked", "送锦旗")


def test_once_claimed_only_the_explanation_may_grow(claimed, clerk):
    actions.change_wish(wish=claimed, by=clerk, at=AT, detail="高 75 厘米")
    with pytest.raises(actions.OnlyDetail):
        actions.change_wish(wish=claimed, by=clerk, at=AT, title="一台电脑")


def test_a_claimed_wish_is_not_removed(claimed, clerk):
    with pytest.raises(NotYours, match="已由热心街坊认领"):
        actions.remove_wish(wish=claimed, by=clerk, at=AT, reason="登记错了")


def test_the_database_refuses_two_claimants(claimed, officer):
    with pytest.raises(IntegrityError), transaction.atomic():
        Wish.objects.filter(pk=claimed.pk).update(claimed_association=AssociationFactory(by=officer))
