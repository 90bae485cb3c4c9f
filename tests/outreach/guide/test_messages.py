"""Everything that the public reads is translated."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tools.messages import messages

LOCALE = Path(__file__).resolve().parents[3] / "locale"
HAN = re.compile(r"[㐀-鿿]")


def catalogue(language):
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as stream:
        return read_po(stream, locale=language)


@pytest.mark.parametrize("language", ["zh_Hant", "en"])
def test_every_message_is_translated(language):
    known = catalogue(language)
    missing = {text for _place, text in messages() if known.get(text) is None or not known.get(text).string}
    assert missing == set()


def test_nothing_chinese_is_left_in_the_english():
    assert [message.id for message in catalogue("en") if message.id and HAN.search(message.string)] == []
