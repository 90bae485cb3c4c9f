"""What cannot work is refused with one sentence, before anything starts."""

import socket
import threading

import pytest

from hengl_uf.runtime import outside
from hengl_uf.runtime.refusal import Refusal
from tests.hengl_uf.runtime.conftest import closed_port, refusal_of


@pytest.fixture
def stranger():
    """A port at which something answers that is neither PostgreSQL nor Redis."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_answer_nonsense, args=[server])
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        thread.join(10)


def _answer_nonsense(server):
    while True:
        try:
            client, _ = server.accept()
        except OSError:
            return
        with client:
            client.recv(64)
            client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


@pytest.mark.parametrize(
    "address",
    [
        "nonsense",
        "postgresql://",
        "mysql://a:b@localhost/c",
        "postgresql://localhost:port/name",
        "postgresql://h/%",
    ],
)
def test_an_address_of_a_database_that_cannot_be_read(tmp_path, address):
    assert "DATABASE_URL cannot be read" in refusal_of(tmp_path / "var", DATABASE_URL=address)


@pytest.mark.parametrize("address", ["nonsense", "http://localhost/", "redis://localhost:port/0"])
def test_an_address_of_redis_that_cannot_be_read(tmp_path, address):
    assert "REDIS_URL cannot be read" in refusal_of(tmp_path / "var", REDIS_URL=address)


def test_a_database_that_is_not_there(tmp_path):
    address = f"postgresql://hengl:secret-word@127.0.0.1:{closed_port()}/hengl"
    said = refusal_of(tmp_path / "var", DATABASE_URL=address)
    assert "cannot be reached" in said
    assert "secret-word" not in said


def test_a_redis_that_is_not_there(tmp_path):
    assert "cannot be reached" in refusal_of(
        tmp_path / "var", REDIS_URL=f"redis://127.0.0.1:{closed_port()}/0"
    )


def test_something_else_in_the_place_of_the_database(stranger):
    with pytest.raises(Refusal, match="is not PostgreSQL"):
        outside.check_database(f"postgresql://hengl@127.0.0.1:{stranger}/hengl")


def test_something_else_in_the_place_of_redis(stranger):
    with pytest.raises(Refusal, match="neither Redis nor Valkey"):
        outside.check_redis(f"redis://127.0.0.1:{stranger}/0")


@pytest.mark.parametrize("port", ["eighty", "70000", "-1"])
def test_a_port_that_is_none(tmp_path, port):
    assert "PORT must be a number" in refusal_of(tmp_path / "var", PORT=port)


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert "cannot be written" in refusal_of(tmp_path / "file" / "var")


def test_data_of_another_postgresql(tmp_path):
    data = tmp_path / "var" / "postgres" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("9.6\n")
    assert "PostgreSQL 9.6" in refusal_of(tmp_path / "var")
