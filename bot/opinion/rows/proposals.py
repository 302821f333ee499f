"""Motions and joint statements that members propose and rank.

A scope is "motion:" and a place, or "consensus:" and a debate. How members sign a joint statement
stands with the rankings, under "signatures:" and the statement's id.
"""

from datetime import datetime

from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement, to_ms


class GroupProposal(Struct, frozen=True, kw_only=True):
    """Something proposed; its number counts from 1 in its scope."""

    id: str
    scope: str
    number: int
    member: MemberId
    words: str
    withdrawn: bool = False


class RankingRow(Struct, frozen=True, kw_only=True):
    """A member's ranking, as written, with what they veto and why they dissent."""

    id: str
    scope: str
    member: MemberId
    ranking: str
    vetoes: str = ""
    dissent: str = ""


def insert_proposal(community: CommunityId, proposal: GroupProposal, at: datetime) -> Statement:
    """Statement that keeps a proposal. Conflict where its number is taken."""
    return make_statement(
        "INSERT INTO proposals (community, id, scope, number, member, words, withdrawn, "
        "proposed_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        proposal.id,
        proposal.scope,
        proposal.number,
        proposal.member,
        proposal.words,
        int(proposal.withdrawn),
        to_ms(at),
    )


def withdraw_proposal(community: CommunityId, proposal: str) -> Statement:
    """Statement that takes a proposal back."""
    return make_statement(
        "UPDATE proposals SET withdrawn = 1 WHERE community = ? AND id = ?", community, proposal
    )


def save_ranking(community: CommunityId, ranking: RankingRow, at: datetime) -> Statement:
    """Statement that adds a ranking; of each member the last one counts."""
    return make_statement(
        "INSERT INTO rankings (community, id, scope, member, ranking, vetoes, dissent, ranked_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        ranking.id,
        ranking.scope,
        ranking.member,
        ranking.ranking,
        ranking.vetoes,
        ranking.dissent,
        to_ms(at),
    )


async def load_proposals(db: Database, community: CommunityId, scope: str) -> list[GroupProposal]:
    """All that was proposed in a scope, by number."""
    rows = await db.read_inline(
        "SELECT id, number, member, words, withdrawn FROM proposals"
        " WHERE community = ? AND scope = ? ORDER BY number",
        community,
        scope,
    )
    return [
        GroupProposal(
            id=str(key),
            scope=scope,
            number=int(number or 0),
            member=MemberId(str(member)),
            words=str(words),
            withdrawn=bool(back),
        )
        for key, number, member, words, back in rows
    ]


async def load_rankings(db: Database, community: CommunityId, scope: str) -> list[RankingRow]:
    """The last ranking of each member, in the order of the members' ids."""
    rows = await db.read(
        "SELECT id, member, ranking, vetoes, dissent FROM rankings"
        " WHERE community = ? AND scope = ? ORDER BY ranked_at, id",
        community,
        scope,
    )
    last = {
        str(member): RankingRow(
            id=str(key),
            scope=scope,
            member=MemberId(str(member)),
            ranking=str(ranking),
            vetoes=str(vetoes),
            dissent=str(dissent),
        )
        for key, member, ranking, vetoes, dissent in rows
    }
    return [last[member] for member in sorted(last)]
