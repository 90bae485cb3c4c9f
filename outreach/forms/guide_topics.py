"""The form of a guide topic: its three languages side by side."""

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext as _

from hengl_uf.access.models import User
from hengl_uf.access.roles import Role
from hengl_uf.web.forms import BaseModelForm, CleanCharField
from outreach.guide.centres import TAGS
from outreach.models import GuideText, GuideTopic, Language
from outreach.models.guide import MASTER, WORDS, read_source

LONGEST = 5000  # characters of one field of words
WANTED = ("title", "summary")  # of the master, for a topic to be one


def field_name(name, language) -> str:
    """The form field that holds one piece of words in one language."""
    return f"{name}_{language.replace('-', '_')}"


class TopicForm(BaseModelForm):
    """A topic and its words; an empty language has no translation."""

    class Meta(BaseModelForm.Meta):
        model = GuideTopic
        fields = ("audience", "order", "owner", "review_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = User.objects.active().filter(role=Role.OFFICE).order_by("name", "pk")
        known = self.instance.words if self.instance.pk else {}
        for name in WORDS:
            for language in Language:
                key = field_name(name, language)
                self.fields[key] = words_field(name, language)
                self.initial[key] = getattr(known.get(language), name, "")

    def layout(self):
        groups = [
            Fieldset(
                str(GuideText._meta.get_field(name).verbose_name),
                Div(*(field_name(name, language) for language in Language), css_class="side-by-side"),
            )
            for name in WORDS
        ]
        return Layout(Fieldset(_("面向和负责"), "audience", "order", "owner", "review_on"), *groups)

    def clean(self):
        for language in Language:
            words = {name: self.cleaned_data.get(field_name(name, language), "") for name in WORDS}
            if (
                any(words.values())
                and not words["title"]
                and field_name("title", language) not in self.errors
            ):
                self.add_error(field_name("title", language), _("这个语言写了内容，还缺标题。"))
            self.check_sources(field_name("sources", language), words["sources"])
        return self.cleaned_data

    def check_sources(self, key, sources):
        """Refuse a line whose address is none."""
        for line in sources.splitlines():
            url = read_source(line).url
            try:
                if url:
                    URLValidator(schemes=["http", "https"])(url)
            except ValidationError:
                self.add_error(key, _("“%(url)s”不是完整的网址。") % {"url": url[:60]})

    def texts(self) -> dict[str, dict[str, str]]:
        """The words of each language, as the deed wants them."""
        return {
            str(language): {name: self.cleaned_data[field_name(name, language)] for name in WORDS}
            for language in Language
        }


def words_field(name, language):
    """The form field of one piece of words; it measures what is there after cleaning."""
    db_field = GuideText._meta.get_field(name)
    is_line = isinstance(db_field, models.CharField)
    attrs = {"lang": TAGS[language]}
    return CleanCharField(
        label=f"{db_field.verbose_name} · {language.label}",
        help_text=db_field.help_text if language == MASTER else "",
        required=language == MASTER and name in WANTED,
        max_length=db_field.max_length or LONGEST,
        widget=forms.TextInput(attrs)
        if is_line and name == "title"
        else forms.Textarea({**attrs, "rows": 3 if is_line else 5}),
    )
