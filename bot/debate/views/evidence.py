"""How the evidence of a speech looks: each quotation with its mark and where it stands."""

from collections.abc import Sequence

from bot.article.rules.quoting import Mark
from bot.debate.rules.evidence import CheckedQuotation
from bot.kernel.message import say
from bot.kernel.view import Block, Button, Buttons, Choice, Items, Option, Strong, Text, text

FEW = 4
"""Paragraphs that get a button each."""

SAID = {
    Mark.VERBATIM: say("verbatim"),
    Mark.CLOSE: say("close"),
    Mark.ABSENT: say("not in the article"),
}


def marks(found: Sequence[CheckedQuotation]) -> list[Block]:
    """A line for each quotation, and a way to the paragraphs."""
    if not found:
        return []
    blocks: list[Block] = [Items(tuple(_line(one) for one in found))]
    places = {
        (one.slug, one.version, one.paragraph): Option(
            f"[{one.paragraph}]",
            f"/article show {one.slug} paragraph:{one.paragraph} version:{one.version}",
        )
        for one in found
        if one.paragraph is not None
    }
    if 0 < len(places) <= FEW:
        ways = [Button(say("Read {label}", label=one.label), one.value) for one in places.values()]
        blocks.append(Buttons(tuple(ways)))
    elif places:
        blocks.append(Choice(say("See where it stands"), tuple(places.values())[:25]))
    return blocks


def _line(one: CheckedQuotation) -> Text:
    row = say("“{quotation}”: {mark}", quotation=one.words, mark=Strong(SAID[one.mark]))
    if one.paragraph is not None:
        row = say("{quotation} [{paragraph}]", quotation=row, paragraph=one.paragraph)
    if one.difference:
        row = say("{quotation}; {difference}", quotation=row, difference=one.difference)
    return text(row)
