"""What the bench found: numbers, goals, and the table that people read."""

from dataclasses import dataclass, field
from statistics import median

MOST_QUERIES = 12  # a page
GROWTH = 1.3  # from the small to the large database
SHELL = 2.0  # the floor beside the shell of Django's own admin


@dataclass
class Measured:
    """The samples of one page in one database."""

    seconds: list[float] = field(default_factory=list)
    queries: list[int] = field(default_factory=list)
    statuses: set[int] = field(default_factory=set)
    size: int = 0

    def take(self, answer) -> None:
        self.seconds.append(answer.seconds)
        self.queries.append(answer.queries)
        self.statuses.add(answer.status)
        self.size = len(answer.body)

    @property
    def median_ms(self) -> float:
        return round(median(self.seconds) * 1000, 2)

    @property
    def p95_ms(self) -> float:
        return round(sorted(self.seconds)[int(0.95 * (len(self.seconds) - 1))] * 1000, 2)

    def as_dict(self) -> dict:
        return {
            "median_ms": self.median_ms,
            "p95_ms": self.p95_ms,
            "queries": max(self.queries),
            "samples": len(self.seconds),
            "statuses": sorted(self.statuses),
            "bytes": self.size,
        }


def results(pages, small, large, shell: Measured) -> list[dict]:
    """One row a page: times, ratios, and whether each goal is met."""
    floor = large["floor"].median_ms
    rows = []
    for page in pages:
        few, many = small[page.name], large[page.name]
        ratio = round(many.median_ms / floor, 2)
        growth = round(many.median_ms / few.median_ms, 2)
        misses = [f"status {sorted(few.statuses | many.statuses)}"] * (
            few.statuses | many.statuses != {page.status}
        )
        misses += [f"ratio > {page.most}"] * (page.most is not None and ratio > page.most)
        misses += [f"growth > {GROWTH}"] * (growth > GROWTH)
        misses += [f"queries > {MOST_QUERIES}"] * (page.status == 200 and max(many.queries) > MOST_QUERIES)
        if page.name == "floor":
            ratio = round(floor / shell.median_ms, 2)
            misses += [f"floor > {SHELL} × admin"] * (ratio > SHELL)
        rows.append(
            {
                "page": page.name,
                "small": few.as_dict(),
                "large": many.as_dict(),
                "ratio": ratio,
                "goal": SHELL if page.name == "floor" else page.most,
                "growth": growth,
                "misses": misses,
            }
        )
    return rows


def table(rows, shell: Measured, visits, memory) -> str:
    """The table that people read."""
    head = (
        "page",
        *(f"{n:,} {what}" for n in visits for what in ("med", "p95")),
        "queries",
        "× floor",
        "goal",
        "growth",
        "",
    )
    lines = [head]
    for row in rows:
        times = [f"{row[size][what]:.1f}" for size in ("small", "large") for what in ("median_ms", "p95_ms")]
        goal = "" if row["goal"] is None else f"{row['goal']}"
        ratio = f"{row['ratio']}{' × admin' if row['page'] == 'floor' else ''}"
        verdict = "FAIL: " + ", ".join(row["misses"]) if row["misses"] else "PASS"
        lines.append(
            (row["page"], *times, str(row["large"]["queries"]), ratio, goal, f"{row['growth']}", verdict)
        )
    lines.append(("Django admin's shell", f"{shell.median_ms:.1f}", f"{shell.p95_ms:.1f}", *[""] * 6, ""))
    widths = [max(len(line[column]) for line in lines) for column in range(len(head) - 1)]
    shown = [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line[:-1], widths, strict=True))
        )
        + f"  {line[-1]}"
        for line in lines
    ]
    peaks = (
        f"{name}: {one['largest_mib']} MiB largest of {one['processes']}, {one['sum_mib']} MiB in all"
        for name, one in memory.items()
    )
    return "\n".join(
        [
            "milliseconds; ratio and queries at the larger size",
            *shown,
            "",
            "peak memory  " + " · ".join(peaks),
        ]
    )
