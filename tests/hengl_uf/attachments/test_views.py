"""A file is handed out to who may see its record, in a way that no browser mistakes for a page."""

import pytest
from django.urls import reverse

from hengl_uf.attachments import store
from hengl_uf.attachments.actions import attach, remove
from hengl_uf.attachments.models import Attachment
from hengl_uf.audit.models import Entry
from tests.hengl_uf.attachments.made_files import PDF, office, upload

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.hengl_uf.attachments.routes")]


def fetch(browser, address, **options):
    """The response, read to its end; `body` is what came."""
    response = browser.get(address, **options)
    response.body = b"".join(response.streaming_content) if response.streaming else response.content
    return response


def addresses(attachment) -> list[str]:
    return [attachment.get_absolute_url(), attachment.thumbnail_url, attachment.remove_url]


def test_file_and_thumbnail_are_handed_out(picture, clerk, signed_in):
    browser = signed_in(clerk)
    assert fetch(browser, picture.get_absolute_url()).body == store.content_path(picture.sha256).read_bytes()
    assert fetch(browser, picture.thumbnail_url).body == store.thumbnail_path(picture.sha256).read_bytes()


def test_leader_looks_and_changes_nothing(picture, leader, signed_in):
    file, thumb, away = [fetch(signed_in(leader), address).status_code for address in addresses(picture)]
    assert (file, thumb, away) == (200, 200, 403)
    assert signed_in(leader).post(picture.remove_url, {"reason": "拍错了"}).status_code == 403


@pytest.mark.parametrize("person", ["neighbour", "auditor"])
def test_who_may_not_see_the_record_finds_no_file(picture, person, signed_in, request):
    browser = signed_in(request.getfixturevalue(person))
    assert {fetch(browser, address).status_code for address in addresses(picture)} == {404}
    assert browser.post(picture.remove_url, {"reason": "拍错了"}).status_code == 404


def test_stranger_is_sent_to_the_sign_in(picture, client):
    assert {client.get(address).status_code for address in addresses(picture)} == {302}


def test_file_moves_with_its_record(picture, factory, liusha, clerk, neighbour, signed_in):
    factory.village = liusha
    factory.save()
    assert fetch(signed_in(clerk), picture.get_absolute_url()).status_code == 404
    assert fetch(signed_in(neighbour), picture.get_absolute_url()).status_code == 200


def test_removed_file_is_gone(picture, clerk, at, signed_in):
    remove(attachment=picture, reason="拍错了", by=clerk, at=at)
    assert {fetch(signed_in(clerk), address).status_code for address in addresses(picture)} == {404}


def test_no_browser_takes_a_file_for_a_page(picture, clerk, signed_in):
    response = fetch(signed_in(clerk), picture.get_absolute_url())
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Content-Disposition"].startswith("inline")
    assert "private" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("file", "name", "shown"),
    [(PDF, "方案.pdf", "inline"), (office(), "方案.docx", "attachment"), (b"a", "a.txt", "attachment")],
)
def test_only_photos_and_pdf_open_in_the_browser(file, name, shown, factory, clerk, at, signed_in):
    added = attach(owner=factory, upload=upload(file, name), by=clerk, at=at)
    response = fetch(signed_in(clerk), added.get_absolute_url())
    assert response["Content-Disposition"].startswith(shown)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.body == file


def test_browser_that_has_the_file_is_told_so(picture, clerk, neighbour, signed_in):
    tag = fetch(signed_in(clerk), picture.get_absolute_url())["ETag"]
    again = fetch(signed_in(clerk), picture.get_absolute_url(), headers={"if-none-match": tag})
    assert (again.status_code, again["ETag"]) == (304, tag)
    assert (
        fetch(signed_in(neighbour), picture.get_absolute_url(), headers={"if-none-match": tag}).status_code
        == 404
    )


def test_lost_content_is_not_an_error(picture, clerk, signed_in):
    store.content_path(picture.sha256).unlink()
    assert fetch(signed_in(clerk), picture.get_absolute_url()).status_code == 404


def test_forged_number_is_404(clerk, signed_in):
    for pk in (0, 999_999, 2**63 + 1):
        assert (
            fetch(signed_in(clerk), reverse("attachments:attachment-file", args=[pk, "a.jpg"])).status_code
            == 404
        )


def test_file_cannot_be_posted_to(picture, clerk, signed_in):
    assert signed_in(clerk).post(picture.get_absolute_url()).status_code == 405


def test_removing_asks_for_the_reason(picture, factory, clerk, signed_in):
    page = fetch(signed_in(clerk), picture.remove_url)
    assert "移除“走访.jpg”" in page.content.decode()
    assert signed_in(clerk).post(picture.remove_url, {"reason": " "}).status_code == 422
    done = signed_in(clerk).post(picture.remove_url, {"reason": "拍错了"})
    assert (done.status_code, done["Location"]) == (302, factory.get_absolute_url())
    assert not Attachment.objects.about(factory)
    assert Entry.objects.about(factory)[0].event == "attachments.attachment.removed"


def test_handing_out_costs_few_queries(picture, clerk, signed_in, django_assert_max_num_queries):
    browser = signed_in(clerk)
    fetch(browser, picture.get_absolute_url())
    with django_assert_max_num_queries(3):  # account, villages, file with its record
        fetch(browser, picture.get_absolute_url())
