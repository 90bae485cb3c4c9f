"""What an enterprise gave, and what its money became: by campaign, then project by project with proof.

Money that was given for a purpose of the enterprise's own comes first; of what a campaign spent in common, its share
is told as a percentage of all that the campaign received. The public reads this too: words here are translated.
"""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from chamber.models import AidMilestone, AidProject, Allocation, Campaign, Pledge
from hengl_uf.attachments.models import Attachment
from hengl_uf.lib.dates import plain_date
from hengl_uf.lib.money import yuan
from hengl_uf.web.elements import Badge

ONE_PLACE = Decimal("0.1")


@dataclass
class Use:
    """Money that a project got out of one campaign, in yuan."""

    project: AidProject
    amount: Decimal = Decimal(0)
    is_own: bool = False  # given for a purpose of the enterprise's own

    @property
    def told(self) -> str:
        """The sum in words."""
        return yuan(self.amount)


@dataclass
class Given:
    """What the enterprise gave to one campaign, in yuan, and what it was used for."""

    campaign: Campaign
    pledged: Decimal = Decimal(0)
    received: Decimal = Decimal(0)
    purposes: list[str] = field(default_factory=list)
    earmarked: list[Use] = field(default_factory=list)
    common: list[Use] = field(default_factory=list)

    @property
    def share(self) -> str:
        """How much of the campaign's receipts came from it, in percent to one place; "" when nothing came in."""
        if not self.received or not self.campaign.received:
            return ""
        percent = (self.received * 100 / self.campaign.received).quantize(ONE_PLACE, ROUND_HALF_UP)
        return f"{percent}%" if percent else _("不到 0.1%")

    @property
    def uses(self) -> list[Use]:
        """What it was used for, its own purposes first."""
        return [*self.earmarked, *self.common]

    @property
    def told(self) -> dict[str, str]:
        """The sums in words."""
        return {"pledged": yuan(self.pledged), "received": yuan(self.received)}


@dataclass
class Made:
    """A project that the money went to: how far it is, with the photos of its milestones that were reached."""

    project: AidProject
    state: Badge
    facts: list[dict]
    milestones: list[AidMilestone] = field(default_factory=list)


@dataclass
class Story:
    """All that an enterprise gave and what became of it."""

    given: list[Given]
    made: list[Made]

    @property
    def totals(self) -> list[dict]:
        """The sums over all campaigns, as pairs."""
        return [
            {"label": _("认捐"), "value": yuan(sum((one.pledged for one in self.given), Decimal(0)))},
            {"label": _("到账"), "value": yuan(sum((one.received for one in self.given), Decimal(0)))},
        ]


def story_of(enterprise) -> Story:
    """The story of one enterprise, in four queries however much it gave."""
    given = given_by(enterprise)
    projects = add_uses(enterprise, given)
    return Story(list(given.values()), made_of(projects))


def given_by(enterprise) -> dict[int, Given]:
    """What it gave to each campaign, the newest first, by the campaign's id."""
    pledges = Pledge.objects.current().filter(enterprise=enterprise, campaign__removed_at__isnull=True)
    given: dict[int, Given] = {}
    for pledge in pledges.select_related("campaign").order_by("-campaign__year", "-campaign_id", "pk"):
        one = given.setdefault(pledge.campaign_id, Given(pledge.campaign))
        one.pledged += pledge.amount
        one.received += pledge.received
        if pledge.purpose:
            one.purposes.append(pledge.purpose)
    return given


def add_uses(enterprise, given) -> dict[int, AidProject]:
    """Tell each campaign what its money was used for. Returns the projects, those of its own purpose first."""
    with_money = [pk for pk, one in given.items() if one.received]
    found = Allocation.objects.current().filter(campaign__in=with_money, project__removed_at__isnull=True)
    rows = found.select_related("project__village", "pledge").order_by("allocated_on", "pk")
    own: dict[int, AidProject] = {}
    common: dict[int, AidProject] = {}
    for row in rows:
        if row.pledge is None:
            common[row.project_id] = row.project
            add_use(given[row.campaign_id].common, row)
        elif row.pledge.enterprise_id == enterprise.pk:
            own[row.project_id] = row.project
            add_use(given[row.campaign_id].earmarked, row, is_own=True)
    return {**own, **{pk: project for pk, project in common.items() if pk not in own}}


def add_use(uses, allocation, *, is_own=False):
    """Add an allocation to what its project has got already."""
    use = next((one for one in uses if one.project.pk == allocation.project_id), None)
    if use is None:
        use = Use(allocation.project, is_own=is_own)
        uses.append(use)
    use.amount += allocation.amount


def made_of(projects) -> list[Made]:
    """How far each project is, with the milestones that were reached and their photos: two queries."""
    made = {pk: Made(project, state_of(project), facts_of(project)) for pk, project in projects.items()}
    reached = list(
        AidMilestone.objects.filter(project__in=projects, done_on__isnull=False).order_by("done_on", "pk")
    )
    photos = photos_of([one.pk for one in reached])
    for milestone in reached:
        milestone.shown_day = plain_date(milestone.done_on)
        milestone.shown_photos = [photo for photo in photos if photo.owner_id == milestone.pk]
        made[milestone.project_id].milestones.append(milestone)
    return list(made.values())


def photos_of(milestones):
    """The photos that prove these milestones. Papers are not among them: they may name people."""
    images = Attachment.objects.of_model(AidMilestone).filter(kind=Attachment.Kind.IMAGE)
    return images.filter(owner_id__in=milestones).order_by("pk")


def state_of(project) -> Badge:
    """Where a project stands, in a word that is translated."""
    words = {"running": _("进行中"), "done": _("已完成"), "stopped": _("已停止")}
    return Badge(words[project.status], AidProject.TONES[AidProject.Status(project.status)])


def facts_of(project) -> list[dict]:
    """What is told of a project."""
    facts = [
        {"label": _("在哪里"), "value": project.village and project.village.name},
        {"label": _("执行单位"), "value": project.runner},
        {
            "label": _("受益人数"),
            "value": project.beneficiaries and _("%(count)s 人") % {"count": project.beneficiaries},
        },
        {"label": _("做什么"), "value": project.goal},
        {"label": _("完成日期"), "value": project.done_on and plain_date(project.done_on)},
    ]
    return [fact for fact in facts if fact["value"]]
