"""Every move of a filing, tried from every state by everybody: by the deed, and over the web."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from hengl_uf.access import held
from hengl_uf.web.last_word import NotYours
from religion.actions import filing_verbs as verbs
from religion.actions import filings
from religion.models import EventFiling
from tests.factories.religion_filings import FilingFactory, in_state
from tests.factories.religion_sites import SiteFactory

pytestmark = pytest.mark.django_db

State = EventFiling.State
KEEPERS = ("clerk", "officer")
PEOPLE = (
    "clerk",
    "neighbour",
    "officer",
    "leader",
    "secretary",
    "inspector",
    "auditor",
    "administrator",
)
# verb: (from which states, by whom, where it leads; "" for removed)
MOVES = {
    "edit": ((State.DRAFT, State.REFUSED), KEEPERS, State.DRAFT),
    "submit": ((State.DRAFT, State.REFUSED), KEEPERS, State.FILED),
    "withdraw": ((State.FILED, State.ACCEPTED), KEEPERS, State.DRAFT),
    "accept": ((State.FILED,), ("officer",), State.ACCEPTED),
    "refuse": ((State.FILED,), ("officer",), State.REFUSED),
    "done": ((State.ACCEPTED,), KEEPERS, State.DONE),
    "cancel": ((State.DRAFT, State.FILED, State.ACCEPTED), KEEPERS, State.CANCELLED),
    "remove": ((State.DRAFT,), KEEPERS, ""),
}
TYPED = {
    "refuse": {"answer": "示例原因"},
    "done": {"actual_people": 350},
    "cancel": {"reason": "示例原因"},
    "remove": {"reason": "示例原因"},
}


class Undone(Exception):
    """Takes back what was tried."""


@pytest.fixture
def people(request):
    return {name: request.getfixturevalue(name) for name in PEOPLE}


@pytest.fixture
def site(sansha, clerk):
    return SiteFactory(village=sansha, by=clerk)


def filing_in(state, verb, site, clerk, officer):
    """A filing in a state, on days that suit the verb."""
    day = timezone.localdate() + timedelta(days=0 if verb == "done" else 10)
    return in_state(FilingFactory(site=site, held_from=day, by=clerk), state, by=officer)


def do(verb, filing, by):
    """The deed itself."""
    how = {"filing": filing, "by": by, "at": timezone.now()}
    deeds = {
        "edit": lambda: filings.edit_filing(**how, title="示例改名"),
        "submit": lambda: verbs.submit_filing(**how),
        "withdraw": lambda: verbs.withdraw_filing(**how),
        "accept": lambda: verbs.accept_filing(**how),
        "refuse": lambda: verbs.refuse_filing(**how, **TYPED["refuse"]),
        "done": lambda: verbs.report_filing(**how, **TYPED["done"]),
        "cancel": lambda: verbs.cancel_filing(**how, **TYPED["cancel"]),
        "remove": lambda: filings.remove_filing(**how, **TYPED["remove"]),
    }
    return deeds[verb]()


def outcome(verb, filing, by) -> str | None:
    """Where the deed leads, "" when it removes, None when it is refused; nothing of it stays."""
    led = None
    try:
        with transaction.atomic():
            done = do(verb, filing, by)
            led = "" if done.is_removed else done.state
            raise Undone
    except (Undone, NotYours):
        return led


@pytest.mark.parametrize("verb", MOVES)
def test_the_deed_moves_from_its_states_by_its_people_alone(verb, people, site):
    states, allowed, leads_to = MOVES[verb]
    for state in State:
        filing = filing_in(state, verb, site, people["clerk"], people["officer"])
        for name, person in people.items():
            expected = leads_to if state in states and name in allowed else None
            assert outcome(verb, filing, person) == expected, (state, name)


def answer_over_the_web(browser, person, verb, filing):
    """The code of posting the verb; nothing of it stays."""
    fields = dict(TYPED.get(verb, {}))
    if verb == "edit":
        fields = {
            "title": "示例改名",
            "held_from": filing.held_from.isoformat(),
            "held_to": filing.held_to.isoformat(),
            "expected_people": 300,
            "plan": filing.plan,
        }
    code = None
    try:
        with transaction.atomic():
            url = f"/religion/filing/{filing.pk}/{verb}/"
            response = browser.post(url, {"form_token": held.new_token(person), **fields})
            code = response.status_code
            if code == 302:
                filing.refresh_from_db()
                assert ("" if filing.is_removed else filing.state) == MOVES[verb][2]
            raise Undone
    except Undone:
        filing.refresh_from_db()
        return code


@pytest.mark.parametrize("verb", MOVES)
def test_over_the_web_a_no_is_a_403_and_another_village_a_404(verb, people, site, signed_in):
    states, allowed, _leads_to = MOVES[verb]
    browsers = {name: signed_in(person) for name, person in people.items()}
    for state in State:
        filing = filing_in(state, verb, site, people["clerk"], people["officer"])
        for name, person in people.items():
            code = answer_over_the_web(browsers[name], person, verb, filing)
            if name == "neighbour" and verb not in ("accept", "refuse"):
                assert code == 404, (state, name)
            elif state in states and name in allowed:
                assert code == 302, (state, name)
            else:
                assert code == 403, (state, name)


def test_a_refusal_says_why_and_who_can(signed_in, clerk, officer, site):
    filing = filing_in(State.FILED, "accept", site, clerk, officer)
    page = signed_in(clerk).post(f"/religion/filing/{filing.pk}/accept/")
    assert "没有这项权限" in page.content.decode()
    assert "可以办理的岗位" in page.content.decode()
    page = signed_in(clerk).get(f"/religion/filing/{filing.pk}/edit/").content.decode()
    assert "已报备的活动不能直接修改；请先撤回。" in page


def test_consent_is_not_withdrawn_once_the_event_has_begun(clerk, officer, site):
    filing = filing_in(State.ACCEPTED, "done", site, clerk, officer)
    with pytest.raises(NotYours, match="已经开始"):
        verbs.withdraw_filing(filing=filing, by=clerk, at=timezone.now())
