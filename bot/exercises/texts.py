"""Which guarantee an exercise is played against."""

import asyncio

from bot.content import designs
from bot.core.command import Caller
from bot.core.guarantee.design import Subject
from bot.core.refusal import Code, Refused
from bot.guarantees.finding import named
from bot.parts import Parts


async def text_of(parts: Parts, by: Caller, words: str) -> Subject:
    """The design or sheet of that name; "" means the sheet that this place adopted.

    Raises Refused (NO_GUARANTEE, and those of `named`).
    """
    try:
        return await named(parts, by, words)
    except Refused as refused:
        if refused.code is not Code.DESIGN_NOT_NAMED:
            raise
    known = await asyncio.to_thread(designs.load)
    raise Refused(Code.NO_GUARANTEE, known=", ".join(known))
