"""An exercise's debrief, gathered from its journal, its rows and the reference designs."""

import asyncio
from collections.abc import Mapping

from bot.exercise.handlers.loaded import LoadedExercise
from bot.exercise.handlers.played_guarantee import find_wording
from bot.exercise.rows import exercises
from bot.exercise.rules.debrief import ComparedText, Debrief, build_debrief
from bot.exercise.views import debrief as debrief_views
from bot.exercise.views.timeline import timeline_alt, timeline_png
from bot.guarantee.content import designs
from bot.guarantee.content import tension_rules as rules
from bot.kernel.ids import CommunityId
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.reader import Reader
from bot.kernel.room_reader import room_reader
from bot.kernel.view import Block, Button, Buttons, Choice, Option, Picture, Tone, View

MOST_CLAUSES = 25
"""Clauses that can be chosen from."""


async def load_debrief(exercise: LoadedExercise) -> Debrief:
    """What an exercise showed."""
    return await asyncio.to_thread(_debrief, exercise)


def _debrief(exercise: LoadedExercise) -> Debrief:
    return build_debrief(
        exercise.state.setting, exercise.events, load_compared_texts(), rules.load()
    )


def load_compared_texts() -> tuple[ComparedText, ...]:
    """The texts that a debrief compares: the reference designs."""
    subjects = (design.subject for design in designs.load().values())
    return tuple(
        ComparedText(name=subject.name, choices=subject.choices, otherwise=subject.otherwise)
        for subject in subjects
    )


async def build_debrief_view(
    parts: Parts, community: CommunityId, exercise: LoadedExercise
) -> View:
    """The debrief with its picture, and with ways to go on from it."""
    results = await load_debrief(exercise)
    words = await exercises.load_words(parts.db, community, exercise.row.id)
    picture = await draw_picture(results, await room_reader(parts, community))
    wording = await find_wording(parts, community, exercise.row.source)
    asks = _next_steps(exercise)
    return debrief_views.debrief_view(results, words, wording, picture=picture, asks=asks)


async def draw_picture(debrief: Debrief, reader: Reader) -> Picture | None:
    """The time line, drawn off the event loop; None where nothing began."""
    if debrief.state.game is None:
        return None
    png, alt = await asyncio.to_thread(_draw_timeline, debrief, reader)
    return Picture(png, alt, "timeline.png")


def _draw_timeline(debrief: Debrief, reader: Reader) -> tuple[bytes, str]:
    return timeline_png(debrief, reader), timeline_alt(debrief)


def _next_steps(exercise: LoadedExercise) -> tuple[Block, ...]:
    """What goes on from here: the motion again, a change of the text, files."""
    row, state = exercise.row, exercise.state
    asks: list[Button] = []
    if row.debate:
        again = f"/position set debate:{row.debate}"
        asks.append(Button(say("My position now"), again, Tone.PRIMARY))
    else:
        asks.append(Button(say("Debate it"), "/debate open", Tone.PRIMARY))
    sheet = row.source.partition("v")[0]
    if not sheet.isdigit():
        asks.append(Button(say("Write a sheet from it"), f"/guarantee new basis:{row.source}"))
    asks += [
        Button(say("As Markdown"), f"/exercise debrief kind:markdown exercise:{row.id}"),
        Button(say("As a bundle"), f"/exercise debrief kind:bundle exercise:{row.id}"),
    ]
    if not sheet.isdigit():
        return (Buttons(tuple(asks)),)
    silent = (state.setting.step(gap).clause for gap in state.gaps)
    touched = tuple(dict.fromkeys((*silent, *state.setting.card.tests)))
    options = tuple(
        Option(
            state.setting.space.clause(clause).name,
            f"/guarantee amend clause:{clause} sheet:{sheet}",
        )
        for clause in touched
    )
    changes = Choice(say("Which clause would you change now?"), options[:MOST_CLAUSES])
    return changes, Buttons(tuple(asks))


async def load_words(parts: Parts, community: CommunityId, exercise: str) -> Mapping[str, str]:
    """What was said in an exercise, by the id of the move."""
    return await exercises.load_words(parts.db, community, exercise)
