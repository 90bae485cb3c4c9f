"""The insides of form controls, written in one go: Django's own way takes a template for each option and each attribute."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

register = template.Library()


@register.filter
def written(attrs):
    """The attributes of a control: True stands as a bare name, False not at all."""
    parts = (
        f" {conditional_escape(name)}"
        if value is True
        else f' {conditional_escape(name)}="{conditional_escape(value)}"'
        for name, value in attrs.items()
        if value is not False
    )
    return mark_safe("".join(parts))  # noqa: S308  (each part is escaped above)


@register.filter
def options(optgroups):
    """The options of a select, in their groups."""
    parts = []
    for group, choices, _index in optgroups:
        parts += [f'<optgroup label="{conditional_escape(group)}">'] if group else []
        parts += [
            f'<option value="{conditional_escape(choice["value"])}"{written(choice["attrs"])}>'
            f"{conditional_escape(choice['label'])}</option>"
            for choice in choices
        ]
        parts += ["</optgroup>"] if group else []
    return mark_safe("\n".join(parts))  # noqa: S308  (each part is escaped above)
