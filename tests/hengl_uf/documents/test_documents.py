"""Documents made of records: templates of several kinds, who keeps them, and what is laid to the record."""

import io
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from hengl_uf.access.roles import Permission
from hengl_uf.attachments.models import Attachment
from hengl_uf.attachments.store import content_path
from hengl_uf.audit.models import Entry
from hengl_uf.audit.trail import Event
from hengl_uf.documents import actions, letters, templates
from hengl_uf.documents.forms import template_form
from hengl_uf.documents.models import DocumentTemplate
from hengl_uf.documents.pages import TemplateAdd, TemplateEdit, TemplateList
from hengl_uf.documents.placeholders import BLANK, COMMON, Placeholders
from hengl_uf.documents.refusals import TemplateRefused
from hengl_uf.web.last_word import NotYours
from outreach.models import LetterTemplate
from tests.factories import CaseFactory, ContactFactory
from tests.hengl_uf.documents.files import read, written

AT = datetime(2026, 3, 6, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
ADDED, CHANGED = Event("test.added", "新增了模板"), Event("test.changed", "修改了模板")
THANKS = Placeholders({"giver": ("捐赠方", "谁捐的"), "sum": ("金额", "多少元"), **COMMON})
AGREEMENT = Placeholders({"parties": ("双方", "各方当事人")}, signature="", dated="")
WORDS = {"name": "便函", "title": "函", "addressee": "", "body": "{{ 编号 }} 已收到。", "order": 9}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def case(clerk, sansha):
    contact = ContactFactory(by=clerk, village=sansha)
    return CaseFactory(by=clerk, village=sansha, contact=contact, handler=clerk, status="working")


@pytest.fixture
def letter(town):
    return LetterTemplate.objects.get(code="accepted")


@pytest.fixture
def kinds():
    """A table of templates for two kinds of records, of this test alone."""
    with isolate_apps("hengl_uf"):

        class Kinds(DocumentTemplate):
            about = models.CharField(choices=(("thanks", "感谢"), ("agreement", "调解")), max_length=20)
            view_permission, edit_permission = Permission.LETTER_VIEW, Permission.LETTER_EDIT
            changed_by = None  # accounts are not of this test's own registry
            placeholder_sets = {"thanks": THANKS, "agreement": AGREEMENT}

            class Meta(DocumentTemplate.Meta):
                abstract = False
                app_label = "hengl_uf"

        yield Kinds


def tables():
    """The tables of templates of all apps."""
    return [model for model in apps.get_models() if issubclass(model, DocumentTemplate)]


def make(case, letter, by, **values):
    how = {"owner": case, "template": letter, "values": values, "name": "便函 一", "by": by, "at": AT}
    return actions.make_document(**how)


def paragraphs(document):
    return [one.text for one in read(document).paragraphs if one.text]


# --- Placeholders ------------------------------------------------------------------------------------


@pytest.mark.parametrize("nothing", [None, ""])
def test_what_has_no_value_is_a_blank_line(nothing):
    assert THANKS.filled({"giver": "示例公司", "sum": nothing})["金额"] == BLANK
    assert THANKS.filled({})["捐赠方"] == BLANK


def test_nought_is_a_value():
    assert THANKS.filled({"sum": 0})["金额"] == "0"


def test_a_value_for_no_placeholder_is_a_mistake_of_ours():
    with pytest.raises(KeyError, match="parties"):
        THANKS.filled({"parties": "甲、乙"})


def test_each_kind_of_record_has_its_own_placeholders(kinds):
    assert kinds(about="thanks").placeholders is THANKS
    assert kinds(about="agreement").placeholders is AGREEMENT
    assert (kinds.has_kinds(), LetterTemplate.has_kinds()) == (True, False)


def test_what_others_sign_has_neither_our_name_nor_the_day_below(kinds):
    words = {"title": "调解协议书", "addressee": "", "body": "{{ 双方 }}达成一致。\n甲方（签名）："}
    file = letters.words_of(kinds(about="agreement", **words))
    assert paragraphs(file) == ["调解协议书", "{{ 双方 }}达成一致。", "甲方（签名）："]


def test_the_offices_name_and_the_day_stand_below_a_letter(town, kinds):
    template = kinds(about="thanks", title="感谢信", addressee="{{ 捐赠方 }}", body="捐赠{{ 金额 }}元。")
    filled = letters.fill(template, {"giver": "示例公司", "sum": 100, **letters.house_values(AT.date())})
    assert paragraphs(filled) == ["感谢信", "示例公司：", "捐赠100元。", "横栏镇统战办", "2026年3月6日"]


@pytest.mark.parametrize("table", tables(), ids=lambda table: table._meta.label)
def test_every_kind_of_every_app_has_its_placeholders(table):
    kinds = {key for key, _words in table._meta.get_field("about").choices} if table.has_kinds() else {""}
    assert set(table.placeholder_sets) == kinds
    for one in table.placeholder_sets.values():
        assert len(one.known()) == len(one.words), "two placeholders have the same word"
        assert {one.signature, one.dated} - {""} <= set(one.words)


@pytest.mark.parametrize("table", tables(), ids=lambda table: table._meta.label)
def test_the_first_templates_of_every_app_can_be_filled(table, town):
    for template in table.objects.all():
        templates.check(letters.words_of(template), template.placeholders.known())


# --- Pages of several kinds --------------------------------------------------------------------------


def test_what_it_is_about_is_asked_when_it_is_added_and_stays(kinds):
    assert "about" in template_form(kinds, asks_about=True).base_fields
    assert "about" not in template_form(kinds).base_fields
    assert "about" not in template_form(LetterTemplate, asks_about=True).base_fields


def test_pages_take_from_the_table_what_they_need(kinds):
    class Pages:
        model = kinds

    class Listed(Pages, TemplateList):
        pass

    class Added(Pages, TemplateAdd):
        pass

    class Edited(Pages, TemplateEdit):
        pass

    assert [column.key for column in Listed.columns] == ["order", "title", "active"]
    assert (Listed.permission, Edited.permission) == (Permission.LETTER_VIEW, Permission.LETTER_EDIT)
    page = Added()
    page.object = None
    assert [kind for kind, _known in page.placeholder_sets()] == ["感谢", "调解"]


# --- Deeds -------------------------------------------------------------------------------------------


def test_who_keeps_no_templates_can_neither_add_change_nor_replace_one(letter, clerk):
    with pytest.raises(NotYours):
        actions.add_template(model=LetterTemplate, event=ADDED, by=clerk, at=AT, **WORDS)
    with pytest.raises(NotYours):
        actions.change_template(template=letter, event=CHANGED, by=clerk, at=AT, body="好。")
    with pytest.raises(NotYours):
        actions.use_own_file(template=letter, upload=io.BytesIO(written("好。")), by=clerk, at=AT)


def test_a_change_is_told_with_what_it_changed(letter, officer):
    actions.change_template(template=letter, event=CHANGED, by=officer, at=AT, title="告知书")
    entry = Entry.objects.about(letter).get()
    assert (entry.event, entry.changes) == ("test.changed", {"标题": ["受理告知书", "告知书"]})


def test_a_document_is_a_word_file_among_the_files_of_its_record(case, letter, clerk):
    made = make(case, letter, clerk, number="XA-1", request="第一行\n第二行")
    assert (made.owner, made.position, made.name) == (case, letters.POSITION, "便函 一.docx")
    words = "\n".join(paragraphs(content_path(made.sha256).read_bytes()))
    assert "编号 XA-1" in words
    assert "“第一行\n第二行”" in words
    assert BLANK in words


def test_the_same_document_again_is_the_one_that_is_there(case, letter, clerk):
    first = make(case, letter, clerk, number="XA-1")
    assert make(case, letter, clerk, number="XA-1") == first
    assert make(case, letter, clerk, number="XA-2") != first
    assert Attachment.objects.about(case).count() == 2


def test_a_template_out_of_use_makes_nothing(case, letter, clerk):
    LetterTemplate.objects.update(is_active=False)
    with pytest.raises(actions.OutOfUse, match="受理告知书"):
        make(case, letter, clerk)
    assert not Attachment.objects.about(case).exists()


def test_words_that_cannot_be_filled_any_more_are_refused_in_a_sentence(case, letter, clerk):
    LetterTemplate.objects.filter(pk=letter.pk).update(body="{{ 旧占位符 }}")
    letter.refresh_from_db()
    with pytest.raises(TemplateRefused, match="旧占位符"):
        make(case, letter, clerk)
