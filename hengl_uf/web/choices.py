"""Choices of rows that are shown by their name: read as pairs, not as whole records."""

from django.forms.models import ModelChoiceIterator
from django_filters import ModelChoiceFilter
from django_filters.fields import ModelChoiceField


def pairs_of(queryset) -> list[tuple[int, str]]:
    """(id, name) of each row; of an account with 17 columns a choice needs two."""
    return list(queryset.values_list("pk", "name"))


def offer(pairs, *fields) -> None:
    """Let these model choice fields of a form offer the pairs. What is sent back is still looked up in their querysets."""
    for field in fields:
        field.choices = [*([("", field.empty_label)] if field.empty_label is not None else []), *pairs]


class NamedIterator(ModelChoiceIterator):
    """The choices of a `NamedField`."""

    def __iter__(self):
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        yield from self.field.pairs


class NamedField(ModelChoiceField):
    """One row out of those that have a name. They are read once, to offer them and to know what was chosen."""

    iterator = NamedIterator

    @property
    def pairs(self) -> list[tuple[int, str]]:
        if not hasattr(self, "_pairs"):
            self._pairs = pairs_of(self.queryset)
        return self._pairs

    def to_python(self, value):
        """The chosen row with its id and name alone: enough to filter by and to say."""
        chosen = next(((pk, name) for pk, name in self.pairs if str(pk) == str(value)), None)
        return self.queryset.model(pk=chosen[0], name=chosen[1]) if chosen else super().to_python(value)


class NamedFilter(ModelChoiceFilter):
    """A filter by one row out of those that have a name."""

    field_class = NamedField
