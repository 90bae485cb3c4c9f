"""Keeping the guide right: read by all who serve, changed and published by the office."""

import pytest
from django.utils import timezone

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from outreach.actions import guide as actions
from outreach.forms.guide_topics import TopicForm, field_name
from outreach.models import GuideText, GuideTopic, Language
from outreach.models.guide import WORDS, read_source


@pytest.fixture
def topic(town):
    return GuideTopic.objects.get(slug="self-service")


def posted(topic, user, **changes):
    words = {
        field_name(name, text.language): getattr(text, name) for text in topic.texts.all() for name in WORDS
    }
    return {
        "form_token": held.new_token(user),
        "version": topic.version,
        "audience": topic.audience,
        "order": topic.order,
        **words,
        **changes,
    }


def edit(browser, topic, user, **changes):
    return browser.post(f"/outreach/topic/{topic.pk}/edit/", posted(topic, user, **changes))


def publish(browser, topic, language, version=""):
    url = f"/outreach/topic/{topic.pk}/publish/"
    return browser.post(url, {"language": language, "version": version}, follow=True)


def test_the_list_takes_few_queries(signed_in, officer, topic, django_assert_max_num_queries):
    browser = signed_in(officer)
    with django_assert_max_num_queries(12):
        assert browser.get("/outreach/topic/").status_code == 200


def test_the_languages_stand_side_by_side(signed_in, clerk, topic):
    html = signed_in(clerk).get(f"/outreach/topic/{topic.pk}/").content.decode()
    for text in topic.texts.all():
        assert text.title in html
    assert "发布</button>" not in html


def test_a_saved_change_is_a_draft_with_its_history(signed_in, officer, topic):
    response = edit(signed_in(officer), topic, officer, summary_en="Changed.")
    assert response.status_code == 302
    text = topic.texts.get(language="en")
    assert text.summary == "Changed."
    assert text.published.summary != "Changed."
    assert "一句话说明（English）" in Entry.objects.about(topic).first().changes


def test_a_stale_edit_shows_both_sides_and_saves_nothing(signed_in, officer, other_officer, topic):
    data = posted(topic, officer, summary_en="Mine.")
    edit(signed_in(other_officer), topic, other_officer, summary_en="Theirs.")
    response = signed_in(officer).post(f"/outreach/topic/{topic.pk}/edit/", data)
    assert response.status_code == 409
    change = {"label": "一句话说明 · English", "theirs": "Theirs.", "yours": "Mine."}
    assert change in response.context["conflict"]["changes"]
    assert topic.texts.get(language="en").summary == "Theirs."


def test_publishing_makes_the_next_revision(signed_in, officer, topic):
    browser = signed_in(officer)
    edit(browser, topic, officer, summary_en="Changed.")
    publish(browser, topic, "en")
    shown = topic.texts.get(language="en").published
    assert (shown.number, shown.summary, shown.published_by) == (2, "Changed.", officer)
    assert Entry.objects.about(topic).first().event == "outreach.topic.published"


def test_what_is_published_already_is_not_published_again(signed_in, officer, topic):
    response = publish(signed_in(officer), topic, "en")
    assert "没有未发布的修改" in response.content.decode()
    assert topic.revisions.filter(language="en").count() == 1


def test_nobody_publishes_what_they_have_not_read(signed_in, officer, other_officer, topic):
    edit(signed_in(other_officer), topic, other_officer, summary_en="Theirs.")
    response = publish(signed_in(officer), topic, "en", version=topic.version)
    assert f"{other_officer.name} 刚才改过这个主题" in response.content.decode()
    assert topic.texts.get(language="en").published.number == 1


def test_a_translation_waits_for_its_master(officer, topic):
    topic.texts.update(published=None)
    with pytest.raises(actions.NothingToPublish):
        actions.publish_text(topic=topic, language="en", by=officer, at=timezone.now())


def test_an_empty_topic_is_not_published(officer, topic):
    topic.texts.filter(language="zh-hans").update(steps="", notes="")
    with pytest.raises(actions.StepsMissing):
        actions.publish_text(topic=topic, language="zh-hans", by=officer, at=timezone.now())


def test_confirming_the_facts_says_who_and_when(signed_in, officer, topic):
    signed_in(officer).post(f"/outreach/topic/{topic.pk}/verify/")
    topic.refresh_from_db()
    assert (topic.verified_on, topic.verified_by) == (timezone.localdate(), officer)


def test_new_facts_want_to_be_confirmed_again(officer, topic):
    at = timezone.now()
    actions.verify_topic(topic=topic, by=officer, on=timezone.localdate(), at=at)
    topic.texts.filter(language="zh-hans").update(place="搬到了别处。")
    actions.publish_text(topic=topic, language="zh-hans", by=officer, at=at)
    topic.refresh_from_db()
    assert topic.verified_on is None


def test_another_wording_of_the_title_leaves_the_facts_confirmed(officer, topic):
    at = timezone.now()
    actions.verify_topic(topic=topic, by=officer, on=timezone.localdate(), at=at)
    topic.texts.filter(language="zh-hans").update(title="新的标题")
    actions.publish_text(topic=topic, language="zh-hans", by=officer, at=at)
    topic.refresh_from_db()
    assert topic.verified_on == timezone.localdate()


def form_errors(topic, officer, **changes):
    return TopicForm(posted(topic, officer, **changes), instance=topic, user=officer).errors


def test_bad_input_gets_a_sentence_beside_its_field(officer, topic):
    assert "title_zh_hans" in form_errors(topic, officer, title_zh_hans="")
    assert "title_en" in form_errors(topic, officer, title_en="")
    assert "title_zh_hant" in form_errors(topic, officer, title_zh_hant="長" * 500)
    assert "notes_en" in form_errors(topic, officer, notes_en="x" * 1_000_000)
    assert "sources_en" in form_errors(topic, officer, sources_en="Somewhere https://-nowhere")
    assert not form_errors(topic, officer, notes_zh_hant="𡃁仔㗎 👍")


def test_a_source_has_its_address_at_the_end():
    assert read_source("规定 https://example.org/a").url == "https://example.org/a"
    assert read_source("规定 javascript:alert(1)").url == ""
    assert read_source("只有名称").name == "只有名称"


def test_an_unknown_language_is_not_found(signed_in, officer, topic):
    assert publish(signed_in(officer), topic, "fr").status_code == 404


def test_the_master_is_the_first_language():
    assert next(iter(Language)) == Language.ZH_HANS


def test_a_text_that_nobody_wrote_is_not_kept(officer, topic):
    GuideText.objects.filter(topic=topic, language="en").delete()
    empty = {"en": dict.fromkeys(WORDS, "")}
    actions.change_topic(topic=topic, by=officer, at=timezone.now(), texts=empty)
    assert not topic.texts.filter(language="en").exists()
