"""Word and Excel files are packed folders: looked into without unpacking them."""

import zipfile
import zlib

from hengl_uf.attachments import refusals
from hengl_uf.attachments.kinds import DOCX, XLSX, FileKind, words_for

MAX_MEMBERS = 5_000
MAX_UNPACKED = 200 * 1024**2  # bytes
CONTENTS_LIST = "[Content_Types].xml"
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the ones that Office writes
UNREADABLE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError)

MAIN_PARTS = {
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": DOCX,
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": XLSX,
}


def document_in(file, name: str, size: int) -> FileKind | None:
    """Which document this packed file is; None when it is a packed file of another kind.

    Raises `Broken`, `UnpacksTooFar` and `HoldsMacro`. What it says about its size is looked at before it is
    unpacked, and unpacking (to nowhere, to see that it is whole) goes no further than it said.
    """
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as packed:
            members = packed.infolist()
            refuse_bomb(members, name, size)
            if CONTENTS_LIST not in packed.namelist():
                return None
            if packed.testzip():
                raise zipfile.BadZipFile
            listed = packed.read(CONTENTS_LIST)
    except UNREADABLE as error:
        raise refusals.Broken(name, words_for("application/zip")) from error
    if b"macroEnabled" in listed or any("vbaproject" in member.filename.lower() for member in members):
        raise refusals.HoldsMacro(name)
    return next((kind for part, kind in MAIN_PARTS.items() if part in listed), None)


def refuse_bomb(members, name, size):
    """Raise `UnpacksTooFar` for what swells, or whose members lie over each other."""
    if (
        len(members) > MAX_MEMBERS
        or sum(member.file_size for member in members) > MAX_UNPACKED
        or any(member.compress_type not in METHODS for member in members)
        or sum(member.compress_size for member in members) > size
    ):
        raise refusals.UnpacksTooFar(name)
