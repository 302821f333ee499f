"""What is said after a refusal: who can do it, and what its reader can do instead."""

from msgspec import Struct

from bot.kernel.message import Message
from bot.kernel.view import Button


class RefusalExplanation(Struct, frozen=True):
    """Sentences on who can do what was refused, and buttons of what its reader can do instead."""

    sentences: tuple[Message, ...] = ()
    buttons: tuple[Button, ...] = ()
