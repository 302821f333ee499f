import csv
import io
import zipfile

from bot.debate.files.cells import guard_cell
from bot.debate.files.markdown import markdown
from bot.debate.files.page import page
from bot.kernel.view import Heading, Link, Strong, Text, View, line, text
from tests.debate.files.conftest import Played

NASTY = "# <script>alert(1)</script> **bold** [x](javascript:alert(1)) @everyone | `code`"


async def test_the_transcript_tells_the_whole_debate(named: Played) -> None:
    told = (await named.file("markdown")).decode()
    assert told.startswith("# This house would make guarantees for Ukraine trigger automatically")
    assert "Speech 3" in told
    assert "a draft, given when the time was over" in told
    assert "Only what is certain deters" in told
    assert "Against wins by swing" in told
    order = [told.index(f"Speech {n}**") for n in range(1, 11)]
    assert order == sorted(order)


async def test_the_page_needs_nothing_else(named: Played) -> None:
    told = (await named.file("html")).decode()
    assert "<script" not in told
    assert "http://" not in told
    assert "default-src 'none'" in told


def test_nobody_can_write_markup() -> None:
    view = View(blocks=(Heading(NASTY), text(NASTY), Text(line(Strong(NASTY)))))
    html, marked = page(view, NASTY), markdown(view)
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "<script" not in marked.replace("\\<", "")
    assert "\\*\\*bold" in marked
    assert "[x](" not in marked
    bad = View(blocks=(Text((Link("x", "javascript:alert(1)"),)),))
    assert "javascript" not in page(bad, "t")


async def test_positions_come_as_a_table(named: Played) -> None:
    rows = list(csv.DictReader(io.StringIO((await named.file("csv")).decode("utf-8-sig"))))
    assert len(rows) == 13
    assert {row["voter"] for row in rows} == {"Alma", "Boris", "Chen", "Dana", "Erik", "Farah"}
    during = [row for row in rows if row["phase"] == "during"]
    assert during[0]["moved_by"] == "4 c3"


async def test_no_cell_is_a_formula(named: Played) -> None:
    await named.hears("Farah", "/statement add =HYPERLINK(1) is a formula")
    assert {guard_cell("\n=1"), guard_cell("＝1"), guard_cell("a=1")} == {"'\n=1", "'＝1", "a=1"}
    packed = zipfile.ZipFile(io.BytesIO(await named.file("polis")))
    assert "'=HYPERLINK" in packed.read("comments.csv").decode()


async def test_the_polis_set_counts_agreement_as_plus_one(named: Played) -> None:
    for name, vote in (("Boris", "agree"), ("Chen", "disagree"), ("Dana", "pass")):
        await named.hears(name, f"/statement vote 1 {vote}")
    packed = zipfile.ZipFile(io.BytesIO(await named.file("polis")))
    assert set(packed.namelist()) == {
        "README.txt", "summary.csv", "comments.csv", "votes.csv", "participants-votes.csv",
        "comment-groups.csv",
    }  # fmt: skip
    assert "agree = +1" in packed.read("README.txt").decode()
    votes = list(csv.DictReader(io.StringIO(packed.read("votes.csv").decode())))
    assert sorted(row["vote"] for row in votes) == ["-1", "0", "1"]
    comments = list(csv.DictReader(io.StringIO(packed.read("comments.csv").decode())))
    assert (comments[0]["agrees"], comments[0]["disagrees"]) == ("1", "1")
    people = packed.read("participants-votes.csv").decode()
    assert not any(name in people for name in ("Boris", "Chen", "Dana"))


async def test_the_argument_map_is_argdown(named: Played) -> None:
    told = (await named.file("argdown")).decode()
    assert "[Motion]: This house would make guarantees" in told
    assert "  + <Claim 1>" in told
    assert '<Claim 1>: A trigger that waits for a meeting invites a test. {by: "Boris"}' in told
    assert told.count("  - <Claim 2>") == 1
