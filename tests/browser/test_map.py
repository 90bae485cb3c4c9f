"""The map of sites in a real browser, with pictures from a server of tiles: here the portal itself stands in for one."""

import pytest
from playwright.sync_api import expect

from religion.models import Site
from tests.factories.religion_sites import SiteFactory


@pytest.fixture
def sites(clerk, sansha, settings, site):
    """Two next to each other, one far off, one whose place is not known."""
    settings.MAP_TILE_URL = f"{site}/static/favicon.svg?z={{z}}&x={{x}}&y={{y}}"
    places = (("22.530000", "113.250000"), ("22.530010", "113.250010"), ("22.600000", "113.300000"))
    made = [SiteFactory(by=clerk, village=sansha, name=f"示例古庙第{number}处") for number in range(4)]
    for one, (lat, lng) in zip(made, places, strict=False):
        Site.objects.filter(pk=one.pk).update(lat=lat, lng=lng)
    return made


def test_the_map_gathers_what_lies_close_and_opens_a_site_by_keyboard(visitor, clerk, sites):
    page = visitor(clerk)
    page.goto("/religion/map/")
    expect(page.locator(".map-cluster")).to_have_text("2")
    pin = page.locator(".map-pin")
    expect(pin).to_have_count(1)
    pin.focus()
    page.keyboard.press("Enter")
    link = page.locator(".leaflet-popup a", has_text="示例古庙第2处")
    expect(link).to_be_visible()
    link.click()
    expect(page.locator("h1")).to_have_text("示例古庙第2处")


def test_the_map_follows_the_filters(visitor, clerk, sites):
    page = visitor(clerk)
    page.goto("/religion/map/?q=第2处")
    expect(page.locator(".map-pin")).to_have_count(1)
    expect(page.locator(".map-cluster")).to_have_count(0)
    page.locator("#id_q").fill("第3处")
    expect(page.locator(".map-pin")).to_have_count(0)
    expect(page.locator("body")).to_contain_text("有 1 处还没有坐标")
