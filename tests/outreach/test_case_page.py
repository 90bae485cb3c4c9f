"""The page of a case: where it came from, what was promised, what it costs to show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hengl_uf.access import held
from outreach.actions.promises import make_promise
from outreach.models import CaseCategory, Enquiry, Reception, ServiceCase
from tests.factories import CaseFactory, CaseNoteFactory, ContactFactory, ReferralFactory, checklist_line

MOST_QUERIES = 13  # of a case with everything; within a test one more than outside, for the calendar
TODAY = timezone.localdate()


@pytest.fixture
def case(clerk, sansha):
    return CaseFactory(by=clerk, village=sansha, handler=clerk, status="working")


def page_of(browser, case):
    return browser.get(case.get_absolute_url()).content.decode()


def test_a_case_with_everything_asks_the_database_no_more_for_more_rows(signed_in, clerk, officer, case):
    browser = signed_in(clerk)
    for number in range(4):
        checklist_line(case, text=f"第{number}项", done_at=timezone.now(), done_by=clerk)
        ReferralFactory(by=clerk, case=case)
        CaseNoteFactory(by=clerk, case=case, readers=[officer])
        make_promise(source=case, text="回电", due_on=TODAY, owner=clerk, by=clerk, at=timezone.now())
    page_of(browser, case)
    with CaptureQueriesContext(connection) as queries:
        page_of(browser, case)
    assert len(queries) <= MOST_QUERIES, [query["sql"][:150] for query in queries]


def enquiry_of(case, clerk, village):
    words = {"topic": case.category, "staff": clerk, "contact": case.contact, "question": "问续期"}
    enquiry = Enquiry(
        case=case, outcome="case", village=village, asked_at=timezone.now(), asked_on=TODAY, **words
    )
    enquiry.stamp(by=clerk, at=timezone.now()).save()


def test_a_case_leads_back_to_the_call_it_came_from(signed_in, clerk, case, sansha):
    enquiry_of(case, clerk, sansha)
    page = page_of(signed_in(clerk), case)
    assert "来电来访：问续期" in page
    assert f'href="{case.enquiry.get_absolute_url()}"' in page


def test_a_call_that_belongs_to_the_town_is_named_and_not_linked(signed_in, clerk, case):
    enquiry_of(case, clerk, None)
    page = page_of(signed_in(clerk), case)
    assert "来电来访：问续期" in page
    assert f'href="{case.enquiry.get_absolute_url()}"' not in page


def test_a_case_leads_back_to_the_reception_it_came_from(signed_in, clerk, case, sansha):
    reception = Reception(case=case, village=sansha, received_on=TODAY, staff=clerk, visitors="某同乡会一行")
    reception.stamp(by=clerk, at=timezone.now()).save()
    assert f'href="{reception.get_absolute_url()}"' in page_of(signed_in(clerk), case)


def test_the_page_shows_what_was_promised(signed_in, clerk, case):
    make_promise(source=case, text="周五前回电", due_on=TODAY, owner=clerk, by=clerk, at=timezone.now())
    assert "周五前回电" in page_of(signed_in(clerk), case)


def test_the_next_case_of_a_row_keeps_category_village_and_day(signed_in, clerk, sansha):
    contact, category = ContactFactory(by=clerk, village=sansha), CaseCategory.objects.get(code="schooling")
    words = {"contact": contact.pk, "contact_text": "", "title": "咨询入学", "category": category.pk}
    words |= {"village": sansha.pk, "detail": "", "enterprise": "", "opened_on": TODAY.isoformat()}
    words |= {"form_token": held.new_token(clerk), "mine": "on", "_again": "1"}
    browser = signed_in(clerk)
    response = browser.post("/outreach/case/add/", words)
    assert ServiceCase.objects.get().handler == clerk
    form = browser.get(response.url).context["form"]
    kept = {name: form[name].value() for name in ("category", "village", "opened_on", "title", "contact")}
    assert kept == {
        "category": category.pk,
        "village": sansha.pk,
        "opened_on": TODAY,
        "title": None,
        "contact": None,
    }


def test_a_new_case_starts_where_typing_starts(signed_in, clerk, sansha):
    browser, contact = signed_in(clerk), ContactFactory(by=clerk, village=sansha)
    fields = browser.get("/outreach/case/add/").context["form"].fields
    assert fields["contact"].widget.attrs["autofocus"] is True
    fields = browser.get(f"/outreach/case/add/?contact={contact.pk}").context["form"].fields
    assert fields["title"].widget.attrs["autofocus"] is True
