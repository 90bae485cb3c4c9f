"""Scope first: every query in a view starts at `visible_to(user)`."""

from django.db import models


class VillageScoped(models.QuerySet):
    """Rows that belong to a village: the whole town for some roles, the given villages for others, else none.

    `village_path` names the lookup to the village, for models that reach it through another.
    """

    village_path = "village"

    def visible_to(self, user):
        """The rows that this account may know of."""
        if user.sees_all_villages:
            return self
        if not user.village_ids:
            return self.none()
        if len(user.village_ids) == 1:
            return self.filter(**{f"{self.village_path}_id": next(iter(user.village_ids))})
        return self.filter(**{f"{self.village_path}_id__in": sorted(user.village_ids)})


class TownScoped(VillageScoped):
    """Rows of a village, or of the whole town when they name none: those of the town everybody sees who may see the kind."""

    def visible_to(self, user):
        """The town's own rows, and those of the account's villages."""
        if user.sees_all_villages:
            return self
        if not user.village_ids:
            return self.none()
        own = models.Q(**{f"{self.village_path}_id__in": sorted(user.village_ids)})
        return self.filter(own | models.Q(**{f"{self.village_path}__isnull": True}))
