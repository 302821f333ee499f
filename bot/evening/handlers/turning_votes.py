"""The first vote of an evening's debate opens with its step, and closes after it."""

from bot.debate.commands.debating import CloseVote, StartDebate
from bot.debate.handlers.debates import do_and_show
from bot.debate.state import DebatePhase
from bot.evening.events import Step
from bot.evening.handlers.its_debate import load_debate
from bot.evening.handlers.loaded import LoadedEvening
from bot.kernel.command import Command
from bot.kernel.identity import fresh_id
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused


async def turn_vote(parts: Parts, command: Command, evening: LoadedEvening) -> None:
    """Open the first vote if the step that runs wants it, unless seats are still empty; close it if
    the step for it is past."""
    loaded = await load_debate(parts, command.by.community, evening)
    if loaded is None or evening.state.over:
        return
    state, step = loaded.state, evening.state.now.step
    by, at, debate = command.by, command.at, loaded.row.id
    act: StartDebate | CloseVote
    if state.phase is DebatePhase.SIGN_UP and step in (Step.POSITION, Step.DEBATE):
        act = StartDebate(by=by, at=at, id=fresh_id(), debate=debate, ask=True)
    elif state.phase is DebatePhase.FIRST_VOTE and step is Step.DEBATE:
        act = CloseVote(by=by, at=at, id=fresh_id(), debate=debate)
    else:
        return
    try:
        await do_and_show(parts, act)
    except Refused:
        return  # the board says what is still to be done
