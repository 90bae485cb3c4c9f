"""Documents of the chamber: agreements, letters of thanks, certificates; filled from the record and laid to it."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from chamber.actions import letters as actions
from chamber.actions import mediation_ends as ends
from chamber.events import mediation as events
from chamber.models import ChamberTemplate
from hengl_uf.access import held
from hengl_uf.attachments.store import content_path
from hengl_uf.audit.models import Entry
from hengl_uf.documents import actions as documents
from hengl_uf.documents import letters
from hengl_uf.documents.placeholders import BLANK
from hengl_uf.web.last_word import NotYours
from tests.factories.chamber_giving import campaign_of, pledge_of
from tests.factories.chamber_mediation import MediationFactory
from tests.factories.chamber_memberships import MemberFactory, MembershipFactory

AT = datetime(2026, 3, 20, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def now(secretary):
    return {"by": secretary, "at": AT}


@pytest.fixture
def case(secretary):
    return MediationFactory(by=secretary)


def template(code):
    return ChamberTemplate.objects.get(code=code)


def words_of(attachment):
    return "\n".join(letters.words_in(content_path(attachment.sha256).read_bytes()))


def test_an_agreement_names_the_parties_and_the_sum_and_is_signed_by_them(case, now):
    ends.close_case(
        case=case,
        **now,
        outcome="agreed",
        closed_on=date(2026, 3, 18),
        agreed_sum=Decimal(80_000),
        outcome_note="2026年6月30日前付清。",
    )
    made = actions.make_mediation_letter(case=case, template=template("agreement"), **now)
    words = words_of(made)
    for expected in (case.number, "中山市示例灯饰有限公司", "陈大文", "¥80,000.00", "付清"):
        assert expected in words
    assert "横栏镇统战办" not in words
    assert (made.position, made.name) == ("letter", f"调解协议书 {case.number}.docx")


def test_what_is_not_known_yet_is_a_blank_line(case, now):
    made = actions.make_mediation_letter(case=case, template=template("agreement"), **now)
    assert f"调解金额为{BLANK}" in words_of(made)


def test_thanks_name_the_donor_and_what_came(secretary, now):
    pledge = pledge_of(secretary, campaign_of(secretary), amount=5000)
    words = words_of(actions.make_thanks(pledge=pledge, template=template("thanks"), **now))
    for expected in ("示例乡亲", "示例慈善万人行", "¥5,000.00", f"目前已收到{BLANK}", "横栏镇商会"):
        assert expected in words


def test_a_certificate_is_that_of_a_member(secretary, sansha, now):
    member = MemberFactory(by=secretary, village=sansha)
    words = words_of(actions.make_certificate(membership=member, template=template("certificate"), **now))
    for expected in (member.enterprise.name, member.member_no, "2026年2月1日", "横栏镇商会"):
        assert expected in words
    applied = MembershipFactory(by=secretary, village=sansha)
    with pytest.raises(NotYours, match="会员编号"):
        actions.make_certificate(membership=applied, template=template("certificate"), **now)


def test_who_only_reads_makes_none(case, leader):
    with pytest.raises(NotYours):
        actions.make_mediation_letter(case=case, template=template("agreement"), by=leader, at=AT)


def test_words_hold_the_placeholders_of_their_own_kind(now):
    with pytest.raises(documents.WordsRefused, match="会员编号"):
        actions.change_template(template=template("thanks"), **now, body="编号{{ 会员编号 }}")


def test_the_page_shows_the_filled_words_and_makes_the_file(signed_in, secretary, case):
    browser = signed_in(secretary)
    page = browser.get(f"{case.get_absolute_url()}letter/").content.decode()
    assert "陈大文" in page
    assert Entry.objects.filter(event=events.MEDIATION_READ.code).count() == 1
    words = {"form_token": held.new_token(secretary), "template": template("agreement").pk}
    assert browser.post(f"{case.get_absolute_url()}letter/", words).status_code == 302
    assert "调解协议书" in browser.get(case.get_absolute_url()).content.decode()


def test_each_record_is_offered_its_own_kinds(signed_in, secretary, sansha):
    browser = signed_in(secretary)
    member = MemberFactory(by=secretary, village=sansha)
    page = browser.get(f"/chamber/membership/{member.pk}/letter/")
    assert [one.code for one in page.context["templates"]] == ["certificate"]
    pledge = pledge_of(secretary, campaign_of(secretary))
    page = browser.get(f"/chamber/pledge/{pledge.pk}/letter/")
    assert [one.code for one in page.context["templates"]] == ["thanks"]


def test_a_template_is_added_for_one_kind_of_record(signed_in, secretary, case):
    browser = signed_in(secretary)
    words = {
        "form_token": held.new_token(secretary),
        "about": "mediation",
        "name": "受理通知",
        "title": "受理通知",
        "body": "{{ 申请人 }}：已受理，编号{{ 编号 }}。\n{{ 商会 }}\n{{ 今天 }}",
        "order": 2,
        "is_active": "on",
    }
    assert browser.post("/chamber/letter/add/", words).status_code == 302
    made = actions.make_mediation_letter(
        case=case, template=ChamberTemplate.objects.get(name="受理通知"), by=secretary, at=timezone.now()
    )
    assert "横栏镇商会" in words_of(made)
