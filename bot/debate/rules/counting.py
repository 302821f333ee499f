"""Characters as people count them."""

import unicodedata

_JOINS = frozenset("\u200d\ufe0f\ufe0e")


def characters(words: str) -> int:
    """How many characters a text has; accents, joiners and skin tones belong to what they mark."""
    count = 0
    joined = False
    for letter in unicodedata.normalize("NFC", words):
        marks = unicodedata.combining(letter) or letter in _JOINS or "\U0001f3fb" <= letter <= "🏿"
        count += not (marks or joined)
        joined = letter == "\u200d"
    return count
