"""What is taken in, in which shape, and what is refused with which sentence."""

import io

import pytest
from PIL import Image

from hengl_uf.attachments import images, refusals, store
from hengl_uf.attachments.receiving import receive
from tests.hengl_uf.attachments.made_files import (
    EXCEL,
    EXE,
    PDF,
    bomb,
    huge_png,
    office,
    photo,
    photo_from_phone,
    upload,
)


def stored(received, path=store.content_path) -> Image.Image:
    return Image.open(io.BytesIO(path(received.sha256).read_bytes()))


def test_photo_is_scaled_and_has_a_thumbnail():
    received = receive(upload(photo((4000, 3000))))
    assert (received.width, received.height) == stored(received).size == (2560, 1920)
    assert stored(received, store.thumbnail_path).size == (480, 360)


def test_photo_from_a_phone_stands_upright_and_tells_no_place():
    received = receive(upload(photo_from_phone()))
    image = stored(received)
    assert image.size == (480, 640)
    assert image.getpixel((470, 10)) > (240, 240, 240)  # the white corner, now at the top right
    assert not image.getexif()
    content = store.content_path(received.sha256).read_bytes()
    assert b"PhoneMaker" not in content
    assert b"Exif" not in content


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_every_image_is_kept_as_jpeg(kind):
    received = receive(upload(photo(kind=kind), "IMG_1.HEIC"))
    assert (received.name, received.content_type) == ("IMG_1.jpg", "image/jpeg")
    assert stored(received).format == "JPEG"


@pytest.mark.parametrize(
    ("mode", "color"),
    [
        ("RGBA", (0, 0, 0, 0)),
        ("LA", (0, 0)),
        ("L", 255),
        ("P", 0),
        ("I;16", 65535),
        ("1", 1),
        ("RGBA", (255, 255, 255, 9)),
    ],
)
def test_every_mode_of_png_becomes_plain_colours(mode, color):
    image = stored(receive(upload(photo((60, 40), "PNG", mode, color), "a.png")))
    assert image.mode == "RGB"
    if mode != "P":
        assert image.getpixel((50, 30)) > (240, 240, 240)  # transparent lies on white


def test_printers_colours_become_screen_colours():
    assert stored(receive(upload(photo(mode="CMYK", color=(0, 0, 0, 0))))).getpixel((9, 9)) > (250, 250, 250)


def test_same_content_lies_there_once(media):
    first, second = (receive(upload(photo(), name)) for name in ("甲.jpg", "乙.jpg"))
    assert first.sha256 == second.sha256
    assert len([path for path in media.rglob("*") if path.is_file()]) == 2  # and its thumbnail


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("方案.pdf", PDF, "application/pdf"),
        ("方案.docx", office(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("名单.xlsx", office(EXCEL), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("记录.txt", "走访记录".encode(), "text/plain"),
        ("名单.csv", "村,场次\n三沙村,3\n".encode("gb18030"), "text/csv"),
        ("起始.txt", b"BM and MZ begin other files", "text/plain"),
    ],
)
def test_document_is_kept_as_it_came(name, content, content_type):
    received = receive(upload(content, name))
    assert (received.name, received.content_type, received.size) == (name, content_type, len(content))
    assert store.content_path(received.sha256).read_bytes() == content


def test_document_without_an_ending_gets_one():
    assert receive(upload(PDF, "方案")).name == "方案.pdf"


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"\xef\xbb\xbf <!DOCTYPE html><script>alert(1)</script>"


@pytest.mark.parametrize(
    ("name", "content", "refusal", "word"),
    [
        ("空.jpg", b"", refusals.Empty, "空文件"),
        ("走访.jpg", EXE, refusals.NameDoesNotFit, "Windows 程序"),
        ("走访.exe", EXE, refusals.UnknownKind, "Windows 程序"),
        ("走访.exe", photo(), refusals.NameDoesNotFit, "照片"),
        ("图.svg", SVG, refusals.UnknownKind, "SVG"),
        ("图.png", SVG, refusals.NameDoesNotFit, "SVG"),
        ("方案.pdf", HTML, refusals.NameDoesNotFit, "网页"),
        ("方案.txt", HTML, refusals.NameDoesNotFit, "网页"),
        ("开始.txt", b"#!/bin/sh\nrm -rf ~\n", refusals.NameDoesNotFit, "程序"),
        ("笔记.md", "# 笔记".encode(), refusals.UnknownKind, "txt"),
        ("方案.pdf", PDF[:40], refusals.Broken, "PDF"),
        ("方案.pdf", photo(), refusals.NameDoesNotFit, "照片"),
        ("方案.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), refusals.OldOffice, "docx"),
        ("方案.docx", office()[:-40], refusals.Broken, "不完整"),
        ("方案.docx", office(EXCEL), refusals.NameDoesNotFit, "Excel"),
        ("方案.docx", office("text/plain"), refusals.NameDoesNotFit, "压缩包"),
        ("照片.zip", office("text/plain"), refusals.UnknownKind, "压缩包"),
        ("方案.docx", office(more={"word/vbaProject.bin": b"x"}), refusals.HoldsMacro, "宏"),
        ("动图.gif", photo(kind="GIF"), refusals.UnknownKind, "GIF"),
        ("走访.jpg", photo()[:-900], refusals.Broken, "损坏"),
        ("走访.jpg", b"\xff\xd8\xff\xe0" + bytes(500), refusals.Broken, "损坏"),
        ("走访.png", photo(kind="PNG")[:-60], refusals.Broken, "损坏"),
        ("走访.heic", photo(kind="HEIF")[:200], refusals.Broken, "损坏"),
        ("大图.png", huge_png(), refusals.TooManyPixels, "6000 万像素"),
        ("大图.png", huge_png(6000, 6000), refusals.TooManyPixels, "3000 万像素"),
        ("记录.txt", "走访".encode() * 2000 + b"\x00\x01", refusals.Broken, "文本"),
        ("数据.bin", bytes(range(256)), refusals.UnknownKind, "无法识别"),
    ],
)
def test_what_is_refused(name, content, refusal, word, media):
    with pytest.raises(refusal, match=word) as refused:
        receive(upload(content, name))
    assert f"“{name}”" in str(refused.value)
    assert not media.exists()


def test_document_that_swells_is_refused():
    content = bomb()
    assert len(content) < 1024**2
    with pytest.raises(refusals.UnpacksTooFar):
        receive(upload(content, "方案.docx"))


def test_document_that_lies_about_its_size_is_refused():
    content = office(more={"word/media/a.bin": bytes(1024**2)})
    lying = content.replace((1024**2).to_bytes(4, "little"), (99).to_bytes(4, "little"))
    with pytest.raises(refusals.Broken):
        receive(upload(lying, "方案.docx"))


def test_photo_of_20_megabytes_is_refused_with_size_and_limit():
    large = upload(b"\xff\xd8\xff" + bytes(20 * 1024**2))
    with pytest.raises(refusals.TooLarge, match="20.1\N{NO-BREAK SPACE}MB.*10\N{NO-BREAK SPACE}MB"):
        receive(large)


def test_page_hidden_behind_a_photo_does_not_survive():
    received = receive(upload(photo(comment=b"<script>alert(1)</script>") + b"PK\x03\x04<html><script>"))
    assert b"script" not in store.content_path(received.sha256).read_bytes()


def test_wide_colours_become_those_of_the_screen():
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert "icc_profile" not in stored(receive(upload(photo(icc_profile=profile)))).info
    assert "icc_profile" not in stored(receive(upload(photo(icc_profile=b"no profile")))).info


def test_full_disk_is_a_sentence(monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store.os, "fsync", full)
    with pytest.raises(refusals.NoRoom):
        receive(upload(PDF, "方案.pdf"))
    assert not list(store.folder(store.ARRIVING).iterdir())


def test_the_largest_photo_takes_bounded_room():
    content = io.BytesIO()
    Image.new("RGB", (9000, 6600), "teal").save(content, "JPEG")
    assert images.rewrite(content, "大.jpg").width == 2560
