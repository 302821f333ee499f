"""Names a place to somebody who stands elsewhere, and to nobody who stands in it."""

from bot.kernel.command import Caller
from bot.kernel.ids import PlaceId
from bot.kernel.parts import Parts
from bot.kernel.view import Place


def find_elsewhere(parts: Parts, by: Caller, place: PlaceId, name: str) -> Place | None:
    """A place as a sentence names it to a caller; None where they stand in it, or where it goes by
    the name of the place in which they stand."""
    face = parts.rooms.face(by.community)
    is_here = face.shows_alike(place, by.place) if face else place == by.place
    return None if is_here else Place(place, name)
