"""Acting in debates, and looking at them."""

import asyncio
from typing import get_args
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.debate.commands.debating import (
    Begin,
    CancelDebate,
    ChangeSpeech,
    CloseVote,
    DebateActs,
    EndTurn,
    HandInLate,
    KeepDraft,
    LinkClaim,
    ListDebates,
    MakeClaim,
    MoveDebate,
    OfferPoint,
    ReadSpeech,
    Schedule,
    ShowDebate,
    ShowResult,
    Speak,
    StartDebate,
    TakePosition,
    TakeSeat,
)
from bot.debate.events import BallotFiled, DraftKept, PositionTaken, SeatLeft, SpeechChanged
from bot.debate.handlers.crediting import note_credited_clauses
from bot.debate.handlers.finding import act_in_debate, find_debate
from bot.debate.handlers.loaded import DebateChange
from bot.debate.handlers.material import is_sealed, speeches_of
from bot.debate.handlers.pinning import pin_view
from bot.debate.handlers.positions import render_receipt
from bot.debate.handlers.resulting import details_view, result_view
from bot.debate.handlers.standing_ballot import keep_what_was_said
from bot.debate.journal import DEBATES
from bot.debate.refusals import DebateRefusal
from bot.debate.rows import debates
from bot.debate.rules.acts import DebateAct
from bot.debate.rules.allowed import find_refusal
from bot.debate.rules.checks import refuse_speech
from bot.debate.rules.scheduling import NONE
from bot.debate.state import DebatePhase
from bot.debate.views import board as views
from bot.debate.views import judging, seating
from bot.debate.views import speech as speech_views
from bot.debate.views.planning import render_reading
from bot.kernel.message import say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import Block, View, note
from bot.kernel.when import is_exact, read_both_orders

MOST_LISTED = 25


async def do_and_show(parts: Parts, command: DebateAct) -> DebateChange:
    """Do what a command asks of a debate, and let its room see it soon. Raises Refused."""
    if isinstance(command, TakePosition):
        debate = await find_debate(parts, command.by, command.debate)
        command = await keep_what_was_said(parts, command, debate)
        await note_credited_clauses(parts, command)
    change = await act_in_debate(parts, command)
    after = change.after
    await DEBATES.show_soon(parts, command.by.community, after.row.id, change.events, after.state)
    return change


async def act(parts: Parts, command: DebateAct, _: Progress) -> tuple[View, ...]:
    """Do what a command asks of a debate."""
    outcome = await do_and_show(parts, command)
    receipt: tuple[View, ...] = ()
    for event in outcome.events:
        if isinstance(event, SeatLeft) and isinstance(command, TakeSeat):
            state = outcome.after.state
            receipt = (seating.render_new_seat(state, command.by.member, event.seat),)
        if isinstance(event, PositionTaken):
            return (await render_receipt(parts, command, outcome.before, event),)
        if isinstance(event, BallotFiled):
            filed = judging.render_receipt(outcome.after.state, event)
            return (pin_view(parts.catalog, filed, outcome.after.row.id),)
        if isinstance(event, SpeechChanged):
            return (
                views.render_receipt(
                    say("Your words are changed. Nobody sees them before this round ends.")
                ),
            )
        if isinstance(event, DraftKept):
            return (views.render_receipt(speech_views.say_draft_kept(outcome.after.state, event)),)
    if parts.rooms.face(command.by.community) is None:
        board = ShowDebate(by=command.by, at=command.at, id=command.id)
        return (*receipt, *await show(parts, board, _))
    return receipt


async def schedule(parts: Parts, command: Schedule, _: Progress) -> tuple[View, ...]:
    """Plan the start, by the community's time. What is typed is shown back before it is set."""
    debate = await find_debate(parts, command.by, command.debate)
    if refusal := find_refusal(debate.state, Schedule, command.by):
        raise refusal
    read = await read_start(parts, command)
    if isinstance(read, Schedule):
        return await act(parts, read, _)
    return (pin_view(parts.catalog, View(blocks=read), debate.row.id),)


async def read_start(
    parts: Parts, command: Schedule, path: str = Schedule.declared.path
) -> Schedule | tuple[Block, ...]:
    """The plan with its exact start; or, where the time was typed in words, what it was read as,
    with buttons that send the command of that path. Raises what `read_instant` raises."""
    if command.start.strip().casefold() == NONE:
        return command
    zone = (await parts.communities.settings(command.by.community)).zone
    words = command.start
    starts, other = await asyncio.to_thread(read_both_orders, words, command.at, ZoneInfo(zone))
    if not is_exact(words):
        return render_reading(words, starts, zone, path, other)
    return replace(command, start=starts.isoformat())


async def move(parts: Parts, command: MoveDebate, _: Progress) -> tuple[View, ...]:
    """Take a debate to this place, if none runs here."""
    debate_here = await debates.find_running(parts.db, command.by.community, command.by.place)
    if debate_here is not None:
        is_same = command.debate in ("", debate_here.id)
        raise Refused(DebateRefusal.HELD_HERE if is_same else DebateRefusal.PLACE_BUSY)
    face = parts.rooms.face(command.by.community)
    warning = await face.check_place(command.by.place) if face else ""
    views = await act(parts, command, _)
    return (*views, View(blocks=(note(warning),))) if warning else views


async def show(parts: Parts, command: ShowDebate, _: Progress) -> tuple[View, ...]:
    """A debate in detail, for whoever asks, with what they may do."""
    debate = await find_debate(parts, command.by, command.debate)
    names = await debates.load_names(parts.db, command.by.community)
    view = views.render_details(debate.state, names, command.by)
    return (pin_view(parts.catalog, view, debate.row.id),)


async def speech(parts: Parts, command: ReadSpeech, _: Progress) -> tuple[View, ...]:
    """One speech, as the room saw it, for whoever asks."""
    debate = await find_debate(parts, command.by, command.debate)
    speeches_by_number = {
        text.number: text for text in await speeches_of(parts, command.by.community, debate)
    }
    last = len(debate.state.speeches)
    if command.speech > last:
        raise refuse_speech(command.speech, last)
    given_speech = debate.state.speeches[command.speech - 1]
    if is_sealed(debate.state, given_speech.segment):
        raise Refused(DebateRefusal.SPEECH_SEALED)
    words = speeches_by_number[command.speech].words if command.speech in speeches_by_number else ""
    names = await debates.load_names(parts.db, command.by.community)
    view = speech_views.speech(command.speech, given_speech, words, debate.state, names)
    return (View(blocks=view.blocks),)


async def result(parts: Parts, command: ShowResult, _: Progress) -> tuple[View, ...]:
    """The result once the debate is closed, or all that stands behind it."""
    debate = await find_debate(parts, command.by, command.debate)
    if debate.state.phase is DebatePhase.CANCELLED:
        raise Refused(DebateRefusal.RESULT_CALLED_OFF)
    if debate.state.phase is not DebatePhase.CLOSED:
        raise Refused(DebateRefusal.RESULT_NOT_YET)
    if command.details:
        return (await details_view(parts, command.by.community, debate.row, debate.state),)
    view = await result_view(parts, command.by.community, debate.row, debate.state)
    return (View(blocks=view.blocks),)


async def listing(parts: Parts, command: ListDebates, _: Progress) -> tuple[View, ...]:
    """The community's debates."""
    rows = await debates.load_list(parts.db, command.by.community, MOST_LISTED)
    listed_rows = [(r.id, r.motion, r.phase, r.place, r.opened_at, r.starts_at) for r in rows]
    return (views.debates_list(listed_rows),)


_ELSEWHERE = (
    Begin, CancelDebate, CloseVote, EndTurn, StartDebate, Speak, HandInLate, KeepDraft,
    ChangeSpeech, MakeClaim, LinkClaim, OfferPoint,
)  # fmt: skip
"""Acts of which other modules do more."""

HANDLERS: dict[type, CommandHandler] = {
    ShowDebate: show,
    ShowResult: result,
    ReadSpeech: speech,
    ListDebates: listing,
    **{kind: act for kind in get_args(DebateActs) if kind not in _ELSEWHERE},
    MoveDebate: move,
    Schedule: schedule,
}
