"""One's own positions: now, over time, and what moved them."""

from collections.abc import Mapping

from bot.debate.commands.base import DebateCommand
from bot.debate.commands.debating import ShowPositions, ShowReasons, ShowStanding, TakePosition
from bot.debate.events import PositionTaken
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.handlers.resulting import labels_of, position_of, result_of
from bot.debate.handlers.telling import pin_view
from bot.debate.rows import claims, debates, positions
from bot.debate.rules.positions.ledger import Position
from bot.debate.rules.positions.stance import stance_words
from bot.debate.state import DebatePhase
from bot.debate.views import board as debate_views
from bot.debate.views import history as views
from bot.kernel.command import Command
from bot.kernel.ids import MemberId
from bot.kernel.message import say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.view import Option, View


async def show_history(parts: Parts, command: ShowPositions, _: Progress) -> tuple[View, ...]:
    """All that one held on a motion."""
    debate = await find_debate(parts, command.by, command.debate)
    own_positions, reasons, would = await _load_own(parts, command, debate)
    labels = await _labels(parts, command, debate)
    view = views.my_history(
        debate.row.motion, own_positions, labels=labels, reasons=reasons, would_change=would
    )
    return (view,)


async def show_standing(parts: Parts, command: ShowStanding, _: Progress) -> tuple[View, ...]:
    """Where one stands now."""
    debate = await find_debate(parts, command.by, command.debate)
    own_positions, reasons, would = await _load_own(parts, command, debate)
    labels = await _labels(parts, command, debate)
    view = views.my_history(
        debate.row.motion, own_positions[-1:], labels=labels, reasons=reasons, would_change=would
    )
    return (view,)


async def show_reasons(parts: Parts, command: ShowReasons, _: Progress) -> tuple[View, ...]:
    """What moved oneself and, once the debate is closed, the room."""
    debate = await find_debate(parts, command.by, command.debate)
    own_positions, reasons, would = await _load_own(parts, command, debate)
    labels = await _labels(parts, command, debate)
    own_reasons = views.my_reasons(debate.row.motion, own_positions, labels, reasons, would)
    if debate.state.phase is not DebatePhase.CLOSED:
        return (own_reasons,)
    stored_positions = await positions.load_positions(parts.db, command.by.community, debate.row.id)
    names = await debates.load_names(parts.db, command.by.community)
    result = result_of(
        debate.row, debate.state, [position_of(position) for position in stored_positions], names
    )
    return (own_reasons, views.what_moved_the_room(result.credit, labels))


async def _load_own(
    parts: Parts, command: DebateCommand, debate: LoadedDebate
) -> tuple[list[Position], dict[str, str], dict[str, str]]:
    """One's own positions, their reasons, and what one said would change one's mind."""
    stored_positions = await positions.load_positions(parts.db, command.by.community, debate.row.id)
    own_positions = [
        position for position in stored_positions if position.member == command.by.member
    ]
    reasons = {position.id: position.reason for position in own_positions if position.reason}
    would = {
        position.id: position.would_change for position in own_positions if position.would_change
    }
    return [position_of(position) for position in own_positions], reasons, would


async def _labels(parts: Parts, command: Command, debate: LoadedDebate) -> Mapping[str, str]:
    names = await debates.load_names(parts.db, command.by.community)
    claim_words = await claims.load_words(parts.db, command.by.community, debate.row.id)
    return labels_of(debate.state, names, claim_words)


async def render_receipt(
    parts: Parts, command: DebateCommand, before: LoadedDebate, event: PositionTaken
) -> View:
    """Said to whoever took a position; after a change, what moved them can be chosen."""
    last = before.state.latest.get(event.member)
    moved = last is not None and last.stance != event.stance and not event.moved_by
    options: tuple[Option, ...] = ()
    if moved and isinstance(command, TakePosition):
        options = await _find_creditable(parts, command, before, event.member)
    receipt = debate_views.render_position(before.state, stance_words(event.stance), options)
    return pin_view(parts.catalog, receipt, before.row.id)


async def _find_creditable(
    parts: Parts, command: TakePosition, debate: LoadedDebate, member: MemberId
) -> tuple[Option, ...]:
    """What may have moved a member, the latest first: exercises, others' speeches and claims."""
    names = await debates.load_names(parts.db, command.by.community)
    state = debate.state
    again = f"/position set stance:{command.stance}"
    speeches = [
        Option(
            say(
                "Speech {number}, {speaker}",
                number=number,
                speaker=names.get(speech.member) or debate_views.FORMER,
            ),
            value=f"{again} moved_by:{number}",
        )
        for number, speech in enumerate(state.speeches, 1)
        if speech.member != member
    ]
    claim_options = [
        Option(
            say(
                "Claim {number}, {author}",
                number=number,
                author=names.get(claim.member) or debate_views.FORMER,
            ),
            value=f"{again} moved_by:c{number}",
        )
        for number, claim in enumerate(state.claims, 1)
        if claim.member != member
    ]
    exercise_options = [
        Option(
            say("Exercise {number}, {title}", number=number, title=exercise.title),
            value=f"{again} moved_by:x{number}",
        )
        for number, exercise in enumerate(state.exercises, 1)
    ]
    return (*reversed(exercise_options), *reversed(speeches), *reversed(claim_options))[:25]


HANDLERS: dict[type, CommandHandler] = {
    ShowPositions: show_history,
    ShowStanding: show_standing,
    ShowReasons: show_reasons,
}
