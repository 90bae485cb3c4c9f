"""The lock files name versions and hashes, and nobody's machine."""

import re
import tomllib

import pytest

from tests.hengl_uf.runtime.conftest import BASE

LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-assets.lock"]


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_by_hashes(name):
    blocks = re.split(
        r"\n(?=\S)", re.sub(r"^#.*\n", "", (BASE / name).read_text(), flags=re.MULTILINE).strip()
    )
    assert blocks
    for block in blocks:
        assert re.match(r"[a-z0-9.-]+==\S+( ; .+)? \\\n", block), block
        assert "--hash=sha256:" in block


@pytest.mark.parametrize("name", [*LOCKS, "package-lock.json"])
def test_no_host_and_no_path_is_named(name):
    text = (BASE / name).read_text()
    assert not re.search(r'"resolved"|file:|--index-url|--find-links', text)
    assert name == "package-lock.json" or "//" not in text


def test_the_lock_for_running_holds_every_dependency():
    project = tomllib.loads((BASE / "pyproject.toml").read_text())
    locked = set(re.findall(r"^([a-z0-9.-]+)==", (BASE / "requirements.lock").read_text(), re.MULTILINE))
    asked = {re.match(r"[A-Za-z0-9.-]+", one).group().lower() for one in project["project"]["dependencies"]}
    assert asked <= locked


def test_tests_run_on_the_versions_that_run():
    def versions(name):
        return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", (BASE / name).read_text(), re.MULTILINE))

    running, testing = versions("requirements.lock"), versions("requirements-dev.lock")
    assert running.items() <= testing.items()
