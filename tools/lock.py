"""Resolve the versions of all packages and write the lock files: hashes, no host names, no paths of this machine."""

import re
import subprocess
import sys
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
LOCKS = {
    "requirements.lock": [],
    "requirements-dev.lock": ["--group", "dev"],  # held to the versions of the first
    "requirements-assets.lock": ["--only-group", "assets"],
}
HEADER = "# Made by `make lock` from pyproject.toml: do not edit.\n"


def main(arguments: list[str]) -> int:
    """Write each lock; `--upgrade` among the arguments takes the newest versions that are allowed."""
    for name, groups in LOCKS.items():
        target = BASE / name
        command = [str(BASE / ".venv" / "bin" / "uv"), "pip", "compile", "--quiet", "--universal"]
        command += ["--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"]
        command += ["--no-emit-index-url", "--no-emit-find-links", "--output-file", str(target), *arguments]
        command += _sources(groups) + (["--constraint", "requirements.lock"] if "dev" in groups else [])
        if (code := subprocess.run(command, check=False, cwd=BASE).returncode) != 0:
            return code
        text = target.read_text()
        if found := re.search(r"https?://|file:|/\w+/\w+", text):
            print(f"{name} names a place: {found.group()}", file=sys.stderr)
            return 1
        target.write_text(HEADER + text.removeprefix(HEADER))
    return 0


def _sources(groups: list[str]) -> list[str]:
    if groups[:1] == ["--only-group"]:
        return ["--group", f"pyproject.toml:{groups[1]}"]
    return ["pyproject.toml", *(["--group", f"pyproject.toml:{groups[1]}"] if groups else [])]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
