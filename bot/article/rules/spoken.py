"""Sentences as they are marked in a passage: a quotation or a bracket is never cut in two."""

from bot.article.rules.sentences import split_sentences

LONGEST = 600
"""Characters up to which sentences are joined; of a longer quotation each is marked alone."""

_PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ("(", ")"), ("[", "]"))


def split_whole(paragraph: str) -> tuple[str, ...]:
    """The sentences of a paragraph as verbatim slices, those joined that one quotation or bracket
    holds: *“Is it true? No,” he said.* is one."""
    whole: list[str] = []
    start = at = 0
    for sentence in split_sentences(paragraph):
        begin = paragraph.find(sentence, at)
        if begin < 0:
            continue
        if not whole or not _is_open(paragraph[start:at]) or not _closes(paragraph, start, begin):
            start = begin
            whole.append(sentence)
        at = begin + len(sentence)
        whole[-1] = paragraph[start:at]
    return tuple(whole) or (paragraph,)


def _is_open(words: str) -> bool:
    """Is a quotation or bracket begun in some words and not ended?"""
    if words.count('"') % 2:
        return True
    german = "„" in words
    pairs = (pair for pair in _PAIRS if not (german and pair[0] == "“"))
    return any(words.count(opening) > words.count(closing) for opening, closing in pairs)


def _closes(paragraph: str, start: int, begin: int) -> bool:
    """Is what is open at `begin` ended soon enough?"""
    rest = paragraph[begin : start + LONGEST]
    return any(closing in rest for closing in ('"', *(closing for _, closing in _PAIRS)))
