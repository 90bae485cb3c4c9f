"""Coordinates between WGS-84, which is stored, and GCJ-02, which Chinese maps (高德, 腾讯, 微信) show; and distances.

Pure: degrees in and out, always (latitude, longitude). Outside the rectangle of China the two are the same. The way
back is iterated until it is exact to far less than a metre.
"""

from math import asin, cos, pi, radians, sin, sqrt

EARTH_RADIUS = 6_371_008.8  # metres, the mean one
# The ellipsoid by which the shift is computed (Krassovsky 1940).
MAJOR_AXIS = 6_378_245.0
ECCENTRICITY_SQUARED = 0.00669342162296594323
CHINA = (0.8293, 72.004, 55.8271, 137.8347)  # south, west, north, east
EXACT = 1e-9  # degrees: a tenth of a millimetre
MOST_ROUNDS = 30


def wgs84_to_gcj02(lat: float, lng: float) -> tuple[float, float]:
    """Where a map with shifted datum draws this point."""
    if not in_china(lat, lng):
        return lat, lng
    x, y = lng - 105.0, lat - 35.0
    phi = radians(lat)
    magic = 1 - ECCENTRICITY_SQUARED * sin(phi) ** 2
    root = sqrt(magic)
    north = shift_north(x, y) * 180.0 / (MAJOR_AXIS * (1 - ECCENTRICITY_SQUARED) / (magic * root) * pi)
    east = shift_east(x, y) * 180.0 / (MAJOR_AXIS / root * cos(phi) * pi)
    return lat + north, lng + east


def gcj02_to_wgs84(lat: float, lng: float) -> tuple[float, float]:
    """The true place of what such a map draws here: corrected until its own image falls on the point."""
    true_lat, true_lng = lat, lng
    for _round in range(MOST_ROUNDS):
        drawn_lat, drawn_lng = wgs84_to_gcj02(true_lat, true_lng)
        off_lat, off_lng = lat - drawn_lat, lng - drawn_lng
        true_lat, true_lng = true_lat + off_lat, true_lng + off_lng
        if abs(off_lat) < EXACT and abs(off_lng) < EXACT:
            break
    return true_lat, true_lng


def distance_m(lat: float, lng: float, other_lat: float, other_lng: float) -> float:
    """Metres between two points, over the sphere."""
    half_lat, half_lng = radians(other_lat - lat) / 2, radians(other_lng - lng) / 2
    chord = sin(half_lat) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(half_lng) ** 2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(chord)))


def in_china(lat: float, lng: float) -> bool:
    """Whether the point lies in the rectangle in which maps are shifted."""
    south, west, north, east = CHINA
    return south <= lat <= north and west <= lng <= east


def shift_north(x: float, y: float) -> float:
    """Metres by which a point is drawn too far north; degrees from 105° E, 35° N in."""
    metres = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    metres += ripple(x, (6, 20.0), (2, 20.0))
    return metres + ripple(y, (1, 20.0), (1 / 3, 40.0)) + ripple(y, (1 / 12, 160.0), (1 / 30, 320.0))


def shift_east(x: float, y: float) -> float:
    """Metres by which a point is drawn too far east; degrees from 105° E, 35° N in."""
    metres = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    metres += ripple(x, (6, 20.0), (2, 20.0))
    return metres + ripple(x, (1, 20.0), (1 / 3, 40.0)) + ripple(x, (1 / 12, 150.0), (1 / 30, 300.0))


def ripple(degrees: float, *waves: tuple[float, float]) -> float:
    """Two thirds of the sum of these waves (frequency, height in metres)."""
    return sum(height * sin(frequency * degrees * pi) for frequency, height in waves) * 2.0 / 3.0
