"""What speeches leave behind: claims that ballots credit, and quotations as they were checked."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from bot.article.rules.quoting import QuotationMatch
from bot.debate.rules.evidence import CheckedQuotation
from bot.kernel.ids import CommunityId, MemberId
from bot.store.database import Database, read_by_ids
from bot.store.statement import Row, Statement, make_statement, to_ms


class Claim(Struct, frozen=True, kw_only=True):
    """A claim with its words; `number` counts from 1 in its debate."""

    id: str
    debate: str
    number: int
    side: str
    member: MemberId
    words: str


class StoredBallot(Struct, frozen=True, kw_only=True):
    """A judge's ballot with the words of its reason. `scores` go by seat, or "reply:" and side."""

    id: str
    debate: str
    judge: MemberId
    shadow: bool
    ranks: tuple[str, ...]
    reason: str
    at: datetime
    scores: tuple[tuple[str, float], ...] = ()


def insert_claim(community: CommunityId, claim: Claim, at: datetime) -> Statement:
    """Statement that keeps a claim."""
    return make_statement(
        "INSERT INTO claims (community, id, debate, number, side, member, words, made_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        claim.id,
        claim.debate,
        claim.number,
        claim.side,
        claim.member,
        claim.words,
        to_ms(at),
    )


def insert_link(
    community: CommunityId, claim: str, target: str, relation: str, *, confirmed: bool
) -> Statement:
    """Statement that keeps how a claim answers another."""
    return make_statement(
        "INSERT INTO claim_links (community, claim, target, relation, confirmed) "
        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (community, claim, target)"
        " DO UPDATE SET relation = excluded.relation, confirmed = excluded.confirmed",
        community,
        claim,
        target,
        relation,
        int(confirmed),
    )


def confirm_link(community: CommunityId, claim: str, target: str) -> Statement:
    """Statement that notes the author's agreement."""
    return make_statement(
        "UPDATE claim_links SET confirmed = 1 WHERE community = ? AND claim = ? AND target = ?",
        community,
        claim,
        target,
    )


async def load_words(db: Database, community: CommunityId, debate: str) -> dict[str, str]:
    """The words of a debate's claims, by id."""
    rows = await db.read(
        "SELECT id, words FROM claims WHERE community = ? AND debate = ?", community, debate
    )
    return {str(claim): str(text) for claim, text in rows}


async def words_of(db: Database, community: CommunityId, ids: Iterable[str]) -> dict[str, str]:
    """The words of claims, by their ids."""
    rows = await read_by_ids(
        db, "SELECT id, words FROM claims WHERE community = ? AND id IN ", community, ids
    )
    return {str(claim): str(text) for claim, text in rows}


def insert_ballot(community: CommunityId, ballot: StoredBallot) -> tuple[Statement, ...]:
    """Statements that keep a judge's ballot."""
    ballot_put = make_statement(
        "INSERT INTO ballots (community, id, debate, judge, shadow, ranks, "
        "reason, filed_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        ballot.id,
        ballot.debate,
        ballot.judge,
        int(ballot.shadow),
        ",".join(ballot.ranks),
        ballot.reason,
        to_ms(ballot.at),
    )
    rows: Sequence[tuple[str, str, str, float]] = [
        (community, ballot.id, name, points) for name, points in ballot.scores
    ]
    if not rows:
        return (ballot_put,)
    return ballot_put, Statement(
        "INSERT INTO ballot_scores (community, ballot, name, points) VALUES (?, ?, ?, ?)",
        tuple(rows),
    )


async def load_reasons(db: Database, community: CommunityId, debate: str) -> dict[str, str]:
    """The reasons on a debate's ballots, by ballot; those erased are left out."""
    rows = await db.read(
        "SELECT id, reason FROM ballots WHERE community = ? AND debate = ? AND reason <> ''",
        community,
        debate,
    )
    return {str(ballot): str(reason) for ballot, reason in rows}


def delete_quotations(community: CommunityId, speech: str) -> Statement:
    """Statement that takes out the quotations of a speech."""
    return make_statement(
        "DELETE FROM quotations WHERE community = ? AND speech = ?", community, speech
    )


def insert_quotations(
    community: CommunityId, speech: str, quotations: Sequence[CheckedQuotation]
) -> Statement:
    """Statement that keeps the quotations of a speech, in order, after those that it has."""
    return Statement(
        "INSERT INTO quotations"
        " (community, speech, number, words, mark, slug, version, paragraph, difference)"
        " SELECT ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ? FROM quotations"
        " WHERE community = ? AND speech = ?",
        tuple(
            (
                community,
                speech,
                quotation.words,
                quotation.mark.value,
                quotation.slug or None,
                quotation.version or None,
                quotation.paragraph,
                quotation.difference,
                community,
                speech,
            )
            for quotation in quotations
        ),
    )


async def load_quotations(
    db: Database, community: CommunityId, debate: str
) -> dict[str, tuple[CheckedQuotation, ...]]:
    """The quotations of a debate's speeches, by the ids of those."""
    rows = await db.read(
        "SELECT q.speech, q.words, q.mark, q.slug, q.version, q.paragraph, q.difference"
        " FROM quotations q JOIN speeches s ON s.community = q.community AND s.id = q.speech"
        " WHERE q.community = ? AND s.debate = ? ORDER BY q.speech, q.number",
        community,
        debate,
    )
    return _by_speech(rows)


async def load_quotations_of(
    db: Database, community: CommunityId, speeches: Iterable[str]
) -> dict[str, tuple[CheckedQuotation, ...]]:
    """The quotations of some speeches, by the ids of those."""
    rows = await read_by_ids(
        db,
        "SELECT speech, words, mark, slug, version, paragraph, difference FROM quotations"
        " WHERE community = ? AND speech IN ",
        community,
        speeches,
        " ORDER BY speech, number",
    )
    return _by_speech(rows)


def _by_speech(rows: Iterable[Row]) -> dict[str, tuple[CheckedQuotation, ...]]:
    by_speech: dict[str, tuple[CheckedQuotation, ...]] = {}
    for speech, words, mark, slug, version, paragraph, difference in rows:
        quotation = CheckedQuotation(
            words=str(words),
            mark=QuotationMatch(str(mark)),
            slug=str(slug or ""),
            version=int(version or 0),
            paragraph=None if paragraph is None else int(paragraph),
            difference=str(difference),
        )
        by_speech[str(speech)] = (*by_speech.get(str(speech), ()), quotation)
    return by_speech
