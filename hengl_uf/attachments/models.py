"""Files that belong to records."""

from functools import cached_property

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import may
from hengl_uf.web.records import Record, Removable


def owner_models() -> list[type[models.Model]]:
    """The models whose records may have files: those that say who may see and who may edit them."""
    return [
        model
        for model in apps.get_models()
        if hasattr(model, "view_permission") and hasattr(model, "edit_permission")
    ]


class AttachmentQuerySet(models.QuerySet):
    """Files as a set. Those that were removed are kept, and shown to nobody."""

    def current(self):
        return self.filter(removed_at__isnull=True)

    def of_model(self, model):
        """The files of all records of one model."""
        return self.current().filter(owner_type=model._meta.label_lower)

    def about(self, owner):
        """The files of one record, in the order in which they came."""
        return self.of_model(owner).filter(owner_id=owner.pk).select_related("created_by").order_by("pk")

    def visible_to(self, user):
        """The files of records that this account may see: a file has no rights of its own."""
        seen = Q(pk__in=[])
        for model in owner_models():
            if may(user, model.view_permission):
                owners = model._default_manager.visible_to(user).filter(pk=OuterRef("owner_id"))
                seen |= Q(Exists(owners), owner_type=model._meta.label_lower)
        return self.current().filter(seen)


class Attachment(Record, Removable):
    """A photo or document that belongs to one record."""

    class Kind(models.TextChoices):
        IMAGE = "image", _("图片")
        DOCUMENT = "document", _("文档")

    owner_type = models.CharField(_("所属类别"), max_length=80)
    owner_id = models.BigIntegerField(_("所属记录"))
    # Where the record belonged when the file came. Rights go by the record as it is now, never by this.
    village = models.ForeignKey(
        "hengl_uf.Village",
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name=_("村（社区）"),
    )
    name = models.CharField(_("文件名"), max_length=120)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind)
    content_type = models.CharField(_("内容类型"), max_length=100)
    size = models.PositiveIntegerField(_("大小"), help_text=_("字节。"))
    sha256 = models.CharField(_("内容校验值"), max_length=64)
    width = models.PositiveIntegerField(_("宽"), null=True, help_text=_("像素。"))
    height = models.PositiveIntegerField(_("高"), null=True, help_text=_("像素。"))
    caption = models.CharField(_("说明"), max_length=200, blank=True)
    position = models.CharField(_("位置"), max_length=20, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta(Removable.Meta):
        abstract = False
        verbose_name = _("附件")
        verbose_name_plural = _("附件")
        indexes = [
            models.Index("owner_type", "owner_id", name="attachment_by_owner"),
            models.Index("sha256", name="attachment_by_content"),
        ]
        constraints = [
            *Removable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind="image", width__gt=0, height__gt=0)
                | Q(kind="document", width__isnull=True, height__isnull=True),
                name="attachment_image_has_measures",
            ),
            models.CheckConstraint(
                condition=Q(size__gt=0, sha256__regex="^[0-9a-f]{64}$"), name="attachment_has_content"
            ),
            models.UniqueConstraint(
                "owner_type",
                "owner_id",
                "sha256",
                "position",
                condition=Q(removed_at__isnull=True),
                name="attachment_once_per_record",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("attachments:attachment-file", args=[self.pk, self.name])

    @property
    def thumbnail_url(self) -> str:
        return reverse("attachments:attachment-thumb", args=[self.pk])

    @property
    def remove_url(self) -> str:
        return reverse("attachments:attachment-remove", args=[self.pk])

    @property
    def is_image(self) -> bool:
        return self.kind == self.Kind.IMAGE

    @property
    def ending(self) -> str:
        """PDF, DOCX …, as a mark for files that have no thumbnail."""
        return self.name.rpartition(".")[2].upper()

    @cached_property
    def owner(self) -> models.Model:
        """The record that the file belongs to."""
        return apps.get_model(self.owner_type)._default_manager.get(pk=self.owner_id)
