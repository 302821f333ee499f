"""Claims that answer others: whether they support, attack or correct is asked, never assumed."""

from bot.debate.commands.debating import LinkClaim, MakeClaim
from bot.debate.handlers.debates import act
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.pinning import pin_view
from bot.debate.refusals import DebateRefusal
from bot.debate.rows import claims, suggestions
from bot.debate.rows.suggestions import StoredSuggestion
from bot.debate.rules.allowed import find_refusal
from bot.debate.rules.claims import find_claim, list_relations
from bot.debate.views import claims as views
from bot.kernel.command import Caller
from bot.kernel.parts import CommandHandler, FormFill, FormFiller, Parts, Progress, Values
from bot.kernel.refusal import Refused
from bot.kernel.view import View


async def make(parts: Parts, command: MakeClaim, progress: Progress) -> tuple[View, ...]:
    """Make a claim; where it answers one and does not say how, keep its words and ask."""
    if command.answers is None:
        return await act(parts, command, progress)
    debate = await find_debate(parts, command.by, command.debate)
    if refusal := find_refusal(debate.state, MakeClaim, command.by):
        raise refusal
    target = find_claim(debate.state, command.answers)
    by_same = target.member == command.by.member
    if command.relation in list_relations(by_same=by_same):
        return await act(parts, command, progress)
    if not any(letter.isalnum() for letter in command.words):
        raise Refused(DebateRefusal.SPEECH_EMPTY)
    draft = StoredSuggestion(
        id=command.id, debate=debate.row.id, member=command.by.member, words=command.words
    )
    community = command.by.community
    await parts.db.change(suggestions.insert_suggestion(community, draft, command.at))
    words = await claims.words_of(parts.db, community, [target.claim])
    action = f"/claim adopt suggestion:{draft.id} answers:{command.answers} relation:"
    question = views.ask_relation(
        command.answers, words.get(target.claim, ""), action, by_same=by_same, own=command.words
    )
    return (pin_view(parts.catalog, question, debate.row.id),)


async def link(parts: Parts, command: LinkClaim, progress: Progress) -> tuple[View, ...]:
    """Link two claims; where it is not said how, ask."""
    debate = await find_debate(parts, command.by, command.debate)
    claim = find_claim(debate.state, command.claim, "claim")
    target = find_claim(debate.state, command.answers)
    by_same = claim.member == target.member
    if command.relation in list_relations(by_same=by_same) or command.answers >= command.claim:
        return await act(parts, command, progress)
    words = await claims.words_of(parts.db, command.by.community, [claim.claim, target.claim])
    question = views.ask_relation(
        command.answers,
        words.get(target.claim, ""),
        f"/claim link {command.claim} {command.answers} ",
        by_same=by_same,
        own=words.get(claim.claim, ""),
    )
    return (pin_view(parts.catalog, question, debate.row.id),)


async def fill_claim(parts: Parts, by: Caller, values: Values) -> FormFill:
    """The form of a claim: it asks what the claim answers where there is one, and how it bears on
    that is asked afterwards. Raises Refused where none can be made."""
    debate = await find_debate(parts, by, str(values.get("debate", "")))
    if refusal := find_refusal(debate.state, MakeClaim, by):
        raise refusal
    left_out = {"relation"} if debate.state.claims else {"relation", "answers"}
    return FormFill(left_out=frozenset(left_out) - values.keys())


FILLS: dict[type, FormFiller] = {MakeClaim: fill_claim}
HANDLERS: dict[type, CommandHandler] = {MakeClaim: make, LinkClaim: link}
