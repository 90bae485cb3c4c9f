"""What a file is: told from its content. The name is only asked whether it agrees."""

import re
from dataclasses import dataclass

import filetype
from django.utils.translation import gettext_lazy as _

from hengl_uf.lib.text import clean_line

NAME_LENGTH = 120  # characters of a stored name, ending included
HEAD = 8192  # bytes that tell what a file is


@dataclass(frozen=True)
class FileKind:
    """A kind of file that we keep: what people call it, its content type, and the endings that fit it."""

    label: str
    content_type: str
    endings: tuple[str, ...]
    is_image: bool = False


IMAGE_ENDINGS = ("jpg", "jpeg", "jfif", "png", "webp", "heic", "heif")  # messengers rename one to another

JPEG = FileKind(_("照片"), "image/jpeg", IMAGE_ENDINGS, is_image=True)
PNG = FileKind(_("PNG 图片"), "image/png", IMAGE_ENDINGS, is_image=True)
WEBP = FileKind(_("WebP 图片"), "image/webp", IMAGE_ENDINGS, is_image=True)
HEIC = FileKind(_("HEIC 照片"), "image/heic", IMAGE_ENDINGS, is_image=True)
PDF = FileKind(_("PDF 文件"), "application/pdf", ("pdf",))
DOCX = FileKind(
    _("Word 文档"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",)
)
XLSX = FileKind(
    _("Excel 表格"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",)
)
TEXT = FileKind(_("文本"), "text/plain", ("txt",))
CSV = FileKind(_("文本表格"), "text/csv", ("csv",))

KINDS = (JPEG, PNG, WEBP, HEIC, PDF, DOCX, XLSX, TEXT, CSV)
ACCEPT = ",".join(
    ["image/*", *(f".{ending}" for kind in KINDS for ending in kind.endings if not kind.is_image), ".heic"]
)
"""What the browser's file chooser offers first; a help, not a check."""

ALIASES = {"image/heif": HEIC.content_type}
OTHERS = {
    TEXT.content_type: _("结尾不是 txt 或 csv 的文本"),
    "application/x-msdownload": _("Windows 程序"),
    "application/x-executable": _("程序"),
    "application/zip": _("压缩包"),
    "application/x-rar-compressed": _("压缩包"),
    "application/x-7z-compressed": _("压缩包"),
    "application/gzip": _("压缩包"),
    "image/gif": _("GIF 动图"),
    "image/svg+xml": _("SVG 图形（可能带有程序）"),
    "text/html": _("网页"),
    "text/x-script": _("程序"),
}
GROUPS = {"video": _("视频"), "audio": _("录音"), "image": _("这里不用的图片格式"), "font": _("字体")}
UNKNOWN = _("无法识别的文件")

# Text that some program would run or render.
MARKUP = re.compile(
    rb"\s*<(\?xml|!doctype|!--|html|head|body|script|svg|iframe|\?php|[a-z]+[\s>])", re.IGNORECASE
)
SCRIPT = re.compile(rb"\s*(#!|@echo\b)", re.IGNORECASE)
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
UNSAFE_IN_NAMES = re.compile(r'[<>:"/\\|?*]')


def content_type_of(head: bytes) -> str:
    """The content type that the first bytes show; "text/plain" for any text, "" when nothing is known."""
    if head.startswith(b"%PDF-"):
        return PDF.content_type
    if head.startswith(b"PK\x03\x04"):
        return "application/zip"  # documents too: `packed.py` looks inside
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "application/x-ole-storage"
    if head.startswith(b"\x7fELF"):
        return "application/x-executable"
    text = type_of_text(head)  # first, for text may happen to begin with the mark of something else
    if text:
        return text
    guess = filetype.guess(head)
    return ALIASES.get(guess.mime, guess.mime) if guess else ""


def type_of_text(head: bytes) -> str:
    """Which text it is: plain, or something that a program would run; "" when it is no text."""
    if decoded(head) is None:
        return ""
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if MARKUP.match(bare):
        return "image/svg+xml" if b"<svg" in bare.lower() else "text/html"
    return "text/x-script" if SCRIPT.match(bare) else TEXT.content_type


def decoded(content: bytes) -> str | None:
    """The text in UTF-8 or GB 18030 (which Excel in Chinese writes); None when it is no text."""
    for encoding in ("utf-8-sig", "gb18030"):
        for cut in range(4):  # the head may end within a character
            try:
                text = content[: len(content) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return None if CONTROLS.search(text) else text
    return None


def words_for(content_type: str):
    """What people call such a content."""
    for kind in KINDS:
        if kind.content_type == content_type and content_type not in OTHERS:
            return kind.label
    return OTHERS.get(content_type) or GROUPS.get(content_type.partition("/")[0]) or UNKNOWN


def clean_name(name: str) -> str:
    """The name as it is kept: no folder, nothing hidden or that turns the writing, at most 120 characters.

    Full width and script stay as typed. What file systems refuse becomes "_".
    """
    name = clean_line(name.replace("\\", "/").rsplit("/", 1)[-1])
    name = UNSAFE_IN_NAMES.sub("_", name).strip(". ")
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        return name[:NAME_LENGTH].strip(". ")
    return f"{stem[: NAME_LENGTH - len(ending) - 1].strip('. ')}.{ending}"


def ending_of(name: str) -> str:
    """The ending in lower case, without its dot; "" when there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def with_ending(name: str, ending: str) -> str:
    """The same name with another ending."""
    stem = name.rpartition(".")[0] if "." in name else name
    return f"{stem[: NAME_LENGTH - len(ending) - 1]}.{ending}"
