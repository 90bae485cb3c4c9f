"""The environment is read once; everything wrong with it is said at once."""

import os
import stat
import subprocess
import sys

import pytest

from hengl_uf.runtime.environment import Environment
from tests.hengl_uf.runtime.conftest import BASE, environment


def test_every_problem_is_said():
    env = Environment({"A": "maybe", "B": "many", "C": "mysql://x", "D": "nonsense"})
    env.boolean("A", False)
    env.integer("B", 1)
    env.database("C", None)
    env.redis("D", None)
    assert len(env.problems) == 4


def test_a_choice_is_one_of_its_words():
    env = Environment({"SHORT": "skip", "OTHER": "maybe"})
    words = ("last", "skip")
    assert [env.choice(name, "last", words) for name in ("SHORT", "MISSING", "OTHER")] == [
        "skip",
        "last",
        "last",
    ]
    assert [problem.split()[0] for problem in env.problems] == ["OTHER"]


def test_a_pattern_that_cannot_be_read_is_a_problem():
    env = Environment({"WRONG": "(", "RIGHT": r"HL-\d+"})
    assert [env.pattern(name, ".+") for name in ("WRONG", "RIGHT", "MISSING")] == [".+", r"HL-\d+", ".+"]
    assert [problem.split()[0] for problem in env.problems] == ["WRONG"]


@pytest.mark.parametrize(
    "address", ["http://tiles.example.org/{z}/{x}/{y}", "https://tiles.example.org/{z}/{x}"]
)
def test_tiles_come_by_https_and_by_place(address):
    env = Environment({"MAP_TILE_URL": address})
    assert env.tile_address("MAP_TILE_URL") == ""
    assert len(env.problems) == 1
    good = Environment({"MAP_TILE_URL": "https://tiles.example.org/{z}/{x}/{y}.png"})
    assert good.tile_address("MAP_TILE_URL")
    assert good.problems == []


def test_an_address_reaches_django_as_libpq_reads_it():
    env = Environment({"DATABASE_URL": "postgresql://a%40b:p%2Fw@db.example:6543/town?sslmode=require"})
    found = env.database("DATABASE_URL", None)
    assert (found["USER"], found["PASSWORD"], found["HOST"]) == ("a@b", "p/w", "db.example")
    assert (found["PORT"], found["NAME"], found["OPTIONS"]["sslmode"]) == ("6543", "town", "require")


def test_a_socket_address_reaches_django():
    found = Environment({"D": "postgresql:///town?host=/run/postgresql"}).database("D", None)
    assert found["HOST"] == "/run/postgresql"


@pytest.mark.parametrize(
    ("address", "broker"),
    [
        ("redis://:word@cache.example:6380/3", "redis://:word@cache.example:6380/3"),
        ("unix:///run/valkey.sock?db=2", "redis+socket:///run/valkey.sock?virtual_host=2"),
    ],
)
def test_one_address_serves_cache_and_queue(address, broker):
    assert Environment({}).broker(address) == broker


@pytest.mark.parametrize(
    "value", ["22.44,113.12,22.64", "22.64,113.12,22.44,113.34", "a,b,c,d", "22,113,23,200"]
)
def test_a_rectangle_that_is_none_is_a_problem(value):
    env = Environment({"BOX": value})
    assert env.box("BOX", "22.44,113.12,22.64,113.34") == (22.44, 113.12, 22.64, 113.34)
    assert "BOX" in env.problems[0]


def test_a_rectangle_is_read_as_four_degrees():
    assert Environment({"BOX": "1, 2,3,4.5"}).box("BOX", "0,0,1,1") == (1, 2, 3, 4.5)


def test_a_secret_is_made_once(tmp_path, monkeypatch):
    monkeypatch.setattr(Environment, "under_test", False)
    first = Environment({}).secret("KEY", tmp_path / "key")
    assert first == Environment({}).secret("KEY", tmp_path / "key")
    assert stat.S_IMODE(os.stat(tmp_path / "key").st_mode) == 0o600


def test_production_says_all_that_is_missing(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=BASE,
        env=environment(tmp_path / "var", DATABASE_URL="postgresql://hengl@localhost/hengl", DEBUG="perhaps"),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    assert [
        name
        for name in ("SECRET_KEY", "AUDIT_KEY", "DOCUMENT_KEY", "REDIS_URL", "ALLOWED_HOSTS")
        if name not in done.stderr
    ] == []
    assert all(line.startswith("hengl: ") for line in lines)
    assert len(lines) == 6
