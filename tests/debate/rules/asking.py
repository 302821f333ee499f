"""Any act of a debate as a member asks for it, with words that fit it."""

from datetime import datetime
from typing import get_args

from msgspec.structs import fields

from bot.debate.rules.acts import DebateAct
from bot.kernel.command import Caller

ACTS: tuple[type[DebateAct], ...] = get_args(DebateAct)

WORDS: dict[str, object] = {
    "accept": True, "against": 5, "answers": 1, "claim": 2,
    "claims": (("It holds.", ""),), "clause": "c", "conclusion": "Enough.", "exercise": "x",
    "links": (), "member": "erik",
    "ranks": "pro, con", "seat": "pro", "side": "pro", "stance": "1",
    "start": "in 5 minutes", "title": "A card",
    "towards": 4, "uphold": True, "which": "first", "words": "some words",
}  # fmt: skip


def asked(act: type[DebateAct], by: Caller, at: datetime) -> DebateAct:
    """The act, with what it must have. Raises KeyError for a field without words here."""
    own = {"by": by, "at": at, "id": "asked"}
    needed = [field.name for field in fields(act) if field.required and field.name not in own]
    return act(**{name: WORDS[name] for name in needed}, **own)
