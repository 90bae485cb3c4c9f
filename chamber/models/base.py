"""What the records of the chamber have in common."""

from django.db import models
from django.utils.translation import gettext as _now

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.web.records import Record, Removable


class ChamberQuerySet(models.QuerySet):
    """Records of the chamber belong to the whole town: those see them whose work covers all of it."""

    def visible_to(self, user):
        """All, for the roles of the whole town; else nothing."""
        return self if user.sees_all_villages else self.none()


class CurrentQuerySet(ChamberQuerySet):
    """Records that can be taken away."""

    def current(self):
        return self.filter(removed_at__isnull=True)


class ChamberRecord(Record, Removable):
    """A record of the chamber. A subclass states `view_permission` and `edit_permission`."""

    edit_permission: Permission

    class Meta(Removable.Meta):
        abstract = True

    def editable_by(self, user) -> Answer:
        """Whoever keeps this kind of record."""
        if self.is_removed:
            return Denied(_now("这条记录已移除。"))
        return user.may(self.edit_permission)
