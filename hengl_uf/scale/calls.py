"""Calls and gatherings of a synthetic town: enquiries, receptions, care calls, activities."""

from bisect import bisect_right
from datetime import date
from random import Random

from hengl_uf.demo.words import words
from hengl_uf.scale.copying import NULL, Sheet
from hengl_uf.scale.people import KEPT, STAMPS, Register, Staff
from hengl_uf.scale.shape import ACTIVITIES, CARE_CALLS, ENQUIRIES, RECEPTIONS, Draw
from outreach.models import Activity, Attendance, CareCall, CaseCategory, Enquiry, Reception

KNOWN = 0.7  # the share of callers whom the office knows


class Calls:
    """The records of calls and gatherings, made day by day beside the visits; by a chance of its own."""

    def __init__(self, rng: Random, staff: Staff, register: Register, until: date) -> None:
        self.rng, self.staff, self.register, self.until = rng, staff, register, until
        said = words("calls")
        topics = {category.code: category.pk for category in CaseCategory.objects.order_by("order")}
        self.asked = [
            (topics[code], one["question"], one["answer"])
            for code, many in said["enquiries"].items()
            for one in many
        ]
        self.needs, self.groups = said["care"]["needs"], said["receptions"]["groups"]
        self.held = words("together")["activities"]
        self.channel = Draw(rng, {"phone": 55, "message": 25, "counter": 16, "mail": 4})
        self.region = Draw(rng, {"hong_kong": 60, "macao": 28, "overseas": 9, "taiwan": 3})
        self.enquiries = Sheet(
            Enquiry,
            "id asked_at asked_on channel contact_id caller_name region topic_id question answer minutes staff_id "
            f"village_id {STAMPS}",
            {"phone": "", "outcome": "answered", "case_id": NULL, **KEPT},
        )
        self.receptions = Sheet(
            Reception,
            f"id received_on people region contact_id visitors summary staff_id village_id {STAMPS}",
            {"topic_id": NULL, "case_id": NULL, **KEPT},
        )
        self.care_calls = Sheet(
            CareCall,
            "id called_on contact_id person need status passed_to passed_to_name passed_on passed_by_id closed_on "
            f"closed_by_id result staff_id village_id {STAMPS}",
            {"phone": "", **KEPT},
        )
        self.activities = Sheet(
            Activity,
            f"id title kind status held_on place staff_id summary volunteers volunteer_hours cost village_id {STAMPS}",
            {"ends_on": NULL, "partners": "", "repeats_id": NULL, "cancelled_reason": "", **KEPT},
        )
        self.attendance = Sheet(Attendance, "id activity_id group people")

    @property
    def sheets(self) -> list[Sheet]:
        """In the order in which they refer to each other."""
        return [self.enquiries, self.receptions, self.care_calls, self.activities, self.attendance]

    def write(self) -> None:
        for sheet in self.sheets:
            sheet.write()

    def add_day(self, day: date, visits: int) -> None:
        """All of one day on which so many visits were paid."""
        for share, add in (
            (ENQUIRIES, self.add_enquiry),
            (RECEPTIONS, self.add_reception),
            (CARE_CALLS, self.add_care_call),
            (ACTIVITIES, self.add_activity),
        ):
            whole = int(visits * share)
            for _ in range(whole + (self.rng.random() < visits * share - whole)):
                village = self.register.village()
                by = self.staff.worker(village)
                add(day, village, by, (self.at(day), by) * 2)

    def add_enquiry(self, day, village, by, stamps) -> None:
        topic, question, answer = self.pick(self.asked)
        contact = self.caller(village, day)
        name = "" if contact != NULL else "来电人（示例）"
        self.enquiries.add(
            self.enquiries.next_id(), stamps[0], day, self.channel(), contact, name, self.region(), topic, question,
            answer, 2 + int(self.rng.random() * 9), by, village, *stamps,
        )  # fmt: skip

    def add_reception(self, day, village, by, stamps) -> None:
        visitors, summary, people = self.pick(self.groups)
        contact = NULL if visitors else self.caller(village, day)
        self.receptions.add(
            self.receptions.next_id(),
            day,
            people,
            self.region(),
            contact,
            visitors,
            summary,
            by,
            village,
            *stamps,
        )

    def add_care_call(self, day, village, by, stamps) -> None:
        """A call without a need, or one whose need was met the same day, or is still open on the last days."""
        contact = self.caller(village, day)
        need, to, name, result = self.pick(self.needs)
        chance = self.rng.random()
        if chance < 0.6:
            rest = ("", "fine", "", "", NULL, NULL, NULL, NULL, "")
        elif (self.until - day).days > 5:
            rest = (need, "closed", to, name, day, by, day, by, result)
        else:
            rest = (need, "passed", to, name, day, by, NULL, NULL, "")
        person = "" if contact != NULL else "街坊（示例）"
        self.care_calls.add(self.care_calls.next_id(), day, contact, person, *rest, by, village, *stamps)

    def add_activity(self, day, village, by, stamps) -> None:
        said, pk = self.pick(self.held), self.activities.next_id()
        volunteers = int(self.rng.random() * 20)
        self.activities.add(
            pk, said["title"].format(year=day.year), said["kind"], "held", day, said["place"], by, said["summary"],
            volunteers, volunteers * 2, int(self.rng.random() * 40) * 100, village, *stamps,
        )  # fmt: skip
        for group, most in (("hong_kong", 30), ("local", 80)):
            self.attendance.add(self.attendance.next_id(), pk, group, 1 + int(self.rng.random() * most))

    def caller(self, village: int, day: date) -> int | str:
        """Somebody of the village who was registered by that day, or nobody whom we know."""
        contacts = self.register.contacts[village]
        known = bisect_right(contacts, (day, 0))
        if not known or self.rng.random() > KNOWN:
            return NULL
        return contacts[int(self.rng.random() * known)][1]

    def at(self, day: date) -> str:
        """A moment of that day; on the last day its beginning, so that nothing lies ahead."""
        hour = 0 if day >= self.until else 8 + int(self.rng.random() * 10)
        return f"{day} {hour:02d}:{int(self.rng.random() * 60):02d}+08"

    def pick(self, choices):
        return choices[int(self.rng.random() * len(choices))]
