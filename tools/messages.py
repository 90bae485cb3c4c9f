"""Bring the catalogues of the public pages up to date: `python tools/messages.py`.

Only what the public reads is translated: the guide, its base page, and the few words of the models that it shows.
Staff pages are in simplified Chinese. New messages are added untranslated, unused ones are dropped; fill in the
translations in `locale/*/LC_MESSAGES/django.po` afterwards. Needs no system gettext.
"""

import ast
import re
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

BASE = Path(__file__).resolve().parent.parent
LOCALES = {"zh_Hant": "zh_Hant", "en": "en"}
TEMPLATES = [
    "templates/public_base.html",
    "templates/guide",
    "templates/lone_base.html",
    "templates/chamber/event_link.html",
    "templates/chamber/_event_link_registered.html",
    "templates/chamber/policy_link.html",
    "templates/chamber/giving_link.html",
    "templates/chamber/_giving_story.html",
    "templates/chamber/_giving_uses.html",
    "templates/chamber/_giving_project.html",
]
CODE = [
    "outreach/guide/views.py",
    "chamber/views/event_link.py",
    "chamber/forms/registrations.py",
    "chamber/actions/registrations.py",
    "chamber/views/policy_links.py",
    "chamber/views/giving_story.py",
]
# Messages that reach the public pages from code which has many others for staff only.
SHARED = {
    "chamber/views/giving.py": {"爱心款项反馈"},
    "hengl_uf/lib/dates.py": {"%(year)d年%(month)d月%(day)d日"},
    "hengl_uf/lib/phones.py": {"%(number)s 转 %(extension)s"},
    "hengl_uf/web/forms.py": {"请选择一项。", "请填写这一项。", "%(label)s（选填）"},
    "chamber/models/events.py": {
        "培训讲座",
        "考察学习",
        "行业展会",
        "政企面对面座谈会",
        "其他",
        "已报名",
        "候补",
        "已签到",
        "未到",
        "满意",
        "一般",
        "不满意",
        "这场活动不接受报名。",
        "报名已经截止。",
    },
}
KEYWORDS = {"_": None, "_now": None, "gettext": None, "gettext_lazy": None}
HEADER = "# What the public pages say, in another language. Kept up to date by tools/messages.py."
DATED = re.compile(
    r'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Project-Id-Version|Report-Msgid-Bugs-To|Last-Translator|Language-Team):.*\n',
    re.MULTILINE,
)
IN_TEMPLATE = re.compile(r"""(?:_|gettext)\((u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))\)""")


def main() -> int:
    """Write the catalogues anew; print how many messages still want a translation."""
    found = sorted(messages())
    for folder, locale in LOCALES.items():
        file = BASE / "locale" / folder / "LC_MESSAGES" / "django.po"
        old = read_po(BytesIO(file.read_bytes()), locale=locale) if file.exists() else Catalog(locale=locale)
        new = Catalog(locale=locale, header_comment=HEADER, charset="utf-8", fuzzy=False)
        for place, text in found:
            known = old.get(text)
            flags = {"python-format"} if "%(" in text else set()
            new.add(text, known.string if known else "", locations=[(place, 0)], flags=flags)
        file.parent.mkdir(parents=True, exist_ok=True)
        written = BytesIO()
        write_po(written, new, omit_header=False, include_lineno=False, sort_by_file=True, width=118)
        text = DATED.sub("", written.getvalue().decode())
        file.write_text(text, encoding="utf-8")
        print(f"{folder}: {len(found)} messages, {sum(not m.string for m in new if m.id)} untranslated")
    return 0


def messages() -> set[tuple[str, str]]:
    """(file, message) of everything that the public reads."""
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    files = [
        file
        for name in TEMPLATES
        for file in ([BASE / name] if name.endswith(".html") else (BASE / name).glob("*.html"))
    ]
    found = {
        (place(file), ast.literal_eval(match[1]))
        for file in files
        for match in IN_TEMPLATE.finditer(templatize(file.read_text(encoding="utf-8")))
    }
    found |= {(name, text) for name in CODE for text in in_code(name)}
    return found | {(name, text) for name, wanted in SHARED.items() for text in in_code(name) & wanted}


def in_code(name) -> set[str]:
    """The messages of one Python file."""
    with (BASE / name).open("rb") as source:
        return {
            text
            for _line, text, _comments, _context in extract("python", source, keywords=KEYWORDS)
            if isinstance(text, str)
        }


def place(file) -> str:
    """The file as the catalogue names it."""
    return str(file.relative_to(BASE))


if __name__ == "__main__":
    sys.exit(main())
