"""`make bench`: how fast the pages are with 10,000 and with 1,000,000 visits, measured through the real web server.

Both sizes live in one embedded PostgreSQL and are measured in one run, request by request in turn, so that whatever
else the machine does falls on both. Databases that were made from the same code are used again.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

BASE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(BASE))

from tests.bench import house as houses  # noqa: E402
from tests.bench.browser import Answer, Forms, Visitor  # noqa: E402
from tests.bench.report import Measured, results, table  # noqa: E402

WARM_UP = 10  # rounds that are not counted: every thread has its connection and templates then
LIST, DETAIL, FORM, DASHBOARD = 2.5, 2.5, 2.5, 3.0  # at most so many times the floor


@dataclass(frozen=True)
class Page:
    """One page that is measured: who asks for what, and how long it may take beside the floor."""

    name: str
    role: str
    path: Callable[[dict, int], str]
    most: float | None = None
    status: int = 200
    saves: bool = False


def fixed(path: str) -> Callable[[dict, int], str]:
    return lambda facts, turn: path


PAGES = (
    Page("floor", "office", fixed("/bench/floor/")),
    Page("visit list", "office", fixed("/outreach/visit/"), LIST),
    Page("visit list, deep page", "office", lambda f, _: f"/outreach/visit/?page={f['deep']}", LIST),
    Page("visit list, village", "office", lambda f, _: f"/outreach/visit/?village={f['village']}", LIST),
    Page(
        "visit list, date",
        "office",
        lambda f, _: f"/outreach/visit/?visited_from={f['month']}01&visited_to={f['month']}28",
        LIST,
    ),
    Page("visit list, staff", "office", lambda f, _: f"/outreach/visit/?staff={f['staff']}", LIST),
    Page("visit list, village account", "village", fixed("/outreach/visit/"), LIST),
    Page("case list", "office", fixed("/outreach/case/"), LIST),
    Page("case list, open", "office", fixed("/outreach/case/?state=open"), LIST),
    Page("case list, overdue", "office", fixed("/outreach/case/?state=overdue"), LIST),
    Page("contact list", "office", fixed("/outreach/contact/"), LIST),
    Page("enquiry list", "office", fixed("/outreach/enquiry/"), LIST),
    Page("enquiry list, village", "office", lambda f, _: f"/outreach/enquiry/?village={f['village']}", LIST),
    Page("enquiry list, village account", "village", fixed("/outreach/enquiry/"), LIST),
    Page("reception list", "office", fixed("/outreach/reception/"), LIST),
    Page("care call list, open", "office", fixed("/outreach/care-call/?state=open"), LIST),
    Page("activity list", "office", fixed("/outreach/activity/"), LIST),
    Page("promise list", "office", fixed("/outreach/promise/"), LIST),
    Page("promise list, overdue", "office", fixed("/outreach/promise/?state=overdue"), LIST),
    Page("visit detail", "office", lambda f, turn: f"/outreach/visit/{pick(f['visits'], turn)}/", DETAIL),
    Page("case detail", "office", lambda f, turn: f"/outreach/case/{pick(f['cases'], turn)}/", DETAIL),
    # Without a goal: opening a person's page writes an audit entry, and waits until it is on disk.
    Page("contact detail", "office", lambda f, turn: f"/outreach/contact/{pick(f['contacts'], turn)}/"),
    Page("visit form", "office", fixed("/outreach/visit/add/"), FORM),
    Page("enquiry form", "office", fixed("/outreach/enquiry/add/"), FORM),
    Page("saving a visit", "office", fixed("/outreach/visit/add/"), status=302, saves=True),
    Page("member list", "chamber", fixed("/chamber/membership/"), LIST),
    Page("fee list, open", "chamber", fixed("/chamber/fee/?state=open"), LIST),
    Page("organisation list", "chamber", fixed("/chamber/organisation/"), LIST),
    Page("survey list", "chamber", fixed("/chamber/survey/"), LIST),
    Page("gap list", "chamber", fixed("/chamber/gap/?gap=link"), LIST),
    Page("study session list", "chamber", fixed("/chamber/party-activity/?kind=study"), LIST),
    Page("question list", "chamber", fixed("/chamber/question/"), LIST),
    Page("mediation list", "chamber", fixed("/chamber/mediation/"), LIST),
    Page("pledge list", "chamber", fixed("/chamber/pledge/"), LIST),
    Page("coverage", "chamber", fixed("/chamber/coverage/"), DASHBOARD),
    Page("ledger", "chamber", lambda f, _: f"/chamber/campaign/{f['campaign']}/", DETAIL),
    Page("pledge form", "chamber", fixed("/chamber/pledge/add/"), FORM),
    Page("dashboard, chamber", "chamber", fixed("/"), DASHBOARD),
    Page("site list", "office", fixed("/religion/site/"), LIST),
    Page("inspection list", "office", fixed("/religion/inspection/"), LIST),
    Page("hazard list, open", "office", fixed("/religion/hazard/?state=open"), LIST),
    Page("site detail", "office", lambda f, turn: f"/religion/site/{pick(f['sites'], turn)}/", DETAIL),
    Page("today's route", "inspector", fixed("/religion/route/"), LIST),
    # Without a goal: it shows every site, and the larger town has fourteen times as many.
    Page("map of all sites", "office", fixed("/religion/map/")),
    Page("coverage of sites", "leader", fixed("/religion/coverage/"), DASHBOARD),
    Page("boards of sites", "leader", fixed("/religion/board/"), DASHBOARD),
    Page("dashboard, inspector", "inspector", fixed("/"), DASHBOARD),
    Page("dashboard, leader", "leader", fixed("/"), DASHBOARD),
    Page("dashboard, office", "office", fixed("/"), DASHBOARD),
    Page("dashboard, village", "village", fixed("/"), DASHBOARD),
    Page("guide", "public", fixed("/guide/zh-hant/")),
)


def pick(ids: list[int], turn: int) -> int:
    return ids[turn % len(ids)]


class Size:
    """One database with the portal that serves it."""

    def __init__(self, house: houses.House, name: str, number: int, visits: int, seed: int) -> None:
        self.visits = visits
        self.environment = house.environment(name, number, "tests.bench.settings")
        started = time.monotonic()
        self.facts = houses.prepared(house, self.environment, name, visits=visits, seed=seed)
        self.facts["deep"] = max(2, min(1000, visits * 9 // 10 // 25))
        say(f"{visits:,} visits ready in {time.monotonic() - started:.0f} s")
        self.household, self.port = house.household(self.environment)
        self.web = house.start(self.household.web())
        houses.wait_for(self.is_healthy, self.web)
        self.visitors = {role: self.visitor(role) for role in (*self.facts["accounts"], "public")}
        self.measured = {page.name: Measured() for page in PAGES}

    def is_healthy(self) -> bool:
        try:
            return Visitor(self.port).get("/healthz").status == 200
        except OSError:
            return False

    def visitor(self, role: str) -> Visitor:
        visitor = Visitor(self.port)
        if role != "public":
            visitor.sign_in("/login/", f"bench-{role}", houses.PASSWORD)
        return visitor

    def ask(self, page: Page, turn: int) -> Answer:
        visitor, path = self.visitors[page.role], page.path(self.facts, turn)
        if not page.saves:
            return visitor.get(path)
        opened = visitor.get(path)
        if opened.status != 200:
            return opened
        form = Forms(opened.body.decode()).having("form_token")
        said = "到家中走访，了解近期往返两地的情况，介绍了村服务中心可以代办的事项。"
        return visitor.post(path, {**form, "contact": str(self.facts["contact"]), "summary": said})


def measure(sizes: list[Size], shell: Visitor, rounds: int) -> Measured:
    """Every page of every size in turn, so many times; returns what Django's own shell took beside them."""
    of_shell = Measured()
    for turn in range(-WARM_UP, rounds):
        for number, page in enumerate(PAGES):
            for size in sizes if (turn + number) % 2 else reversed(sizes):
                answer = size.ask(page, turn)
                if turn >= 0:
                    size.measured[page.name].take(answer)
        answer = shell.get("/admin/")
        if turn >= 0:
            of_shell.take(answer)
    return of_shell


def admin_shell(house: houses.House) -> Visitor:
    """Django's own admin behind the same web server, signed in."""
    environment = house.environment("admin", 3, "tests.bench.admin_settings")
    houses.prepared(house, environment, "admin")
    household, port = house.household(environment)
    web = house.start(household.web())

    def is_up() -> bool:
        try:
            return Visitor(port).get("/admin/login/").status == 200
        except OSError:
            return False

    houses.wait_for(is_up, web)
    visitor = Visitor(port)
    visitor.sign_in("/admin/login/?next=/admin/", "bench", houses.PASSWORD)
    return visitor


def say(text: str) -> None:
    print(text, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--visits", type=int, default=1_000_000, help="visits in the larger database")
    parser.add_argument("--small", type=int, default=10_000, help="visits in the smaller one")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--samples", type=int, default=40, help="counted requests for each page and size")
    parser.add_argument("--strict", action="store_true", help="end with 1 when a goal is missed")
    options = parser.parse_args()
    var = Path(os.environ.get("HENGL_VAR") or BASE / "var").absolute()
    for name in ("DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE"):
        os.environ.pop(name, None)  # the bench brings its own servers
    house = houses.House(var / "bench")
    try:
        found = run(house, options)
    finally:
        house.stop()
    (var / "bench.json").write_text(json.dumps(found, ensure_ascii=False, indent=2))
    say(f"\n{'All goals are met.' if found['passed'] else 'Goals are missed.'} {var / 'bench.json'}")
    return int(options.strict and not found["passed"])


def run(house: houses.House, options) -> dict:
    """Start everything, measure, and say what was found."""
    house.start_servers()
    counts = {"small": options.small, "large": options.visits}
    sizes = [Size(house, name, number, n, options.seed) for number, (name, n) in enumerate(counts.items(), 1)]
    small, large = sizes
    others = {"worker": house.start(large.household.worker()), "beat": house.start(large.household.beat())}
    shell = measure(sizes, admin_shell(house), options.samples)
    memory = {name: houses.peak_memory(child) for name, child in {"web": large.web, **others}.items()}
    rows = results(PAGES, small.measured, large.measured, shell)
    say("\n" + table(rows, shell, counts.values(), memory))
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "visits": counts,
        "seed": options.seed,
        "pages": rows,
        "admin_shell": shell.as_dict(),
        "memory": memory,
        "passed": not any(row["misses"] for row in rows),
    }


if __name__ == "__main__":
    sys.exit(main())
