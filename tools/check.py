"""`make check`: every check that needs no running portal. All are run; the first line of a failing one says what to do."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
BIN = BASE / ".venv" / "bin"
MANAGE = [str(BIN / "python"), "manage.py"]
CHECKS = {
    "types": [str(BIN / "mypy")],
    "format (make fmt mends it)": [str(BIN / "ruff"), "format", "--check", "."],
    "lint": [str(BIN / "ruff"), "check", "."],
    "templates": [str(BIN / "djlint"), "templates", "--lint", "--quiet"],
    "imports": [str(BIN / "lint-imports"), "--no-cache"],
    "migrations": [*MANAGE, "makemigrations", "--check", "--dry-run"],
    "settings": [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"],
    "translations": [str(BIN / "python"), "tools/catalogues.py"],
}
# As in production, behind TLS; no server is asked.
ENVIRONMENT = {
    "PRODUCTION": "1",
    "HTTPS": "1",
    "PROXY_COUNT": "1",
    "ALLOWED_HOSTS": "portal.example",
    "SECRET_KEY": "a key for checks only, long enough and with +-*/ 0123456789 varied",
    "AUDIT_KEY": "a key for checks only, long enough and with +-*/ 0123456789 varied!",
    "DOCUMENT_KEY": "a key for checks only, long enough and with +-*/ 0123456789 varied?",
    "REDIS_URL": "redis://localhost/0",
    "DATABASE_URL": "",
}


def main() -> int:
    """Run all checks, two at a time; return 1 when one fails."""
    with tempfile.TemporaryDirectory() as var, ThreadPoolExecutor(2) as pool:
        environment = {**os.environ, **ENVIRONMENT, "HENGL_VAR": var}
        results = list(pool.map(lambda name: check(name, environment), CHECKS))
    return 0 if all(results) else 1


def check(name: str, environment: dict[str, str]) -> bool:
    """Run one check and say how it went."""
    begun = time.monotonic()
    done = subprocess.run(
        CHECKS[name],
        check=False,
        cwd=BASE,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    word = "ok" if done.returncode == 0 else "FAILED"
    print(f"{word:7}{name} ({time.monotonic() - begun:.1f} s)", flush=True)
    if done.returncode:
        print("\n".join(f"    {line}" for line in done.stdout.strip().splitlines()[-60:]), flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
