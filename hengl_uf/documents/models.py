"""Templates of documents (文书) that an office keeps; each app has its own table of them."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hengl_uf.documents.placeholders import Placeholders
from hengl_uf.web.records import Reference


class DocumentTemplateQuerySet(models.QuerySet):
    """Templates of documents as a set."""

    def visible_to(self, user):
        """Templates are no secret to who makes documents of them; the page has its permission."""
        return self

    def active(self):
        return self.filter(is_active=True).order_by("order", "pk")

    def of_kind(self, about):
        """Those for one kind of record; all of them where the model knows one kind only."""
        return self.filter(about=about) if about else self.all()


class DocumentTemplate(Reference):
    """A kind of document that is made of a record: words in our own layout, or the office's own Word file.

    The words may name placeholders such as {{ 编号 }}. A Word file, attached to the template, takes the place of the
    words. A subclass states `view_permission`, `edit_permission`, `get_absolute_url` and `placeholder_sets`: by what
    the template is about, the placeholders that it may hold. One that serves several kinds of records makes `about`
    a field with choices, of the same keys; else the only key is "".
    """

    code = models.SlugField(_("代码"), max_length=30, unique=True)
    name = models.CharField(_("文书名称"), max_length=40, unique=True)
    title = models.CharField(_("标题"), max_length=100)
    addressee = models.CharField(_("主送"), max_length=100, blank=True)
    body = models.TextField(_("正文"), max_length=4000, help_text=_("一行一段，可以用下面列出的占位符。"))
    order = models.PositiveSmallIntegerField(_("次序"), default=0)
    is_active = models.BooleanField(_("启用"), default=True)

    about: ClassVar = ""
    placeholder_sets: ClassVar[Mapping[str, Placeholders]] = {}

    objects = DocumentTemplateQuerySet.as_manager()

    class Meta(Reference.Meta):
        abstract = True
        verbose_name = _("文书模板")
        verbose_name_plural = _("文书模板")

    def __str__(self):
        return self.name

    @classmethod
    def has_kinds(cls) -> bool:
        """Whether this table serves several kinds of records."""
        return any(field.name == "about" for field in cls._meta.concrete_fields)

    @property
    def placeholders(self) -> Placeholders:
        """What the words and the Word file of this template may hold."""
        return self.placeholder_sets[self.about]
