"""Statements to vote on, and proposals to rank."""

from bot.core.values import dataclass
from bot.debate.commands.base import DebateCommand
from bot.kernel.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class AddStatement(DebateCommand):
    """Put a statement to the vote."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedStatements(DebateCommand):
    """A chair puts statements that come along to the vote, those of a topic or all."""

    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListStatements(DebateCommand):
    """See the statements with their votes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStatement(DebateCommand):
    """See a statement that one has not voted on, with buttons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteStatement(DebateCommand):
    """Agree, disagree or pass; the last vote counts."""

    statement: int
    vote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HideStatement(DebateCommand):
    """A chair takes a statement out, or puts it back."""

    statement: int
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowGroups(DebateCommand):
    """See the opinion groups; `groups` forces how many."""

    groups: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeMotion(Command):
    """Propose a motion for this place."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMotions(Command):
    """See the motions proposed here, in the order of the group's ranking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankMotions(Command):
    """Rank the motions proposed here, such as "2 > 1 = 3"; `veto` names those one refuses."""

    ranking: str
    veto: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestMotions(Command):
    """See motions that come along, those of a topic or all."""

    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowMotion(Command):
    """See a motion that comes along, with its info slide and the best case of both sides."""

    motion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawMotion(Command):
    """Draw a motion that comes along by lot, of a topic or of all."""

    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VetoMotion(Command):
    """Strike a motion for a side; without one, begin a veto of this place's motions or see it."""

    motion: int | None = None
    side: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawMotion(Command):
    """Take a motion back: its author, or a chair."""

    motion: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeConsensus(DebateCommand):
    """Propose what the group could say together."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RankConsensus(DebateCommand):
    """Rank those statements; `dissent` says why one does not agree."""

    ranking: str
    dissent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowConsensus(DebateCommand):
    """See the winner of the ranking, and the dissent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveOpinion(DebateCommand):
    """Say what one thinks, for a statement of the group's; the last one counts."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOpinions(DebateCommand):
    """See the opinions and critiques, without names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftConsensus(DebateCommand):
    """A chair has candidates drafted from the opinions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveCritique(DebateCommand):
    """Say what the statement that leads lacks; the last one counts."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseConsensus(DebateCommand):
    """A chair begins the second round: what leads stands beside candidates revised after the
    critiques."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowGrounds(DebateCommand):
    """See on whose words each clause of a statement rests, by its number; of the one that leads if
    not said."""

    statement: int | None = None
