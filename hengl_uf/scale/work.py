"""Ten years of work in a synthetic town: visits, the needs raised in them, the cases and promises that follow."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from hengl_uf.calendars.working_days import Pause, WorkingCalendar
from hengl_uf.demo.words import words
from hengl_uf.numbering.actions import Series
from hengl_uf.numbering.models import Counter
from hengl_uf.scale.copying import NULL, Sheet
from hengl_uf.scale.people import FRESH, KEPT, STAMPS, Register, Staff, table
from hengl_uf.scale.shape import CASES, COMPANIONS, PROMISES, REMOVED, Draw
from outreach.actions.cases import case_series
from outreach.models import CaseCategory, CasePause, CaseStep, Need, Promise, ServiceCase, Visit

LONGEST = 1.6  # a case takes at most so many times its limit, as calendar days
WEIGHTS = {"document": 22, "other": 18, "property": 14, "social-security": 12, "business": 10, "schooling": 8}


class Numbers:
    """Case numbers that go on where the counters stand, without asking the database for each."""

    def __init__(self, series: Series) -> None:
        self.series = series
        self.last = dict(Counter.objects.filter(series=series.code).values_list("period", "last"))

    def next(self, day: date) -> str:
        """The next number of the day's period."""
        values = {"year": f"{day.year:04d}", "month": f"{day.month:02d}"}
        period = self.series.period(values)
        self.last[period] = self.last.get(period, 0) + 1
        return self.series.number(values, self.last[period])

    def keep(self) -> None:
        """Move the counters on."""
        Counter.objects.bulk_create(
            [
                Counter(series=self.series.code, period=period, last=last)
                for period, last in self.last.items()
            ],
            update_conflicts=True,
            unique_fields=["series", "period"],
            update_fields=["last"],
        )


class Work:
    """The records of the work, made day by day; the same for the same chance, people and days."""

    def __init__(
        self, rng: Random, staff: Staff, register: Register, calendar: WorkingCalendar, until: date
    ) -> None:
        self.rng, self.staff, self.register, self.until = rng, staff, register, until
        self.calendar = calendar
        self.due: dict[tuple[date, int], date | None] = {}
        self.numbers = Numbers(case_series())
        self.known = dict.fromkeys(register.contacts, 0)
        self.words = Words(rng)
        self.visits = Sheet(
            Visit,
            f"id visited_on village_id place staff_id contact_id enterprise_id purpose summary {STAMPS} "
            "removed_at removed_by_id removed_reason",
            FRESH,
        )
        self.companions = Sheet(Visit.companions.through, "visit_id user_id")
        self.cases = Sheet(
            ServiceCase,
            "id number category_id title contact_id enterprise_id village_id handler_id status opened_on clock_from "
            f"limit_days due_on resolved_on outcome satisfaction {STAMPS}",
            {"detail": "", "reopened_count": 0, **KEPT},
        )
        self.needs = Sheet(Need, "id visit_id text case_id", {"order": 0})
        self.steps = Sheet(CaseStep, "id case_id kind text at by_id")
        self.pauses = Sheet(CasePause, "id case_id starts_on resumed_on reason")
        self.promises = Sheet(
            Promise,
            f"id village_id visit_id contact_id text owner_id due_on kept_on kept_by_id {STAMPS}",
            {"kept_note": "", "given_up_reason": "", **FRESH},
        )

    @property
    def sheets(self) -> list[Sheet]:
        """In the order in which they refer to each other."""
        return [self.visits, self.companions, self.cases, self.needs, self.steps, self.pauses, self.promises]

    def write(self) -> None:
        for sheet in self.sheets:
            sheet.write()

    def add_day(self, day: date, count: int) -> None:
        """All visits of one day."""
        for village, contacts in self.register.contacts.items():
            known = self.known[village]
            while known < len(contacts) and contacts[known][0] <= day:
                known += 1
            self.known[village] = known
        for _ in range(count):
            self.add_visit(day)

    def add_visit(self, day: date) -> None:
        """One visit and what follows from it."""
        chance = self.rng.random
        village = self.register.village()
        who = self.visited(village)
        by = self.staff.worker(village)
        at = self.clock(day)
        pk = self.visits.next_id()
        purpose, place, summary = self.words.visit(who[1] != NULL)
        removed = (at, by, self.words.mistake) if chance() < REMOVED else (NULL, NULL, "")
        self.visits.add(pk, day, village, place, by, *who, purpose, summary, at, by, at, by, *removed)
        if removed[0] != NULL:
            return
        if chance() < COMPANIONS:
            other = self.staff.office[int(chance() * len(self.staff.office))]
            if other != by:
                self.companions.add(pk, other)
        if (need := chance()) < CASES + 0.05:
            self.add_need(day, at, pk, village, who, by, becomes_case=need < CASES)
        if chance() < PROMISES:
            self.add_promise(day, at, pk, who[0], village, by)

    def visited(self, village: int) -> tuple[int | str, int | str]:
        """(contact, enterprise) of a visit: one of them, those known for long more often than the new ones."""
        chance = self.rng.random
        firms, known = self.register.enterprises[village], self.known[village]
        if not known or chance() < 0.15:
            return NULL, firms[int(chance() * len(firms))]
        return self.register.contacts[village][int(known * chance() ** 1.4)][1], NULL

    def clock(self, day: date, earliest: int = 8) -> str:
        """A moment of that day in working hours; on the last day its beginning, so that nothing lies ahead."""
        chance = self.rng.random
        hour = 0 if day >= self.until else earliest + int(chance() * (18 - earliest))
        return f"{day} {hour:02d}:{int(chance() * 60):02d}+08"

    def add_need(self, day, at, visit, village, who, by, *, becomes_case: bool) -> None:
        """What somebody asked for, and usually the case it became."""
        category, title, acts, outcome = self.words.case()
        case = (
            self.add_case(day, at, category, title, acts, outcome, village, who, by) if becomes_case else NULL
        )
        self.needs.add(self.needs.next_id(), visit, title, case)

    def add_case(self, day, at, category, title, acts, outcome, village, who, by) -> int:
        """A case as far as it has come by the last day."""
        chance = self.rng.random
        pk, limit = self.cases.next_id(), category.limit_days
        taken = 1 + int(limit * LONGEST * chance() ** 2)
        resolved_on = day + timedelta(days=taken)
        is_open = resolved_on > self.until
        status = self.status(day) if is_open else "resolved"
        due_on = self.pause(pk, day, limit, taken, status) or self.due_after(day, limit)
        handler = NULL if status == "new" else by
        closing = (NULL, "", "") if is_open else (resolved_on, outcome, self.words.satisfaction())
        changed = at if is_open else self.clock(resolved_on, 14)
        self.cases.add(
            pk, self.numbers.next(day), category.pk, title, *who, village, handler, status, day, day, limit, due_on,
            *closing, at, by, changed, by,
        )  # fmt: skip
        self.add_steps(pk, day, at, by, acts, outcome, taken, status, changed)
        return pk

    def status(self, day: date) -> str:
        """Where a case stands that is still open."""
        chance = self.rng.random()
        if (self.until - day).days <= 2 and chance < 0.5:
            return "new"
        return "paused" if chance > 0.92 else "working"

    def pause(self, case: int, day: date, limit: int, taken: int, status: str) -> date | str:
        """Now and then the clock stood still. Returns the deadline that follows, or "" when it never did."""
        reason = self.words.pause
        if status == "paused":
            self.pauses.add(self.pauses.next_id(), case, day, NULL, reason)
            return NULL
        if taken < 8 or self.rng.random() > 0.08:
            return ""
        starts_on, resumed_on = day + timedelta(days=2), day + timedelta(days=2 + taken // 3)
        if resumed_on > self.until:
            return ""
        self.pauses.add(self.pauses.next_id(), case, starts_on, resumed_on, reason)
        return self.calendar.deadline(day, limit, [Pause(starts_on, resumed_on, reason)]).due_on

    def due_after(self, day: date, limit: int) -> date | None:
        """The deadline of an unpaused case; few are different, so each is counted once."""
        if (day, limit) not in self.due:
            self.due[day, limit] = self.calendar.deadline(day, limit).due_on
        return self.due[day, limit]

    def add_steps(self, case, day, at, by, acts, outcome, taken, status, changed) -> None:
        """The story of a case."""
        add, next_id = self.steps.add, self.steps.next_id
        add(next_id(), case, "opened", "", at, by)
        if status == "new":
            return
        add(next_id(), case, "taken", "", at, by)
        for number, text in enumerate(acts):
            acted_on = day + timedelta(days=taken * (number + 1) // (len(acts) + 1))
            if acted_on <= self.until:
                add(next_id(), case, "acted", text, self.clock(acted_on, 14) if acted_on > day else at, by)
        if status == "resolved":
            add(next_id(), case, "resolved", outcome, changed, by)

    def add_promise(self, day, at, visit, contact, village, by) -> None:
        """A promise; most are kept in time, those of the last days are still open."""
        due_on = day + timedelta(days=3 + int(self.rng.random() * 20))
        is_kept = due_on <= self.until and self.rng.random() < 0.998
        kept = (due_on, by) if is_kept else (NULL, NULL)
        self.promises.add(
            self.promises.next_id(),
            village,
            visit,
            contact,
            self.words.promise(),
            by,
            due_on,
            *kept,
            *(at, by, at, by),
        )


class Words:
    """What people wrote: sentences of the demo town, joined anew, 20 to 200 characters."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        visits, cases = words("visits"), words("cases")
        self.said = {purpose: visits[purpose] for purpose in Visit.Purpose.values}
        self.person = Draw(
            rng, {"routine": 45, "festival": 16, "hardship": 9, "policy": 13, "follow_up": 14, "other": 3}
        )
        self.texts = {
            purpose: [self.plain(text) for text in said["texts"]] for purpose, said in self.said.items()
        }
        self.promised = visits["promises"]["texts"]
        self.mistake = visits["removed"]["reason"]
        self.pause = cases["pauses"]["reasons"][0]
        categories = {category.code: category for category in CaseCategory.objects.order_by("order")}
        self.category = Draw(rng, {one: WEIGHTS.get(code, 4) for code, one in categories.items()})
        self.asked = {one: cases.get(code) or cases["other"] for code, one in categories.items()}
        self.satisfaction: Callable[[], str] = Draw(
            rng, {"very": 35, "satisfied": 40, "not_asked": 22, "unsatisfied": 3}
        )

    @staticmethod
    def plain(text: str) -> str:
        """A sentence that fits everybody."""
        return text.format_map(table())

    def pick(self, choices):
        return choices[int(self.rng.random() * len(choices))]

    def visit(self, business: bool) -> tuple[str, str, str]:
        """(purpose, place, summary) of a visit."""
        purpose = "business" if business else self.person()
        summary = self.pick(self.texts[purpose])
        for _ in range(int(self.rng.random() * 3)):
            summary += self.pick(self.texts["business" if business else "routine"])
        return purpose, self.pick(self.said[purpose]["places"]), summary[:200]

    def case(self):
        """(category, title, acts, outcome) of a case."""
        category = self.category()
        ask = self.pick(self.asked[category])
        return category, ask["title"], ask["acts"], ask["outcome"]

    def promise(self) -> str:
        return self.pick(self.promised)
