"""Files of a test lie in a folder of its own; two enterprises in two villages own them."""

import datetime

import pytest
from django.utils import timezone

from hengl_uf.attachments.actions import attach
from hengl_uf.enterprises.models import Enterprise
from tests.hengl_uf.attachments.made_files import photo, upload

NOW = datetime.datetime(2026, 3, 5, 6, 0, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def at():
    return NOW


def enterprise(name, village, by) -> Enterprise:
    """An enterprise in this village."""
    return Enterprise.objects.create(
        name=name, village=village, created_by=by, changed_by=by, created_at=NOW, changed_at=NOW
    )


@pytest.fixture
def factory(sansha, clerk):
    """The clerk may edit it, the neighbour may not see it, the leader only looks."""
    return enterprise("示例灯饰厂", sansha, clerk)


@pytest.fixture
def far_factory(liusha, neighbour):
    return enterprise("示例远方厂", liusha, neighbour)


@pytest.fixture
def picture(factory, clerk):
    """A photo that belongs to the factory."""
    return attach(owner=factory, upload=upload(photo()), by=clerk, at=timezone.now(), caption="门口")
