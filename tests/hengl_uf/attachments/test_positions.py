"""Files that belong to positions of a record: before, after."""

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from hengl_uf.attachments.actions import attach, attach_all
from hengl_uf.attachments.forms import AttachmentsField
from hengl_uf.attachments.models import Attachment
from hengl_uf.attachments.pages import attachments_by_position, attachments_panel
from hengl_uf.web.forms import BaseForm
from tests.hengl_uf.attachments.made_files import PDF, photo, upload
from tests.hengl_uf.attachments.routes import EnterpriseBeforeAfter

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.hengl_uf.attachments.routes")]
POSITIONS = EnterpriseBeforeAfter.positions


@pytest.fixture
def page(factory):
    return reverse("try-positions", args=[factory.pk])


def kept(owner) -> list:
    return list(Attachment.objects.about(owner).values_list("name", "position"))


def test_the_form_asks_which_position(page, factory, clerk, signed_in):
    browser = signed_in(clerk)
    html = browser.get(page).content.decode()
    assert html.count('type="radio" name="position"') == 2
    assert browser.post(page, {"files": [upload(photo())]}).status_code == 422
    browser.post(page, {"files": [upload(photo())], "position": "after"})
    assert kept(factory) == [("走访.jpg", "after")]


def test_the_address_decides_it_beforehand(page, factory, clerk, signed_in):
    browser = signed_in(clerk)
    html = browser.get(f"{page}?position=before").content.decode()
    assert "添加附件：整改前" in html
    assert ('type="radio"' in html, 'type="hidden" name="position" value="before"' in html) == (False, True)
    browser.post(f"{page}?position=before", {"files": [upload(photo())], "position": "before"})
    assert kept(factory) == [("走访.jpg", "before")]


@pytest.mark.parametrize("forged", ["nowhere", "", "%00", "before' or 1=1"])
def test_an_unknown_position_in_the_address_is_asked_for(page, clerk, signed_in, forged):
    assert 'type="radio"' in signed_in(clerk).get(f"{page}?position={forged}").content.decode()


@pytest.mark.parametrize("forged", ["nowhere", "after", "x" * 500])
def test_a_forged_position_is_refused(page, clerk, signed_in, forged):
    answer = signed_in(clerk).post(
        f"{page}?position=before", {"files": [upload(photo())], "position": forged}
    )
    assert (answer.status_code, Attachment.objects.exists()) == (422, False)


def test_a_page_without_positions_asks_for_none(factory, clerk, signed_in):
    html = (
        signed_in(clerk).get(f"{reverse('try-attach', args=[factory.pk])}?position=before").content.decode()
    )
    assert 'name="position"' not in html


@pytest.fixture
def both(factory, clerk, at):
    """One photo before, the same and a paper after, one file without a position."""
    attach_all(owner=factory, uploads=[upload(photo())], by=clerk, at=at, position="before")
    attach_all(
        owner=factory, uploads=[upload(photo()), upload(PDF, "验收.pdf")], by=clerk, at=at, position="after"
    )
    attach(owner=factory, upload=upload(b"a", "说明.txt"), by=clerk, at=at)


def test_the_panel_shows_all_files_with_the_words_of_their_positions(factory, both, clerk):
    panel = attachments_panel(factory, clerk, "/add/", positions=POSITIONS)
    assert [one["position"] for one in panel["files"]] == ["整改前", "整改后", "整改后", ""]
    assert panel["add"].url == "/add/"


def test_the_panel_of_one_position_shows_and_adds_its_own(factory, both, clerk, leader):
    panel = attachments_panel(factory, clerk, "/add/", position="after", positions=POSITIONS)
    assert ([one["name"] for one in panel["files"]], panel["heading"]) == (["走访.jpg", "验收.pdf"], "整改后")
    assert panel["add"].url == "/add/?position=after"
    assert not attachments_panel(factory, leader, "/add/", position="after")["add"].allowed


def test_panels_by_position_take_one_query(factory, both, clerk, django_assert_num_queries):
    assert clerk.village_ids  # read once for each request
    with django_assert_num_queries(1):
        panels = attachments_by_position(factory, clerk, "/add/", positions=POSITIONS)
    assert [(one["heading"], len(one["files"])) for one in panels] == [
        ("整改前", 1),
        ("整改后", 2),
        ("其他附件", 1),
    ]


class TwoPlaces(BaseForm):
    """An ordinary form with files of two positions."""

    before = AttachmentsField()
    after = AttachmentsField()

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)


def test_an_ordinary_form_may_have_a_chooser_for_each_position(factory, clerk, at):
    sent = MultiValueDict({"before": [upload(photo())], "after": [upload(photo()), upload(PDF, "验收.pdf")]})
    form = TwoPlaces(QueryDict(), sent, user=clerk)
    assert form.is_valid(), form.errors
    for position in ("before", "after"):
        uploads = form.cleaned_data[position]
        attach_all(owner=factory, uploads=uploads, by=clerk, at=at, position=position)
    assert kept(factory) == [("走访.jpg", "before"), ("走访.jpg", "after"), ("验收.pdf", "after")]
