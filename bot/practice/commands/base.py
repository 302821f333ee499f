"""What every command that acts on a practice debate carries."""

from typing import Annotated

from bot.kernel.catalog import takes
from bot.kernel.command import Command


class PracticeCommand(Command):
    """Something asked of a practice debate; `practice` is "" for the member's last."""

    practice: Annotated[
        str,
        takes.line(
            "Which practice debate; your latest if you leave this empty",
            completion="practices",
            typed_only=True,
        ),
    ] = ""
