"""In which order the sites of a day are walked: each time to the nearest one that is left. Pure."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from hengl_uf.lib.datum import distance_m


@dataclass(frozen=True, slots=True)
class Place:
    """A stop: its key, its village, and where it is (WGS-84: latitude, longitude) when that is known."""

    key: Hashable
    village: Hashable
    point: tuple[float, float] | None = None


def walking_order(places: Sequence[Place]) -> list[Place]:
    """The places in the order in which they are walked, beginning at the first one whose position is known.

    A place without coordinates comes after the last of its village; where none of its village has any, at the end, in
    the order given.
    """
    walked: list[Place] = []
    left = [(one, one.point) for one in places if one.point]
    here = left[0][1] if left else (0.0, 0.0)
    while left:
        nearest = min(left, key=lambda one: distance_m(*here, *one[1]))
        left.remove(nearest)
        walked.append(nearest[0])
        here = nearest[1]
    for one in places:
        if not one.point:
            walked.insert(after_village(walked, one), one)
    return walked


def after_village(walked: list[Place], place: Place) -> int:
    """Where a place of this village goes: after the last of them, else at the end."""
    same = [number for number, one in enumerate(walked, 1) if one.village == place.village]
    return same[-1] if same else len(walked)
