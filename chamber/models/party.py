"""Party organisations of private enterprises and social organisations (两新党组织): the tree, its elections and counts.

Counts of members alone are kept, never a roll: that belongs to the organisation department's own system.
"""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from chamber.models.base import ChamberQuerySet, ChamberRecord, CurrentQuerySet
from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import add_months
from hengl_uf.lib.names import pinyin_key, search_key
from hengl_uf.lib.text import fold
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import between
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record

MOST_YEARS = 10  # of a term


class PartyOrganisationQuerySet(CurrentQuerySet):
    """Party organisations as a set."""

    def active(self):
        """Those that are not dissolved."""
        return self.current().filter(dissolved_on__isnull=True)

    def there_within(self, first, last):
        """Those that existed on some day from `first` to `last`, dissolved since or not."""
        there = self.current().filter(founded_on__lte=last)
        return there.filter(Q(dissolved_on__isnull=True) | Q(dissolved_on__gte=first))

    def there_on(self, day):
        """Those that existed on a day."""
        return self.there_within(day, day)

    def under_committee(self):
        """Those that a higher organisation looks after: all but the root of the tree."""
        return self.active().filter(parent__isnull=False)

    def roots(self):
        """The chamber's own Party committee."""
        return self.active().filter(parent__isnull=True, kind=PartyOrganisation.Kind.COMMITTEE)

    def election_due(self, until):
        """Those that must elect by a day."""
        return self.active().filter(election_due_on__lte=until)

    def election_late(self, on):
        """Those whose term was over before a day."""
        return self.active().filter(election_due_on__lt=on)

    def below(self, pk):
        """Those under an organisation, at any depth, without itself."""
        children = {}
        for child, parent in self.model.objects.values_list("pk", "parent_id"):
            children.setdefault(parent, []).append(child)
        found, waiting = set(), [pk]
        while waiting:
            new = [child for child in children.get(waiting.pop(), ()) if child not in found]
            found.update(new)
            waiting.extend(new)
        return self.filter(pk__in=found - {pk})

    def matching(self, words):
        """Those with every word in the name, or by its sound."""
        found = self
        for word in fold(words).split():
            found = found.filter(search_key__contains=word)
        return found

    def in_name_order(self):
        return self.order_by("pinyin", "pk")


class PartyOrganisation(ChamberRecord):
    """One organisation of the tree from the chamber's Party committee down to branches.

    The database refuses an organisation among its own descendants (0002). `members`, `full_members` and `counted_on` are
    those of its latest count, `elected_on` and `election_due_on` those of its latest election: kept here by the deeds.
    A count holds the members of the organisation itself, not those of the ones below.
    """

    class Kind(models.TextChoices):
        """What kind of organisation."""

        COMMITTEE = "committee", _("党委")
        GENERAL_BRANCH = "general_branch", _("党总支")
        BRANCH = "branch", _("党支部")
        JOINT_BRANCH = "joint_branch", _("联合党支部")

    name = models.CharField(_("党组织名称"), max_length=80)
    kind = models.CharField(_("类别"), max_length=15, choices=Kind, default=Kind.BRANCH)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("上级党组织"),
    )
    village = models.ForeignKey(
        "hengl_uf.Village",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("村（社区）"),
        db_index=False,
    )
    founded_on = models.DateField(_("成立日期"))
    term_years = models.PositiveSmallIntegerField(_("每届年数"), default=3)
    address = models.CharField(_("活动场所"), max_length=120, blank=True)
    remark = models.TextField(_("备注"), max_length=1000, blank=True)
    elected_on = models.DateField(_("最近换届"), null=True, editable=False)
    election_due_on = models.DateField(_("换届期限"), editable=False)
    members = models.PositiveIntegerField(_("党员数"), default=0, editable=False)
    full_members = models.PositiveIntegerField(_("正式党员数"), default=0, editable=False)
    counted_on = models.DateField(_("党员数统计日期"), null=True, editable=False)
    dissolved_on = models.DateField(_("撤销日期"), null=True, editable=False)
    ending = models.CharField(_("撤销原因"), max_length=200, blank=True, editable=False)
    pinyin = models.CharField(max_length=400, editable=False, db_collation="C")
    search_key = models.TextField(editable=False)

    view_permission = Permission.PARTY_VIEW
    edit_permission = Permission.PARTY_EDIT

    objects = PartyOrganisationQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("党组织")
        verbose_name_plural = _("党组织")
        constraints = [
            *ChamberRecord.Meta.constraints,
            models.UniqueConstraint(
                "name", condition=Q(removed_at__isnull=True), name="organisation_name_once"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="organisation_not_own_ancestor"
            ),
            models.CheckConstraint(
                condition=Q(term_years__range=(1, MOST_YEARS)), name="organisation_term_years"
            ),
            between("organisation_elected_after_founding", "founded_on", "elected_on"),
            between("organisation_due_after_founding", "founded_on", "election_due_on"),
            between("organisation_dissolved_after_founding", "founded_on", "dissolved_on"),
            models.CheckConstraint(
                condition=Q(dissolved_on__isnull=True, ending="")
                | (Q(dissolved_on__isnull=False) & ~Q(ending="")),
                name="organisation_dissolved_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(full_members__lte=F("members")), name="organisation_full_among_members"
            ),
        ]
        indexes = [
            models.Index("pinyin", "id", condition=Q(removed_at__isnull=True), name="organisation_by_name"),
            models.Index(
                "election_due_on",
                "id",
                condition=Q(removed_at__isnull=True, dissolved_on__isnull=True),
                name="organisation_by_election",
            ),
            models.Index(
                "village", "pinyin", condition=Q(removed_at__isnull=True), name="organisation_by_village"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("chamber:organisation-detail", self.pk)

    def index_names(self):
        """Refresh the stored keys that sort and find it."""
        self.pinyin = pinyin_key(self.name, person=False)[:400]
        self.search_key = search_key(self.name)

    def set_election_due(self):
        """Count the day by which it elects again: a term after its last election, or after its founding."""
        self.election_due_on = add_months(self.elected_on or self.founded_on, 12 * self.term_years)

    def workable_by(self, user) -> Answer:
        """Who may note officers, elections, counts and enterprises, while it is not dissolved."""
        if self.dissolved_on:
            return Denied(_now("这个党组织已撤销。"))
        return self.editable_by(user)

    def restorable_by(self, user) -> Answer:
        """Who may take back that it is dissolved."""
        if not self.dissolved_on:
            return Denied(_now("这个党组织没有撤销。"))
        return self.editable_by(user)

    def badge(self, on=None) -> Badge | None:
        """What is to be known of it, in a word; None when there is nothing."""
        if self.dissolved_on:
            return Badge(_now("已撤销"), "neutral")
        if on and self.election_due_on < on:
            return Badge(_now("换届超期"), "bad")
        return None


class OrganisationPart(Record):
    """What belongs to a Party organisation and goes by its rights."""

    organisation = models.ForeignKey(
        PartyOrganisation, models.CASCADE, related_name="%(class)ss", verbose_name=_("党组织")
    )

    class Meta:
        abstract = True

    def get_absolute_url(self):
        return address_of("chamber:organisation-detail", self.organisation_id)

    def editable_by(self, user) -> Answer:
        return self.organisation.editable_by(user)


class PartyCount(OrganisationPart):
    """How many members an organisation had on a day: numbers alone."""

    counted_on = models.DateField(_("统计日期"))
    members = models.PositiveIntegerField(_("党员数"))
    full_members = models.PositiveIntegerField(_("其中正式党员"))

    objects = ChamberQuerySet.as_manager()

    class Meta:
        verbose_name = _("党员人数")
        verbose_name_plural = _("党员人数")
        constraints = [
            models.UniqueConstraint("organisation", "counted_on", name="party_count_once_a_day"),
            models.CheckConstraint(
                condition=Q(full_members__lte=F("members")), name="party_count_full_among_members"
            ),
        ]

    def __str__(self):
        return str(self.members)


class Election(OrganisationPart):
    """One election (换届). The database refuses one before the founding of its organisation (0002).

    Early and late ones need the approval of the level above (支部工作条例; domain 6).
    """

    class Timing(models.TextChoices):
        """Whether it was held when it was due."""

        ON_TIME = "on_time", _("按期")
        EARLY = "early", _("提前")
        LATE = "late", _("延期")

    held_on = models.DateField(_("换届日期"))
    timing = models.CharField(_("是否按期"), max_length=8, choices=Timing, default=Timing.ON_TIME)
    approval = models.CharField(
        _("批准文件或批准人"), max_length=100, blank=True, help_text=_("提前或延期换届须经上级批准。")
    )
    note = models.CharField(_("说明"), max_length=200, blank=True)

    objects = ChamberQuerySet.as_manager()

    class Meta:
        verbose_name = _("换届")
        verbose_name_plural = _("换届")
        constraints = [
            models.UniqueConstraint("organisation", "held_on", name="election_once_a_day"),
            models.CheckConstraint(
                condition=Q(timing="on_time") | ~Q(approval=""), name="election_with_approval"
            ),
        ]

    def __str__(self):
        return _now("%(name)s 换届") % {"name": self.organisation}


class Covered(OrganisationPart):
    """An enterprise that an organisation covers: of each enterprise one organisation."""

    enterprise = models.ForeignKey(
        "hengl_uf.Enterprise", models.PROTECT, related_name="+", verbose_name=_("企业"), db_index=False
    )
    since = models.DateField(_("覆盖起始"))

    objects = ChamberQuerySet.as_manager()

    class Meta:
        verbose_name = _("覆盖企业")
        verbose_name_plural = _("覆盖企业")
        constraints = [models.UniqueConstraint("enterprise", name="covered_by_one")]

    def __str__(self):
        return str(self.enterprise)


class SurveyQuerySet(ChamberQuerySet):
    """Surveys as a set; `latest()` first, then what they show."""

    def latest(self):
        """The latest survey of each enterprise that is registered and at work."""
        return self.filter(
            is_latest=True, enterprise__removed_at__isnull=True, enterprise__status="operating"
        )

    def must_build(self, branch):
        """应建: `branch` full members or more."""
        return self.filter(full_members__gte=branch)

    def must_link(self, branch):
        """应联: members, but too few for a branch of their own."""
        return self.filter(members__gt=0, full_members__lt=branch)

    def must_include(self):
        """应纳: there are members."""
        return self.filter(members__gt=0)

    def gap_build(self, branch):
        """应建未建: full members enough for a branch, and no organisation of their own covers them."""
        return self.must_build(branch).exclude(built())

    def gap_link(self, branch):
        """应联未联: members, too few for a branch, and no organisation at all covers them."""
        return self.must_link(branch).exclude(linked())

    def gap_include(self):
        """应纳未纳: members who are not in an organisation's care yet."""
        return self.must_include().filter(managed__lt=F("members"))


def linked():
    """The condition on surveys: an organisation that is not dissolved covers the enterprise."""
    return Exists(
        Covered.objects.filter(
            enterprise=OuterRef("enterprise"),
            organisation__removed_at__isnull=True,
            organisation__dissolved_on__isnull=True,
        )
    )


def built():
    """The condition on surveys: what covers the enterprise is not a joint branch."""
    return Exists(
        Covered.objects.filter(
            enterprise=OuterRef("enterprise"),
            organisation__removed_at__isnull=True,
            organisation__dissolved_on__isnull=True,
        ).exclude(organisation__kind=PartyOrganisation.Kind.JOINT_BRANCH)
    )


class Survey(Record):
    """双同步: an enterprise asked about its Party members when it was registered, or at the yearly check. Counts alone."""

    class Occasion(models.TextChoices):
        """When it was asked."""

        REGISTRATION = "registration", _("登记同步")
        YEARLY = "yearly", _("年检（年报）同步")
        OTHER = "other", _("专项摸排")

    enterprise = models.ForeignKey(
        "hengl_uf.Enterprise", models.PROTECT, related_name="+", verbose_name=_("企业")
    )
    surveyed_on = models.DateField(_("摸排日期"))
    occasion = models.CharField(_("时机"), max_length=15, choices=Occasion, default=Occasion.YEARLY)
    employees = models.PositiveIntegerField(_("从业人数"), default=0)
    members = models.PositiveIntegerField(_("党员数"), default=0)
    full_members = models.PositiveIntegerField(_("其中正式党员"), default=0)
    managed = models.PositiveIntegerField(
        _("已纳入管理的党员"), default=0, help_text=_("组织关系或日常管理已在党组织的人数。")
    )
    note = models.CharField(_("说明"), max_length=200, blank=True)
    is_latest = models.BooleanField(default=True, editable=False)

    view_permission = Permission.PARTY_VIEW
    edit_permission = Permission.PARTY_EDIT

    objects = SurveyQuerySet.as_manager()

    class Meta:
        verbose_name = _("双同步摸排")
        verbose_name_plural = _("双同步摸排")
        constraints = [
            models.UniqueConstraint("enterprise", "surveyed_on", name="survey_once_a_day"),
            models.UniqueConstraint("enterprise", condition=Q(is_latest=True), name="survey_one_latest"),
            models.CheckConstraint(
                condition=Q(full_members__lte=F("members")), name="survey_full_among_members"
            ),
            models.CheckConstraint(
                condition=Q(managed__lte=F("members")), name="survey_managed_among_members"
            ),
        ]
        indexes = [
            models.Index(F("surveyed_on").desc(), F("id").desc(), name="survey_by_day"),
            models.Index("full_members", "members", condition=Q(is_latest=True), name="survey_latest"),
        ]

    def __str__(self):
        return _now("%(enterprise)s 摸排") % {"enterprise": self.enterprise}

    def get_absolute_url(self):
        return address_of("chamber:survey-detail", self.pk)

    @property
    def village_id(self):
        """That of the enterprise."""
        return self.enterprise.village_id

    def editable_by(self, user) -> Answer:
        return user.may(Permission.PARTY_EDIT)
