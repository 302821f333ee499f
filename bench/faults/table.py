"""What was found, as rows of the table in docs/trust.md."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

PAGE = Path(__file__).parents[2] / "docs" / "trust.md"
BEGIN, END = "<!-- faults: begin -->", "<!-- faults: end -->"
HEAD = (
    "| What was done | Tries | Lost | Twice | What came of it |\n| --- | --- | --- | --- | --- |\n"
)


class Row(Struct, frozen=True, kw_only=True):
    """One fault: how often it was made, how many acknowledged acts were lost or done twice."""

    fault: str
    tries: str
    lost: int
    doubled: int
    came_of_it: str


def describe_kills(found: Mapping[str, int]) -> Row:
    """The row of kills at random instants."""
    missed = found["lines lost"] + found["acts lost"]
    news = f"news not shown {found['news lost']}, shown twice {found['news doubled']}"
    clocks = f"{found.get('deadlines wrong', 0)} of {found.get('deadlines looked at', 0)}"
    return Row(
        fault="The program is killed at a random moment while seven members act in a debate, an "
        "exercise, a sheet, opinions and talk; then it is started again",
        tries=f"{found['kills']:,} kills, {found['acts acknowledged']:,} acts",
        lost=missed,
        doubled=found["lines doubled"] + found["acts doubled"],
        came_of_it=f"{found['starts failed']} starts failed; {news}; deadlines wrong {clocks}; "
        f"{found['told that they were interrupted']} acts were cut off, and their members told so; "
        + ("the store is whole" if not found["store damaged"] else "the store is damaged"),
    )


def write_table(rows: Sequence[Row], page: Path = PAGE) -> None:
    """Put the rows between the marks of the page, in the place of those that stood there."""
    text = page.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n{render_table(rows)}{END}{after}", "utf-8")


def render_table(rows: Sequence[Row]) -> str:
    """The rows in Markdown."""
    lines = (
        f"| {row.fault} | {row.tries} | {row.lost} | {row.doubled} | {row.came_of_it} |\n"
        for row in rows
    )
    return HEAD + "".join(lines)
