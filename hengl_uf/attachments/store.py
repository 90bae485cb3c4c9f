"""Where the bytes lie: under MEDIA_ROOT by their SHA-256, each content once, whoever attached it.

A file is there before the row that speaks of it, never after: what is killed half-way leaves at most a file
without a row, and `sweep()` takes those away a day later. Rights belong to rows.
"""

import errno
import hashlib
import os
import tempfile
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from hengl_uf.attachments.refusals import NoRoom

KEEP_UNUSED = timedelta(days=1)  # a form may stand open that long with its files already here
CONTENTS, THUMBNAILS, ARRIVING = "contents", "thumbnails", "arriving"


def folder(kind: str) -> Path:
    """The folder of one kind of file."""
    return Path(settings.MEDIA_ROOT) / "attachments" / kind


def content_path(sha: str) -> Path:
    """Where the content with this SHA-256 lies."""
    return folder(CONTENTS) / sha[:2] / sha


def thumbnail_path(sha: str) -> Path:
    """Where the thumbnail of the image with this SHA-256 lies."""
    return folder(THUMBNAILS) / sha[:2] / sha


def sha256(chunks) -> str:
    """The SHA-256 of these pieces, in hexadecimal."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def put(chunks, path: Path) -> None:
    """Write a file so that it is there whole or not at all. What is there is only marked as wanted again.

    Raises `NoRoom` when the disk is full.
    """
    with suppress(FileNotFoundError):
        os.utime(path)
        return
    try:
        write(chunks, path)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NoRoom from error
        raise


def write(chunks, path: Path) -> None:
    """Through a file of another name in the same file system, on the disk before it takes its place."""
    folder(ARRIVING).mkdir(parents=True, exist_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, arriving = tempfile.mkstemp(dir=folder(ARRIVING))
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        os.replace(arriving, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(arriving)
        raise
    flush_folder(path.parent)
    flush_folder(path.parent.parent)


def flush_folder(path: Path) -> None:
    """Make sure that a new name in this folder outlives a loss of power."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# --- files without a row ------------------------------------------------------------------------------


def hold(sha: str) -> bool:
    """Keep the sweeper from this content until the transaction ends, by when the row is there for it to see.

    False when the content is not there (any more).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [lock_key(sha)])
    return content_path(sha).exists()


def lock_key(sha: str) -> int:
    """The number of the database lock for this content."""
    return int(sha[:15], 16)


def sweep(in_use) -> int:
    """Remove files older than a day that no row speaks of; how many contents went.

    `in_use` takes a list of SHA-256 and gives the set of those that rows speak of.
    """
    newest = time.time() - KEEP_UNUSED.total_seconds()
    for arriving in folder(ARRIVING).glob("*"):
        remove_if_older(arriving, newest)
    return sum(sweep_shelf(shelf, newest, in_use) for shelf in folder(CONTENTS).glob("*"))


def sweep_shelf(shelf: Path, newest: float, in_use) -> int:
    """The same for the contents that begin with the same two digits."""
    old = [path.name for path in shelf.iterdir() if is_older(path, newest)]
    used = in_use(old) if old else set()
    return sum(sweep_one(sha, newest, in_use) for sha in old if sha not in used)


def sweep_one(sha: str, newest: float, in_use) -> bool:
    """Remove one content and its thumbnail, unless somebody has begun to use it meanwhile."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [lock_key(sha)])
        if not cursor.fetchone()[0] or in_use([sha]) or not remove_if_older(content_path(sha), newest):
            return False
        thumbnail_path(sha).unlink(missing_ok=True)
        return True


def is_older(path: Path, newest: float) -> bool:
    """Whether a file was last wanted before that moment; False when it is gone."""
    try:
        return path.stat().st_mtime < newest
    except FileNotFoundError:
        return False


def remove_if_older(path: Path, newest: float) -> bool:
    """Remove a file that nobody has wanted since; whether it went."""
    if not is_older(path, newest):
        return False
    with suppress(FileNotFoundError):
        path.unlink()
        return True
    return False
