"""What has changed in a guarantee sheet, as statements that write it."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from bot.guarantee.state import Evidence, Proposal, Ranking, Setting, Sheet, Version, Vote, Whose
from bot.kernel.ids import CommunityId, PlaceId
from bot.store.instants import to_ms
from bot.store.statement import Cell, Statement, put

T = TypeVar("T")


def stream_of(sheet: str) -> str:
    """What a sheet goes by among the streams."""
    return f"sheet:{sheet}"


def made(community: CommunityId, sheet: Sheet) -> list[Statement]:
    """Statements that make a sheet. Writing them raises Conflict when its number is taken."""
    row = put(
        "INSERT INTO sheets (community, id, number, title, whose, place, maker, basis, rule, "
        "quorum, hours, made_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        sheet.id,
        sheet.number,
        sheet.title,
        sheet.whose.value,
        sheet.place,
        sheet.maker,
        sheet.basis,
        sheet.rule.value,
        sheet.quorum,
        sheet.hours,
        to_ms(sheet.made_at),
    )
    head = put(
        "INSERT INTO streams (community, stream, version, shown) VALUES (?, ?, ?, ?)",
        community,
        stream_of(sheet.id),
        sheet.revision,
        sheet.revision if sheet.whose is Whose.OWN else 0,
    )
    empty = Sheet(
        id=sheet.id,
        number=sheet.number,
        title=sheet.title,
        whose=sheet.whose,
        place=sheet.place,
        maker=sheet.maker,
        made_at=sheet.made_at,
    )
    return [row, head, *_parts(community, empty, sheet)]


def changed(community: CommunityId, before: Sheet, after: Sheet) -> list[Statement]:
    """Statements that write a change. Writing them raises Conflict when the sheet has moved on.

    Nobody is shown an own sheet unasked, so that it counts as shown.
    """
    head = put(
        "UPDATE streams SET version = ?, deadline = ?, shown = CASE WHEN ? THEN ? ELSE shown END"
        " WHERE community = ? AND stream = ? AND version = ?",
        after.revision,
        None if after.deadline is None else to_ms(after.deadline),
        int(after.whose is Whose.OWN),
        after.revision,
        community,
        stream_of(after.id),
        before.revision,
        expect=1,
    )
    found = [head]
    if _rules(before) != _rules(after):
        found.append(
            put(
                "UPDATE sheets SET rule = ?, quorum = ?, hours = ? WHERE community = ? AND id = ?",
                *_rules(after),
                community,
                after.id,
            )
        )
    return found + _parts(community, before, after)


def used(community: CommunityId, place: PlaceId, sheet: str) -> Statement:
    """Statement that makes a sheet the one that is meant in a place."""
    return put(
        "INSERT INTO place_sheets (community, place, sheet) VALUES (?, ?, ?)"
        " ON CONFLICT (community, place) DO UPDATE SET sheet = excluded.sheet",
        community,
        place,
        sheet,
    )


def _rules(sheet: Sheet) -> tuple[Cell, ...]:
    return (sheet.rule.value, sheet.quorum, sheet.hours)


def _parts(community: CommunityId, before: Sheet, after: Sheet) -> list[Statement]:
    found = _clauses(community, before, after)
    proposals = _new(before.proposals, after.proposals)
    found += [_proposal(community, after.id, one) for one in proposals]
    for vote in _new(before.votes, after.votes):
        old = before.votes[vote.number - 1] if vote.number <= len(before.votes) else None
        found += _vote(community, after.id, old, vote)
    for version in after.versions[len(before.versions) :]:
        found += _version(community, after.id, version)
    evidence = _new(before.evidence, after.evidence)
    found += [_evidence(community, after.id, one) for one in evidence]
    return found


def _new(before: Sequence[T], after: Sequence[T]) -> Iterable[T]:
    """What was added or has changed, by its place."""
    return (one for at, one in enumerate(after) if at >= len(before) or before[at] != one)


def _clauses(community: CommunityId, before: Sheet, after: Sheet) -> list[Statement]:
    gone = [clause for clause in before.settings if clause not in after.settings]
    changed = [
        (community, after.id, clause, *_setting(setting))
        for clause, setting in after.settings.items()
        if before.settings.get(clause) != setting
    ]
    found = [
        put(
            "DELETE FROM sheet_clauses WHERE community = ? AND sheet = ? AND clause = ?",
            community,
            after.id,
            clause,
        )
        for clause in gone
    ]
    if changed:
        found.append(
            Statement(
                "INSERT INTO sheet_clauses (community, sheet, clause, options, words, reason, "
                "member, proposal) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (community, sheet, clause) DO UPDATE SET"
                " options = excluded.options, words = excluded.words, reason = excluded.reason,"
                " member = excluded.member, proposal = excluded.proposal",
                tuple(changed),
            )
        )
    return found


def _setting(one: Setting) -> tuple[Cell, ...]:
    return _options(one.options), one.words, one.reason, one.member, one.proposal


def _options(chosen: tuple[str, ...] | None) -> Cell:
    return None if chosen is None else " ".join(chosen)


def _proposal(community: CommunityId, sheet: str, one: Proposal) -> Statement:
    options, words, reason, member, _ = _setting(one.setting)
    return put(
        "INSERT INTO sheet_proposals (community, sheet, number, clause, options, was, words, "
        "reason, member, mover, seconder, stage, vote, debate, touched, proposed_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (community, sheet, number) DO UPDATE SET mover = excluded.mover,"
        " seconder = excluded.seconder, stage = excluded.stage, vote = excluded.vote,"
        " debate = excluded.debate, touched = excluded.touched",
        community,
        sheet,
        one.number,
        one.clause,
        options,
        _options(one.was),
        words,
        reason,
        member,
        one.mover,
        one.seconder,
        one.stage.value,
        one.vote,
        one.debate,
        one.touched,
        to_ms(one.at),
    )


def _vote(community: CommunityId, sheet: str, old: Vote | None, vote: Vote) -> list[Statement]:
    ended = vote.outcome
    row = put(
        "INSERT INTO sheet_votes (community, sheet, number, rule, quorum, candidates, opened_at, "
        "deadline, closed_at, why, carried, voters, ayes, noes, abstained, ranking) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (community, sheet, number) DO UPDATE SET closed_at = excluded.closed_at,"
        " why = excluded.why, carried = excluded.carried, voters = excluded.voters,"
        " ayes = excluded.ayes, noes = excluded.noes, abstained = excluded.abstained,"
        " ranking = excluded.ranking",
        community,
        sheet,
        vote.number,
        vote.rule.value,
        vote.quorum,
        " ".join(str(number) for number in vote.candidates),
        to_ms(vote.opened_at),
        to_ms(vote.deadline),
        None if vote.closed_at is None else to_ms(vote.closed_at),
        ended.why.value if ended else None,
        ended.carried if ended else None,
        ended.voters if ended else 0,
        ended.ayes if ended else 0,
        ended.noes if ended else 0,
        ended.abstained if ended else 0,
        written(ended.order) if ended else "",
    )
    had = old.ballots if old is not None else {}
    gone = [member for member in had if member not in vote.ballots]
    found = [row] if old is None or old.closed_at != vote.closed_at else []
    found += [
        put(
            "DELETE FROM sheet_ballots"
            " WHERE community = ? AND sheet = ? AND vote = ? AND member = ?",
            community,
            sheet,
            vote.number,
            member,
        )
        for member in gone
    ]
    cast = tuple(
        (
            community,
            sheet,
            vote.number,
            member,
            None if ballot.says is None else ballot.says.value,
            written(ballot.ranking),
        )
        for member, ballot in vote.ballots.items()
        if had.get(member) != ballot
    )
    if cast:
        found.append(
            Statement(
                "INSERT INTO sheet_ballots (community, sheet, vote, member, says, ranking) "
                "VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (community, sheet, vote, member)"
                " DO UPDATE SET says = excluded.says, ranking = excluded.ranking",
                cast,
            )
        )
    return found


def written(ranking: Ranking) -> str:
    """A ranking as it is kept: best first, "=" between equals."""
    return ">".join("=".join(step) for step in ranking)


def _version(community: CommunityId, sheet: str, one: Version) -> list[Statement]:
    row = put(
        "INSERT INTO sheet_versions (community, sheet, number, proposer, seconder, proposal, "
        "rule, ayes, noes, abstained, touched, adopted_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        sheet,
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
    clauses = tuple(
        (community, sheet, one.number, clause, *_setting(setting))
        for clause, setting in one.settings.items()
    )
    insert = (
        "INSERT INTO sheet_version_clauses (community, sheet, version, clause, options, words, "
        "reason, member, proposal) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    return [row, Statement(insert, clauses)]


def _evidence(community: CommunityId, sheet: str, one: Evidence) -> Statement:
    return put(
        "INSERT INTO sheet_evidence (community, sheet, number, clause, member, words, mark, slug, "
        "version, paragraph, difference, attached_at, removed_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (community, sheet, number) DO UPDATE SET removed_at = excluded.removed_at",
        community,
        sheet,
        one.number,
        one.clause,
        one.member,
        one.words,
        one.mark.value,
        one.slug,
        one.version,
        one.paragraph,
        one.difference,
        to_ms(one.at),
        None if one.removed_at is None else to_ms(one.removed_at),
    )
