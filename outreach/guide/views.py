"""The pages of the public guide. They set no cookie, touch no session, and may be kept by caches for a minute."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from itertools import groupby

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.formats import date_format
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengl_uf.access.guards import public
from hengl_uf.lib.dates import plain_date
from hengl_uf.places.models import Town
from outreach.guide.centres import TAGS, card
from outreach.models import GuideRevision, GuideText, GuideTopic, Language, ServiceCentre
from outreach.models.guide import MASTER

KEPT = 60  # seconds for which a cache may show a page without asking again
SPOKEN = {Language.ZH_HANS: "简体", Language.ZH_HANT: "繁體", Language.EN: "English"}


@dataclass(frozen=True)
class Told:
    """A topic as one reader sees it: its own language where there is one, else the master."""

    topic: GuideTopic
    revision: GuideRevision
    wanted: str
    is_behind: bool

    @property
    def is_fallback(self) -> bool:
        """Whether the reader gets the master because the own language is missing."""
        return self.revision.language != self.wanted

    @property
    def lang(self) -> str:
        return TAGS[Language(self.revision.language)]

    @property
    def url(self) -> str:
        return reverse("guide:topic", kwargs={"language": self.wanted, "slug": self.topic.slug})


def guide_page(view):
    """A page of the guide: open to all, read only, in the language of its address."""

    @wraps(view)
    def shown(request, language, **kwargs):
        with translation.override(language):
            return view(request, language, **kwargs)

    return public(require_safe(shown))


@guide_page
def home(request, language):
    """The guide's first page: the topics by whom they are for."""
    told = tell_all(GuideText.objects.filter(published__isnull=False), language)
    headings = {
        GuideTopic.Audience.EVERYONE: _("先从这里开始"),
        GuideTopic.Audience.RESIDENTS: _("证件和生活"),
        GuideTopic.Audience.BUSINESS: _("工作和企业"),
    }
    groups = [
        (headings[audience], list(topics))
        for audience, topics in groupby(told, key=lambda one: one.topic.audience)
    ]
    return show(
        request,
        "guide/home.html",
        language,
        route="guide:home",
        title=_("横栏镇港澳同胞服务指南"),
        description=_("在横栏镇生活、工作、读书、办企业的港澳同胞怎样办事、找谁帮忙。"),
        changed_at=latest(one.revision.published_at for one in told),
        groups=groups,
    )


@guide_page
def topic(request, language, slug):
    """One topic, from who may do it to where the facts come from."""
    told = tell_all(GuideText.objects.filter(published__isnull=False, topic__slug=slug), language)
    if not told:
        return missing(request, language)
    (one,) = told
    revision = one.revision
    return show(
        request,
        "guide/topic.html",
        language,
        route="guide:topic",
        slug=slug,
        title=revision.title,
        description=revision.summary,
        changed_at=one.topic.changed_at,
        told=one,
        sections=sections(revision),
        published_on=day(timezone.localdate(revision.published_at)),
        verified_on=day(one.topic.verified_on),
        published_at=revision.published_at,
    )


@guide_page
def centres(request, language):
    """The service centres, one for each village, in the order of the yearbook."""
    found = list(ServiceCentre.objects.in_order().select_related("village"))
    return show(
        request,
        "guide/centres.html",
        language,
        route="guide:centres",
        title=_("港澳同胞服务中心"),
        description=_("横栏镇 11 个村（社区）的港澳同胞服务中心：电话、地址和办公时间。"),
        changed_at=latest(centre.changed_at for centre in found),
        cards=[card(centre, language) for centre in found],
        has_samples=any(centre.is_sample for centre in found),
    )


def missing(request, language):
    """404 in the reader's language, with the way back."""
    return show(
        request,
        "guide/missing.html",
        language,
        route="guide:home",
        title=_("没有这一页"),
        description="",
        status=404,
    )


def tell_all(texts, language) -> list[Told]:
    """The published topics among `texts` as a reader of `language` sees them, in their order. One query."""
    wanted = texts.filter(language__in={language, MASTER}).select_related("topic", "published")
    by_topic = groupby(
        sorted(
            wanted,
            key=lambda text: (
                list(GuideTopic.Audience).index(text.topic.audience),
                text.topic.order,
                text.topic_id,
            ),
        ),
        key=lambda text: text.topic,
    )
    told = []
    for one, group in by_topic:
        words = {text.language: text for text in group}
        master, own = words.get(MASTER), words.get(language)
        if master:
            shown = own or master
            told.append(Told(one, shown.published, language, is_behind=shown.is_behind(master)))
    return told


def sections(revision) -> list[dict]:
    """What a topic says under its headings, without the empty ones: lists, numbered steps or plain sentences."""
    said = (
        (_("谁可以办"), "who", "list"),
        (_("带什么"), "bring", "list"),
        (_("怎么办"), "steps", "steps"),
        (_("在哪里办"), "place", "plain"),
        (_("要多久"), "duration", "plain"),
        (_("费用"), "fee", "plain"),
        (_("还要知道"), "notes", "list"),
    )
    return [
        {"heading": heading, "key": name, "kind": kind, "lines": lines}
        for heading, name, kind in said
        if (lines := [line for line in getattr(revision, name).splitlines() if line.strip()])
    ]


def show(
    request,
    template,
    language,
    *,
    route,
    title,
    description,
    slug=None,
    changed_at=None,
    status=200,
    **context,
):
    """Render a page and answer with it, or with 304 when the reader has it already."""
    town = Town.objects.first()
    html = render_to_string(
        template,
        {
            "town": town,
            "lang": TAGS[Language(language)],
            "language": language,
            "title": title,
            "description": description,
            "languages": switch(request, route, slug, language),
            "home_url": address("guide:home", language),
            "centres_url": address("guide:centres", language),
            **context,
        },
    )
    response = HttpResponse(html, status=status)
    response["Cache-Control"] = f"public, max-age={KEPT}"
    response["Content-Language"] = TAGS[Language(language)]
    if status != 200:
        return response
    response["ETag"] = etag = quote_etag(hashlib.sha256(html.encode()).hexdigest()[:32])
    if changed_at:
        response["Last-Modified"] = http_date(changed_at.timestamp())
    # Only the tag decides: a new style sheet changes the page without changing any record.
    return get_conditional_response(request, etag=etag, response=response)


def switch(request, route, slug, language) -> list[dict]:
    """The same page in each language."""
    return [
        {
            "code": TAGS[one],
            "label": SPOKEN[one],
            "url": (url := address(route, one, slug)),
            "absolute": request.build_absolute_uri(url),
            "active": one == language,
        }
        for one in Language
    ]


def address(route, language, slug=None) -> str:
    """The address of a page of the guide in one language."""
    return reverse(route, kwargs={"language": str(language)} | ({"slug": slug} if slug else {}))


def latest(moments) -> datetime | None:
    """The last of these moments."""
    return max(moments, default=None)


def day(value) -> str:
    """A date as the reader's language writes it."""
    if value is None:
        return ""
    return date_format(value, "j F Y") if translation.get_language() == Language.EN else plain_date(value)
