"""The route goes to the nearest site that is left; what has no coordinates is walked with its village."""

from religion.walking import Place, walking_order


def keys(places):
    return [one.key for one in walking_order(places)]


def test_each_time_to_the_nearest():
    places = [
        Place("first", 1, (22.50, 113.20)),
        Place("far", 2, (22.60, 113.30)),
        Place("near", 3, (22.51, 113.20)),
        Place("next", 2, (22.55, 113.25)),
    ]
    assert keys(places) == ["first", "near", "next", "far"]


def test_without_coordinates_it_follows_its_village():
    places = [
        Place("a", 1, (22.5, 113.2)),
        Place("b", 1),
        Place("c", 1),
        Place("d", 2, (22.51, 113.2)),
        Place("e", 3),
    ]
    assert keys(places) == ["a", "b", "c", "d", "e"]


def test_nothing_known_stays_as_given():
    assert keys([Place("b", 2), Place("a", 1), Place("c", 2)]) == ["b", "c", "a"]


def test_nothing():
    assert walking_order([]) == []
