"""`manage.py up`: everything that the portal runs on, as children of one process.

This process does not load Django: it stays small, and it is the last to fail. It has one thread and handles
no signal asynchronously: it waits for signals and for the passing of time in one place, `_pause`.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import psutil

from hengl_uf.runtime import announce, outside, ports
from hengl_uf.runtime.child import BASE, FIRM_PATIENCE, Child
from hengl_uf.runtime.folder import DataFolder, FamilyLock, kept_secret
from hengl_uf.runtime.household import STOP_ORDER, Household
from hengl_uf.runtime.process import Parent, adopt_orphans, end_with_parent
from hengl_uf.runtime.refusal import Refusal

KEYS = {"SECRET_KEY": "secret-key", "AUDIT_KEY": "audit-key", "DOCUMENT_KEY": "document-key"}
WATCHED = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD}
STOPPING = WATCHED - {signal.SIGCHLD}
STRAGGLERS_MAX = 30  # seconds that what a killed run left behind may take to end
START_MAX = 120  # seconds from the start of a server to its first answer
PREPARE_MAX = 1800  # seconds for migrations and the first data
DEATHS_BEFORE_READY = 3
STRAYS_MAX = 5  # seconds that a dead child's own children may hold up its next start
LEFTOVERS_MAX = 5  # seconds for what the children themselves left behind
TICK = 0.05  # seconds between two looks while something is waited for


class Stopped(Exception):
    """Somebody asked this run to stop."""


class Refused(Exception):
    """A child refused to start; it has said why, in the lines that this holds."""


class Supervisor:
    """One run of the portal."""

    def __init__(self, environment: Mapping[str, str]):
        self.environment = dict(environment)
        self.folder = DataFolder(Path(environment.get("HENGL_VAR") or BASE / "var").absolute())
        self.children: list[Child] = []  # in the order of their start
        self.is_ready = False
        self.is_stopping = False
        self.in_haste = False
        self.parent: Parent | None = None

    def run(self) -> int:
        """Start everything, keep it alive until asked to stop, stop everything; return the exit code."""
        signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
        os.umask(0o077)  # logs, files and keys are nobody else's
        adopt_orphans()
        if self.environment.pop("HENGL_ENDS_WITH_PARENT", ""):
            end_with_parent(signal.SIGTERM)
            self.parent = Parent()
        try:
            self._prepare_ground()
            self._start()
            while True:
                self._pause(1)
                self._tend()
        except Stopped:
            return 0
        except Refusal as refusal:
            announce.refuse(refusal)
            return 1
        except Refused as refused:
            announce.repeat(refused.args[0])
            return 1
        finally:
            self._stop()

    # --- Start ---------------------------------------------------------------------------------------

    def _prepare_ground(self) -> None:
        host = self.environment.get("HOST") or "127.0.0.1"
        port = ports.number(self.environment.get("PORT") or "8000")
        outside.check(self.environment)
        self.folder.hold()
        # A run that was killed has left its web server finishing; it holds the port until it ends.
        self._wait(lambda: FamilyLock(self.folder.locks / "web").is_free, STRAGGLERS_MAX)
        self.listener = ports.listen(host, port)
        self.port = self.listener.getsockname()[1]
        self._complete_environment()
        self.household = Household(self.folder, self.environment, self.listener)

    def _complete_environment(self) -> None:
        """Give the children what they need beyond what was set."""
        values = self.environment
        values["HENGL_VAR"] = str(self.folder.path)
        for name, file in KEYS.items():
            values[name] = values.get(name) or kept_secret(self.folder.path / file)
        values.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
        values.setdefault("DJANGO_SETTINGS_MODULE", "hengl_uf.settings")
        values["PYTHONUNBUFFERED"] = "1"

    def _start(self) -> None:
        servers = self.household.servers()
        for server in servers:
            self._launch(server.child)
        # The web server loads its code while the data is prepared, and waits at the gate until that is done.
        web = self.household.web()
        self._launch(web)
        for server in servers:
            self._wait(server.is_ready, START_MAX, of=server.child)
            server.complete()
        self._prepare_data()
        self.household.gate.open()
        self._wait(ports.Address(self.port, self.environment).is_healthy, START_MAX, of=web)
        self._launch(self.household.worker())
        self._launch(self.household.beat())
        self.is_ready = True
        announce.ready(self.port, self.folder.path)

    def _launch(self, child: Child) -> None:
        self.children.append(child)
        self._wait(child.start, STRAGGLERS_MAX, of=child)
        announce.state(child.title, f"pid {child.pid}")

    def _prepare_data(self) -> None:
        """Bring the database to the state that this code expects."""
        task = self.household.prepare()
        announce.state(task.title, "…")
        self._launch_quietly(task)
        self._wait(lambda: not task.is_running, PREPARE_MAX)
        self.children.remove(task)
        if task.process and task.process.returncode:
            if problems := task.refusals():
                raise Refused(problems)
            announce.tail(task.tail(12))
            raise Refusal(
                f"数据库准备失败，详见 {task.log}",
                f"The database could not be prepared: see {task.log}.",
            )

    def _launch_quietly(self, child: Child) -> None:
        self._wait(child.start, STRAGGLERS_MAX, of=child)
        self.children.append(child)

    # --- Keep alive ----------------------------------------------------------------------------------

    def _tend(self) -> None:
        """Bury the dead and start again what is due."""
        self._reap_orphans()
        for child in self.children:
            if child.once:
                continue
            if how := child.buried():
                announce.state(child.title, f"ended by {how}, starting again")
                self._give_up_on(child)
            if child.process is not None:
                continue
            if child.start():
                announce.state(child.title, f"pid {child.pid}")
            elif time.monotonic() > child.due + STRAYS_MAX:
                self._end_strays()

    def _give_up_on(self, child: Child) -> None:
        if self.is_ready or child.deaths < DEATHS_BEFORE_READY:
            return
        announce.tail(child.tail())
        raise Refusal(
            f"{child.name} 无法启动，详见 {child.log}", f"{child.name} does not start: see {child.log}."
        )

    def _reap_orphans(self) -> None:
        """Take note of the end of descendants whose own parent died before them."""
        while (ended := _ended_child()) is not None:
            ours = next((child for child in self.children if child.pid == ended), None)
            if ours is not None:
                ours.is_running  # noqa: B018  (looking takes note of the end)
            else:
                os.waitpid(ended, 0)

    def _end_strays(self) -> None:
        """Kill what a dead child left behind; it is ours, for orphans are adopted.

        A process that was forked just as its parent was killed has not asked yet to end with it.
        """
        known = {child.pid for child in self.children}
        for process in psutil.Process().children():
            if process.pid not in known and not _is_zombie(process):
                process.kill()

    # --- Wait ----------------------------------------------------------------------------------------

    def _pause(self, seconds: float) -> None:
        """Let time pass, until a child ends or somebody asks to stop."""
        found = signal.sigtimedwait(WATCHED, seconds)
        asked = found is not None and found.si_signo in STOPPING
        if not asked and not (self.parent and not self.is_stopping and self.parent.is_interrupted()):
            return
        if self.is_stopping:
            self.in_haste = True
            return
        raise Stopped

    def _wait(self, is_done: Callable[[], bool], seconds: float, of: Child | None = None) -> None:
        end = time.monotonic() + seconds
        while not is_done():
            if time.monotonic() > end:
                what = of.name if of else self.folder.path
                log = of.log if of else self.folder.log
                raise Refusal(
                    f"等待 {what} 超过 {seconds:.0f} 秒，详见 {log}",
                    f"{what} takes longer than {seconds:.0f} seconds: see {log}.",
                )
            self._pause(TICK)
            self._tend()

    # --- Stop ----------------------------------------------------------------------------------------

    def _stop(self) -> None:
        """Stop who asks before who answers."""
        self.is_stopping = True
        if self.children:
            announce.stopping()
        for child in sorted(self.children, key=lambda child: STOP_ORDER.index(child.name)):
            self._stop_child(child)
        self._end_leftovers()
        if self.children:
            self.folder.put_away_sockets()
            announce.stopped()

    def _stop_child(self, child: Child) -> None:
        for number, patience in (
            (child.stop_signal, child.patience),
            (child.firm_signal, FIRM_PATIENCE),
            (signal.SIGKILL, FIRM_PATIENCE),
        ):
            child.send(number)
            end = time.monotonic() + patience
            while child.is_running and time.monotonic() < end and not self.in_haste:
                self._pause(TICK)

    def _end_leftovers(self) -> None:
        """End what children left behind; they are ours, for orphans are adopted."""
        end = time.monotonic() + LEFTOVERS_MAX
        while left := [one for one in psutil.Process().children(recursive=True) if not _is_zombie(one)]:
            for process in left:
                if self.in_haste or time.monotonic() > end:
                    process.kill()
            self._pause(TICK)
            self._reap_orphans()


def _ended_child() -> int | None:
    """Return the process id of an ended child whose end nobody took note of."""
    try:
        ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return None
    return ended.si_pid if ended else None


def _is_zombie(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def main() -> int:
    """Run the portal until somebody stops it; return the exit code."""
    return Supervisor(os.environ).run()


if __name__ == "__main__":
    sys.exit(main())
