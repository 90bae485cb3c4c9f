"""A small town with one of everything in every state, and with words as long as people make them."""

from types import SimpleNamespace

from django.utils import timezone

from hengl_uf.attachments.actions import attach
from hengl_uf.enterprises.actions import add_enterprise
from hengl_uf.places.actions import add_grid
from outreach.actions import cases
from outreach.actions.promises import make_promise
from outreach.models import GuideTopic, Need, ServiceCentre
from tests.areas import furnished
from tests.factories import CaseFactory, ContactFactory, VisitFactory
from tests.hengl_uf.attachments.made_files import photo, upload

LONG_NAME = "欧阳陈慕仪（Maximiliana Au-Yeung Chan Mo Yee）"
LONG_WORD = "https://example.org/" + "a-very-long-address-without-any-space-" * 3
LONG_TEXT = "上门走访，谈到回乡证补办、子女入学和老屋修缮三件事，约定下周再来。" * 6


def furnish(*, clerk, officer, secretary, village):
    """Make the records, all in one village and by its clerk; returns the pages of each."""
    at = timezone.now()
    contact = ContactFactory(
        by=clerk, village=village, name=LONG_NAME, other_names=["陳慕儀"], remark=LONG_TEXT
    )
    visit = VisitFactory(by=clerk, village=village, contact=contact, summary=LONG_TEXT, place=LONG_WORD[:100])
    Need.objects.create(visit=visit, text="想了解居住证" * 10)
    due_on = timezone.localdate(at)
    make_promise(source=visit, text="送指南" * 20, owner=clerk, due_on=due_on, by=clerk, at=at)
    attach(owner=visit, upload=upload(photo(), f"{'现场照片' * 12}.jpg"), by=clerk, at=at)
    case = {"by": clerk, "village": village, "contact": contact, "title": "咨询居住证续期和子女入学" * 6}
    held = {**case, "handler": clerk, "status": "working", "opened_on": timezone.localdate(at)}
    held |= {"clock_from": held["opened_on"], "due_on": held["opened_on"]}
    paused, resolved = CaseFactory(**held), CaseFactory(**held)
    cases.pause_case(case=paused, by=clerk, at=at, reason=LONG_TEXT[:190])
    cases.resolve_case(case=resolved, by=clerk, at=at, outcome=LONG_TEXT, satisfaction="satisfied")
    made = furnished(clerk=clerk, officer=officer, secretary=secretary, village=village)
    return SimpleNamespace(
        **{name: one.get_absolute_url() for name, one in made.items() if not isinstance(one, list)},
        # The token of a page that needs no sign-in, for an address to hold.
        **{name: one[-1] for name, one in made.items() if isinstance(one, list)},
        visit=visit.get_absolute_url(),
        contact=contact.get_absolute_url(),
        new_case=CaseFactory(**case).get_absolute_url(),
        case=CaseFactory(**held).get_absolute_url(),
        paused=paused.get_absolute_url(),
        resolved=resolved.get_absolute_url(),
        centre=ServiceCentre.objects.get(village=village).get_absolute_url(),
        topic=GuideTopic.objects.get(slug="residence-permit").get_absolute_url(),
        grid=add_grid(by=officer, at=at, village=village, name="第一网格").get_absolute_url(),
        enterprise=add_enterprise(
            by=clerk, at=at, village=village, name="示例灯饰电器照明科技发展有限公司" * 3
        ).get_absolute_url(),
        user=clerk.get_absolute_url(),
    )
