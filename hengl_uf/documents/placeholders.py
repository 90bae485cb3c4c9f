"""Sets of placeholders: what a template may hold between its braces, and what that becomes."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

BLANK = "＿＿＿＿"  # stands where a record has no value: to be filled in by hand

# What every document can hold; `letters.house_values` has their values.
COMMON = {
    "office": (_("单位"), _("本单位名称")),
    "today": (_("今天"), _("出具文书的日期")),
}


@dataclass(frozen=True)
class Placeholders:
    """What templates of one kind may hold: by our own key, (what stands between the braces, what it means).

    The words are lazy translations; those of a set must differ from each other. `signature` and `dated` are the keys
    of what stands below the words; "" leaves it out, where others than the office sign.
    """

    words: Mapping[str, tuple[object, object]]
    signature: str = "office"
    dated: str = "today"

    def known(self) -> dict[str, str]:
        """What may stand between the braces, with its meaning."""
        return {str(name): str(meaning) for name, meaning in self.words.values()}

    def placeholder(self, key: str) -> str:
        """One placeholder as it stands in a template; nothing for no key."""
        return f"{{{{ {self.words[key][0]} }}}}" if key else ""

    def filled(self, values: Mapping[str, object]) -> dict[str, str]:
        """What stands for each placeholder; a value that is missing or empty is a blank line.

        Takes the values by our own keys; one that is not of the set is a mistake of ours (`KeyError`).
        """
        if strange := set(values) - set(self.words):
            raise KeyError(f"No such placeholders: {sorted(strange)}.")
        return {
            str(name): BLANK if values.get(key) in (None, "") else str(values[key])
            for key, (name, _meaning) in self.words.items()
        }
