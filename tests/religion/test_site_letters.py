"""Documents of the registry: the notice of a hazard, the file of a site, records of inspections, forms of filings."""

import io
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings as project
from django.urls import reverse
from django.utils import timezone
from docx import Document

from hengl_uf.attachments.store import content_path
from hengl_uf.audit.models import Entry
from hengl_uf.documents import letters as documents
from hengl_uf.documents import templates
from hengl_uf.documents.first import load_first
from hengl_uf.documents.placeholders import BLANK
from hengl_uf.web.last_word import NotYours
from religion import letter_values
from religion.actions import letters, officers, sites
from religion.letters import SETS
from religion.models import EventFiling, SiteTemplate
from tests.factories.religion_filings import FestivalFactory
from tests.factories.religion_hazards import closed, noted, rectified
from tests.factories.religion_inspections import begun, finished
from tests.factories.religion_sites import SiteFactory

pytestmark = pytest.mark.django_db

FIRST = Path(project.BASE_DIR) / "hengl_uf" / "reference" / "data" / "religion_letters.toml"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path, town):
    settings.MEDIA_ROOT = tmp_path
    load_first(SiteTemplate, FIRST)


@pytest.fixture
def now(officer):
    return {"by": officer, "at": timezone.now()}


@pytest.fixture
def site(officer, sansha):
    return SiteFactory(by=officer, village=sansha, name="示例天后古庙", address="示例路 8 号")


@pytest.fixture
def filing(officer, site):
    held = timezone.localdate() + timedelta(days=20)
    one = EventFiling(
        site=site,
        title="示例诞庆活动",
        held_from=held,
        held_to=held + timedelta(days=1),
        expected_people=1200,
        contact_name="示例陈伯",
        contact_phone="+8676087761234",
    )
    one.stamp(by=officer, at=timezone.now()).save()
    return one


def template(code):
    return SiteTemplate.objects.get(code=code)


def words_of(attachment):
    return "\n".join(documents.words_in(content_path(attachment.sha256).read_bytes()))


@pytest.mark.parametrize("code", ["site-notice", "site-file", "site-inspection", "site-filing"])
def test_the_first_templates_can_be_filled_and_fit_their_field(code):
    one = template(code)
    templates.check(documents.words_of(one), dict.fromkeys(one.placeholders.known(), ""))
    assert len(one.body) <= 4_000
    assert load_first(SiteTemplate, FIRST) == 0


@pytest.mark.parametrize("about", SETS)
def test_names_of_placeholders_differ_and_can_be_written(about):
    known = SETS[about].known()
    assert len(known) == len(SETS[about].words)
    assert all(templates.PLACEHOLDER.fullmatch(f"{{{{ {name} }}}}") for name in known)


def test_a_notice_says_what_is_to_be_put_right_by_when(officer, clerk, site, now):
    hazard = noted(
        site, by=clerk, grade="major", owner_name="示例黄伯", measure="重新穿管", interim_measure="先断电"
    )
    made = letters.make_notice(hazard=hazard, template=template("site-notice"), **now)
    words = words_of(made)
    assert words.startswith("隐患整改通知书\n示例天后古庙：")
    for expected in (
        "示例：电线裸露",
        "重大隐患",
        "重新穿管",
        "先断电",
        "示例黄伯",
        "何秀英",
        "三沙村 示例路 8 号",
    ):
        assert expected in words
    assert documents.plain_date(hazard.due_on) in words
    assert "横栏镇统战办" in words
    assert made.position == "letter"
    assert Entry.objects.about(hazard).filter(event="religion.letter.made").count() == 1


def test_a_notice_of_a_failed_item_names_the_item_and_who_looked(officer, clerk, site, now):
    finished(site=site, by=clerk, failing=("D1",), companions="镇消防所")
    hazard = site.hazards.get()
    values = letter_values.values_of_notice(hazard, on=timezone.localdate())
    assert values["clause"].startswith("D1 ")
    assert values["inspector"] == clerk.name
    assert values["companions"] == "镇消防所"


def test_no_notice_of_what_is_closed(officer, other_officer, site, now):
    hazard = closed(rectified(noted(site, by=officer), by=officer), by=other_officer)
    with pytest.raises(NotYours, match="已经销号"):
        letters.make_notice(hazard=hazard, template=template("site-notice"), **now)


def test_the_file_of_a_site_is_a_table_of_all_that_is_known(clerk, officer, sansha, now):
    site = sites.add_site(
        **now,
        village=sansha,
        name="示例洪圣宫",
        address="示例路 1 号",
        aliases=["示例大王庙", "示例水庙"],
        lat=Decimal("22.531"),
        lng=Decimal("113.251"),
        land_area=Decimal("520.50"),
        founded="清光绪年间",
        founded_century=19,
        main_deity="示例神祇",
        extinguishers=0,
        village_keeper="示例村干",
        village_phone="+8676087761234",
        town_contact=officer,
    )
    officers.begin_term(
        **now,
        post=site.offices.get(title="组长"),
        holder_name="示例陈伯",
        starts_on=date(2024, 1, 1),
        phone="+8676087765678",
    )
    FestivalFactory(by=officer, site=site, name="示例诞")
    noted(site, by=clerk, what="示例：门内堆物")
    site = type(site).objects.select_related("village", "town_contact").get(pk=site.pk)
    made = letters.make_site_file(site=site, template=template("site-file"), **now)
    document = Document(io.BytesIO(content_path(made.sha256).read_bytes()))
    assert len(document.tables) == 1
    words = words_of(made)
    for expected in (
        "场所名称 | 示例洪圣宫 | 别名 | 示例大王庙、示例水庙",
        "登记编号场所",
        "520.5 平方米",
        "22.531",
        "清光绪年间，公元 19 世纪",
        "灭火器 | 0 具",
        "组长 示例陈伯 0760-8776 5678 2024年1月1日 起",
        "示例村干 0760-8776 1234",
        "示例诞 三月廿三",
        "示例：门内堆物（一般隐患",
        "黄文",
    ):
        assert expected in words, expected
    assert f"内部档号 | {BLANK}" in words


def test_the_file_of_a_site_of_which_nothing_is_known_can_be_made(site, now):
    words = words_of(letters.make_site_file(site=site, template=template("site-file"), **now))
    assert "还没有填" in words
    assert "未销号隐患 | 没有" in words


def test_a_record_of_an_inspection_tells_what_failed_and_what_is_asked(clerk, site, now):
    inspection = finished(site=site, by=clerk, failing=("B1", "D1"), companions="镇消防所")
    words = words_of(
        letters.make_inspection_record(inspection=inspection, template=template("site-inspection"), **now)
    )
    for expected in (
        "B1 香烛纸品",
        "D1 灭火器",
        "：灭火器过期",
        "不合格 | 2",
        "检查项数 | 26",
        "限期整改",
        "镇消防所",
    ):
        assert expected in words, expected


def test_no_record_of_an_inspection_that_is_half_done(clerk, site, now):
    half = begun(site=site, by=clerk)
    with pytest.raises(NotYours, match="还没有完成"):
        letters.make_inspection_record(inspection=half, template=template("site-inspection"), **now)


def test_a_filing_has_its_form(filing, now):
    words = words_of(letters.make_filing_form(filing=filing, template=template("site-filing"), **now))
    for expected in ("示例诞庆活动", "1200 人", "示例陈伯", "0760-8776 1234"):
        assert expected in words, expected


def test_the_same_again_is_the_one_that_is_there(site, now):
    first = letters.make_site_file(site=site, template=template("site-file"), **now)
    again = letters.make_site_file(
        site=site, template=template("site-file"), by=now["by"], at=now["at"] + timedelta(seconds=9)
    )
    assert again.pk == first.pk
    assert Entry.objects.filter(event="religion.letter.made").count() == 1


@pytest.mark.parametrize("who", ["leader", "neighbour", "secretary"])
def test_who_makes_no_documents_of_a_site_is_refused(request, site, who):
    user = request.getfixturevalue(who)
    with pytest.raises(NotYours):
        letters.make_site_file(site=site, template=template("site-file"), by=user, at=timezone.now())


class TestPages:
    def test_what_will_be_made_is_shown_first_and_then_laid_to_the_record(self, signed_in, inspector, site):
        browser = signed_in(inspector)
        address = reverse("religion:site-letter", args=[site.pk])
        page = browser.get(address).content.decode()
        assert "示例天后古庙" in page
        answer = browser.post(address, {"template": template("site-file").pk}, follow=True)
        assert "已生成“场所档案卡 示例天后古庙.docx”" in answer.content.decode()

    def test_phones_that_are_shown_are_noted(self, signed_in, clerk, officer, site, filing):
        address = reverse("religion:site-letter", args=[site.pk])
        browser = signed_in(clerk)
        browser.get(address)
        assert not Entry.objects.filter(event="religion.officer.phone_read").exists()
        site.village_keeper, site.village_phone = "示例村干", "+8676087761234"
        site.save()
        browser.get(address)
        assert Entry.objects.get(event="religion.officer.phone_read").note == "示例村干"
        browser.get(reverse("religion:filing-letter", args=[filing.pk]))
        assert Entry.objects.filter(event="religion.filing.read").count() == 1

    def test_each_kind_has_its_page(self, signed_in, clerk, site, filing):
        browser = signed_in(clerk)
        inspection = finished(site=site, by=clerk, failing=("B1",))
        for route, record in (
            ("hazard", site.hazards.get()),
            ("inspection", inspection),
            ("filing", filing),
            ("site", site),
        ):
            answer = browser.get(reverse(f"religion:{route}-letter", args=[record.pk]))
            assert answer.status_code == 200, route
            assert "填好的内容" in answer.content.decode()

    def test_the_templates_are_listed_and_a_strange_placeholder_is_refused(self, signed_in, officer):
        browser = signed_in(officer)
        page = browser.get(reverse("religion:letter-list")).content.decode()
        assert "隐患整改通知书" in page
        one = template("site-file")
        words = {"name": one.name, "title": one.title, "addressee": "", "order": 1, "version": one.version}
        refused = browser.post(
            reverse("religion:letter-edit", args=[one.pk]), {**words, "body": "| 名称 | {{ 没有这个 }} |"}
        )
        assert refused.status_code == 422
        assert "没有这个" in refused.content.decode()
        assert "这里没有" in refused.content.decode()
