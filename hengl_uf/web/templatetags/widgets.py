"""The insides of form controls, written in one go: Django's own way takes a template for each option and each attribute."""

from html import escape

from django import forms, template
from django.utils.safestring import mark_safe

register = template.Library()


def escaped(value) -> str:
    """A value as it may stand in HTML. Django's own first asks of each value whether it is lazy."""
    return str(value) if hasattr(value, "__html__") else escape(str(value))


@register.filter
def written(attrs):
    """The attributes of a control: True stands as a bare name, False not at all."""
    parts = (
        f" {name}" if value is True else f' {name}="{escaped(value)}"'
        for name, value in attrs.items()
        if value is not False
    )
    return mark_safe("".join(parts))  # noqa: S308  (each part is escaped above)


@register.filter
def options(optgroups):
    """The options of a select, in their groups."""
    parts = []
    for group, choices, _index in optgroups:
        parts += [f'<optgroup label="{escaped(group)}">'] if group else []
        parts += [
            f'<option value="{escaped(choice["value"])}"{written(choice["attrs"])}>'
            f"{escaped(choice['label'])}</option>"
            for choice in choices
        ]
        parts += ["</optgroup>"] if group else []
    return mark_safe("\n".join(parts))  # noqa: S308  (each part is escaped above)


@register.filter
def control_kind(field) -> str:
    """How a field is laid out: "choices" (a group of boxes or radio buttons), "check" (one box), "select" or "input"."""
    widget = field.field.widget
    kinds = ((forms.RadioSelect, "choices"), (forms.CheckboxInput, "check"), (forms.Select, "select"))
    return next((kind for made_of, kind in kinds if isinstance(widget, made_of)), "input")


@register.filter
def classed(field, css: str):
    """The control of a field with a class beside its own, and marked when something is wrong."""
    classes = (field.field.widget.attrs.get("class"), css, "is-invalid" if field.errors else "")
    return field.as_widget(attrs={"class": " ".join(filter(None, classes))})


@register.filter
def boxes(field):
    """The boxes or radio buttons of a field, each with its label."""
    widget = field.field.widget
    attrs = field.build_widget_attrs({"id": widget.attrs.get("id") or field.auto_id}, widget)
    groups = widget.get_context(field.html_name, field.value(), attrs)["widget"]["optgroups"]
    parts = (
        f'<div class="form-check"><input class="form-check-input" type="{option["type"]}" '
        f'name="{escaped(option["name"])}" value="{escaped(option["value"])}" '
        f'id="{option["attrs"]["id"]}"{" checked" if option["selected"] else ""}'
        f"{' disabled' if option['attrs'].get('disabled') else ''}>"
        f'<label class="form-check-label" for="{option["attrs"]["id"]}">{escaped(option["label"])}</label></div>'
        for _group, choices, _index in groups
        for option in choices
    )
    return mark_safe("\n".join(parts))  # noqa: S308  (each part is escaped above)
