"""Templates of letters: Word files with plain placeholders, `{{ name }}`, and nothing that computes."""

import io
import re
import zipfile
from collections.abc import Mapping

from django.utils.translation import gettext as _
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from hengl_uf.documents.packages import WORD, W, opened
from hengl_uf.documents.refusals import TemplateRefused
from hengl_uf.lib.text import clean_text

MAX_PLACEHOLDERS = 300

PLACEHOLDER = re.compile(r"(?<!\{)\{\{ {0,9}([^\W\d]\w{0,59}) {0,9}\}\}(?!\})")
# All that the filling could take for a command, also after its own rewriting ("{_{").
MARKS = re.compile(r"\{_?[{%#]|[}%#]_?\}")
FULL_WIDTH = re.compile("[｛{]｛|｛{|[｝}]｝|｝}")  # typed with a Chinese keyboard
BRACES = str.maketrans("{}", "｛｝")
ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name)


def placeholders(template: bytes) -> list[str]:
    """The names in the template, each once, in the order of the text. Raises TemplateRefused."""
    document = opened(template)
    rendered = _rendered_parts(document)
    found: list[str] = []
    for part in rendered:
        found += _names_in(part, document)
    for part in document.docx.part.package.iter_parts():
        if part not in rendered:
            _refuse_marks_elsewhere(part)
    if len(found) > MAX_PLACEHOLDERS:
        raise TemplateRefused(_("模板里的占位符超过 %(limit)d 处。") % {"limit": MAX_PLACEHOLDERS})
    return list(dict.fromkeys(found))


def check(template: bytes, known: Mapping[str, str]) -> None:
    """Raise TemplateRefused, with a sentence, unless the template can be filled from these names and labels."""
    for name in placeholders(template):
        if name not in known:
            raise TemplateRefused(
                _("模板里的占位符“%(name)s”这里没有。可以用：%(known)s。")
                % {
                    "name": name,
                    "known": "、".join(f"{one}（{label}）" if label else one for one, label in known.items()),
                }
            )


def fill(template: bytes, values: Mapping[str, object]) -> bytes:
    """The template with its placeholders replaced. Raises TemplateRefused as `check` does.

    Values are text, whatever they look like: line breaks stay, control characters go, braces become full width.
    """
    check(template, dict.fromkeys(values, ""))
    document = opened(template)
    document.render({name: plain(value) for name, value in values.items()}, _sandbox())
    filled = io.BytesIO()
    document.save(filled)
    return timeless(filled.getvalue())


def timeless(package: bytes) -> bytes:
    """The package without the moment of its making: the same values make the same file, whenever that is."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def plain(value: object) -> str:
    """A value as text that Word can hold and that is never taken for a placeholder."""
    return "" if value is None else clean_text(str(value)).translate(BRACES)


def _sandbox() -> ImmutableSandboxedEnvironment:
    """Nothing to call, nothing to filter by: names alone."""
    sandbox = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    sandbox.globals.clear()
    sandbox.filters.clear()
    sandbox.tests.clear()
    return sandbox


def _rendered_parts(document: DocxTemplate) -> list[Part]:
    """The parts that the filling looks at: text, headers and footers, footnotes."""
    main = document.docx.part
    of_page = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    around = [relation.target_part for relation in main.rels.values() if relation.reltype in of_page]
    notes = [part for part in main.package.iter_parts() if part.content_type == CONTENT_TYPE.WML_FOOTNOTES]
    return [main, *dict.fromkeys([*around, *notes])]


def _names_in(part: Part, document: DocxTemplate) -> list[str]:
    """The placeholders of one part, each of which lies whole in the text of one paragraph."""
    root = etree.fromstring(part.blob)
    remarks = [remark.text or "" for remark in root.iter(etree.Comment, etree.PI)]
    everything = "".join([*root.itertext(), *remarks])
    names = PLACEHOLDER.findall(everything)
    if FULL_WIDTH.search(everything):
        raise TemplateRefused(_("模板里有全角的花括号“｛｛”。占位符的花括号请用英文输入法重新打。"))
    strange = MARKS.search(PLACEHOLDER.sub(" ", everything)) or _mark_in_attributes(root)
    if strange:
        raise TemplateRefused(
            _(
                "模板里有“%(what)s”，这里认不出。占位符只能写成两层花括号加名称，如 %(sample)s，不能有语句、点、括号和竖线。"
            )
            % {"what": strange[0], "sample": "{{ name }}"}
        )
    within = [name for text in _paragraphs(root) for name in PLACEHOLDER.findall(text)]
    if sorted(within) != sorted(names):
        raise TemplateRefused(
            _("有占位符跨了段落，或写在修订、域、公式里。请接受全部修订，把它在同一段里重新打一遍。")
        )
    _refuse_what_would_run(part, document, names)
    return names


def _paragraphs(root):
    """The text of each paragraph; a text box is a paragraph of its own, not of the one that it hangs on."""
    texts: dict[object, list[str]] = {}
    for element in root.iter(f"{W}t"):
        paragraph = next(element.iterancestors(f"{W}p"), None)
        texts.setdefault(paragraph, []).append(element.text or "")
    return ["".join(pieces) for pieces in texts.values()]


def _mark_in_attributes(root):
    for element in root.iter(etree.Element):
        for value in element.attrib.values():
            if found := MARKS.search(value):
                return found
    return None


def _refuse_what_would_run(part: Part, document: DocxTemplate, names: list[str]) -> None:
    """Look at the part as the filling will see it: well-formed, and nothing but these names."""
    source = document.get_xml() if part is document.docx.part else document.get_part_xml(part)
    if part.content_type == CONTENT_TYPE.WML_FOOTNOTES:
        source = part.blob.decode()
    try:
        seen = document.patch_xml(source)
        etree.fromstring(seen.encode())
        tree = _sandbox().parse(seen)
    except (TemplateError, etree.XMLSyntaxError) as error:
        raise TemplateRefused(_("有占位符夹着别的格式。请删去它，再一口气重新打一遍。")) from error
    found = list(_nodes(tree))
    seen_names = [node.name for node in found if isinstance(node, nodes.Name)]
    if not all(isinstance(node, ALLOWED) for node in found) or sorted(seen_names) != sorted(names):
        raise TemplateRefused(_("有占位符的名称不能用。请改成说明里列出的名称。"))


def _nodes(tree: nodes.Node):
    yield tree
    for child in tree.iter_child_nodes():
        yield from _nodes(child)


def _refuse_marks_elsewhere(part: Part) -> None:
    """Placeholders in comments, end notes or the file's properties would stay as they are, or run."""
    if not part.content_type.startswith(WORD) and part.content_type != CONTENT_TYPE.OPC_CORE_PROPERTIES:
        return
    root = etree.fromstring(part.blob)
    if MARKS.search("".join(root.itertext())) or _mark_in_attributes(root):
        raise TemplateRefused(_("占位符只能写在正文、页眉、页脚和脚注里；批注、尾注和文件属性里的请删去。"))
