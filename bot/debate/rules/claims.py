"""Claims, and how they answer each other: the argument map of a debate."""

from bot.debate import events as e
from bot.debate.commands.base import BringClaims
from bot.debate.commands.debating import ConfirmLink, LinkClaim, MakeClaim
from bot.debate.events import DebateEvent
from bot.debate.refusals import DebateRefusal
from bot.debate.state import Debate
from bot.kernel.message import say
from bot.kernel.refusal import Refused, check_option

MOST = 1_000
"""Claims in one debate."""


def find_claim(state: Debate, number: int, field: str = "answers") -> e.ClaimMade:
    """The claim of a number, from 1, which a field names. Raises Refused (NO_CLAIM_YET,
    NO_SUCH_CLAIM)."""
    if not state.claims:
        raise Refused(DebateRefusal.NO_CLAIM_YET).regarding(field)
    if not 1 <= number <= len(state.claims):
        last = len(state.claims)
        raise Refused(DebateRefusal.NO_SUCH_CLAIM, number=number, last=last).regarding(field)
    return state.claims[number - 1]


def make_claim(state: Debate, command: MakeClaim) -> list[DebateEvent]:
    """Put a claim forward, perhaps in answer to an earlier one."""
    me = command.by.member
    if not any(letter.isalnum() for letter in command.words):
        raise Refused(DebateRefusal.SPEECH_EMPTY)
    if len(state.claims) >= MOST:
        raise Refused(DebateRefusal.TOO_MANY_CLAIMS, most=MOST)
    seat = state.seat_of(me)
    side = state.format.seat(seat).side if seat else ""
    events: list[DebateEvent] = [
        e.ClaimMade(at=command.at, by=me, claim=command.id, member=me, side=side)
    ]
    if command.answers is None:
        return events
    target = find_claim(state, command.answers)
    link = _link(command, command.id, target.claim, by_same=target.member == me, confirmed=True)
    return [*events, link]


def bring_claims(state: Debate, command: BringClaims) -> list[DebateEvent]:
    """Claims from a file, of nobody's seat."""
    if len(state.claims) + len(command.claims) > MOST:
        raise Refused(DebateRefusal.TOO_MANY_CLAIMS, most=MOST)
    ids = [f"{command.id}-{place}" for place in range(len(command.claims))]
    return [
        e.ClaimsBrought(
            at=command.at,
            by=command.by.member,
            member=command.by.member,
            claims=tuple((key, side) for key, (_, side) in zip(ids, command.claims, strict=True)),
            links=tuple((ids[claim], ids[target], how) for claim, target, how in command.links),
        )
    ]


def link_claim(state: Debate, command: LinkClaim) -> list[DebateEvent]:
    """Say what a claim answers. The author's own word counts at once; others' waits for it."""
    claim, target = find_claim(state, command.claim, "claim"), find_claim(state, command.answers)
    if command.answers >= command.claim:
        raise Refused(DebateRefusal.CLAIM_ANSWERS_ITSELF)
    is_own = claim.member == command.by.member
    by_same = claim.member == target.member
    return [_link(command, claim.claim, target.claim, by_same=by_same, confirmed=is_own)]


def confirm_link(state: Debate, command: ConfirmLink) -> list[DebateEvent]:
    """The author agrees."""
    claim, target = find_claim(state, command.claim, "claim"), find_claim(state, command.answers)
    if claim.member != command.by.member:
        raise Refused(DebateRefusal.NOT_YOUR_CLAIM)
    waits = any(
        (k.claim, k.target) == (claim.claim, target.claim) and not k.confirmed for k in state.links
    )
    if not waits:
        raise Refused(DebateRefusal.NO_LINK_WAITING)
    return [
        e.ClaimConfirmed(at=command.at, by=claim.member, claim=claim.claim, target=target.claim)
    ]


def list_relations(*, by_same: bool) -> tuple[str, str]:
    """How a claim can bear on another; nobody attacks a claim of their own."""
    return ("support", "correct") if by_same else ("support", "attack")


def _link(
    command: MakeClaim | LinkClaim, claim: str, target: str, *, by_same: bool, confirmed: bool
) -> e.ClaimLinked:
    relations = list_relations(by_same=by_same)
    check_option(say("Does it support or attack it?"), command.relation, relations)
    return e.ClaimLinked(
        at=command.at,
        by=command.by.member,
        claim=claim,
        target=target,
        relation=command.relation,
        confirmed=confirmed,
    )


def find_unanswered(state: Debate) -> tuple[e.ClaimMade, ...]:
    """Claims made from a seat that nobody of another side answered."""
    side_of = {claim.claim: claim.side for claim in state.claims}
    answered = {
        k.target for k in state.links if k.confirmed and side_of[k.claim] != side_of[k.target]
    }
    return tuple(c for c in state.claims if c.side and c.claim not in answered)
