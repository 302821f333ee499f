"""One's own positions: now, over time, and what moved them."""

from collections.abc import Mapping

from bot.debate.commands.base import DebateCommand
from bot.debate.commands.debating import ShowPositions, ShowReasons, ShowStanding, TakePosition
from bot.debate.events import PositionTaken
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.handlers.pinning import pinned
from bot.debate.handlers.resulting import labels_of, position_of, result_of
from bot.debate.rows import claims, debates, positions
from bot.debate.rules.positions.ledger import Position
from bot.debate.rules.positions.stance import stance_words
from bot.debate.state import DebatePhase
from bot.debate.views import board as debate_views
from bot.debate.views import history as views
from bot.kernel.command import Command
from bot.kernel.ids import MemberId
from bot.kernel.message import say
from bot.kernel.parts import Parts, Progress, Use
from bot.kernel.view import Option, View


async def history(parts: Parts, command: ShowPositions, _: Progress) -> tuple[View, ...]:
    """All that one held on a motion."""
    found = await find_debate(parts, command.by, command.debate)
    mine, reasons, would = await _mine(parts, command, found)
    labels = await _labels(parts, command, found)
    shown = views.my_history(
        found.row.motion, mine, labels=labels, reasons=reasons, would_change=would
    )
    return (shown,)


async def standing(parts: Parts, command: ShowStanding, _: Progress) -> tuple[View, ...]:
    """Where one stands now."""
    found = await find_debate(parts, command.by, command.debate)
    mine, reasons, would = await _mine(parts, command, found)
    labels = await _labels(parts, command, found)
    shown = views.my_history(
        found.row.motion, mine[-1:], labels=labels, reasons=reasons, would_change=would
    )
    return (shown,)


async def why(parts: Parts, command: ShowReasons, _: Progress) -> tuple[View, ...]:
    """What moved oneself and, once the debate is closed, the room."""
    found = await find_debate(parts, command.by, command.debate)
    mine, reasons, would = await _mine(parts, command, found)
    labels = await _labels(parts, command, found)
    own = views.my_reasons(found.row.motion, mine, labels, reasons, would)
    if found.state.phase is not DebatePhase.CLOSED:
        return (own,)
    kept = await positions.positions(parts.db, command.by.community, found.row.id)
    names = await debates.names(parts.db, command.by.community)
    result = result_of(found.row, found.state, [position_of(one) for one in kept], names)
    return (own, views.what_moved_the_room(result.credit, labels))


async def _mine(
    parts: Parts, command: DebateCommand, found: LoadedDebate
) -> tuple[list[Position], dict[str, str], dict[str, str]]:
    """One's own positions, their reasons, and what one said would change one's mind."""
    kept = await positions.positions(parts.db, command.by.community, found.row.id)
    mine = [one for one in kept if one.member == command.by.member]
    reasons = {one.id: one.reason for one in mine if one.reason}
    would = {one.id: one.would_change for one in mine if one.would_change}
    return [position_of(one) for one in mine], reasons, would


async def _labels(parts: Parts, command: Command, found: LoadedDebate) -> Mapping[str, str]:
    names = await debates.names(parts.db, command.by.community)
    said = await claims.words(parts.db, command.by.community, found.row.id)
    return labels_of(found.state, names, said)


async def position_noted(
    parts: Parts, command: DebateCommand, before: LoadedDebate, event: PositionTaken
) -> View:
    """Said to whoever took a position; after a change, what moved them can be chosen."""
    last = before.state.latest.get(event.member)
    moved = last is not None and last.stance != event.stance and not event.moved_by
    options: tuple[Option, ...] = ()
    if moved and isinstance(command, TakePosition):
        options = await _to_credit(parts, command, before, event.member)
    kept = debate_views.position_kept(before.state, stance_words(event.stance), options)
    return pinned(parts.catalog, kept, before.row.id)


async def _to_credit(
    parts: Parts, command: TakePosition, found: LoadedDebate, member: MemberId
) -> tuple[Option, ...]:
    """What may have moved a member, the latest first: exercises, others' speeches and claims."""
    names = await debates.names(parts.db, command.by.community)
    state = found.state
    again = f"/position set stance:{command.stance}"
    speeches = [
        Option(
            say(
                "Speech {number}, {speaker}",
                number=number,
                speaker=names.get(given.member) or debate_views.FORMER,
            ),
            value=f"{again} moved_by:{number}",
        )
        for number, given in enumerate(state.speeches, 1)
        if given.member != member
    ]
    made = [
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
    held = [
        Option(
            say("Exercise {number}, {title}", number=number, title=one.title),
            value=f"{again} moved_by:x{number}",
        )
        for number, one in enumerate(state.exercises, 1)
    ]
    return (*reversed(held), *reversed(speeches), *reversed(made))[:25]


USES: dict[type, Use] = {ShowPositions: history, ShowStanding: standing, ShowReasons: why}
