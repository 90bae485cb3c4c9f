"""What a run says at the terminal: short lines, Chinese first, then English."""

import contextlib
import json
import sys
from pathlib import Path

from hengl_uf.runtime.refusal import Refusal

ROLES = {
    "office": "办公室 office",
    "chamber": "商会 chamber",
    "village": "村(社区) village",
    "inspector": "巡查 inspector",
    "leader": "领导 leader",
    "auditor": "审计 auditor",
    "administrator": "管理 administrator",
}


def state(title: str, what: str) -> None:
    """Say in one line what became of a child."""
    _say(f"  {title}: {what}")


def stopping() -> None:
    _say("正在停止 / Stopping …")


def stopped() -> None:
    _say("已停止 / Stopped.")


def refuse(refusal: Refusal) -> None:
    """Say why the run cannot go on."""
    _say(f"hengl: {refusal}", error=True)


def repeat(lines: list[str]) -> None:
    """Say what a child said of its refusal."""
    _say("\n".join(lines), error=True)


def tail(text: str) -> None:
    """Show the end of a log."""
    _say("\n".join(f"    {line}" for line in text.splitlines()), error=True)


def ready(port: int, var: Path) -> None:
    """Say where the portal serves, and who may sign in to the demo town, or how the first account is made."""
    _say(f"Ready: http://127.0.0.1:{port}/")
    try:
        accounts = json.loads((var / "demo-accounts.json").read_text())
    except (OSError, ValueError):
        _say(
            "还没有账号时，另开一个终端运行 / Where there is no account yet, run in another terminal:\n"
            "  .venv/bin/python manage.py create_administrator --if-none"
        )
        return
    _say("\n示例账号 / Demo accounts:")
    for role, account in accounts.items():
        _say(f"  {ROLES.get(role, role)}: {account['username']}  {account['password']}")
    _say(
        "以上镇街、人员和数字均为示例，请勿录入真实个人信息\n"
        "The town, its people and its numbers are an example: enter nobody's real data here.\n"
        "按 Ctrl-C 停止 / Ctrl-C stops everything."
    )


def _say(text: str, *, error: bool = False) -> None:
    with contextlib.suppress(OSError, ValueError):  # the terminal may be gone: the logs have it all
        print(text, file=sys.stderr if error else sys.stdout, flush=True)
