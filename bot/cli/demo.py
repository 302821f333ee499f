"""`parley demo`: a short conversation about the brief, in a folder that is thrown away."""

import asyncio
import tempfile
from dataclasses import replace
from pathlib import Path

from bot.assembly import open_parley
from bot.cli.session import caller, say, show
from bot.core.permission import Role

TALK = (
    ("Alma", "/article use brief"),
    ("Alma", "/ask What is a security guarantee?"),
    ("Boris", "/ask Who decides whether an attack has happened?"),
    ("Chen", "/ask What are the dangers of giving a guarantee?"),
    ("Alma", "/ask What is the capital of Australia?"),
    ("Boris", "/article show brief 2"),
)


async def play(*, pause: float) -> int:
    """Play it, with `pause` seconds between the lines; returns the exit code."""
    say("Three people read the brief together. Each line is what they type.\n")
    code = 0
    with tempfile.TemporaryDirectory(prefix="parley-demo-") as folder:
        async with open_parley(Path(folder)) as parley:
            for name, words in TALK:
                say(f"{name}: {words}\n")
                who = replace(caller(), name=name, role=Role.CHAIR)
                code |= show(await parley.app.hear(who, words))
                await asyncio.sleep(pause)
    say("Now try it yourself: start Parley, open the console, and type /help.")
    return code
