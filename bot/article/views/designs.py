"""How passages from the library of designs look beneath an answer."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.article.rules.library_passage import AnsweringPassage, LibraryPassage
from bot.kernel.message import say
from bot.kernel.view import Block, Citation, Emphasis, Plain, Quotation, note


def design_blocks(passages: Sequence[LibraryPassage | AnsweringPassage]) -> list[Block]:
    """Passages with their labels, which open them; nothing where there are none."""
    named = [each for each in passages if isinstance(each, LibraryPassage)]
    found = [each for each in passages if isinstance(each, AnsweringPassage)]
    blocks: list[Block] = []
    if named:
        blocks.append(note(say("From the library of designs, not from an article:")))
        blocks += [_quote(one) for one in named]
    for _, together in groupby(found, lambda each: (each.searched.heading, each.answers)):
        blocks += _found_blocks(list(together))
    return blocks


def _found_blocks(found: Sequence[AnsweringPassage]) -> Iterator[Block]:
    """What was found in one design or clause by what it says."""
    first = found[0]
    name = Emphasis(first.searched.heading)
    if not first.answers:
        yield note(say("Closest in the library of designs, in {name}:", name=name))
    elif first.searched.of_design:
        yield note(say("From the design {name}:", name=name))
    else:
        yield note(say("From the clause {name}:", name=name))
    for each in found:
        yield _quote(each.searched.passage)
        if each.searched.source:
            yield note(say("Source: {source}.", source=each.searched.source.removesuffix(".")))


def _quote(one: LibraryPassage) -> Quotation:
    return Quotation((Plain(one.words),), Citation(say("[{label}]", label=one.label), one.action))
