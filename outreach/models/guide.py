"""The public guide (港澳同胞服务指南): topics, their words in three languages, and what was published of them."""

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Allowed, Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record


class Language(models.TextChoices):
    """The languages of the guide; the first is the master that the others follow."""

    ZH_HANS = "zh-hans", _("简体中文")
    ZH_HANT = "zh-hant", _("繁體中文")
    EN = "en", "English"


MASTER = Language.ZH_HANS


class TopicQuerySet(models.QuerySet):
    """Topics as a set."""

    def visible_to(self, user):
        """The guide is no secret: every account that may open it sees all topics."""
        return self

    def in_order(self):
        return self.order_by("order", "pk")


class GuideTopic(Record):
    """One subject of the public guide, with who keeps it right and when it is looked at again."""

    class Audience(models.TextChoices):
        """For whom a topic is written; the guide's first page groups by it."""

        EVERYONE = "everyone", _("所有人")
        RESIDENTS = "residents", _("在横栏生活的港澳居民")
        BUSINESS = "business", _("就业、创业和办企业的港澳同胞")

    slug = models.SlugField(_("网址名"), max_length=40, unique=True)
    order = models.PositiveSmallIntegerField(_("次序"), default=0)
    audience = models.CharField(_("面向"), max_length=10, choices=Audience, default=Audience.EVERYONE)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("负责人"),
        help_text=_("由谁保证内容准确、按期复核。"),
    )
    review_on = models.DateField(_("下次复核日期"), null=True, blank=True)
    # When a person last confirmed that what is said here is so. Until then the page says that it is being checked.
    verified_on = models.DateField(_("核实日期"), null=True, editable=False)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("核实人"),
        db_index=False,
    )

    view_permission = Permission.GUIDE_VIEW
    edit_permission = Permission.GUIDE_EDIT

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("指南主题")
        verbose_name_plural = _("指南主题")
        constraints = [
            models.CheckConstraint(
                condition=Q(audience__in=["everyone", "residents", "business"]),
                name="topic_audience_known",
            ),
            models.CheckConstraint(
                condition=Q(verified_on__isnull=True, verified_by__isnull=True)
                | Q(verified_on__isnull=False, verified_by__isnull=False),
                name="topic_verified_pair",
            ),
        ]

    def __str__(self):
        master = self.words.get(MASTER)
        return master.title if master else self.slug

    def get_absolute_url(self):
        return reverse("outreach:topic-detail", args=[self.pk])

    @property
    def words(self) -> "dict[str, GuideText]":
        """The working copy of each language."""
        return {text.language: text for text in self.texts.all()}

    @property
    def is_public(self) -> bool:
        """Whether a reader finds this topic: its master is published."""
        master = self.words.get(MASTER)
        return bool(master and master.published_id)

    def verifiable(self) -> Answer:
        """Facts are confirmed once something is there to be read."""
        return Allowed() if self.is_public else Denied(_now("主题还没有发布，发布后再核实。"))


class Words(models.Model):
    """What a topic says in one language: plain text, lists one item a line."""

    title = models.CharField(_("标题"), max_length=80)
    summary = models.CharField(_("一句话说明"), max_length=300, help_text=_("先说结论，两行以内。"))
    who = models.TextField(_("谁可以办"), blank=True, help_text=_("每行一条。"))
    bring = models.TextField(_("带什么"), blank=True, help_text=_("每行一条。"))
    steps = models.TextField(_("怎么办"), blank=True, help_text=_("每行一步。"))
    place = models.TextField(_("在哪里办"), blank=True)
    duration = models.TextField(_("要多久"), blank=True)
    fee = models.TextField(_("费用"), blank=True)
    notes = models.TextField(_("还要知道"), blank=True, help_text=_("每行一条。"))
    sources = models.TextField(
        _("依据和来源"),
        blank=True,
        help_text=_("每行一条：名称，有网址的在行末空一格写网址。不知道出处的内容不要写。"),
    )

    class Meta:
        abstract = True


# The words of a topic, in the order in which a page tells them.
WORDS = (
    "title",
    "summary",
    "who",
    "bring",
    "steps",
    "place",
    "duration",
    "fee",
    "notes",
    "sources",
)


@dataclass(frozen=True)
class Source:
    """Where a fact comes from."""

    name: str
    url: str = ""


class GuideRevision(Words):
    """What was published of one topic in one language at one moment; it is never changed afterwards."""

    topic = models.ForeignKey(GuideTopic, models.PROTECT, related_name="revisions", verbose_name=_("主题"))
    language = models.CharField(_("语言"), max_length=8, choices=Language)
    number = models.PositiveIntegerField(_("版次"))
    # The master that a translation was made of; the translation is behind once a newer master is out.
    master = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        db_index=False,
    )
    published_at = models.DateTimeField(_("发布时间"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("发布人"),
        db_index=False,
    )

    class Meta:
        verbose_name = _("指南版次")
        verbose_name_plural = _("指南版次")
        constraints = [
            models.UniqueConstraint("topic", "language", "number", name="guide_revision_once"),
            models.CheckConstraint(
                condition=Q(language=MASTER, master__isnull=True)
                | (~Q(language=MASTER) & Q(master__isnull=False)),
                name="guide_revision_has_master",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def source_list(self) -> list[Source]:
        """The sources, each with its address where one is given."""
        return [read_source(line) for line in self.sources.splitlines() if line.strip()]


class GuideText(Words):
    """The working copy of a topic in one language; what readers see is its published revision."""

    topic = models.ForeignKey(GuideTopic, models.CASCADE, related_name="texts", verbose_name=_("主题"))
    language = models.CharField(_("语言"), max_length=8, choices=Language)
    published = models.OneToOneField(
        GuideRevision,
        models.PROTECT,
        null=True,
        related_name="shown_by",
        editable=False,
        verbose_name=_("已发布的版次"),
    )

    class Meta:
        verbose_name = _("指南文字")
        verbose_name_plural = _("指南文字")
        constraints = [
            models.UniqueConstraint("topic", "language", name="guide_text_once"),
            models.CheckConstraint(
                condition=Q(language__in=["zh-hans", "zh-hant", "en"]),
                name="guide_text_language_known",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_changed(self) -> bool:
        """Whether readers see something else than this working copy."""
        return self.published is None or any(
            getattr(self, name) != getattr(self.published, name) for name in WORDS
        )

    def is_behind(self, master: "GuideText | None") -> bool:
        """Whether a newer master is out than the one that this translation was made of."""
        if self.language == MASTER or self.published is None or master is None:
            return False
        return self.published.master_id != master.published_id

    def publishable(self, master: "GuideText | None") -> Answer:
        """Whether there is something to publish; a translation waits for its master."""
        if self.language != MASTER and (master is None or master.published_id is None):
            return Denied(_now("先发布简体中文，再发布译文。"))
        if not self.is_changed and not self.is_behind(master):
            return Denied(_now("没有未发布的修改。"))
        return Allowed()

    def state(self, master: "GuideText | None") -> Badge:
        """Where this text stands, in a word."""
        if self.published is None:
            return Badge(_now("草稿"), "neutral")
        if self.is_changed:
            return Badge(_now("有未发布的修改"), "info")
        if self.is_behind(master):
            return Badge(_now("简体版已更新，待核对"), "warn")
        return Badge(_now("已发布"), "good")


def read_source(line: str) -> Source:
    """One line of `sources`: a name, and an address at its end when there is one."""
    name, _space, address = line.strip().rpartition(" ")
    if name and address.startswith(("https://", "http://")):
        return Source(name.strip(), address)
    return Source(line.strip())
