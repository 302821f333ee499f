"""The evidence on a guarantee sheet, as it is shown."""

from collections.abc import Iterator, Sequence

from bot.article.rules.quoting import Mark
from bot.article.views.library import paragraph_action
from bot.guarantee.rules.space import Space
from bot.guarantee.state import Evidence, Sheet
from bot.guarantee.views.wording import clause_name, short
from bot.kernel.message import say
from bot.kernel.view import Block, Button, Buttons, Citation, Note, Quotation, line, note

MARKS = {
    Mark.VERBATIM: say("verbatim"),
    Mark.CLOSE: say("close"),
    Mark.ABSENT: say("not in the article"),
}
"""How evidence stands to the article, as members read it."""


def evidence_blocks(one: Evidence) -> Iterator[Block]:
    """A piece of evidence with where it stands and how it stands to the article."""
    citation = None
    if one.slug and one.paragraph is not None:
        action = paragraph_action(one.slug, one.paragraph, one.version)
        citation = Citation(f"[{one.slug} ¶{one.paragraph}]", action)
    words = one.words or say("These words were erased.")
    yield Quotation(line(words), citation)
    mark = MARKS[one.mark]
    if one.difference:
        yield note(
            say(
                "Evidence {number}: {mark}; {difference}",
                number=one.number,
                mark=mark,
                difference=one.difference,
            )
        )
    else:
        yield note(say("Evidence {number}: {mark}", number=one.number, mark=mark))


def taking_off(sheet: Sheet, fresh: Sequence[Evidence]) -> Buttons:
    """Ways to take evidence off again."""
    ways = (
        Button(
            say("Take {number} off", number=one.number),
            f"/guarantee detach {one.number} sheet:{sheet.number}",
        )
        for one in fresh
    )
    return Buttons(tuple(ways))


def evidence_list(sheet: Sheet, clause: str, space: Space) -> Iterator[Block]:
    """All evidence attached to a clause now."""
    found = [one for one in sheet.evidence if one.clause == clause and one.stood(None)]
    if found:
        yield Note(
            line(say("Evidence for {clause}:", clause=short(clause_name(space, clause), 60)))
        )
    for one in found:
        yield from evidence_blocks(one)
