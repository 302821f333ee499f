"""The journal of debates, as they are decided, written, timed and shown."""

from collections.abc import Sequence
from datetime import datetime

from bot.debate.commands.base import DebateTick
from bot.debate.commands.debating import Speak
from bot.debate.events import DebateEvent
from bot.debate.evolve import evolve, fold
from bot.debate.handlers import telling
from bot.debate.handlers.afterwards import after_showing
from bot.debate.handlers.calling import call_chairs
from bot.debate.handlers.loaded import rules_of
from bot.debate.handlers.verifying import find_debate_differences
from bot.debate.rows import debates
from bot.debate.rows.debates import ListedDebate
from bot.debate.rows.events import rows_of
from bot.debate.rules.absence import give_time_back, halt_debate
from bot.debate.rules.acts import Decided
from bot.debate.rules.clock import deadline
from bot.debate.rules.decide import decide
from bot.debate.state import OVER, Debate
from bot.debate.views import board as views
from bot.kernel.command import Caller
from bot.kernel.declaration import LastWords, RoomNews
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.journal import Journal
from bot.kernel.parts import Parts
from bot.store.statement import Statement


async def _begin_debate(row: ListedDebate, first: DebateEvent) -> Debate:
    return fold(rules_of(row), [first])


def _tick(by: Caller, at: datetime, row: ListedDebate) -> Decided:
    return DebateTick(by=by, at=at, id=fresh_id(), debate=row.id)


def _phase_rows(
    community: CommunityId, row: ListedDebate, before: Debate, after: Debate
) -> Sequence[Statement]:
    if after.phase is before.phase:
        return ()
    closed = after.seen_at if after.phase in OVER else None
    return [debates.set_phase(community, row.id, after.phase.value, closed)]


def _words(command: Decided) -> str:
    return command.words if isinstance(command, Speak) else ""


async def _last_words(
    parts: Parts, community: CommunityId, row: ListedDebate, member: MemberId, since: datetime
) -> LastWords | None:
    speech = await debates.find_last_speech(parts.db, community, row.id, member, since)
    return LastWords(member, speech.words, speech.at) if speech is not None else None


DEBATES: Journal[ListedDebate, Decided, Debate, DebateEvent] = Journal(
    kind="debate",
    events=DebateEvent,
    find=debates.find_by_id,
    begin=_begin_debate,
    evolve=evolve,
    decide=decide,
    deadline=deadline,
    tick=_tick,
    time_back_events=give_time_back,
    halt_events=halt_debate,
    phase_rows=_phase_rows,
    rows=rows_of,
    words=_words,
    last_words=_last_words,
    differences=find_debate_differences,
    room=RoomNews(
        news=telling.news_of,
        board=telling.board_of,
        before_board=call_chairs,
        step=lambda state: views.step_of(state.phase),
        tail=telling.tail_of,
        result=telling.RESULT,
        build_archived=telling.build_archived,
        has_board=lambda row: row.closed_at is None,
        is_quiet=telling.is_quiet,
        names=telling.names_member,
        after_result=telling.pass_on_result,
        after_board=telling.plan,
        unreachable=telling.tell_chairs,
        afterwards=after_showing,
    ),
)
