"""What a member means by the name of a design or a sheet."""

import asyncio

from bot.content import designs
from bot.core.command import Caller
from bot.core.guarantee.design import Subject
from bot.core.guarantee.reading import find_design
from bot.core.refusal import Code, Refused
from bot.parts import Parts


async def named(parts: Parts, by: Caller, words: str) -> Subject:
    """The design or sheet of that name; "" means the sheet of this place.

    Raises Refused: DESIGN_NOT_NAMED, NO_SUCH_DESIGN, NO_SUCH_DESIGN_GUESS.
    """
    if not words.strip():
        raise Refused(Code.DESIGN_NOT_NAMED)
    known = await asyncio.to_thread(designs.load)
    return find_design(known, words).subject
