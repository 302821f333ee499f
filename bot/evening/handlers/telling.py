"""What a room sees of its evenings: news in order, each once, and the board in place."""

from bot.evening import events as e
from bot.evening.evolve import evolve
from bot.evening.handlers.carried import load_carried
from bot.evening.handlers.loaded import LoadedEvening, UnheardEvening
from bot.evening.handlers.standing import load_standing
from bot.evening.state import Evening
from bot.evening.views.announcing import announce, is_followed_at_once, is_seen_at_once
from bot.evening.views.board import next_button, render_board
from bot.kernel.declaration import News, WaitingNews
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.kernel.view import Block, Buttons, View, text

NO_RESULT = ":no-result"
"""Ends no mark: what an evening comes to are the results of its parts."""


async def board_of(parts: Parts, community: CommunityId, evening: LoadedEvening) -> View:
    """The board of an evening as it stands."""
    standing = await load_standing(parts, community, evening)
    carried = await load_carried(parts, community, evening)
    return render_board(evening.row.id, evening.row.question, evening.state, standing, carried)


def step_of(state: Evening) -> str:
    """What an evening has come to."""
    return "over" if state.over else state.now.step.value


async def tail_of(
    _: Parts, __: CommunityId, evening: LoadedEvening, version: int
) -> tuple[Block, ...]:
    """The buttons under the latest news, where it asks for something: the board has the others."""
    if version < evening.version:
        return ()
    if not isinstance(evening.events[version - 1], e.StepEnded | e.StepTimeUp):
        return ()
    return (Buttons((next_button(evening.row.id, evening.state),)),)


async def news_of(parts: Parts, community: CommunityId, untold: UnheardEvening) -> News:
    """What the room has not heard yet, with its marks; who leads is called when a step is over. The
    end of the evening is shown with its closing statement, see `show_end`."""
    state, leader = untold.before, untold.journal.state.plan.by
    news: News = []
    events = tuple(untold.events)
    for version, event in enumerate(events, untold.since + 1):
        state = evolve(state, event) if version > 1 else state
        number = version - untold.since
        earlier = untold.journal.events[version - 2] if version > 1 else None
        if isinstance(event, e.EveningEnded) or is_seen_at_once(event, earlier):
            continue
        if is_followed_at_once(event, events[number:]):
            continue
        waiting = WaitingNews()
        calls = isinstance(event, e.StepEnded | e.StepTimeUp)
        pings = (leader,) if calls and leader is not None else ()
        waiting.add(text(announce(event, state)), asks=version, pings=pings)
        news += waiting.join(version + 1)
    return news


def build_archived(view: View, _: LoadedEvening) -> View:
    """As it is: an evening has no result that is kept elsewhere."""
    return view
