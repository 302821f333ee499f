"""What a ballot promised holds for files, too: secret votes leave no trace of who cast them."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import groupby

from msgspec.structs import replace

from bot.debate import events as e
from bot.debate.events import DebateEvent
from bot.debate.files.appendix import Renaming
from bot.debate.files.archive import DebateArchive
from bot.debate.handlers.resulting import position_of
from bot.debate.rules.positions.later import release
from bot.debate.rules.positions.ledger import VotePhase
from bot.debate.rules.positions.swing import FEWEST, FEWEST_BOTH
from bot.kernel.ids import MemberId


def hide_secrets(archive: DebateArchive, seed: str) -> DebateArchive:
    """The archive without what others were promised not to see.

    Reasons of positions go in any case, as do adjudicators' reasons that their authors keep to
    themselves, drafts, and the members behind statement votes. Of a secret ballot voters get false
    names, and the votes of one stretch stand in the order of these, at one instant. `seed` makes
    the false names; nobody who lacks it can undo them.
    """
    aliases, state = _Aliases(archive, seed), archive.state
    secret = state.ballot == "secret"
    names = dict(archive.names)
    kept_back = _find_kept_back(archive) if secret else frozenset[str]()
    positions = [
        replace(position, reason="", would_change="")
        for position in archive.positions
        if position.id not in kept_back
    ]
    events: Sequence[DebateEvent] = [
        ev
        for ev in archive.events
        if not isinstance(ev, e.DraftKept)
        and not (isinstance(ev, e.PositionTaken) and ev.position in kept_back)
    ]
    if secret:
        events = _hide_votes(events, aliases)
        at = {ev.position: ev.at for ev in events if isinstance(ev, e.PositionTaken)}
        order = {ev.position: n for n, ev in enumerate(events) if isinstance(ev, e.PositionTaken)}
        positions = sorted(
            (replace(p, member=aliases.of(p.member), at=at[p.id]) for p in positions),
            key=lambda p: order[p.id],
        )
        spoke = {spoken.member for seats in state.gave.values() for spoken in seats}
        doing = {ev.by for ev in events} | set(state.seats.values()) | spoke
        names = {m: name for m, name in names.items() if m in doing}
        names |= {p.member: str(p.member) for p in positions}
    kept_reasons = {ballot.ballot for ballot in state.ballots if ballot.reason_kept}
    return replace(
        archive,
        events=tuple(events),
        names=names,
        reasons={
            ballot: reason
            for ballot, reason in archive.reasons.items()
            if ballot not in kept_reasons
        },
        positions=tuple(positions),
        appendix=archive.appendix.veil(aliases.of),
    )


def _find_kept_back(archive: DebateArchive) -> frozenset[str]:
    """The later positions, by id, that no total may count yet."""
    later = [position_of(p) for p in archive.positions if p.phase == VotePhase.LATER]
    released = {position.id for position in release(later)}
    return frozenset(position.id for position in later) - released


def shows_secret_votes(archive: DebateArchive) -> bool:
    """Whether votes would tell how single people voted even under false names: in a secret ballot
    of fewer than three, or where fewer than five voted both times."""
    votes = [
        {position.member for position in archive.positions if position.phase == phase}
        for phase in (VotePhase.FIRST, VotePhase.CLOSING)
    ]
    both = len(set.intersection(*votes))
    voters = {position.member for position in archive.positions}
    few = 0 < len(voters) < FEWEST or 0 < both < FEWEST_BOTH
    return archive.state.ballot == "secret" and few


def make_aliases(archive: DebateArchive, seed: str) -> Renaming:
    """The false names that `hide_secrets` gives with the same seed."""
    return _Aliases(archive, seed).of


_OF_A_VOTE = (e.PositionTaken, e.ClauseNoted)


class _Aliases:
    def __init__(self, archive: DebateArchive, seed: str) -> None:
        members = {
            *(position.member for position in archive.positions),
            *archive.appendix.secret_members(),
        }
        mixed = sorted(members, key=lambda m: sha256(f"{seed}:{m}".encode()).digest())
        width = len(str(len(mixed)))
        self._names = {m: MemberId(f"voter-{n:0{width}}") for n, m in enumerate(mixed, 1)}

    def of(self, member: MemberId) -> MemberId:
        return self._names[member]


def _hide_votes(events: Iterable[DebateEvent], aliases: _Aliases) -> list[DebateEvent]:
    """Votes under false names, those of one stretch in the order of the names, at one instant."""
    hidden_events: list[DebateEvent] = []
    for are_votes, each in groupby(events, key=lambda ev: isinstance(ev, _OF_A_VOTE)):
        stretch = list(each)
        if not are_votes:
            hidden_events += stretch
            continue
        at = hidden_events[-1].at
        hidden_events += [replace(ev, at=at) for ev in stretch if isinstance(ev, e.ClauseNoted)]
        votes: list[e.PositionTaken] = [
            replace(ev, at=at, by=aliases.of(ev.member), member=aliases.of(ev.member))
            for ev in stretch
            if isinstance(ev, e.PositionTaken)
        ]
        votes.sort(key=lambda vote: vote.member)
        hidden_events += votes
    return hidden_events
