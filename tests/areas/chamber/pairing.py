"""Pairings and joint actions."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from chamber.actions import contributions, joint_actions, pairings
from hengl_uf.attachments.actions import attach
from hengl_uf.enterprises.actions import add_enterprise
from tests.areas.answers import CHAMBER_DEED, CHAMBER_READ, CHAMBER_WRITE
from tests.hengl_uf.attachments.made_files import photo, upload

TABLE: list = [
    ("chamber:pairing-list", "", "get", CHAMBER_READ),
    ("chamber:pairing-add", "", "get", CHAMBER_WRITE),
    ("chamber:pairing-detail", "pairing", "get", CHAMBER_READ),
    ("chamber:pairing-edit", "pairing", "get", CHAMBER_WRITE),
    ("chamber:pairing-attach", "pairing", "get", CHAMBER_WRITE),
    ("chamber:pairing-end", "pairing", "get", CHAMBER_WRITE),
    ("chamber:pairing-reopen", "ended_pairing", "post", CHAMBER_DEED),
    ("chamber:pairing-remove", "pairing", "get", CHAMBER_WRITE),
    ("chamber:pairing-give", "pairing", "get", CHAMBER_WRITE),
    ("chamber:contribution-list", "", "get", CHAMBER_READ),
    ("chamber:contribution-edit", "contribution", "get", CHAMBER_WRITE),
    ("chamber:contribution-remove", "contribution", "get", CHAMBER_WRITE),
    ("chamber:joint-action-list", "", "get", CHAMBER_READ),
    ("chamber:joint-action-add", "", "get", CHAMBER_WRITE),
    ("chamber:joint-action-detail", "joint_action", "get", CHAMBER_READ),
    ("chamber:joint-action-edit", "joint_action", "get", CHAMBER_WRITE),
    ("chamber:joint-action-attach", "joint_action", "get", CHAMBER_WRITE),
    ("chamber:joint-action-remove", "joint_action", "get", CHAMBER_WRITE),
]
PAGES: dict = {
    "secretary-pairing": [
        "/chamber/pairing/",
        "/chamber/pairing/?state=overdue",
        "/chamber/pairing/add/",
        "{pairing}",
        "{ended_pairing}",
        "{pairing}edit/",
        "{pairing}give/",
        "{pairing}end/",
        "{pairing}remove/",
        "/chamber/contribution/",
        "/chamber/joint-action/",
        "/chamber/joint-action/add/",
        "{joint_action}",
        "{joint_action}edit/",
    ],
    "leader-pairing": [
        "/chamber/pairing/",
        "{pairing}",
        "/chamber/contribution/",
        "/chamber/joint-action/",
        "{joint_action}",
    ],
}

LONG = "示例工业园冬春季消防安全隐患联合排查和安全生产宣传"


def furnish(*, secretary, village):
    """One record of each kind and state."""
    now, today = {"by": secretary, "at": timezone.now()}, timezone.localdate()
    firm = add_enterprise(**now, name=f"{LONG}结对帮扶股份有限公司", village=village)
    pairing = pairings.add_pairing(
        **now,
        enterprise=firm,
        village=village,
        starts_on=today - timedelta(days=700),
        ends_on=today - timedelta(days=3),
        plan=f"{LONG}。" * 6,
    )
    gifts = [
        contributions.give(
            pairing=pairing,
            **now,
            given_on=today - timedelta(days=days),
            amount=Decimal("1920.35"),
            what=f"{LONG}用的物资" * 2,
            form=form,
        )
        for days, form in ((400, "cash"), (100, "goods"), (5, "work"))
    ]
    ended = pairings.add_pairing(
        **now, kind="yongshan", place="云南省示例县示例村", starts_on=today - timedelta(days=900)
    )
    pairings.end_pairing(pairing=ended, **now, ended_on=today, result=f"{LONG}。")
    joint_action = joint_actions.add_joint_action(
        **now,
        title=LONG * 2,
        held_on=today,
        village=village,
        place=LONG,
        partners=f"派出所、村委会、{LONG}",
        people=1234,
        enterprises=56,
        supplies=Decimal("1920.35"),
        summary=f"{LONG}。" * 4,
    )
    attach(owner=joint_action, upload=upload(photo(), "现场.jpg"), **now)
    return {
        "pairing": pairing,
        "ended_pairing": ended,
        "contribution": gifts[0],
        "joint_action": joint_action,
    }
