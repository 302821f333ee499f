"""Statements that keep the rows of one sheet: its clauses, proposals, votes, versions, evidence."""

from collections.abc import Iterable
from datetime import datetime

from bot.guarantee.rules.votes import Ballot, Ranking, Vote
from bot.guarantee.rules.words import SheetWording
from bot.guarantee.state import Evidence, Proposal, Setting, Sheet, Version
from bot.kernel.ids import CommunityId, MemberId
from bot.store.statement import Cell, Statement, make_statement, to_ms

NO_WORDS = SheetWording("")


def made(community: CommunityId, sheet: Sheet, title: str) -> Statement:
    """Statement that makes a sheet. Writing it raises Conflict when its number is taken."""
    return make_statement(
        "INSERT INTO sheets (community, id, number, title, whose, place, maker, basis, rule,"
        " quorum, hours, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        sheet.id,
        sheet.number,
        title,
        sheet.whose.value,
        sheet.place,
        sheet.maker,
        sheet.basis,
        sheet.rule.value,
        sheet.quorum,
        sheet.hours,
        to_ms(sheet.made_at),
    )


def ruled(community: CommunityId, sheet: Sheet) -> Statement:
    """Statement that notes how votes on a sheet are held."""
    return make_statement(
        "UPDATE sheets SET rule = ?, quorum = ?, hours = ? WHERE community = ? AND id = ?",
        sheet.rule.value,
        sheet.quorum,
        sheet.hours,
        community,
        sheet.id,
        expect=1,
    )


def clause_set(
    community: CommunityId, sheet: Sheet, clause: str, setting: Setting, said: SheetWording
) -> Statement:
    """Statement that puts down what stands at a clause."""
    return make_statement(
        "INSERT INTO sheet_clauses"
        " (community, sheet, clause, options, words, reason, member, proposal)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (community, sheet, clause) DO UPDATE SET options = excluded.options,"
        " words = excluded.words, reason = excluded.reason, member = excluded.member,"
        " proposal = excluded.proposal",
        community,
        sheet.id,
        clause,
        _options(setting.options),
        said.words,
        said.more,
        setting.member,
        setting.proposal,
    )


def clause_carried(community: CommunityId, sheet: Sheet, number: int) -> Statement:
    """Statement that puts down at a clause what an amendment says, with its words."""
    return make_statement(
        "INSERT INTO sheet_clauses"
        " (community, sheet, clause, options, words, reason, member, proposal)"
        " SELECT community, sheet, clause, options, words, reason, member, number"
        " FROM sheet_proposals WHERE community = ? AND sheet = ? AND number = ?"
        " ON CONFLICT (community, sheet, clause) DO UPDATE SET options = excluded.options,"
        " words = excluded.words, reason = excluded.reason, member = excluded.member,"
        " proposal = excluded.proposal",
        community,
        sheet.id,
        number,
    )


def clause_opened(community: CommunityId, sheet: Sheet, clause: str) -> Statement:
    """Statement that opens a clause again."""
    return make_statement(
        "DELETE FROM sheet_clauses WHERE community = ? AND sheet = ? AND clause = ?",
        community,
        sheet.id,
        clause,
    )


def proposed(community: CommunityId, sheet: Sheet, one: Proposal, said: SheetWording) -> Statement:
    """Statement that keeps a new proposal."""
    return make_statement(
        "INSERT INTO sheet_proposals"
        " (community, sheet, number, clause, options, was, words, reason, member, mover, seconder,"
        " stage, vote, debate, touched, lies_until, bundle, amends, proposed_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        sheet.id,
        one.number,
        one.clause,
        _options(one.setting.options),
        _options(one.was),
        said.words,
        said.more,
        one.setting.member,
        one.mover,
        one.seconder,
        one.phase.value,
        one.vote,
        one.debate,
        one.touched,
        _instant(one.lies_until),
        one.bundle,
        one.amends,
        to_ms(one.at),
    )


def staged(community: CommunityId, sheet: Sheet, some: Iterable[Proposal]) -> Statement:
    """Statement that notes how far proposals have come."""
    return Statement(
        "UPDATE sheet_proposals SET mover = ?, seconder = ?, stage = ?, vote = ?, debate = ?,"
        " touched = ?, lies_until = ? WHERE community = ? AND sheet = ? AND number = ?",
        tuple(
            (
                proposal.mover,
                proposal.seconder,
                proposal.phase.value,
                proposal.vote,
                proposal.debate,
                proposal.touched,
                _instant(proposal.lies_until),
                community,
                sheet.id,
                proposal.number,
            )
            for proposal in some
        ),
        expect=1,
    )


def vote_opened(community: CommunityId, sheet: Sheet, vote: Vote) -> Statement:
    """Statement that keeps a new vote."""
    return make_statement(
        "INSERT INTO sheet_votes"
        " (community, sheet, number, rule, quorum, candidates, opened_at, deadline, voters, ayes,"
        " noes, abstained, ranking) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, '')",
        community,
        sheet.id,
        vote.number,
        vote.rule.value,
        vote.quorum,
        " ".join(str(number) for number in vote.candidates),
        to_ms(vote.opened_at),
        to_ms(vote.deadline),
    )


def vote_ended(community: CommunityId, sheet: Sheet, vote: Vote) -> list[Statement]:
    """Statements that note how a vote ended."""
    if vote.end is None:
        return []
    outcome = vote.end.outcome
    ended = make_statement(
        "UPDATE sheet_votes SET closed_at = ?, why = ?, carried = ?, voters = ?, ayes = ?,"
        " noes = ?, abstained = ?, ranking = ? WHERE community = ? AND sheet = ? AND number = ?",
        to_ms(vote.end.at),
        outcome.why.value,
        outcome.carried,
        outcome.voters,
        outcome.ayes,
        outcome.noes,
        outcome.abstained,
        ranking_cell(outcome.order),
        community,
        sheet.id,
        vote.number,
        expect=1,
    )
    return [ended]


def ballot_cast(
    community: CommunityId, sheet: Sheet, vote: int, member: MemberId, ballot: Ballot
) -> Statement:
    """Statement that keeps a ballot; a member's last one counts."""
    return make_statement(
        "INSERT INTO sheet_ballots (community, sheet, vote, member, says, ranking)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (community, sheet, vote, member)"
        " DO UPDATE SET says = excluded.says, ranking = excluded.ranking",
        community,
        sheet.id,
        vote,
        member,
        None if ballot.says is None else ballot.says.value,
        ranking_cell(ballot.ranking),
    )


def ballots_withdrawn(community: CommunityId, sheet: Sheet, member: MemberId) -> Statement:
    """Statement that takes a member's ballots out of the votes that are open."""
    return make_statement(
        "DELETE FROM sheet_ballots WHERE community = ?1 AND sheet = ?2 AND member = ?3"
        " AND vote IN (SELECT number FROM sheet_votes"
        " WHERE community = ?1 AND sheet = ?2 AND closed_at IS NULL)",
        community,
        sheet.id,
        member,
    )


def version_kept(community: CommunityId, sheet: Sheet, one: Version) -> list[Statement]:
    """Statements that keep what stands at the clauses as a version."""
    row = make_statement(
        "INSERT INTO sheet_versions"
        " (community, sheet, number, proposer, seconder, proposal, rule, ayes, noes, abstained,"
        " touched, adopted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        sheet.id,
        one.number,
        one.proposer,
        one.seconder,
        one.proposal,
        None if one.rule is None else one.rule.value,
        one.ayes,
        one.noes,
        one.abstained,
        one.touched,
        to_ms(one.at),
    )
    clauses = make_statement(
        "INSERT INTO sheet_version_clauses"
        " (community, sheet, version, clause, options, words, reason, member, proposal)"
        " SELECT community, sheet, ?, clause, options, words, reason, member, proposal"
        " FROM sheet_clauses WHERE community = ? AND sheet = ?",
        one.number,
        community,
        sheet.id,
    )
    return [row, clauses]


def evidence_attached(
    community: CommunityId, sheet: Sheet, one: Evidence, said: SheetWording
) -> Statement:
    """Statement that keeps a piece of evidence."""
    return make_statement(
        "INSERT INTO sheet_evidence"
        " (community, sheet, number, clause, member, words, mark, slug, version, paragraph,"
        " difference, bearing, attached_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        sheet.id,
        one.number,
        one.clause,
        one.member,
        said.words,
        one.mark.value,
        one.slug,
        one.version,
        one.paragraph,
        said.more,
        one.bearing.value,
        to_ms(one.at),
    )


def evidence_removed(
    community: CommunityId, sheet: Sheet, number: int, removed_at_ms: int
) -> Statement:
    """Statement that takes a piece of evidence off."""
    return make_statement(
        "UPDATE sheet_evidence SET removed_at = ? WHERE community = ? AND sheet = ? AND number = ?",
        removed_at_ms,
        community,
        sheet.id,
        number,
        expect=1,
    )


def ranking_cell(ranking: Ranking) -> str:
    """A ranking as its cell holds it: best first, "=" between equals."""
    return ">".join("=".join(step) for step in ranking)


def _instant(at: datetime | None) -> Cell:
    return None if at is None else to_ms(at)


def _options(chosen: tuple[str, ...] | None) -> Cell:
    return None if chosen is None else " ".join(chosen)
