"""The measure of faults: a few kills of the real program, and the table that it writes."""

from pathlib import Path

from bench.faults.kills import kill_often
from bench.faults.large import FEW, try_large
from bench.faults.platform_kills import kill_on_discord, kill_on_slack
from bench.faults.table import BEGIN, END, PAGE, Row, describe_kills, write_table

KILLS = 3
"""`dev.py bench faults` makes hundreds."""


async def test_a_killed_program_loses_and_doubles_nothing_and_tells_everything_once(
    tmp_path: Path,
) -> None:
    found = await kill_often(tmp_path, KILLS)

    assert found["kills"] == KILLS
    assert found["acts acknowledged"] > 10
    for fault in (
        "lines lost", "lines doubled", "acts lost", "acts doubled", "news lost", "news doubled",
        "starts failed", "store damaged", "not settled",
    ):  # fmt: skip
        assert found[fault] == 0, (fault, found)
    assert found["deadlines looked at"] >= KILLS


async def test_a_program_killed_under_members_of_platforms_tells_everything_once(
    tmp_path: Path,
) -> None:
    for counted in (
        await kill_on_discord(tmp_path / "d", 1),
        await kill_on_slack(tmp_path / "s", 1),
    ):
        assert counted["kills"] == 1
        assert counted["acts"] + counted["cut off"] > 0
        for fault in ("lost", "doubled", "news lost", "news doubled"):
            assert counted[fault] == 0, (fault, counted)


async def test_what_is_large_is_all_there_after_a_start(tmp_path: Path) -> None:
    rows = await try_large(tmp_path, FEW, FEW)
    assert [(row.lost, row.doubled) for row in rows] == [(0, 0), (0, 0)]
    assert all(f"× with {FEW}" in row.came_of_it for row in rows)


def test_the_table_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    page = tmp_path / "trust.md"
    page.write_text(f"Before\n{BEGIN}\nold\n{END}\nAfter\n", "utf-8")
    row = Row(fault="A fault", tries="1", lost=0, doubled=2, came_of_it="it went on")

    write_table([row], page)
    write_table([row], page)

    text = page.read_text("utf-8")
    assert "old" not in text
    assert text.startswith("Before\n")
    assert text.endswith("After\n")
    assert text.count("| A fault | 1 | 0 | 2 | it went on |") == 1


def test_lost_acts_are_told_in_the_row() -> None:
    found = {
        "kills": 2, "acts acknowledged": 1200, "lines lost": 1, "acts lost": 2, "starts failed": 0,
        "lines doubled": 0, "acts doubled": 0, "news lost": 0, "news doubled": 4,
        "store damaged": 0, "told that they were interrupted": 0,
    }  # fmt: skip

    row = describe_kills(found)

    assert (row.lost, row.doubled, row.tries) == (3, 0, "2 kills, 1,200 acts")
    assert "shown twice 4" in row.came_of_it


def test_the_page_has_a_place_for_the_table() -> None:
    text = PAGE.read_text("utf-8")
    assert text.count(BEGIN) == text.count(END) == 1
