"""Form controls in templates."""

from django import forms, template

from hengl_uf.web.controls import attributes, box, safe

register = template.Library()


@register.filter
def written(attrs):
    """The attributes of a control, for the templates of our own widgets."""
    return safe(attributes(attrs))


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
    return safe("\n".join(box(choice) for _group, choices, _index in groups for choice in choices))
