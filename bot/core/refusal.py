"""Why the bot said no: the one exception that people are meant to see."""

from enum import StrEnum


class Code(StrEnum):
    """Every reason to refuse; each has a sentence in texts.py (a test checks)."""


class Refused(Exception):
    """Something a person can put right. It changes nothing, and only the asker sees it."""

    def __init__(self, code: Code, **fields: object) -> None:
        super().__init__(code.value)
        self.code = code
        self.fields = fields
