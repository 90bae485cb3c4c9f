"""Who takes part in the demo town: accounts, villages, the people and enterprises of each village."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from chamber.models import Membership, PartyOrganisation
from hengl_uf.access.models import User
from hengl_uf.access.roles import Role
from hengl_uf.demo.words import words
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.places.models import Village
from outreach.models import Association, CaseCategory, Contact
from religion.models import Site


@dataclass
class Cast:
    """The town's people as the stories find them; contacts and enterprises join as they are registered."""

    villages: list[Village]
    office: list[User]
    village_staff: dict[int, User]
    categories: dict[str, CaseCategory]
    secretary: User
    inspector: User
    contacts: dict[int, list[Contact]] = field(default_factory=dict)
    enterprises: dict[int, list[Enterprise]] = field(default_factory=dict)
    associations: list[Association] = field(default_factory=list)
    firms: list[Enterprise] = field(
        default_factory=list
    )  # all enterprises, in the order of their registration
    members: list[Membership] = field(default_factory=list)
    organisations: list[PartyOrganisation] = field(default_factory=list)  # below the chamber's committee
    sites: list[Site] = field(default_factory=list)  # in the order of their entry
    asked: Counter = field(default_factory=Counter)  # how often each kind of case was asked for

    @classmethod
    def gathered(cls) -> "Cast":
        """The accounts and reference rows that are there."""
        villages = list(Village.objects.order_by("order"))
        staff = User.objects.filter(role=Role.VILLAGE).order_by("pk").prefetch_related("villages")
        return cls(
            villages=villages,
            office=list(User.objects.filter(role=Role.OFFICE).order_by("pk")),
            village_staff={village.pk: user for user in staff for village in user.villages.all()},
            categories={category.code: category for category in CaseCategory.objects.all()},
            secretary=User.objects.filter(role=Role.CHAMBER).earliest("pk"),
            inspector=User.objects.filter(role=Role.INSPECTOR).earliest("pk"),
            contacts={village.pk: [] for village in villages},
            enterprises={village.pk: [] for village in villages},
        )

    def worker(self, rng: Random, village: Village) -> User:
        """Who does the work in a village: mostly its own centre, at times the office."""
        return self.village_staff[village.pk] if rng.random() < 0.65 else rng.choice(self.office)

    def colleague(self, rng: Random, village: Village, user: User) -> User:
        """Somebody else who may work in the village."""
        return rng.choice(
            [other for other in (self.village_staff[village.pk], *self.office) if other.pk != user.pk]
        )

    def inspector_of(self, site: Site, turn: int) -> User:
        """Who inspects a site: in the inspector's own village mostly they, elsewhere the village's centre or the office."""
        if self.inspector.works_in(site.village_id) and turn % 3:
            return self.inspector
        return self.office[turn % len(self.office)] if turn % 3 == 2 else self.village_staff[site.village_id]

    def next_ask(self, category: str) -> dict:
        """What somebody asks for, with what is done and what comes of it: each in its turn."""
        asks = words("cases")[category]
        self.asked[category] += 1
        return asks[(self.asked[category] - 1) % len(asks)]

    def requester(self, rng: Random, village: Village, *, business: bool) -> dict:
        """A person of the village, or for matters of business an enterprise of it when there is one."""
        if business and self.enterprises[village.pk]:
            return {"enterprise": rng.choice(self.enterprises[village.pk])}
        return {"contact": rng.choice(self.contacts[village.pk])}
