"""Rules of structure that a reader could forget: each is looked for in the whole house."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, get_resolver

from hengl_uf.web.records import Record, Removable

ROOT = Path(__file__).parent.parent
OURS = ("hengl_uf", "outreach", "chamber", "religion")
HAN = re.compile(r"[㐀-鿿]")

# design.md, section 5, and PIPL art. 28: what is never kept about a person.
FORBIDDEN = re.compile(
    r"faith|belief|religio(us|n)_of|worshipper|believer|ethnic|nationality_group|politic|party_member_name|health"
    r"|diagnos|illness|disease|family_tree|id_card|identity_number|id_number|passport|face_|fingerprint|biometric"
    r"|gps|location_track|latitude_of_person|score|credit_rating|rank_of_person"
    r"|信仰|信教|教徒|信众|民族|政治面貌|党员姓名|病史|健康状况|家谱|身份证|证件号码|护照号|人脸|指纹|轨迹|评分"
)


def our_models():
    """All models of ours."""
    return [model for model in apps.get_models() if model._meta.app_label in OURS]


def modules():
    """All our Python files, tests and migrations apart."""
    for name in OURS:
        yield from (path for path in (ROOT / name).rglob("*.py") if "migrations" not in path.parts)


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_no_field_keeps_what_is_never_kept(model):
    said = {
        field.name: f"{field.name} {getattr(field, 'verbose_name', '')}" for field in model._meta.get_fields()
    }
    assert [name for name, words in said.items() if FORBIDDEN.search(words.casefold())] == []


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_who_and_when_come_in_pairs(model):
    """A field x_by has its x_at or x_on; where the time may be empty, the database holds both together.

    A person may be missing beside a time that is always there: then the system did it.
    """
    fields = {field.name: field for field in model._meta.concrete_fields}
    constrained = " ".join(str(constraint.deconstruct()) for constraint in model._meta.constraints)
    for name, field in fields.items():
        if not name.endswith("_by"):
            continue
        when = next((fields[one] for one in (name[:-2] + "at", name[:-2] + "on") if one in fields), None)
        assert when is not None, f"{name} has no time"
        if when.null:
            assert field.null, f"{name} cannot be empty while {when.name} can"
            assert name in constrained, f"nothing in the database holds {name} and {when.name} together"
            assert when.name in constrained


@pytest.mark.parametrize(
    "model", [one for one in our_models() if issubclass(one, Removable)], ids=lambda m: m.__name__
)
def test_a_removed_record_keeps_who_when_and_why(model):
    assert any("removed_pair" in constraint.name for constraint in model._meta.constraints)
    assert issubclass(model, Record)


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_a_model_says_what_it_is(model):
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}(")


def views(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from views(pattern.url_patterns)


def test_every_view_states_who_may_open_it():
    bare = [
        str(pattern.name)
        for pattern in views(get_resolver().url_patterns)
        if not hasattr(pattern.callback, "permission")
        or (
            pattern.callback.permission is None
            and not getattr(pattern.callback, "is_public", False)
            and not getattr(pattern.callback, "for_every_account", False)
        )
    ]
    assert bare == []


def test_locks_do_not_stop_records_that_point_here():
    """`select_for_update` without NO KEY would make the audit chain's commit wait on row locks."""
    bad = [
        path
        for path in modules()
        if re.search(r"select_for_update\((?!no_key=True)", path.read_text("utf-8"))
    ]
    assert bad == []


def test_no_signals_of_our_own():
    bad = [
        path
        for path in modules()
        if re.search(r"django\.dispatch|post_save|pre_save|m2m_changed", path.read_text("utf-8"))
    ]
    assert bad == []


def bare_words(path):
    """String constants with Chinese in code that no gettext call wraps, docstrings apart."""
    tree = ast.parse(path.read_text("utf-8"))
    wrapped = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in GETTEXT:
            wrapped |= {id(one) for argument in node.args for one in ast.walk(argument)}
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            wrapped.add(id(body[0].value))
    for node in ast.walk(tree):
        if (
            not isinstance(node, ast.Constant)
            or not isinstance(node.value, str)
            or not HAN.search(node.value)
        ):
            continue
        if id(node) not in wrapped and node.value not in SAME_EVERYWHERE:
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.value[:30]}"


# Names of languages in themselves, and the mark of samples that goes into data.
SAME_EVERYWHERE = {"简体", "繁體", "示例", "樣本", "（示例）"}
GETTEXT = {"_", "_now", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
# Data, not words of the interface: names of the town, samples, tables of characters, and what the start says.
DATA = (
    "hengl_uf/demo/",
    "hengl_uf/scale/",
    "hengl_uf/reference/",
    "hengl_uf/lib/",
    "hengl_uf/runtime/",
    "management/commands",
)


def test_all_words_of_the_code_go_through_gettext():
    found = [
        one
        for path in modules()
        if not any(part in str(path.relative_to(ROOT)) for part in DATA)
        for one in bare_words(path)
    ]
    assert found == []


TAGS = re.compile(
    r"{#.*?#}|{% comment.*?endcomment %}|{% blocktrans.*?endblocktrans(late)? %}|{% trans(late)? .*?%}|_\(\".*?\"\)",
    re.DOTALL,
)


def test_all_words_of_the_templates_go_through_gettext():
    bad = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "templates").rglob("*.html")
        if HAN.search(TAGS.sub("", path.read_text("utf-8")))
    ]
    assert bad == []


def test_no_template_holds_inline_script_or_style():
    """The content security policy would refuse it anyway; here it is found before a browser does."""
    bad = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
    allowed = {"templates/500.html"}
    found = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "templates").rglob("*.html")
        if bad.search(re.sub(r"{#.*?#}", "", path.read_text("utf-8")))
    ]
    assert set(found) - allowed == set()


def test_the_repository_names_no_host_of_packages():
    files = [
        ROOT / "requirements.lock",
        ROOT / "requirements-dev.lock",
        ROOT / "package-lock.json",
        ROOT / "Makefile",
    ]
    hosts = re.compile(
        r"https?://[^\s\"']*(pypi|pythonhosted|npmjs|registry)|--index-url|--find-links|\"resolved\""
    )
    assert [path.name for path in files if path.exists() and hosts.search(path.read_text("utf-8"))] == []


def test_modules_stay_small():
    assert {
        str(path.relative_to(ROOT)) for path in modules() if len(path.read_text("utf-8").splitlines()) > 450
    } == set()
