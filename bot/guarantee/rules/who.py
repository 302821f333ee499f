"""Who may do what on a sheet: each says of somebody whether something bars them, and by which
refusal."""

from collections.abc import Callable

from msgspec import Struct

from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.state import Evidence, Proposal, Sheet, Whose
from bot.kernel.ids import MemberId
from bot.kernel.refusal import RefusalCode


class Actor(Struct, frozen=True):
    """A member, and whether they chair the sheet: the community's chairs do, and whoever started
    it."""

    member: MemberId
    chair: bool = False


About = Proposal | Evidence
"""What on a sheet something is done to, if not to the sheet as a whole."""


class SheetActors(Struct, frozen=True):
    """Those whom nothing `bars`, from a sheet or from what on it is meant. `first` where
    that is asked before the stage of the proposal."""

    bars: Callable[[Sheet, About | None, Actor], RefusalCode | None]
    first: bool = False


def _anybody(_: Sheet, __: About | None, ___: Actor) -> RefusalCode | None:
    return None


def _maker(sheet: Sheet, _: About | None, by: Actor) -> RefusalCode | None:
    return None if by.member == sheet.maker else GuaranteeRefusal.NOT_YOUR_SHEET


def _maker_of_own(sheet: Sheet, about: About | None, by: Actor) -> RefusalCode | None:
    return _maker(sheet, about, by) if sheet.whose is Whose.OWN else None


def _chair(_: Sheet, __: About | None, by: Actor) -> RefusalCode | None:
    return None if by.chair else GuaranteeRefusal.NOT_SHEET_CHAIR


def _others(_: Sheet, about: About | None, by: Actor) -> RefusalCode | None:
    moved_it = isinstance(about, Proposal) and about.mover == by.member
    return GuaranteeRefusal.OWN_AMENDMENT if moved_it else None


def _mover(_: Sheet, about: About | None, by: Actor) -> RefusalCode | None:
    if by.chair or (isinstance(about, Proposal) and by.member == about.mover):
        return None
    return GuaranteeRefusal.NOT_YOUR_AMENDMENT


def _backer(_: Sheet, about: About | None, by: Actor) -> RefusalCode | None:
    if by.chair or (isinstance(about, Proposal) and by.member in (about.mover, about.seconder)):
        return None
    return GuaranteeRefusal.NOT_YOUR_AMENDMENT


def _attacher(_: Sheet, about: About | None, by: Actor) -> RefusalCode | None:
    if by.chair or (isinstance(about, Evidence) and by.member == about.member):
        return None
    return GuaranteeRefusal.NOT_YOUR_EVIDENCE


ANYBODY = SheetActors(_anybody)
MAKER = SheetActors(_maker)
MAKER_OF_OWN = SheetActors(_maker_of_own)
CHAIR = SheetActors(_chair)
OTHERS = SheetActors(_others, first=True)
MOVER = SheetActors(_mover, first=True)
BACKER = SheetActors(_backer)
ATTACHER = SheetActors(_attacher)
