"""The servers of a test run: embedded ones in a folder of its own, unless the environment names others."""

import os
import shutil
import signal
import time
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from hengl_uf.runtime.folder import DataFolder
from hengl_uf.runtime.household import CacheServer, DatabaseServer
from hengl_uf.runtime.postgres import ADMINISTRATOR, NAME

# Nothing of a test run is to survive a power cut.
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
START_MAX = 60  # seconds

_running = []
_held = []


def pytest_configure(config):
    """Start what is missing, once: the processes of xdist share the servers of the first."""
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    folder = DataFolder(
        Path(os.environ["HENGL_VAR"])
    )  # made by the settings, which pytest-django loads first
    folder.hold()
    _held.append(folder)
    if not os.environ.get("DATABASE_URL"):
        _start(DatabaseServer(folder, os.environ, FORGETFUL))
        _allow_forgery(folder)
    if not os.environ.get("REDIS_URL"):
        folder.make_sockets(folder.sockets.stat().st_uid if folder.sockets.exists() else os.geteuid())
        _start(CacheServer(folder, os.environ))


def _allow_forgery(folder):
    """Let tests silence the triggers, as somebody would who forges the audit trail; the product's role may not."""
    address = {"host": str(folder.sockets), "user": ADMINISTRATOR, "dbname": NAME}
    with closing(psycopg2.connect(**address)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(f"GRANT SET ON PARAMETER session_replication_role TO {NAME}")


def _start(server):
    server.child.start()
    _running.append(server)
    end = time.monotonic() + START_MAX
    while not server.is_ready():
        if not server.child.is_running or time.monotonic() > end:
            raise RuntimeError(server.child.tail(20))
        time.sleep(0.02)
    server.complete()


def pytest_unconfigure(config):
    """Stop what was started and remove the data of the run."""
    if hasattr(config, "workerinput"):
        return
    for server in reversed(_running):
        server.child.send(signal.SIGKILL)
        server.child.process.wait()
    for folder in _held:
        folder.release()
    _running.clear()
    _held.clear()
    folder = Path(os.environ.get("HENGL_VAR", ""))
    if folder.name.startswith("hengl-test-"):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Let nothing be skipped where all that tests need is to be installed (CI=true)."""
    report = yield
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and under CI=true nothing may be: {report.longrepr}"
    return report
