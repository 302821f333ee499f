"""The journal of sheets, as they are decided, written, timed and shown.

Votes and silent consent get the time back that nobody could use, and wait for a chair once Parley
was put out.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.guarantee.events import SheetEvent
from bot.guarantee.evolve import begun, evolve
from bot.guarantee.handlers import telling
from bot.guarantee.handlers.noting import tell_shown
from bot.guarantee.rows import sheets
from bot.guarantee.rows.events import rows_of
from bot.guarantee.rows.moved_ends import ends_moved
from bot.guarantee.rows.sheet_tables import find_sheet_differences
from bot.guarantee.rows.sheets import SheetRow
from bot.guarantee.rules.absence import give_time_back, halt_votes
from bot.guarantee.rules.decide import decide
from bot.guarantee.rules.presence import next_deadline
from bot.guarantee.rules.steps import CloseDueVotes, SheetStep
from bot.guarantee.rules.votes import Rule
from bot.guarantee.rules.words import with_words, words_said
from bot.guarantee.state import Sheet, Whose
from bot.kernel.command import Caller
from bot.kernel.declaration import RoomNews
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.journal import Journal
from bot.kernel.loading import load_module_aside
from bot.kernel.parts import Parts
from bot.store.statement import Statement


async def _begun(row: SheetRow, first: SheetEvent) -> Sheet:
    return begun(row.id, row.title, first)


def _tick(by: Caller, at: datetime, _: SheetRow) -> SheetStep:
    return CloseDueVotes(by=by, at=at, id=fresh_id())


def _phase_rows(
    community: CommunityId, _: SheetRow, before: Sheet, after: Sheet
) -> Sequence[Statement]:
    return ends_moved(community, before, after) if after.pauses != before.pauses else ()


def _with_said(before: Sheet, command: SheetStep, after: Sheet) -> Sheet:
    return with_words(after, words_said(before, command))


async def _with_kept(parts: Parts, community: CommunityId, row: SheetRow, sheet: Sheet) -> Sheet:
    if any(vote.rule is Rule.RANKED for vote in sheet.open_votes):
        await load_module_aside("numpy")  # it takes too long while everybody waits
    return with_words(sheet, await sheets.words(parts.db, community, row))


SHEETS: Journal[SheetRow, SheetStep, Sheet, SheetEvent] = Journal(
    kind="sheet",
    events=SheetEvent,
    find=sheets.one,
    begin=_begun,
    evolve=evolve,
    decide=decide,
    deadline=next_deadline,
    tick=_tick,
    time_back_events=give_time_back,
    halt_events=halt_votes,
    phase_rows=_phase_rows,
    rows=rows_of,
    add_spoken_words=_with_said,
    add_stored_words=_with_kept,
    differences=find_sheet_differences,
    room=RoomNews(
        news=telling.news_of,
        board=telling.board_of,
        step=telling.step_of,
        most_below=telling.MOST_BELOW,
        tail=telling.tail_of,
        result=telling.NO_RESULT,
        build_archived=telling.build_archived,
        has_board=lambda row: row.undecided,
        is_private=lambda row: row.whose is Whose.OWN,
        is_quiet=lambda event, _: isinstance(event, telling.QUIET),
        by_steps=True,
        afterwards=tell_shown,
    ),
)
