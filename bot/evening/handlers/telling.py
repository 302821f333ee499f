"""What a room sees of its evenings: news in order, each once, and the board in place."""

from bot.evening import events as e
from bot.evening.evolve import evolve
from bot.evening.handlers.going_on import load_going_on
from bot.evening.handlers.loaded import LoadedEvening, UnheardEvening
from bot.evening.handlers.standing import load_standing
from bot.evening.state import Evening
from bot.evening.views.announcing import announce, is_followed_at_once
from bot.evening.views.board import next_button, render_board
from bot.kernel.declaration import News, WaitingNews
from bot.kernel.ids import CommunityId
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.view import Block, Button, Buttons, Tone, View, text

NO_RESULT = ":no-result"
"""Ends no mark: what an evening comes to are the results of its parts."""


async def board_of(parts: Parts, community: CommunityId, evening: LoadedEvening) -> View:
    """The board of an evening as it stands."""
    standing = await load_standing(parts, community, evening)
    return render_board(evening.row.id, evening.row.question, evening.state, standing)


def step_of(state: Evening) -> str:
    """What an evening has come to."""
    return "over" if state.over else state.now.step.value


def tail_of(_: Parts, evening: LoadedEvening, version: int) -> tuple[Block, ...]:
    """The buttons under the latest news, where it asks for something: the board has the others."""
    if version < evening.version:
        return ()
    if isinstance(evening.events[version - 1], e.EveningEnded):
        action = f"/evening archive evening:{evening.row.id}"
        return (Buttons((Button(say("Keep it all"), action, Tone.PRIMARY),)),)
    if not isinstance(evening.events[version - 1], e.StepEnded | e.StepTimeUp):
        return ()
    return (Buttons((next_button(evening.row.id, evening.state),)),)


async def news_of(parts: Parts, community: CommunityId, untold: UnheardEvening) -> News:
    """What the room has not heard yet, with its marks; who leads is called when a step is over, and
    the last of it says what goes on after the evening."""
    state, leader = untold.before, untold.journal.state.plan.by
    news: News = []
    events = tuple(untold.events)
    for version, event in enumerate(events, untold.since + 1):
        state = evolve(state, event) if version > 1 else state
        if is_followed_at_once(event, events[version - untold.since :]):
            continue
        waiting = WaitingNews()
        calls = isinstance(event, e.StepEnded | e.StepTimeUp)
        pings = (leader,) if calls and leader is not None else ()
        ends = isinstance(event, e.EveningEnded)
        going_on = await load_going_on(parts, community, untold.journal) if ends else None
        waiting.add(text(announce(event, state, going_on)), asks=version, pings=pings)
        news += waiting.join(version + 1)
    return news


def build_archived(view: View, _: LoadedEvening) -> View:
    """As it is: an evening has no result that is kept elsewhere."""
    return view
