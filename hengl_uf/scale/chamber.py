"""The chamber of a synthetic town: members, Party organisations, services, mediation and giving, over ten years."""

from datetime import date, timedelta
from random import Random

from chamber.models import (
    AidProject,
    Allocation,
    Campaign,
    Covered,
    Event,
    Fee,
    Instalment,
    MediationCase,
    Membership,
    PartyActivity,
    PartyOrganisation,
    Pledge,
    Question,
    Receipt,
    Registration,
    Survey,
)
from hengl_uf.demo.words import words
from hengl_uf.lib.names import pinyin_key, search_key
from hengl_uf.scale.copying import NULL, Sheet
from hengl_uf.scale.people import KEPT, STAMPS, Register, Staff
from hengl_uf.scale.shape import YEARS, Draw

MEMBERS = 0.4  # of all enterprises
ORGANISED = 0.12  # of all enterprises have a Party organisation of their own
ACTIVITIES = 6  # of each organisation a year
QUESTIONS, MEDIATIONS = 0.1, 0.08  # of each enterprise a year
EVENTS = 20  # a year, and so many registrations each
REGISTRATIONS = 25
GIVERS = 0.3  # of all enterprises, in each campaign
PROJECTS, ALLOCATIONS = 6, 18  # a year
TERM = 3  # years between two elections
RECORD = {"version": 1}


class Chamber:
    """The records of the chamber, by a chance of its own."""

    def __init__(self, rng: Random, staff: Staff, register: Register, until: date) -> None:
        self.rng, self.until, self.by = rng, until, staff.office[0]
        self.enterprises = [pk for village in register.enterprises.values() for pk in village]
        self.said = words("chamber")
        self.years = range(until.year - YEARS + 1, until.year + 1)
        self.sheets: list[Sheet] = []

    def sheet(self, model, columns, constants=None, *, stamped=True, removable=True) -> Sheet:
        """A sheet of this field of work, written in its turn."""
        always = {**(KEPT if removable else RECORD if stamped else {}), **(constants or {})}
        one = Sheet(model, f"{columns} {STAMPS}" if stamped else columns, always)
        self.sheets.append(one)
        return one

    def stamps(self, day) -> tuple:
        """Who and when, twice."""
        return (f"{day} 09:00+08", self.by) * 2

    def day(self, year: int) -> date:
        """A day of a year, not after the last one."""
        last = min(date(year, 12, 31), self.until)
        return last - timedelta(days=int(self.rng.random() * last.timetuple().tm_yday))

    def some(self, share: float) -> list[int]:
        """So many of the enterprises, at least one."""
        return self.rng.sample(self.enterprises, max(1, round(len(self.enterprises) * share)))

    def write(self) -> None:
        """Make and write everything."""
        self.add_members()
        self.add_party()
        self.add_services()
        self.add_mediations()
        self.add_giving()
        for sheet in self.sheets:
            sheet.write()

    def add_members(self) -> None:
        members = self.sheet(
            Membership,
            "id enterprise_id status applied_on reviewed_on reviewed_by_id council_on member_no joined_on",
            dict.fromkeys(("applicant", "sponsors", "remark", "review_note", "council_note", "ending"), "")
            | {"ended_on": NULL},
        )
        fees = self.sheet(
            Fee,
            "id membership_id year amount due_on paid_on paid_by_id",
            {"receipt_no": "", "waived_on": NULL, "waived_by_id": NULL, "waived_reason": ""},
            removable=False,
        )
        for enterprise in self.some(MEMBERS):
            pk, day = members.next_id(), self.day(self.years[0])
            no = f"HC-{day.year}-{pk:05d}"
            members.add(pk, enterprise, "member", day, day, self.by, day, no, day, *self.stamps(day))
            for year in self.years[1:]:
                due = date(year, 6, 30)
                paid = (due, self.by) if due < self.until and self.rng.random() < 0.97 else (NULL, NULL)
                fees.add(fees.next_id(), pk, year, 1000, due, *paid, *self.stamps(date(year, 1, 5)))

    def add_party(self) -> None:
        organisations = self.sheet(
            PartyOrganisation,
            "id name kind parent_id village_id founded_on elected_on election_due_on members full_members counted_on "
            "pinyin search_key",
            {"term_years": TERM, "address": "", "remark": "", "dissolved_on": NULL, "ending": ""},
        )
        covered = self.sheet(Covered, "id organisation_id enterprise_id since", removable=False)
        founded = date(self.years[0], 7, 1)

        def organisation(name, kind, parent, members):
            pk = organisations.next_id()
            name, elected = f"{name} {pk}", last_election(founded, self.until)
            keys = pinyin_key(name, person=False)[:400], search_key(name)
            days = founded, elected, elected.replace(year=elected.year + TERM)
            counts = members, max(0, members - 1), self.until
            organisations.add(pk, name, kind, parent, NULL, *days, *counts, *keys, *self.stamps(founded))
            return pk

        root = organisation(self.said["party"]["committee"], "committee", NULL, 0)
        branches = []
        for enterprise in self.some(ORGANISED):
            pk = organisation("两新党支部（示例）", "branch", root, 3 + int(self.rng.random() * 8))
            covered.add(covered.next_id(), pk, enterprise, founded, *self.stamps(founded))
            branches.append(pk)
        self.add_surveys()
        self.add_activities(branches)

    def add_surveys(self) -> None:
        surveys = self.sheet(
            Survey,
            "id enterprise_id surveyed_on employees members full_members managed is_latest",
            {"occasion": "yearly", "note": ""},
            removable=False,
        )
        for enterprise in self.enterprises:
            employees = 5 + int(self.rng.random() ** 3 * 300)
            members = int(self.rng.random() ** 4 * 12)
            for year in self.years:
                day, latest = self.day(year), "t" if year == self.years[-1] else "f"
                counts = employees, members, max(0, members - 1), max(0, members - int(self.rng.random() * 2))
                surveys.add(surveys.next_id(), enterprise, day, *counts, latest, *self.stamps(day))

    def add_activities(self, branches) -> None:
        activities = self.sheet(
            PartyActivity,
            "id kind topic held_on mode attendees beneficiaries",
            {"place": "", "summary": "", "project_id": NULL},
        )
        held_by = self.sheet(
            PartyActivity.organisations.through,
            "partyactivity_id partyorganisation_id",
            stamped=False,
            removable=False,
        )
        kind = Draw(self.rng, {"study": 40, "theme_day": 40, "service": 15, "other": 5})
        mode = Draw(self.rng, {"in_person": 70, "online": 25, "both": 5})
        for year in self.years:
            for branch in branches:
                for _ in range(ACTIVITIES):
                    pk, day = activities.next_id(), self.day(year)
                    topic = self.rng.choice(self.said["party"]["topics"])
                    counts = 3 + int(self.rng.random() * 12), int(self.rng.random() * 40)
                    activities.add(pk, kind(), topic, day, mode(), *counts, *self.stamps(day))
                    held_by.add(pk, branch)

    def add_services(self) -> None:
        events = self.sheet(
            Event,
            "id kind title held_on places closes_at staff_id",
            {"starts_at": NULL, "place": "", "departments": "", "content": "", "summary": "", "ending": ""}
            | {"status": "open", "booked": 0},
        )
        registrations = self.sheet(
            Registration,
            "id event_id enterprise_id status people token registered_at registered_by_id",
            {"contact_name": "", "contact_phone": "", "note": "", "evaluation": "", "evaluation_words": ""}
            | {"cancelled_reason": "", "version": 1},
            stamped=False,
            removable=False,
        )
        questions = self.sheet(
            Question,
            "id enterprise_id text department raised_on answer_due_on answered_on answered_by_id answer satisfaction "
            "staff_id",
            {"source": "meeting", "event_id": NULL, "rounds": 1},
        )
        for year in self.years:
            for _ in range(EVENTS):
                pk, said, day = events.next_id(), self.rng.choice(self.said["events"]), self.day(year)
                stamps = self.stamps(day - timedelta(days=20))
                closes = f"{day} 00:00+08"
                events.add(pk, said["kind"], said["title"], day, 50, closes, self.by, *stamps)
                going = self.rng.sample(self.enterprises, min(len(self.enterprises), REGISTRATIONS))
                for enterprise in going:
                    number = registrations.next_id()
                    at = f"{day - timedelta(days=5)} 10:00+08"
                    registrations.add(number, pk, enterprise, "booked", 1, f"{number:022d}", at, self.by)
            for enterprise in self.some(QUESTIONS):
                said, day = self.rng.choice(self.said["questions"]), self.day(year)
                due = day + timedelta(days=15)
                done = due < self.until - timedelta(days=20) or self.rng.random() < 0.5
                told = (day, self.by, said["answer"], "satisfied") if done else (NULL, NULL, "", "")
                asked = said["text"], said["department"], day, due
                questions.add(questions.next_id(), enterprise, *asked, *told, self.by, *self.stamps(day))

    def add_mediations(self) -> None:
        cases = self.sheet(
            MediationCase,
            "id number kind title sum accepted_on due_on staff_id closed_on days outcome agreed_sum",
            {"source": "court", "source_no": "", "limit_days": 30, "extended_on": NULL, "extended_reason": ""}
            | {
                "mediator_id": NULL,
                "outcome_note": "",
                "confirmation": "none",
                "confirmation_applied_on": NULL,
            }
            | {"confirmed_on": NULL, "confirmation_court": "", "confirmation_no": ""},
        )
        outcome = Draw(self.rng, {"agreed": 65, "failed": 25, "withdrawn": 10})
        for year in self.years:
            for _ in self.some(MEDIATIONS):
                pk = cases.next_id()
                kind, title, total = self.rng.choice(self.said["mediation"]["cases"])
                day, took = self.day(year), 3 + int(self.rng.random() * 40)
                closed = day + timedelta(days=took)
                ending = (NULL, NULL, "", NULL)
                if closed <= self.until:
                    how = outcome()
                    ending = (closed, took, how, total if how == "agreed" else NULL)
                due = day + timedelta(days=30)
                no = f"HC-{year}-{pk:05d}"
                cases.add(pk, no, kind, title, total, day, due, self.by, *ending, *self.stamps(day))

    def add_giving(self) -> None:
        campaigns = self.sheet(
            Campaign,
            "id year name starts_on ends_on",
            {"kind": "walk", "goal": NULL, "summary": "", "closed_on": NULL}
            | {"pledged": 0, "received": 0, "allocated": 0},
        )
        pledges = self.sheet(
            Pledge,
            "id campaign_id enterprise_id pledged_on amount",
            {"donor_name": "", "purpose": "", "received": 0, "thanked_on": NULL},
        )
        instalments = self.sheet(
            Instalment, "id pledge_id due_on amount upto", stamped=False, removable=False
        )
        receipts = self.sheet(
            Receipt,
            "id pledge_id received_on amount",
            {"form": "cash", "goods": "", "voucher_no": "", "beyond_reason": ""},
        )
        projects = self.sheet(
            AidProject,
            "id name starts_on due_on",
            {"village_id": NULL, "runner": "", "beneficiaries": 100, "goal": "", "status": "running"}
            | {"done_on": NULL, "ending": ""},
        )
        allocations = self.sheet(
            Allocation,
            "id campaign_id project_id allocated_on amount",
            {"pledge_id": NULL, "what": "拨付（示例）", "voucher_no": ""},
        )
        for year in self.years:
            campaign, first, last = campaigns.next_id(), date(year, 1, 1), date(year, 12, 31)
            name = f"{self.said['giving']['campaign'].format(year=year)} {campaign}"
            campaigns.add(campaign, year, name, first, last, *self.stamps(first))
            came = 0
            for enterprise in self.some(GIVERS):
                pk, day, amount = pledges.next_id(), self.day(year), 1000 * (1 + int(self.rng.random() * 50))
                pledges.add(pk, campaign, enterprise, day, amount, *self.stamps(day))
                instalments.add(instalments.next_id(), pk, day + timedelta(days=60), amount, amount)
                if self.rng.random() < 0.95:
                    receipts.add(receipts.next_id(), pk, day, amount, *self.stamps(day))
                    came += amount
            for number in range(PROJECTS):
                said = self.said["giving"]["projects"][number % len(self.said["giving"]["projects"])]
                pk = projects.next_id()
                projects.add(pk, f"{year} {said['name']}", first, last, *self.stamps(first))
                for _ in range(ALLOCATIONS // PROJECTS):
                    day = self.day(year)
                    part = came // (ALLOCATIONS + 1) or 1
                    if came:
                        allocations.add(allocations.next_id(), campaign, pk, day, part, *self.stamps(day))


def last_election(founded: date, until: date) -> date:
    """The day of the latest election up to a day, in terms that begin with the founding."""
    terms = (until.year - founded.year - (until < founded.replace(year=until.year))) // TERM
    return founded.replace(year=founded.year + terms * TERM)
