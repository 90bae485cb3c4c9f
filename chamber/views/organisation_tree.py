"""The tree of Party organisations, from the chamber's Party committee down."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.models import PartyOrganisation
from chamber.views.organisation_detail import list_crumb
from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Action, Badge
from hengl_uf.web.pages import Page


@dataclass
class Branch:
    """One organisation in the tree, with those under it."""

    one: PartyOrganisation
    badge: Badge | None
    children: list["Branch"] = field(default_factory=list)
    organisations: int = 0  # under it, at any depth
    members: int = 0  # its own and those of the organisations under it


class OrganisationTree(Page):
    """All organisations that are not dissolved, under each other, with how many members they have: one query."""

    permission = Permission.PARTY_VIEW
    title = gettext_lazy("党组织架构")
    template_name = "chamber/organisation_tree.html"

    def breadcrumbs(self):
        return [list_crumb()]

    def get(self, request):
        known = PartyOrganisation.objects.visible_to(request.user).active()
        roots = tree_of(known, timezone.localdate())
        may = request.user.may(Permission.PARTY_EDIT)
        return self.render(
            roots=roots,
            organisations=sum(1 + root.organisations for root in roots),
            members=sum(root.members for root in roots),
            actions=[
                Action(_("登记党组织"), reverse("chamber:organisation-add"), may, icon="plus"),
                Action(_("看名单"), reverse("chamber:organisation-list"), icon="list"),
            ],
            add=Action(_("登记党组织"), reverse("chamber:organisation-add"), may, icon="plus"),
        )


def tree_of(organisations, on) -> list[Branch]:
    """The organisations under each other; those whose superior is not among them stand on top.

    Those with others under them come first, then by name.
    """
    shown = "name kind parent members election_due_on dissolved_on"
    found = organisations.only(*shown.split()).in_name_order()
    branches = {one.pk: Branch(one, one.badge(on)) for one in found}
    roots = []
    for branch in branches.values():
        above = branches.get(branch.one.parent_id)
        (above.children if above else roots).append(branch)
    for root in roots:
        sum_up(root)
    return sorted(roots, key=lambda branch: not branch.children)


def sum_up(root):
    """Work out the sums of a branch from the leaves up, without recursion: the depth is the data's."""
    order, waiting = [], [root]
    while waiting:
        branch = waiting.pop()
        order.append(branch)
        waiting.extend(branch.children)
    for branch in reversed(order):
        branch.children.sort(key=lambda child: not child.children)
        branch.organisations = sum(1 + child.organisations for child in branch.children)
        branch.members = branch.one.members + sum(child.members for child in branch.children)
