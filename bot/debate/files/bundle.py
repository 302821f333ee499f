"""The bundle: a debate as one JSON file whose every event is chained to the one before."""

import re
from dataclasses import replace

from cattrs import BaseValidationError
from cattrs.preconf.json import make_converter

from bot.debate.events import EVENTS, Event
from bot.debate.files.archive import Archive
from bot.debate.files.chain import bundled, records_of, unbundled, wrong
from bot.debate.handlers.loaded import rules_of
from bot.debate.state import Phase
from bot.kernel.event_json import by_kind, event_of, record_of
from bot.opinion.rules.joint import ROUNDS, scope

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_KINDS = by_kind(EVENTS)
_CONVERTER = make_converter(detailed_validation=False)
# Events are read by their kinds, as journals keep them; here their list is empty.
_CONVERTER.register_structure_hook_func(lambda kind: kind == Event, lambda event, _: event)
_WRONG = (
    BaseValidationError, KeyError, TypeError, ValueError, AttributeError, StopIteration,
    IndexError, RecursionError, ArithmeticError,
)  # fmt: skip
"""What reading slips on where a file was made by hand."""

_STANCES, _CONFIDENCES, _VOTES = range(-3, 4), range(101), (-1, 0, 1)
ABOUT = "A debate. Replay it with: parley replay FILE"


def write(archive: Archive) -> bytes:
    """A debate as a bundle."""
    rest = _CONVERTER.unstructure(archive)
    del rest["events"]
    return bundled((record_of(event) for event in archive.events), rest, ABOUT)


def read(content: bytes) -> Archive:
    """The debate in a bundle, every link of its chain checked. Raises Refused (BUNDLE_WRONG)."""
    bundle = unbundled(content)
    try:
        archive: Archive = _CONVERTER.structure({**bundle["rest"], "events": []}, Archive)
        events = tuple(event_of(record, _KINDS) for record in records_of(bundle))
        whole = replace(archive, events=events)
        rules_of(whole.row)
        if whole.state.phase is Phase.CLOSED and _ID.fullmatch(whole.row.id) is None:
            raise wrong("its id is none")
        _keeps_to_itself(whole)
        _in_range(whole)
        whole.result()
    except _WRONG:
        raise wrong("its events do not make a debate") from None
    return whole


def _keeps_to_itself(archive: Archive) -> None:
    """Raises Refused (BUNDLE_WRONG) where a row names another debate, which it would change."""
    debate, state = archive.row.id, archive.state
    scopes = {scope(debate, number) for number in range(1, ROUNDS + 1)}
    claims = {claim.claim for claim in state.claims}
    own = (
        ({speech.debate for speech in archive.speeches}, {debate}),
        ({position.debate for position in archive.positions}, {debate}),
        ({proposal.scope for proposal in archive.proposals}, scopes),
        ({ranked.scope for ranked in archive.rankings}, scopes),
        ({vote.statement for vote in archive.votes}, {one.id for one in archive.statements}),
        (set(archive.quotations), {speech.id for speech in archive.speeches}),
        ({end for link in state.links for end in (link.claim, link.target)}, claims),
    )
    if not all(named <= known for named, known in own):
        raise wrong("something in it belongs to another debate")


def _in_range(archive: Archive) -> None:
    """Raises Refused (BUNDLE_WRONG) for a stance, a confidence or a vote that nobody can give."""
    fits = all(
        (one.stance is None or one.stance in _STANCES)
        and (one.confidence is None or one.confidence in _CONFIDENCES)
        for one in archive.positions
    )
    if not fits or any(vote.vote not in _VOTES for vote in archive.votes):
        raise wrong("a number in it is out of range")
