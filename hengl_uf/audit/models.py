"""The audit trail: what was done, by whom, when. Rows are added and never touched again."""

from datetime import datetime, time, timedelta

from django.db import connection, models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import may
from hengl_uf.access.roles import Permission
from hengl_uf.audit.words import in_words

# PostgreSQL has no skip scan before 18: walk the index on (event, at, id) from one code to the next.
KINDS = """
WITH RECURSIVE kind AS (
    (SELECT event, sentence FROM hengl_uf_entry ORDER BY event, at, id LIMIT 1)
    UNION ALL
    SELECT following.event, following.sentence
    FROM kind, LATERAL (
        SELECT event, sentence FROM hengl_uf_entry WHERE event > kind.event ORDER BY event, at, id LIMIT 1
    ) AS following
)
SELECT event, sentence FROM kind
"""


class EntryQuerySet(models.QuerySet):
    """Entries can be read and added, nothing else (a database trigger says the same)."""

    def delete(self):
        raise TypeError("Audit entries are never deleted.")

    def update(self, **fields):
        raise TypeError("Audit entries are never changed.")

    def bulk_update(self, objs, fields, batch_size=None):
        raise TypeError("Audit entries are never changed.")

    def visible_to(self, user):
        """The trail as a whole is the auditor's; a record's own history is shown with the record."""
        return self if may(user, Permission.AUDIT_VIEW) else self.none()

    def kinds(self) -> list[tuple[str, str]]:
        """Every (event code, sentence) that occurs, by one step through the index for each kind."""
        with connection.cursor() as cursor:
            cursor.execute(KINDS)
            return cursor.fetchall()

    def within(self, period):
        """Those written on the days of a period (of our time zone)."""
        day_after = period.ends_on + timedelta(days=1)
        begins, ends = (
            timezone.make_aware(datetime.combine(day, time())) for day in (period.starts_on, day_after)
        )
        return self.filter(at__gte=begins, at__lt=ends)

    def about(self, target):
        """The history of one record, newest first."""
        return self.filter(target_type=target._meta.label_lower, target_id=target.pk).order_by("-id")


class Entry(models.Model):
    """One deed, told in a sentence; it keeps names as text, so that it outlives what it speaks of."""

    at = models.DateTimeField(_("时间"))
    event = models.CharField(_("事件代码"), max_length=80)
    sentence = models.CharField(_("事件"), max_length=200)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(_("操作人"), max_length=60)
    target_type = models.CharField(_("对象类别"), max_length=80)
    target_id = models.BigIntegerField(null=True)
    target_name = models.CharField(_("对象"), max_length=200)
    village_id = models.BigIntegerField(null=True)
    changes = models.JSONField(_("变动"), default=dict)
    note = models.TextField(_("说明"), blank=True)
    # HMAC-SHA256 of the row by AUDIT_KEY: who lacks the key can neither change nor add an entry unnoticed.
    seal = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("审计记录")
        verbose_name_plural = _("审计记录")
        indexes = [
            models.Index(fields=["target_type", "target_id", "-id"], name="audit_by_target"),
            # The list of all entries is read newest first, by time: each filter has its own way into that order.
            models.Index(fields=["at", "id"], name="audit_by_time"),
            models.Index(fields=["actor_id", "at", "id"], name="audit_by_actor"),
            models.Index(fields=["event", "at", "id"], name="audit_by_event"),
        ]

    def __str__(self):
        return f"{self.actor_name} {self.sentence} {self.target_name}"

    def get_absolute_url(self):
        return reverse("audit:entry-detail", args=[self.pk])

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("Audit entries are never changed.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args, **kwargs):
        raise TypeError("Audit entries are never deleted.")

    @property
    def change_rows(self) -> list[dict]:
        """What changed, for people: label, before and after in words."""
        return [
            {"label": label, "before": in_words(before), "after": in_words(after)}
            for label, (before, after) in self.changes.items()
        ]


class Link(models.Model):
    """One link of the chain over the entries, in the order of their commits. Written by a deferred trigger."""

    position = models.BigIntegerField(primary_key=True)
    entry_id = models.BigIntegerField(unique=True)
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "hengl_uf_audit_link"

    def __str__(self):
        return f"{self.position}: {self.entry_id}"


class Head(models.Model):
    """The one row that says where the chain ends; its lock is what puts concurrent commits in a row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    position = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    class Meta:
        db_table = "hengl_uf_audit_head"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="audit_head_is_one_row")]

    def __str__(self):
        return f"{self.position}: {self.hash}"
