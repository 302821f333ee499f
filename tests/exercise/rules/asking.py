"""Any act of an exercise as a member asks for it, with words that fit it."""

from datetime import datetime
from typing import get_args

from msgspec.structs import fields

from bot.exercise.rules.acts import ExerciseAct, ExerciseLook
from bot.kernel.command import Caller

ACTS: tuple[type[ExerciseAct], ...] = get_args(ExerciseAct)
LOOKS: tuple[type[ExerciseLook], ...] = get_args(ExerciseLook)

WORDS: dict[str, object] = {
    "responses": "wait", "role": "press", "vote": "for", "word": "possible", "words": "some words",
}  # fmt: skip


def asked(act: type[ExerciseAct], by: Caller, at: datetime) -> ExerciseAct:
    """The act, with what it must have."""
    named = {field.name: WORDS.get(field.name) for field in fields(act) if field.required}
    return act(**{**named, "by": by, "at": at, "id": "asked"})
