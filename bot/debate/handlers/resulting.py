"""A debate's result, gathered from its journal and its rows."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

from bot.article.rules.quoting import QuotationMatch
from bot.debate.handlers.credit_labels import labels_of, load_credited_words
from bot.debate.rows import claims, debates, positions
from bot.debate.rows.debates import ListedDebate
from bot.debate.rules.ballot_lines import find_reply_lines, find_speech_lines
from bot.debate.rules.claims import find_unanswered
from bot.debate.rules.evidence import CheckedQuotation
from bot.debate.rules.judging import JUDGED, decision
from bot.debate.rules.listening import sum_restatements
from bot.debate.rules.positions import credit, fairness
from bot.debate.rules.positions.chance import bootstrap
from bot.debate.rules.positions.disclosure import hides_swing
from bot.debate.rules.positions.fairness import Turn
from bot.debate.rules.positions.graded import measure_change
from bot.debate.rules.positions.later import sum_later
from bot.debate.rules.positions.ledger import CitedParagraph, Position, VotePhase, ballots
from bot.debate.rules.positions.reasons import mix_reasons
from bot.debate.rules.positions.result import Marks, Result
from bot.debate.rules.positions.stance import camp_names
from bot.debate.rules.positions.swing import swing_of, tally
from bot.debate.state import Debate, DebatePhase
from bot.debate.views import board as debate_views
from bot.debate.views import result as views
from bot.debate.views.movement import movement_alt, movement_png
from bot.debate.views.result_details import render_details
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.parts import Parts
from bot.kernel.pictures import themed_picture
from bot.kernel.reader import ENGLISH, Reader
from bot.kernel.room_reader import room_reader
from bot.kernel.view import Picture, View

EMPTY: Mapping[str, str] = MappingProxyType({})

NONE: Mapping[str, Sequence[CheckedQuotation]] = MappingProxyType({})

SEED = 1
"""Of the bootstrap: the same ballots give the same interval."""


async def result_view(
    parts: Parts, community: CommunityId, row: ListedDebate, state: Debate, *, later: bool = True
) -> View:
    """The result of a debate that is closed, on one screen with its picture; with what people think
    since then unless that is not wanted."""
    result, names = await load_result(parts, community, row, state, later=later)
    picture = await asyncio.to_thread(draw_movement, result, await room_reader(parts, community))
    return views.render_result(result, names, picture)


async def first_positions_view(
    parts: Parts, community: CommunityId, row: ListedDebate, state: Debate
) -> View:
    """How people stood at first, of a debate that was closed before anybody spoke."""
    result, _ = await load_result(parts, community, row, state, later=False)
    stored = await positions.load_positions(parts.db, community, row.id)
    first = ballots([position_of(position) for position in stored], VotePhase.FIRST)
    return views.render_first_positions(result, tally(p.camp for p in first.values()))


async def details_view(
    parts: Parts, community: CommunityId, row: ListedDebate, state: Debate
) -> View:
    """All that stands behind a result, for one member."""
    result, names = await load_result(parts, community, row, state)
    return render_details(result, names)


async def load_result(
    parts: Parts, community: CommunityId, row: ListedDebate, state: Debate, *, later: bool = True
) -> tuple[Result, debate_views.Names]:
    """A closed debate's result, and the names of those in it; without positions that were taken
    `later` it is as it was when the debate was closed."""
    stored_positions = await positions.load_positions(parts.db, community, row.id)
    if not later:
        stored_positions = [p for p in stored_positions if p.phase != VotePhase.LATER]
    names = await debates.load_names(parts.db, community)
    ledger = [position_of(position) for position in stored_positions]
    words = await load_credited_words(parts, community, row.id, state)
    quotes = await claims.load_quotations(parts.db, community, row.id)
    reasons = await claims.load_reasons(parts.db, community, row.id)
    shared = await load_shared_reasons(parts, community, row, state, stored_positions)
    return result_of(row, state, ledger, names, words, quotes, reasons, shared), names


async def load_shared_reasons(
    parts: Parts,
    community: CommunityId,
    row: ListedDebate,
    state: Debate,
    stored: Sequence[positions.StoredPosition],
) -> tuple[str, ...]:
    """The reasons of the closing vote that everybody may read, once a debate is closed; of one
    that was brought in, those of its file."""
    if not state.shares_reasons or state.phase is not DebatePhase.CLOSED:
        return ()
    last = {p.member: p.reason for p in stored if p.phase == VotePhase.CLOSING}
    mixed = mix_reasons(last, row.id)
    return mixed or await positions.load_shared_reasons(parts.db, community, row.id)


def draw_movement(result: Result, reader: Reader = ENGLISH) -> Picture | None:
    """The picture of how people moved; None where nobody voted both times, or where a secret ballot
    has too few voters. It takes a tenth of a second: call it off the event loop."""
    if result.swing is None or not result.swing.table.voters or hides_swing(result):
        return None
    table, camps = result.swing.table, camp_names(result.format)
    draw = partial(movement_png, table, camps, reader)
    return themed_picture(draw, movement_alt(table, camps), "movement.png")


def result_of(
    row: ListedDebate,
    state: Debate,
    ledger: Sequence[Position],
    names: debate_views.Names,
    claims: Mapping[str, str] = EMPTY,
    quotes: Mapping[str, Sequence[CheckedQuotation]] = NONE,
    reasons: Mapping[str, str] = EMPTY,
    shared: Sequence[str] = (),
) -> Result:
    """All the numbers of a result; `claims` and `reasons` are words of claims and points and of
    ballots, `quotes` those of speeches, `shared` the unnamed reasons of the closing vote."""
    all_positions = ledger
    ledger = [position for position in all_positions if position.phase is not VotePhase.LATER]
    voted = state.format.votes and bool(ballots(ledger, VotePhase.CLOSING))
    swing = swing_of(ledger) if voted else None
    first = {m: p.stance for m, p in ballots(ledger, VotePhase.FIRST).items()}
    closing = {m: p.stance for m, p in ballots(ledger, VotePhase.CLOSING).items()}
    turns = _turns(state)
    labels = labels_of(state, names, claims)
    # Among equals speeches come first, and what stands on a sheet last.
    place = {key: number for number, key in enumerate(labels)}
    secret = state.ballot == "secret"
    credited = credit.order_credits(credit.by_speech(ledger), place, secret=secret)
    sides = {g.speech: state.format.seat(g.seat).side for g in state.speeches if g.seat}
    sides |= {claim.claim: claim.side for claim in state.claims if claim.side}
    sides |= {p.point: state.format.seat(p.seat).side for p in state.points if p.seat}
    return Result(
        debate=row.id,
        motion=row.motion,
        format=state.format,
        secret=secret,
        swing=swing,
        interval=bootstrap(swing.table, SEED) if swing is not None else None,
        graded=measure_change(first, closing) if voted else None,
        moves=credit.moves(ledger) if voted else (),
        judged=bool(state.judges or state.ballots),
        credit=credited,
        credit_by_side=credit.by_side(ledger, sides),
        later=sum_later(all_positions, secret=secret),
        labels=labels,
        numbers={given.speech: number for number, given in enumerate(state.speeches, 1)},
        unit="seconds" if state.live else "characters",
        by_side=fairness.by_side(turns, state.format.sides),
        by_person=fairness.by_person(turns),
        lines=find_speech_lines(state),
        reply_lines=find_reply_lines(state),
        presiding=state.presiding,
        hall=state.hall,
        decision=decision(state) if state.format.winner in JUDGED or state.forfeited else None,
        evidence=_marks(state, quotes),
        dropped=tuple(claim.claim for claim in find_unanswered(state)),
        quorum=state.quorum,
        reasons={
            filed.member: reasons[filed.ballot]
            for filed in state.ballots
            if filed.ballot in reasons and not (filed.shadow or filed.reason_kept)
        },
        shared_reasons=tuple(shared),
        restated=sum_restatements(state),
        conclusion=state.conclusion,
    )


def position_of(row: positions.StoredPosition) -> Position:
    """A position as the ledger has it."""
    return Position(
        id=row.id,
        member=row.member,
        at=row.at,
        stance=row.stance,
        confidence=row.confidence,
        phase=VotePhase(row.phase),
        reason_id=row.id if row.reason else None,
        moved_by=row.moved_by,
        cited=tuple(
            CitedParagraph(slug=slug, version=version, paragraph=paragraph)
            for slug, version, paragraph in row.cited
        ),
    )


def _marks(state: Debate, quotes: Mapping[str, Sequence[CheckedQuotation]]) -> dict[str, Marks]:
    """How each side's quotations stand to the article."""
    counts_by_side: dict[str, Counter[QuotationMatch]] = {}
    for speech in state.speeches:
        if speech.seat and speech.speech in quotes:
            side = state.format.seat(speech.seat).side
            counts_by_side.setdefault(side, Counter()).update(
                quotation.mark for quotation in quotes[speech.speech]
            )
    return {
        side: Marks(
            verbatim=marks[QuotationMatch.VERBATIM],
            close=marks[QuotationMatch.CLOSE],
            absent=marks[QuotationMatch.ABSENT],
        )
        for side, marks in counts_by_side.items()
    }


def _turns(state: Debate) -> list[Turn]:
    """Turns with the seconds of their segment, shared among those who spoke in it."""
    speakers: dict[int, int] = {}
    for speech in state.speeches:
        speakers[speech.segment] = speakers.get(speech.segment, 0) + 1
    return [
        Turn(
            member=MemberId(speech.member),
            side=state.format.seat(speech.seat).side if speech.seat else "",
            seconds=state.seconds.get(speech.segment, 0) / speakers[speech.segment],
            characters=speech.characters,
        )
        for speech in state.speeches
    ]
