"""Saving a form and opening the same one for the next record: what goes along, and where the focus is."""

from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from hengl_uf.web.models import FormReceipt

BUTTON = "_again"  # the name of the second button
MARK = "again"  # in the address of the form that is opened for the next record
ROOM = FormReceipt._meta.get_field("url").max_length  # characters of an address that a receipt holds


def wanted(page) -> bool:
    """Whether the person asked for the next one, on a page that offers it."""
    return bool(page.again_label) and BUTTON in page.request.POST


def is_next(request) -> bool:
    """Whether this form was opened by saving the one before."""
    return MARK in request.GET


def address(path, kept) -> str:
    """The address of the next form. A value for which it has no room is left out: it is typed again."""
    pairs = {MARK: 1}
    for name, value in kept.items():
        longer = {**pairs, name: value}
        if value not in (None, "", []) and len(with_query(path, longer)) <= ROOM:
            pairs = longer
    return with_query(path, pairs)


def with_query(path, pairs) -> str:
    """The path with these parameters; a list stands as several."""
    return f"{path}?{urlencode(pairs, doseq=True)}"


def posted(form, names) -> dict:
    """What was typed into these fields, as it may stand in an address; of what is chosen by typing, id and words."""
    kept = {}
    for name in names:
        value = form[name].data
        if isinstance(value, tuple):
            kept[name], kept[f"{name}_text"] = value
        else:
            kept[name] = value
    return kept


def accepted(form, given, names) -> dict:
    """Those values of an address that this form, bound to them, takes: what is forged or out of reach is not among them."""
    form.is_valid()
    return {name: form.cleaned_data[name] for name in names if name in given and name in form.cleaned_data}


def focus_first(form):
    """Put the focus into the first field that the form shows."""
    first = form.helper.layout.get_field_names()[0].name
    form.fields[first].widget.attrs["autofocus"] = True


def told(message, record, url):
    """The message with a link to what was just saved."""
    link = _("打开“%(record)s”") % {"record": record}
    return format_html('{} <a href="{}">{}</a>', message, url, link)
