"""Words on the terminal."""

import os
import re
import sys

from bot.cli.refusals import CommandLineRefusal
from bot.kernel.refusal import Refused, sentence

TYPED_AS = "TYPED_AS"
"""Environment variable in which the launcher says how it was started; Parley's own have a prefix
of which an unknown one is refused."""

_COMMAND = re.compile(
    r"(?<![\w/.@-])parley (?=--help|backup|restore|verify|export|import|communities|doctor)"
)


def type_command(words: str) -> str:
    """A command as it is typed here: after `python3 dev.py` where the launcher started Parley."""
    return f"{os.environ.get(TYPED_AS, 'parley')} {words}"


def type_commands_in(words: str) -> str:
    """Words in which each command of Parley's is as it is typed here."""
    return _COMMAND.sub(lambda _: type_command(""), words)


def tell(refused: Refused) -> None:
    """Print a refusal."""
    warn(type_commands_in(sentence(refused)))


def say(words: str) -> None:
    """Print what was asked for, at once. Raises Refused (OUTPUT_UNWRITABLE), but where nobody reads
    on, as after `| head`, nobody is told."""
    try:
        sys.stdout.write(f"{words}\n")
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what is still waiting
        if isinstance(error, BrokenPipeError):
            return
        raise Refused(
            CommandLineRefusal.OUTPUT_UNWRITABLE, detail=os.strerror(error.errno or 0).lower()
        ) from error


def warn(words: str) -> None:
    """Print what goes beside it: progress, and what went wrong."""
    sys.stderr.write(f"{words}\n")
