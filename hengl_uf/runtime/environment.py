"""Typed readers of environment variables that collect every problem before anything starts."""

import os
import re
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from hengl_uf.runtime.folder import kept_secret, socket_folder
from hengl_uf.runtime.outside import database_parts
from hengl_uf.runtime.postgres import NAME
from hengl_uf.runtime.refusal import Refusal

# Short queries on few cores: compiling or splitting them costs more than it gives, on any server.
SESSION_OPTIONS = "-c jit=off -c max_parallel_workers_per_gather=0"


class Environment:
    """Reads the environment; `problems` holds one sentence for each value that cannot be used."""

    def __init__(self, values=None):
        self.values = os.environ if values is None else values
        self.problems = []

    @property
    def under_test(self):
        """Whether a test run is reading the settings."""
        return "pytest" in sys.modules

    def text(self, name, default=""):
        return self.values.get(name, "").strip() or default

    def path(self, name, default):
        return Path(self.text(name, str(default))).absolute()

    def data_folder(self, name, default):
        """Return the data folder; a test run has one of its own, below the system's temporary folder."""
        if self.under_test and not self.text(name):
            os.environ[name] = tempfile.mkdtemp(prefix="hengl-test-")
        return self.path(name, default)

    def boolean(self, name, default):
        value = self.text(name).lower()
        if value in {"", "0", "1", "true", "false", "yes", "no"}:
            return default if not value else value in {"1", "true", "yes"}
        self.problems.append(f"{name} 应为 0 或 1 / {name} must be 0 or 1, not {value!r}.")
        return default

    def integer(self, name, default):
        value = self.text(name)
        if not value:
            return default
        try:
            return int(value)
        except ValueError:
            self.problems.append(f"{name} 应为整数 / {name} must be a whole number, not {value!r}.")
            return default

    def pattern(self, name, default):
        """A regular expression; one that cannot be read is a problem."""
        value = self.text(name, default)
        try:
            re.compile(value)
        except re.error as error:
            self.problems.append(f"{name} 不是正则表达式 / {name} is not a regular expression: {error}.")
            return default
        return value

    def choice(self, name, default, allowed):
        """One of a few words."""
        value = self.text(name, default)
        if value not in allowed:
            words = ", ".join(allowed)
            self.problems.append(f"{name} 只能是 {words} / {name} must be one of {words}, not {value!r}.")
            return default
        return value

    def box(self, name, default):
        """A rectangle on the map as (south, west, north, east) in degrees of WGS-84."""
        value = self.text(name, default)
        try:
            south, west, north, east = (float(part) for part in value.split(","))
        except ValueError:
            south = west = north = east = 0.0
        if -90 <= south < north <= 90 and -180 <= west < east <= 180:
            return south, west, north, east
        self.problems.append(
            f"{name} 应为“南,西,北,东”四个度数 / {name} must be four degrees, south,west,north,east, not {value!r}."
        )
        return tuple(float(part) for part in default.split(","))

    def tile_address(self, name):
        """Where the pictures of a map come from: https, with {z}, {x} and {y}; empty for none."""
        value = self.text(name)
        if value and not (value.startswith("https://") and all(f"{{{one}}}" in value for one in "zxy")):
            self.problems.append(
                f"{name} 应以 https:// 开头并含 {{z}} {{x}} {{y}} / {name} must begin with https:// and hold {{z}} {{x}} {{y}}."
            )
            return ""
        return value

    def minutes(self, name, default):
        return timedelta(minutes=self.integer(name, default))

    def words(self, name, default, required=False):
        value = self.text(name)
        if not value and required:
            self.problems.append(f"缺少 {name} / {name} is missing.")
        return [word.strip() for word in value.split(",") if word.strip()] or default

    def secret(self, name, kept_in, required=False):
        """Return a secret that is set, or the one that is kept; make one unless it is to be set (`required`)."""
        value = self.text(name)
        if value:
            return value
        if self.under_test:
            return "a key for tests only, never used to run"
        if required and not kept_in.exists():
            self.problems.append(f"缺少 {name} / {name} is missing.")
            return "missing"
        try:
            kept_in.parent.mkdir(parents=True, exist_ok=True)
            return kept_secret(kept_in)
        except OSError as error:
            self.problems.append(f"不能读写 {kept_in} / {kept_in} cannot be used: {error.strerror}.")
            return "missing"

    def database(self, name, var):
        """Return Django's settings of the database: the address that is set, or the embedded server."""
        try:
            parts = database_parts(self.text(name)) if self.text(name) else embedded_database(var)
        except Refusal as refusal:
            self.problems.append(str(refusal))
            parts = {"dbname": "missing"}
        names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
        options = {key: value for key, value in parts.items() if key not in names}
        options.setdefault("connect_timeout", 5)
        options["options"] = f"{options.get('options', '')} {SESSION_OPTIONS}".strip()
        return {
            "ENGINE": "django.db.backends.postgresql",
            **{django: parts.get(libpq, "") for libpq, django in names.items()},
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
            "ATOMIC_REQUESTS": False,
            # Choices of forms would each be read through a cursor of the server: three trips for a few rows.
            "DISABLE_SERVER_SIDE_CURSORS": True,
            "OPTIONS": options,
        }

    def redis(self, name, var, required=False):
        """Return the address of Redis that is set, or that of the embedded Valkey."""
        value = self.text(name)
        if not value:
            if required:
                self.problems.append(f"缺少 {name} / {name} is missing.")
            worker = self.text("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
            return f"unix://{socket_folder(var) / 'valkey.sock'}?db={int(worker) % 16}"
        if urlsplit(value).scheme not in {"redis", "rediss", "unix"}:
            self.problems.append(
                f"{name} 写法有误，应形如 redis://:密码@主机:端口/0 / "
                f"{name} cannot be read: write it like redis://:password@host:port/0."
            )
        return value

    def broker(self, url):
        """Return the same address as Celery writes it."""
        if not url.startswith("unix://"):
            return url
        parts = urlsplit(url)
        query = dict(parse_qsl(parts.query))
        named = {"virtual_host": query.get("db", "0")}
        if password := query.get("password") or parts.password:
            named["password"] = password
        return f"redis+socket://{parts.path}?{urlencode(named)}"


def embedded_database(var):
    """Return the parts of the address of the embedded PostgreSQL over this data folder."""
    return {"dbname": NAME, "user": NAME, "host": str(socket_folder(var))}
