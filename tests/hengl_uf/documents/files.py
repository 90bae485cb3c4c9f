"""Word files for these tests: plain ones, and such as somebody with bad intent would make."""

import io
import zipfile

from docx import Document

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved(document) -> bytes:
    """The document as a file."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def written(*paragraphs: str) -> bytes:
    """A Word file of these paragraphs."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def read(file: bytes):
    """The file as python-docx reads it."""
    return Document(io.BytesIO(file))


def text_of(file: bytes) -> str:
    """Its paragraphs, one a line."""
    return "\n".join(paragraph.text for paragraph in read(file).paragraphs)


def changed(file: bytes, member: str, old: str, new: str) -> bytes:
    """The file with words of one member exchanged, as with an archiver and an editor."""
    return rebuilt(file, {member: lambda content: content.replace(old.encode(), new.encode(), 1)})


def body(xml: str) -> bytes:
    """A Word file with this XML at the start of its text."""
    return changed(written("x"), "word/document.xml", "<w:body>", f"<w:body>{xml}")


def related(
    kind: str, target: str, *, external: bool = True, holder: str = "word/_rels/document.xml.rels"
) -> bytes:
    """A Word file with one more relation to something."""
    mode = ' TargetMode="External"' if external else ""
    relation = f'<Relationship Id="rId99" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
    return changed(written("x"), holder, "</Relationships>", f"{relation}</Relationships>")


def rebuilt(file: bytes, changes=None, more=None, method=zipfile.ZIP_DEFLATED) -> bytes:
    """The package, packed anew: members changed by functions, others added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(made, "w", method) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, (changes or {}).get(name, lambda same: same)(content))
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return made.getvalue()
