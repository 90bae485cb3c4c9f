"""Disputes of the demo town: accepted, talked over, ended, some of the agreements confirmed by a court."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from chamber.actions import mediation_ends, mediations, mediators
from chamber.actions.mediations import PartySet
from chamber.models import MediationCase, Mediator, Party
from hengl_uf.demo.cast import Cast
from hengl_uf.demo.stories import Story, moment
from hengl_uf.demo.words import marked, words

Outcome = MediationCase.Outcome
OUTCOMES = (*[Outcome.AGREED] * 5, Outcome.FAILED, Outcome.AGREED, Outcome.WITHDRAWN)


def mediators_story(rng: Random, cast: Cast, *, start: date) -> Story:
    """The station's mediators."""
    at = yield moment(start, 8)
    for name, unit in words("chamber")["mediation"]["mediators"]:
        mediators.add_mediator(by=cast.secretary, at=at, name=name, unit=unit)


def dispute_story(
    rng: Random, cast: Cast, *, number: int, day: date, on: date, stays_open: bool = False
) -> Story:
    """One dispute; the latest are still open, one past its limit."""
    said, by = words("chamber")["mediation"], cast.secretary
    kind, title, total = said["cases"][number % len(said["cases"])]
    at = yield moment(day, 9, number % 60)
    respondent = (
        {"name": marked(f"某某经营部{number}")} if number % 3 else {"enterprise": firm(cast, number + 3)}
    )
    case = mediations.accept_case(
        by=by,
        at=at,
        source="court" if number % 3 else "application",
        kind=kind,
        title=marked(title),
        sum=Decimal(total),
        accepted_on=day,
        mediator=list(Mediator.objects.order_by("order", "pk"))[number % len(said["mediators"])],
        parties=[
            PartySet(Party.Side.APPLICANT, enterprise=firm(cast, number)),
            PartySet(Party.Side.RESPONDENT, **respondent),
        ],
    )
    talked = day + timedelta(days=rng.randint(2, 6))
    ended = talked + timedelta(days=rng.randint(3, 20))
    if talked <= on:
        at = yield moment(talked, 15)
        mediations.add_session(case=case, by=by, at=at, held_at=at, place="商会调解室（示例）")
    if ended > on or stays_open:
        return
    at = yield moment(ended, 16)
    outcome = OUTCOMES[number % len(OUTCOMES)]
    agreed = outcome == Outcome.AGREED
    mediation_ends.close_case(
        case=case,
        by=by,
        at=at,
        outcome=outcome,
        closed_on=at.date(),
        agreed_sum=Decimal(total) * 9 / 10 if agreed else None,
        outcome_note=said["agreed"] if agreed else said["failed"],
    )
    if agreed and number % 4 == 0:
        yield from confirmed(cast, case, at=at, on=on, number=number)


def confirmed(cast: Cast, case, *, at, on: date, number: int) -> Story:
    """A court confirms the agreement."""
    court, by = words("chamber")["mediation"]["court"], cast.secretary
    at = yield at + timedelta(days=2)
    mediation_ends.apply_confirmation(case=case, by=by, at=at, applied_on=at.date(), court=court)
    if at.date() + timedelta(days=12) < on:
        at = yield at + timedelta(days=12)
        mediation_ends.decide_confirmation(
            case=case,
            by=by,
            at=at,
            result=MediationCase.Confirmation.CONFIRMED,
            confirmed_on=at.date(),
            court=court,
            number=f"示例-{number:03d}",
        )


def firm(cast: Cast, number: int):
    """An enterprise of the register."""
    return cast.firms[number * 7 % len(cast.firms)]
