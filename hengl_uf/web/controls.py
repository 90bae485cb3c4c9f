"""The controls of forms, written in one go: Django's own way takes a template for each option and each attribute."""

from html import escape

from django.forms.renderers import TemplatesSetting
from django.utils.safestring import mark_safe

FOLDER = "django/forms/widgets"
ENTRIES = ("input", "text", "hidden", "search", "date", "datetime", "time", "number", "email", "tel", "url")


class Renderer(TemplatesSetting):
    """Writes the plain controls itself and leaves the others, and whole forms, to their templates."""

    def render(self, template_name, context, request=None):
        write = WRITERS.get(template_name)
        return write(context["widget"]) if write else super().render(template_name, context, request)


def escaped(value) -> str:
    """A value as it may stand in HTML. Django's own first asks of each value whether it is lazy."""
    return str(value) if hasattr(value, "__html__") else escape(str(value))


def attributes(attrs) -> str:
    """The attributes of a control: True stands as a bare name, False not at all."""
    return "".join(
        f" {name}" if value is True else f' {name}="{escaped(value)}"'
        for name, value in attrs.items()
        if value is not False
    )


def entry(widget):
    """An `<input>`."""
    value = "" if widget["value"] is None else f' value="{escaped(widget["value"])}"'
    name, attrs = escaped(widget["name"]), attributes(widget["attrs"])
    return safe(f'<input type="{widget["type"]}" name="{name}"{value}{attrs}>')


def area(widget):
    """A `<textarea>`; browsers leave out its first line break."""
    attrs, text = attributes(widget["attrs"]), escaped(widget["value"] or "")
    return safe(f'<textarea name="{escaped(widget["name"])}"{attrs}>\n{text}</textarea>')


def select(widget):
    """A `<select>` with its options, in their groups."""
    parts = [f'<select name="{escaped(widget["name"])}"{attributes(widget["attrs"])}>']
    for group, choices, _index in widget["optgroups"]:
        parts += [f'<optgroup label="{escaped(group)}">'] if group else []
        parts += [option(choice) for choice in choices]
        parts += ["</optgroup>"] if group else []
    return safe("\n".join([*parts, "</select>"]))


def option(choice) -> str:
    """One choice of a select."""
    return f'<option value="{escaped(choice["value"])}"{attributes(choice["attrs"])}>{escaped(choice["label"])}</option>'


def box(choice) -> str:
    """One box or radio button with its label."""
    pk = choice["attrs"]["id"]
    state = "".join(
        f" {word}"
        for word, holds in (("checked", choice["selected"]), ("disabled", choice["attrs"].get("disabled")))
        if holds
    )
    return (
        f'<div class="form-check"><input class="form-check-input" type="{choice["type"]}" '
        f'name="{escaped(choice["name"])}" value="{escaped(choice["value"])}" id="{pk}"{state}>'
        f'<label class="form-check-label" for="{pk}">{escaped(choice["label"])}</label></div>'
    )


def safe(html: str):
    """Mark as HTML what is made here: every value in it went through `escaped`."""
    return mark_safe(html)  # noqa: S308


WRITERS = {
    f"{FOLDER}/select.html": select,
    f"{FOLDER}/textarea.html": area,
    **{f"{FOLDER}/{name}.html": entry for name in ENTRIES},
}
