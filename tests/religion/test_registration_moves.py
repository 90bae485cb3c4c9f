"""Who may take which step of a registration out of which state: every verb, every state, every role, tried."""

from functools import partial
from itertools import product

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from hengl_uf.access import held
from hengl_uf.web.refusals import DeedRefused
from religion.actions import registrations as deeds
from religion.classification import SiteClass
from religion.models import Registration, RegistrationStep
from religion.models.registrations import MOVES, State
from tests.factories.religion_registrations import registration_in, site_of

VILLAGE, OFFICE = ("clerk", "officer"), ("officer",)
ROLES = ("clerk", "officer", "leader", "inspector", "secretary", "auditor", "administrator", "neighbour")
S = State

# verb: who, what it asks for, and where it leads from each state out of which it is taken (the walk is that of a site
# of the second class whose days in public are over).
VERBS = {
    "submit": (VILLAGE, {}, {S.DRAFT: S.SUBMITTED, S.CHANGING: S.SUBMITTED}),
    "withdraw": (VILLAGE, {}, {S.SUBMITTED: S.DRAFT}),
    "review": (OFFICE, {}, {S.SUBMITTED: S.REVIEWED}),
    "publish": (OFFICE, {"public_where": "示例公告栏"}, {S.REVIEWED: S.PUBLIC}),
    "report": (
        OFFICE,
        {"reported_to": "示例机关", "objections": "none"},
        {S.PUBLIC: S.REPORTED},
    ),
    "return": (
        OFFICE,
        {"reason": "缺材料"},
        dict.fromkeys((S.SUBMITTED, S.REVIEWED, S.PUBLIC, S.REPORTED), S.DRAFT),
    ),
    "number": (OFFICE, {"objections": "none"}, {S.PUBLIC: S.FILED, S.REPORTED: S.FILED}),
    "change": (VILLAGE, {"reason": "扩建"}, dict.fromkeys((S.REGISTERED, S.FILED), S.CHANGING)),
    "drop-change": (VILLAGE, {}, {S.CHANGING: S.FILED}),
    "cancel": (
        OFFICE,
        {"reason": "撤并"},
        dict.fromkeys((S.REGISTERED, S.FILED, S.CHANGING), S.CANCELLED),
    ),
    "remove": (VILLAGE, {"reason": "写错了"}, {S.DRAFT: S.DRAFT}),
}
DEEDS = {
    "submit": deeds.submit,
    "withdraw": deeds.withdraw,
    "review": deeds.review,
    "publish": deeds.publish,
    "report": deeds.report,
    "return": deeds.send_back,
    "number": deeds.number,
    "change": deeds.change,
    "drop-change": deeds.drop_change,
    "cancel": deeds.cancel,
    "remove": deeds.remove,
}
ASKED_TODAY = {"publish": ("public_from",), "report": ("on",), "number": ("on",), "cancel": ("on",)}


@pytest.fixture
def registrations(sansha, clerk, officer) -> dict:
    """One registration in each state."""
    made = {}
    for state in State:
        kind = SiteClass.REGISTERED if state == State.REGISTERED else SiteClass.FILED
        site = site_of(kind, village=sansha, officer=officer)
        made[state] = registration_in(state, site=site, officer=officer, by=clerk)
    return made


@pytest.fixture
def cast(request):
    return {name: request.getfixturevalue(name) for name in ROLES}


def tried(call):
    """What a deed does to a registration, undone: the state it leads to, or the refusal."""
    with transaction.atomic():
        try:
            return State(call().state)
        except DeedRefused as refusal:
            return refusal
        finally:
            transaction.set_rollback(True)


def expected(verb, state, who):
    """Where a step leads to, or None when it is refused."""
    allowed, _words, ways = VERBS[verb]
    return ways.get(state) if who in allowed else None


def every_try():
    """Every verb on a registration in every state, by everybody."""
    return product(VERBS, State, ROLES)


def test_a_deed_is_done_by_whom_and_from_where_it_may_and_refused_to_all_others(registrations, cast):
    wrong = {}
    for verb, state, who in every_try():
        how = {"registration": registrations[state], "by": cast[who], "at": timezone.now(), **VERBS[verb][1]}
        came = tried(partial(DEEDS[verb], **how))
        if came != expected(verb, state, who) and not (expected(verb, state, who) is None and refused(came)):
            wrong[verb, state, who] = repr(came)
    assert wrong == {}


def refused(came) -> bool:
    """Whether it was refused with a sentence."""
    return isinstance(came, DeedRefused) and bool(str(came))


def test_a_page_answers_with_302_403_or_404_and_names_the_state(registrations, cast, signed_in):
    browsers, wrong = {who: signed_in(cast[who]) for who in ROLES}, {}
    for verb, state, who in every_try():
        code, page = posted(browsers[who], cast[who], verb, registrations[state])
        if code != code_for(verb, state, who):
            wrong[verb, state, who] = code
        if who == "officer" and code == 403 and f"现在是“{state.label}”" not in page:
            wrong[verb, state, who] = "no reason"
    assert wrong == {}


def code_for(verb, state, who) -> int:
    """A village that does not have the site must not learn of it; a role that has no such right learns only that."""
    allowed, _words, ways = VERBS[verb]
    if who == "neighbour":
        return 404 if allowed == VILLAGE else 403
    return 302 if who in allowed and state in ways else 403


def posted(browser, user, verb, one):
    """Post a step and undo it: (code, words)."""
    fields = dict(VERBS[verb][1]) | {
        name: timezone.localdate().isoformat() for name in ASKED_TODAY.get(verb, ())
    }
    with transaction.atomic():
        token = held.new_token(user)
        response = browser.post(f"/religion/registration/{one.pk}/{verb}/", {"form_token": token, **fields})
        transaction.set_rollback(True)
    return response.status_code, response.content.decode()


def test_the_page_of_each_step_opens_where_it_fits(registrations, officer, signed_in):
    browser = signed_in(officer)
    for verb, (_who, _words, ways) in VERBS.items():
        pages = [browser.get(f"/religion/registration/{registrations[state].pk}/{verb}/") for state in ways]
        assert {page.status_code for page in pages} == {200}, verb


def test_the_table_here_covers_every_pair_of_states_that_the_registry_knows():
    ours = {
        (start, end) for _who, _words, ways in VERBS.values() for start, end in ways.items() if start != end
    }
    known = {(start, end) for start, ends in MOVES.items() for end in ends}
    # Back to a change instead of the draft, and registered instead of filed, are tried in `test_registration_deeds`.
    other = {pair for pair in known if pair[1] in (S.CHANGING, S.REGISTERED) and pair not in ours}
    assert ours | other == known


def constraint_told(registration, to) -> str:
    """Which constraint refuses that this registration comes to stand so, "" when none does; undone."""
    words = {"change_reason": "扩建", "cancelled_reason": "撤并", "objections": "none"}
    days = dict.fromkeys(("public_from", "public_until", "reported_on", "numbered_on"), timezone.localdate())
    try:
        with transaction.atomic():
            Registration.objects.filter(pk=registration.pk).update(state=to, **words, **days)
            transaction.set_rollback(True)
    except IntegrityError as error:
        return error.__cause__.diag.constraint_name
    return ""


def test_the_database_takes_no_other_step(registrations):
    pairs = [(start, end) for start, end in product(State, State) if start != end]
    told = {(start, end): constraint_told(registrations[start], end) for start, end in pairs}
    assert {pair for pair in pairs if not told[pair]} == {
        (start, end) for start, ends in MOVES.items() for end in ends
    }
    assert set(told.values()) == {"", "registration_moves"}


def test_a_registration_begins_as_a_draft_in_the_database_too(registrations, clerk):
    one = registrations[State.CANCELLED]
    copy = Registration(site=one.site, state=State.SUBMITTED, state_since=timezone.localdate())
    with pytest.raises(IntegrityError, match="begins as a draft"), transaction.atomic():
        copy.stamp(by=clerk, at=timezone.now()).save()


def test_nobody_is_numbered_without_a_number_when_the_transaction_ends(registrations):
    one = registrations[State.REPORTED]
    with transaction.atomic():
        Registration.objects.filter(pk=one.pk).update(state=State.FILED, numbered_on=timezone.localdate())
        with connection.cursor() as cursor, pytest.raises(IntegrityError, match="without a number"):
            cursor.execute("set constraints all immediate")
        transaction.set_rollback(True)


def test_steps_are_only_added(registrations):
    step = RegistrationStep.objects.filter(registration=registrations[State.FILED]).first()
    for deed in (lambda: RegistrationStep.objects.filter(pk=step.pk).update(reason="别的"), step.delete):
        with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
            deed()


def test_every_step_has_its_row_and_its_entry(registrations):
    one = registrations[State.CANCELLED]
    walked = list(one.steps.order_by("pk").values_list("from_state", "to_state"))
    states = ["", S.DRAFT, S.SUBMITTED, S.REVIEWED, S.PUBLIC, S.FILED, S.CANCELLED]
    assert walked == list(zip(states[:-1], states[1:], strict=True))
