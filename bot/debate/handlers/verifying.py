"""What the tables must hold of a debate, as its journal says."""

from collections.abc import Sequence

from bot.debate import events as e
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.rows.debates import SPEECH
from bot.debate.state import Debate
from bot.kernel.comparing import TabledRows, compare_tables
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.store.statement import Row, to_ms

_OF_DEBATE = "debate = ?"


async def find_debate_differences(
    parts: Parts, community: CommunityId, loaded: LoadedDebate
) -> list[str]:
    """Where the tables differ from a debate's journal, in words."""
    return await compare_tables(parts.db, community, loaded.row.id, _build_tables(loaded))


def _build_tables(loaded: LoadedDebate) -> list[TabledRows]:
    """The rows that analysts read, without words, which stand in no event."""
    speeches, positions, ballots, claims = (list[Row]() for _ in range(4))
    state: Debate = loaded.state
    for number, event in enumerate(loaded.events, 1):
        at = to_ms(event.at)
        match event:
            case e.SpeechGiven():
                segment = state.format.segments[event.segment].key
                speeches.append((event.speech, event.member, event.seat, segment, at))
            case e.PositionTaken():
                cells = (event.phase, event.stance, event.confidence, at, number)
                positions.append((event.position, event.member, *cells))
            case e.BallotFiled():
                ranks = ",".join(event.ranks)
                ballots.append((event.ballot, event.member, int(event.shadow), ranks, at))
            case e.ClaimMade():
                claims.append((event.claim, event.member, event.side, len(claims) + 1, at))
            case e.ClaimsBrought():
                claims += [
                    (key, event.member, side, len(claims) + place, at)
                    for place, (key, side) in enumerate(event.claims, 1)
                ]
            case _:
                pass
    return [
        _build("debates", ("id", "phase"), [(loaded.row.id, state.phase.value)], "id = ?"),
        _build(
            "speeches",
            ("id", "member", "seat", "segment", "given_at"),
            speeches,
            f"kind = '{SPEECH}' AND {_OF_DEBATE}",
        ),
        _build(
            "positions",
            ("id", "member", "phase", "stance", "confidence", "taken_at", "number"),
            positions,
        ),
        _build("ballots", ("id", "judge", "shadow", "ranks", "filed_at"), ballots),
        _build("claims", ("id", "member", "side", "number", "made_at"), claims),
    ]


def _build(
    table: str, columns: tuple[str, ...], rows: Sequence[Row], where: str = _OF_DEBATE
) -> TabledRows:
    return TabledRows(table=table, columns=columns, where=where, rows=rows)
