"""How it looks what can be counted of a speech without a model."""

from collections.abc import Sequence

from bot.article.rules.quoting import QuotationMatch, references
from bot.debate.rules.counting import characters
from bot.debate.rules.evidence import CheckedQuotation
from bot.debate.views.evidence import SAID
from bot.kernel.message import Number, row_of, say
from bot.kernel.view import Block, Fields, Text, text


def counted_blocks(words: str, most: int, quotations: Sequence[CheckedQuotation]) -> list[Block]:
    """Length of a speech that may have `most` characters, quotations with their marks, citations
    and questions."""
    length = say(
        "{characters} of at most {most} characters",
        characters=Number(characters(words)),
        most=Number(most),
    )
    rows: list[tuple[str, Text]] = [
        (say("Length"), text(length)),
        (say("Quotations"), text(_marked(quotations))),
        (say("Paragraphs cited"), text(str(len(references(words))))),
        (say("Questions put"), text(str(words.count("?")))),
    ]
    return [Fields(tuple(rows))]


def _marked(quotations: Sequence[CheckedQuotation]) -> str:
    """How many quotations have each mark."""
    if not quotations:
        return say("none")
    return row_of(
        say(
            "{quotations} {mark}",
            quotations=sum(quotation.mark is mark for quotation in quotations),
            mark=SAID[mark],
        )
        for mark in QuotationMatch
    )
