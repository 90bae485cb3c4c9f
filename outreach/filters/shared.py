"""What several filters of outreach share."""

from hengl_uf.access.models import User

FEW = 1000  # people or enterprises that words found, up to which their visits are looked up one by one


def staff_of(request):
    """The accounts by whose work a list can be narrowed."""
    if request is None or request.user.sees_all_villages:
        return User.objects.filter(role__in=("office", "village")).order_by("name", "pk")
    return User.objects.working_in(request.user.village_ids).order_by("name", "pk")


def ids_of(rows):
    """The rows as a condition: their ids when they are few, for then the database goes by its indexes to what is theirs."""
    ids = list(rows.values_list("pk", flat=True)[: FEW + 1])
    return ids if len(ids) <= FEW else rows.values("pk")
