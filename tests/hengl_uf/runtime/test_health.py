"""The health page."""

import pytest
from django.test import override_settings

NOBODY = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "unix:///nowhere?db=0"}
}


@pytest.mark.django_db
def test_all_is_well(client):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "cache": "ok"}
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
@override_settings(CACHES=NOBODY)
def test_what_does_not_answer_is_named_without_its_address(client):
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "failing", "database": "ok", "cache": "unreachable"}
    assert b"nowhere" not in answer.content


def test_it_can_only_be_read(client):
    assert client.post("/healthz").status_code == 405
