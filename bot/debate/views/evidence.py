"""How the evidence of a speech looks: each quotation with its mark and where it stands."""

from collections.abc import Sequence

from bot.article.rules.quoting import QuotationMatch
from bot.debate.rules.evidence import Checked
from bot.kernel.view import Block, Button, Buttons, Choice, Items, Option, Span, Strong, Text, text

FEW = 4
"""Paragraphs that get a button each."""

SAID = {
    QuotationMatch.VERBATIM: "verbatim",
    QuotationMatch.CLOSE: "close",
    QuotationMatch.ABSENT: "not in the article",
}


def marks(found: Sequence[Checked]) -> list[Block]:
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
        ways = [Button(f"Read {one.label}", one.value) for one in places.values()]
        blocks.append(Buttons(tuple(ways)))
    elif places:
        blocks.append(Choice("See where it stands", tuple(places.values())[:25]))
    return blocks


def _line(one: Checked) -> Text:
    spans: list[str | Span] = [f"“{one.words}”: ", Strong(SAID[one.mark])]
    if one.paragraph is not None:
        spans.append(f" [{one.paragraph}]")
    if one.difference:
        spans.append(f"; {one.difference}")
    return text(*spans)
