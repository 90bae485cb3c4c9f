"""Associations (社团): 同乡会, 知联会 and others, with their offices, seat and membership; and what they share."""

from datetime import timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Count, F, Func, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import TownScoped
from hengl_uf.lib.dates import plain_date
from hengl_uf.lib.names import pinyin_key, search_key
from hengl_uf.lib.text import fold
from hengl_uf.places.reach import VillageRecord
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import between
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record

MOST_SEATS = 99
NOTICE_DAYS = 60  # before the end of a term, from which on it is told


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


class OfficeQuerySet(models.QuerySet):
    """Offices as a set."""

    def visible_to(self, user):
        return self.filter(association__in=Association.objects.visible_to(user).current())

    def with_holders(self, on):
        """Each with `holders`, the number of those who hold it on a day."""
        of_office = Term.objects.running(on).filter(office=OuterRef("pk")).order_by().values("office")
        return self.annotate(holders=Coalesce(Subquery(of_office.values(number=Count("pk"))), 0))

    def vacant(self, on):
        """Those that should be held and have fewer holders on a day than seats."""
        return self.with_holders(on).filter(is_required=True, holders__lt=F("seats"))


class Office(AssociationPart):
    """An office (职务) of an association and how many may hold it at a time."""

    title = models.CharField(_("职务"), max_length=40)
    seats = models.PositiveSmallIntegerField(_("名额"), default=1)
    order = models.PositiveSmallIntegerField(_("次序"), default=0)
    # Whether an empty place is something to see to.
    is_required = models.BooleanField(_("空缺时提醒"), default=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("职务")
        constraints = [
            models.UniqueConstraint("association", "title", name="office_title_once"),
            models.CheckConstraint(condition=Q(seats__range=(1, MOST_SEATS)), name="office_has_seats"),
        ]

    def __str__(self):
        return self.title

    @property
    def place_base(self) -> int:
        """The number from which the places of this office are counted; see `Term.place`."""
        return self.pk * 100

    def free_place(self, others) -> int | None:
        """The first place that none of these terms takes."""
        taken = {term.place for term in others}
        places = range(self.place_base + 1, self.place_base + MOST_SEATS + 1)
        return next((place for place in places if place not in taken), None)


class TermQuerySet(models.QuerySet):
    """Terms as a set."""

    def visible_to(self, user):
        return self.filter(association__in=Association.objects.visible_to(user).current())

    def running(self, on):
        """In office on a day."""
        return self.overlapping(on, on)

    def overlapping(self, starts_on, ends_on=None):
        """In office on a day at least of this time, which may be without end."""
        found = self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
        return found.filter(starts_on__lte=ends_on) if ends_on else found

    def ending(self, on, until):
        """In office on a day, and ending by another."""
        return self.running(on).filter(ends_on__lte=until)


class Term(AssociationPart):
    """The time for which one person holds one place of an office: first and last day, both counted."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="terms", verbose_name=_("职务"))
    # Which place of the office: the office's id times 100, plus 1 for the first place, 2 for the second …
    # One number, because the database compares ranges of numbers without any extension.
    place = models.BigIntegerField(editable=False)
    holder_name = models.CharField(_("姓名"), max_length=60)
    contact = models.ForeignKey(
        "outreach.Contact",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="terms",
        verbose_name=_("联系对象"),
        help_text=_("任职人已登记为联系对象的，可以选上。"),
    )
    starts_on = models.DateField(_("任期开始"))
    ends_on = models.DateField(_("任期届满"), null=True, blank=True, help_text=_("没有期限的不填。"))
    ended_reason = models.CharField(_("提前离任原因"), max_length=200, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("任期")
        constraints = [
            between("term_ends_after_start", "starts_on", "ends_on"),
            models.CheckConstraint(
                condition=Q(place__range=(F("office_id") * 100 + 1, F("office_id") * 100 + MOST_SEATS)),
                name="term_place_of_its_office",
            ),
            ExclusionConstraint(
                name="term_one_holder_a_place",
                expressions=[
                    (
                        Func(F("place"), F("place"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(
                            F("starts_on"),
                            F("ends_on"),
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("同一职务的任期不能重叠。"),
            ),
        ]
        indexes = [models.Index("ends_on", "id", name="term_by_end")]

    def __str__(self):
        return f"{self.office.title} {self.holder_name}"

    def badge(self, on) -> Badge:
        """Whether the person is in office, in a word."""
        if self.starts_on > on:
            return Badge(_now("未到任"), "info")
        if not self.is_running(on):
            return Badge(_now("已离任") if self.ended_reason else _now("已届满"), "neutral")
        if self.is_ending(on, on + timedelta(days=NOTICE_DAYS)):
            return Badge(_now("将届满"), "warn")
        return Badge(_now("在任"), "good")

    def is_running(self, on) -> bool:
        return self.starts_on <= on and (self.ends_on is None or self.ends_on >= on)

    def is_ending(self, on, until) -> bool:
        return self.is_running(on) and self.ends_on is not None and self.ends_on <= until

    @property
    def days(self) -> str:
        """From when to when, in words."""
        words = {"first": plain_date(self.starts_on), "last": self.ends_on and plain_date(self.ends_on)}
        return _now("%(first)s 至 %(last)s") % words if self.ends_on else _now("%(first)s 起") % words


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
