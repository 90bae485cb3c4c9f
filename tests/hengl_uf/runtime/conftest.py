"""A real run of the portal, `manage.py up`, as a test sees it from outside."""

import os
import re
import selectors
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

BASE = Path(__file__).resolve().parent.parent.parent.parent
PATIENCE = 90  # seconds for what takes a few; a slow machine must not fail a test
UP = (sys.executable, "manage.py", "up")
KEYS = ("SECRET_KEY", "AUDIT_KEY", "DOCUMENT_KEY")
SET_BY_TESTS = ("DATABASE_URL", "REDIS_URL", "HENGL_VAR", "DJANGO_SETTINGS_MODULE", *KEYS)


def eventually(found, what, seconds=PATIENCE):
    """Return what `found()` returns once that is true; fail when it stays false for too long."""
    end = time.monotonic() + seconds
    pause = selectors.DefaultSelector()
    while not (result := found()):
        assert time.monotonic() < end, f"{what} did not happen within {seconds} seconds"
        pause.select(0.05)
    pause.close()
    return result


def environment(var, **values):
    """Return the environment of a run: this process's own, without what tests set for themselves."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    kept = {name: value for name, value in kept.items() if name not in SET_BY_TESTS}
    return {**kept, "HENGL_VAR": str(var), "PORT": "0", "DEMO": "0", **values}


class Portal:
    """One run of the portal; `output` holds what it has said so far."""

    def __init__(self, var, command=UP, **values):
        self.var = Path(var)
        self.output = ""
        self.process = subprocess.Popen(
            command,
            cwd=BASE,
            env=environment(var, **values),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        os.set_blocking(self.process.stdout.fileno(), False)

    def read(self):
        """Return all that it has said."""
        while chunk := self.process.stdout.read():
            self.output += chunk.decode()
        return self.output

    def wait_ready(self):
        """Wait for the line that says where it serves."""

        def is_ready():
            assert self.process.poll() is None, self.read()
            return re.search(r"^Ready: (http://\S+)/$", self.read(), re.MULTILINE)

        self.address = eventually(is_ready, "Ready").group(1)
        return self

    def health(self):
        """Return the status code of the health page, or None when nobody answers."""
        try:
            with urllib.request.urlopen(f"{self.address}/healthz", timeout=10) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return None

    def pid(self, name):
        """Return the process id of a child, by the last word of its title."""
        return int(re.findall(rf"{name}: pid (\d+)", self.read())[-1])

    def family(self):
        """Return all living processes that belong to this run, whoever their parent is."""
        return [one for one in psutil.process_iter() if self._belongs(one)]

    def _belongs(self, one):
        with suppress(psutil.Error):
            if one.pid == os.getpid() or one.status() == psutil.STATUS_ZOMBIE:
                return False
            return str(self.var) in " ".join(one.cmdline()) or one.environ().get("HENGL_VAR") == str(self.var)
        return False

    def end(self, number=signal.SIGTERM):
        """Send the signal and return the exit code, once nobody of the family is left."""
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        eventually(lambda: not self.family(), "the end of all processes", 30)
        self.read()
        self.process.stdout.close()
        return code


def refusal_of(var, **values):
    """Return what a run says that must not start: one line, no traceback, a failing exit code."""
    done = subprocess.run(
        UP,
        cwd=BASE,
        env=environment(var, **values),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode not in {0, -9}
    assert "Traceback" not in done.stderr
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("hengl: ")
    assert " / " in line
    return line


def closed_port():
    """Return a port at which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture
def start(tmp_path):
    """Start runs that end with the test, whatever happens in it."""
    runs = []

    def start(var=None, **values):
        runs.append(Portal(var or tmp_path / "var", **values))
        return runs[-1]

    yield start
    for run in runs:
        _put_away(run)


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    """A run that the tests of a module share."""
    run = Portal(tmp_path_factory.mktemp("portal") / "var")
    try:
        yield run.wait_ready()
    finally:
        _put_away(run)


def _put_away(run):
    if run.process.poll() is None:
        run.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            run.process.wait(30)
    for left in run.family():
        with suppress(psutil.NoSuchProcess):
            left.kill()
    run.process.wait(10)
    run.process.stdout.close()
