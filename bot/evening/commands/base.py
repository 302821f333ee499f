"""What every command on an evening carries, and those that no member gives."""

from typing import Annotated

from bot.kernel.catalog import takes
from bot.kernel.command import Command


class EveningCommand(Command):
    """Something asked of one evening; `evening` is "" for that of the place."""

    evening: Annotated[
        str,
        takes.line(
            "Which evening; the one here if you leave this empty",
            completion="evenings",
            typed_only=True,
        ),
    ] = ""


class NoteStepOver(EveningCommand):
    """What was opened for a step has ended by itself."""

    step: str


class EveningTick(EveningCommand):
    """The clock looks: the time of a step may be up. Early, late or twice is the same."""
