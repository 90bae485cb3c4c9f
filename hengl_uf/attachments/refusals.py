"""Why a file is not taken, or not taken away: each a sentence for the person who chose it."""

from django.conf import settings
from django.utils.translation import gettext as _

from hengl_uf.web.refusals import DeedRefused

FIELD = "files"  # what forms call the field that takes files


def megabytes(size: int) -> str:
    """19.6 MB, never parted by a line break, never rounded down to the limit that was passed."""
    return f"{-(-size * 10 // 1024**2) / 10:g}\N{NO-BREAK SPACE}MB"


def after_han(what) -> str:
    """Words that follow Chinese: with a space before them when they begin with a Latin letter."""
    return f" {what}" if str(what)[:1].isascii() else str(what)


class FileRefused(DeedRefused):
    """One file that was chosen is not taken."""

    def __init__(self, message):
        super().__init__(message, FIELD)


class Empty(FileRefused):
    """No bytes: mostly a photo that the phone has not fetched from its cloud yet."""

    def __init__(self, name):
        super().__init__(_("“%(name)s”是空文件。如果是手机云端的照片，请先下载到手机再选。") % {"name": name})


class TooLarge(FileRefused):
    """More bytes than one file may have."""

    def __init__(self, name, size):
        words = {"name": name, "size": megabytes(size), "limit": megabytes(settings.ATTACHMENT_MAX_BYTES)}
        super().__init__(
            _("“%(name)s”有 %(size)s，超过每个文件 %(limit)s 的上限。照片请选较小的尺寸，文档请拆分。")
            % words
        )


class UnknownKind(FileRefused):
    """A kind of file that we do not keep."""

    def __init__(self, name, what):
        super().__init__(
            _(
                "“%(name)s”是%(what)s，这里不收。可以上传：照片（JPG、PNG、WebP、HEIC）、PDF、"
                "Word（docx）、Excel（xlsx）、文本（txt、csv）。"
            )
            % {"name": name, "what": after_han(what)}
        )


class OldOffice(FileRefused):
    """The formats before 2007, which hide macros, and every Office file under a password."""

    def __init__(self, name):
        super().__init__(
            _("“%(name)s”是旧格式或加了密码的 Office 文件。请去掉密码，另存为 docx 或 xlsx 再传。")
            % {"name": name}
        )


class NameDoesNotFit(FileRefused):
    """The ending of the name promises something else than the content is."""

    def __init__(self, name, what):
        super().__init__(
            _("“%(name)s”的内容是%(what)s，与文件名的结尾不符，没有收下。请核对文件来源。")
            % {"name": name, "what": after_han(what)}
        )


class HoldsMacro(FileRefused):
    """An Office file that runs code when it is opened."""

    def __init__(self, name):
        super().__init__(
            _("“%(name)s”带有宏（会自动运行的程序），这里不收。请另存为不带宏的 docx 或 xlsx 再传。")
            % {"name": name}
        )


class Broken(FileRefused):
    """Content that begins like its kind and then cannot be read."""

    def __init__(self, name, what):
        super().__init__(
            _("“%(name)s”打不开：%(what)s不完整或已损坏。请重新取得原文件再传。")
            % {"name": name, "what": what}
        )


class TooManyPixels(FileRefused):
    """An image so wide and high that opening it would exhaust the machine."""

    def __init__(self, name, limit):
        super().__init__(
            _("“%(name)s”的像素太多，超过 %(limit)s 万像素的上限。请缩小后再传。")
            % {"name": name, "limit": limit // 10_000}
        )


class UnpacksTooFar(FileRefused):
    """A packed document that swells beyond reason when it is opened."""

    def __init__(self, name):
        super().__init__(_("“%(name)s”解开后异常庞大，可能损坏打开它的电脑，没有收下。") % {"name": name})


class TooMany(FileRefused):
    """More files than one record may have."""

    def __init__(self, *, there, chosen, limit):
        super().__init__(
            _("每条记录最多 %(limit)s 个附件，已有 %(there)s 个，这次选了 %(chosen)s 个。")
            % {"limit": limit, "there": there, "chosen": chosen}
        )


class NoRoom(FileRefused):
    """The disk of the server is full."""

    def __init__(self):
        super().__init__(_("服务器的存储空间已满，文件没有收下。请联系系统管理员。"))


class Gone(FileRefused):
    """A file that lay here for a form was swept away before the form was sent."""

    def __init__(self, name):
        super().__init__(_("“%(name)s”上传后放得太久，已经清理。请重新选择。") % {"name": name})


class OwnerRemoved(FileRefused):
    """The record itself was taken away."""

    def __init__(self):
        super().__init__(_("这条记录已移除，不能再增减附件。"))


class AlreadyRemoved(DeedRefused):
    """Somebody took the file away before."""

    def __init__(self, attachment):
        super().__init__(
            _("“%(name)s”已由 %(who)s移除。") % {"name": attachment.name, "who": attachment.removed_by.name}
        )


class Proof(DeedRefused):
    """A file that proves what was closed stays; the app whose record it is says so in the database."""

    def __init__(self, attachment):
        super().__init__(_("“%(name)s”是已办结事项的证明，不能移除。") % {"name": attachment.name})
