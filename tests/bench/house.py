"""The servers of the bench: one embedded PostgreSQL with a database for each size, and the portal's own processes."""

import hashlib
import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg2

from hengl_uf.runtime import ports
from hengl_uf.runtime.child import BASE, Child
from hengl_uf.runtime.folder import DataFolder, kept_secret
from hengl_uf.runtime.household import CacheServer, DatabaseServer, Household
from hengl_uf.runtime.postgres import ADMINISTRATOR, NAME

START_MAX = 90  # seconds
OLDEST = 7 * 24 * 3600  # seconds after which loaded records are no longer recent ones
PASSWORD = secrets.token_urlsafe(16) + "-Aa1"


class House:
    """All that runs for the bench, stopped in the reverse order."""

    def __init__(self, var: Path) -> None:
        self.folder = DataFolder(var)
        self.folder.hold()
        self.started: list[Child] = []
        self.listeners = []

    def start(self, child: Child) -> Child:
        child.start()
        self.started.append(child)
        return child

    def start_servers(self) -> None:
        """PostgreSQL and Valkey, as `make run` has them."""
        for make in (DatabaseServer, CacheServer):
            server = make(self.folder, os.environ)
            self.start(server.child)
            wait_for(server.is_ready, server.child)
            server.complete()

    def environment(self, name: str, number: int, settings: str) -> dict[str, str]:
        """What the processes of one database get: what production would set."""
        sockets = self.folder.sockets
        folder = self.folder.path / name
        folder.mkdir(exist_ok=True)
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": settings,
            "PYTHONPATH": str(BASE),
            "HENGL_VAR": str(folder),
            "DATABASE_URL": f"postgresql://{NAME}@/{database_of(name)}?host={sockets}",
            "REDIS_URL": f"unix://{sockets / 'valkey.sock'}?db={number}",
            "SECRET_KEY": kept_secret(folder / "secret-key"),
            "AUDIT_KEY": kept_secret(folder / "audit-key"),
            "DOCUMENT_KEY": kept_secret(folder / "document-key"),
            "ALLOWED_HOSTS": "127.0.0.1",
            "BENCH_PASSWORD": PASSWORD,
        }

    def household(self, environment: dict[str, str]) -> tuple[Household, int]:
        """The portal's own processes over one database, and the port of its web server."""
        folder = DataFolder(Path(environment["HENGL_VAR"]))
        folder.hold()
        listener = ports.listen("127.0.0.1", 0)
        self.listeners.append(listener)
        household = Household(folder, environment, listener)
        household.gate.open()
        return household, listener.getsockname()[1]

    def stop(self) -> None:
        for child in reversed(self.started):
            child.send(child.stop_signal)
            try:
                child.process.wait(child.patience)
            except subprocess.TimeoutExpired:
                child.send(child.firm_signal)
                child.process.wait(10)


def database_of(name: str) -> str:
    return f"{NAME}_bench_{name}"


def wait_for(ready, child: Child) -> None:
    """Wait until it is ready; say how it ended when it ends instead."""
    end = time.monotonic() + START_MAX
    while not ready():
        if not child.is_running or time.monotonic() > end:
            raise RuntimeError(f"{child.name} does not start:\n{child.tail(20)}")
        time.sleep(0.05)


@contextmanager
def administration(folder: DataFolder) -> Iterator[psycopg2.extensions.cursor]:
    """A cursor of the database server's administrator."""
    connection = psycopg2.connect(host=str(folder.sockets), user=ADMINISTRATOR, dbname="postgres")
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()


def prepared(house: House, environment, name: str, **wanted) -> dict:
    """A database that holds what is wanted, made anew unless the one that is there was made from the same. Its facts."""
    mark = fingerprint(wanted)
    loaded = is_there(house.folder, name, mark)
    if not loaded:
        with administration(house.folder) as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {database_of(name)}")
            cursor.execute(f"CREATE DATABASE {database_of(name)} OWNER {NAME}")
    options = [f"--{key}={value}" for key, value in wanted.items()] + (["--loaded"] if loaded else [])
    command = [
        sys.executable,
        str(BASE / "tests/bench/prepare.py"),
        "portal" if wanted else "admin",
        *options,
    ]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True, cwd=BASE)
    if not loaded:
        with administration(house.folder) as cursor:
            note = json.dumps({"mark": mark, "at": time.time()})
            cursor.execute(f"COMMENT ON DATABASE {database_of(name)} IS %s", [note])
    return json.loads(done.stdout.splitlines()[-1])


def is_there(folder: DataFolder, name: str, mark: str) -> bool:
    """Whether the database was made from the same, not long ago."""
    with administration(folder) as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
            [database_of(name)],
        )
        note = json.loads((cursor.fetchone() or [None])[0] or "{}")
    return note.get("mark") == mark and time.time() - note["at"] < OLDEST


def fingerprint(wanted: dict) -> str:
    """What records are made from: the wish, and the code that makes them. The schema is brought up to date anyway."""
    made_by = [*(BASE / "hengl_uf/scale").glob("*.*"), *(BASE / "hengl_uf/reference").rglob("*.csv")]
    digest = hashlib.sha256(json.dumps(wanted, sort_keys=True).encode())
    for file in sorted(made_by):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def peak_memory(child: Child) -> dict[str, float]:
    """The most memory that a child and its descendants have held (VmHWM), in MiB; pages they share count in each."""
    parent = psutil.Process(child.pid)
    peaks = [peak_of(process.pid) for process in [parent, *parent.children(recursive=True)]]
    return {"processes": len(peaks), "largest_mib": round(max(peaks), 1), "sum_mib": round(sum(peaks), 1)}


def peak_of(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0
