"""Claims suggested from a speech, for its author to make theirs or not."""

import asyncio
from collections.abc import Sequence

from bot.article.grounding.grounded import ask_grounded
from bot.article.grounding.shapes import Draft
from bot.debate.commands.debating import MakeClaim
from bot.debate.commands.digest import AdoptClaim, SuggestClaims
from bot.debate.handlers.debates import act
from bot.debate.handlers.digesting import after_progress, told
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.material import Spoken, speeches_of
from bot.debate.rows import suggestions
from bot.debate.rows.suggestions import Suggestion
from bot.debate.rules.digest.extracting import claiming
from bot.debate.rules.digest.shapes import Clause, clauses
from bot.debate.views import digest as views
from bot.debate.views.digest import WHY
from bot.kernel.identity import fresh_id
from bot.kernel.parts import Parts, Progress, Use
from bot.kernel.refusal import Code, Refused
from bot.kernel.view import View
from bot.model.asking import LanguageModel, Said
from bot.model.inputs import Input

TASK = "claims"

MOST_CLAIMS = 5
"""Claims suggested from one speech."""


async def suggest(parts: Parts, command: SuggestClaims, progress: Progress) -> tuple[View, ...]:
    """Claims in a speech of the asker's own."""
    found = await find_debate(parts, command.by, command.debate)
    mine = [
        one
        for one in await speeches_of(parts, command.by.community, found)
        if one.member == command.by.member and command.speech in (None, one.number)
    ]
    if not mine:
        raise Refused(Code.NOT_YOUR_SPEECH)
    speech = mine[-1]
    suggested, said, why = await _suggested(parts, command, speech, progress)
    if not suggested:
        return (
            after_progress(
                views.no_claims(speech.number), command, shown=said is not None or bool(why)
            ),
        )
    community = command.by.community
    keyed = [(fresh_id(), clause) for clause in suggested]
    kept = [
        suggestions.suggested(
            community,
            Suggestion(id=key, debate=found.row.id, member=command.by.member, words=clause.words),
            command.at,
        )
        for key, clause in keyed
    ]
    if said is not None:
        kept += [said.kept(community, key, command.at) for key, _ in keyed]
    await parts.db.change(*kept)
    model = said.model if said is not None else ""
    shown = views.suggestions(
        speech.number, keyed, model, why, await told(parts, command, found, [speech])
    )
    return (after_progress(shown, command, shown=bool(model or why)),)


async def _suggested(
    parts: Parts, command: SuggestClaims, speech: Spoken, progress: Progress
) -> tuple[Sequence[Clause], Said[Draft] | None, str]:
    """Claims found, who worded them, and why not the model where it should have."""
    plain = await asyncio.to_thread(claiming, speech.number, speech.words, MOST_CLAIMS)
    if not await parts.of(LanguageModel).is_on(command.by.community):
        return plain, None, ""
    await progress(views.working(command.id, "Reading your speech …"))
    inputs: dict[str, Input] = {
        "speech": speech.words,
        "number": speech.number,
        "most": MOST_CLAIMS,
    }
    ground = {speech.number: speech.words}
    try:
        done = await ask_grounded(parts.of(LanguageModel), command.by, TASK, inputs, ground)
    except Refused as refused:
        if refused.code not in WHY:
            raise
        return plain, None, WHY[refused.code]
    return clauses(done.kept[:MOST_CLAIMS]), done.said, ""


async def adopt(parts: Parts, command: AdoptClaim, progress: Progress) -> tuple[View, ...]:
    """Make a suggestion its author's claim, once."""
    one = await suggestions.suggestion(parts.db, command.by.community, command.suggestion)
    if one is None or one.member != command.by.member:
        raise Refused(Code.NO_SUCH_SUGGESTION)
    found = await find_debate(parts, command.by, one.debate)
    if one.id not in {claim.claim for claim in found.state.claims}:
        made = MakeClaim(
            by=command.by, at=command.at, id=one.id, debate=one.debate, words=one.words
        )
        await act(parts, made, progress)
        found = await find_debate(parts, command.by, one.debate)
    number = [claim.claim for claim in found.state.claims].index(one.id) + 1
    return (views.adopted(number),)


USES: dict[type, Use] = {SuggestClaims: suggest, AdoptClaim: adopt}
