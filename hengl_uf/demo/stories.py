"""The stories of the demo town. Each is a generator: it yields the moment of its next deed, and then does it."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from django.conf import settings
from django.utils import timezone

from hengl_uf.demo.cast import Cast
from hengl_uf.demo.plan import CasePlan, Course
from hengl_uf.demo.words import marked, words
from hengl_uf.enterprises.actions import add_enterprise
from outreach.actions import case_items, cases, contacts, enquiries, promises, referrals, visits
from outreach.actions.visits import NeedRaised, PromiseMade
from outreach.models import Contact, ServiceCase, Visit

Story = Iterator[datetime]

# How a sample number looks: no number of Hong Kong or Macao begins with 0; 555-01xx is kept free for fiction.
PHONES = {"hong_kong": "+8520000{:04d}", "macao": "+8530000{:04d}", "overseas": "+1604555{:04d}"}
LANGUAGES = {"hong_kong": ["yue"], "macao": ["yue", "cmn"], "taiwan": ["cmn"], "overseas": ["en", "yue"]}
SATISFIED = [*["very"] * 4, *["satisfied"] * 4, "not_asked", "unsatisfied"]


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """That time of that day in the town."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def contact_story(
    rng: Random, cast: Cast, *, village, name: str, romanised: str, number: int, day: date
) -> Story:
    """A person is registered."""
    region = rng.choice(["hong_kong"] * 6 + ["macao"] * 3 + ["overseas", "taiwan"])
    consents = rng.random() < 0.4
    at = yield moment(day, rng.randint(8, 10), rng.randint(0, 59))
    by = cast.worker(rng, village)
    contact = contacts.add_contact(
        by=by,
        at=at,
        name=name,
        other_names=[romanised] if region != "taiwan" else [],
        region=region,
        village=village,
        languages=LANGUAGES[region],
        phones=[PHONES[region].format(100 + number)] if region in PHONES else [],
        legal_basis=Contact.LegalBasis.CONSENT if consents else Contact.LegalBasis.DUTY,
        consented_at=at if consents else None,
        notice_version=settings.PRIVACY_NOTICE_VERSION if consents else "",
        responsible=by,
        retain_until=day.replace(day=1) + timedelta(days=365 * settings.CONTACT_RETENTION_YEARS),
    )
    cast.contacts[village.pk].append(contact)


def enterprise_story(rng: Random, cast: Cast, *, village, name: str, capital: str, day: date) -> Story:
    """An enterprise is registered. It gets no credit code: one that fits could be somebody's."""
    at = yield moment(day, rng.randint(8, 10))
    by = rng.choice(cast.office)
    enterprise = add_enterprise(by=by, at=at, name=marked(name), village=village, capital=capital)
    cast.enterprises[village.pk].append(enterprise)
    cast.firms.append(enterprise)


def visit_story(rng: Random, cast: Cast, *, village, day: date, number: int, on: date) -> Story:
    """A visit without a case; some end with a need that was answered at once, some with a promise."""
    at = yield moment(day, rng.randint(9, 17), rng.randint(0, 59))
    by = cast.worker(rng, village)
    promised = number % 3 == 0 or day > on - timedelta(days=12)
    visit = log(
        rng,
        cast,
        village=village,
        day=day,
        by=by,
        at=at,
        needs=[NeedRaised(cast.next_ask("other")["title"])] if number % 5 == 1 else [],
        promised=[promise(rng, day)] if promised else [],
    )
    if promised:
        yield from promise_kept(rng, visit, on=on)


def promise(rng: Random, day: date) -> PromiseMade:
    """Something to be done within days."""
    return PromiseMade(
        rng.choice(words("visits")["promises"]["texts"]), day + timedelta(days=rng.choice([3, 5, 7, 10, 14]))
    )


def promise_kept(rng: Random, visit: Visit, *, on: date) -> Story:
    """Most promises whose day has long come were kept; a few recent ones are still open."""
    made = visit.promises.get()
    if made.due_on > on - timedelta(days=6):
        return
    at = yield moment(made.due_on - timedelta(days=rng.randint(0, 2)), 16, rng.randint(0, 59))
    promises.keep_promise(promise=made, by=visit.staff, on=timezone.localdate(at), at=at)


def mistake_story(rng: Random, cast: Cast, *, village, day: date) -> Story:
    """A visit was logged twice; the second entry is taken out with a reason."""
    at = yield moment(day, 11, 5)
    visit = log(rng, cast, village=village, day=day, by=cast.village_staff[village.pk], at=at)
    at = yield moment(day, 11, 20)
    visits.remove_visit(visit=visit, by=visit.staff, at=at, reason=words("visits")["removed"]["reason"])


def log(
    rng: Random, cast: Cast, *, village, day, by, at, who=None, purpose=None, needs=(), promised=()
) -> Visit:
    """A visit as somebody would log it."""
    purpose = purpose or purpose_on(rng, day)
    who = who or cast.requester(rng, village, business=purpose == Visit.Purpose.BUSINESS)
    if purpose == Visit.Purpose.BUSINESS and "enterprise" not in who:
        purpose = Visit.Purpose.ROUTINE
    said = words("visits")[purpose]
    summary = rng.choice(said["texts"]).format(who=next(iter(who.values())).name, village=village.name)
    return visits.log_visit(
        by=by,
        at=at,
        visited_on=day,
        village=village,
        place=rng.choice(said["places"]),
        staff=by,
        companions=[cast.colleague(rng, village, by)] if rng.random() < 0.3 else [],
        purpose=purpose,
        summary=summary,
        needs=needs,
        promises=promised,
        **who,
    )


def purpose_on(rng: Random, day: date) -> str:
    """Why a visit was paid; greetings before the great festivals."""
    if day.month in (1, 2, 9) and rng.random() < 0.45:
        return Visit.Purpose.FESTIVAL
    usual = (
        ["routine"] * 6 + ["policy"] * 3 + ["business"] * 4 + ["hardship"] * 2 + ["follow_up"] * 3 + ["other"]
    )
    return rng.choice(usual)


def case_story(rng: Random, cast: Cast, plan: CasePlan, *, village, on: date) -> Story:
    """A case from its beginning as far as its plan goes."""
    at = yield moment(plan.opened_on, rng.randint(9, 12), rng.randint(0, 59))
    ask = cast.next_ask(plan.category)
    by = cast.worker(rng, village)
    case = opened(rng, cast, plan, ask, village=village, by=by, at=at)
    if plan.course == Course.NEW:
        return
    at = yield at + timedelta(minutes=rng.randint(20, 240))
    cases.take_case(case=case, by=by, at=at)
    if plan.course == Course.RESOLVED:
        yield from resolved(rng, cast, plan, case, ask, village=village, by=by, start=at)
    else:
        yield from unresolved(rng, cast, plan, case, ask, village=village, by=by, start=at, on=on)


def opened(rng: Random, cast: Cast, plan: CasePlan, ask: dict, *, village, by, at) -> ServiceCase:
    """The case as it was raised: in a visit, by telephone, or by an enterprise that wrote."""
    category = cast.categories[plan.category]
    who = cast.requester(rng, village, business=plan.category == "business")
    if plan.from_visit:
        purpose = Visit.Purpose.BUSINESS if "enterprise" in who else Visit.Purpose.ROUTINE
        need = NeedRaised(ask["title"], category)
        visit = log(
            rng,
            cast,
            village=village,
            day=plan.opened_on,
            by=by,
            at=at,
            who=who,
            purpose=purpose,
            needs=[need],
        )
        return visit.needs.get().case
    if "contact" in who:
        return rung_up(cast, plan, ask, village=village, by=by, at=at, contact=who["contact"])
    detail = ask.get("detail", "")
    return cases.open_case(
        by=by,
        at=at,
        category=category,
        opened_on=plan.opened_on,
        title=ask["title"],
        detail=detail,
        village=village,
        **who,
    )


def rung_up(cast: Cast, plan: CasePlan, ask: dict, *, village, by, at, contact) -> ServiceCase:
    """Somebody known rings, and the call becomes a case."""
    phone = contact.phones.first()
    enquiry = enquiries.log_enquiry(
        by=by,
        at=at,
        asked_at=at,
        to_case=True,
        contact=contact,
        region=contact.region,
        phone=phone.number if phone else "",
        topic=cast.categories[plan.category],
        question=ask["title"],
        minutes=6,
        staff=by,
        village=village,
    )
    return enquiry.case


def resolved(rng: Random, cast: Cast, plan: CasePlan, case, ask, *, village, by, start: datetime) -> Story:
    """The case is worked on and closed on its day, with whatever came in between."""
    end = moment(plan.resolved_on, 16, rng.randint(0, 59))
    times = between(start, end, len(ask["acts"]) + 7)
    if plan.was_handed_over:
        by = yield from handed_over(rng, cast, case, village=village, by=by, at=times.pop(0))
    for text in ask["acts"][:-1]:
        at = yield times.pop(0)
        cases.act_on_case(case=case, by=by, at=at, text=text)
    if plan.was_paused:
        at = yield times.pop(0)
        cases.pause_case(case=case, by=by, at=at, reason=rng.choice(words("cases")["pauses"]["reasons"]))
        at = yield times.pop(0)
        cases.resume_case(case=case, by=by, at=at)
    if plan.was_reopened:
        yield from closed(rng, case, ask, by=by, at=times.pop(0))
        yield from reopened(rng, case, by=by, at=times.pop(0))
    at = yield times.pop(0)
    cases.act_on_case(case=case, by=by, at=at, text=ask["acts"][-1])
    yield from closed(rng, case, ask, by=by, at=end)


def unresolved(
    rng: Random, cast: Cast, plan: CasePlan, case, ask, *, village, by, start: datetime, on: date
) -> Story:
    """The case is worked on and stands where its plan leaves it."""
    times = between(start, moment(on, 9), 6)
    if plan.was_handed_over:
        by = yield from handed_over(rng, cast, case, village=village, by=by, at=times.pop(0))
    at = yield times.pop(0)
    cases.act_on_case(case=case, by=by, at=at, text=ask["acts"][0])
    if plan.course in (Course.WORKING, Course.OVERDUE) and rng.random() < 0.4:
        refer(rng, case, by=by, at=at)
    if plan.course == Course.REOPENED:
        yield from closed(rng, case, ask, by=by, at=times.pop(0))
        yield from reopened(rng, case, by=by, at=times[-1])
    if plan.course == Course.PAUSED:
        at = yield times.pop(0)
        cases.pause_case(case=case, by=by, at=at, reason=rng.choice(words("cases")["pauses"]["reasons"]))


def refer(rng: Random, case, *, by, at: datetime) -> None:
    """Another department is asked."""
    said = words("cases")["referrals"]
    referrals.refer_case(
        case=case,
        by=by,
        at=at,
        department=rng.choice(said["departments"]),
        question=said["question"],
        sent_on=timezone.localdate(at),
    )


def handed_over(rng: Random, cast: Cast, case, *, village, by, at: datetime):
    """The case goes to a colleague, who is returned."""
    at = yield at
    to = cast.colleague(rng, village, by)
    cases.hand_over_case(
        case=case, by=by, at=at, to=to, reason=rng.choice(words("cases")["hand_overs"]["reasons"])
    )
    return to


def closed(rng: Random, case, ask, *, by, at: datetime) -> Story:
    at = yield at
    for item in case.items.filter(done_at__isnull=True, is_required=True).order_by("order"):
        case_items.tick_item(item=item, by=by, at=at)
    cases.resolve_case(case=case, by=by, at=at, outcome=ask["outcome"], satisfaction=rng.choice(SATISFIED))


def reopened(rng: Random, case, *, by, at: datetime) -> Story:
    at = yield at
    cases.reopen_case(case=case, by=by, at=at, reason=rng.choice(words("cases")["reopens"]["reasons"]))


def between(start: datetime, end: datetime, count: int) -> list[datetime]:
    """So many moments between two, in working hours where the days allow it, in their order."""
    step = max(end - start, timedelta(0)) / (count + 1)
    moments = [start + step * (index + 1) for index in range(count)]
    return sorted(max(start, min(end, in_hours(one))) for one in moments)


def in_hours(at: datetime) -> datetime:
    """The same day, between 9 and 17 o'clock."""
    local = timezone.localtime(at)
    return local.replace(hour=9 + local.hour % 8)
