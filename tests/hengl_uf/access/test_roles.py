"""The agreement of who may do what."""

import pytest
from django.contrib.auth.models import AnonymousUser

from hengl_uf.access.answers import Allowed, Denied, Refused, may, require
from hengl_uf.access.models import User
from hengl_uf.access.roles import BY_VILLAGE, GRANTS, PERMISSION_LABELS, WHOLE_TOWN, Permission, Role

WRITES = {permission for permission in Permission if not permission.endswith(".view")}


def test_every_role_is_in_the_agreement():
    assert set(GRANTS) == set(Role)


def test_every_permission_has_its_words():
    assert set(PERMISSION_LABELS) == set(Permission)


def test_every_permission_is_held_by_somebody():
    assert set().union(*GRANTS.values()) == set(Permission)


def test_roles_go_by_village_or_by_town_not_both():
    assert not WHOLE_TOWN & BY_VILLAGE


def test_leader_and_auditor_write_nothing():
    assert not (GRANTS[Role.LEADER] | GRANTS[Role.AUDITOR]) & WRITES


def test_auditor_reads_the_trail_and_the_own_home_only():
    assert GRANTS[Role.AUDITOR] == {Permission.DASHBOARD_VIEW, Permission.AUDIT_VIEW}


def test_administrator_sees_no_record_of_a_person():
    of_outreach = {
        permission for permission in GRANTS[Role.ADMINISTRATOR] if permission.startswith("outreach.")
    }
    assert of_outreach == {Permission.CATEGORY_VIEW, Permission.CATEGORY_EDIT}


def test_only_the_auditor_reads_the_trail_and_only_the_administrator_keeps_accounts():
    assert [role for role in Role if Permission.AUDIT_VIEW in GRANTS[role]] == [Role.AUDITOR]
    assert [role for role in Role if Permission.USER_EDIT in GRANTS[role]] == [Role.ADMINISTRATOR]


def test_a_no_says_why_and_who_can():
    answer = may(User(role=Role.LEADER), Permission.USER_EDIT)
    assert not answer
    assert answer == Denied("您的岗位（分管领导）没有这项权限。", "可以办理的岗位：系统管理员。")


def test_a_stranger_is_asked_to_sign_in():
    assert may(AnonymousUser(), Permission.VISIT_VIEW) == Denied("请先登录。")


def test_require_goes_on_or_refuses():
    require(Allowed())
    with pytest.raises(Refused, match="为什么不行"):
        require(Denied("为什么不行"))


def test_an_unknown_role_may_nothing():
    assert not may(User(role="king"), Permission.DASHBOARD_VIEW)
