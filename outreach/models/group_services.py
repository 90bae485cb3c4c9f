"""Group services (跟团式服务): a batch with slots, bookings, a waiting list that moves up, a roll call."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import TownScoped, VillageScoped
from hengl_uf.lib.papers import PaperKind
from hengl_uf.places.reach import VillageRecord
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import paired
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record

MOST_SLOTS = 500


class GroupServiceQuerySet(TownScoped):
    """Group services as a set."""

    def current(self):
        return self.filter(removed_at__isnull=True)

    def open(self):
        return self.current().filter(status=GroupService.Status.OPEN)


class GroupService(VillageRecord):
    """One batch of a service that people get together, such as a booked vaccination or a trip for permits.

    Kept of each person: that the service was booked and whether it was given. Nothing else (design 5).
    """

    class Kind(models.TextChoices):
        """What kind of service."""

        PERMIT = "permit", _("证件办理")
        VACCINATION = "vaccination", _("疫苗接种预约")
        ACCOUNT = "account", _("银行、电信业务")
        TRANSPORT = "transport", _("集中接送")
        LEGAL = "legal", _("法律咨询")
        OTHER = "other", _("其他")

    class Status(models.TextChoices):
        """Where it stands."""

        OPEN = "open", _("接受预约")
        CLOSED = "closed", _("停止预约")
        DONE = "done", _("已完成")
        CANCELLED = "cancelled", _("已取消")

    LIVE = (Status.OPEN, Status.CLOSED)
    TONES = {Status.OPEN: "info", Status.CLOSED: "warn", Status.DONE: "good", Status.CANCELLED: "neutral"}

    title = models.CharField(_("服务名称"), max_length=100)
    kind = models.CharField(_("类别"), max_length=12, choices=Kind, default=Kind.PERMIT)
    held_on = models.DateField(_("服务日期"))
    gather_at = models.TimeField(_("集合时间"), null=True, blank=True)
    place = models.CharField(_("地点"), max_length=120, blank=True)
    slots = models.PositiveSmallIntegerField(_("名额"))
    staff = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("负责人"), db_index=False
    )
    # Only for a service that truly needs the numbers (booking seats in people's names): see ADR 18.
    needs_paper = models.BooleanField(
        _("办理时需要核对证件"),
        default=False,
        help_text=_("办理单位确实要求时才勾选。号码加密保存，服务完成后自动清除。"),
    )
    paper_reason = models.CharField(_("需要号码的原因"), max_length=200, blank=True)
    notes = models.TextField(_("注意事项"), max_length=1000, blank=True)
    status = models.CharField(_("状态"), max_length=10, choices=Status, default=Status.OPEN, editable=False)
    ending = models.CharField(_("结束说明"), max_length=200, blank=True, editable=False)

    view_permission = Permission.SERVICE_VIEW
    edit_permission = Permission.SERVICE_EDIT

    objects = GroupServiceQuerySet.as_manager()

    class Meta(VillageRecord.Meta):
        abstract = False
        verbose_name = _("团体服务")
        verbose_name_plural = _("团体服务")
        constraints = [
            *VillageRecord.Meta.constraints,
            models.CheckConstraint(condition=Q(slots__range=(1, MOST_SLOTS)), name="service_has_slots"),
            models.CheckConstraint(
                condition=Q(needs_paper=False) | ~Q(paper_reason=""), name="service_paper_with_reason"
            ),
            models.CheckConstraint(
                condition=~Q(status="cancelled") | ~Q(ending=""), name="service_cancelled_with_reason"
            ),
        ]
        indexes = [
            models.Index(
                F("held_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="service_by_day",
            ),
            models.Index(
                F("village_id"),
                F("held_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="service_by_village",
            ),
            models.Index("status", "held_on", condition=Q(removed_at__isnull=True), name="service_by_state"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("outreach:group-service-detail", self.pk)

    def badge(self) -> Badge:
        """Where it stands, in a word."""
        return Badge(str(self.get_status_display()), self.TONES[self.Status(self.status)])

    def bookable_by(self, user) -> Answer:
        """Who may book people in: whoever keeps group services and sees this one; the people must be of their villages."""
        if self.is_removed:
            return Denied(_now("这条记录已移除。"))
        if self.status != self.Status.OPEN:
            return Denied(_now("这批服务不接受预约。"))
        return user.may(Permission.SERVICE_EDIT)

    @property
    def is_live(self) -> bool:
        """Neither done nor cancelled."""
        return self.status in self.LIVE

    def callable_by(self, user) -> Answer:
        """Who may run it until it is over: read the numbers, call it off."""
        return self.editable_by(user) if self.is_live else Denied(_now("这批服务已经结束。"))

    def answerable_by(self, user, on) -> Answer:
        """Who may say who came, and that it was given: whoever runs it, from its day on."""
        allowed = self.callable_by(user)
        return Denied(_now("服务当天才能点名、完成。")) if allowed and self.held_on > on else allowed

    def changeable_by(self, user) -> Answer:
        """Who may correct it: whoever runs it, until it is over."""
        return self.callable_by(user)

    def removable_by(self, user) -> Answer:
        """Who may take it away: nobody once it was given, for its bookings are counted."""
        if self.status == self.Status.DONE:
            return Denied(_now("已完成的服务保留备查，不能移除。"))
        return self.editable_by(user)

    def closable_by(self, user) -> Answer:
        if self.status != self.Status.OPEN:
            return Denied(_now("这批服务不在接受预约。"))
        return self.editable_by(user)

    def reopenable_by(self, user) -> Answer:
        if self.status != self.Status.CLOSED:
            return Denied(_now("只有停止预约的服务可以恢复预约。"))
        return self.editable_by(user)


class BookingQuerySet(VillageScoped):
    """Bookings as a set; they go by the village of the person."""

    village_path = "contact__village"

    def live(self):
        """Booked or waiting."""
        return self.exclude(status=Booking.Status.CANCELLED)

    def booked(self):
        return self.filter(status=Booking.Status.BOOKED)

    def waiting(self):
        """The waiting list, first come first."""
        return self.filter(status=Booking.Status.WAITING).order_by("pk")


class Booking(Record):
    """One person's place in a group service, or on its waiting list.

    A booked one holds a slot number from 1 to the service's slots; the database refuses a slot twice, and one
    beyond them (0004), so that two people can never have the last place.
    """

    class Status(models.TextChoices):
        """Where it stands."""

        BOOKED = "booked", _("已预约")
        WAITING = "waiting", _("候补")
        CANCELLED = "cancelled", _("已取消")

    TONES = {Status.BOOKED: "good", Status.WAITING: "warn", Status.CANCELLED: "neutral"}

    service = models.ForeignKey(
        GroupService, models.PROTECT, related_name="bookings", verbose_name=_("团体服务")
    )
    contact = models.ForeignKey(
        "outreach.Contact", models.PROTECT, related_name="bookings", verbose_name=_("联系对象")
    )
    status = models.CharField(_("状态"), max_length=10, choices=Status, editable=False)
    slot = models.PositiveSmallIntegerField(_("名额号"), null=True, editable=False)
    # Whether the person came and was served; empty until the roll call.
    was_served = models.BooleanField(_("已提供服务"), null=True, editable=False)
    note = models.CharField(
        _("备注"), max_length=100, blank=True, help_text=_("如：需要轮椅通道。不写病情、证件号码。")
    )
    # Sealed with a key outside the database, and emptied when the service is done (ADR 18).
    paper_kind = models.CharField(_("证件类别"), max_length=20, blank=True, editable=False)
    paper_sealed = models.BinaryField(_("证件号（加密）"), null=True, editable=False)
    paper_mark = models.CharField(_("证件号比对值"), max_length=64, blank=True, editable=False)
    paper_tail = models.CharField(_("证件号末四位"), max_length=4, blank=True, editable=False)
    cancelled_at = models.DateTimeField(_("取消时间"), null=True, editable=False)
    cancelled_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("取消人"),
        editable=False,
        db_index=False,
    )
    cancelled_reason = models.CharField(_("取消原因"), max_length=200, blank=True, editable=False)

    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = _("预约")
        verbose_name_plural = _("预约")
        constraints = [
            paired("booking_cancelled_pair", "cancelled_at", "cancelled_by"),
            models.UniqueConstraint(
                "service", "contact", condition=~Q(status="cancelled"), name="booking_person_once"
            ),
            models.UniqueConstraint(
                "service", "slot", condition=Q(status="booked"), name="booking_slot_once"
            ),
            models.UniqueConstraint(
                "service",
                "paper_mark",
                condition=~Q(status="cancelled") & ~Q(paper_mark=""),
                name="booking_paper_once",
            ),
            models.CheckConstraint(
                condition=Q(status="booked", slot__gte=1) | (~Q(status="booked") & Q(slot__isnull=True)),
                name="booking_has_slot",
            ),
            models.CheckConstraint(
                condition=Q(status="cancelled", cancelled_at__isnull=False)
                | (~Q(status="cancelled") & Q(cancelled_at__isnull=True)),
                name="booking_cancelled_state",
            ),
            models.CheckConstraint(
                condition=Q(was_served__isnull=True) | Q(status="booked"), name="booking_served_was_booked"
            ),
            # The number and all that was made of it come and go together.
            models.CheckConstraint(
                condition=Q(paper_sealed__isnull=True, paper_mark="", paper_tail="", paper_kind="")
                | (
                    Q(paper_sealed__isnull=False)
                    & ~Q(paper_mark="")
                    & ~Q(paper_tail="")
                    & ~Q(paper_kind="")
                    & ~Q(status="cancelled")
                ),
                name="booking_paper_whole",
            ),
        ]
        indexes = [models.Index("service", "status", "id", name="booking_by_service")]

    def __str__(self):
        return str(self.contact)

    def get_absolute_url(self):
        return address_of("outreach:booking-detail", self.pk)

    @property
    def masked_number(self) -> str:
        """What pages show of the document number: ****0021."""
        return f"****{self.paper_tail}" if self.paper_tail else ""

    @property
    def paper_label(self) -> str:
        """What kind of document, in words."""
        return str(PaperKind(self.paper_kind).label) if self.paper_kind else ""

    def badge(self) -> Badge:
        """Where it stands, in a word."""
        if self.was_served is not None:
            return Badge(_now("已服务"), "good") if self.was_served else Badge(_now("未到"), "neutral")
        return Badge(str(self.get_status_display()), self.TONES[self.Status(self.status)])

    def cancellable_by(self, user) -> Answer:
        """Who may cancel it: whoever books, for people of their villages, while the service is not over."""
        if self.status == self.Status.CANCELLED or not self.service.is_live:
            return Denied(_now("这个预约已经结束。"))
        if not user.works_in(self.contact.village_id):
            return Denied(_now("这位联系对象不在您负责的范围内。"))
        return user.may(Permission.SERVICE_EDIT)
