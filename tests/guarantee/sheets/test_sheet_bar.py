"""The bar beside a sheet: how far it is, and what waits for a reader."""

from bot.assembly import CATALOG
from bot.guarantee.state import Sheet
from bot.guarantee.views.bar import sheet_bar
from bot.kernel.bar import Bar
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from tests.guarantee.designs.making import SPACE
from tests.guarantee.sheets.making import ANA, BO, CHEN, called, moved, pausing, sheet, voted


def bar(one: Sheet, member: MemberId) -> Bar:
    by = Caller(community=CommunityId("c"), place=PlaceId("p"), member=member, name=member.title())
    return sheet_bar(one, SPACE, by)


def labels(one: Sheet, member: MemberId) -> list[str]:
    return [str(button.label) for button in bar(one, member).buttons]


CLAUSE = SPACE.clauses[0]
MOVED = moved(sheet(), ANA, CLAUSE.id, CLAUSE.options[0].id)


def test_an_empty_sheet_says_how_much_is_to_decide() -> None:
    empty = bar(sheet(), ANA)

    assert [str(span) for span in empty.now.spans] == [f"0 of {len(SPACE.clauses)} clauses decided"]
    assert (empty.call, empty.clock) == ("", None)


def test_a_proposal_asks_others_than_its_mover_for_a_second() -> None:
    assert "Second it" in labels(MOVED, BO)
    assert "Second it" not in labels(MOVED, ANA)


def test_an_open_vote_calls_those_who_have_not_voted() -> None:
    one = voted(called(MOVED, 1, BO), 1, ana="for")

    assert bar(one, ANA).call == ""
    assert bar(one, CHEN).call == "A vote on the sheet is open."
    assert labels(one, CHEN)[:3] == ["For", "Against", "Abstain"]
    assert "For" not in labels(one, ANA)
    clock = bar(one, CHEN).clock
    assert clock is not None
    assert clock.until == one.open_votes[0].deadline


def test_in_a_pause_nobody_is_called_and_no_clock_runs() -> None:
    one = pausing.pause(called(MOVED, 1, BO), chair=True)

    assert (bar(one, CHEN).call, bar(one, CHEN).clock) == ("", None)
    assert "For" not in labels(one, CHEN)
    assert bar(one, CHEN).rows[0][0] == "Paused since"


def test_every_button_is_a_command() -> None:
    for one in (sheet(), MOVED, called(MOVED, 1, BO)):
        for button in bar(one, CHEN).buttons:
            parse_line(button.action, CATALOG)
