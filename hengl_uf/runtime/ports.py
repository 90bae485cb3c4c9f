"""The port: read, taken before anything else starts, and asked whether the portal is healthy behind it."""

import errno
import http.client
import socket
from collections.abc import Mapping

from hengl_uf.runtime.refusal import Refusal


def number(text: str) -> int:
    """Return the port that the text names; 0 lets the system choose."""
    if text.isascii() and text.isdigit() and int(text) < 65536:
        return int(text)
    raise Refusal(
        f"PORT 应为 0 至 65535 的整数，不是 {text}", f"PORT must be a number from 0 to 65535, not {text}."
    )


def listen(host: str, port: int) -> socket.socket:
    """Return a socket bound to the port; the web server inherits it and listens."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        # Two sockets may be bound to one address until one of them listens: ask for the refusal now.
        listener.listen(128)
    except OSError as error:
        raise _refusal(host, port, error) from error
    return listener


def _refusal(host: str, port: int, error: OSError) -> Refusal:
    if error.errno == errno.EADDRINUSE:
        return Refusal(
            f"端口 {port} 已被占用，请停止占用它的程序，或换一个端口，例如 PORT={port + 1 if port < 65535 else 8001}",
            f"Port {port} is taken: stop the program that holds it, or choose another with PORT.",
        )
    if error.errno == errno.EACCES:
        return Refusal(
            f"没有使用端口 {port} 的权限，请用 PORT 换一个 1024 以上的端口",
            f"Port {port} may not be used by this account: choose one above 1024 with PORT.",
        )
    return Refusal(
        f"不能在 {host}:{port} 上监听（{error.strerror}）",
        f"It is not possible to listen on {host}:{port} ({error.strerror}).",
    )


class Address:
    """Where this run serves, for asking it how it is."""

    def __init__(self, port: int, environment: Mapping[str, str]):
        self.host = environment.get("HOST") or "127.0.0.1"
        self.host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104
        self.port = port
        name = environment.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".")
        self.headers = {"Host": name if name not in {"", "*"} else f"127.0.0.1:{port}"}

    def is_healthy(self) -> bool:
        """Whether `/healthz` says that all is well."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=5)
        try:
            connection.request("GET", "/healthz", headers=self.headers)
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
