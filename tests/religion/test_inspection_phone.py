"""The pages of the phone: at the gate, tap by tap, photos, and the end; with a script and without."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from hengl_uf.attachments.models import Attachment
from religion.actions import inspections
from religion.models import Inspection, Plate
from tests.factories.religion_inspections import answered, begun, finished
from tests.factories.religion_sites import SiteFactory, checklist
from tests.hengl_uf.attachments.made_files import photo, upload


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Photos of tests lie in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def lists(sansha):
    return checklist(number=99, since=timezone.localdate() - timedelta(days=30))


@pytest.fixture
def site(clerk, sansha, lists):
    return SiteFactory(by=clerk, village=sansha, name="示例北帝庙", lat="22.540000", lng="113.210000")


@pytest.fixture
def phone(signed_in, inspector):
    return signed_in(inspector)


@pytest.fixture
def half(site, inspector):
    return begun(site=site, by=inspector)


def gate(site, **query):
    return reverse("religion:inspection-start", args=[site.pk], query=query)


def to(verb, inspection):
    return reverse(f"religion:inspection-{verb}", args=[inspection.pk])


def typed(inspection, result="pass", **more):
    """The whole form, every item with the same result."""
    return {f"result-{item.pk}": result for item in inspections.items_of(inspection)} | more


def start(phone, site, lists, **more):
    return phone.post(gate(site), {"checklists": [lists.pk], "purpose": "routine", **more})


# --- at the gate ------------------------------------------------------------------------------------------


def test_the_gate_shows_what_is_open_and_what_is_checked(phone, site, inspector, lists, officer):
    finished(site=site, by=officer, failing=("A1",))
    page = phone.get(gate(site)).content.decode()
    for words in (
        "示例北帝庙",
        "消防安全",
        "3 项",
        "示例检查项目1",
        "开始巡查",
        "上次巡查",
        'data-lat="22.540000"',
    ):
        assert words in page, words


def test_one_tap_begins(phone, site, lists):
    answer = start(phone, site, lists, distance="85")
    inspection = Inspection.objects.get()
    assert answer.url == to("answer", inspection)
    assert (inspection.distance, inspection.arrival) == (85, "picked")


@pytest.mark.parametrize("distance", ["", "-5", "85.5", "22.54,113.2", "9" * 12, "八十"])
def test_a_distance_that_is_none_stops_nobody(phone, site, lists, distance):
    start(phone, site, lists, distance=distance)
    assert Inspection.objects.get().distance is None


def test_the_live_plate_of_the_site_marks_the_arrival(phone, site, clerk, lists):
    plate = Plate(site=site).stamp(by=clerk, at=timezone.now())
    plate.save()
    assert plate.token in phone.get(gate(site, plate=plate.token)).content.decode()
    start(phone, site, lists, plate=plate.token)
    assert Inspection.objects.get().arrival == "plate"


def test_a_revoked_or_foreign_plate_does_not(phone, site, clerk, sansha, lists):
    other = Plate(site=SiteFactory(by=clerk, village=sansha)).stamp(by=clerk, at=timezone.now())
    other.save()
    start(phone, site, lists, plate=other.token)
    assert Inspection.objects.get().arrival == "picked"


def test_who_began_today_goes_on(phone, site, half):
    assert phone.get(gate(site)).url == to("answer", half)
    assert start(phone, site, half.checklists.get()).url == to("answer", half)
    assert Inspection.objects.count() == 1


def test_an_older_one_is_offered_not_opened(phone, site, inspector):
    half = begun(site=site, by=inspector, inspected_on=timezone.localdate() - timedelta(days=3))
    page = phone.get(gate(site)).content.decode()
    assert to("answer", half) in page
    assert to("remove", half) in page
    assert "开始巡查</button>" not in page


def test_without_a_list_nothing_begins(phone, site, lists):
    answer = phone.post(gate(site), {"purpose": "routine"})
    assert (answer.status_code, "至少选一张" in answer.content.decode()) == (422, True)


def test_a_closed_site_says_why(phone, site):
    site.__class__.objects.filter(pk=site.pk).update(status="closed", status_reason="停用")
    answer = phone.get(gate(site))
    assert (answer.status_code, "停止开放" in answer.content.decode()) == (403, True)


# --- tap by tap -------------------------------------------------------------------------------------------


def test_a_tap_is_saved_at_once(phone, half, lists):
    first, second, _third = lists.items.all()
    answer = phone.post(to("save-answer", half), {f"result-{first.pk}": "pass"})
    assert answer.json() == {"done": 1, "total": 3}
    answer = phone.post(
        to("save-answer", half),
        {f"result-{second.pk}": "fail", f"note-{second.pk}": " 电线 老化 ", "remark": "下雨"},
    )
    assert answer.json() == {"done": 2, "total": 3}
    half.refresh_from_db()
    assert (half.answers.get(item=second).note, half.remark) == ("电线 老化", "下雨")


def test_a_note_alone_keeps_the_result(phone, half, lists):
    item = lists.items.first()
    phone.post(to("save-answer", half), {f"result-{item.pk}": "fail"})
    phone.post(to("save-answer", half), {f"note-{item.pk}": "过期"})
    assert [(one.result, one.note) for one in half.answers.all()] == [("fail", "过期")]


def test_nonsense_is_refused_in_words(phone, half, lists):
    item = lists.items.first()
    answer = phone.post(to("save-answer", half), {f"result-{item.pk}": "perfect"})
    assert (answer.status_code, bool(answer.json()["error"]), half.answers.count()) == (422, True, 0)
    answer = phone.post(to("save-answer", half), {f"result-{item.pk}": "fail", f"note-{item.pk}": "长" * 201})
    assert (answer.status_code, half.answers.count()) == (422, 0)


def test_a_tap_after_the_end_is_told(phone, site, inspector, lists):
    done = finished(site=site, by=inspector)
    answer = phone.post(to("save-answer", done), {f"result-{lists.items.first().pk}": "fail"})
    assert (answer.status_code, answer.json()["url"]) == (403, done.get_absolute_url())
    assert "已经完成" in answer.json()["error"]


def test_a_photo_comes_at_once_and_only_once(phone, half, lists):
    item, picture = lists.items.first(), photo()
    for _time in range(2):
        answer = phone.post(to("photo", half), {"item": item.pk, "photo": upload(picture, "a.jpg")})
        assert answer.status_code == 201
    kept = Attachment.objects.about(half).get()
    assert (answer.json()["url"], kept.position) == (kept.get_absolute_url(), f"item-{item.pk}")


def test_what_is_no_photo_is_told(phone, half, lists):
    item = lists.items.first()
    for file in (upload("文字".encode(), "a.txt"), upload(b"MZ\x00\x01", "a.exe")):
        answer = phone.post(to("photo", half), {"item": item.pk, "photo": file})
        assert (answer.status_code, bool(answer.json()["error"])) == (422, True)
    foreign = checklist("building", number=99).items.first()
    answer = phone.post(to("photo", half), {"item": foreign.pk, "photo": upload(photo())})
    assert answer.status_code == 422
    assert Attachment.objects.about(half).count() == 0


# --- the whole page, and the end --------------------------------------------------------------------------


def test_the_page_shows_items_groups_and_how_far_it_is(phone, half, inspector, lists):
    answered(half, by=inspector, failing=("A2",), leaving=("A3",), note="灭火器过期")
    page = phone.get(to("answer", half)).content.decode()
    for words in ("示例检查项目3", "重点项", "灭火器过期", "<progress", "/3</span>", 'capture="environment"'):
        assert words in page, words


def test_without_a_script_the_whole_page_is_saved(phone, half, lists):
    first = lists.items.first()
    answer = phone.post(
        to("answer", half),
        {f"result-{first.pk}": "fail", f"note-{first.pk}": "过期", f"photo-{first.pk}": upload(photo())},
    )
    assert answer.url == half.get_absolute_url()
    assert (half.answers.get().note, Attachment.objects.about(half).count()) == ("过期", 1)
    assert not Inspection.objects.get().is_finished


def test_a_bad_photo_is_told_beside_its_item_and_the_rest_kept_typed(phone, half, lists):
    first = lists.items.first()
    answer = phone.post(
        to("answer", half),
        {f"result-{first.pk}": "pass", f"photo-{first.pk}": upload("文字".encode(), "说明.txt")},
    )
    page = answer.content.decode()
    assert (answer.status_code, "不是照片" in page) == (422, True)
    assert f'id="result-{first.pk}-pass" checked' in page


def test_an_end_that_comes_too_early_keeps_what_was_answered(phone, half, lists):
    first, second, third = lists.items.all()
    answer = phone.post(to("finish", half), {f"result-{first.pk}": "pass"})
    page = answer.content.decode()
    assert (answer.status_code, half.answers.count()) == (422, 1)
    assert "还有 2 项没有检查" in page
    assert f'<a href="#item-{second.pk}">A2</a><a href="#item-{third.pk}">A3</a>' in page


def test_what_failed_without_words_is_asked_for(phone, half, lists):
    answer = phone.post(to("finish", half), typed(half, "fail"))
    assert (answer.status_code, "没有写明情况" in answer.content.decode()) == (422, True)


def test_the_end_leads_to_what_was_found(phone, half, lists):
    first = lists.items.first()
    answer = phone.post(
        to("finish", half), typed(half, **{f"result-{first.pk}": "fail", f"note-{first.pk}": "过期"})
    )
    assert answer.url == half.get_absolute_url()
    page = phone.get(answer.url).content.decode()
    for words in ("过期", "补充整改要求", "重大隐患", "下次应查", "1 项不合格"):
        assert words in page, words


def test_a_second_end_leads_to_the_same_page(phone, half, lists):
    for _time in range(2):
        assert phone.post(to("finish", half), typed(half)).url == half.get_absolute_url()
    assert phone.get(to("finish", half)).url == half.get_absolute_url()
    assert phone.get(to("answer", half)).url == half.get_absolute_url()


def test_a_new_version_is_told_and_the_old_one_asked(phone, half, lists):
    newer = checklist(number=100, items=5, since=timezone.localdate())
    page = phone.get(to("answer", half)).content.decode()
    assert f"“{newer.title}”已有新版本" in page
    assert "示例检查项目4" not in page


def test_the_page_costs_few_queries(phone, half, inspector, lists, django_assert_max_num_queries):
    answered(half, by=inspector)
    phone.get(to("answer", half))
    with django_assert_max_num_queries(12):
        phone.get(to("answer", half))
    with django_assert_max_num_queries(26):
        phone.post(to("save-answer", half), {f"result-{lists.items.first().pk}": "na"})


def test_the_sign_in_that_ran_out_loses_nothing(client, phone, half, inspector, lists):
    page = phone.get(to("answer", half)).content.decode()
    token = page.split('name="form_token" value="')[1].split('"')[0]
    client.post(to("finish", half), typed(half, form_token=token))
    client.force_login(inspector, backend="hengl_uf.access.backend.AccountBackend")
    page = client.get(to("finish", half)).content.decode()
    assert page.count('-pass" checked') == lists.items.count()
