"""What motions bring to a debate that opens: their words, their info slide, their statements."""

import asyncio

from msgspec.structs import replace

from bot.debate.commands.debating import OpenDebate
from bot.debate.ports import MotionSource
from bot.kernel.parts import Parts
from bot.opinion.content import motions
from bot.opinion.handlers.proposals import load_motion_words
from bot.opinion.rows import statements
from bot.opinion.rows.statements import StatementRow
from bot.store.statement import Statement


async def put_into_words(parts: Parts, command: OpenDebate) -> OpenDebate:
    """The command with its motion in words, and the info slide of one that comes along."""
    await asyncio.to_thread(motions.load)  # parsed once, and not while others wait
    command = await _with_motion(parts, command)
    motion = motions.find_motion(command.motion)
    return replace(command, info=motion.info) if motion and not command.info else command


async def _with_motion(parts: Parts, command: OpenDebate) -> OpenDebate:
    """A motion given as #2 is the second that was proposed here, #open_scope comes along."""
    if not command.motion.strip().startswith("#"):
        return command
    number = command.motion.strip().removeprefix("#")
    if not number.isdigit():
        motion = motions.find_motion(number)
        return replace(command, motion=motion.words) if motion else command
    words = await load_motion_words(parts, command.by, int(number))
    return replace(command, motion=words)


def make_seeds(command: OpenDebate) -> list[Statement]:
    """The statements of a motion that comes along."""
    motion = motions.find_motion(command.motion)
    if motion is None:
        return []
    rows = [
        StatementRow(
            id=f"{command.id}-{number}",
            number=number,
            member=None,
            words=words,
            hidden=False,
            at=command.at,
        )
        for number, words in enumerate(motion.statements, 1)
    ]
    return [statements.insert_statements(command.by.community, command.id, rows)]


PORT = MotionSource(put_into_words=put_into_words, make_rows=make_seeds)
