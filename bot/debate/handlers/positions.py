"""One's own positions: now, over time, and what moved them."""

from collections.abc import Mapping

from bot.debate.commands.base import DebateCommand
from bot.debate.commands.debating import (
    CreditChange,
    SetPosition,
    ShowPositions,
    ShowReasons,
    ShowStanding,
    TakePosition,
)
from bot.debate.events import PositionTaken
from bot.debate.handlers.credit_labels import labels_of, load_credited_words
from bot.debate.handlers.crediting import note_credited_clauses
from bot.debate.handlers.finding import act_in_debate, find_debate
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.handlers.pinning import pin_view
from bot.debate.handlers.resulting import (
    position_of,
    result_of,
)
from bot.debate.handlers.standing_ballot import load_said
from bot.debate.journal import DEBATES
from bot.debate.refusals import DebateRefusal
from bot.debate.rows import debates, positions
from bot.debate.rules.allowed import find_refusal
from bot.debate.rules.positions.ledger import Position, VotePhase
from bot.debate.rules.voting import DURING
from bot.debate.state import Debate, DebatePhase
from bot.debate.views import ballot
from bot.debate.views import history as views
from bot.kernel.command import Caller, Command
from bot.kernel.ids import MemberId
from bot.kernel.parts import CommandHandler, FormFill, FormFiller, Parts, Progress, Values
from bot.kernel.refusal import Refused
from bot.kernel.view import View


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
    own_positions = await _load_own_rows(parts, command.by, debate)
    reasons = {position.id: position.reason for position in own_positions if position.reason}
    would = {
        position.id: position.would_change for position in own_positions if position.would_change
    }
    return [position_of(position) for position in own_positions], reasons, would


async def _load_own_rows(
    parts: Parts, by: Caller, debate: LoadedDebate
) -> list[positions.StoredPosition]:
    stored_positions = await positions.load_positions(parts.db, by.community, debate.row.id)
    return [position for position in stored_positions if position.member == by.member]


async def _labels(parts: Parts, command: Command, debate: LoadedDebate) -> Mapping[str, str]:
    names = await debates.load_names(parts.db, command.by.community)
    words = await load_credited_words(parts, command.by.community, debate.row.id, debate.state)
    return labels_of(debate.state, names, words)


async def render_receipt(
    parts: Parts, command: DebateCommand, before: LoadedDebate, event: PositionTaken
) -> View:
    """Said to whoever took a position; after a change, what moved them can be chosen."""
    last = before.state.latest.get(event.member)
    changed = last is not None and last.stance != event.stance and not event.moved_by
    asks = changed and isinstance(command, TakePosition) and _has_others(before, event.member)
    moved_from = last if asks else None
    labels = await _labels(parts, command, before) if event.moved_by else {}
    credited = [labels[moved] for moved in event.moved_by if moved in labels]
    between = isinstance(command, TakePosition) and not isinstance(command, SetPosition)
    remark = ballot.say_late(before.state) if between and event.phase == DURING else None
    receipt = ballot.render_position(
        event.stance, event.confidence, credited, moved_from=moved_from, remark=remark
    )
    return pin_view(parts.catalog, receipt, before.row.id)


def _reason_to_keep(state: Debate, held: positions.StoredPosition) -> str:
    """A reason given when nobody was to read it is not cast with a closing ballot, which the group
    reads; it stays with the earlier position."""
    is_closing = state.phase is DebatePhase.CLOSING_VOTE
    return "" if is_closing and held.phase != VotePhase.CLOSING else held.reason


def _has_others(debate: LoadedDebate, member: MemberId) -> bool:
    """Is there anything in a debate that may have moved a member?"""
    state = debate.state
    others = {s.member for s in state.speeches} | {c.member for c in state.claims}
    others |= {point.member for point in state.points}
    return bool(state.exercises or state.clauses or others - {member})


async def fill_ballot(parts: Parts, by: Caller, values: Values) -> FormFill:
    """What stands on a ballot. What moved a member is asked once they have changed their mind.
    Raises Refused where no vote is open to them."""
    return await _fill(parts, by, values, TakePosition)


async def fill_position(parts: Parts, by: Caller, values: Values) -> FormFill:
    """What stands on the form of a position. When the debate is over it asks at once what moved a
    member, and not what would change their mind: that leaves one page. Raises Refused where none
    can be taken."""
    return await _fill(parts, by, values, SetPosition)


async def _fill(parts: Parts, by: Caller, values: Values, act: type[TakePosition]) -> FormFill:
    debate = await find_debate(parts, by, str(values.get("debate", "")))
    if refusal := find_refusal(debate.state, act, by):
        raise refusal
    is_later = debate.state.phase is DebatePhase.CLOSED
    left_out = frozenset({"would_change" if is_later else "moved_by"}) - values.keys()
    said = await load_said(parts, by, debate)
    filled = {name: said[name] for name in said.keys() - left_out - values.keys()}
    return FormFill(
        values=filled, notes=ballot.render_ballot_notes(debate.state), left_out=left_out
    )


async def credit(parts: Parts, command: CreditChange, _: Progress) -> tuple[View, ...]:
    """Note what moved a member, beside the position that they hold."""
    debate = await find_debate(parts, command.by, command.debate)
    own = await _load_own_rows(parts, command.by, debate)
    if not own:
        raise Refused(DebateRefusal.NO_POSITION)
    held = own[-1]
    position = SetPosition(
        by=command.by,
        at=command.at,
        id=command.id,
        debate=debate.row.id,
        stance="undecided" if held.stance is None else str(held.stance),
        confidence=held.confidence,
        reason=_reason_to_keep(debate.state, held),
        moved_by=command.moved_by,
        would_change=held.would_change,
    )
    await note_credited_clauses(parts, position)
    outcome = await act_in_debate(parts, position)
    (event,) = (each for each in outcome.events if isinstance(each, PositionTaken))
    after = outcome.after
    await DEBATES.show_soon(parts, command.by.community, after.row.id, outcome.events, after.state)
    return (await render_receipt(parts, command, outcome.before, event),)


FILLS: dict[type, FormFiller] = {TakePosition: fill_ballot, SetPosition: fill_position}
HANDLERS: dict[type, CommandHandler] = {
    ShowPositions: show_history,
    ShowStanding: show_standing,
    ShowReasons: show_reasons,
    CreditChange: credit,
}
