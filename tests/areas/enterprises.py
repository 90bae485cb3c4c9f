"""Enterprises, with industries, parks and contacts at work."""

from django.utils import timezone

from hengl_uf.attachments.actions import attach
from hengl_uf.enterprises import actions, contacts
from hengl_uf.enterprises.models import Industry, Park
from tests.areas.answers import (
    CHAMBER_WRITE,
    ENTERPRISES,
    ENTERPRISES_WRITE,
    ONE_ENTERPRISE,
    ONE_ENTERPRISE_WRITE,
)
from tests.hengl_uf.attachments.made_files import photo, upload

TABLE: list = [
    ("enterprises:enterprise-attach", "whole_enterprise", "get", ONE_ENTERPRISE_WRITE),
    ("enterprises:enterprise-remove", "whole_enterprise", "get", ONE_ENTERPRISE_WRITE),
    ("enterprises:enterprise-likeness", "", "post", ENTERPRISES_WRITE),
    ("enterprises:contact-add", "whole_enterprise", "get", ONE_ENTERPRISE_WRITE),
    ("enterprises:contact-edit", "enterprise_contact", "get", ONE_ENTERPRISE_WRITE),
    ("enterprises:contact-remove", "enterprise_contact", "get", ONE_ENTERPRISE_WRITE),
    ("enterprises:contact-phone", "enterprise_contact", "post", ONE_ENTERPRISE),
    ("enterprises:industry-list", "", "get", ENTERPRISES),
    ("enterprises:industry-add", "", "get", CHAMBER_WRITE),
    ("enterprises:industry-edit", "industry", "get", CHAMBER_WRITE),
    ("enterprises:park-list", "", "get", ENTERPRISES),
    ("enterprises:park-add", "", "get", CHAMBER_WRITE),
    ("enterprises:park-edit", "park", "get", CHAMBER_WRITE),
    ("enterprises:park-remove", "park", "get", CHAMBER_WRITE),
]
PAGES: dict = {
    "secretary-enterprises": [
        "/enterprises/enterprise/",
        "/enterprises/enterprise/?status=closed",
        "/enterprises/enterprise/add/",
        "{whole_enterprise}",
        "{whole_enterprise}edit/",
        "{whole_enterprise}contact/",
        "{whole_enterprise}attach/",
        "{whole_enterprise}remove/",
        "/enterprises/industry/",
        "/enterprises/industry/add/",
        "/enterprises/park/",
        "/enterprises/park/add/",
    ],
    "leader-enterprises": ["/enterprises/enterprise/", "{whole_enterprise}", "/enterprises/park/"],
}

LONG = "示例国际半导体照明与智能家居控制系统研发制造"


def furnish(*, clerk, officer, village):
    """One record of each kind and state."""
    now = {"by": officer, "at": timezone.now()}
    # The office reads the registers; the chamber that keeps them is not of this cast.
    park = Park(name=f"{LONG}产业园二期", village=village, address=f"示例路 1 号{LONG}")
    park.stamp(**now).save()
    industry = Industry.objects.active().first()
    firm = actions.add_enterprise(
        **now,
        name=f"中山市横栏镇{LONG}股份有限公司",
        former_names=[f"中山市横栏镇{LONG}厂", "示例旧名灯饰厂"],
        industry=industry,
        main_business="灯饰",
        size="large",
        capital="hong_kong",
        capital_note="港方控股",
        village=village,
        park=park,
        address=f"示例路 88 号{LONG}",
        office_phone="+8676087761234",
    )
    actions.add_enterprise(**now, name="示例已注销厂", village=village, status="closed")
    contact = contacts.add_contact(
        enterprise=firm, **now, name="阿卜杜热西提·买买提", kind="legal", post="董事长", phone="+85291234567"
    )
    contacts.add_contact(enterprise=firm, **now, name="欧阳慕仪", kind="contact")
    attach(owner=firm, upload=upload(photo(), "营业执照.jpg"), caption="营业执照", **now)
    return {"whole_enterprise": firm, "enterprise_contact": contact, "industry": industry, "park": park}
