"""Guarantee sheets, read from their rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.article.quoting import Mark
from bot.core.guarantee.sheets.sheet import (
    Ballot,
    Evidence,
    Outcome,
    Proposal,
    Ranking,
    Rule,
    Says,
    Setting,
    Sheet,
    Stage,
    Version,
    Vote,
    Whose,
    Why,
)
from bot.core.ids import CommunityId, MemberId, PlaceId
from bot.store.database import Database
from bot.store.instants import from_ms
from bot.store.sheet_changes import stream_of
from bot.store.statement import Cell, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A sheet as a list shows it; `versions` counts what was adopted."""

    id: str
    number: int
    title: str
    whose: Whose
    maker: MemberId
    made_at: datetime
    versions: int


_TABLES = {
    "sheet_clauses": "clause, options, words, reason, member, proposal",
    "sheet_proposals": (
        "number, clause, options, words, reason, member, was, mover, seconder, stage, vote, debate,"
        " touched, proposed_at"
    ),
    "sheet_votes": (
        "number, rule, quorum, candidates, opened_at, deadline, closed_at, why, carried, voters,"
        " ayes, noes, abstained, ranking"
    ),
    "sheet_ballots": "vote, member, says, ranking",
    "sheet_versions": (
        "number, proposer, seconder, proposal, rule, ayes, noes, abstained, touched, adopted_at"
    ),
    "sheet_version_clauses": "version, clause, options, words, reason, member, proposal",
    "sheet_evidence": (
        "number, clause, member, words, mark, slug, version, paragraph, difference, attached_at,"
        " removed_at"
    ),
}


async def load(db: Database, community: CommunityId, sheet: str) -> Sheet | None:
    """A sheet by its id, whole, from one moment."""
    head = (
        "SELECT s.number, s.title, s.whose, s.place, s.maker, s.basis, s.rule, s.quorum, s.hours,"
        " s.made_at, t.version FROM sheets s JOIN streams t"
        " ON t.community = s.community AND t.stream = ? WHERE s.community = ? AND s.id = ?",
        (stream_of(sheet), community, sheet),
    )
    parts = (
        (
            f"SELECT {columns} FROM {table} WHERE community = ? AND sheet = ? ORDER BY 1, 2",  # noqa: S608  # our own names
            (community, sheet),
        )
        for table, columns in _TABLES.items()
    )
    heads, *found = await db.read_together(head, *parts)
    if not heads:
        return None
    return _sheet(sheet, heads[0], dict(zip(_TABLES, found, strict=True)))


def _sheet(sheet: str, head: Row, rows: Mapping[str, Sequence[Row]]) -> Sheet:
    number, title, whose, place, maker, basis, rule, quorum, hours, made_at, revision = head
    ballots: defaultdict[int, dict[MemberId, Ballot]] = defaultdict(dict)
    for vote, member, says, ranking in rows["sheet_ballots"]:
        ballots[_whole(vote)][MemberId(str(member))] = Ballot(
            says=None if says is None else Says(str(says)), ranking=_ranking(ranking)
        )
    clauses: defaultdict[int, dict[str, Setting]] = defaultdict(dict)
    for version, clause, *rest in rows["sheet_version_clauses"]:
        clauses[_whole(version)][str(clause)] = _setting(rest)
    return Sheet(
        id=sheet,
        number=_whole(number),
        title=str(title),
        whose=Whose(str(whose)),
        place=PlaceId(str(place)),
        maker=MemberId(str(maker)),
        made_at=from_ms(_whole(made_at)),
        basis=str(basis),
        rule=Rule(str(rule)),
        quorum=_whole(quorum),
        hours=_whole(hours),
        settings={str(clause): _setting(rest) for clause, *rest in rows["sheet_clauses"]},
        proposals=tuple(_proposal(row) for row in rows["sheet_proposals"]),
        votes=tuple(_vote(row, ballots[_whole(row[0])]) for row in rows["sheet_votes"]),
        versions=tuple(_version(row, clauses[_whole(row[0])]) for row in rows["sheet_versions"]),
        evidence=tuple(_evidence(row) for row in rows["sheet_evidence"]),
        revision=_whole(revision),
    )


def _setting(cells: Iterable[Cell]) -> Setting:
    options, words, reason, member, proposal = cells
    return Setting(
        options=_options(options),
        words=str(words),
        reason=str(reason),
        member=MemberId(str(member)),
        proposal=_maybe(proposal),
    )


def _proposal(row: Row) -> Proposal:
    number, clause, options, words, reason, member = row[:6]
    was, mover, seconder, stage, vote, debate, touched, at = row[6:]
    return Proposal(
        number=_whole(number),
        clause=str(clause),
        setting=_setting((options, words, reason, member, number)),
        was=_options(was),
        mover=MemberId(str(mover)),
        seconder=None if seconder is None else MemberId(str(seconder)),
        stage=Stage(str(stage)),
        vote=_maybe(vote),
        debate=str(debate),
        touched=_whole(touched),
        at=from_ms(_whole(at)),
    )


def _vote(row: Row, ballots: Mapping[MemberId, Ballot]) -> Vote:
    number, rule, quorum, candidates, opened_at, deadline, closed_at = row[:7]
    why, carried, voters, ayes, noes, abstained, ranking = row[7:]
    outcome = None
    if why is not None:
        outcome = Outcome(
            why=Why(str(why)),
            voters=_whole(voters),
            carried=_maybe(carried),
            ayes=_whole(ayes),
            noes=_whole(noes),
            abstained=_whole(abstained),
            order=_ranking(ranking),
        )
    return Vote(
        number=_whole(number),
        rule=Rule(str(rule)),
        quorum=_whole(quorum),
        candidates=tuple(int(one) for one in str(candidates).split()),
        opened_at=from_ms(_whole(opened_at)),
        deadline=from_ms(_whole(deadline)),
        closed_at=None if closed_at is None else from_ms(_whole(closed_at)),
        ballots=ballots,
        outcome=outcome,
    )


def _version(row: Row, settings: Mapping[str, Setting]) -> Version:
    number, proposer, seconder, proposal, rule, ayes, noes, abstained, touched, at = row
    return Version(
        number=_whole(number),
        settings=settings,
        proposer=MemberId(str(proposer)),
        seconder=None if seconder is None else MemberId(str(seconder)),
        proposal=_maybe(proposal),
        rule=None if rule is None else Rule(str(rule)),
        ayes=_whole(ayes),
        noes=_whole(noes),
        abstained=_whole(abstained),
        touched=_whole(touched),
        at=from_ms(_whole(at)),
    )


def _evidence(row: Row) -> Evidence:
    number, clause, member, words, mark, slug, version, paragraph, difference, at, removed = row
    return Evidence(
        number=_whole(number),
        clause=str(clause),
        member=MemberId(str(member)),
        words=str(words),
        mark=Mark(str(mark)),
        slug=str(slug),
        version=_whole(version),
        paragraph=_maybe(paragraph),
        difference=str(difference),
        at=from_ms(_whole(at)),
        removed_at=None if removed is None else from_ms(_whole(removed)),
    )


def _ranking(cell: Cell) -> Ranking:
    return tuple(tuple(step.split("=")) for step in str(cell).split(">") if step)


def _options(cell: Cell) -> tuple[str, ...] | None:
    return None if cell is None else tuple(str(cell).split())


def _whole(cell: Cell) -> int:
    return int(cell or 0)


def _maybe(cell: Cell) -> int | None:
    return None if cell is None else int(cell)


async def listed(db: Database, community: CommunityId, most: int) -> list[Listed]:
    """A community's sheets, newest first."""
    rows = await db.read(
        "SELECT id, number, title, whose, maker, made_at, (SELECT count(*) FROM sheet_versions v"
        " WHERE v.community = s.community AND v.sheet = s.id) FROM sheets s"
        " WHERE community = ? ORDER BY number DESC LIMIT ?",
        community,
        most,
    )
    return [
        Listed(
            id=str(sheet),
            number=_whole(number),
            title=str(title),
            whose=Whose(str(whose)),
            maker=MemberId(str(maker)),
            made_at=from_ms(_whole(made_at)),
            versions=_whole(versions),
        )
        for sheet, number, title, whose, maker, made_at, versions in rows
    ]


async def numbered(db: Database, community: CommunityId, number: int) -> str | None:
    """The id of the sheet of that number."""
    rows = await db.read(
        "SELECT id FROM sheets WHERE community = ? AND number = ?", community, number
    )
    return str(rows[0][0]) if rows else None


async def last_number(db: Database, community: CommunityId) -> int:
    """The number of the last sheet made; 0 before the first."""
    rows = await db.read(
        "SELECT coalesce(max(number), 0) FROM sheets WHERE community = ?", community
    )
    return _whole(rows[0][0])


async def in_use(db: Database, community: CommunityId, place: PlaceId) -> str | None:
    """The id of the sheet meant in a place; a thread means what its channel does, if it has none of
    its own."""
    rows = await db.read(
        "SELECT sheet FROM place_sheets WHERE community = ?1 AND (place = ?2"
        " OR place = (SELECT within FROM places WHERE community = ?1 AND id = ?2))"
        " ORDER BY place = ?2 DESC LIMIT 1",
        community,
        place,
    )
    return str(rows[0][0]) if rows else None


async def last_own(db: Database, community: CommunityId, member: MemberId) -> str | None:
    """The id of the last sheet that a member made for themselves."""
    rows = await db.read(
        "SELECT id FROM sheets WHERE community = ? AND maker = ? AND whose = ?"
        " ORDER BY number DESC LIMIT 1",
        community,
        member,
        Whose.OWN.value,
    )
    return str(rows[0][0]) if rows else None


async def undecided_of(db: Database, community: CommunityId, member: MemberId) -> list[str]:
    """The ids of the sheets in which a member moved, seconded or voted on what is undecided."""
    rows = await db.read(
        "SELECT sheet FROM sheet_proposals WHERE community = ?1 AND (mover = ?2 OR seconder = ?2)"
        " AND stage IN ('proposed', 'seconded', 'voting')"
        " UNION SELECT b.sheet FROM sheet_ballots b JOIN sheet_votes v ON v.community = b.community"
        " AND v.sheet = b.sheet AND v.number = b.vote"
        " WHERE b.community = ?1 AND b.member = ?2 AND v.closed_at IS NULL",
        community,
        member,
    )
    return [str(row[0]) for row in rows]


async def written_by(db: Database, community: CommunityId, member: MemberId) -> list[str]:
    """The ids of the sheets that hold words of a member."""
    rows = await db.read(
        "SELECT id FROM sheets WHERE community = ?1 AND maker = ?2"
        " UNION SELECT sheet FROM sheet_clauses WHERE community = ?1 AND member = ?2"
        " UNION SELECT sheet FROM sheet_proposals WHERE community = ?1 AND member = ?2"
        " UNION SELECT sheet FROM sheet_version_clauses WHERE community = ?1 AND member = ?2"
        " UNION SELECT sheet FROM sheet_evidence WHERE community = ?1 AND member = ?2",
        community,
        member,
    )
    return [str(row[0]) for row in rows]


async def on_debate(db: Database, community: CommunityId, debate: str) -> tuple[str, int] | None:
    """The sheet (by id) and the number of the proposal on which a debate was opened."""
    rows = await db.read(
        "SELECT sheet, number FROM sheet_proposals WHERE community = ? AND debate = ?",
        community,
        debate,
    )
    return (str(rows[0][0]), _whole(rows[0][1])) if rows else None
