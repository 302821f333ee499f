"""What a platform's calendar shows."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.kernel.ids import PlaceId


class PlanStage(StrEnum):
    """How far something planned has come."""

    PLANNED = "planned"
    RUNNING = "running"
    OVER = "over"
    OFF = "off"


class Plan(Struct, frozen=True, kw_only=True):
    """Something for a platform's calendar, under a key: when (UTC), and in which place."""

    key: str
    title: str
    about: str
    place: PlaceId
    start: datetime
    until: datetime
    stage: PlanStage
