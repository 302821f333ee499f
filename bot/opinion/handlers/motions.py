"""Motions that come along: suggested, shown, drawn by lot; and motions that sides strike."""

import asyncio
from difflib import get_close_matches
from random import Random

from msgspec.structs import replace

from bot.debate.rows import debates
from bot.kernel.message import say
from bot.kernel.outbox import Announcement
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.permission import Role
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable
from bot.kernel.view import View
from bot.opinion.commands import DrawMotion, ShowMotion, SuggestMotions, VetoMotion
from bot.opinion.content import motions
from bot.opinion.handlers import proposals
from bot.opinion.ports import GuaranteeNames
from bot.opinion.refusals import OpinionRefusal
from bot.opinion.rows import strikes
from bot.opinion.rows.strikes import Round
from bot.opinion.rules import striking
from bot.opinion.rules.motion import Motion
from bot.opinion.rules.striking import Striking
from bot.opinion.views import motions as views
from bot.store.statement import Conflict, Statement


async def suggest(parts: Parts, command: SuggestMotions, _: Progress) -> tuple[View, ...]:
    """The motions of a topic, or all."""
    return (views.suggestions(await _load_motions(command.topic), command.topic),)


async def show(parts: Parts, command: ShowMotion, _: Progress) -> tuple[View, ...]:
    """One motion with its info slide."""
    return (await _build_page(parts, await find_shipped(command.motion)),)


async def draw(parts: Parts, command: DrawMotion, _: Progress) -> tuple[View, ...]:
    """A motion by lot, for everybody to see."""
    chance = Random(command.id)  # noqa: S311  # a draw, and it must come out the same in a replay
    return (
        await _build_page(parts, chance.choice(await _load_motions(command.topic)), drawn=True),
    )


async def find_shipped(words: str) -> Motion:
    """The motion that comes along under that id or in those words, with a # before it or not.

    Raises Refused: NO_SUCH_MOTION, NO_SUCH_MOTION_GUESS.
    """
    sought = words.strip().removeprefix("#")
    motions_shipped = await asyncio.to_thread(motions.load)
    if motion := motions.find_motion(sought):
        return motion
    named = {
        written.casefold(): entry.id
        for entry in motions_shipped
        for written in (entry.words, entry.id)
    }
    if guess := get_close_matches(sought.casefold(), named, n=1):
        raise Refused(OpinionRefusal.NO_SUCH_MOTION_GUESS, given=sought, guess=named[guess[0]])
    raise Refused(OpinionRefusal.NO_SUCH_MOTION, given=sought)


async def _load_motions(topic: str) -> list[Motion]:
    motions_shipped = await asyncio.to_thread(motions.load)
    return [motion for motion in motions_shipped if motion.topic == topic or not topic]


async def _build_page(parts: Parts, motion: Motion, *, drawn: bool = False) -> View:
    names = await parts.port(GuaranteeNames)
    return views.motion_page(
        motion,
        await names.load_designs(motion.designs),
        await names.load_tensions(motion.tensions),
        drawn=drawn,
    )


async def veto(parts: Parts, command: VetoMotion, _: Progress) -> tuple[View, ...]:
    """Strike a motion, begin a veto, or show the one that runs."""
    words = await proposals.load_words(parts, command.by)
    stored = await strikes.find_last_round(parts.db, command.by.community, command.by.place)
    latest = replace(stored, state=_drop_withdrawn(stored.state, words)) if stored else None
    if command.motion is not None:
        if latest is None:
            raise Refused(OpinionRefusal.NO_STRIKING)
        return await _write(parts, command, *_strike(command, latest), words)
    if latest is not None and not command.again:
        return (await _build_board(parts, command, latest, words),)
    if latest is not None and latest.state.turn is not None and command.by.role < Role.CHAIR:
        raise Refused(OpinionRefusal.STRIKING_RUNS)
    return await _write(parts, command, *_begin(command, latest, words), words)


async def _write(
    parts: Parts, command: VetoMotion, row: Statement, latest: Round, words: dict[str, str]
) -> tuple[View, ...]:
    """Keep what happened to a veto, and show the room how it stands."""
    told = Announcement(parts, command, await _build_board(parts, command, latest, words))
    try:
        await parts.db.write(row, *told.statements)
    except Conflict:
        raise Unavailable(KernelRefusal.CHANGED_MEANWHILE) from None
    return await told.show()


def _drop_withdrawn(state: Striking, words: dict[str, str]) -> Striking:
    """A veto without the motions that were taken back before anybody struck them."""
    struck = {strike.motion for strike in state.strikes}
    return replace(state, motions=tuple(m for m in state.motions if m in words or m in struck))


def _begin(
    command: VetoMotion, before: Round | None, words: dict[str, str]
) -> tuple[Statement, Round]:
    by = command.by
    state = striking.begin_striking(list(words), command.id)
    begun = Round(number=before.number + 1 if before else 1, state=state)
    row = strikes.insert_strike_round(
        by.community, by.place, command.id, begun, by.member, command.at
    )
    return row, begun


def _strike(command: VetoMotion, latest: Round) -> tuple[Statement, Round]:
    by, state = command.by, latest.state
    side = command.side or state.turn or ""
    new_strike = striking.strike(state, side, str(command.motion), by.member)
    row = strikes.insert_strike(by.community, by.place, command.id, latest, new_strike, command.at)
    return row, replace(latest, state=replace(state, strikes=(*state.strikes, new_strike)))


async def _build_board(
    parts: Parts, command: VetoMotion, latest: Round, words: dict[str, str]
) -> View:
    names = await debates.load_names(parts.db, command.by.community)
    words_shown = {
        number: words.get(number, say("(taken back)")) for number in latest.state.motions
    }
    return views.veto_board(latest.state, words_shown, names)


HANDLERS: dict[type, CommandHandler] = {
    SuggestMotions: suggest,
    ShowMotion: show,
    DrawMotion: draw,
    VetoMotion: veto,
}
