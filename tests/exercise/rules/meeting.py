"""A meeting of guarantors, as tests begin with it."""

from typing import Any

import pytest

from bot.exercise.commands import playing as c
from bot.exercise.commands.base import ExerciseCommand
from bot.kernel.journal_rows import kind_of
from bot.kernel.refusal import RefusalCode, Refused
from tests.exercise.rules.making import FULL, Played, begun


def refused(
    played: Played, name: str, command: type[ExerciseCommand], **fields: Any
) -> RefusalCode:
    """The code of a refusal, which changes nothing."""
    before = played.state
    with pytest.raises(Refused) as caught:
        played.does(name, command, **fields)
    assert played.state == before
    return caught.value.code


def meeting(choices: Any = FULL, card: str = "strike_on_city", **opened: Any) -> Played:
    """Reported by Boris, called by Chen, and found probable by Gil."""
    played = begun(choices, card, **opened)
    played.does("boris", c.Report)
    played.does("chen", c.CallMeeting)
    played.does("gil", c.Find, word="probable")
    return played


def kinds(events: list[Any]) -> list[str]:
    return [kind_of(type(event)) for event in events]


# --- roles ---------------------------------------------------------------------------------------
