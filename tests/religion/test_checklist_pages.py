"""Pages of checklists: the kinds, one version, and the way of a draft from its rows to being in force."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from religion.actions import checklists, inspections
from religion.actions.checklists import ItemSet
from religion.models import Checklist
from tests.factories.religion_checklists import forget_checklists
from tests.factories.religion_inspections import answered, begun
from tests.factories.religion_sites import SiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def fire(town):
    return Checklist.objects.in_force(timezone.localdate()).get(kind="fire")


@pytest.fixture
def draft(fire, officer):
    return checklists.draft_of(checklist=fire, by=officer, at=timezone.now())


def url(verb, one):
    return reverse(f"religion:checklist-{verb}", args=[one.pk])


def typed(*rows, **more):
    """A posted draft with these rows of (order, code, text, group, clause, is_major)."""
    data = {"title": "示例检查表", "note": "", "items-TOTAL_FORMS": len(rows), "items-INITIAL_FORMS": 0}
    names = ("order", "code", "text", "group", "clause")
    for number, (*words, major) in enumerate(rows):
        data |= {f"items-{number}-{name}": value for name, value in zip(names, words, strict=True)}
        if major:
            data[f"items-{number}-is_major"] = "on"
    return data | more


ROWS = [
    (20, "B", "示例第二项", "用火", "", False),
    (10, "A", "示例第一项", "管理", "示例依据", True),
    ("", "C", "示例最后一项", "用火", "", False),
]


class TestReading:
    def test_each_kind_is_a_row_with_its_versions(self, signed_in, officer, draft):
        page = signed_in(officer).get(reverse("religion:checklist-list")).content.decode()
        for label in Checklist.Kind.labels:
            assert str(label) in page
        assert "继续修改草稿" in page
        assert "起草新版" in page
        assert "26 项，重点项" in page

    def test_it_takes_few_queries(self, signed_in, officer, draft, django_assert_max_num_queries):
        browser = signed_in(officer)
        browser.get(reverse("religion:checklist-list"))
        with django_assert_max_num_queries(8):
            browser.get(reverse("religion:checklist-list"))

    def test_it_says_so_when_there_is_none(self, signed_in, officer, draft):
        forget_checklists()
        page = signed_in(officer).get(reverse("religion:checklist-list")).content.decode()
        assert "还没有检查表" in page

    def test_a_version_says_since_when_it_holds_and_until_when(self, signed_in, officer, leader, fire, draft):
        browser = signed_in(leader)
        page = browser.get(fire.get_absolute_url()).content.decode()
        assert "起使用的版本" in page
        assert "★ 重点项" in page
        assert "draft/" not in page
        tomorrow = timezone.localdate() + timedelta(days=1)
        checklists.publish(checklist=draft, in_force_from=tomorrow, by=officer, at=timezone.now())
        assert "在那以前仍用原来的版本" in browser.get(draft.get_absolute_url()).content.decode()
        assert "起使用的版本" in browser.get(fire.get_absolute_url()).content.decode()

    def test_what_held_before_says_what_replaced_it(self, signed_in, officer, fire, draft):
        checklists.publish(checklist=draft, in_force_from=timezone.localdate(), by=officer, at=timezone.now())
        page = signed_in(officer).get(fire.get_absolute_url()).content.decode()
        assert "起由第 2 版代替" in page
        assert "只能从使用中的版本起草新版" in page

    def test_a_draft_shows_what_it_changes(self, signed_in, officer, draft):
        items = [ItemSet(one.code, one.text, one.group, one.is_major) for one in draft.items.all()]
        items = [*items[1:], ItemSet("Z9", "示例新增的项目", "示例")]
        checklists.change(checklist=draft, items=items, by=officer, at=timezone.now())
        page = signed_in(officer).get(draft.get_absolute_url()).content.decode()
        assert "和使用中的版本比" in page
        assert "Z9 示例新增的项目" in page
        assert "A1 消防安全责任人" in page


class TestDrafting:
    def test_it_is_copied_and_opened_for_changing(self, signed_in, officer, fire):
        answer = signed_in(officer).post(url("draft", fire))
        draft = Checklist.objects.drafts().get()
        assert answer["Location"] == url("edit", draft)
        assert draft.items.count() == 26

    def test_a_second_draft_is_refused_with_the_reason(self, signed_in, officer, fire, draft):
        answer = signed_in(officer).post(url("draft", fire), follow=True)
        assert "已有一份草稿" in answer.content.decode()
        assert Checklist.objects.drafts().count() == 1

    def test_rows_are_put_in_order_by_their_places(self, signed_in, officer, draft):
        answer = signed_in(officer).post(url("edit", draft), typed(*ROWS, version=draft.version))
        assert answer.status_code == 302
        kept = draft.items.values_list("code", "group", "clause", "is_major")
        assert list(kept) == [
            ("A", "管理", "示例依据", True),
            ("B", "用火", "", False),
            ("C", "用火", "", False),
        ]

    def test_a_row_is_added_and_removed_without_a_script(self, signed_in, officer, draft):
        browser = signed_in(officer)
        more = browser.post(url("edit", draft), typed(*ROWS, add_row="items"))
        assert more.status_code == 200
        assert 'name="items-3-code"' in more.content.decode()
        browser.post(url("edit", draft), typed(*ROWS, version=draft.version, **{"items-0-DELETE": "on"}))
        assert list(draft.items.values_list("code", flat=True)) == ["A", "C"]

    @pytest.mark.parametrize(
        ("row", "sentence"),
        [
            ((30, "A", "示例又一项", "管理", "", False), "编号“A”已有一项"),
            ((30, "", "示例没有编号", "管理", "", False), "请填写这一项"),
            ((30, "D", "", "管理", "", False), "请填写这一项"),
            ((30, "D", "长" * 121, "管理", "", False), "120"),
            ((0, "D", "示例次序不对", "管理", "", False), "1"),
        ],
    )
    def test_bad_rows_are_said_beside_them_and_nothing_is_lost(
        self, signed_in, officer, draft, row, sentence
    ):
        answer = signed_in(officer).post(url("edit", draft), typed(*ROWS, row, version=draft.version))
        page = answer.content.decode()
        assert answer.status_code == 422
        assert sentence in page
        assert "示例第二项" in page
        assert draft.items.count() == 26

    def test_a_stale_draft_shows_both_sides(self, signed_in, officer, other_officer, draft):
        checklists.change(checklist=draft, title="别人改的名称", by=other_officer, at=timezone.now())
        answer = signed_in(officer).post(url("edit", draft), typed(*ROWS, version=draft.version))
        assert answer.status_code == 409
        assert "别人改的名称" in answer.content.decode()

    def test_it_is_published_once_and_stands(self, signed_in, officer, draft):
        browser = signed_in(officer)
        past = {"in_force_from": (timezone.localdate() - timedelta(days=1)).isoformat()}
        refused = browser.post(url("publish", draft), past)
        assert refused.status_code == 422
        assert "不能早于今天" in refused.content.decode()
        browser.post(url("publish", draft), {"in_force_from": timezone.localdate().isoformat()})
        draft.refresh_from_db()
        assert not draft.is_draft
        for verb in ("edit", "publish", "drop"):
            again = browser.get(url(verb, draft))
            assert again.status_code == 403
            assert "已发布的检查表不能修改" in again.content.decode()

    def test_a_draft_is_dropped(self, signed_in, officer, draft):
        answer = signed_in(officer).post(url("drop", draft), follow=True)
        assert answer.resolver_match.view_name == "religion:checklist-list"
        assert not Checklist.objects.drafts().exists()

    def test_a_kind_without_a_list_gets_its_first(self, signed_in, officer, town):
        browser = signed_in(officer)
        form = browser.post(reverse("religion:checklist-add"), {"kind": "fire", "title": "示例"})
        assert "请在它的页面上起草新版" in form.content.decode()
        forget_checklists()
        answer = browser.post(
            reverse("religion:checklist-add"), {"kind": "fire", "title": "示例", "note": ""}
        )
        assert answer["Location"] == url("edit", Checklist.objects.get())
        assert 'name="items-0-code"' in browser.get(answer["Location"]).content.decode()


def test_an_inspection_in_progress_keeps_the_version_it_began_with(clerk, officer, sansha, fire, draft):
    inspection = begun(site=SiteFactory(by=clerk, village=sansha), by=clerk)
    assert fire in inspection.checklists.all()
    items = [ItemSet("A1", "示例只剩一项", "示例")]
    checklists.change(checklist=draft, items=items, by=officer, at=timezone.now())
    checklists.publish(checklist=draft, in_force_from=timezone.localdate(), by=officer, at=timezone.now())
    answered(inspection, by=clerk)
    done = inspections.finish(inspection=inspection, by=clerk, at=timezone.now())
    assert fire in done.checklists.all()
    assert draft not in done.checklists.all()
    assert done.passed >= 26
    later = begun(site=SiteFactory(by=clerk, village=sansha), by=clerk)
    assert draft in later.checklists.all()
