"""The checklist of a case: copied from its category, changed with it, done before the case is closed."""

from django.utils.translation import gettext as _

from hengl_uf.web.last_word import told
from hengl_uf.web.refusals import DeedRefused
from outreach.models import CaseItem


class ChecklistOpen(DeedRefused):
    """A required line of the checklist is not done."""


def copy_items(case, besides=()):
    """Give a case the active lines of its category, in the office's order; `besides` are texts that it has."""
    lines = case.category.items.filter(is_active=True).exclude(text__in=besides).order_by("order", "pk")
    CaseItem.objects.bulk_create(
        CaseItem(case=case, text=line.text, is_required=line.is_required, order=line.order) for line in lines
    )


def swap_items(case):
    """Give a case the lines of its new category; what was done stays, with who did it and when."""
    case.items.filter(done_at__isnull=True).delete()
    copy_items(case, besides=list(case.items.values_list("text", flat=True)))


def open_items(case) -> list[CaseItem]:
    """The required lines that are not done."""
    return list(case.items.filter(is_required=True, done_at__isnull=True).order_by("order", "pk"))


def refuse_open_items(case):
    """Raise `ChecklistOpen`, naming the lines."""
    if items := open_items(case):
        raise ChecklistOpen(
            _("办理清单还有必须完成的 %(count)s 项：%(items)s。做完后再办结。")
            % {"count": len(items), "items": _("、").join(item.text for item in items)}
        )


def closing(case):
    """Save a closed case in here: what the database still refuses becomes a sentence too."""
    refuse_open_items(case)
    return told(case_checklist_done=still_open)


def still_open() -> ChecklistOpen:
    """The sentence for a line that came or was taken back just now."""
    return ChecklistOpen(_("办理清单还有必须完成的项目。做完后再办结。"))
