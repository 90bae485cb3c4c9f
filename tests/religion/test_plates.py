"""QR plates: one live at a site, replaced and revoked with a reason, made for all that lack one."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from hengl_uf.audit.models import Entry
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from religion.actions import plates
from religion.actions.plates import NoReason, PlateLive
from religion.models import Plate, Site
from tests.factories.religion_sites import SiteFactory

pytestmark = pytest.mark.django_db


def made(by, site, **words):
    """A plate made now."""
    return plates.make_plate(site=site, by=by, at=timezone.now(), **words)


@pytest.fixture
def site(officer, sansha):
    return SiteFactory(by=officer, village=sansha)


def test_a_plate_says_nothing_of_its_site_and_is_told_there(officer, site):
    plate = made(officer, site, place="正门右侧")
    assert len(plate.token) >= 22
    assert site.name not in plate.token
    assert plate.code == f"{plate.pk:06d}"
    entry = Entry.objects.about(site).get()
    assert (entry.event, entry.note) == ("religion.plate.made", plate.code)


def test_a_second_plate_is_refused_while_one_is_live(officer, site):
    made(officer, site)
    with pytest.raises(PlateLive, match="已有使用中的场所码") as refusal:
        made(officer, site)
    assert refusal.value.field == "site"
    with pytest.raises(IntegrityError), transaction.atomic():
        Plate(site=site).stamp(by=officer, at=timezone.now()).save()


def test_a_closed_site_gets_no_plate(officer, sansha):
    closed = SiteFactory(by=officer, village=sansha, status="closed", status_reason="示例")
    with pytest.raises(NotYours, match="已停止开放"):
        made(officer, closed)


@pytest.mark.parametrize("who", ["clerk", "inspector", "leader", "neighbour", "secretary"])
def test_only_the_office_makes_and_ends_plates(request, officer, site, who):
    user = request.getfixturevalue(who)
    with pytest.raises(NotYours):
        made(user, site)
    with pytest.raises(NotYours):
        plates.make_missing(by=user, at=timezone.now())
    plate = made(officer, site)
    with pytest.raises(NotYours):
        plates.revoke_plate(plate=plate, reason="示例", by=user, at=timezone.now())
    with pytest.raises(NotYours):
        plates.replace_plate(plate=plate, reason="示例", by=user, at=timezone.now())


def test_a_new_plate_takes_the_place_of_the_old(officer, site):
    old = made(officer, site, place="正门右侧")
    new = plates.replace_plate(plate=old, reason="破损", by=officer, at=timezone.now())
    old.refresh_from_db()
    assert (old.is_live, old.revoked_by, old.revoked_reason) == (False, officer, "破损")
    assert new.is_live
    assert new.place == "正门右侧"
    assert new.token != old.token
    assert list(Plate.objects.live()) == [new]
    with pytest.raises(NotYours, match="已经停用"):
        plates.replace_plate(plate=old, reason="再来一次", by=officer, at=timezone.now())


def test_a_plate_is_revoked_with_a_reason_only(officer, site):
    plate = made(officer, site)
    with pytest.raises(NoReason) as refusal:
        plates.revoke_plate(plate=plate, reason=" ", by=officer, at=timezone.now())
    assert refusal.value.field == "reason"
    plates.revoke_plate(plate=plate, reason="丢失", by=officer, at=timezone.now())
    assert not Plate.objects.live().exists()
    assert made(officer, site).is_live


def test_what_somebody_changed_meanwhile_is_not_overwritten(officer, site):
    plate = made(officer, site)
    plates.move_plate(plate=plate, place="侧门", by=officer, at=timezone.now(), version=plate.version)
    with pytest.raises(StaleEdit):
        plates.move_plate(plate=plate, place="", by=officer, at=timezone.now(), version=plate.version)


def test_those_that_are_missing_are_made_at_once(officer, sansha, liusha):
    now = timezone.now()
    for village in (sansha, liusha, liusha):
        SiteFactory(by=officer, village=village)
    SiteFactory(by=officer, village=sansha, status="closed", status_reason="示例")
    SiteFactory(by=officer, village=sansha, removed_at=now, removed_by=officer, removed_reason="示例")
    assert len(plates.make_missing(by=officer, at=now, village=liusha)) == 2
    assert len(plates.make_missing(by=officer, at=now + timedelta(seconds=1))) == 1
    assert plates.make_missing(by=officer, at=now) == []
    assert Plate.objects.live().count() == 3


@pytest.mark.django_db(transaction=True)
def test_two_people_who_make_them_at_once_make_each_once(officer, other_officer, sansha):
    for _number in range(6):
        SiteFactory(by=officer, village=sansha)
    failures = []

    def make(by):
        try:
            plates.make_missing(by=by, at=timezone.now())
        except Exception as error:  # noqa: BLE001  (told below)
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=make, args=(by,)) for by in (officer, other_officer) * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert Plate.objects.live().count() == Site.objects.count() == 6
