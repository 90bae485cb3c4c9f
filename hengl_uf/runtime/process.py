"""What a child process takes over from the supervisor, by Linux's own calls."""

import ctypes
import os
import pwd
import shutil
import signal
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

PR_SET_PDEATHSIG = 1
PR_SET_KEEPCAPS = 8
PR_SET_CHILD_SUBREAPER = 36
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
CAP_DAC_OVERRIDE = 1
CAP_DAC_READ_SEARCH = 2
CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)


def end_with_parent(number: int) -> None:
    """Have the kernel send this process the signal when its parent dies, however that dies."""
    _libc.prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)


class Parent:
    """The process that started this one, watched for a Ctrl-C that reached it alone.

    Make hands SIGTERM on to what it runs, but SIGINT it only notes (the terminal sends that one to all), and then
    waits. That it has noted it shows: it no longer catches the signal.
    """

    def __init__(self) -> None:
        self._status = Path(f"/proc/{os.getppid()}/status")
        self._caught = self._catches_interrupt()

    def is_interrupted(self) -> bool:
        return self._caught and not self._catches_interrupt()

    def _catches_interrupt(self) -> bool:
        try:
            lines = self._status.read_text().splitlines()
        except OSError:
            return False
        masks = [line.split()[1] for line in lines if line.startswith("SigCgt:")]
        return bool(masks and int(masks[0], 16) >> (signal.SIGINT - 1) & 1)


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent dies."""
    _libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def child_setup(
    *, death_signal: int, account: pwd.struct_passwd | None, reach: int | None
) -> Callable[[], None]:
    """Return what a child does between fork and exec.

    `account`: the system account to become (only root can). `reach`: a capability that it keeps, for it must
    pass folders that only root may enter.
    """
    supervisor = os.getpid()

    def setup() -> None:
        os.setsid()  # Ctrl-C at the terminal reaches the supervisor alone, which stops all in order
        if account is not None:
            _become(account, reach)
        end_with_parent(death_signal)
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        if os.getppid() != supervisor:  # it died between fork and the request above
            os._exit(1)

    return setup


def _become(account: pwd.struct_passwd, reach: int | None) -> None:
    if reach is not None:
        _libc.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)
    os.setgroups([])
    os.setgid(account.pw_gid)
    os.setuid(account.pw_uid)
    if reach is not None:
        header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
        sets = (ctypes.c_uint32 * 6)(1 << reach, 1 << reach, 1 << reach, 0, 0, 0)
        _libc.capset(header, sets)
        _libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, reach, 0, 0)


def holds_capability(capability: int) -> bool:
    """Whether this process may use the capability."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("CapEff:"):
            return bool(int(line.split()[1], 16) >> capability & 1)
    return False


def reach_needed(*paths: Path) -> int | None:
    """Return the capability that an account other than root needs to come to these paths, or None."""
    for path in paths:
        for folder in path.resolve().parents:
            if not folder.stat().st_mode & stat.S_IXOTH:
                return CAP_DAC_READ_SEARCH if holds_capability(CAP_DAC_READ_SEARCH) else CAP_DAC_OVERRIDE
    return None


def server_account(data: Path) -> pwd.struct_passwd | None:
    """Return the system account for a server that refuses to run as root; None when this process is not root.

    The owner of existing data stays its owner. Otherwise: an account of a database server, made when there is
    none, or else the account that every system has for such ends.
    """
    if os.geteuid() != 0:
        return None
    if data.exists() and data.stat().st_uid != 0:
        return pwd.getpwuid(data.stat().st_uid)
    for name in ("hengl", "postgres"):
        if account := _account(name):
            return account
    if useradd := shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin"):
        subprocess.run(
            [
                useradd,
                "--system",
                "--no-create-home",
                "--home-dir",
                "/",
                "--shell",
                "/usr/sbin/nologin",
                "hengl",
            ],
            check=False,
            capture_output=True,
        )
    return _account("hengl") or _account("nobody")


def _account(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None
