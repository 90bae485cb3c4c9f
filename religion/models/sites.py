"""Sites (民间信仰活动场所): places of folk custom, with what is known of the building, the ground and the fire precautions.

Fields by domain.md 2.2. Nothing here is about those who come to a site.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import VillageScoped
from hengl_uf.lib.names import pinyin_key, search_key
from hengl_uf.lib.text import fold
from hengl_uf.places.reach import may_change
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import paired
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record, Removable
from religion.classification import SiteClass, Suggestion, suggest, thresholds
from religion.intervals import Risk

NUMBERED = Q(numbered_on__isnull=False)
DOUBTFUL_CLASS = Q(confirmed_class="") | ~Q(confirmed_against=F("suggested_class"))


class SiteQuerySet(VillageScoped):
    """Sites as a set."""

    def current(self):
        return self.filter(removed_at__isnull=True)

    def open(self):
        """Those that are in use: inspected, with festivals."""
        return self.current().filter(status=Site.Status.OPEN)

    def visited(self):
        """Those that are inspected: open or under repair."""
        return self.current().exclude(status=Site.Status.CLOSED)

    def numbered(self):
        """Those that hold their number (已登记编号、已建档编号)."""
        return self.current().filter(NUMBERED)

    def of_class(self, site_class):
        """Those of a class: the confirmed one, until then the suggested one."""
        return self.current().filter(
            Q(confirmed_class=site_class) | Q(confirmed_class="", suggested_class=site_class)
        )

    def with_coverage(self, first, last):
        """Each with `covered`: whether an inspection was finished there between two days, both counted."""
        rounds = self.model._meta.get_field("inspections").related_model.objects
        done = rounds.finished().filter(site=OuterRef("pk"), inspected_on__range=(first, last))
        return self.annotate(covered=Exists(done))

    def with_doubtful_class(self):
        """Those whose class nobody has confirmed against what the measures say today."""
        return self.current().filter(DOUBTFUL_CLASS)

    def due(self, on):
        """Those to be inspected by a day, or before."""
        return self.visited().filter(next_inspection_on__lte=on)

    def overdue(self, on):
        """Those whose day of inspection is past."""
        return self.visited().filter(next_inspection_on__lt=on)

    def never_inspected(self):
        return self.visited().filter(last_inspected_on__isnull=True)

    def matching(self, words):
        """Those whose name, alias, pinyin, address or number holds every word."""
        found = self
        for word in fold(words).split():
            found = found.filter(search_key__contains=word)
        return found


class Site(Record, Removable):
    """One place of folk custom: 一场所一档."""

    class Kind(models.TextChoices):
        """Which regime a place falls under: only the first is kept here (规定 art. 2)."""

        FOLK = "folk", _("民间信仰活动场所")
        CONFUCIUS = "confucius", _("文庙")
        ANCESTRAL = "ancestral", _("宗族祠堂")
        REGISTERED = "registered", _("已登记的宗教活动场所（寺观教堂）")

    class Status(models.TextChoices):
        """Whether the place is in use."""

        OPEN = "open", _("正常开放")
        REPAIR = "repair", _("修缮中")
        CLOSED = "closed", _("停止开放")

    class Structure(models.TextChoices):
        """What the main building is made of."""

        WOOD = "wood", _("木结构")
        BRICK_WOOD = "brick_wood", _("砖木结构")
        BRICK = "brick", _("砖混结构")
        CONCRETE = "concrete", _("钢筋混凝土结构")
        OTHER = "other", _("其他")

    class Heritage(models.TextChoices):
        """Level of protection as a monument."""

        NONE = "none", _("无")
        LISTED = "listed", _("不可移动文物")
        CITY = "city", _("市级文物保护单位")
        PROVINCE = "province", _("省级文物保护单位")
        NATION = "nation", _("全国重点文物保护单位")

    class Tenure(models.TextChoices):
        """Whether land and building are undisputed."""

        CLEAR = "clear", _("权属清楚无争议")
        DISPUTED = "disputed", _("有争议")
        UNKNOWN = "unknown", _("待核实")

    class Management(models.TextChoices):
        """Who runs the place day by day."""

        GROUP = "group", _("管理小组")
        KEEPER = "keeper", _("专人管理")
        VILLAGE = "village", _("村（社区）代管")

    class Access(models.TextChoices):
        """Whether a fire engine gets there."""

        YES = "yes", _("可以到达")
        NEAR = "near", _("可以到达附近")
        NO = "no", _("不能到达")
        UNKNOWN = "unknown", _("待核实")

    TONES = {Status.OPEN: "good", Status.REPAIR: "warn", Status.CLOSED: "neutral"}
    RISK_TONES = {Risk.LOW: "good", Risk.RAISED: "warn", Risk.HIGH: "bad"}

    village = models.ForeignKey(
        "hengl_uf.Village", models.PROTECT, related_name="+", verbose_name=_("村（社区）"), db_index=False
    )
    name = models.CharField(_("场所名称"), max_length=80)
    aliases = ArrayField(models.CharField(max_length=80), verbose_name=_("别名"), default=list, blank=True)
    kind = models.CharField(_("场所性质"), max_length=10, choices=Kind, default=Kind.FOLK)
    address = models.CharField(_("地址"), max_length=120, help_text=_("写到村民小组、路巷。"))
    # WGS-84, whatever the map was from which they were read.
    lat = models.DecimalField(_("纬度"), max_digits=9, decimal_places=6, null=True, blank=True)
    lng = models.DecimalField(_("经度"), max_digits=9, decimal_places=6, null=True, blank=True)

    land_area = models.DecimalField(
        _("占地面积（平方米）"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    floor_area = models.DecimalField(
        _("建筑面积（平方米）"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    largest_event = models.PositiveIntegerField(
        _("最大活动规模（人）"), null=True, blank=True, help_text=_("一年内单次活动最多的人数。")
    )
    has_heritage_value = models.BooleanField(_("有重大历史文物价值，或者代表性强、影响广"), default=False)
    value_note = models.CharField(_("价值说明"), max_length=400, blank=True)
    heritage = models.CharField(_("文物保护级别"), max_length=10, choices=Heritage, default=Heritage.NONE)

    founded = models.CharField(
        _("始建年代"), max_length=60, blank=True, help_text=_("如：清光绪年间、1920 年代；不清楚的不填。")
    )
    founded_century = models.PositiveSmallIntegerField(
        _("始建世纪"), null=True, blank=True, help_text=_("公元几世纪，便于统计。")
    )
    rebuilt = models.CharField(_("重修年份"), max_length=60, blank=True)
    main_deity = models.CharField(_("主祀神祇"), max_length=80, blank=True)
    other_deities = models.CharField(_("配祀"), max_length=200, blank=True)
    structure = models.CharField(_("建筑结构"), max_length=10, choices=Structure, blank=True)
    tenure = models.CharField(_("产权和土地"), max_length=10, choices=Tenure, default=Tenure.UNKNOWN)
    tenure_note = models.CharField(_("产权说明"), max_length=200, blank=True)

    management = models.CharField(_("管理方式"), max_length=10, choices=Management, default=Management.GROUP)
    village_keeper = models.CharField(_("村级责任人"), max_length=60, blank=True)
    village_phone = models.CharField(_("村级责任人办公电话"), max_length=40, blank=True)
    town_contact = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("镇级联系人"),
        db_index=False,
    )
    accounts_shown = models.CharField(
        _("财务公开方式"), max_length=80, blank=True, help_text=_("如：每季度在公告栏张贴。")
    )

    extinguishers = models.PositiveSmallIntegerField(_("灭火器（具）"), null=True, blank=True)
    smoke_alarms = models.PositiveSmallIntegerField(_("烟感（个）"), null=True, blank=True)
    emergency_lights = models.PositiveSmallIntegerField(_("应急照明（盏）"), null=True, blank=True)
    water_source = models.CharField(_("消防水源"), max_length=80, blank=True)
    truck_access = models.CharField(_("消防车道"), max_length=10, choices=Access, default=Access.UNKNOWN)
    burner = models.CharField(_("焚烧炉和香炉位置"), max_length=80, blank=True)

    prov_system_no = models.CharField(
        _("省系统编号"), max_length=40, blank=True, help_text=_("广东省民族宗教事务管理系统里的编号。")
    )
    synced_on = models.DateField(_("省系统核对日期"), null=True, blank=True)
    note = models.TextField(_("备注"), max_length=2000, blank=True)

    status = models.CharField(
        _("使用情况"), max_length=10, choices=Status, default=Status.OPEN, editable=False
    )
    status_since = models.DateField(_("使用情况自"), null=True, editable=False)
    status_reason = models.CharField(_("原因"), max_length=200, blank=True, editable=False)

    # What the measures say, and what a person said to it; see `religion.classification`.
    suggested_class = models.CharField(_("建议类别"), max_length=10, choices=SiteClass, editable=False)
    confirmed_class = models.CharField(
        _("场所类别"), max_length=10, choices=SiteClass, blank=True, editable=False
    )
    confirmed_against = models.CharField(max_length=10, choices=SiteClass, blank=True, editable=False)
    class_reason = models.CharField(_("类别说明"), max_length=200, blank=True, editable=False)
    class_confirmed_at = models.DateTimeField(_("类别确认时间"), null=True, editable=False)
    class_confirmed_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("类别确认人"),
        editable=False,
        db_index=False,
    )

    # The numbers that it holds now; `SiteNumber` has all that it ever had.
    official_no = models.CharField(_("登记编号"), max_length=60, null=True, editable=False)
    file_no = models.CharField(_("内部档号"), max_length=60, null=True, editable=False)
    numbered_on = models.DateField(_("编号日期"), null=True, editable=False)

    # Kept by `actions.standing`, from inspections and hazards.
    risk = models.PositiveSmallIntegerField(_("风险"), choices=Risk, default=Risk.LOW, editable=False)
    last_inspected_on = models.DateField(_("最近巡查"), null=True, editable=False)
    next_inspection_on = models.DateField(_("下次巡查"), editable=False)

    pinyin = models.CharField(max_length=400, editable=False, db_collation="C")
    search_key = models.TextField(editable=False)

    view_permission = Permission.SITE_VIEW
    edit_permission = Permission.SITE_EDIT

    objects = SiteQuerySet.as_manager()

    class Meta(Removable.Meta):
        abstract = False
        verbose_name = _("场所")
        verbose_name_plural = _("场所")
        constraints = [
            *Removable.Meta.constraints,
            models.CheckConstraint(condition=Q(kind="folk"), name="site_is_folk"),
            paired("site_has_both_coordinates", "lat", "lng"),
            models.CheckConstraint(
                condition=Q(lat__isnull=True) | Q(lat__range=(-90, 90), lng__range=(-180, 180)),
                name="site_coordinates_on_earth",
            ),
            models.CheckConstraint(
                condition=Q(land_area__isnull=True) | Q(land_area__gt=0), name="site_land_above_nothing"
            ),
            models.CheckConstraint(
                condition=Q(floor_area__isnull=True) | Q(floor_area__gt=0), name="site_floor_above_nothing"
            ),
            models.CheckConstraint(
                condition=Q(largest_event__isnull=True) | Q(largest_event__gt=0),
                name="site_event_above_nothing",
            ),
            models.CheckConstraint(
                condition=Q(status="open") | ~Q(status_reason=""), name="site_status_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_class="", confirmed_against="", class_confirmed_at__isnull=True)
                & Q(class_confirmed_by__isnull=True)
                | ~Q(confirmed_class="")
                & ~Q(confirmed_against="")
                & Q(class_confirmed_at__isnull=False, class_confirmed_by__isnull=False),
                name="site_class_confirmed_pair",
            ),
            # Against the suggestion a class stands only with the reason.
            models.CheckConstraint(
                condition=Q(confirmed_class=F("confirmed_against")) | ~Q(class_reason=""),
                name="site_class_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(numbered_on__isnull=True, official_no__isnull=True, file_no__isnull=True)
                | Q(numbered_on__isnull=False, file_no__isnull=False),
                name="site_numbered_pair",
            ),
            models.UniqueConstraint("official_no", name="site_official_no_once"),
            models.UniqueConstraint("file_no", name="site_file_no_once"),
            models.UniqueConstraint(
                "village", "name", condition=Q(removed_at__isnull=True), name="site_name_once_a_village"
            ),
        ]
        indexes = [
            models.Index("pinyin", "id", condition=Q(removed_at__isnull=True), name="site_by_name"),
            models.Index(
                "village", "pinyin", "id", condition=Q(removed_at__isnull=True), name="site_by_village"
            ),
            models.Index(
                "next_inspection_on",
                "id",
                condition=Q(removed_at__isnull=True),
                name="site_by_next_inspection",
            ),
            models.Index(
                "confirmed_class", "pinyin", "id", condition=Q(removed_at__isnull=True), name="site_by_class"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("religion:site-detail", self.pk)

    def index_names(self):
        """Fill the stored keys by which it is sorted and found; call before each save."""
        self.pinyin = pinyin_key(self.name)
        words = (self.name, *self.aliases, self.address, self.official_no or "", self.file_no or "")
        self.search_key = search_key(*(word for word in words if word))

    def suggestion(self) -> Suggestion:
        """The class that its measures lead to by the settings of today, with the reasons."""
        return suggest(
            land_area=self.land_area,
            floor_area=self.floor_area,
            largest_event=self.largest_event,
            has_heritage_value=self.has_heritage_value,
            limits=thresholds(),
        )

    @property
    def effective_class(self) -> str:
        """The class by which it is treated: the confirmed one, until then what the measures say."""
        return self.confirmed_class or self.suggested_class

    @property
    def has_doubtful_class(self) -> bool:
        """Whether somebody has to confirm its class: nobody did yet, or the measures now say something else."""
        return not self.confirmed_class or self.confirmed_against != self.suggested_class

    @property
    def is_numbered(self) -> bool:
        return self.numbered_on is not None

    @property
    def is_closed(self) -> bool:
        return self.status == self.Status.CLOSED

    def badge(self) -> Badge:
        """Whether it is in use, in a word."""
        return Badge(str(self.get_status_display()), self.TONES[self.Status(self.status)])

    def risk_badge(self) -> Badge:
        """How great its risk is, in a word."""
        return Badge(
            _now("风险%(risk)s") % {"risk": self.get_risk_display()}, self.RISK_TONES[Risk(self.risk)]
        )

    def editable_by(self, user) -> Answer:
        """Whoever keeps sites and works in the village."""
        return may_change(self, user, self.edit_permission)

    def inspectable_by(self, user) -> Answer:
        """Whoever inspects, in their villages; a closed site is not inspected."""
        if self.is_closed:
            return Denied(_now("这个场所已停止开放，不用巡查。"))
        return may_change(self, user, Permission.INSPECTION_EDIT)


class SiteNumberQuerySet(VillageScoped):
    """Numbers as a set."""

    village_path = "site__village"


class SiteNumber(Record):
    """A number that a site was given, now or before. A number is never given again, also when it has ended."""

    class Kind(models.TextChoices):
        """Who gives it."""

        OFFICIAL = "official", _("登记编号")
        FILE = "file", _("内部档号")

    site = models.ForeignKey(Site, models.PROTECT, related_name="numbers", verbose_name=_("场所"))
    kind = models.CharField(_("种类"), max_length=10, choices=Kind)
    number = models.CharField(_("编号"), max_length=60)
    authority = models.CharField(_("编号机关"), max_length=80, blank=True)
    given_on = models.DateField(_("编号日期"))
    ended_on = models.DateField(_("停用日期"), null=True, blank=True)
    ended_reason = models.CharField(_("停用原因"), max_length=200, blank=True)

    objects = SiteNumberQuerySet.as_manager()

    class Meta:
        verbose_name = _("编号")
        verbose_name_plural = _("编号")
        constraints = [
            models.UniqueConstraint("kind", "number", name="site_number_never_again"),
            models.UniqueConstraint(
                "site", "kind", condition=Q(ended_on__isnull=True), name="site_number_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | (Q(ended_on__gte=F("given_on")) & ~Q(ended_reason="")),
                name="site_number_ended_with_reason",
            ),
        ]

    def __str__(self):
        return self.number
