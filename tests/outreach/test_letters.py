"""Letters: the office's templates, filled from a case, kept with it."""

import io
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from hengl_uf.access import held
from hengl_uf.attachments.models import Attachment
from hengl_uf.attachments.store import content_path
from hengl_uf.documents import actions as documents
from hengl_uf.documents import letters
from hengl_uf.documents.placeholders import BLANK
from hengl_uf.web.refusals import StaleEdit
from outreach.actions import letters as actions
from outreach.models import LetterTemplate
from tests.factories import CaseFactory, ContactFactory, ReferralFactory

AT = datetime(2026, 3, 6, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def case(clerk, sansha):
    contact = ContactFactory(by=clerk, village=sansha, name="陈大文")
    return CaseFactory(by=clerk, village=sansha, contact=contact, handler=clerk, status="working")


def template(code="accepted"):
    return LetterTemplate.objects.get(code=code)


def word_file(*paragraphs, name="我们的模板.docx"):
    document, written = Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(written)
    return SimpleUploadedFile(name, written.getvalue())


def words_of(attachment):
    return "\n".join(letters.words_in(content_path(attachment.sha256).read_bytes()))


@pytest.mark.parametrize("code", ["accepted", "referred", "resolved"])
def test_the_first_letters_can_be_filled(case, clerk, code):
    words = words_of(actions.make_letter(case=case, template=template(code), by=clerk, at=AT))
    assert case.number in words
    assert "{" not in words
    assert "None" not in words
    assert "横栏镇统战办\n2026年3月6日" in words


def test_what_is_not_known_is_a_blank_line(case, clerk):
    words = words_of(actions.make_letter(case=case, template=template("resolved"), by=clerk, at=AT))
    assert f"办理结果：{BLANK}" in words


def test_a_letter_speaks_of_the_referral_that_was_chosen(case, clerk):
    ReferralFactory(by=clerk, case=case, department="示例房管所")
    chosen = ReferralFactory(by=clerk, case=case, department="示例人社局", due_on=date(2026, 3, 20))
    made = actions.make_letter(case=case, template=template("referred"), referral=chosen, by=clerk, at=AT)
    assert "示例人社局：" in words_of(made)
    assert "2026年3月20日" in words_of(made)


def test_what_looks_like_a_placeholder_in_a_case_stays_text(case, clerk):
    case.title = "{{ 单位 }}{% for %}"
    case.save()
    words = words_of(actions.make_letter(case=case, template=template(), by=clerk, at=AT))
    assert "｛｛ 单位 ｝｝" in words


def test_a_letter_is_a_file_and_a_step_of_the_case(case, clerk):
    made = actions.make_letter(case=case, template=template(), by=clerk, at=AT)
    assert (made.position, made.name) == ("letter", f"受理告知书 {case.number}.docx")
    assert case.steps.values_list("kind", "text").get() == ("letter", "受理告知书")


def test_words_with_an_unknown_placeholder_are_refused(officer):
    with pytest.raises(documents.WordsRefused, match="联系电话") as refusal:
        actions.change_template(template=template(), by=officer, at=AT, body="请拨打{{ 联系电话 }}")
    assert refusal.value.field == "body"


def test_two_officers_do_not_overwrite_each_others_words(officer, other_officer):
    actions.change_template(template=template(), by=other_officer, at=AT, version=1, body="已受理。")
    with pytest.raises(StaleEdit):
        actions.change_template(template=template(), by=officer, at=AT, version=1, body="受理了。")


def test_a_name_is_given_once(officer):
    words = {
        "name": "转办函",
        "title": "函",
        "addressee": "",
        "body": "请办理。",
        "order": 9,
        "is_active": True,
    }
    with pytest.raises(documents.NameTaken):
        actions.add_template(by=officer, at=AT, **words)


def test_the_form_says_so_beside_the_name(signed_in, officer):
    words = {
        "form_token": held.new_token(officer),
        "name": "转办函",
        "title": "函",
        "body": "{{ 某 }}",
        "order": 9,
    }
    response = signed_in(officer).post("/outreach/letter/add/", words)
    assert response.context["form"].errors["name"] == ["已经有一份叫这个名称的文书。"]
    unknown = signed_in(officer).post("/outreach/letter/add/", {**words, "name": "便函"})
    assert (unknown.status_code, "某" in str(unknown.context["form"].errors["body"])) == (422, True)
    good = signed_in(officer).post("/outreach/letter/add/", {**words, "name": "便函", "body": "已收到。"})
    assert good.url == LetterTemplate.objects.get(name="便函").get_absolute_url()


def test_the_offices_own_file_takes_the_place_of_the_words_until_it_is_removed(
    signed_in, case, clerk, officer
):
    url = f"/outreach/letter/{template().pk}/attach/"
    upload = {"form_token": held.new_token(officer), "template": word_file("本办受理 {{ 编号 }}")}
    assert signed_in(officer).post(url, upload).status_code == 302
    made = actions.make_letter(case=case, template=template(), by=clerk, at=AT)
    assert words_of(made) == f"本办受理 {case.number}"
    own = Attachment.objects.about(template()).get()
    removal = {"form_token": held.new_token(officer), "reason": "改回原文"}
    signed_in(officer).post(own.remove_url, removal)
    assert "办理时限" in words_of(actions.make_letter(case=case, template=template(), by=clerk, at=AT))


def test_a_second_file_replaces_the_first(officer):
    for text in ("第一版 {{ 编号 }}", "第二版 {{ 编号 }}"):
        documents.use_own_file(template=template(), upload=word_file(text), by=officer, at=AT)
    assert letters.words_in(letters.word_file(template())) == ["第二版 {{ 编号 }}"]
    assert Attachment.objects.about(template()).count() == 1


@pytest.mark.parametrize(
    ("upload", "said"),
    [
        (lambda: word_file("{{ 身份 }}"), "这里没有"),
        (lambda: SimpleUploadedFile("模板.docx", b"no word file"), "打不开"),
        (lambda: word_file("{% for a in b %}"), "认不出"),
    ],
)
def test_a_file_that_cannot_be_filled_is_refused_in_a_sentence(signed_in, officer, upload, said):
    url = f"/outreach/letter/{template().pk}/attach/"
    response = signed_in(officer).post(url, {"form_token": held.new_token(officer), "template": upload()})
    assert (response.status_code, said in str(response.context["form"].errors["template"])) == (422, True)


def test_the_preview_shows_the_filled_words_and_changes_nothing(signed_in, clerk, case):
    page = signed_in(clerk).get(f"/outreach/case/{case.pk}/letter/?template={template().pk}")
    assert case.number in " ".join(page.context["preview"])
    assert not Attachment.objects.exists()


def test_making_one_offers_the_download(signed_in, clerk, case):
    browser, url = signed_in(clerk), f"/outreach/case/{case.pk}/letter/"
    words = {"form_token": held.new_token(clerk), "template": template().pk}
    response = browser.post(url, words)
    assert response.url == case.get_absolute_url()
    made = Attachment.objects.about(case).get()
    assert f'href="{made.get_absolute_url()}"' in browser.get(response.url).content.decode()
    assert browser.post(url, words).url == response.url
    assert Attachment.objects.about(case).count() == 1


def test_letters_of_another_village_are_not_found(signed_in, neighbour, case):
    assert signed_in(neighbour).get(f"/outreach/case/{case.pk}/letter/").status_code == 404


@pytest.mark.parametrize("query", ["template=abc", "template=999999", "referral=x", "template="])
def test_a_forged_choice_shows_a_page(signed_in, clerk, case, query):
    assert signed_in(clerk).get(f"/outreach/case/{case.pk}/letter/?{query}").status_code == 200


def test_without_a_template_the_page_says_so_and_who_keeps_them(signed_in, clerk, officer, case):
    LetterTemplate.objects.update(is_active=False)
    words = signed_in(clerk).get(f"/outreach/case/{case.pk}/letter/").content.decode()
    assert "还没有启用的文书模板。" in words
    assert "可以办理的岗位" in words
    assert "生成 Word 文件" not in words
    words = signed_in(officer).get(f"/outreach/case/{case.pk}/letter/").content.decode()
    assert 'href="/outreach/letter/">打开文书模板' in words


def test_a_template_that_cannot_be_filled_any_more_leads_to_itself(signed_in, officer, case):
    LetterTemplate.objects.filter(code="accepted").update(body="{{ 旧占位符 }}")
    page = signed_in(officer).get(f"/outreach/case/{case.pk}/letter/?template={template().pk}")
    assert "旧占位符" in page.context["why_not"]
    assert f'href="{template().get_absolute_url()}">打开这份模板' in page.content.decode()


def test_a_list_of_templates_reads_them_at_once(signed_in, officer, django_assert_max_num_queries):
    browser = signed_in(officer)
    browser.get("/outreach/letter/")
    with django_assert_max_num_queries(8):
        assert len(browser.get("/outreach/letter/").context["rows"]) == 3
