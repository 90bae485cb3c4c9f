"""What is sealed opens with its key, in its place, unchanged; and in no other way."""

import re

import pytest

from hengl_uf.lib.sealing import MARK_LENGTH, SealBroken, mark, seal, unseal

KEY = "the key of these tests"
PLACE = "outreach.booking:12"
NUMBER = "810000199408230021"


@pytest.mark.parametrize("text", [NUMBER, "", "陈大文", "é" * 500])
def test_what_is_sealed_opens(text):
    assert unseal(seal(text, key=KEY, context=PLACE), key=KEY, context=PLACE) == text


def test_it_opens_as_the_database_driver_hands_it_over():
    assert unseal(memoryview(seal(NUMBER, key=KEY, context=PLACE)), key=KEY, context=PLACE) == NUMBER


def test_no_two_seals_are_alike():
    assert len({seal(NUMBER, key=KEY, context=PLACE) for _turn in range(200)}) == 200


def test_the_number_is_not_to_be_seen():
    sealed = seal(NUMBER, key=KEY, context=PLACE)
    assert NUMBER.encode() not in sealed
    assert NUMBER[-4:].encode() not in sealed


@pytest.mark.parametrize("place", ["outreach.booking:13", "outreach.booking:1", "", "outreach.booking:12 "])
def test_copied_to_another_row_it_stays_closed(place):
    sealed = seal(NUMBER, key=KEY, context=PLACE)
    with pytest.raises(SealBroken):
        unseal(sealed, key=KEY, context=place)


@pytest.mark.parametrize("key", ["another key", "", KEY + " "])
def test_another_key_does_not_open_it(key):
    sealed = seal(NUMBER, key=KEY, context=PLACE)
    with pytest.raises(SealBroken):
        unseal(sealed, key=key, context=PLACE)


def test_each_changed_byte_is_noticed():
    sealed = seal(NUMBER, key=KEY, context=PLACE)
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(SealBroken):
            unseal(bytes(changed), key=KEY, context=PLACE)


def test_each_cut_is_noticed():
    sealed = seal(NUMBER, key=KEY, context=PLACE)
    for length in range(len(sealed)):
        with pytest.raises(SealBroken):
            unseal(sealed[:length], key=KEY, context=PLACE)
    with pytest.raises(SealBroken):
        unseal(sealed + b"\0", key=KEY, context=PLACE)


def test_a_refusal_does_not_speak_of_the_content():
    with pytest.raises(SealBroken) as refusal:
        unseal(b"nothing sealed", key=KEY, context=PLACE)
    assert str(refusal.value) == ""


def test_equal_texts_have_equal_marks_under_one_key():
    assert mark(NUMBER, key=KEY) == mark(NUMBER, key=KEY)
    assert len({mark(NUMBER, key=KEY), mark(NUMBER, key="another"), mark(NUMBER[:-1], key=KEY)}) == 3
    assert re.fullmatch(rf"[0-9a-f]{{{MARK_LENGTH}}}", mark(NUMBER, key=KEY))


def test_what_was_sealed_by_the_first_version_still_opens():
    """The form on disk: it may gain a version, never lose one."""
    kept = bytes.fromhex(FIRST)
    assert unseal(kept, key=KEY, context=PLACE) == NUMBER
    assert mark(NUMBER, key=KEY) == FIRST_MARK


FIRST = "01046ab710a6e698f5eda882dadfbbd7eefef5d80035f217a8465498152f08ed869be284ca1737a0efaa86b159810e"
FIRST_MARK = "6593544aa58189c1184a5c6a936fa4aaccf3dfdf1bce357f4f6e5af65e46c569"
