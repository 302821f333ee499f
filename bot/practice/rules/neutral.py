"""Words by which a text would take a side."""

import re

_LOADED = re.compile(
    r"\b(?:regime|puppet|aggressor|warmonger\w*|appeas\w*|capitulat\w*|traitor\w*|coward\w*|heroic"
    r"|evil|barbar\w*|nazi\w*|fascis\w*|hysteri\w*|propaganda|so-called|naive\w*|cynical\w*"
    r"|shame\w*|betray\w*|stupid\w*|ridiculous\w*|absurd\w*|silly|foolish\w*|nonsens\w*|idiot\w*"
    r"|obviously|of course|clearly|certainly|undoubtedly|everybody knows|everyone knows)\b",
    re.IGNORECASE,
)


def find_loaded(words: str) -> str:
    """A word that takes a side; "" if there is none."""
    match = _LOADED.search(words)
    return match.group() if match else ""
