"""Opening debates, acting in them, and looking at them."""

from dataclasses import replace
from difflib import get_close_matches

from bot import debating
from bot.content import formats
from bot.core.debate import views
from bot.core.debate.base import DebateCommand
from bot.core.debate.clock import deadline
from bot.core.debate.commands import (
    AddChair,
    AddTime,
    AnswerPoint,
    AskFloor,
    Back,
    Begin,
    CancelDebate,
    CloseDebate,
    CloseVote,
    DrawSeats,
    DropFloor,
    EndTurn,
    GiveFloor,
    LeaveSeat,
    ListDebates,
    ListFormats,
    Mute,
    OfferPoint,
    OpenDebate,
    Pause,
    Resume,
    ShowDebate,
    ShowPositions,
    ShowResult,
    Skip,
    Speak,
    StartDebate,
    Swap,
    TakePosition,
    TakeSeat,
)
from bot.core.debate.decide import opening
from bot.core.debate.events import PositionTaken
from bot.core.debate.state import Phase, fold
from bot.core.ids import MemberId
from bot.core.position.history_views import my_history
from bot.core.position.stance import stance_words
from bot.core.refusal import Code, Refused
from bot.core.view import View
from bot.debating import stream_of
from bot.parts import Parts, Progress, Use
from bot.resulting import position_of, result_view
from bot.store import debates, journal
from bot.store.event_json import record_of
from bot.store.statement import Conflict

MOST_LISTED = 25


async def open_debate(parts: Parts, command: OpenDebate, _: Progress) -> tuple[View, ...]:
    """Open a debate in this place."""
    known = formats.load()
    form = known.get(command.format.lower())
    if form is None:
        guess = get_close_matches(command.format.lower(), known, n=1)
        listed = guess or list(known)
        raise Refused(Code.NO_SUCH_FORMAT, format=command.format, known=", ".join(listed))
    community = command.by.community
    if await debates.running(parts.db, community, command.by.place):
        raise Refused(Code.PLACE_BUSY)
    events = opening(command)
    state = fold(form, events)
    row = debates.opened(
        community,
        command.id,
        command.by.place,
        motion=command.motion,
        form=form.id,
        rules=formats.texts()[form.id],
        phase=state.phase.value,
        by=command.by.member,
        at=command.at,
    )
    records = [record_of(event) for event in events]
    try:
        await parts.db.write(
            row, *journal.append(community, stream_of(command.id), 0, records, deadline(state))
        )
    except Conflict:
        raise Refused(Code.PLACE_BUSY) from None
    await debating.show(parts, community, command.id)
    return (views.done("Your debate is open. People can take seats on the board now."),)


async def act(parts: Parts, command: DebateCommand, _: Progress) -> tuple[View, ...]:
    """Do what a command asks of a debate."""
    before, events = await debating.act(parts, await _with_member(parts, command))
    for event in events:
        if isinstance(event, PositionTaken):
            return (views.position_kept(before.state, stance_words(event.stance)),)
    if parts.rooms.face(command.by.community) is None:
        return await show(parts, ShowDebate(by=command.by, at=command.at, id=command.id), _)
    return ()


async def _with_member(parts: Parts, command: DebateCommand) -> DebateCommand:
    """The command with the id of the member that it names."""
    if not isinstance(command, Swap | GiveFloor | Mute | AddChair):
        return command
    names = await debates.names(parts.db, command.by.community)
    sought = command.member.strip().removeprefix("@").casefold()
    found = [member for member, name in names.items() if name.casefold() == sought]
    if not found:
        raise Refused(Code.NO_SUCH_MEMBER, member=command.member)
    return replace(command, member=found[0])


async def show(parts: Parts, command: ShowDebate, _: Progress) -> tuple[View, ...]:
    """The board of a debate, for whoever asks."""
    found = await debating.find(parts, command.by, command.debate)
    names = await debates.names(parts.db, command.by.community)
    board = views.board(found.row.id, found.state, names)
    return (View(blocks=board.blocks),)


async def result(parts: Parts, command: ShowResult, _: Progress) -> tuple[View, ...]:
    """The result, once the debate is closed."""
    found = await debating.find(parts, command.by, command.debate)
    if found.state.phase is not Phase.CLOSED:
        raise Refused(Code.RESULT_NOT_YET)
    shown = await result_view(parts, command.by.community, found.row, found.state)
    return (View(blocks=shown.blocks),)


async def listing(parts: Parts, command: ListDebates, _: Progress) -> tuple[View, ...]:
    """The community's debates."""
    rows = await debates.listed(parts.db, command.by.community, MOST_LISTED)
    return (views.debates_list([(r.id, r.motion, r.phase, r.place, r.opened_at) for r in rows]),)


async def formats_there_are(_: Parts, __: ListFormats, ___: Progress) -> tuple[View, ...]:
    """The formats."""
    return (views.formats_list(list(formats.load().values())),)


async def history(parts: Parts, command: ShowPositions, _: Progress) -> tuple[View, ...]:
    """One's own positions on a motion."""
    found = await debating.find(parts, command.by, command.debate)
    kept = await debates.positions(parts.db, command.by.community, found.row.id)
    mine = [one for one in kept if one.member == command.by.member]
    reasons = {one.id: one.reason for one in mine if one.reason}
    ledger = [position_of(one) for one in mine]
    names = await debates.names(parts.db, command.by.community)
    labels = {
        given.speech: f"speech {number} by {names.get(MemberId(given.member)) or views.FORMER}"
        for number, given in enumerate(found.state.speeches, 1)
    }
    return (my_history(found.row.motion, ledger, labels=labels, reasons=reasons),)


ACTS = (
    TakeSeat, LeaveSeat, DrawSeats, StartDebate, CloseVote, TakePosition, Begin, Speak, EndTurn,
    AskFloor, DropFloor, OfferPoint, AnswerPoint, Pause, Resume, AddTime, Back, Skip, Swap,
    GiveFloor, Mute, AddChair, CloseDebate, CancelDebate,
)  # fmt: skip
"""What is done in a debate: decided by its rules alone."""

USES: dict[type, Use] = {
    OpenDebate: open_debate,
    ShowDebate: show,
    ShowResult: result,
    ListDebates: listing,
    ListFormats: formats_there_are,
    ShowPositions: history,
    **dict.fromkeys(ACTS, act),
}
