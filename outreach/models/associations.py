"""Associations (社团): 同乡会, 知联会 and others, with their offices, seat and membership; and what they share."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import TownScoped
from hengl_uf.lib.dates import plain_date
from hengl_uf.lib.names import pinyin_key, search_key
from hengl_uf.lib.text import fold
from hengl_uf.offices.models import (
    OfficeBase,
    OfficeSet,
    TermBase,
    TermSet,
    one_holder_a_place,
    place_of_its_office,
    seats_constraint,
)
from hengl_uf.places.reach import VillageRecord
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import between
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record


class AssociationQuerySet(TownScoped):
    """Associations as a set."""

    def current(self):
        return self.filter(removed_at__isnull=True)

    def matching(self, words):
        """Those with every word in a name, in either script or by its sound."""
        found = self
        for word in fold(words).split():
            found = found.filter(search_key__contains=word)
        return found

    def in_name_order(self):
        return self.order_by("pinyin", "pk")

    def with_vacancy(self, on):
        """Those with an office that somebody should hold and nobody does."""
        return self.filter(pk__in=Office.objects.vacant(on).values("association"))

    def with_term_ending(self, on, until):
        """Those with a term that ends by a day."""
        return self.filter(pk__in=Term.objects.ending(on, until).values("association"))


class Association(VillageRecord):
    """A body of people that the office works with, such as 港澳同乡会横栏会 or 知联会."""

    class Kind(models.TextChoices):
        """What kind of body it is."""

        TOWNSMEN = "townsmen", _("同乡会")
        INTELLECTUALS = "intellectuals", _("知联会")
        FRIENDSHIP = "friendship", _("联谊会")
        OVERSEAS = "overseas", _("侨联组织")
        TRADE = "trade", _("商会、行业协会")
        VOLUNTEERS = "volunteers", _("志愿服务队")
        OTHER = "other", _("其他")

    name = models.CharField(_("名称"), max_length=80)
    other_names = models.CharField(_("简称、外文名"), max_length=120, blank=True)
    kind = models.CharField(_("类别"), max_length=15, choices=Kind, default=Kind.TOWNSMEN)
    founded_on = models.DateField(_("成立日期"), null=True, blank=True)
    phone = models.CharField(_("办公电话"), max_length=40, blank=True)
    responsible = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("联系人员"),
        db_index=False,
        help_text=_("单位里平时与其联系的人。"),
    )
    remark = models.TextField(_("备注"), max_length=1000, blank=True)
    pinyin = models.CharField(max_length=400, editable=False, db_collation="C")
    search_key = models.TextField(editable=False)

    view_permission = Permission.ASSOCIATION_VIEW
    edit_permission = Permission.ASSOCIATION_EDIT

    objects = AssociationQuerySet.as_manager()

    class Meta(VillageRecord.Meta):
        abstract = False
        verbose_name = _("社团")
        verbose_name_plural = _("社团")
        constraints = [
            *VillageRecord.Meta.constraints,
            models.UniqueConstraint(
                "name", condition=Q(removed_at__isnull=True), name="association_name_once"
            ),
        ]
        indexes = [
            models.Index("pinyin", "id", condition=Q(removed_at__isnull=True), name="association_by_name")
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("outreach:association-detail", self.pk)

    def index_names(self):
        """Refresh the stored keys that sort and find the association."""
        self.pinyin = pinyin_key(self.name, person=False)[:400]
        self.search_key = search_key(self.name, self.other_names)


class AssociationPart(Record):
    """What belongs to an association and goes by its rights."""

    association = models.ForeignKey(
        Association, models.CASCADE, related_name="%(class)ss", verbose_name=_("社团")
    )

    class Meta:
        abstract = True

    def get_absolute_url(self):
        return address_of("outreach:association-detail", self.association_id)

    def editable_by(self, user) -> Answer:
        return self.association.editable_by(user)


class Seat(AssociationPart):
    """Where an association has its seat (会址), from a day on; the latest is the present one."""

    from_on = models.DateField(_("启用日期"))
    address = models.CharField(_("会址"), max_length=120)
    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("会址")
        constraints = [models.UniqueConstraint("association", "from_on", name="seat_once_a_day")]

    def __str__(self):
        return self.address


class Headcount(AssociationPart):
    """How many members an association had on a day: the number alone."""

    counted_on = models.DateField(_("统计日期"))
    members = models.PositiveIntegerField(_("会员人数"))

    class Meta:
        verbose_name = _("会员人数")
        constraints = [models.UniqueConstraint("association", "counted_on", name="headcount_once_a_day")]

    def __str__(self):
        return str(self.members)


class OfficeQuerySet(OfficeSet):
    """Offices as a set."""

    def visible_to(self, user):
        return self.filter(association__in=Association.objects.visible_to(user).current())


class Office(AssociationPart, OfficeBase):
    """An office (职务) of an association and how many may hold it at a time."""

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("职务")
        constraints = [
            models.UniqueConstraint("association", "title", name="office_title_once"),
            seats_constraint("office_has_seats"),
        ]


class TermQuerySet(TermSet):
    """Terms as a set."""

    def visible_to(self, user):
        return self.filter(association__in=Association.objects.visible_to(user).current())


class Term(AssociationPart, TermBase):
    """The time for which one person holds one place of an office: first and last day, both counted."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="terms", verbose_name=_("职务"))
    contact = models.ForeignKey(
        "outreach.Contact",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="terms",
        verbose_name=_("联系对象"),
        help_text=_("任职人已登记为联系对象的，可以选上。"),
    )

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("任期")
        constraints = [
            between("term_ends_after_start", "starts_on", "ends_on"),
            place_of_its_office("term_place_of_its_office"),
            one_holder_a_place("term_one_holder_a_place"),
        ]
        indexes = [models.Index("ends_on", "id", name="term_by_end")]


class SharedResourceQuerySet(TownScoped):
    """Shared resources as a set."""

    def current(self):
        return self.filter(removed_at__isnull=True)

    def matching(self, words):
        """Those with these words in their name or place."""
        return self.filter(Q(name__icontains=words.strip()) | Q(place__icontains=words.strip()))

    def offered(self, on):
        """Those that can be used on a day."""
        return self.current().filter(
            Q(offered_from__isnull=True) | Q(offered_from__lte=on),
            Q(offered_until__isnull=True) | Q(offered_until__gte=on),
        )


class SharedResource(VillageRecord):
    """What an association lets others use (资源共享): a room, an event, things, people who know."""

    class Kind(models.TextChoices):
        """What is shared."""

        ROOM = "room", _("场地")
        EVENT = "event", _("活动")
        MATERIAL = "material", _("物资")
        EXPERT = "expert", _("专家、师资")
        OTHER = "other", _("其他")

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="resources", verbose_name=_("提供的社团")
    )
    kind = models.CharField(_("类别"), max_length=10, choices=Kind, default=Kind.ROOM)
    name = models.CharField(_("名称"), max_length=80)
    place = models.CharField(_("地点"), max_length=120, blank=True)
    offered_from = models.DateField(_("可用起"), null=True, blank=True)
    offered_until = models.DateField(_("可用至"), null=True, blank=True)
    terms = models.TextField(
        _("怎么用"), max_length=1000, blank=True, help_text=_("如：提前几天联系谁、有什么要求。")
    )

    view_permission = Permission.ASSOCIATION_VIEW
    edit_permission = Permission.ASSOCIATION_EDIT

    objects = SharedResourceQuerySet.as_manager()

    class Meta(VillageRecord.Meta):
        abstract = False
        verbose_name = _("共享资源")
        verbose_name_plural = _("共享资源")
        constraints = [
            *VillageRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(offered_from__isnull=True)
                | Q(offered_until__isnull=True)
                | Q(offered_until__gte=F("offered_from")),
                name="resource_ends_after_start",
            ),
        ]
        indexes = [models.Index("kind", "id", condition=Q(removed_at__isnull=True), name="resource_by_kind")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("outreach:resource-detail", self.pk)

    def is_offered(self, on) -> bool:
        """Whether it can be used on a day."""
        begun = self.offered_from is None or self.offered_from <= on
        return begun and (self.offered_until is None or self.offered_until >= on)

    def badge(self, on) -> Badge:
        """Whether it can be used, in a word."""
        if self.is_offered(on):
            return Badge(_now("可用"), "good")
        if self.offered_from and self.offered_from > on:
            return Badge(_now("尚未开放"), "info")
        return Badge(_now("已停用"), "neutral")

    @property
    def days(self) -> str:
        """From when to when it is offered, in words."""
        first = self.offered_from and plain_date(self.offered_from)
        last = self.offered_until and plain_date(self.offered_until)
        if first and last:
            return _now("%(first)s 至 %(last)s") % {"first": first, "last": last}
        if first:
            return _now("%(first)s 起") % {"first": first}
        return _now("到 %(last)s 为止") % {"last": last} if last else _now("长期")


class ResourceUse(Record):
    """Which association or village used a shared resource, when and for what."""

    resource = models.ForeignKey(
        SharedResource, models.CASCADE, related_name="uses", verbose_name=_("共享资源")
    )
    association = models.ForeignKey(
        Association, models.PROTECT, null=True, blank=True, related_name="uses", verbose_name=_("使用的社团")
    )
    village = models.ForeignKey(
        "hengl_uf.Village",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("使用的村（社区）"),
        db_index=False,
    )
    used_on = models.DateField(_("日期"))
    what = models.CharField(_("用途"), max_length=200)

    class Meta:
        verbose_name = _("使用记录")
        constraints = [
            models.CheckConstraint(
                condition=Q(association__isnull=False) | Q(village__isnull=False), name="use_by_somebody"
            )
        ]

    def __str__(self):
        return self.what

    def get_absolute_url(self):
        return address_of("outreach:resource-detail", self.resource_id)
