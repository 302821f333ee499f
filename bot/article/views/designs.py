"""How passages from the library of designs look beneath an answer."""

from collections.abc import Sequence

from bot.article.rules.library_passage import LibraryPassage
from bot.kernel.message import say
from bot.kernel.view import Block, Citation, Plain, Quotation, note


def design_blocks(passages: Sequence[LibraryPassage]) -> list[Block]:
    """Passages with their labels, which open them; nothing where there are none."""
    if not passages:
        return []
    return [
        note(say("From the library of designs, not from an article:")),
        *(
            Quotation((Plain(one.words),), Citation(say("[{label}]", label=one.label), one.action))
            for one in passages
        ),
    ]
