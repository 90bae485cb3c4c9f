"""The guide's first topics and the eleven centres, put in place once; what people wrote since is left alone."""

import tomllib
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from hengl_uf.access.models import User
from hengl_uf.places.models import Village
from outreach.guide.traditional import draft
from outreach.models import GuideRevision, GuideText, GuideTopic, Language, ServiceCentre
from outreach.models.guide import MASTER, WORDS

TOPICS = Path(__file__).parent.parent / "reference" / "guide"


@transaction.atomic
def load_centres(*, at=None, by=None) -> int:
    """Make the service centre of each village that has none, empty: hotline and address are the office's to fill."""
    by, at = by or User.objects.system(), at or timezone.now()
    missing = Village.objects.filter(centre__isnull=True).order_by("order")
    centres = [ServiceCentre(village=village).stamp(by=by, at=at) for village in missing]
    return len(ServiceCentre.objects.bulk_create(centres))


@transaction.atomic
def load_guide(*, at=None, by=None) -> int:
    """Make and publish the topics of `reference/guide/` that are not there yet. Returns how many."""
    by, at = by or User.objects.system(), at or timezone.now()
    names = dict(Village.objects.values_list("name", "name_hant"))
    known = set(GuideTopic.objects.values_list("slug", flat=True))
    missing = [path for path in sorted(TOPICS.glob("*.toml")) if path.stem not in known]
    for path in missing:
        add_topic(path.stem, tomllib.loads(path.read_text(encoding="utf-8")), names, by=by, at=at)
    return len(missing)


def add_topic(slug, content, names, *, by, at) -> GuideTopic:
    """Make one topic of its file, with all its languages published."""
    topic = GuideTopic(slug=slug, order=content["order"], audience=content["audience"]).stamp(by=by, at=at)
    topic.save()
    written = {language: as_text(content[language]) for language in Language.values if language in content}
    drafted = {name: draft(value, names) for name, value in written[MASTER].items()}
    written[Language.ZH_HANT] = {**drafted, **written.get(Language.ZH_HANT, {})}
    master = None
    for language in Language.values:
        words = written.get(language)
        if words is None:
            continue
        revision = GuideRevision.objects.create(
            topic=topic, language=language, number=1, master=master, published_at=at, published_by=by, **words
        )
        GuideText.objects.create(topic=topic, language=language, published=revision, **words)
        master = master or revision
    return topic


def as_text(words: dict) -> dict[str, str]:
    """A topic's words as they are stored: lists one item a line."""
    unknown = set(words) - set(WORDS)
    if unknown:
        raise ValueError(f"Unknown words in a topic: {', '.join(sorted(unknown))}.")
    return {name: "\n".join(value) if isinstance(value, list) else value for name, value in words.items()}
