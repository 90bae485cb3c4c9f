"""The data folder and its locks."""

from pathlib import Path

import pytest

from hengl_uf.runtime.folder import DataFolder, FamilyLock, kept_secret, socket_folder
from hengl_uf.runtime.refusal import Refusal


def test_sockets_lie_in_the_folder():
    assert socket_folder(Path("/srv/hengl/var")) == Path("/srv/hengl/var/run")


@pytest.mark.parametrize("path", ["/srv/" + "a" * 90, "/srv/数据", "/srv/a,b", "/srv/a b"])
def test_sockets_lie_elsewhere_when_the_path_cannot_be_an_address(path):
    folder = socket_folder(Path(path))
    assert len(str(folder)) < 40
    assert folder == socket_folder(Path(path))


def test_a_folder_is_held_once(tmp_path):
    first, second = DataFolder(tmp_path), DataFolder(tmp_path)
    first.hold()
    with pytest.raises(Refusal, match="held by another run"):
        second.hold()
    first.release()
    second.release()


def test_a_lock_is_free_again_when_the_family_is_gone(tmp_path):
    import os

    lock = FamilyLock(tmp_path / "web")
    held = lock.take()
    assert not lock.is_free
    os.close(held)
    assert lock.is_free


def test_logs_of_earlier_runs_are_kept_for_a_while(tmp_path):
    folder = DataFolder(tmp_path)
    folder.log.mkdir()
    for run in range(6):
        folder.rotated_log("web").write_text(f"run {run}")
    kept = {file.name: file.read_text() for file in folder.log.iterdir()}
    assert kept == {"web.log": "run 5", "web.log.1": "run 4", "web.log.2": "run 3", "web.log.3": "run 2"}


def test_a_secret_is_not_made_twice(tmp_path):
    assert kept_secret(tmp_path / "key") == kept_secret(tmp_path / "key")
