"""Coordinates and their shift: what people measured, there and back, and what lies outside."""

import pytest

from hengl_uf.lib.datum import distance_m, gcj02_to_wgs84, wgs84_to_gcj02

TOWN = (22.53, 113.25)
NEAR = 0.5  # metres


def east_and_north(point, other):
    """Metres by which the other point lies east and north."""
    east = distance_m(*point, point[0], other[1]) * (1 if other[1] > point[1] else -1)
    north = distance_m(*point, other[0], point[1]) * (1 if other[0] > point[0] else -1)
    return east, north


def test_maps_draw_the_town_543_metres_east_and_319_south():
    east, north = east_and_north(TOWN, wgs84_to_gcj02(*TOWN))
    assert (round(east), round(north)) == (543, -320)
    assert abs(north + 319.5) < 1


@pytest.mark.parametrize("lat", [18.2, 22.44, 22.53, 22.64, 30.5, 39.9, 53.4])
@pytest.mark.parametrize("lng", [75.9, 87.6, 103.8, 113.12, 113.34, 121.5, 134.7])
def test_there_and_back_is_the_same_place(lat, lng):
    assert distance_m(lat, lng, *gcj02_to_wgs84(*wgs84_to_gcj02(lat, lng))) < NEAR


def test_outside_china_nothing_is_shifted():
    for point in ((51.5, -0.12), (0.5, 113.0), (22.5, 140.0)):
        assert wgs84_to_gcj02(*point) == gcj02_to_wgs84(*point) == point


def test_distances_are_metres():
    assert distance_m(*TOWN, *TOWN) == 0
    assert distance_m(22.0, 113.0, 23.0, 113.0) == pytest.approx(111_195, abs=5)
    assert distance_m(22.53, 113.25, 22.53, 113.26) == pytest.approx(1027, abs=2)
