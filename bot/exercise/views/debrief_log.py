"""All that happened in an exercise, in order: what stands under its debrief in files."""

from collections.abc import Sequence

from bot.exercise import events as e
from bot.exercise.evolve import evolve, fold
from bot.exercise.rules.card import ALL
from bot.exercise.rules.debrief import Debrief
from bot.exercise.rules.evidence import name_audience
from bot.exercise.rules.naming import Names, Words, role_name
from bot.exercise.views.announcing import announce_event
from bot.exercise.views.facts import fact
from bot.kernel.message import say
from bot.kernel.view import (
    Block,
    Buttons,
    Choice,
    Divider,
    Heading,
    Moment,
    Picture,
    Text,
    View,
    line,
    text,
)


def log(debrief: Debrief, events: Sequence[e.ExerciseEvent], names: Names, words: Words) -> View:
    """All that happened, in order, with what single roles were told; for files."""
    setting = debrief.state.setting
    state = fold(setting, events[:1])
    blocks: list[Block] = [Heading(say("What happened"))]
    for event in events[1:]:
        before, state = state, evolve(state, event)
        event_blocks = announce_event(event, state, names, words, before)
        if isinstance(event, e.InjectGiven | e.InjectAdded) and name_audience(state, event) != ALL:
            news = fact(setting, event, words)
            to = role_name(state, name_audience(state, event))
            event_blocks = [text(say("{news} (to {role} alone)", news=news, role=to))]
        for number, block in enumerate(event_blocks):
            if number == 0 and isinstance(block, Text):
                block = Text(line(Moment(event.at), " ", *block.spans))
            blocks.append(block)
    return View(blocks=tuple(blocks))


def debrief_and_log(debrief: View, log: View) -> View:
    """The debrief and what happened, as one thing to read."""
    left_out = Buttons | Choice | Picture
    remaining = tuple(block for block in debrief.blocks if not isinstance(block, left_out))
    return View(blocks=(*remaining, Divider(), *log.blocks))
