"""The data folder (`HENGL_VAR`): where things lie in it, and who holds it."""

import contextlib
import fcntl
import hashlib
import os
import re
import secrets
import stat
from pathlib import Path

from hengl_uf.runtime.refusal import Refusal

# sockaddr_un holds 108 bytes with the closing zero; the longest name put into the folder is ".s.PGSQL.5432".
SOCKET_FOLDER_MAX = 107 - len("/.s.PGSQL.5432")
LOGS_KEPT = 3


def socket_folder(var: Path) -> Path:
    """Return where the sockets lie: `run` in the data folder, or a short path when that one cannot name a socket.

    Clients take the path as part of an address, so it must be short and free of special characters.
    """
    folder = var / "run"
    if len(os.fsencode(folder)) <= SOCKET_FOLDER_MAX and re.fullmatch(r"[A-Za-z0-9_./-]+", str(folder)):
        return folder
    name = hashlib.sha256(os.fsencode(var)).hexdigest()[:12]
    return Path("/tmp") / f"hengl-{name}"  # noqa: S108  (its owner and mode are checked before use)


def kept_secret(file: Path) -> str:
    """Return the secret kept in this file (mode 600), making it first when there is none."""
    if not file.exists():
        made = file.with_name(f"{file.name}.{os.getpid()}")
        descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as stream:
            stream.write(secrets.token_urlsafe(50))
        try:
            os.link(made, file)
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return file.read_text().strip()


class DataFolder:
    """One data folder; a run holds it from `hold` until its process ends, however it ends."""

    def __init__(self, path: Path):
        self.path = path
        self.log = path / "log"
        self.postgres = path / "postgres"
        self.valkey = path / "valkey"
        self.locks = path / "lock"
        self.sockets = socket_folder(path)

    def hold(self) -> None:
        """Make the folder and take it for this run; refuse when it cannot be written or another run holds it."""
        try:
            if not self.path.exists():
                self.path.mkdir(parents=True)
                self.path.chmod(0o711)  # the account of the database passes through
            for folder in (self.log, self.locks):
                folder.mkdir(exist_ok=True)
            self._lock = open(self.locks / "up", "a+")  # noqa: SIM115  (held until the process ends)
        except OSError as error:
            raise Refusal(
                f"数据目录 {self.path} 不能写入（{error.strerror}），请改正权限或用 HENGL_VAR 另指一处",
                f"The data folder {self.path} cannot be written ({error.strerror}): "
                "change its permissions or choose another with HENGL_VAR.",
            ) from error
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._lock.seek(0)
            holder = self._lock.read().strip() or "?"
            raise Refusal(
                f"数据目录 {self.path} 正被另一次运行占用（进程 {holder}），请先停止它或用 HENGL_VAR 另指一处",
                f"The data folder {self.path} is held by another run (process {holder}): "
                "stop that one first or choose another with HENGL_VAR.",
            ) from error
        self._lock.truncate(0)
        self._lock.write(f"{os.getpid()}\n")
        self._lock.flush()

    def release(self) -> None:
        """Let go of the folder."""
        self._lock.close()

    def make_sockets(self, owner: int) -> None:
        """Make the folder of the sockets, open to its owner alone; refuse one that somebody else made."""
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        found = self.sockets.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), owner}:
            raise Refusal(
                f"{self.sockets} 属于其他用户，请用 HENGL_VAR 另指一处路径较短的数据目录",
                f"{self.sockets} belongs to another user: choose a data folder with a shorter path by HENGL_VAR.",
            )
        self.sockets.chmod(0o700)
        if found.st_uid != owner:
            os.chown(self.sockets, owner, -1)

    def put_away_sockets(self) -> None:
        """Remove the folder of the sockets where it lies elsewhere."""
        if self.sockets.parent != self.path:
            with contextlib.suppress(OSError):  # a killed server has left its socket
                self.sockets.rmdir()

    def rotated_log(self, name: str) -> Path:
        """Put the log of the last run aside, keep a few older ones, and return the path of the new one."""
        log = self.log / f"{name}.log"
        for age in range(LOGS_KEPT, 0, -1):
            older = log if age == 1 else log.with_suffix(f".log.{age - 1}")
            if older.exists():
                older.replace(log.with_suffix(f".log.{age}"))
        return log


class FamilyLock:
    """A lock that a child process and all that it starts hold together.

    They inherit the open file, so the lock is free only when the last of them is gone: only then may the
    next one touch the same data or the same socket.
    """

    def __init__(self, file: Path):
        self.file = file

    def take(self) -> int | None:
        """Return the open, locked file for a child to inherit, or None while somebody of the last family lives."""
        descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        return descriptor

    @property
    def is_free(self) -> bool:
        """Whether nobody of the last family lives."""
        descriptor = self.take()
        if descriptor is not None:
            os.close(descriptor)
        return descriptor is not None
