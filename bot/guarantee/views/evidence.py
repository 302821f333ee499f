"""The evidence on a guarantee sheet, as it is shown."""

from collections.abc import Iterator, Sequence

from bot.article.views.library import paragraph_action
from bot.guarantee.rules.space import Space
from bot.guarantee.state import Evidence, Sheet
from bot.guarantee.views.wording import clause_name, short
from bot.kernel.view import Block, Button, Buttons, Citation, Note, Quotation, line, note


def evidence_blocks(one: Evidence) -> Iterator[Block]:
    """A piece of evidence with where it stands and how it stands to the article."""
    citation = None
    if one.slug and one.paragraph is not None:
        action = paragraph_action(one.slug, one.paragraph, one.version)
        citation = Citation(f"[{one.slug} ¶{one.paragraph}]", action)
    words = one.words or "These words were erased."
    yield Quotation(line(words), citation)
    mark = one.mark.value.replace("_", " ").replace("in article", "in the article")
    differs = f"; {one.difference}" if one.difference else ""
    yield note(f"Evidence {one.number}: {mark}{differs}")


def taking_off(sheet: Sheet, fresh: Sequence[Evidence]) -> Buttons:
    """Ways to take evidence off again."""
    ways = (
        Button(f"Take {one.number} off", f"/guarantee detach {one.number} sheet:{sheet.number}")
        for one in fresh
    )
    return Buttons(tuple(ways))


def evidence_list(sheet: Sheet, clause: str, space: Space) -> Iterator[Block]:
    """All evidence attached to a clause now."""
    found = [one for one in sheet.evidence if one.clause == clause and one.stood(None)]
    if found:
        yield Note(line(f"Evidence for {short(clause_name(space, clause), 60)}:"))
    for one in found:
        yield from evidence_blocks(one)
