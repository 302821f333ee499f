"""The time of a speech: its length, its warnings, its windows for points of information."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET  # read by guarding.py

from msgspec import Struct

from bot.debate.rules.format import Interruptions

POINTS = "pois-allowed"
"""The period in which points of information may be offered, if a file says nothing else."""


class Timing(Struct, frozen=True, kw_only=True):
    """Seconds in all; warnings, in seconds before the end; windows; where a bell stops the clock;
    periods of the file's own, by the second at which they begin; bells after the end."""

    seconds: int
    warnings: tuple[int, ...] = ()
    windows: tuple[Interruptions, ...] = ()
    stops: tuple[int, ...] = ()
    periods: tuple[tuple[int, str], ...] = ()
    late_bells: tuple[int, ...] = ()


class TimeUnreadable(Exception):
    """A time that is no time: the element, and the attribute."""

    def __init__(self, element: ET.Element, attribute: str) -> None:
        self.element, self.attribute = element, attribute
        super().__init__(attribute)


def read_timing(element: ET.Element, allowing: frozenset[str], names: Mapping[str, str]) -> Timing:
    """The time of a speech type, or of a controlled preparation. `allowing` are periods in which
    points may be offered, `names` those of the file's own. Raises TimeUnreadable."""
    whole = read_seconds(element, "length")
    bells = sorted(
        (
            (whole if bell.get("time") == "finish" else read_seconds(bell, "time"), bell)
            for bell in element.iterfind("bell")
        ),
        key=lambda bell: bell[0],
    )
    windows: list[Interruptions] = []
    periods: list[tuple[int, str]] = []
    opens = 0 if element.get("first-period") in allowing else None
    if (first := element.get("first-period", "")) in names:
        periods.append((0, names[first]))
    for at, bell in bells:
        following = bell.get("next-period")
        if following is None or at >= whole:
            continue
        if following in names:
            periods.append((at, names[following]))
        if following in allowing:
            opens = at if opens is None else opens
        elif opens is not None:
            windows += [Interruptions(opens=opens, closes=at)] if opens < at else []
            opens = None
    if opens is not None and opens < whole:
        windows.append(Interruptions(opens=opens, closes=whole))
    closing = {whole - at for at, bell in bells if bell.get("next-period") not in allowing}
    return Timing(
        seconds=whole,
        warnings=tuple(sorted((w for w in closing if 0 < w < whole), reverse=True)),
        windows=tuple(windows),
        stops=tuple(at for at, b in bells if b.get("pause-on-bell") in ("true", "1")),
        periods=tuple(periods),
        late_bells=tuple(at for at, _ in bells if at > whole),
    )


def read_seconds(element: ET.Element, attribute: str) -> int:
    """A time such as 7:00, or in seconds."""
    match = re.fullmatch(r"(?:(\d{1,3}):)?(\d{1,5})", element.get(attribute, "").strip())
    if match is None:
        raise TimeUnreadable(element, attribute)
    return int(match[1] or 0) * 60 + int(match[2])
