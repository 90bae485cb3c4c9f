"""What the public gets: three languages, no cookies, kept by caches, and never a missing page."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hengl_uf.places.models import Town
from outreach.actions import guide as actions
from outreach.models import GuideText, GuideTopic, ServiceCentre

HOMES = {"zh-Hans": "/guide/", "zh-Hant-HK": "/guide/zh-hant/", "en": "/guide/en/"}
pytestmark = pytest.mark.usefixtures("town")


def read(path, **headers):
    response = Client().get(path, headers=headers)
    return response, response.content.decode()


def every_page():
    slugs = GuideTopic.objects.values_list("slug", flat=True)
    return [
        f"{home}{page}"
        for home in HOMES.values()
        for page in ("", "centres/", *(f"topics/{slug}/" for slug in slugs))
    ]


def test_an_address_without_a_language_is_the_masters():
    assert reverse("guide:home") == "/guide/"
    assert reverse("guide:topic", args=["self-service"]) == "/guide/topics/self-service/"


@pytest.mark.parametrize(("lang", "path"), HOMES.items())
def test_a_page_says_which_language_it_is_in(lang, path):
    response, html = read(path)
    assert f'<html lang="{lang}">' in html
    assert response["Content-Language"] == lang


def test_every_page_leads_to_itself_in_each_language():
    for path in every_page():
        links = re.findall(
            r'<link rel="alternate" hreflang="([^"]+)" href="http://testserver([^"]+)"', read(path)[1]
        )
        assert [code for code, _url in links] == [*HOMES, "x-default"]
        assert {read(url)[0].status_code for _code, url in links} == {200}


def test_no_page_sets_a_cookie_or_depends_on_one(signed_in, officer):
    for browser in (Client(), signed_in(officer)):
        for path in every_page():
            response = browser.get(path)
            assert not response.cookies
            assert "Cookie" not in response.get("Vary", "")


def test_a_page_takes_two_queries(django_assert_max_num_queries):
    for path in every_page():
        with django_assert_max_num_queries(2):
            read(path)


def test_a_page_is_small():
    assert max(len(read(path)[0].content) for path in every_page()) < 20_000


def test_a_page_that_the_reader_has_is_not_sent_again():
    first, _html = read("/guide/")
    again, _html = read("/guide/", if_none_match=first["ETag"])
    assert again.status_code == 304
    assert first["Cache-Control"] == "public, max-age=60"
    assert first["Last-Modified"]


def test_a_changed_page_is_sent_again(officer):
    path = "/guide/topics/self-service/"
    first, _html = read(path)
    topic = GuideTopic.objects.get(slug="self-service")
    actions.verify_topic(topic=topic, by=officer, on=timezone.localdate(), at=timezone.now())
    again, html = read(path, if_none_match=first["ETag"])
    assert again.status_code == 200
    assert "最近核实" in html


def test_a_page_is_only_read():
    assert Client().post("/guide/").status_code == 405
    assert Client().head("/guide/").status_code == 200


def test_an_unknown_topic_is_missing_in_the_readers_language():
    response, html = read("/guide/en/topics/nothing/")
    assert response.status_code == 404
    assert "Page not found" in html
    assert 'href="/guide/en/"' in html


def test_without_a_translation_the_master_stands_there_with_a_quiet_line():
    GuideText.objects.filter(topic__slug="self-service", language="en").update(published=None)
    response, html = read("/guide/en/topics/self-service/")
    assert response.status_code == 200
    assert "not available in English yet" in html
    assert '<article lang="zh-Hans">' in html


def test_a_translation_that_is_behind_says_so(officer):
    topic = GuideTopic.objects.get(slug="self-service")
    change(topic, officer, "zh-hans", summary="改过的说明。")
    actions.publish_text(topic=topic, language="zh-hans", by=officer, at=timezone.now())
    assert "has been updated since" in read("/guide/en/topics/self-service/")[1]
    assert "改过的说明。" in read("/guide/topics/self-service/")[1]


def test_a_draft_is_not_shown(officer):
    change(GuideTopic.objects.get(slug="self-service"), officer, "zh-hans", summary="还没有发布的说明。")
    assert "还没有发布的说明" not in read("/guide/topics/self-service/")[1]


def test_a_topic_whose_master_is_not_out_is_nowhere():
    GuideText.objects.filter(topic__slug="self-service", language="zh-hans").update(published=None)
    assert read("/guide/en/topics/self-service/")[0].status_code == 404
    assert "self-service" not in read("/guide/en/")[1]


def test_facts_that_nobody_confirmed_are_marked():
    assert "核实中" in read("/guide/topics/residence-permit/")[1]
    assert "核實中" in read("/guide/zh-hant/topics/residence-permit/")[1]
    assert "Being checked" in read("/guide/en/topics/residence-permit/")[1]


def test_markup_in_words_is_shown_as_it_was_typed(officer):
    topic = GuideTopic.objects.get(slug="self-service")
    change(topic, officer, "zh-hans", notes="<script>alert(1)</script>", sources="坏链接 javascript:alert(1)")
    actions.publish_text(topic=topic, language="zh-hans", by=officer, at=timezone.now())
    html = read("/guide/topics/self-service/")[1]
    assert "<script" not in html
    assert 'href="javascript' not in html


def test_the_demo_town_says_that_it_is_one():
    Town.objects.update(is_demo=True)
    assert "请勿据此办事" in read("/guide/")[1]


def test_nothing_comes_from_elsewhere_and_no_script_runs():
    for path in every_page():
        html = read(path)[1]
        assert "<script" not in html
        assert " style=" not in html
        assert not re.search(r'(?:src|<link[^>]*rel="stylesheet"[^>]*href)="https?:', html)


def test_public_pages_carry_nothing_religious():
    for path in every_page():
        assert not re.search("宗教|信仰|寺|庙|廟|诞期|temple|religio", read(path)[1])


def change(topic, by, language, **words):
    text = GuideText.objects.get(topic=topic, language=language)
    said = {name: getattr(text, name) for name in actions.WORDS}
    return actions.change_topic(topic=topic, by=by, at=timezone.now(), texts={language: {**said, **words}})


def test_an_empty_centre_says_so_in_plain_words():
    html = read("/guide/centres/")[1]
    assert html.count("电话待公布") == 11
    assert "tel:" not in html
    assert "電話待公布" in read("/guide/zh-hant/centres/")[1]


def test_centres_stand_in_the_order_of_the_yearbook_under_their_own_names():
    names = re.findall(r"<h2>(\S+?)\s*<", read("/guide/zh-hant/centres/")[1])
    assert names == [
        "橫東村",
        "橫西村",
        "寶裕村",
        "六沙村",
        "五沙村",
        "三沙村",
        "新豐村",
        "貼邊村",
        "新茂村",
        "裕祥村",
        "西沖社區",
    ]
    assert "Sansha Village" in read("/guide/en/centres/")[1]
    assert "Xichong Community" in read("/guide/en/centres/")[1]


def test_a_real_number_can_be_dialled_and_a_sample_cannot(sansha):
    ServiceCentre.objects.filter(village=sansha).update(hotline="0760-8776 1234")
    assert '<a class="place-call" href="tel:+8676087761234">0760-8776 1234</a>' in read("/guide/centres/")[1]
    assert ">+86 760 8776 1234</a>" in read("/guide/en/centres/")[1]
    ServiceCentre.objects.filter(village=sansha).update(is_sample=True)
    html = read("/guide/zh-hant/centres/")[1]
    assert "tel:" not in html
    assert "樣本" in html


def test_an_address_is_never_converted_but_shown_as_written(sansha):
    ServiceCentre.objects.filter(village=sansha).update(address="三沙村里仁路1号")
    assert '<span lang="zh-Hans">三沙村里仁路1号</span>' in read("/guide/zh-hant/centres/")[1]
    ServiceCentre.objects.filter(village=sansha).update(address_hant="三沙村里仁路1號")
    assert "三沙村里仁路1號" in read("/guide/zh-hant/centres/")[1]
