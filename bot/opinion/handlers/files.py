"""What opinions add to the file of a debate: statements, votes on them, and joint statements."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.debate.files.appendix import AppendixPort, Renaming
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.parts import Parts
from bot.opinion.handlers.grouping import compute_opinion
from bot.opinion.polls.polis import PollArchive, date_by_day, polis_zip
from bot.opinion.rows import proposals, statements
from bot.opinion.rows.group_numbers import GroupNumber, insert_group_number, load_group_number
from bot.opinion.rows.proposals import GroupProposal, RankingRow
from bot.opinion.rows.statements import StatementRow, StatementVote
from bot.opinion.rules.groups import MOST as MOST_GROUPS
from bot.opinion.rules.joint import ROUNDS, scope
from bot.store.statement import Statement

_VOTES = (-1, 0, 1)


class ArchivedOpinions(Struct, frozen=True, kw_only=True):
    """A debate's statements with their votes, the number of opinion groups shown last (0 for none),
    and its joint statements with their rankings."""

    statements: tuple[StatementRow, ...] = ()
    votes: tuple[StatementVote, ...] = ()
    proposals: tuple[GroupProposal, ...] = ()
    rankings: tuple[RankingRow, ...] = ()
    groups_shown: int = 0

    def named_members(self) -> frozenset[MemberId]:
        """Whoever voted on a statement."""
        return frozenset(vote.member for vote in self.votes)

    def secret_members(self) -> frozenset[MemberId]:
        """Whoever voted on a statement or ranked joint statements."""
        return self.named_members() | {ranking.member for ranking in self.rankings}

    def veil(self, alias: Renaming) -> "ArchivedOpinions":
        """The same with voters under aliases, in their order, and their votes dated by the day:
        whoever adds a statement agrees with it at that very instant, which would name them."""
        votes = [replace(vote, member=alias(vote.member)) for vote in date_by_day(self.votes)]
        rankings = [replace(vote, member=alias(vote.member)) for vote in self.rankings]
        return replace(
            self,
            votes=tuple(sorted(votes, key=lambda vote: (vote.member, vote.at, vote.statement))),
            rankings=tuple(sorted(rankings, key=lambda vote: vote.member)),
        )

    def rename(self, renaming: Renaming) -> "ArchivedOpinions":
        """The same with other ids for all members."""
        return replace(
            self,
            statements=tuple(
                replace(
                    statement,
                    member=None if statement.member is None else renaming(statement.member),
                )
                for statement in self.statements
            ),
            votes=tuple(
                replace(statement, member=renaming(statement.member)) for statement in self.votes
            ),
            proposals=tuple(
                replace(statement, member=renaming(statement.member))
                for statement in self.proposals
            ),
            rankings=tuple(
                replace(statement, member=renaming(statement.member)) for statement in self.rankings
            ),
        )

    def belongs_to(self, debate: str) -> bool:
        """Is every vote on a statement here, and every joint statement one of this debate?"""
        scopes = set(_scopes(debate))
        statement_ids = {statement.id for statement in self.statements}
        named = {statement.scope for statement in self.proposals} | {
            statement.scope for statement in self.rankings
        }
        return (
            named <= scopes and {statement.statement for statement in self.votes} <= statement_ids
        )

    def is_in_range(self) -> bool:
        """Is every vote one that somebody can give?"""
        votes = all(vote.vote in _VOTES for vote in self.votes)
        return votes and 0 <= self.groups_shown <= MOST_GROUPS

    def to_plain(self) -> Mapping[str, Any]:
        """The fields that a bundle keeps."""
        plain: Mapping[str, Any] = msgspec.to_builtins(self)
        return plain

    def make_rows(
        self, community: CommunityId, debate: str, opened_at: datetime
    ) -> Iterator[Statement]:
        """What keeps all this in a community."""
        if self.statements:
            yield statements.insert_statements(community, debate, self.statements)
        if self.votes:
            yield statements.save_votes(community, self.votes, f"{debate}-vote-")
        if self.groups_shown:
            shown = GroupNumber(change=1, groups=self.groups_shown)
            yield insert_group_number(community, debate, shown, opened_at)
        for proposal in self.proposals:
            yield proposals.insert_proposal(community, proposal, opened_at)
        for ranked in self.rankings:
            yield proposals.save_ranking(community, ranked, opened_at)

    def make_tables(self, topic: str, about: str, alias: Renaming) -> bytes:
        """The files that Polis writes."""
        opinion = compute_opinion(self.votes, self.statements, shown=self.groups_shown or None)
        veiled = self.veil(alias)
        polled = PollArchive(
            topic=topic, about=about, statements=veiled.statements, votes=veiled.votes
        )
        groups = {alias(MemberId(str(m))): group for m, group in opinion.group_of.items()}
        many = len(opinion.sizes)  # the consensus of Polis is the product, not the mean
        consensus = {str(s): mean**many for s, mean in opinion.consensus.items()}
        return polis_zip(polled, groups, consensus)


def _scopes(debate: str) -> list[str]:
    """The scopes of a debate's joint statements, a round each."""
    return [scope(debate, number) for number in range(1, ROUNDS + 1)]


async def gather(parts: Parts, community: CommunityId, debate: str) -> ArchivedOpinions:
    """A debate's opinions as the store has them."""
    db, scopes = parts.db, _scopes(debate)
    last = await load_group_number(db, community, debate)
    return ArchivedOpinions(
        groups_shown=last.groups if last else 0,
        statements=tuple(await statements.load_statements(db, community, debate)),
        votes=tuple(await statements.load_votes(db, community, debate)),
        proposals=tuple(
            [
                proposal
                for scope in scopes
                for proposal in await proposals.load_proposals(db, community, scope)
            ]
        ),
        rankings=tuple(
            [
                proposal
                for scope in scopes
                for proposal in await proposals.load_rankings(db, community, scope)
            ]
        ),
    )


def read(fields: Mapping[str, Any]) -> ArchivedOpinions:
    """The opinions in the fields of a bundle. Raises msgspec.ValidationError."""
    return msgspec.convert(fields, ArchivedOpinions)


PORT = AppendixPort(gather=gather, read=read)
