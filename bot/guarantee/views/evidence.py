"""The evidence on a guarantee sheet, as it is shown."""

from collections.abc import Iterator, Sequence

from bot.article.rules.quoting import QuotationMatch
from bot.article.views.library import paragraph_action
from bot.guarantee.rules.bearing import Bearing
from bot.guarantee.rules.space import Space
from bot.guarantee.state import Evidence, Sheet
from bot.guarantee.views.wording import clause_name
from bot.kernel.message import say
from bot.kernel.pieces import shorten
from bot.kernel.view import Block, Button, Buttons, Citation, Note, Quotation, line, note

MARKS = {
    QuotationMatch.VERBATIM: say("verbatim"),
    QuotationMatch.CLOSE: say("close"),
    QuotationMatch.ABSENT: say("not in the article"),
}
"""How evidence stands to the article, as members read it."""


BEARINGS = {
    Bearing.SUPPORTS: say("supports the clause"),
    Bearing.ABOUT: say("about the clause"),
    Bearing.QUOTED: say("only quoted"),
}
"""How evidence bears on its clause, as whoever attached it says."""


def evidence_blocks(evidence: Evidence) -> Iterator[Block]:
    """A piece of evidence with where it stands and how it stands to the article."""
    citation = None
    if evidence.slug and evidence.paragraph is not None:
        action = paragraph_action(evidence.slug, evidence.paragraph, evidence.version)
        citation = Citation(f"[¶{evidence.paragraph}]", action)
    words = evidence.words or say("These words were erased.")
    yield Quotation(line(words), citation)
    mark = say("{bearing}, {mark}", bearing=BEARINGS[evidence.bearing], mark=MARKS[evidence.mark])
    if evidence.difference:
        yield note(
            say(
                "Evidence {number}: {mark}; {difference}",
                number=evidence.number,
                mark=mark,
                difference=evidence.difference,
            )
        )
    else:
        yield note(say("Evidence {number}: {mark}", number=evidence.number, mark=mark))


def removal_buttons(sheet: Sheet, attached: Sequence[Evidence]) -> Buttons:
    """Ways to take evidence off again."""
    buttons = (
        Button(
            say("Remove {number}", number=evidence.number),
            f"/guarantee detach {evidence.number} sheet:{sheet.number}",
        )
        for evidence in attached
    )
    return Buttons(tuple(buttons))


def evidence_list(sheet: Sheet, clause: str, space: Space) -> Iterator[Block]:
    """All evidence attached to a clause now."""
    attached = [
        evidence
        for evidence in sheet.evidence
        if evidence.clause == clause and evidence.stood(None)
    ]
    if attached:
        yield Note(
            line(say("Evidence for {clause}:", clause=shorten(clause_name(space, clause), 60)))
        )
    for evidence in attached:
        yield from evidence_blocks(evidence)
