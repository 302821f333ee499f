"""How the board of a sheet looks in its room: at most a phone's screen, with few buttons."""

from bot.guarantee.rules.allowed import may
from bot.guarantee.rules.space import Space
from bot.guarantee.rules.steps import PutSetting
from bot.guarantee.state import Sheet
from bot.guarantee.views.packages import lying_line
from bot.guarantee.views.pauses import resume_buttons
from bot.guarantee.views.proposals import UNDEBATED, Debated, proposal_line
from bot.guarantee.views.sheet import (
    BOARD_LINE,
    here_button,
    live_by_urgency,
    proposing_buttons,
    sheet_buttons,
    sheet_heading,
    sheet_standing,
)
from bot.guarantee.views.wording import Names, progress_words, setting_words
from bot.kernel.message import count_of, say
from bot.kernel.pieces import shorten
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Heading,
    Items,
    Strong,
    Text,
    View,
    note,
    text,
)

BOARD_LINES, BOARD_PROPOSALS, BOARD_CLAUSES = 12, 3, 4
"""Lines of the board with its row of buttons, and how many of them are proposals and decided
clauses at most."""


def board(sheet: Sheet, space: Space, names: Names, debated: Debated = UNDEBATED) -> View:
    """A sheet at a glance, kept in place in its room: how far it is, what is voted on and proposed,
    and its weightiest clauses. What can be done with a proposal stands under its news; the whole of
    the sheet, and all that can be done, behind a button."""
    blocks: list[Block] = [
        Heading(sheet_heading(sheet)),
        *sheet_standing(sheet, names),
        *lying_line(sheet),
    ]
    live = live_by_urgency(sheet)
    blocks += [proposal_line(sheet, p, space, names, debated) for p in live[:BOARD_PROPOSALS]]
    if len(live) > BOARD_PROPOSALS:
        more = len(live) - BOARD_PROPOSALS
        blocks.append(note(count_of(more, "{n} more proposal waits.", "{n} more proposals wait.")))
    blocks.append(text(Strong(progress_words(space, sheet.settings))))
    room = BOARD_LINES - 1 - len(blocks)
    if lines := _decided_lines(sheet, space, min(room, BOARD_CLAUSES + 1)):
        blocks.append(Items(lines))
    blocks.append(_board_buttons(sheet))
    return View(blocks=tuple(blocks), audience=Audience.ROOM, key=f"sheet:{sheet.id}")


def _decided_lines(sheet: Sheet, space: Space, most: int) -> tuple[Text, ...]:
    """The weightiest decided clauses in so many lines at most, the last of which counts the
    others."""
    decided = [clause for clause in space.clauses if clause.id in sheet.settings]
    decided.sort(key=lambda clause: not clause.core)
    named = decided[: most if len(decided) <= most else most - 1]
    lines = [
        text(shorten(say("{clause}: {choice}", clause=clause.name, choice=choice), BOARD_LINE))
        for clause in named
        for choice in (setting_words(clause, sheet.settings[clause.id], BOARD_LINE),)
    ]
    if more := len(decided) - len(named):
        lines.append(text(count_of(more, "and {n} more", "and {n} more")))
    return tuple(lines)


def _board_buttons(sheet: Sheet) -> Buttons:
    """The few buttons of the board, without those that stand under the news of an open vote."""
    if may(sheet, PutSetting):
        return sheet_buttons(sheet)
    number = sheet.number
    here = () if sheet.open_votes else (here_button(number),)
    return Buttons(
        (
            *resume_buttons(sheet),
            *proposing_buttons(number),
            *here,
            Button(say("See the sheet"), f"/guarantee show sheet:{number}"),
        )
    )
