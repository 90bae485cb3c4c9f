"""The look: icons that exist, components that are documented and shown, templates that a strict CSP allows."""

import importlib
import re

import pytest
from django.conf import settings
from django.template.loader import get_template

from hengl_uf import navigation
from hengl_uf.web import styleguide
from hengl_uf.web.lists import ListPage
from hengl_uf.web.templatetags.web import FILE_ICONS, TONE_ICONS, icon_names

TEMPLATES = settings.BASE_DIR / "templates"
ALL = sorted(TEMPLATES.rglob("*.html"))
PAGES = [path for path in ALL if "emails" not in path.parts and "documents" not in path.parts]
OURS = [
    path for path in ALL if path.relative_to(TEMPLATES).parts[0] != "django"
]  # not what replaces Django's own
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
SHELL = {"sidebar", "topbar", "tabs", "new_menu", "client_words"}  # shown by every page
ICON_USES = re.compile(r'{% icon "([a-z0-9-]+)"|\bicon="([a-z0-9-]+)"|:"([a-z0-9-]+)" %} ?{# icon')


def name_of(path):
    return str(path.relative_to(TEMPLATES))


def python_sources():
    return [
        path for folder in ("hengl_uf", "outreach") for path in (settings.BASE_DIR / folder).rglob("*.py")
    ]


def used_icons():
    for path in [*ALL, *python_sources()]:
        for match in ICON_USES.finditer(path.read_text(encoding="utf-8")):
            yield next(name for name in match.groups() if name)
    yield from FILE_ICONS.values()
    yield from TONE_ICONS.values()
    yield from (entry.icon for _label, entries in navigation.MENU for entry in entries)
    yield from (entry.icon for entry in navigation.NEW)


def test_every_used_icon_is_in_the_sprite():
    assert set(used_icons()) - set(icon_names()) == set()


@pytest.mark.parametrize("path", OURS, ids=name_of)
def test_template_says_what_it_is(path):
    assert re.match(r"{# \S.*\S #}", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", ALL, ids=name_of)
def test_template_is_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 100


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_template_has_nothing_inline(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=|javascript:|\shx-on", text)


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_template_fetches_nothing_from_elsewhere(path):
    assert not re.search(r'(src|href)="(https?:)?//', path.read_text(encoding="utf-8"))


def test_every_component_is_in_the_style_guide():
    shown = {name for _key, _label, names in styleguide.SECTIONS for name in names}
    assert {path.stem for path in COMPONENTS} - SHELL == shown


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_class_of_a_template_has_a_style(path):
    assert classes_of(path) - known_classes() == set()


def classes_of(path):
    text = re.sub(r"{#.*?#}", "", path.read_text(encoding="utf-8"))
    text = re.sub(r"{%.*?%}|{{.*?}}", lambda part: "~" if part[0].startswith("{{") else " ", text)
    return {
        name
        for names in re.findall(r'class="([^"]*)"', text)
        for name in names.split()
        if name and "~" not in name
    }


def known_classes():
    built = settings.BASE_DIR / "static" / "build"
    styles = "".join((built / name).read_text(encoding="utf-8") for name in ("staff.css", "public.css"))
    hooks = {"detail-main"}  # named for reading only
    return set(re.findall(r"\.([a-zA-Z][\w-]*)", styles)) | hooks


def lists_of(page=ListPage):
    importlib.import_module(settings.ROOT_URLCONF)
    for child in page.__subclasses__():
        yield from lists_of(child)
        if child.template_name and not child.abstract:
            yield child


def test_heads_of_columns_go_away_with_their_cells():
    for page in lists_of():
        source = get_template(page.template_name).template.source
        if "{% block results %}" in source:
            continue  # not a table
        row = source.split("{% block row %}")[1]
        cells = [" ".join(names.split()) for names in re.findall(r'<td(?: class="([^"]*)")?', row)]
        hidden = ["cell-minor" in cell for cell in cells]
        assert hidden == ["cell-minor" in column.css for column in page.columns], page.__name__


def test_style_sheets_stay_light():
    built = settings.BASE_DIR / "static" / "build"
    assert (built / "staff.css").stat().st_size < 100_000
    assert (built / "public.css").stat().st_size < 50_000
    assert (built / "app.js").stat().st_size < 120_000


def test_the_style_guide_opens_for_everybody_who_is_signed_in(signed_in, auditor):
    answer = signed_in(auditor).get("/styleguide/?errors=1")
    assert answer.status_code == 200
    assert "界面规范" in answer.content.decode()


def test_the_style_guide_is_not_public(client):
    assert client.get("/styleguide/").status_code == 302
