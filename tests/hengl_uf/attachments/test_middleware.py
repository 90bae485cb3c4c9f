"""How much one request may bring along."""

import pytest
from django.urls import reverse

from hengl_uf.attachments import middleware
from tests.hengl_uf.attachments.made_files import photo, upload

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.hengl_uf.attachments.routes")]


@pytest.fixture
def page(factory):
    return reverse("try-attach", args=[factory.pk])


def test_request_beyond_all_measure_is_not_read(page, clerk, signed_in, settings, media):
    settings.REQUEST_MAX_BYTES = 1000
    response = signed_in(clerk).post(page, {"files": [upload(photo())]})
    assert response.status_code == 413
    assert "内容太大" in response.content.decode()
    assert not media.exists()


def test_nonsense_about_the_size_is_no_error(clerk, signed_in):
    assert signed_in(clerk).get("/healthz", headers={"content-length": "many"}).status_code < 500


def test_files_of_strangers_are_dropped_and_their_words_read(page, client, monkeypatch):
    seen = {}

    def look(self, request, view, args, kwargs):
        seen.update(words=request.POST.get("caption"), files=list(request.FILES))

    monkeypatch.setattr("hengl_uf.access.middleware.SignInRequiredMiddleware.process_view", look)
    monkeypatch.setattr(
        "hengl_uf.attachments.pages.AttachPage.dispatch", lambda *_, **__: middleware.render(_[1], "413.html")
    )
    client.post(page, {"files": [upload(photo())], "caption": "现场"})
    assert seen == {"words": "现场", "files": []}
