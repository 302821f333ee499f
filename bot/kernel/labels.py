"""Short labels for fields, and what is said beside them."""

import re

LONGEST_LABEL = 45
"""Characters of a label that every platform shows whole: Discord’s limit."""

_BREAK = re.compile(r" ?[;:] |,? \(|, (?=(?:for example|comme|par exemple) )")
"""Where a label ends and what explains it begins."""


def split_label(words: str, hint: str = "", longest: int = LONGEST_LABEL) -> tuple[str, str]:
    """A field's name as a label of at most so many characters, where it can be cut at a mark, and
    the rest of it before the `hint`."""
    if len(words) <= longest:
        return words, hint
    for mark in _BREAK.finditer(words):
        if mark.start() > longest:
            break
        rest = words[mark.end() :]
        rest = rest.removesuffix(")") if mark[0].endswith("(") else rest
        rest = rest[:1].upper() + rest[1:]
        return words[: mark.start()], f"{rest}. {hint}" if hint else rest
    return words, hint
