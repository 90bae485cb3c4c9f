"""What the chamber does for its enterprises: events, opportunities, questions, policies, agreements, apprentices."""

from datetime import date, time, timedelta
from random import Random

from chamber.actions import (
    agreements,
    apprenticeships,
    events,
    opportunities,
    policies,
    questions,
    registrations,
)
from chamber.actions.agreements import PartySet
from chamber.actions.apprenticeships import TrainerSet
from chamber.models import AgreementParty, Opportunity, Question, Registration
from hengl_uf.demo.cast import Cast
from hengl_uf.demo.stories import Story, moment
from hengl_uf.demo.words import marked, words
from hengl_uf.enterprises.models import Industry

EVALUATIONS = [*["good"] * 4, "fair"]


def event_story(rng: Random, cast: Cast, *, number: int, day: date, on: date) -> Story:
    """An event with registrations, some of which wait; then who came, and what they say of it."""
    all_said, by = words("chamber")["events"], cast.secretary
    said = dict(all_said[number % len(all_said)])
    few = day > on and number % 2 == 0
    said["places"] = 6 if few else said["places"]
    at = yield moment(min(day, on) - timedelta(days=16), 9)
    event = events.plan_event(
        by=by,
        at=at,
        title=marked(said.pop("title")),
        held_on=day,
        starts_at=time(14, 30),
        staff=by,
        **said,
    )
    going = [cast.firms[(number * 7 + place * 3) % len(cast.firms)] for place in range(8)]
    booked = []
    for enterprise in going:
        at = yield at + timedelta(hours=5)
        booked.append(
            registrations.register(
                event=event, enterprise=enterprise, by=by, at=at, people=1 + (enterprise.pk % 2)
            )
        )
    if few:
        at = yield at + timedelta(hours=2)
        registrations.cancel_registration(registration=booked[0], by=by, at=at, reason="时间冲突（示例）")
    if day >= on:
        return
    at = yield moment(day, 17)
    came = {one.pk: one.people for one in event.registrations.booked() if rng.random() < 0.9}
    events.hold_event(event=event, by=by, at=at, came=came, summary="活动按计划举办（示例）。")
    at = yield at + timedelta(hours=20)
    for one in Registration.objects.filter(event=event, came__gt=0)[:4]:
        registrations.evaluate(registration=one, by=by, at=at, evaluation=rng.choice(EVALUATIONS))
    if number % 3 == 0:
        yield from opportunity_story(rng, cast, event=event, number=number // 3, at=at, on=on)


def opportunity_story(rng: Random, cast: Cast, *, event, number: int, at, on: date) -> Story:
    """A business opportunity that came of an event, and what became of it."""
    all_said = words("chamber")["opportunities"]
    said = all_said[number % len(all_said)]
    at = yield at + timedelta(days=1)
    one = opportunities.note_opportunity(
        by=cast.secretary,
        at=at,
        event=event,
        enterprise=cast.firms[number * 11 % len(cast.firms)],
        noted_on=at.date(),
        follow_up_on=at.date() + timedelta(days=30),
        **said,
    )
    status = (Opportunity.Status.LANDED, Opportunity.Status.SIGNED, None)[number % 3]
    if status and at.date() + timedelta(days=20) < on:
        at = yield at + timedelta(days=20)
        opportunities.tell_outcome(
            opportunity=one, by=cast.secretary, at=at, status=status, outcome="已签订合同（示例）"
        )


def question_story(rng: Random, cast: Cast, *, number: int, day: date, on: date) -> Story:
    """A question is raised, and answered by its department; one late, a few still open."""
    all_said, by = words("chamber")["questions"], cast.secretary
    said = all_said[number % len(all_said)]
    at = yield moment(day, 16)
    sources = (Question.Source.MEETING, Question.Source.STATION, Question.Source.VISIT)
    question = questions.raise_question(
        by=by,
        at=at,
        source=sources[number % 3],
        enterprise=cast.firms[number * 5 % len(cast.firms)],
        text=marked(said["text"]),
        department=said["department"],
        raised_on=day,
        answer_due_on=day + timedelta(days=15),
        staff=by,
    )
    done = day + timedelta(days=rng.randint(5, 14))
    if done >= on or number % 9 == 4:
        return
    at = yield moment(done, 11)
    satisfaction = ("satisfied", "satisfied", "satisfied", "unsatisfied", "not_asked")[number % 5]
    questions.answer_question(
        question=question, by=by, at=at, answer=said["answer"], answered_on=done, satisfaction=satisfaction
    )


def policy_story(rng: Random, cast: Cast, *, number: int, day: date, on: date) -> Story:
    """A policy is entered and told to some of the enterprises that it fits; a few say that they have read it."""
    said = dict(words("chamber")["policies"][number])
    sections = said.pop("sections")
    at = yield moment(day, 9)
    policy = policies.add_policy(
        by=cast.secretary,
        at=at,
        valid_from=day,
        valid_until=on + timedelta(days=20) if number == 1 else None,
        industries=Industry.objects.filter(section__in=sections),
        **said,
    )
    at = yield at + timedelta(days=1)
    fits = [one for one in cast.firms if not sections or (one.industry and one.industry.section in sections)]
    notices = policies.tell_policy(policy=policy, by=cast.secretary, at=at, enterprises=fits[:12])
    at = yield at + timedelta(days=2)
    for notice in policy.notices.filter(enterprise__in=[one.enterprise_id for one in notices[::3]]):
        policies.mark_read(notice=notice, at=at)


def training_story(rng: Random, cast: Cast, *, start: date, on: date) -> Story:
    """Three-party agreements, one that ends soon, and cohorts of apprentices under them."""
    said, by, role = words("chamber")["training"], cast.secretary, AgreementParty.Role
    for number, trade in enumerate(said["trades"]):
        signed = start + timedelta(days=20 + 30 * number)
        at = yield moment(signed, 10)
        firms = cast.firms[20 + number * 2 : 22 + number * 2]
        agreement = agreements.add_agreement(
            by=by,
            at=at,
            title=marked(f"{trade}产教融合三方协议"),
            signed_on=signed,
            starts_on=signed,
            expires_on=on + timedelta(days=45 if number == 0 else 500),
            parties=[
                PartySet(role.SCHOOL, said["school"]),
                PartySet(role.ENTERPRISE, enterprise=firms[0]),
                PartySet(role.CHAMBER, marked("横栏镇商会")),
            ],
        )
        at = yield moment(signed + timedelta(days=30), 10)
        cohort = apprenticeships.add_cohort(
            by=by,
            at=at,
            name=marked(f"启匠工程{trade}班"),
            school=said["school"],
            trade=trade,
            agreement=agreement,
            starts_on=signed + timedelta(days=40),
            ends_on=signed + timedelta(days=400 if number == 0 else 900),
            planned=30,
            enterprises=[TrainerSet(one, 12 + place, 2) for place, one in enumerate(firms)],
        )
        at = yield moment(signed + timedelta(days=41), 10)
        cohort = apprenticeships.start_cohort(cohort=cohort, by=by, at=at, enrolled=26 + number)
        if number == 0:
            at = yield moment(min(on, signed + timedelta(days=401)), 10)
            apprenticeships.finish_cohort(cohort=cohort, by=by, at=at, completed=24, hired=19)
