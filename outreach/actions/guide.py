"""Deeds about the public guide: change the working copies, publish them, confirm that they are true."""

from django.db import transaction
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.models import GuideRevision, GuideText, GuideTopic, Language
from outreach.models.guide import MASTER, WORDS

FIELDS = ("order", "audience", "owner", "review_on")


class NothingToPublish(DeedRefused):
    """Readers see this text already, or its master is not out yet."""


class ReadBefore(DeedRefused):
    """Somebody changed the topic after the person had read it."""


class NotPublished(DeedRefused):
    """Facts are confirmed once readers can see them."""


class StepsMissing(DeedRefused):
    """A topic is published whole: with a title, a summary and something to do or to know."""


@transaction.atomic
def change_topic(*, topic, by, at, texts, version=None, **fields):
    """Change a topic and its working copies; readers see nothing of it before it is published. Raises `StaleEdit`.

    `texts` is {language: {word field: text}}; a language whose title is empty has no text.
    """
    topic = GuideTopic.claim(topic.pk, version)
    before = everything(topic)
    for name, value in fields.items():
        setattr(topic, name, value)
    for language, words in texts.items():
        set_words(topic, language, words)
    after = everything(topic)
    topic.stamp(by=by, at=at).save()
    record(events.TOPIC_CHANGED, target=topic, by=by, changes=changes_between(before, after))
    return topic


@transaction.atomic
def publish_text(*, topic, language, by, at, version=None):
    """Make the working copy of one language what readers see. Returns the revision.

    When the master says something new, its facts are no longer confirmed: somebody has to look at them again.
    `version` is the one that the person read. Raises `ReadBefore`, `NothingToPublish`, `StepsMissing`.
    """
    topic = GuideTopic.claim(topic.pk)
    if version is not None and topic.version != version:
        raise ReadBefore(
            _("%(name)s 刚才改过这个主题。请先看最新的内容，再发布。") % {"name": topic.changed_by.name}
        )
    words = topic.words
    text, master = words.get(language), words.get(MASTER)
    if text is None:
        raise NothingToPublish(_("这个语言还没有文字。"))
    answer = text.publishable(master)
    if not answer:
        raise NothingToPublish(answer.reason)
    if not (text.title and text.summary and (text.steps or text.notes)):
        raise StepsMissing(_("标题、一句话说明和“怎么办”或“还要知道”填好后才能发布。"))
    if language == MASTER and facts_changed(text):
        topic.verified_on = topic.verified_by = None
    revision = GuideRevision.objects.create(
        topic=topic,
        language=language,
        number=topic.revisions.filter(language=language).count() + 1,
        master=None if language == MASTER else master.published,
        published_at=at,
        published_by=by,
        **{name: getattr(text, name) for name in WORDS},
    )
    text.published = revision
    text.save(update_fields=["published"])
    topic.stamp(by=by, at=at).save()
    record(events.TOPIC_PUBLISHED, target=topic, by=by, note=Language(language).label)
    return revision


@transaction.atomic
def verify_topic(*, topic, by, on, at):
    """Confirm that what readers see of a topic is true today. Raises `NotPublished`."""
    topic = GuideTopic.claim(topic.pk)
    answer = topic.verifiable()
    if not answer:
        raise NotPublished(answer.reason)
    topic.verified_on, topic.verified_by = on, by
    topic.stamp(by=by, at=at).save()
    record(events.TOPIC_VERIFIED, target=topic, by=by)
    return topic


def set_words(topic, language, words):
    """Write the working copy of one language; without a title there is none, unless readers see one."""
    text = GuideText.objects.filter(topic=topic, language=language).first()
    if text is None:
        if not words.get("title"):
            return
        text = GuideText(topic=topic, language=language)
    for name, value in words.items():
        setattr(text, name, value)
    text.save()


def facts_changed(text) -> bool:
    """Whether the words that are about to be published say something else than those that were confirmed."""
    return text.published is not None and any(
        getattr(text, name) != getattr(text.published, name)
        for name in WORDS
        if name not in ("title", "summary")
    )


def everything(topic) -> dict:
    """The topic and its words as a person reads them, to compare before and after."""
    seen = snapshot(topic, FIELDS)
    for text in GuideText.objects.filter(topic=topic):
        label = Language(text.language).label
        seen |= {f"{name}（{label}）": value for name, value in snapshot(text, WORDS).items()}
    return seen
