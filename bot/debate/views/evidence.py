"""How the evidence of a speech looks: each quotation with its mark and where it stands."""

from collections.abc import Sequence

from bot.article.rules.quoting import QuotationMatch
from bot.debate.rules.evidence import CheckedQuotation
from bot.kernel.message import say
from bot.kernel.view import Block, Button, Buttons, Choice, Items, Option, Strong, Text, text

FEW = 4
"""Paragraphs that get a button each."""

SAID = {
    QuotationMatch.VERBATIM: say("verbatim"),
    QuotationMatch.CLOSE: say("close"),
    QuotationMatch.ABSENT: say("not in the article"),
}


def marks(quotations: Sequence[CheckedQuotation]) -> list[Block]:
    """A line for each quotation, and a way to the paragraphs."""
    if not quotations:
        return []
    blocks: list[Block] = [Items(tuple(_line(quotation) for quotation in quotations))]
    places = {
        (quotation.slug, quotation.version, quotation.paragraph): Option(
            f"[{quotation.paragraph}]",
            f"/article show {quotation.slug} paragraph:{quotation.paragraph}"
            f" version:{quotation.version}",
        )
        for quotation in quotations
        if quotation.paragraph is not None
    }
    if 0 < len(places) <= FEW:
        buttons = [
            Button(say("Read {label}", label=quotation.label), quotation.value)
            for quotation in places.values()
        ]
        blocks.append(Buttons(tuple(buttons)))
    elif places:
        blocks.append(Choice(say("See it in the article"), tuple(places.values())[:25]))
    return blocks


def _line(quotation: CheckedQuotation) -> Text:
    row = say("“{quotation}”: {mark}", quotation=quotation.words, mark=Strong(SAID[quotation.mark]))
    if quotation.paragraph is not None:
        row = say("{quotation} [{paragraph}]", quotation=row, paragraph=quotation.paragraph)
    if quotation.difference:
        row = say("{quotation}; {difference}", quotation=row, difference=quotation.difference)
    return text(row)
