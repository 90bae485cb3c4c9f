"""Pages of plates: the list, making, ending, the sheets; and what a scan opens for whom."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from religion.actions import plates
from religion.models import Plate
from tests.factories.religion_sites import SiteFactory

pytestmark = pytest.mark.django_db

NAME = "示例天后古庙"


@pytest.fixture
def site(officer, sansha):
    return SiteFactory(by=officer, village=sansha, name=NAME)


@pytest.fixture
def plate(officer, site):
    return plates.make_plate(site=site, by=officer, at=timezone.now(), place="正门右侧")


def scan(browser, token, **how):
    return browser.get(reverse("religion:scan", args=[token]), **how)


class TestScan:
    def test_strangers_learn_nothing(self, client, officer, plate, site):
        old = plate.token
        new = plates.replace_plate(plate=plate, reason="破损", by=officer, at=timezone.now()).token
        answers = {}
        for token in (old, new, "A" * 22):
            answer = scan(client, token)
            assert answer.status_code == 302
            assert answer["Location"] == f"/login/?next=/religion/q/{token}/"
            page = client.get(answer["Location"]).content.decode()
            assert NAME not in page
            answers[token] = (
                re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page).replace(token, ""),
                {name: value for name, value in answer.headers.items() if name != "Location"},
            )
        assert answers[old] == answers[new] == answers["A" * 22]

    @pytest.mark.parametrize("who", ["inspector", "clerk", "officer"])
    def test_it_opens_the_inspection_for_who_inspects(self, request, signed_in, plate, site, who):
        answer = scan(signed_in(request.getfixturevalue(who)), plate.token)
        assert answer.status_code == 302
        assert (
            answer["Location"]
            == f"{reverse('religion:inspection-start', args=[site.pk])}?plate={plate.token}"
        )

    def test_it_opens_the_site_for_who_only_reads(self, signed_in, leader, plate, site):
        answer = scan(signed_in(leader), plate.token)
        assert (answer.status_code, answer["Location"]) == (302, site.get_absolute_url())

    @pytest.mark.parametrize("who", ["secretary", "auditor", "administrator"])
    def test_roles_without_sites_are_refused_whatever_the_token(self, request, signed_in, plate, who):
        browser = signed_in(request.getfixturevalue(who))
        for token in (plate.token, "unknown"):
            answer = scan(browser, token)
            assert answer.status_code == 403
            assert NAME not in answer.content.decode()

    def test_another_village_and_an_unknown_token_look_the_same(self, signed_in, neighbour, plate):
        browser = signed_in(neighbour)
        known, unknown = scan(browser, plate.token), scan(browser, "B" * 22)
        assert known.status_code == unknown.status_code == 404
        assert NAME not in known.content.decode()

    def test_a_removed_site_is_not_known(self, signed_in, officer, plate, site):
        site.removed_at, site.removed_by, site.removed_reason = timezone.now(), officer, "示例"
        site.save()
        assert scan(signed_in(officer), plate.token).status_code == 404

    def test_a_closed_site_is_shown_with_the_reason(self, signed_in, inspector, plate, site):
        site.status, site.status_reason = "closed", "示例"
        site.save()
        answer = scan(signed_in(inspector), plate.token)
        assert (answer.status_code, answer["Location"]) == (302, site.get_absolute_url())

    def test_a_revoked_plate_says_so_and_what_replaced_it(self, signed_in, officer, inspector, plate):
        new = plates.replace_plate(plate=plate, reason="被雨淋坏", by=officer, at=timezone.now())
        answer = scan(signed_in(inspector), plate.token)
        page = answer.content.decode()
        assert answer.status_code == 410
        assert "被雨淋坏" in page
        assert f"已换成场所码 {new.code}" in page
        assert new.token not in page

    def test_a_revoked_plate_without_a_new_one_says_who_helps(self, signed_in, officer, clerk, plate):
        plates.revoke_plate(plate=plate, reason="丢失", by=officer, at=timezone.now())
        assert "请告诉统战办补做" in scan(signed_in(clerk), plate.token).content.decode()

    def test_a_revoked_plate_of_another_village_is_not_known(self, signed_in, officer, neighbour, plate):
        plates.revoke_plate(plate=plate, reason="丢失", by=officer, at=timezone.now())
        assert scan(signed_in(neighbour), plate.token).status_code == 404


class TestList:
    def test_it_shows_sites_with_and_without(self, signed_in, officer, sansha, plate):
        SiteFactory(by=officer, village=sansha, name="示例没有码的庙")
        browser = signed_in(officer)
        page = browser.get(reverse("religion:plate-list")).content.decode()
        assert "还没有" in page
        assert plate.code in page
        assert plate.token not in page
        without = browser.get(reverse("religion:plate-list"), {"state": "none"}).content.decode()
        assert "示例没有码的庙" in without
        assert NAME not in without
        live = browser.get(reverse("religion:plate-list"), {"state": "live"}).content.decode()
        assert NAME in live
        assert "示例没有码的庙" not in live

    def test_it_finds_by_number_and_tells_former_ones(self, signed_in, officer, sansha, plate):
        SiteFactory(by=officer, village=sansha, name="示例没有码的庙")
        plates.replace_plate(plate=plate, reason="破损", by=officer, at=timezone.now())
        for query in ({"q": plate.code}, {"state": "revoked"}, {"site": plate.site_id}, {"q": "tianhou"}):
            page = signed_in(officer).get(reverse("religion:plate-list"), query).content.decode()
            assert f"旧码 {plate.code}" in page, query
            assert "示例没有码的庙" not in page, query

    def test_a_village_sees_its_own_and_changes_nothing(self, signed_in, clerk, officer, liusha, plate):
        plates.make_plate(
            site=SiteFactory(by=officer, village=liusha, name="示例别村的庙"), by=officer, at=timezone.now()
        )
        page = signed_in(clerk).get(reverse("religion:plate-list")).content.decode()
        assert NAME in page
        assert "示例别村的庙" not in page
        assert reverse("religion:plate-revoke", args=[plate.pk]) not in page

    def test_rows_cost_no_queries(self, signed_in, officer, sansha, django_assert_max_num_queries):
        for number in range(8):
            one = plates.make_plate(
                site=SiteFactory(by=officer, village=sansha), by=officer, at=timezone.now()
            )
            if number % 2:
                plates.replace_plate(plate=one, reason="破损", by=officer, at=timezone.now())
        browser = signed_in(officer)
        browser.get(reverse("religion:plate-list"))
        with django_assert_max_num_queries(12):
            browser.get(reverse("religion:plate-list"))


class TestDeeds:
    def test_it_is_made_for_the_site_that_led_here(self, signed_in, officer, site):
        browser = signed_in(officer)
        page = browser.get(reverse("religion:plate-add"), {"site": site.pk}).content.decode()
        assert f'value="{site.pk}" selected' in page
        answer = browser.post(reverse("religion:plate-add"), {"site": site.pk, "place": " 侧门 "})
        assert answer.status_code == 302
        assert Plate.objects.get().place == "侧门"

    def test_a_second_one_is_refused_with_the_way_to_replace(self, signed_in, officer, plate, site):
        answer = signed_in(officer).post(reverse("religion:plate-add"), {"site": site.pk})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "已有使用中的场所码" in page
        assert reverse("religion:plate-replace", args=[plate.pk]) in page

    def test_all_missing_ones_lead_to_their_sheets(self, signed_in, officer, sansha, liusha, site):
        SiteFactory(by=officer, village=liusha)
        browser = signed_in(officer)
        assert "现在有 2 个场所没有场所码" in browser.get(reverse("religion:plate-make")).content.decode()
        answer = browser.post(reverse("religion:plate-make"), {"village": ""}, follow=True)
        assert answer.resolver_match.view_name == "religion:plate-print"
        assert "已制作 2 张场所码" in answer.content.decode()
        again = browser.post(reverse("religion:plate-make"), {"village": sansha.pk}, follow=True)
        assert "没有缺少场所码的场所" in again.content.decode()

    def test_it_is_replaced_and_revoked_over_the_pages(self, signed_in, officer, plate):
        browser = signed_in(officer)
        bare = browser.post(reverse("religion:plate-replace", args=[plate.pk]), {"reason": ""})
        assert bare.status_code == 422
        browser.post(reverse("religion:plate-replace", args=[plate.pk]), {"reason": "破损"})
        new = Plate.objects.live().get()
        browser.post(reverse("religion:plate-revoke", args=[new.pk]), {"reason": "丢失"})
        assert not Plate.objects.live().exists()
        assert browser.get(reverse("religion:plate-revoke", args=[new.pk])).status_code == 403

    def test_its_place_is_corrected(self, signed_in, officer, plate):
        signed_in(officer).post(
            reverse("religion:plate-edit", args=[plate.pk]), {"place": "侧门", "version": plate.version}
        )
        stale = signed_in(officer).post(
            reverse("religion:plate-edit", args=[plate.pk]), {"place": "后门", "version": plate.version}
        )
        assert stale.status_code == 409
        plate.refresh_from_db()
        assert plate.place == "侧门"


class TestSheets:
    def test_labels_fill_pages_of_24(self, signed_in, officer, sansha):
        for _number in range(25):
            SiteFactory(by=officer, village=sansha)
        plates.make_missing(by=officer, at=timezone.now())
        page = signed_in(officer).get(reverse("religion:plate-print")).content.decode()
        assert page.count('class="plate-sheet plate-sheet-label"') == 2
        assert page.count('class="qr"') == 25
        plates_page = signed_in(officer).get(reverse("religion:plate-print"), {"size": "plate"})
        assert plates_page.content.decode().count('class="plate-sheet plate-sheet-plate"') == 13

    def test_a_plate_shows_nothing_but_what_it_needs(self, signed_in, officer, plate, site):
        page = signed_in(officer).get(reverse("religion:plate-print"), {"site": site.pk}).content.decode()
        sticker = page.split('<div class="sticker">')[1].split("</section>")[0]
        words = re.sub(r"<[^>]*>", " ", sticker).split()
        assert words[-3:] == [NAME, "巡查专用，扫码后须登录", plate.code]
        assert len(words) == 4
        assert site.address not in sticker
        assert "style=" not in sticker
        assert plate.token not in page

    def test_they_are_narrowed_and_revoked_ones_left_out(self, signed_in, officer, liusha, plate):
        other = plates.make_plate(
            site=SiteFactory(by=officer, village=liusha), by=officer, at=timezone.now() - timedelta(days=9)
        )
        browser = signed_in(officer)
        for query, codes in (
            ({"village": liusha.pk}, [other.code]),
            ({"made_from": timezone.localdate().isoformat()}, [plate.code]),
            ({"village": "x", "size": "y", "made_from": "z"}, [plate.code, other.code]),
        ):
            page = browser.get(reverse("religion:plate-print"), query).content.decode()
            assert sorted(re.findall(r'sticker-code">(\d+)<', page)) == sorted(codes), query
        plates.revoke_plate(plate=plate, reason="丢失", by=officer, at=timezone.now())
        page = browser.get(reverse("religion:plate-print"), {"site": plate.site_id}).content.decode()
        assert "没有可以打印的场所码" in page

    def test_they_cost_no_query_a_plate(self, signed_in, officer, sansha, django_assert_max_num_queries):
        for _number in range(6):
            SiteFactory(by=officer, village=sansha)
        plates.make_missing(by=officer, at=timezone.now())
        browser = signed_in(officer)
        browser.get(reverse("religion:plate-print"))
        with django_assert_max_num_queries(12):
            browser.get(reverse("religion:plate-print"))

    def test_a_code_is_a_file_of_its_own(self, signed_in, officer, clerk, plate):
        address = reverse("religion:plate-svg", args=[plate.pk])
        answer = signed_in(officer).get(address)
        assert answer["Content-Type"] == "image/svg+xml"
        assert answer["Content-Disposition"] == f'attachment; filename="plate-{plate.code}.svg"'
        assert answer.content.startswith(b"<?xml")
        assert signed_in(clerk).get(address).status_code == 403
        plates.revoke_plate(plate=plate, reason="丢失", by=officer, at=timezone.now())
        assert signed_in(officer).get(address).status_code == 404
