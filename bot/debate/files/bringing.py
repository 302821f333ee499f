"""A debate from a bundle becomes rows of another community."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from bot.debate import events as e
from bot.debate.files.archive import DebateArchive
from bot.debate.journal import DEBATES
from bot.debate.rows import claims, debates, positions
from bot.kernel import journal_rows as journal
from bot.kernel import place_rows as places
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.journal_rows import record_of
from bot.store.statement import Statement


def build_import(
    community: CommunityId, archive: DebateArchive, by: MemberId, at: datetime
) -> list[Statement]:
    """The statements that keep a closed debate, as somebody brought it in at an instant (UTC).

    Its people stay strangers: whoever they are here, they keep the ids of the bundle under a
    prefix of its own, so that no id of another community means a member of this one.
    """
    ids = _Own(archive.row.id)
    row = archive.row
    records = [record_of(ids.event(event)) for event in archive.events]
    statements = [
        *(
            places.insert_named_member(community, ids.of(m), name)
            for m, name in archive.names.items()
        ),
        debates.insert_debate(
            community,
            row.id,
            row.place,
            motion=row.motion,
            form=row.format,
            rules=row.rules,
            phase=archive.state.phase.value,
            by=by,
            at=row.opened_at,
            article="",
            closed_at=row.closed_at or at,
        ),
        *journal.append_events(community, DEBATES.stream(row.id), 0, records, None),
        journal.set_shown_version(community, DEBATES.stream(row.id), len(records)),
    ]
    return [*statements, *_rows(community, archive, ids)]


def _rows(community: CommunityId, archive: DebateArchive, ids: "_Own") -> Iterator[Statement]:
    debate = archive.row.id
    for speech in archive.speeches:
        yield debates.insert_speech(community, replace(speech, member=ids.of(speech.member)))
    places = {
        event.position: number
        for number, event in enumerate(archive.events, 1)
        if isinstance(event, e.PositionTaken)
    }
    for position in archive.positions:
        own = replace(position, member=ids.of(position.member))
        yield from positions.insert_position(community, own, places.get(position.id, 0))
    yield from positions.insert_shared_reasons(community, debate, archive.shared_reasons)
    numbers = {claim.claim: n for n, claim in enumerate(archive.state.claims, 1)}
    for claim in archive.state.claims:
        claim_row = claims.Claim(
            id=claim.claim,
            debate=debate,
            number=numbers[claim.claim],
            side=claim.side,
            member=ids.of(claim.member),
            words=archive.claims.get(claim.claim, ""),
        )
        yield claims.insert_claim(community, claim_row, claim.at)
    for link in archive.state.links:
        yield claims.insert_link(
            community, link.claim, link.target, link.relation, confirmed=link.confirmed
        )
    for speech_id, quotes in archive.quotations.items():
        yield claims.insert_quotations(community, speech_id, quotes)
    yield from _ballots(community, archive, ids)
    appendix = archive.appendix.rename(ids.of)
    yield from appendix.make_rows(community, debate, archive.row.opened_at)


def _ballots(community: CommunityId, archive: DebateArchive, ids: "_Own") -> Iterator[Statement]:
    for filed in archive.state.ballots:
        replies = tuple((f"reply:{side}", points) for side, points in filed.replies)
        ballot = claims.StoredBallot(
            id=filed.ballot,
            debate=archive.row.id,
            judge=ids.of(filed.member),
            shadow=filed.shadow,
            ranks=filed.ranks,
            reason=archive.reasons.get(filed.ballot, ""),
            at=filed.at,
            scores=(*filed.scores, *replies),
        )
        yield from claims.insert_ballot(community, ballot)


class _Own:
    """Ids of the bundle's people, under a prefix of its own."""

    def __init__(self, debate: str) -> None:
        self._prefix = f"brought:{debate}:"

    def of(self, member: MemberId) -> MemberId:
        if member.startswith(self._prefix):
            return member
        return MemberId(f"{self._prefix}{member}")

    def event(self, event: e.DebateEvent) -> e.DebateEvent:
        """An event whose people are these."""
        changed = replace(event, by=None if event.by is None else self.of(event.by))
        if isinstance(changed, e.Reminded):
            return replace(changed, members=tuple(self.of(m) for m in changed.members))
        member = getattr(changed, "member", None)
        # Every event that has a member has it under this one name.
        return changed if member is None else _rename_member(changed, self.of(member))


def _rename_member(event: Any, member: MemberId) -> e.DebateEvent:  # any event with a member
    replaced_event: e.DebateEvent = replace(event, member=member)
    return replaced_event
