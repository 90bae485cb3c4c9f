"""Letters (文书) made of a case: what their placeholders mean, and a Word file filled with the values of one case."""

import io

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from docx import Document

from hengl_uf.attachments.models import Attachment
from hengl_uf.attachments.store import content_path
from hengl_uf.documents import official, templates
from hengl_uf.documents.packages import W
from hengl_uf.lib.dates import plain_date
from hengl_uf.places.models import Town

POSITION = "letter"  # of the letters of a case among its files
TEMPLATE = "template"  # of the office's own Word file among the files of a template
BLANK = "＿＿＿＿"  # stands where a case has no value: to be filled in by hand

# (what stands between the braces, what it means), by our own key.
PLACEHOLDERS = {
    "number": (gettext_lazy("编号"), gettext_lazy("事项编号")),
    "requester": (gettext_lazy("求助人"), gettext_lazy("求助的人或企业")),
    "request": (gettext_lazy("诉求"), gettext_lazy("求助事项的诉求")),
    "category": (gettext_lazy("类别"), gettext_lazy("事项类别")),
    "opened": (gettext_lazy("受理日期"), gettext_lazy("受理起算日")),
    "limit": (gettext_lazy("办理时限"), gettext_lazy("多少个工作日")),
    "due": (gettext_lazy("办理期限"), gettext_lazy("到期的那一天，暂停时空着")),
    "resolved": (gettext_lazy("办结日期"), gettext_lazy("没有办结时空着")),
    "outcome": (gettext_lazy("办理结果"), gettext_lazy("没有办结时空着")),
    "handler": (gettext_lazy("经办人"), gettext_lazy("经办人姓名")),
    "centre": (gettext_lazy("服务中心"), gettext_lazy("受理的村（社区）")),
    "office": (gettext_lazy("单位"), gettext_lazy("本单位名称")),
    "today": (gettext_lazy("今天"), gettext_lazy("出具文书的日期")),
    "department": (gettext_lazy("转办部门"), gettext_lazy("没有转办时空着")),
    "question": (gettext_lazy("转办事项"), gettext_lazy("请部门办理的内容")),
    "sent": (gettext_lazy("转办日期"), gettext_lazy("转出的那一天")),
    "answer_due": (gettext_lazy("答复期限"), gettext_lazy("请部门答复的期限")),
}


def known() -> dict[str, str]:
    """The placeholders that a template may hold, with their meanings."""
    return {str(name): str(meaning) for name, meaning in PLACEHOLDERS.values()}


def placeholder(key) -> str:
    """One placeholder as it stands in a template."""
    return f"{{{{ {PLACEHOLDERS[key][0]} }}}}"


def values_of(case, *, on, referral=None) -> dict[str, str]:
    """What stands for each placeholder in a letter about this case; a value that is missing is a blank line."""
    values = {
        "number": case.number,
        "requester": str(case.contact or case.enterprise),
        "request": case.title,
        "category": case.category.name,
        "opened": plain_date(case.opened_on),
        "limit": _("%(days)s 个工作日") % {"days": case.limit_days},
        "due": case.due_on and plain_date(case.due_on),
        "resolved": case.resolved_on and plain_date(case.resolved_on),
        "outcome": case.outcome,
        "handler": case.handler and case.handler.name,
        "centre": case.village.name,
        "office": Town.objects.values_list("office_name", flat=True).first(),
        "today": plain_date(on),
        "department": referral and referral.department,
        "question": referral and referral.question,
        "sent": referral and plain_date(referral.sent_on),
        "answer_due": referral and plain_date(referral.due_on),
    }
    return {str(PLACEHOLDERS[key][0]): value or BLANK for key, value in values.items()}


def fill(template, values) -> bytes:
    """The letter as a Word file. Raises `TemplateRefused`."""
    return templates.fill(word_file(template), values)


def word_file(template) -> bytes:
    """The office's own Word file, or the words of the template in the official layout."""
    own = own_file(template)
    if own:
        return content_path(own.sha256).read_bytes()
    return words_as_file(template.title, template.addressee, template.body)


def own_file(template) -> Attachment | None:
    """The Word file that takes the place of the words, where the office uploaded one."""
    return Attachment.objects.about(template).filter(position=TEMPLATE).last() if template.pk else None


def words_as_file(title, addressee, body) -> bytes:
    """Words with placeholders as a Word file, with the office's name and the day below."""
    return official.letter(
        title=title,
        addressee=addressee,
        paragraphs=body.splitlines(),
        signature=placeholder("office"),
        dated=placeholder("today"),
    )


def words_in(letter: bytes) -> list[str]:
    """The paragraphs of a Word file as plain words, tables included, for a look before it is made."""
    lines = []
    for paragraph in Document(io.BytesIO(letter)).element.body.iter(f"{W}p"):
        pieces = (
            "\n" if one.tag == f"{W}br" else one.text or "" for one in paragraph.iter(f"{W}t", f"{W}br")
        )
        lines.append("".join(pieces).strip())
    return [line for line in lines if line]
