"""What every record keeps about itself: who made it, who changed it, which version it is, whether it was taken away."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.web.refusals import StaleEdit


class Versioned(models.Model):
    """A row that counts its changes, so that nobody overwrites another's silently."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field):  # noqa: N802  (the name is Django's)
        """What `get_status_display` and the like give: Django's own translates every choice to tell one."""
        value = getattr(self, field.attname)
        return next((str(label) for key, label in field.flatchoices if key == value), value)

    @classmethod
    def claim(cls, pk, version=None):
        """Lock one row for a change in this transaction.

        Raises `StaleEdit` when `version` is given and somebody saved in between. Locks with NO KEY, so that rows
        that point here can still be added meanwhile.
        """
        row = cls._default_manager.select_for_update(no_key=True).get(pk=pk)
        if version is not None and row.version != version:
            raise StaleEdit(
                _(
                    "%(name)s 在您填写期间保存过这条记录，您的修改还没有保存。请核对下面的不同之处，再保存一次。"
                )
                % {"name": getattr(row, "changed_by", None) or _("系统")},
                row,
            )
        return row


class Reference(Versioned):
    """A row of a reference table: loaded with the portal, then kept by people. No changer: still as loaded."""

    changed_at = models.DateTimeField(gettext_lazy("修改时间"), null=True, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=gettext_lazy("修改人"),
        db_index=False,
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(changed_at__isnull=True, changed_by__isnull=True)
                | models.Q(changed_at__isnull=False, changed_by__isnull=False),
                name="%(app_label)s_%(class)s_changed_pair",
            )
        ]

    def stamp(self, *, by, at):
        """Note who changes it and when; call once before each save."""
        if not self._state.adding:
            self.version += 1
        self.changed_by, self.changed_at = by, at
        return self


class Record(Versioned):
    """Who and when, and a version that guards against silently overwriting each other."""

    created_at = models.DateTimeField(gettext_lazy("登记时间"), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=gettext_lazy("登记人"),
        db_index=False,
    )
    changed_at = models.DateTimeField(gettext_lazy("修改时间"), editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=gettext_lazy("修改人"),
        db_index=False,
    )

    class Meta:
        abstract = True

    def stamp(self, *, by, at):
        """Note who saves it and when; call once before each save."""
        if self._state.adding:
            self.created_by, self.created_at = by, at
        else:
            self.version += 1
        self.changed_by, self.changed_at = by, at
        return self


class Removable(models.Model):
    """A record that can be taken away with a reason, and is kept."""

    removed_at = models.DateTimeField(gettext_lazy("移除时间"), null=True, editable=False)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=gettext_lazy("移除人"),
        db_index=False,
    )
    removed_reason = models.CharField(gettext_lazy("移除原因"), max_length=200, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(removed_at__isnull=True, removed_by__isnull=True, removed_reason="")
                | (
                    models.Q(removed_at__isnull=False, removed_by__isnull=False)
                    & ~models.Q(removed_reason="")
                ),
                name="%(app_label)s_%(class)s_removed_pair",
            )
        ]

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None
