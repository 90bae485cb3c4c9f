"""One supervised child process: started, watched, started again when it dies, stopped."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hengl_uf.runtime.folder import DataFolder, FamilyLock

BASE = Path(__file__).resolve().parent.parent.parent
BACKOFF = (0.0, 0.5, 1, 2, 5, 10, 30)  # seconds before the next start, one further each time
FIRM_PATIENCE = 5  # seconds
STEADY = 60  # seconds of life after which the count of deaths begins anew


@dataclass(eq=False)
class Child:
    """A process that the supervisor keeps alive.

    `stop_signal` asks it to end in order, within `patience` seconds; `firm_signal` then to end what it does, within
    FIRM_PATIENCE; after that it is killed.
    """

    name: str
    title: str
    command: Sequence[str]
    folder: DataFolder
    setup: Callable[[], None]
    environment: Mapping[str, str]
    stop_signal: signal.Signals = signal.SIGTERM
    firm_signal: signal.Signals = signal.SIGKILL
    patience: float = 15
    inherits: Sequence[int] = ()
    directory: Path = BASE
    once: bool = False  # it is to end by itself, and is not started again
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    deaths: int = field(default=0, init=False)
    due: float = field(default=0, init=False)  # when it may start (monotonic seconds)
    started: float = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.family = FamilyLock(self.folder.locks / self.name)
        self.log: Path = self.folder.rotated_log(self.name)

    @property
    def pid(self) -> int:
        return self.process.pid if self.process else 0

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self) -> bool:
        """Start it, unless it is not due yet or somebody of its last family still lives."""
        if time.monotonic() < self.due or (lock := self.family.take()) is None:
            return False
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                list(self.command),
                preexec_fn=self.setup,
                pass_fds=[lock, *self.inherits],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=dict(self.environment),
                cwd=self.directory,
            )
        os.close(lock)
        self.started = time.monotonic()
        return True

    def buried(self) -> str | None:
        """Say how it ended when it just did, and set when it starts again; None while it runs."""
        if self.process is None or (code := self.process.poll()) is None:
            return None
        self.process = None
        now = time.monotonic()
        self.deaths = 0 if now - self.started > STEADY else self.deaths
        self.due = now + BACKOFF[min(self.deaths, len(BACKOFF) - 1)]
        self.deaths += 1
        return f"signal {-code}" if code < 0 else f"exit code {code}"

    def send(self, number: signal.Signals) -> None:
        if self.process and self.is_running:
            self.process.send_signal(number)

    def refusals(self) -> list[str]:
        """Return the lines of its log in which it says why it cannot start."""
        return [line for line in self.tail(30).splitlines() if line.startswith("hengl: ")]

    def tail(self, lines: int = 5) -> str:
        """Return the last lines of its log."""
        try:
            return "\n".join(self.log.read_text(errors="replace").strip().splitlines()[-lines:])
        except OSError:
            return ""
