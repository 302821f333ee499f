"""The statements of a debate with their votes, as handlers read them."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct

from bot.debate.commands.base import DebateCommand
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.refusals import DebateRefusal
from bot.debate.state import DebatePhase
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.permission import Role
from bot.kernel.refusal import Refused
from bot.opinion.refusals import OpinionRefusal
from bot.opinion.rows import statements
from bot.opinion.rows.statements import StatementRow, StatementVote
from bot.opinion.views import statements as views


class DebateStatements(Struct, frozen=True, kw_only=True):
    """A debate's statements, and the vote that counts by member and statement."""

    debate: LoadedDebate
    stated: Sequence[StatementRow]
    cast: Sequence[StatementVote]

    @property
    def last(self) -> dict[tuple[MemberId, str], int]:
        """The vote that counts, by member and statement."""
        return {(vote.member, vote.statement): vote.vote for vote in self.cast}


async def load_debate_statements(parts: Parts, command: DebateCommand) -> DebateStatements:
    """The statements of the debate that a command means. Raises Refused."""
    debate = await find_debate(parts, command.by, command.debate)
    return await load_statements_of(parts, command.by.community, debate)


async def load_statements_of(
    parts: Parts, community: CommunityId, debate: LoadedDebate
) -> DebateStatements:
    """The statements of a debate with their votes, as they stand now."""
    return DebateStatements(
        debate=debate,
        stated=await statements.load_statements(parts.db, community, debate.row.id),
        cast=await statements.load_votes(parts.db, community, debate.row.id),
    )


def count_votes_for(
    loaded_statements: DebateStatements, by: Caller
) -> list[views.StatementWithCounts]:
    """The statements with their sums, as far as a member may see them."""
    last = loaded_statements.last
    sums: dict[str, Counter[int]] = defaultdict(Counter)
    for (_, key), value in last.items():
        sums[key][value] += 1
    return [
        views.StatementWithCounts(
            number=statement.number,
            words=statement.words or say("(erased)"),
            counts=views.count_votes(sums[statement.id]),
            hidden=statement.hidden or not statement.words,
            waiting=statement.waiting and bool(statement.words),
            mine=last.get((by.member, statement.id)),
            closed=loaded_statements.debate.state.phase is DebatePhase.CLOSED,
        )
        for statement in loaded_statements.stated
    ]


def find_statement(loaded_statements: DebateStatements, number: int) -> StatementRow:
    """The statement of a number. Raises Refused (NO_SUCH_STATEMENT)."""
    for statement in loaded_statements.stated:
        if statement.number == number:
            return statement
    raise Refused(OpinionRefusal.NO_SUCH_STATEMENT, number=number)


def may_change_statements(debate: LoadedDebate, by: Caller) -> bool:
    """May they change the statements of others: as a chair of the debate, or of the community?"""
    return by.member in debate.state.chairs or by.role >= Role.CHAIR


def refuse_unless_chair(debate: LoadedDebate, by: Caller) -> None:
    """Raises Refused (NOT_CHAIR) for whoever may not change the statements of others."""
    if not may_change_statements(debate, by):
        raise Refused(DebateRefusal.NOT_CHAIR)
