"""Feedback on a member's own speech by a rubric: each remark on words of the speech."""

import logging
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from bot.coaching.sources import shortened
from bot.core.article.quoting import Mark, references
from bot.core.article.worded import WHY
from bot.core.coaching import views
from bot.core.coaching.commands import GiveFeedback
from bot.core.coaching.rubric import HEADS, NEXT, Held, sift
from bot.core.coaching.shapes import Remarks
from bot.core.coaching.views import Remarked
from bot.core.debate.counting import characters
from bot.core.ids import MemberId
from bot.core.refusal import Code, Refused
from bot.core.view import Block, Fields, View, text
from bot.debates import acting
from bot.debates.evidence_views import SAID
from bot.debates.material import Spoken, speeches_of
from bot.model.checked import ask_checked
from bot.parts import Parts
from bot.store import evidence
from bot.store.evidence import Checked

if TYPE_CHECKING:
    from bot.prompts import Input

log = logging.getLogger(__name__)

TASK = "feedback"
MOST_EARLIER, LONGEST_EARLIER, LONGEST = 4, 1_500, 8_000
"""Speeches of other sides that are sent along, characters of each, and of the speech itself."""


async def feedback(parts: Parts, command: GiveFeedback) -> View:
    """What may be said of a speech. Raises Refused (NO_DEBATE, COACH_NO_SPEECH, NO_SUCH_SPEECH,
    COACH_NOT_YOUR_SPEECH, MODEL_OFF, MODEL_OFF_HERE …)."""
    community = command.by.community
    found = await acting.find(parts, command.by, command.debate)
    spoken = await speeches_of(parts, community, found)
    mine = _mine(spoken, command.by.member, command.speech, len(found.state.speeches))
    given = found.state.speeches[mine.number - 1]
    segment = found.state.format.segments[given.segment]
    quotes = (await evidence.quotations(parts.db, community, found.row.id)).get(mine.id, ())
    counted = _counted(mine.words, segment.characters, quotes)
    speech = shortened(mine.words, LONGEST)
    inputs: dict[str, Input] = {
        "motion": found.state.motion,
        "side": found.state.format.side(mine.side).name if mine.side else "no side",
        "segment": segment.name,
        "speech": speech,
        "earlier": _earlier(spoken, mine),
    }
    check = partial(sift, speech=speech)
    try:
        held, said = await ask_checked(parts.model, command.by, TASK, inputs, Remarks, check)
    except Refused as refused:
        if refused.code not in WHY:
            raise
        log.info("no feedback was worded: %s", refused.code)
        return views.feedback(mine.number, counted, (), (), why=WHY[refused.code])
    await parts.db.change(said.kept(community, command.id, command.at))
    remarks = [one for head in HEADS for one in _under(held, head)]
    return views.feedback(mine.number, counted, remarks, _under(held, NEXT), model=said.model)


def _mine(spoken: Sequence[Spoken], member: MemberId, number: int | None, last: int) -> Spoken:
    mine = [one for one in spoken if one.member == member]
    if number is None:
        if not mine:
            raise Refused(Code.COACH_NO_SPEECH)
        return mine[-1]
    if number > last:
        raise Refused(Code.NO_SUCH_SPEECH, number=number, last=last)
    found = [one for one in mine if one.number == number]
    if not found:
        raise Refused(Code.COACH_NOT_YOUR_SPEECH)
    return found[0]


def _earlier(spoken: Sequence[Spoken], mine: Spoken) -> list[Mapping[str, str | int]]:
    """What other sides had said before, so that engagement can be told."""
    others = [one for one in spoken if one.number < mine.number and one.side != mine.side]
    return [
        {"number": number, "words": shortened(one.words, LONGEST_EARLIER)}
        for number, one in enumerate(others[-MOST_EARLIER:], 1)
    ]


def _under(held: Sequence[Held], head: str) -> list[Remarked]:
    name = HEADS.get(head, "")
    return [Remarked(name, one.quotation, one.words) for one in held if one.head == head]


def _counted(words: str, most: int, quotes: Sequence[Checked]) -> list[Block]:
    """What needs no model: length, quotations with their marks, citations."""
    rows = [("Length", text(f"{characters(words):,} of at most {most:,} characters"))]
    if quotes:
        marks = [f"{sum(q.mark is mark for q in quotes)} {SAID[mark]}" for mark in Mark]
        rows.append(("Quotations", text(", ".join(marks))))
    else:
        rows.append(("Quotations", text("none")))
    rows.append(("Paragraphs cited", text(str(len(references(words))))))
    rows.append(("Questions put", text(str(words.count("?")))))
    return [Fields(tuple(rows))]
