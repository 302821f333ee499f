"""A debate with all that belongs to it, as it is read from the store or from a bundle."""

from collections.abc import Mapping

from msgspec import Struct, field

from bot.debate.events import DebateEvent
from bot.debate.evolve import fold
from bot.debate.files.appendix import Appendix, AppendixPort
from bot.debate.handlers.loaded import LoadedDebate, rules_of
from bot.debate.handlers.resulting import position_of, result_of
from bot.debate.rows import claims, debates, evidence, positions
from bot.debate.rows.debates import ListedDebate, Speech
from bot.debate.rows.positions import StoredPosition
from bot.debate.rules.evidence import CheckedQuotation
from bot.debate.rules.positions.result import Result
from bot.debate.state import Debate
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.parts import Parts


class ArchivedRows(Struct, frozen=True, kw_only=True):
    """What belongs to the events of a debate. `claims` and `reasons` are words by id."""

    row: ListedDebate
    names: Mapping[MemberId, str]
    speeches: tuple[Speech, ...] = ()
    positions: tuple[StoredPosition, ...] = ()
    claims: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    quotations: Mapping[str, tuple[CheckedQuotation, ...]] = field(default_factory=dict)


class DebateArchive(ArchivedRows, frozen=True, kw_only=True):
    """All of a debate."""

    events: tuple[DebateEvent, ...]
    appendix: Appendix

    @property
    def state(self) -> Debate:
        """The debate as its events tell it."""
        return fold(rules_of(self.row), self.events)

    def result(self) -> Result:
        """The result, worked out from what is here alone."""
        ledger = [position_of(one) for one in self.positions]
        words = (self.claims, self.quotations, self.reasons)
        return result_of(self.row, self.state, ledger, self.names, *words)


async def archive(parts: Parts, community: CommunityId, found: LoadedDebate) -> DebateArchive:
    """A debate as the store has it."""
    debate, db = found.row.id, parts.db
    everybody = await debates.names(db, community)
    took_part = _members(found)
    kept = await positions.positions(db, community, debate)
    appendix = await (await parts.port(AppendixPort)).gather(parts, community, debate)
    took_part |= {one.member for one in kept} | appendix.named_members()
    return DebateArchive(
        row=found.row,
        events=found.events,
        names={m: name for m, name in everybody.items() if m in took_part},
        speeches=tuple(await debates.speeches(db, community, debate)),
        positions=tuple(kept),
        claims=await claims.words(db, community, debate),
        reasons=await claims.reasons(db, community, debate),
        quotations=await evidence.quotations(db, community, debate),
        appendix=appendix,
    )


def _members(found: LoadedDebate) -> set[MemberId]:
    """Everybody who did something in a debate."""
    return {event.by for event in found.events if event.by is not None} | {
        *found.state.seats.values(),
        *found.state.chairs,
    }
