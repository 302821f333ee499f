"""Bringing an argument map in from a file."""

import asyncio

from bot.debate.commands.base import BringClaims
from bot.debate.commands.files import ImportClaims
from bot.debate.handlers.debates import do_and_show
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.pinning import pin_view
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.allowed import find_refusal
from bot.debate.rules.argument_map import plan_claims
from bot.debate.rules.claims import MOST
from bot.debate.rules.reading_kialo import read_map
from bot.debate.views.bringing_claims import report_claims
from bot.kernel.apart import check_apart
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import KernelRefusal, Refused
from bot.kernel.view import View

LARGEST = 400_000
"""Bytes of a map."""

LONGEST_READING = 6.0
"""Seconds of the processor that reading one may take, the start of a process among them."""


async def bring(parts: Parts, command: ImportClaims, _: Progress) -> tuple[View, ...]:
    """Bring the claims of a file into the debate's map, and say what came and what did not."""
    debate = await find_debate(parts, command.by, command.debate)
    if refusal := find_refusal(debate.state, BringClaims, command.by):
        raise refusal
    content = command.file.content
    if len(content) > LARGEST:
        raise Refused(KernelRefusal.FILE_TOO_MUCH)
    await check_apart("bot.debate.files.worker", {"kind": "map"}, content, LONGEST_READING)
    read = await asyncio.to_thread(read_map, content.decode("utf-8-sig", "replace"))
    first, second = (side.key for side in debate.state.format.sides[:2])
    room = max(0, MOST - len(debate.state.claims))
    motion = debate.row.motion
    plan = await asyncio.to_thread(plan_claims, read, motion, (first, second), room)
    if not plan.claims:
        raise Refused(DebateRefusal.NO_CLAIMS_IN_FILE)
    bringing = BringClaims(
        by=command.by,
        at=command.at,
        id=command.id,
        debate=debate.row.id,
        claims=plan.claims,
        links=plan.links,
    )
    await do_and_show(parts, bringing)
    return (pin_view(parts.catalog, report_claims(plan), debate.row.id),)


HANDLERS: dict[type, CommandHandler] = {ImportClaims: bring}
