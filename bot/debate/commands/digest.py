"""What may be asked about what was said in a debate."""

from typing import Annotated

from bot.debate.commands.base import DebateCommand
from bot.kernel.catalog import takes

OwnSpeech = Annotated[int | None, takes.number("Its number; your last one if not said")]


class Summarise(DebateCommand, path="summary", synonyms="summarise summarize recap sides"):
    """See what each side said, with as much room for each.

    `round` counts segments from 1. A chair may share it with the room.
    """

    round: Annotated[
        int | None, takes.number("Which segment, from 1; all if not said", most=100)
    ] = None
    share: takes.Share = False


class SuggestClaims(DebateCommand, path="claim suggest", private=True):
    """Find claims in your own speech, for you to make or not."""

    speech: OwnSpeech = None


class AdoptClaim(DebateCommand, path="claim adopt", quiet=True):
    """Make a suggested claim yours."""

    suggestion: Annotated[str, takes.line("The suggestion", longest=40)]


class ShowDropped(DebateCommand, path="chair dropped"):
    """See what nobody has answered.

    For chairs of the debate.
    """


DroppedCommands = ShowDropped

SuggestionCommands = SuggestClaims | AdoptClaim

SummaryCommands = Summarise

DigestCommands = DroppedCommands | SuggestionCommands | SummaryCommands
