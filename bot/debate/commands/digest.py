"""What may be asked about what was said in a debate."""

from typing import Annotated

from bot.debate.commands.base import DebateCommand
from bot.debate.commands.debating import Relation
from bot.kernel.catalog import takes

OwnSpeech = Annotated[
    int | None,
    takes.number("Which speech; your latest if you leave this empty", completion="own_speeches"),
]


class Summarise(DebateCommand, path="summary", synonyms="summarise summarize recap sides"):
    """See what each side said, in equal parts.

    `round` counts segments from 1. A chair may share it with the room.
    """

    round: Annotated[
        int | None,
        takes.number("Which segment; all if you leave this empty", most=100, completion="segments"),
    ] = None
    share: takes.Share = False


class SuggestClaims(DebateCommand, path="claim suggest", private=True):
    """Find claims in your own speech."""

    speech: OwnSpeech = None


class AdoptClaim(DebateCommand, path="claim adopt", quiet=True):
    """Make a suggested claim yours."""

    suggestion: Annotated[str, takes.line("The suggestion", longest=40, typed_only=True)]
    answers: Annotated[
        int | None, takes.number("The claim that it answers", completion="claims")
    ] = None
    relation: Relation = ""


class ShowDropped(DebateCommand, path="chair dropped"):
    """See unanswered claims and arguments.

    For chairs of the debate.
    """


DroppedCommands = ShowDropped

SuggestionCommands = SuggestClaims | AdoptClaim

SummaryCommands = Summarise

DigestCommands = DroppedCommands | SuggestionCommands | SummaryCommands
