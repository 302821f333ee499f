"""A debate with all that belongs to it, as it is read from the store or from a bundle."""

from collections.abc import Mapping

from msgspec import Struct, field

from bot.debate.events import DebateEvent
from bot.debate.evolve import fold
from bot.debate.files.appendix import Appendix, AppendixPort
from bot.debate.handlers.credit_labels import find_first_words
from bot.debate.handlers.loaded import LoadedDebate, rules_of
from bot.debate.handlers.resulting import load_shared_reasons, position_of, result_of
from bot.debate.rows import claims, debates, positions
from bot.debate.rows.debates import ListedDebate, Speech
from bot.debate.rows.positions import StoredPosition
from bot.debate.rules.evidence import CheckedQuotation
from bot.debate.rules.positions.result import Result
from bot.debate.state import Debate
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.parts import Parts


class ArchivedRows(Struct, frozen=True, kw_only=True):
    """What belongs to the events of a debate. `claims` and `reasons` are words by id;
    `shared_reasons` those of the closing vote, unnamed and mixed."""

    row: ListedDebate
    names: Mapping[MemberId, str]
    speeches: tuple[Speech, ...] = ()
    positions: tuple[StoredPosition, ...] = ()
    claims: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    shared_reasons: tuple[str, ...] = ()
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
        ledger = [position_of(position) for position in self.positions]
        said = {speech.id: speech.words for speech in self.speeches}
        named = {**self.claims, **find_first_words(self.state, said)}
        words = (named, self.quotations, self.reasons, self.shared_reasons)
        return result_of(self.row, self.state, ledger, self.names, *words)


async def load_archive(
    parts: Parts, community: CommunityId, loaded_debate: LoadedDebate
) -> DebateArchive:
    """A debate as the store has it."""
    debate, db = loaded_debate.row.id, parts.db
    everybody = await debates.load_names(db, community)
    took_part = _members(loaded_debate)
    stored_positions = await positions.load_positions(db, community, debate)
    appendix = await (await parts.port(AppendixPort)).gather(parts, community, debate)
    took_part |= {position.member for position in stored_positions} | appendix.named_members()
    return DebateArchive(
        row=loaded_debate.row,
        events=tuple(loaded_debate.events),
        names={m: name for m, name in everybody.items() if m in took_part},
        speeches=tuple(await debates.load_speeches(db, community, debate)),
        positions=tuple(stored_positions),
        claims=await claims.load_words(db, community, debate),
        reasons=await claims.load_reasons(db, community, debate),
        shared_reasons=await load_shared_reasons(
            parts, community, loaded_debate.row, loaded_debate.state, stored_positions
        ),
        quotations=await claims.load_quotations(db, community, debate),
        appendix=appendix,
    )


def _members(debate: LoadedDebate) -> set[MemberId]:
    """Everybody who did something in a debate."""
    return {event.by for event in debate.events if event.by is not None} | {
        *debate.state.seats.values(),
        *debate.state.chairs,
        *(spoken.member for seats in debate.state.gave.values() for spoken in seats),
    }
