"""The same portal on servers of the system: PostgreSQL and Redis as Debian installs them."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

import pytest

from hengl_uf.runtime import outside
from hengl_uf.runtime.refusal import Refusal
from tests.hengl_uf.runtime.conftest import closed_port, eventually, refusal_of

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
REDIS = shutil.which("redis-server")

pytestmark = [
    pytest.mark.outside,
    pytest.mark.skipif(not (BINARIES and REDIS), reason="needs the system's postgresql and redis-server"),
]


def server_user():
    """Return the account for PostgreSQL, which refuses to run as root."""
    return pwd.getpwnam("postgres").pw_name if os.geteuid() == 0 else None


@pytest.fixture(scope="module")
def postgres():
    """The port of a PostgreSQL of the system, with a database `town` whose owner is `clerk`, password `word`."""
    binaries, folder, port = BINARIES[-1].parent, Path(f"/tmp/hengl-outside-{os.getpid()}"), closed_port()
    folder.mkdir(mode=0o700)
    if user := server_user():
        shutil.chown(folder, user)
    (password := folder / "word").write_text("word")
    password.chmod(0o644)
    data = folder / "data"
    made = [
        binaries / "initdb",
        "-D",
        data,
        "-U",
        "clerk",
        "-A",
        "scram-sha-256",
        f"--pwfile={password}",
        "-E",
        "UTF8",
    ]
    subprocess.run([*made, "--locale=C"], user=user, check=True, capture_output=True, cwd="/")
    options = [
        "-c",
        f"port={port}",
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        f"unix_socket_directories={folder}",
    ]
    server = subprocess.Popen(
        [binaries / "postgres", "-D", data, *options],
        user=user,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
    )
    try:
        eventually(lambda: _made_database(port), "PostgreSQL")
        yield port
    finally:
        server.terminate()
        server.wait(30)
        shutil.rmtree(folder)


def _made_database(port):
    import psycopg2

    try:
        connection = psycopg2.connect(f"postgresql://clerk:word@127.0.0.1:{port}/postgres")
    except psycopg2.OperationalError:
        return False
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE town TEMPLATE template0 ENCODING 'UTF8'")
        cursor.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
        cursor.execute("CREATE ROLE guest LOGIN PASSWORD 'word'")
    connection.close()
    return True


@pytest.fixture(scope="module")
def redis(tmp_path_factory):
    """The port of a Redis of the system, with the password `word`."""
    import redis as client

    port = closed_port()
    folder = tmp_path_factory.mktemp("redis")
    command = [
        REDIS,
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--requirepass",
        "word",
        "--dir",
        str(folder),
    ]
    server = subprocess.Popen([*command, "--save", ""], stdout=subprocess.DEVNULL)

    def answers():
        try:
            with client.Redis(port=port, password="word") as one:
                return one.ping()
        except client.exceptions.ConnectionError:
            return False

    try:
        eventually(answers, "Redis")
        yield port
    finally:
        server.terminate()
        server.wait(30)


def test_the_portal_runs_on_them(start, postgres, redis):
    run = start(
        DATABASE_URL=f"postgresql://clerk:word@127.0.0.1:{postgres}/town",
        REDIS_URL=f"redis://:word@127.0.0.1:{redis}/0",
    ).wait_ready()
    assert run.health() == 200
    assert not (run.var / "postgres").exists()
    assert not (run.var / "valkey").exists()
    assert run.end() == 0


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("clerk:wrong", "refuses the sign-in"),
        ("nobody:word", "refuses the sign-in"),
        ("clerk", "refuses the sign-in"),
    ],
)
def test_a_sign_in_that_the_database_refuses(tmp_path, postgres, who, said):
    assert said in refusal_of(tmp_path / "var", DATABASE_URL=f"postgresql://{who}@127.0.0.1:{postgres}/town")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("clerk:word@127.0.0.1:{}/elsewhere", "refuses the sign-in"),
        ("clerk:word@127.0.0.1:{}/latin", "UTF8 is needed"),
        ("guest:word@127.0.0.1:{}/town", "may not create tables"),
    ],
)
def test_a_database_that_cannot_hold_the_portal(postgres, address, said):
    with pytest.raises(Refusal, match=said):
        outside.check_database(f"postgresql://{address.format(postgres)}")


def test_a_server_that_is_too_old(postgres, monkeypatch):
    monkeypatch.setattr(outside, "POSTGRES_OLDEST", 99)
    with pytest.raises(Refusal, match="too old"):
        outside.check_database(f"postgresql://clerk:word@127.0.0.1:{postgres}/town")


@pytest.mark.parametrize("who", ["", ":wrong@"])
def test_a_sign_in_that_redis_refuses(tmp_path, redis, who):
    said = refusal_of(tmp_path / "var", REDIS_URL=f"redis://{who}127.0.0.1:{redis}/0")
    assert "refuses the sign-in" in said


def test_a_redis_that_is_too_old(redis, monkeypatch):
    monkeypatch.setattr(outside, "REDIS_OLDEST", 99)
    with pytest.raises(Refusal, match="too old"):
        outside.check_redis(f"redis://:word@127.0.0.1:{redis}/0")


def test_each_takes_the_place_of_the_other_in_no_address(postgres, redis):
    with pytest.raises(Refusal, match="does not answer as PostgreSQL"):
        outside.check_database(f"postgresql://clerk:word@127.0.0.1:{redis}/town")
    with pytest.raises(Refusal, match="neither Redis nor Valkey"):
        outside.check_redis(f"redis://127.0.0.1:{postgres}/0")
