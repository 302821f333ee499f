"""Words from outside, fenced in so that a model can tell them from its task.

A fence is a pair of lines that carry a key. The key occurs in none of what is fenced in, so nobody
can write a text that closes its own fence. It is the same wherever that allows: so the beginnings
of prompts stay alike, and servers that keep those need not read them again.
"""

import hashlib
import re
from collections.abc import Iterable

from bot.kernel.plain import clean_words

KEY = 10
"""Letters of a key: 40 bits, and it is looked for in the text besides."""

# What the templates of chat models use to mark a change of speaker, such as <|im_start|>.
_SPEAKER_MARKS = re.compile(
    r"<\s*\|[^|<>\n]{0,40}\|\s*>|</?\s*(?:s|sys|system|assistant|user|tool)\s*>|\[/?INST\]|<</?SYS>>",
    re.IGNORECASE,
)


def quiet(words: str) -> str:
    """Words without what cannot be seen and without a chat model’s marks for a new speaker."""
    return _SPEAKER_MARKS.sub("[…]", clean_words(words))


def key_for(texts: Iterable[str]) -> str:
    """A key that stands in none of the texts: the first of a fixed row."""
    every = list(texts)
    digest = hashlib.sha256(b"parley")
    while True:
        key = digest.hexdigest()[:KEY]
        if not any(key in text for text in every):
            return key
        digest.update(b"again")


def fence_words(name: str, words: str, key: str) -> str:
    """Words between two lines that carry the key."""
    return f"<<data {key} {name}>>\n{words}\n<<end {key} {name}>>"
