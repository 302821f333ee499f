"""Calls the chair alone, where nobody but them is waited for."""

from bot.debate.handlers.loaded import UnheardDebate
from bot.debate.handlers.pinning import pin_view
from bot.debate.rules.decisions import find_decision
from bot.debate.views.calling import render_call
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.kernel.rooms import Face


async def call_chairs(
    parts: Parts, community: CommunityId, untold: UnheardDebate, face: Face
) -> None:
    """Tell each chair what waits for them since the room heard last, and take it back once nothing
    does: one message for the whole debate, changed in place."""
    debate, before = untold.journal, untold.before
    state, row = debate.state, debate.row
    decision, last = find_decision(state), find_decision(before)
    view = pin_view(parts.catalog, render_call(row.id, row.place, decision), row.id)
    mark = f"{debate.stream}:{debate.version}:call"
    for chair in sorted(state.chairs | before.chairs):
        waits = decision is not None and chair in state.chairs
        waited = last is not None and chair in before.chairs
        is_other = decision is not last or state.waits_since != before.waits_since
        if waits and (is_other or not waited):
            await face.call(row.place, chair, view, mark, over=False)
        elif waited and not waits:
            over = render_call(row.id, row.place, None)
            await face.call(row.place, chair, over, mark, over=True)
