"""A start that cannot go on says why in one sentence."""


class Refusal(Exception):
    """Why the portal cannot start: one sentence in Chinese, the same in English."""

    def __init__(self, chinese: str, english: str):
        super().__init__(f"{chinese} / {english}")
