"""Acting in debates, and looking at them."""

from typing import get_args
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.debate.commands.debating import (
    AddChair,
    DebateActs,
    GiveFloor,
    HandChair,
    ListDebates,
    MoveDebate,
    Mute,
    NameJudge,
    ReadSpeech,
    Schedule,
    ShowDebate,
    ShowResult,
    Swap,
    Warn,
)
from bot.debate.events import DraftKept, PositionTaken
from bot.debate.handlers.finding import act_in_debate, find_debate
from bot.debate.handlers.material import is_sealed, speeches_of
from bot.debate.handlers.positions import render_receipt
from bot.debate.handlers.resulting import result_view
from bot.debate.handlers.telling import pin_view
from bot.debate.journal import DEBATES
from bot.debate.refusals import DebateRefusal
from bot.debate.rows import debates
from bot.debate.rules.acts import DebateAct
from bot.debate.rules.scheduling import NONE
from bot.debate.state import DebatePhase
from bot.debate.views import board as views
from bot.debate.views import speech as speech_views
from bot.kernel.message import say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import View
from bot.kernel.when import read_instant

BROUGHT = "brought:"
"""Begins the ids of people who came with a debate from elsewhere."""

MOST_LISTED = 25


async def act(parts: Parts, command: DebateAct, _: Progress) -> tuple[View, ...]:
    """Do what a command asks of a debate."""
    outcome = await act_in_debate(parts, await _with_member(parts, command))
    await DEBATES.show_soon(parts, command.by.community, outcome.before.row.id, outcome.events)
    for event in outcome.events:
        if isinstance(event, PositionTaken):
            return (await render_receipt(parts, command, outcome.before, event),)
        if isinstance(event, DraftKept):
            return (
                views.render_receipt(
                    say("Kept. It is given when you say so, or when your time runs out.")
                ),
            )
    if parts.rooms.face(command.by.community) is None:
        return await show(parts, ShowDebate(by=command.by, at=command.at, id=command.id), _)
    return ()


async def schedule(parts: Parts, command: Schedule, _: Progress) -> tuple[View, ...]:
    """Plan the start, by the community's time."""
    if command.start.strip().casefold() != NONE:
        zone = (await parts.communities.settings(command.by.community)).zone
        starts = read_instant(command.start, command.at, ZoneInfo(zone))
        command = replace(command, start=starts.isoformat())
    return await act(parts, command, _)


async def move(parts: Parts, command: MoveDebate, _: Progress) -> tuple[View, ...]:
    """Take a debate to this place, if none runs here."""
    debate_here = await debates.find_running(parts.db, command.by.community, command.by.place)
    if debate_here is not None:
        is_same = command.debate in ("", debate_here.id)
        raise Refused(DebateRefusal.HELD_HERE if is_same else DebateRefusal.PLACE_BUSY)
    return await act(parts, command, _)


MEMBER_NAMED = Swap | GiveFloor | Mute | AddChair | HandChair | NameJudge | Warn


async def _with_member(parts: Parts, command: DebateAct) -> DebateAct:
    """The command with the id of the member that it names."""
    if not isinstance(command, MEMBER_NAMED):
        return command
    names = await debates.load_names(parts.db, command.by.community)
    sought = command.member.strip().removeprefix("@").casefold()
    members = [
        member
        for member, name in names.items()
        if name.casefold() == sought and not member.startswith(BROUGHT)
    ]
    if not members:
        raise Refused(DebateRefusal.NO_SUCH_MEMBER, member=command.member)
    return replace(command, member=members[0])


async def show(parts: Parts, command: ShowDebate, _: Progress) -> tuple[View, ...]:
    """The board of a debate, for whoever asks."""
    debate = await find_debate(parts, command.by, command.debate)
    names = await debates.load_names(parts.db, command.by.community)
    view = views.board(debate.row.id, debate.state, names, command.by)
    board = pin_view(parts.catalog, view, debate.row.id)
    return (View(blocks=board.blocks),)


async def speech(parts: Parts, command: ReadSpeech, _: Progress) -> tuple[View, ...]:
    """One speech, as the room saw it, for whoever asks."""
    debate = await find_debate(parts, command.by, command.debate)
    speeches_by_number = {
        text.number: text for text in await speeches_of(parts, command.by.community, debate)
    }
    last = len(debate.state.speeches)
    if command.speech > last:
        raise Refused(DebateRefusal.NO_SUCH_SPEECH, number=command.speech, last=last)
    given_speech = debate.state.speeches[command.speech - 1]
    if is_sealed(debate.state, given_speech.segment):
        raise Refused(DebateRefusal.SPEECH_SEALED)
    words = speeches_by_number[command.speech].words if command.speech in speeches_by_number else ""
    names = await debates.load_names(parts.db, command.by.community)
    view = speech_views.speech(command.speech, given_speech, words, debate.state, names)
    return (View(blocks=view.blocks),)


async def result(parts: Parts, command: ShowResult, _: Progress) -> tuple[View, ...]:
    """The result, once the debate is closed."""
    debate = await find_debate(parts, command.by, command.debate)
    if debate.state.phase is DebatePhase.CANCELLED:
        raise Refused(DebateRefusal.RESULT_CALLED_OFF)
    if debate.state.phase is not DebatePhase.CLOSED:
        raise Refused(DebateRefusal.RESULT_NOT_YET)
    view = await result_view(parts, command.by.community, debate.row, debate.state)
    return (View(blocks=view.blocks),)


async def listing(parts: Parts, command: ListDebates, _: Progress) -> tuple[View, ...]:
    """The community's debates."""
    rows = await debates.load_list(parts.db, command.by.community, MOST_LISTED)
    listed_rows = [(r.id, r.motion, r.phase, r.place, r.opened_at, r.starts_at) for r in rows]
    return (views.debates_list(listed_rows),)


HANDLERS: dict[type, CommandHandler] = {
    ShowDebate: show,
    ShowResult: result,
    ReadSpeech: speech,
    ListDebates: listing,
    **dict.fromkeys(get_args(DebateActs), act),
    MoveDebate: move,
    Schedule: schedule,
}
