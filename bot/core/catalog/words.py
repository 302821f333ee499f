"""A line cut into words, with quoting, each knowing where in the line it stands."""

import re
from dataclasses import dataclass

_CLOSING = {'"': '"', "'": "'", "“": "”", "„": "“”", "«": "»", "‘": "’"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line: what it says, where it stands, and whether quotation marks held it."""

    says: str
    start: int
    end: int
    quoted: bool = False


def split(line: str) -> tuple[Word, ...]:
    """Cut at white space, except inside quotation marks that open a word and close one.

    A quotation mark without its partner is an ordinary character: nobody is refused for an
    apostrophe. `name:"two words"` and `name="two words"` are one word.
    """
    words: list[Word] = []
    at = 0
    while at < len(line):
        if line[at].isspace():
            at += 1
            continue
        word = _quoted(line, at) or _bare(line, at)
        words.append(word)
        at = word.end
    return tuple(words)


def _quoted(line: str, start: int) -> Word | None:
    closing = _CLOSING.get(line[start])
    if closing is None:
        return None
    end = start + 1
    while end < len(line):
        if line[end] in closing and (end + 1 == len(line) or line[end + 1].isspace()):
            return Word(line[start + 1 : end], start, end + 1, quoted=True)
        end += 1
    return None


def _bare(line: str, start: int) -> Word:
    naming = re.compile(r"(?:--)?\w[\w-]*[:=](?=\S)").match(line, start)
    if naming is not None and (held := _quoted(line, naming.end())):
        return Word(naming.group() + held.says, start, held.end)
    end = start
    while end < len(line) and not line[end].isspace():
        end += 1
    return Word(line[start:end], start, end)
