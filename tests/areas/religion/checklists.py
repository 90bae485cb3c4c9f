"""Checklists: the one in force, and a draft."""

from django.utils import timezone

from religion.actions import checklists
from religion.actions.checklists import ItemSet
from religion.models import Checklist
from tests.areas.answers import OFFICE, SITE_OFFICE_DEED, SITES_READ

TABLE: tuple = (
    ("religion:checklist-list", "", "get", SITES_READ),
    ("religion:checklist-add", "", "get", OFFICE),
    ("religion:checklist-detail", "checklist_in_force", "get", SITES_READ),
    ("religion:checklist-draft", "checklist_in_force", "post", SITE_OFFICE_DEED),
    ("religion:checklist-detail", "checklist_draft", "get", SITES_READ),
    ("religion:checklist-edit", "checklist_draft", "get", OFFICE),
    ("religion:checklist-publish", "checklist_draft", "get", OFFICE),
    ("religion:checklist-drop", "checklist_draft", "get", OFFICE),
)
PAGES: dict = {
    "officer-checklists": [
        "/religion/checklist/",
        "/religion/checklist/add/",
        "{checklist_in_force}",
        "{checklist_draft}",
        "{checklist_draft}edit/",
        "{checklist_draft}publish/",
        "{checklist_draft}drop/",
    ],
    "inspector-checklists": ["/religion/checklist/", "{checklist_in_force}"],
    "leader-checklists": ["/religion/checklist/"],
}

LONG = "示例：香烛、纸品和蒲团等可燃物与明火保持距离，收存在专用的不燃柜内并有专人保管"


def furnish(*, clerk, officer, village) -> dict:
    """The list of fire safety in force, and a draft of the one for festivals with changes of each kind."""
    on, how = timezone.localdate(), {"by": officer, "at": timezone.now()}
    in_force = {one.kind: one for one in Checklist.objects.in_force(on)}
    draft = checklists.draft_of(checklist=in_force["festival"], **how)
    items = [ItemSet(one.code, one.text, one.group, one.is_major, one.clause) for one in draft.items.all()]
    reworded = ItemSet(items[1].code, LONG, items[1].group, True, "示例依据")
    checklists.change(checklist=draft, items=[reworded, *items[2:], ItemSet("Z9", LONG, "示例")], **how)
    return {"checklist_in_force": in_force["fire"], "checklist_draft": draft}
