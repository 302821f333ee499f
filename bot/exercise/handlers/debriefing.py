"""An exercise's debrief, gathered from its journal, its rows and the reference designs."""

import asyncio
from collections.abc import Mapping
from functools import partial

from bot.debate.rows import debates
from bot.exercise.handlers.debrief_steps import find_next_steps
from bot.exercise.handlers.loaded import LoadedExercise
from bot.exercise.handlers.played_guarantee import find_wording
from bot.exercise.rows import exercises
from bot.exercise.rules.debrief import ComparedText, Debrief, build_debrief
from bot.exercise.rules.wording import wording_key
from bot.exercise.views import belief_picture
from bot.exercise.views import debrief as debrief_views
from bot.exercise.views.belief_words import describe_finding
from bot.exercise.views.debrief_details import debrief_details
from bot.exercise.views.timeline import timeline_alt, timeline_png
from bot.guarantee.content import designs
from bot.guarantee.content import tension_rules as rules
from bot.kernel.ids import CommunityId
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.pictures import themed_picture
from bot.kernel.reader import Reader
from bot.kernel.room_reader import room_reader
from bot.kernel.view import Block, Picture, View


async def load_debrief(exercise: LoadedExercise) -> Debrief:
    """What an exercise showed."""
    return await asyncio.to_thread(_debrief, exercise)


def _debrief(exercise: LoadedExercise) -> Debrief:
    return build_debrief(
        exercise.state.setting, exercise.events, load_compared_texts(), rules.load()
    )


def load_compared_texts() -> tuple[ComparedText, ...]:
    """The texts that a debrief compares: the reference designs."""
    return tuple(
        ComparedText(
            name=design.name,
            choices=design.choices,
            otherwise=design.subject.otherwise,
            cases=design.cases,
        )
        for design in designs.load().values()
    )


async def build_debrief_view(
    parts: Parts, community: CommunityId, exercise: LoadedExercise
) -> View:
    """The debrief with its picture, and with ways to go on from it."""
    results = await load_debrief(exercise)
    reader = await room_reader(parts, community)
    picture = await draw_picture(results, reader)
    lines = await draw_belief(results, reader)
    words = await exercises.load_words(parts.db, community, exercise.row.id)
    names = await debates.load_names(parts.db, community)
    asks = find_next_steps(exercise, results)
    return debrief_views.debrief_view(
        results, words, names=names, picture=picture, lines=lines, asks=asks
    )


async def build_details_view(
    parts: Parts, community: CommunityId, exercise: LoadedExercise
) -> View:
    """All details of the debrief, for one member."""
    results = await load_debrief(exercise)
    words = await exercises.load_words(parts.db, community, exercise.row.id)
    wording = await find_wording(parts, community, exercise.row.source)
    names = await debates.load_names(parts.db, community)
    return debrief_details(results, words, wording, names=names)


async def draw_picture(debrief: Debrief, reader: Reader) -> Picture | None:
    """The time line, drawn off the event loop; None where nothing began."""
    if debrief.state.game is None:
        return None
    draw = partial(timeline_png, debrief, reader)
    return await asyncio.to_thread(themed_picture, draw, timeline_alt(debrief), "timeline.png")


async def draw_belief(debrief: Debrief, reader: Reader) -> tuple[Block, ...]:
    """Promise and belief over the stages as a picture that says what it shows, drawn off the event
    loop; nothing where no stage ended. The details have it in words, stage by stage."""
    if not debrief.stages:
        return ()
    draw = partial(belief_picture.draw, say("Promise and belief"), debrief.stages, reader)
    finding = describe_finding(debrief.stages)
    picture = await asyncio.to_thread(themed_picture, draw, finding, "belief.png")
    return (picture,)


async def load_words(parts: Parts, community: CommunityId, exercise: str) -> Mapping[str, str]:
    """What was said in an exercise, by the id of the move."""
    return await exercises.load_words(parts.db, community, exercise)


async def load_heard_words(
    parts: Parts, community: CommunityId, exercise: LoadedExercise
) -> Mapping[str, str]:
    """What was said in an exercise, and the sheet's own words of the clauses that it words."""
    words = await load_words(parts, community, exercise.row.id)
    if not exercise.state.opened.worded:
        return words
    return join_wording(words, await find_wording(parts, community, exercise.row.source))


def join_wording(words: Mapping[str, str], wording: Mapping[str, str]) -> Mapping[str, str]:
    """What was said, with the sheet's own words of its clauses."""
    return {**words, **{wording_key(clause): own for clause, own in wording.items()}}
