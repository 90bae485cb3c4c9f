"""What an enterprise's money became: its own purpose first, then its share; by a signed link nothing of others."""

from datetime import date

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from chamber import links
from chamber.actions import aid_milestones as milestones
from chamber.views.giving_story import story_of
from hengl_uf.attachments.actions import attach
from hengl_uf.attachments.actions import remove as remove_file
from hengl_uf.attachments.models import Attachment
from tests.factories.chamber_giving import (
    aid_project_of,
    allocation_of,
    campaign_of,
    enterprise_of,
    pledge_of,
    receipt_of,
)
from tests.hengl_uf.attachments.made_files import photo, upload

AT = timezone.now()
DAY = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def town_of_givers(secretary, sansha):
    """Two givers; one has a purpose of its own, for which a project got money that the other must not see as its own."""
    campaign = campaign_of(secretary)
    giver, other = enterprise_of(secretary, sansha, "示例甲厂"), enterprise_of(secretary, sansha, "示例乙厂")
    own = pledge_of(secretary, campaign, 3000, enterprise=giver, purpose="助学")
    theirs = pledge_of(secretary, campaign, 1000, enterprise=other, purpose="修桥")
    receipt_of(secretary, own, 3000)
    receipt_of(secretary, theirs, 1000)
    names = ("示例公共项目", "示例助学项目", "示例修桥项目")
    common, school, bridge = (aid_project_of(secretary, ("验收", DAY), name=name) for name in names)
    allocation_of(secretary, campaign, common, 500)
    allocation_of(secretary, campaign, school, 900, pledge=own)
    allocation_of(secretary, campaign, bridge, 700, pledge=theirs)
    proofs = {}
    for number, project in enumerate((common, school, bridge)):
        file = upload(photo((300 + number, 200)), f"{project.name}.jpg")
        step = project.milestones.get()
        milestones.reach_milestone(milestone=step, by=secretary, at=AT, done_on=DAY, files=[file])
        proofs[project.name] = step
    return giver, other, proofs


def proof_of(step):
    """The first file of a milestone."""
    return Attachment.objects.about(step).first()


def code_of(token, file, size=""):
    """What a stranger who asks for this file by this link gets."""
    response = Client().get(f"/chamber/g/{token}/{file.pk}/{size}")
    b"".join(response)  # a file that is read to its end is closed
    return response.status_code


def test_its_own_purpose_comes_first_then_its_share(town_of_givers):
    giver, _other, _proofs = town_of_givers
    story = story_of(giver)
    (given,) = story.given
    assert given.share == "75.0%"
    assert [(str(use.project), use.is_own, use.told) for use in given.uses] == [
        ("示例助学项目", True, "¥900.00"),
        ("示例公共项目", False, "¥500.00"),
    ]
    assert [str(made.project) for made in story.made] == ["示例助学项目", "示例公共项目"]


def test_who_has_paid_nothing_yet_sees_no_projects(secretary, sansha, town_of_givers):
    late = enterprise_of(secretary, sansha, "示例丙厂")
    pledge_of(secretary, campaign_of(secretary, name="示例另一次"), 100, enterprise=late)
    story = story_of(late)
    assert (story.made, story.given[0].share) == ([], "")


def test_the_office_reads_it_with_few_queries(
    signed_in, leader, town_of_givers, django_assert_max_num_queries
):
    giver, *_rest = town_of_givers
    browser = signed_in(leader)
    with django_assert_max_num_queries(12):
        page = browser.get(f"/chamber/giving/{giver.pk}/").content.decode()
    assert "示例助学项目" in page
    assert "/chamber/g/" not in page  # the link is handed out by those who keep the ledger


def test_by_its_link_an_enterprise_reads_its_own_story_without_an_account(town_of_givers):
    giver, _other, _proofs = town_of_givers
    response = Client().get(f"/chamber/g/{links.token('giving', giver.pk)}/")
    page = response.content.decode()
    assert response.status_code == 200
    assert "示例助学项目" in page
    for foreign in ("示例乙厂", "示例修桥项目", "修桥"):
        assert foreign not in page
    assert response["X-Robots-Tag"] == "noindex"


def test_photos_are_handed_out_to_the_link_whose_money_they_prove(town_of_givers):
    giver, other, proofs = town_of_givers
    for enterprise, seen in ((giver, "示例助学项目"), (other, "示例修桥项目")):
        token = links.token("giving", enterprise.pk)
        codes = {
            name: code_of(token, proof_of(step), size)
            for name, step in proofs.items()
            for size in ("", "small/")
        }
        assert codes == {name: 200 if name in (seen, "示例公共项目") else 404 for name in proofs}


def test_papers_photos_of_others_and_removed_files_are_not_handed_out(secretary, town_of_givers):
    giver, _other, proofs = town_of_givers
    token = links.token("giving", giver.pk)
    step = proofs["示例助学项目"]
    now = {"by": secretary, "at": AT}
    paper = attach(owner=step, upload=upload("发放名单".encode(), "名单.txt"), **now)
    whole = attach(owner=step.project, upload=upload(photo((31, 31)), "项目.jpg"), **now)
    gone = proof_of(step)
    remove_file(attachment=gone, reason="认得出人", **now)
    for file in (paper, whole, gone):
        assert code_of(token, file) == 404


def test_a_milestone_taken_back_takes_its_photos_along(secretary, town_of_givers):
    giver, _other, proofs = town_of_givers
    step = proofs["示例助学项目"]
    file = proof_of(step)
    milestones.reopen_milestone(milestone=step, by=secretary, at=AT)
    assert code_of(links.token("giving", giver.pk), file) == 404


def test_a_link_that_is_made_up_opens_nothing(town_of_givers, secretary, sansha):
    giver, *_rest = town_of_givers
    silent = enterprise_of(secretary, sansha, "示例没捐过的厂")
    forged = [
        "made-up",
        signing.dumps([giver.pk]),
        links.token("event", giver.pk),
        links.token("giving", giver.pk, 1),
        links.token("giving", silent.pk),
        links.token("giving", giver.pk)[:-1],
    ]
    assert {Client().get(f"/chamber/g/{token}/").status_code for token in forged} == {404}


def test_it_changes_nothing_and_takes_no_post(town_of_givers):
    giver, *_rest = town_of_givers
    assert Client().post(f"/chamber/g/{links.token('giving', giver.pk)}/").status_code == 405


@pytest.mark.parametrize(
    ("language", "words"), [("zh-hant", "愛心款項回饋"), ("en", "What your gifts became")]
)
def test_it_speaks_the_language_asked_for(town_of_givers, language, words):
    giver, *_rest = town_of_givers
    page = Client().get(f"/chamber/g/{links.token('giving', giver.pk)}/?lang={language}").content.decode()
    assert words in page
