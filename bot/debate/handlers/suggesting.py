"""Claims suggested from a speech, for its author to make theirs or not."""

import asyncio
from collections.abc import Sequence

from bot.debate.commands.debating import MakeClaim
from bot.debate.commands.digest import AdoptClaim, SuggestClaims
from bot.debate.handlers.debates import act
from bot.debate.handlers.digesting import choose_quotations, load_sources, replace_progress
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.material import SpeechText, speeches_of
from bot.debate.refusals import DebateRefusal
from bot.debate.rows import suggestions
from bot.debate.rows.suggestions import StoredSuggestion
from bot.debate.rules.allowed import may
from bot.debate.rules.digest.extracting import find_claiming
from bot.debate.rules.digest.shapes import SpeechQuotation
from bot.debate.rules.digest.summary import fit_speeches
from bot.debate.views import digest as views
from bot.kernel.identity import fresh_id
from bot.kernel.message import say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import View
from bot.model.asking import LanguageModel, ModelAnswer
from bot.model.choosing import Choice
from bot.model.views.reasons import say_why

TASK = "claims"

MOST_CLAIMS = 5
"""Claims suggested from one speech."""


async def suggest(parts: Parts, command: SuggestClaims, progress: Progress) -> tuple[View, ...]:
    """Claims in a speech of the asker's own."""
    debate = await find_debate(parts, command.by, command.debate)
    own_speeches = [
        text
        for text in await speeches_of(parts, command.by.community, debate)
        if text.member == command.by.member and command.speech in (None, text.number)
    ]
    if not own_speeches:
        raise Refused(DebateRefusal.NOT_YOUR_SPEECH)
    speech = own_speeches[-1]
    suggested, answer, reason = await _find_claims(parts, command, speech, progress)
    if not suggested:
        return (
            replace_progress(
                views.no_claims(speech.number, may_make=may(debate.state, MakeClaim, command.by)),
                command,
                progress_shown=answer is not None or bool(reason),
            ),
        )
    community = command.by.community
    keyed = [(fresh_id(), quoted) for quoted in suggested]
    rows = [
        suggestions.insert_suggestion(
            community,
            StoredSuggestion(
                id=key, debate=debate.row.id, member=command.by.member, words=quoted.quotation
            ),
            command.at,
        )
        for key, quoted in keyed
    ]
    if answer is not None:
        rows += [answer.kept(community, key, command.at) for key, _ in keyed]
    await parts.db.change(*rows)
    model = answer.model if answer is not None else ""
    view = views.suggestions(
        speech.number, keyed, model, reason, await load_sources(parts, command, debate, [speech])
    )
    return (replace_progress(view, command, progress_shown=bool(model or reason)),)


async def _find_claims(
    parts: Parts, command: SuggestClaims, speech: SpeechText, progress: Progress
) -> tuple[Sequence[SpeechQuotation], ModelAnswer[Choice] | None, str]:
    """Claims found, who chose them, and why not the model where it should have."""
    plain = await asyncio.to_thread(find_claiming, speech.number, speech.words, MOST_CLAIMS)
    model = parts.of(LanguageModel)
    if not await model.is_on(command.by.community):
        return plain, None, ""
    await progress(views.render_working(command.id, say("Reading your speech …")))
    speeches = fit_speeches({speech.number: speech.words})
    try:
        chosen = await choose_quotations(
            model, command.by, TASK, speeches, {}, MOST_CLAIMS, model.deadline()
        )
    except Refused as refused:
        return plain, None, say_why(refused)
    return chosen.quotations, chosen.answer, ""


async def adopt(parts: Parts, command: AdoptClaim, progress: Progress) -> tuple[View, ...]:
    """Make a suggestion its author's claim, once."""
    suggestion = await suggestions.find_suggestion(
        parts.db, command.by.community, command.suggestion
    )
    if suggestion is None or suggestion.member != command.by.member:
        raise Refused(DebateRefusal.NO_SUCH_SUGGESTION)
    debate = await find_debate(parts, command.by, suggestion.debate)
    if suggestion.id not in {claim.claim for claim in debate.state.claims}:
        new_claim = MakeClaim(
            by=command.by,
            at=command.at,
            id=suggestion.id,
            debate=suggestion.debate,
            words=suggestion.words,
            answers=command.answers,
            relation=command.relation,
        )
        await act(parts, new_claim, progress)
        debate = await find_debate(parts, command.by, suggestion.debate)
    number = [claim.claim for claim in debate.state.claims].index(suggestion.id) + 1
    is_linked = any(link.claim == suggestion.id for link in debate.state.links)
    return (views.render_adopted(number, linked=is_linked),)


HANDLERS: dict[type, CommandHandler] = {SuggestClaims: suggest, AdoptClaim: adopt}
