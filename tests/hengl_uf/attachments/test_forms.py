"""Files on forms: each refused one says why, the good ones and the words stay."""

import datetime
import re

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.urls import reverse
from django.utils import timezone

from hengl_uf.attachments.models import Attachment
from hengl_uf.attachments.receiving import receive, received_before
from tests.hengl_uf.attachments.made_files import EXE, PDF, photo, upload

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.hengl_uf.attachments.routes")]


@pytest.fixture
def page(factory):
    return reverse("try-attach", args=[factory.pk])


def tokens(response) -> list[str]:
    return re.findall(r'name="files-kept" value="([^"]+)"', response.content.decode())


def test_several_files_at_once(page, factory, clerk, signed_in):
    files = [upload(photo()), upload(PDF, "方案.pdf")]
    response = signed_in(clerk).post(page, {"files": files, "caption": "  现场 "})
    assert (response.status_code, response["Location"]) == (302, factory.get_absolute_url())
    assert [(one.name, one.caption) for one in Attachment.objects.about(factory)] == [
        ("走访.jpg", "现场"),
        ("方案.pdf", "现场"),
    ]


def test_page_shows_a_chooser_that_says_what_fits(page, clerk, signed_in):
    html = signed_in(clerk).get(page).content.decode()
    assert 'enctype="multipart/form-data"' in html
    assert re.search(r'<input type="file" name="files" multiple[^>]*form-control"', html)
    assert "每个不超过 10\N{NO-BREAK SPACE}MB" in html


def test_photo_of_20_megabytes_is_refused_beside_its_field(page, clerk, signed_in):
    large = upload(b"\xff\xd8\xff" + bytes(20 * 1024**2), "夜景.jpg")
    response = signed_in(clerk).post(page, {"files": [large, upload(EXE, "假.jpg")], "caption": "现场"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "“夜景.jpg”有 20.1\N{NO-BREAK SPACE}MB" in html
    assert "“假.jpg”的内容是 Windows 程序" in html
    assert 'value="现场"' in html
    assert not Attachment.objects.exists()


def test_good_files_stay_when_the_form_comes_back(page, factory, clerk, signed_in):
    browser = signed_in(clerk)
    back = browser.post(page, {"files": [upload(photo()), upload(EXE, "假.jpg")], "caption": "现场"})
    assert "走访.jpg（已上传" in back.content.decode()
    browser.post(page, {"files-kept": tokens(back), "caption": "现场"})
    assert [one.name for one in Attachment.objects.about(factory)] == ["走访.jpg"]


def test_kept_files_stay_over_many_rounds_until_unticked(page, factory, clerk, signed_in):
    browser = signed_in(clerk)
    first = browser.post(page, {"files": [upload(photo())], "caption": "长" * 201})
    second = browser.post(
        page, {"files": [upload(PDF, "方案.pdf")], "files-kept": tokens(first), "caption": "长" * 201}
    )
    assert len(tokens(second)) == 2
    browser.post(page, {"files-kept": tokens(second)[1:], "caption": ""})
    assert [one.name for one in Attachment.objects.about(factory)] == ["方案.pdf"]


def test_kept_file_is_of_use_to_its_sender_only(clerk, neighbour):
    received = receive(upload(PDF, "方案.pdf"))
    token = received.token(clerk)
    assert received_before(token, clerk) == received
    assert received_before(token, neighbour) is None
    assert received_before(token[:-1], clerk) is None
    assert received_before("forged", clerk) is None


def test_kept_file_lapses(clerk, time_machine):
    token = receive(upload(PDF, "方案.pdf")).token(clerk)
    time_machine.move_to(timezone.now() + datetime.timedelta(hours=13))
    assert received_before(token, clerk) is None


def test_something_must_be_chosen(page, clerk, signed_in):
    response = signed_in(clerk).post(page, {"caption": "现场"})
    assert response.status_code == 422
    assert "请选择要添加的文件" in response.content.decode()


def test_more_files_than_a_record_takes(page, clerk, signed_in):
    files = [upload(f"{number}".encode(), f"{number}.txt") for number in range(31)]
    assert "最多 30 个附件" in signed_in(clerk).post(page, {"files": files}).content.decode()


def test_sent_twice_is_saved_once(page, factory, clerk, signed_in):
    browser = signed_in(clerk)
    token = re.search(r'name="form_token" value="([^"]+)"', browser.get(page).content.decode())[1]
    for _ in range(2):
        assert browser.post(page, {"files": [upload(photo())], "form_token": token}).status_code == 302
    assert Attachment.objects.about(factory).count() == 1


def test_adding_follows_the_record(page, leader, neighbour, auditor, signed_in):
    assert signed_in(leader).post(page, {"files": [upload(photo())]}).status_code == 403
    assert signed_in(auditor).post(page, {"files": [upload(photo())]}).status_code == 403
    assert signed_in(neighbour).post(page, {"files": [upload(photo())]}).status_code == 404


def test_large_upload_that_lies_in_a_file_is_taken(clerk):
    large = TemporaryUploadedFile("方案.pdf", "application/pdf", 0, None)
    large.write(b"%PDF-1.4\n" + bytes(4 * 1024**2) + b"%%EOF")
    large.size = large.tell()
    assert receive(large).size == large.size
