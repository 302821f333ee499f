"""A debate with all that belongs to it, as it is read from the store or from a bundle."""

from collections.abc import Mapping

from msgspec import Struct, field

from bot.debate.events import DebateEvent
from bot.debate.evolve import fold
from bot.debate.handlers.acting import Open, rules_of
from bot.debate.handlers.resulting import position_of, result_of
from bot.debate.rows import claims, debates, evidence, positions
from bot.debate.rows.debates import Listed, Speech
from bot.debate.rows.evidence import Checked
from bot.debate.rows.positions import Position
from bot.debate.rules.positions.result import Result
from bot.debate.state import Debate
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.parts import Parts
from bot.opinion.rows import proposals, statements
from bot.opinion.rows.proposals import Proposal, Ranked
from bot.opinion.rows.statements import Cast, Stated
from bot.opinion.rules.joint import ROUNDS, scope


class ArchivedRows(Struct, frozen=True, kw_only=True):
    """What belongs to the events of a debate. `claims` and `reasons` are words by id."""

    row: Listed
    names: Mapping[MemberId, str]
    speeches: tuple[Speech, ...] = ()
    positions: tuple[Position, ...] = ()
    claims: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    quotations: Mapping[str, tuple[Checked, ...]] = field(default_factory=dict)
    statements: tuple[Stated, ...] = ()
    votes: tuple[Cast, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    rankings: tuple[Ranked, ...] = ()


class Archive(ArchivedRows, frozen=True, kw_only=True):
    """All of a debate."""

    events: tuple[DebateEvent, ...]

    @property
    def state(self) -> Debate:
        """The debate as its events tell it."""
        return fold(rules_of(self.row), self.events)

    def result(self) -> Result:
        """The result, worked out from what is here alone."""
        ledger = [position_of(one) for one in self.positions]
        words = (self.claims, self.quotations, self.reasons)
        return result_of(self.row, self.state, ledger, self.names, *words)


async def archive(parts: Parts, community: CommunityId, found: Open) -> Archive:
    """A debate as the store has it."""
    debate, db = found.row.id, parts.db
    scopes = [scope(debate, number) for number in range(1, ROUNDS + 1)]
    everybody = await debates.names(db, community)
    took_part = _members(found)
    kept = await positions.positions(db, community, debate)
    votes = await statements.votes(db, community, debate)
    took_part |= {one.member for one in kept} | {one.member for one in votes}
    return Archive(
        row=found.row,
        events=found.events,
        names={m: name for m, name in everybody.items() if m in took_part},
        speeches=tuple(await debates.speeches(db, community, debate)),
        positions=tuple(kept),
        claims=await claims.words(db, community, debate),
        reasons=await claims.reasons(db, community, debate),
        quotations=await evidence.quotations(db, community, debate),
        statements=tuple(await statements.listed(db, community, debate)),
        votes=tuple(votes),
        proposals=tuple(
            [one for each in scopes for one in await proposals.proposals(db, community, each)]
        ),
        rankings=tuple(
            [one for each in scopes for one in await proposals.rankings(db, community, each)]
        ),
    )


def _members(found: Open) -> set[MemberId]:
    """Everybody who did something in a debate."""
    return {event.by for event in found.events if event.by is not None} | {
        *found.state.seats.values(),
        *found.state.chairs,
    }
