"""Statements to vote on, and proposals to rank."""

from bot.debate.commands.base import DebateCommand
from bot.kernel.command import Command


class AddStatement(DebateCommand, frozen=True, kw_only=True):
    """Put a statement to the vote."""

    words: str


class SeedStatements(DebateCommand, frozen=True, kw_only=True):
    """A chair puts statements that come along to the vote, those of a topic or all."""

    topic: str = ""


class ListStatements(DebateCommand, frozen=True, kw_only=True):
    """See the statements with their votes."""


class NextStatement(DebateCommand, frozen=True, kw_only=True):
    """See a statement that one has not voted on, with buttons."""


class VoteStatement(DebateCommand, frozen=True, kw_only=True):
    """Agree, disagree or pass; the last vote counts."""

    statement: int
    vote: str


class HideStatement(DebateCommand, frozen=True, kw_only=True):
    """A chair takes a statement out, or puts it back."""

    statement: int
    on: bool = True


class ShowGroups(DebateCommand, frozen=True, kw_only=True):
    """See the opinion groups; `groups` forces how many."""

    groups: int | None = None


class ProposeMotion(Command, frozen=True, kw_only=True):
    """Propose a motion for this place."""

    words: str


class ListMotions(Command, frozen=True, kw_only=True):
    """See the motions proposed here, in the order of the group's ranking."""


class RankMotions(Command, frozen=True, kw_only=True):
    """Rank the motions proposed here, such as "2 > 1 = 3"; `veto` names those one refuses."""

    ranking: str
    veto: str = ""


class SuggestMotions(Command, frozen=True, kw_only=True):
    """See motions that come along, those of a topic or all."""

    topic: str = ""


class ShowMotion(Command, frozen=True, kw_only=True):
    """See a motion that comes along, with its info slide and the best case of both sides."""

    motion: str


class DrawMotion(Command, frozen=True, kw_only=True):
    """Draw a motion that comes along by lot, of a topic or of all."""

    topic: str = ""


class VetoMotion(Command, frozen=True, kw_only=True):
    """Strike a motion for a side; without one, begin a veto of this place's motions or see it."""

    motion: int | None = None
    side: str = ""
    again: bool = False


class WithdrawMotion(Command, frozen=True, kw_only=True):
    """Take a motion back: its author, or a chair."""

    motion: int


class ProposeConsensus(DebateCommand, frozen=True, kw_only=True):
    """Propose what the group could say together."""

    words: str


class RankConsensus(DebateCommand, frozen=True, kw_only=True):
    """Rank those statements; `dissent` says why one does not agree."""

    ranking: str
    dissent: str = ""


class ShowConsensus(DebateCommand, frozen=True, kw_only=True):
    """See the winner of the ranking, and the dissent."""


class GiveOpinion(DebateCommand, frozen=True, kw_only=True):
    """Say what one thinks, for a statement of the group's; the last one counts."""

    words: str


class ListOpinions(DebateCommand, frozen=True, kw_only=True):
    """See the opinions and critiques, without names."""


class DraftConsensus(DebateCommand, frozen=True, kw_only=True):
    """A chair has candidates drafted from the opinions."""


class GiveCritique(DebateCommand, frozen=True, kw_only=True):
    """Say what the statement that leads lacks; the last one counts."""

    words: str


class ReviseConsensus(DebateCommand, frozen=True, kw_only=True):
    """A chair begins the second round: what leads stands beside candidates revised after the
    critiques."""


class ShowGrounds(DebateCommand, frozen=True, kw_only=True):
    """See on whose words each clause of a statement rests, by its number; of the one that leads if
    not said."""

    statement: int | None = None
