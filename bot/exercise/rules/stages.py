"""What means something at one stage of an exercise alone stands there, as one value."""

from msgspec import Struct

from bot.exercise.rules.game_clock import GameClock


class IncidentStage(Struct, frozen=True, kw_only=True):
    """A stage of the incident, from one inject to the next: its `number` from 1, the roles that
    asked, stated and proposed in it, whether votes were counted in it, and the rung that a member
    wants for the adversary at its end."""

    number: int = 0
    asked: frozenset[str] = frozenset()
    stated: frozenset[str] = frozenset()
    proposed: frozenset[str] = frozenset()
    counted: bool = False
    wished: str = ""


class Game(Struct, frozen=True, kw_only=True):
    """What there is from the beginning on: the clock, the marks that it has passed, and the stage
    of the incident (number 0 until the first inject)."""

    clock: GameClock
    marks: frozenset[str] = frozenset()
    stage: IncidentStage = IncidentStage()


class MeetingRequests(Struct, frozen=True):
    """The meeting is not called yet; these roles have asked for it."""

    roles: frozenset[str] = frozenset()
