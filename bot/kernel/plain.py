"""Words from outside without what cannot be seen: controls, direction marks, broken characters."""

import re
import unicodedata

_BREAKS = re.compile("[\x0b\x0c\x85]")  # line breaks of word processors, printers and mainframes
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # controls, but not tab, line feed, carriage return
    "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_BROKEN = re.compile("[\ud800-\udfff]")


def clean_words(words: str) -> str:
    """Words as they can be kept and shown: composed (NFC), unseen characters dropped, rare line
    breaks made plain ones, halves of characters replaced. Joiners inside emoji and scripts stay."""
    if words.isascii() and words.isprintable():
        return words
    unbroken = _BREAKS.sub("\n", _BROKEN.sub("\N{REPLACEMENT CHARACTER}", words))
    return unicodedata.normalize("NFC", _UNSEEN.sub("", unbroken))
