"""The guide's first topics and the centres: put in place once, then left to people."""

import tomllib

import pytest
from django.utils import timezone

from outreach.actions.centres import change_centre
from outreach.guide.reference import TOPICS, load_centres, load_guide
from outreach.guide.traditional import draft, word_list
from outreach.models import GuideText, GuideTopic, Language, ServiceCentre
from outreach.models.guide import WORDS

FILES = sorted(TOPICS.glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_topic_says_the_same_things_in_each_language(path):
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    master, english = content["zh-hans"], content["en"]
    assert master.keys() == english.keys()
    for name, value in master.items():
        assert isinstance(value, str) or len(value) == len(english[name])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_topic_names_its_sources(path):
    assert tomllib.loads(path.read_text(encoding="utf-8"))["zh-hans"]["sources"]


def test_all_topics_are_published_in_all_languages(town):
    assert GuideTopic.objects.count() == len(FILES) >= 6
    assert GuideText.objects.filter(published__isnull=False).count() == len(FILES) * len(Language)


def test_nothing_is_confirmed_before_a_person_confirms_it(town):
    assert not GuideTopic.objects.filter(verified_on__isnull=False).exists()


def test_loading_again_changes_nothing(town):
    assert load_guide() == 0
    assert load_centres() == 0


def test_what_people_wrote_stays(town, officer, sansha):
    centre = ServiceCentre.objects.get(village=sansha)
    change_centre(centre=centre, by=officer, at=timezone.now(), hotline="0760-8776 1234")
    GuideText.objects.filter(topic__slug="self-service", language="en").update(title="Our own title")
    load_centres()
    load_guide()
    assert ServiceCentre.objects.get(village=sansha).hotline == "0760-8776 1234"
    assert GuideText.objects.filter(title="Our own title").exists()


def test_a_centre_starts_without_hotline_and_address(town):
    assert ServiceCentre.objects.filter(hotline="", address="", is_sample=False).count() == 11


def test_nobody_can_sign_in_as_the_account_behind_it(town, client):
    made_by = GuideTopic.objects.first().created_by
    assert not made_by.is_active
    assert not made_by.has_usable_password()


def test_the_traditional_text_is_written_in_the_characters_of_hong_kong(town):
    """Big5-HKSCS holds no simplified form that is not also a traditional character."""
    for text in GuideText.objects.filter(language=Language.ZH_HANT):
        for name in WORDS:
            getattr(text, name).encode("big5hkscs")


def test_hong_kong_words_come_before_characters():
    assert draft("打电话联系村里的服务中心") == "致電聯絡村裏的服務中心"
    assert draft("租房合同和二维码") == "租約和二維碼"


def test_a_name_is_never_converted():
    assert draft("住在里水村", {"里水村": "里水村"}) == "住在里水村"
    assert draft("横栏镇横东村", {"横东村": "橫東村"}) == "橫欄鎮橫東村"


def test_the_word_list_has_each_word_once():
    lines = [line for line in (TOPICS / "hant.tsv").read_text(encoding="utf-8").splitlines() if "\t" in line]
    assert len(lines) == len(word_list())
