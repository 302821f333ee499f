"""The bundle: a debate as one JSON file whose every event is chained to the one before."""

import re

import msgspec
from msgspec.structs import asdict

from bot.debate.events import EVENTS
from bot.debate.files.appendix import AppendixPort
from bot.debate.files.archive import ArchivedRows, DebateArchive
from bot.debate.files.chain import build_bundle, make_refusal, read_bundle, records_of
from bot.debate.handlers.loaded import rules_of
from bot.debate.rules.ballot_lines import find_seat
from bot.debate.rules.format import Winner
from bot.debate.state import Debate, DebatePhase
from bot.kernel.journal_rows import by_kind, event_of, record_of

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_KINDS = by_kind(EVENTS)
_WRONG = (
    msgspec.ValidationError, KeyError, TypeError, ValueError, AttributeError, StopIteration,
    IndexError, RecursionError, ArithmeticError,
)  # fmt: skip
"""What reading slips on where a file was made by hand."""

_STANCES, _CONFIDENCES = range(-3, 4), range(101)
ABOUT = "A debate. Replay it with: parley replay FILE"


def write_debate(archive: DebateArchive) -> bytes:
    """A debate as a bundle."""
    rows = {name: getattr(archive, name) for name in ArchivedRows.__struct_fields__}
    tables = msgspec.to_builtins(rows) | archive.appendix.to_plain()
    return build_bundle((record_of(event) for event in archive.events), tables, ABOUT)


def read_debate(content: bytes, appendices: AppendixPort) -> DebateArchive:
    """The debate in a bundle, every link of its chain checked. Raises Refused (BUNDLE_WRONG)."""
    bundle = read_bundle(content)
    try:
        rows = msgspec.convert(bundle["rest"], ArchivedRows)
        whole = DebateArchive(
            **asdict(rows),
            events=tuple(event_of(record, _KINDS) for record in records_of(bundle)),
            appendix=appendices.read(bundle["rest"]),
        )
        rules_of(whole.row)
        if whole.state.phase is DebatePhase.CLOSED and _ID.fullmatch(whole.row.id) is None:
            raise make_refusal("its id is none")
        _check_references(whole)
        _in_range(whole)
        whole.result()
    except _WRONG:
        raise make_refusal("its events do not make a debate") from None
    return whole


def _check_references(archive: DebateArchive) -> None:
    """Raises Refused (BUNDLE_WRONG) where a row names another debate, which it would change."""
    debate, state = archive.row.id, archive.state
    claims = {claim.claim for claim in state.claims}
    references = (
        ({speech.debate for speech in archive.speeches}, {debate}),
        ({position.debate for position in archive.positions}, {debate}),
        (set(archive.quotations), {speech.id for speech in archive.speeches}),
        ({end for link in state.links for end in (link.claim, link.target)}, claims),
    )
    whole = all(used_ids <= known_ids for used_ids, known_ids in references)
    if not (whole and archive.appendix.belongs_to(debate)):
        raise make_refusal("something in it belongs to another debate")


def _in_range(archive: DebateArchive) -> None:
    """Raises Refused (BUNDLE_WRONG) for a stance, a confidence or a vote that nobody can give."""
    fits = all(
        (position.stance is None or position.stance in _STANCES)
        and (position.confidence is None or position.confidence in _CONFIDENCES)
        for position in archive.positions
    )
    if not (fits and _fit_ballots(archive.state) and archive.appendix.is_in_range()):
        raise make_refusal("a number in it is out of range")


def _fit_ballots(state: Debate) -> bool:
    """Does every adjudicator's ballot rank and score only what the format has?"""
    form = state.format
    sides = {side.key for side in form.sides}
    seats = {seat.key for seat in form.seats}
    is_jury = form.winner is Winner.SPEAKERS
    return (
        all(
            (
                {find_seat(key, form) for key in filed.ranks} <= seats
                if is_jury
                else set(filed.ranks) <= sides
            )
            and {find_seat(key, form) for key, _ in filed.scores} <= seats
            and {side for side, _ in filed.replies} <= sides
            for filed in state.ballots
        )
        and set(state.forfeited) <= sides
    )
