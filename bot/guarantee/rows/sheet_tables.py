"""What the tables of a sheet say, as a Sheet: an analyst's way to it, without the journal."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import msgspec

from bot.article.rules.quoting import QuotationMatch
from bot.guarantee.events import SheetEvent
from bot.guarantee.rows.sheets import SheetRow
from bot.guarantee.rules.bearing import Bearing
from bot.guarantee.rules.captured import end_at
from bot.guarantee.rules.stages import ProposalPhase, stage_at
from bot.guarantee.rules.votes import Ballot, Outcome, Ranking, Rule, Says, Vote, Why
from bot.guarantee.state import Evidence, Proposal, Setting, Sheet, Version, Whose
from bot.kernel.declaration import LoadedJournal
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.parts import Parts
from bot.store.database import Database
from bot.store.statement import Cell, Row, from_ms, to_int, to_ms

_TABLES = {
    "sheet_clauses": "clause, options, words, reason, member, proposal",
    "sheet_proposals": (
        "number, clause, options, words, reason, member, was, mover, seconder, stage, vote, debate,"
        " touched, lies_until, bundle, amends, proposed_at"
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
        "number, clause, member, words, mark, slug, version, paragraph, difference, bearing,"
        " attached_at, removed_at"
    ),
}


async def load(db: Database, community: CommunityId, sheet: str) -> Sheet | None:
    """A sheet by its id, whole, from one moment."""
    head = (
        "SELECT s.number, s.title, s.whose, s.place, s.maker, s.basis, s.rule, s.quorum, s.hours,"
        " s.made_at, t.version FROM sheets s JOIN streams t"
        " ON t.community = s.community AND t.stream = ? WHERE s.community = ? AND s.id = ?",
        (f"sheet:{sheet}", community, sheet),
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
    return sheet_of(sheet, heads[0], dict(zip(_TABLES, found, strict=True)))


def sheet_of(sheet: str, head: Row, rows: Mapping[str, Sequence[Row]]) -> Sheet:
    """A sheet from its id, its own row, and the rows that belong to it by table."""
    number, title, whose, place, maker, basis, rule, quorum, hours, made_at, revision = head
    ballots: defaultdict[int, dict[MemberId, Ballot]] = defaultdict(dict)
    for vote, member, says, ranking in rows["sheet_ballots"]:
        ballots[to_int(vote)][MemberId(str(member))] = Ballot(
            says=None if says is None else Says(str(says)), ranking=_ranking(ranking)
        )
    clauses: defaultdict[int, dict[str, Setting]] = defaultdict(dict)
    for version, clause, *rest in rows["sheet_version_clauses"]:
        clauses[to_int(version)][str(clause)] = _setting(rest)
    return Sheet(
        id=sheet,
        number=to_int(number),
        title=str(title),
        whose=Whose(str(whose)),
        place=PlaceId(str(place)),
        maker=MemberId(str(maker)),
        made_at=from_ms(to_int(made_at)),
        basis=str(basis),
        rule=Rule(str(rule)),
        quorum=to_int(quorum),
        hours=to_int(hours),
        settings={str(clause): _setting(rest) for clause, *rest in rows["sheet_clauses"]},
        proposals=tuple(_proposal(row) for row in rows["sheet_proposals"]),
        votes=tuple(_vote(row, ballots[to_int(row[0])]) for row in rows["sheet_votes"]),
        versions=tuple(_version(row, clauses[to_int(row[0])]) for row in rows["sheet_versions"]),
        evidence=tuple(_evidence(row) for row in rows["sheet_evidence"]),
        revision=to_int(revision),
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
    was, mover, seconder, stage, vote, debate, touched, lies_until, bundle, amends, at = row[6:]
    return Proposal(
        number=to_int(number),
        clause=str(clause),
        setting=_setting((options, words, reason, member, number)),
        was=_options(was),
        mover=MemberId(str(mover)),
        stage=stage_at(
            ProposalPhase(str(stage)),
            None if seconder is None else MemberId(str(seconder)),
            _maybe(vote),
            None if lies_until is None else from_ms(to_int(lies_until)),
        ),
        debate=str(debate),
        touched=to_int(touched),
        bundle=to_int(bundle),
        amends=to_int(amends),
        at=from_ms(to_int(at)),
    )


def _vote(row: Row, ballots: Mapping[MemberId, Ballot]) -> Vote:
    number, rule, quorum, candidates, opened_at, deadline, closed_at = row[:7]
    why, carried, voters, ayes, noes, abstained, ranking = row[7:]
    outcome = None
    if why is not None:
        outcome = Outcome(
            why=Why(str(why)),
            voters=to_int(voters),
            carried=_maybe(carried),
            ayes=to_int(ayes),
            noes=to_int(noes),
            abstained=to_int(abstained),
            order=_ranking(ranking),
        )
    return Vote(
        number=to_int(number),
        rule=Rule(str(rule)),
        quorum=to_int(quorum),
        candidates=tuple(int(one) for one in str(candidates).split()),
        opened_at=from_ms(to_int(opened_at)),
        deadline=from_ms(to_int(deadline)),
        ballots=ballots,
        end=end_at(None if closed_at is None else from_ms(to_int(closed_at)), outcome),
    )


def _version(row: Row, settings: Mapping[str, Setting]) -> Version:
    number, proposer, seconder, proposal, rule, ayes, noes, abstained, touched, at = row
    return Version(
        number=to_int(number),
        settings=settings,
        proposer=MemberId(str(proposer)),
        seconder=None if seconder is None else MemberId(str(seconder)),
        proposal=_maybe(proposal),
        rule=None if rule is None else Rule(str(rule)),
        ayes=to_int(ayes),
        noes=to_int(noes),
        abstained=to_int(abstained),
        touched=to_int(touched),
        at=from_ms(to_int(at)),
    )


def _evidence(row: Row) -> Evidence:
    number, clause, member, words, mark, slug, version, paragraph, difference, *rest = row
    bearing, at, removed = rest
    return Evidence(
        number=to_int(number),
        clause=str(clause),
        member=MemberId(str(member)),
        words=str(words),
        mark=QuotationMatch(str(mark)),
        slug=str(slug),
        version=to_int(version),
        paragraph=_maybe(paragraph),
        difference=str(difference),
        bearing=Bearing(str(bearing)),
        at=from_ms(to_int(at)),
        removed_at=None if removed is None else from_ms(to_int(removed)),
    )


def _ranking(cell: Cell) -> Ranking:
    return tuple(tuple(step.split("=")) for step in str(cell).split(">") if step)


def _options(cell: Cell) -> tuple[str, ...] | None:
    return None if cell is None else tuple(str(cell).split())


def _maybe(cell: Cell) -> int | None:
    return None if cell is None else int(cell)


UNTABLED = frozenset({"acted", "rule_changes", "pauses", "earliest_ends"})
"""What only the journal knows of a sheet: when members did something on it, which changes of its
rules can be contested, and when its votes were paused. The ends that a pause moved are in rows."""


async def find_sheet_differences(
    parts: Parts, community: CommunityId, loaded: LoadedJournal[SheetRow, Sheet, SheetEvent]
) -> list[str]:
    """Where the tables differ from a sheet's journal, in words."""
    stored = await load(parts.db, community, loaded.row.id)
    if stored is None:
        return ["its rows are gone"]
    return [
        f"{name} is {found!r} in the tables, and its journal says {told!r}"
        for name in Sheet.__struct_fields__
        if name not in UNTABLED
        and _plain(found := getattr(stored, name)) != _plain(told := getattr(loaded.state, name))
    ]


def _plain(value: object) -> object:
    """A value with its instants in milliseconds, which tables keep."""
    match msgspec.to_builtins(value, builtin_types=(datetime,)):
        case datetime() as at:
            return to_ms(at)
        case dict() as fields:
            return {key: _plain(each) for key, each in fields.items()}
        case list() | tuple() as several:
            return [_plain(each) for each in several]
        case other:
            return other
