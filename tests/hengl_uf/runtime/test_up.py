"""`manage.py up`: it starts everything, keeps it alive, and leaves nothing behind."""

import os
import signal
import stat
import subprocess
import urllib.request

import psutil
import psycopg2
import pytest

from hengl_uf.runtime.folder import socket_folder
from tests.hengl_uf.runtime.conftest import BASE, closed_port, environment, eventually, refusal_of


def query(var, statement):
    connection = psycopg2.connect(host=str(var / "run"), user="hengl", dbname="hengl")
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else None
    finally:
        connection.close()


def pool(portal):
    """Return the processes that do the worker's jobs, once there are two."""
    try:
        children = psutil.Process(portal.pid("worker")).children()
    except psutil.NoSuchProcess:
        return []
    return children if len(children) == 2 else []


def test_it_is_healthy_when_it_says_ready(portal):
    assert portal.health() == 200


def test_an_empty_town_says_how_its_first_account_is_made(portal):
    eventually(lambda: "create_administrator --if-none" in portal.read(), "the hint")


def test_pages_are_served(portal):
    with urllib.request.urlopen(f"{portal.address}/login/", timeout=30) as page:
        assert page.status == 200


@pytest.mark.parametrize("name", ["web", "worker", "beat", "queue", "database"])
def test_a_killed_child_comes_back(portal, name):
    killed = portal.pid(name)
    os.kill(killed, signal.SIGKILL)
    eventually(lambda: portal.pid(name) != killed, f"a new {name}")
    eventually(lambda: portal.health() == 200, "health")


def test_a_killed_process_of_the_pool_comes_back(portal):
    killed = eventually(lambda: pool(portal), "the pool")[0]
    killed.kill()
    eventually(lambda: killed not in pool(portal) and pool(portal), "a new one")


def test_secrets_are_for_their_owner_alone(portal):
    for name in ("secret-key", "audit-key", "document-key"):
        assert len((portal.var / name).read_text()) > 40
    for file in [*portal.var.glob("*-key"), *portal.var.glob("log/*")]:
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_database_listens_at_no_port(portal):
    assert query(portal.var, "SHOW listen_addresses") == [("",)]
    assert stat.S_IMODE((portal.var / "run").stat().st_mode) == 0o700


def test_confirmed_means_on_disk(portal):
    assert query(portal.var, "SHOW synchronous_commit") == [("on",)]
    assert query(portal.var, "SHOW fsync") == [("on",)]


def test_a_folder_that_another_run_holds_is_refused(portal):
    said = refusal_of(portal.var)
    assert str(portal.process.pid) in said
    assert "is held by another run" in said


def test_a_taken_port_is_refused(portal, tmp_path):
    port = portal.address.rpartition(":")[2]
    assert f"Port {port} is taken" in refusal_of(tmp_path / "other", PORT=port)


def test_a_killed_supervisor_leaves_nothing_and_loses_nothing(start):
    run = start().wait_ready()
    query(run.var, "CREATE TABLE kept (what text)")
    query(run.var, "INSERT INTO kept VALUES ('said')")
    run.end(signal.SIGKILL)
    again = start(run.var).wait_ready()
    assert query(run.var, "SELECT what FROM kept") == [("said",)]
    assert again.end(signal.SIGINT) == 0
    assert not list((run.var / "run").iterdir())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_make_hands_on_the_stop(start, number):
    run = start(command=("make", "run")).wait_ready()
    assert run.end(number) != 0
    assert "Stopped" in run.output


def test_a_killed_make_leaves_nothing(start):
    start(command=("make", "run")).wait_ready().end(signal.SIGKILL)


def test_a_stop_while_it_starts_leaves_nothing(start):
    run = start()
    eventually(lambda: "database: pid" in run.read(), "the start")
    assert run.end(signal.SIGTERM) == 0


def test_a_deep_folder_gets_its_sockets_elsewhere(start, tmp_path):
    run = start(tmp_path / "很深的目录" / ("deep" * 40)).wait_ready()
    assert run.health() == 200
    assert list(socket_folder(run.var).iterdir())
    run.end()
    assert not socket_folder(run.var).exists()


def test_commands_work_beside_a_run(portal):
    done = subprocess.run(
        [*portal.process.args[:2], "migrate", "--check"],
        cwd=BASE,
        env=environment(portal.var),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_port_stays_free_when_nothing_starts(tmp_path):
    port = closed_port()
    refusal_of(tmp_path / "var", PORT=str(port), DATABASE_URL="postgresql://")
    refusal_of(tmp_path / "var", PORT=str(port), REDIS_URL="nonsense")
