"""Opening debates, acting in them, and looking at them."""

from dataclasses import replace

from bot.content import motions
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
    ConfirmLink,
    DrawSeats,
    DropFloor,
    EndTurn,
    FileBallot,
    FlipCoin,
    GiveFloor,
    HandChair,
    KeepDraft,
    LeaveSeat,
    LinkClaim,
    ListDebates,
    MakeClaim,
    MoveDebate,
    Mute,
    NameJudge,
    OfferPoint,
    OpenDebate,
    Pause,
    Prepare,
    RaiseOrder,
    RemindVoters,
    Resume,
    RuleOrder,
    SetPosition,
    ShowDebate,
    ShowResult,
    Skip,
    Speak,
    StartDebate,
    Swap,
    TakePosition,
    TakeSeat,
    Warn,
)
from bot.core.debate.decide import opening
from bot.core.debate.events import DraftKept, PositionTaken
from bot.core.debate.evolving import fold
from bot.core.debate.state import Phase
from bot.core.permission import Role
from bot.core.refusal import Code, Refused
from bot.core.view import View
from bot.debates import acting
from bot.debates.acting import stream_of
from bot.debates.resulting import result_view
from bot.debates.showing import show as show_room
from bot.debates.showing import show_soon
from bot.parts import Parts, Progress, Use
from bot.store import debates, journal, statements
from bot.store.event_json import record_of
from bot.store.statement import Conflict, Statement
from bot.store.statements import Stated
from bot.uses import formats
from bot.uses.naming import named_article
from bot.uses.positions import position_noted
from bot.uses.proposals import proposed_motion

BROUGHT = "brought:"
"""Begins the ids of people who came with a debate from elsewhere."""

MOST_LISTED = 25


async def open_debate(parts: Parts, command: OpenDebate, _: Progress) -> tuple[View, ...]:
    """Open a debate in this place."""
    community = command.by.community
    settings = await parts.communities.settings(community)
    if not settings.may_open(command.by.role):
        raise Refused(Code.NOT_ALLOWED, command="debate open", role=Role.CHAIR.title)
    command = _with_info(await _with_motion(parts, command))
    command = replace(
        command,
        format=command.format or settings.format,
        tempo=command.tempo or settings.tempo,
    )
    form, rules = await formats.named(parts, community, command.format)
    article = (
        (await named_article(parts, command.by, command.article)).slug if command.article else ""
    )
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
        rules=rules,
        phase=state.phase.value,
        by=command.by.member,
        at=command.at,
        article=article,
    )
    records = [record_of(event) for event in events]
    stream = journal.append(community, stream_of(command.id), 0, records, deadline(state))
    try:
        await parts.db.write(row, *stream, *_seeds(command))
    except Conflict:
        raise Refused(Code.PLACE_BUSY) from None
    await show_room(parts, community, command.id)
    return (views.done("Your debate is open. People can take seats on the board now."),)


async def _with_motion(parts: Parts, command: OpenDebate) -> OpenDebate:
    """A motion given as #2 is the second that was proposed here."""
    number = command.motion.strip().removeprefix("#")
    if not (command.motion.strip().startswith("#") and number.isdigit()):
        return command
    found = await proposed_motion(parts, command.by, int(number))
    return replace(command, motion=found)


def _with_info(command: OpenDebate) -> OpenDebate:
    """A motion that comes along brings its info slide."""
    known = motions.of(command.motion)
    return replace(command, info=known.info) if known and not command.info else command


def _seeds(command: OpenDebate) -> list[Statement]:
    """The statements of a motion that comes along."""
    known = motions.of(command.motion)
    if known is None:
        return []
    stated = [
        Stated(
            id=f"{command.id}-{number}",
            number=number,
            member=None,
            words=words,
            hidden=False,
            at=command.at,
        )
        for number, words in enumerate(known.statements, 1)
    ]
    return [statements.added(command.by.community, command.id, stated)]


async def act(parts: Parts, command: DebateCommand, _: Progress) -> tuple[View, ...]:
    """Do what a command asks of a debate."""
    before, events = await acting.act(parts, await _with_member(parts, command))
    await show_soon(parts, command.by.community, before.row.id, events)
    for event in events:
        if isinstance(event, PositionTaken):
            return (await position_noted(parts, command, before, event),)
        if isinstance(event, DraftKept):
            return (views.done("Kept. It is given when you say so, or when your time runs out."),)
    if parts.rooms.face(command.by.community) is None:
        return await show(parts, ShowDebate(by=command.by, at=command.at, id=command.id), _)
    return ()


async def move(parts: Parts, command: MoveDebate, _: Progress) -> tuple[View, ...]:
    """Take a debate to this place, if none runs here."""
    here = await debates.running(parts.db, command.by.community, command.by.place)
    if here is not None:
        raise Refused(Code.PLACE_BUSY)
    return await act(parts, command, _)


MEMBER_NAMED = Swap | GiveFloor | Mute | AddChair | HandChair | NameJudge | Warn


async def _with_member(parts: Parts, command: DebateCommand) -> DebateCommand:
    """The command with the id of the member that it names."""
    if not isinstance(command, MEMBER_NAMED):
        return command
    names = await debates.names(parts.db, command.by.community)
    sought = command.member.strip().removeprefix("@").casefold()
    found = [
        member
        for member, name in names.items()
        if name.casefold() == sought and not member.startswith(BROUGHT)
    ]
    if not found:
        raise Refused(Code.NO_SUCH_MEMBER, member=command.member)
    return replace(command, member=found[0])


async def show(parts: Parts, command: ShowDebate, _: Progress) -> tuple[View, ...]:
    """The board of a debate, for whoever asks."""
    found = await acting.find(parts, command.by, command.debate)
    names = await debates.names(parts.db, command.by.community)
    board = views.board(found.row.id, found.state, names)
    return (View(blocks=board.blocks),)


async def result(parts: Parts, command: ShowResult, _: Progress) -> tuple[View, ...]:
    """The result, once the debate is closed."""
    found = await acting.find(parts, command.by, command.debate)
    if found.state.phase is not Phase.CLOSED:
        raise Refused(Code.RESULT_NOT_YET)
    shown = await result_view(parts, command.by.community, found.row, found.state)
    return (View(blocks=shown.blocks),)


async def listing(parts: Parts, command: ListDebates, _: Progress) -> tuple[View, ...]:
    """The community's debates."""
    rows = await debates.listed(parts.db, command.by.community, MOST_LISTED)
    return (views.debates_list([(r.id, r.motion, r.phase, r.place, r.opened_at) for r in rows]),)


ACTS = (
    TakeSeat, LeaveSeat, DrawSeats, FlipCoin, StartDebate, CloseVote, TakePosition, Prepare, Begin,
    Speak, KeepDraft, EndTurn, AskFloor, DropFloor, OfferPoint, AnswerPoint, RaiseOrder, RuleOrder,
    Pause, Resume, AddTime, Back, Skip, Swap, GiveFloor, Mute, Warn, AddChair, HandChair, NameJudge,
    FileBallot, RemindVoters, SetPosition, MakeClaim, LinkClaim, ConfirmLink, CloseDebate,
    CancelDebate,
)  # fmt: skip
"""What is done in a debate: decided by its rules alone."""

USES: dict[type, Use] = {
    OpenDebate: open_debate,
    ShowDebate: show,
    ShowResult: result,
    ListDebates: listing,
    MoveDebate: move,
    **dict.fromkeys(ACTS, act),
}
