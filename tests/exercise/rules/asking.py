"""Any act of an exercise as a member asks for it, with words that fit it."""

from datetime import datetime
from typing import get_args

from msgspec.structs import fields

from bot.exercise.commands.playing import ExerciseActs
from bot.exercise.rules.acts import ExerciseLook
from bot.kernel.command import Caller

ACTS: tuple[type[ExerciseActs], ...] = get_args(ExerciseActs)
LOOKS: tuple[type[ExerciseLook], ...] = get_args(ExerciseLook)

WORDS: dict[str, object] = {
    "responses": "wait", "role": "press", "vote": "for", "word": "possible", "words": "some words",
}  # fmt: skip


def asked(act: type[ExerciseActs], by: Caller, at: datetime) -> ExerciseActs:
    """The act, with what it must have."""
    named = {field.name: WORDS.get(field.name) for field in fields(act) if field.required}
    return act(**{**named, "by": by, "at": at, "id": "asked"})
