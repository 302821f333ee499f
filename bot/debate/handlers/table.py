"""All that is done for what the feature declares; loaded when it is first needed."""

from bot.article.ports import DebateSource
from bot.debate.commands.debating import ChatKept, Speak
from bot.debate.handlers import (
    adding_formats,
    answering,
    asking_first,
    audiences,
    bars,
    bringing_claims,
    claim_list,
    debates,
    desk,
    files,
    formats,
    judging,
    listening,
    opening,
    positions,
    speaking,
    suggesting,
    summing_up,
    unanswered,
)
from bot.debate.handlers.explaining import explain
from bot.debate.handlers.finding import (
    find_kept,
    find_speaking_places,
    find_taker,
    has_debate,
    is_sealed,
)
from bot.debate.handlers.lists import LISTS
from bot.debate.journal import DEBATES
from bot.debate.ports import DebateBar, FloorSource
from bot.kernel.handlers import FeatureTable

TABLE = FeatureTable(
    handlers={
        **adding_formats.HANDLERS,
        **audiences.HANDLERS,
        **claim_list.HANDLERS,
        **debates.HANDLERS,
        **desk.HANDLERS,
        **asking_first.HANDLERS,
        **answering.HANDLERS,
        **bringing_claims.HANDLERS,
        **files.HANDLERS,
        **formats.HANDLERS,
        **opening.HANDLERS,
        **positions.HANDLERS,
        **speaking.HANDLERS,
        **suggesting.HANDLERS,
        **summing_up.HANDLERS,
        **unanswered.HANDLERS,
    },
    fills={
        **answering.FILLS,
        **audiences.FILLS,
        **judging.FILLS,
        **listening.FILLS,
        **opening.FILLS,
        **positions.FILLS,
        **speaking.FILLS,
    },
    lists=LISTS,
    explain=explain,
    journals={"debate": DEBATES},
    ports={
        FloorSource: FloorSource(
            find_taker=find_taker,
            speech=Speak,
            is_sealed=is_sealed,
            talk=ChatKept,
            find_kept=find_kept,
            find_places=find_speaking_places,
        ),
        DebateBar: DebateBar(load=bars.load_status),
        DebateSource: DebateSource(has_debate=has_debate),
    },
)
