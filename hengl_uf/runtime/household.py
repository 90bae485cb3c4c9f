"""Who belongs to a run of the portal, and the command line of each."""

import os
import signal
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from hengl_uf.runtime.child import Child
from hengl_uf.runtime.folder import DataFolder
from hengl_uf.runtime.postgres import Postgres
from hengl_uf.runtime.process import child_setup
from hengl_uf.runtime.valkey import Valkey

STOP_ORDER = ["web", "worker", "beat", "prepare", "cache", "database"]
CELERY = [sys.executable, "-m", "celery", "-A"]


class DatabaseServer:
    """The embedded PostgreSQL as a child."""

    def __init__(
        self, folder: DataFolder, environment: Mapping[str, str], settings: Mapping[str, str] | None = None
    ):
        self.postgres = Postgres(folder, settings)
        self.postgres.make_data()
        self.child = Child(
            name="database",
            title="数据库 database",
            command=self.postgres.command,
            folder=folder,
            setup=self.postgres.setup,
            environment=_plain(environment),
            stop_signal=signal.SIGINT,
            firm_signal=signal.SIGQUIT,
            patience=60,
            directory=Path("/"),
        )

    def is_ready(self) -> bool:
        return self.postgres.is_ready(self.child.pid)

    def complete(self) -> None:
        self.postgres.make_database()


class CacheServer:
    """The embedded Valkey as a child."""

    def __init__(self, folder: DataFolder, environment: Mapping[str, str]):
        self.valkey = Valkey(folder)
        self.child = Child(
            name="cache",
            title="缓存与队列 cache and queue",
            command=self.valkey.command,
            folder=folder,
            setup=self.valkey.setup,
            environment=_plain(environment),
            patience=30,
        )

    def is_ready(self) -> bool:
        return self.valkey.is_ready(self.child.pid)

    def complete(self) -> None:
        """Nothing to make: an empty server is complete."""


class Gate:
    """What the web server waits at before it serves: a pipe that says nothing and ends when the gate opens."""

    def __init__(self) -> None:
        self.waiting_end, self._holding_end = os.pipe()

    def open(self) -> None:
        os.close(self._holding_end)


class Household:
    """The children of one run."""

    def __init__(self, folder: DataFolder, environment: Mapping[str, str], listener: socket.socket):
        self.folder = folder
        self.environment = environment
        self.listener = listener
        self.gate = Gate()

    def servers(self) -> list[DatabaseServer | CacheServer]:
        """The embedded servers, those alone whose place no outside server takes."""
        servers: list[DatabaseServer | CacheServer] = []
        if not self.environment.get("DATABASE_URL", "").strip():
            servers.append(DatabaseServer(self.folder, self.environment))
        if not self.environment.get("REDIS_URL", "").strip():
            self.folder.make_sockets(servers[0].postgres.owner if servers else os.geteuid())  # type: ignore[union-attr]
            servers.append(CacheServer(self.folder, self.environment))
        return servers

    def prepare(self) -> Child:
        """Migrations, reference data and the demo town, in one process."""
        command = [sys.executable, "manage.py", "prepare"]
        return self._python("prepare", "数据准备 data", command, once=True)

    def web(self) -> Child:
        """The web server; it inherits the listening socket, so the port stays ours while it restarts."""
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "-c",
            "python:hengl_uf.runtime.gunicorn",
            "hengl_uf.wsgi",
        ]
        extra = {"HENGL_LISTEN": str(self.listener.fileno()), "HENGL_GATE": str(self.gate.waiting_end)}
        inherits = [self.listener.fileno(), self.gate.waiting_end]
        return self._python("web", "网站 web", command, extra=extra, inherits=inherits)

    def worker(self) -> Child:
        """The worker of jobs. It may finish what it has in hand; SIGQUIT then gives the rest back to the queue."""
        command = [
            *CELERY,
            "hengl_uf.celery",
            "worker",
            "--concurrency=2",
            "--max-tasks-per-child=500",
            "--loglevel=INFO",
        ]
        command += ["--without-gossip", "--without-mingle", "--without-heartbeat", "-O", "fair"]
        extra = {"HENGL_SOLE_WORKER": "1"}
        child = self._python("worker", "任务 worker", command, extra=extra, death_signal=signal.SIGQUIT)
        child.firm_signal, child.patience = signal.SIGQUIT, 8
        return child

    def beat(self) -> Child:
        """The clock that puts jobs of the timetable into the queue."""
        schedule = self.folder.path / "beat" / "schedule"
        schedule.parent.mkdir(exist_ok=True)
        command = [
            *CELERY,
            "hengl_uf.runtime.beat",
            "beat",
            "--loglevel=WARNING",
            "--pidfile=",
            "-s",
            str(schedule),
        ]
        return self._python("beat", "定时 beat", command)

    def _python(
        self,
        name: str,
        title: str,
        command: list[str],
        *,
        extra: Mapping[str, str] | None = None,
        death_signal: signal.Signals = signal.SIGTERM,
        inherits: list[int] | None = None,
        once: bool = False,
    ) -> Child:
        return Child(
            name=name,
            title=title,
            command=command,
            folder=self.folder,
            setup=child_setup(death_signal=death_signal, account=None, reach=None),
            environment={**self.environment, **(extra or {})},
            inherits=inherits or [],
            once=once,
        )


def _plain(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for a server that is not ours: no secret, no language of the terminal."""
    kept = {
        name: environment[name]
        for name in ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH")
        if name in environment
    }
    return kept | {"LC_ALL": "C"}
