"""Adjudicators' ballots, as a table and in the bundle: what their authors keep stays out."""

import csv
import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.assembly import Parley, open_parley
from bot.cli.demo import _who
from bot.debate.files.appendix import AppendixPort
from bot.debate.files.bundle import read_debate
from bot.kernel.view import Attachment, View
from tests.debate.rules.test_judging import DUEL, ORDER, SEGMENT

KEPT_REASON = "Boris answered nothing that Chen had said."
OPEN_REASON = "Chen weighed the two harms against each other."


class Judged:
    """A debate that Dana, Erik and Farah judged; Farah only shadows, and Dana chairs the panel."""

    def __init__(self, parley: Parley) -> None:
        self.parley = parley

    async def hears(self, name: str, line: str, **given: str) -> tuple[View, ...]:
        return await self.parley.app.hear(_who(name), line, given)

    async def files(self, kind: str) -> dict[str, bytes]:
        return {
            block.name: block.content
            for view in await self.hears("Farah", f"/debate export kind:{kind}")
            for block in view.blocks
            if isinstance(block, Attachment)
        }


@pytest.fixture
async def judged(tmp_path: Path) -> AsyncIterator[Judged]:
    segments = "".join(SEGMENT.format(key=k, kind=kind, seat=seat) for k, kind, seat in ORDER)
    async with open_parley(tmp_path) as parley:
        debate = Judged(parley)
        await debate.hears("Alma", "/format add", text=DUEL + segments)
        await debate.hears("Alma", "/debate open format:duel motion:M")
        await debate.hears("Boris", "/debate join pro1")
        await debate.hears("Chen", "/debate join con1")
        for judge, more in (("dana", " presides:yes"), ("erik", ""), ("farah", " shadow:yes")):
            await debate.hears(judge.title(), "/debate show")
            await debate.hears("Alma", f"/chair judge member:{_who(judge.title()).member}{more}")
        await debate.hears("Alma", "/debate start")
        for _ in ORDER:
            await debate.hears("Alma", "/debate begin sure:yes")
            await debate.hears("Alma", "/chair end")
        points = {"replies": "pro=35, con=36", "scores": "pro1=28/27/14, con1=72"}
        filed = {"ranks": "con", **points}
        await debate.hears("Dana", "/debate ballot", **filed, reason=OPEN_REASON)
        kept = {"reason": KEPT_REASON, "share": "no"}
        other = {"ranks": "pro", "scores": "pro1=74, con1=70", "replies": "pro=36, con=36"}
        await debate.hears("Erik", "/debate ballot", **other, **kept)
        await debate.hears("Farah", "/debate ballot", **other)
        yield debate


async def test_ballots_come_as_a_table_with_reasons_as_their_authors_allow(judged: Judged) -> None:
    await judged.hears("Alma", "/chair count")

    files = await judged.files("csv")

    assert sorted(files) == ["m-ballots.csv", "m.csv"]
    rows = list(csv.DictReader(io.StringIO(files["m-ballots.csv"].decode("utf-8-sig"))))
    assert [(r["judge"], r["counts"], r["remark"], r["reason"]) for r in rows if r["at"]] == [
        ("Dana", "yes", "chairs the panel", OPEN_REASON),
        ("Erik", "yes", "", ""),
        ("Farah", "no", "trainee", ""),
    ]
    dana = [r for r in rows if r["judge"] == "Dana"]
    assert [(r["about"], r["side"], r["speaker"], r["place"], r["points"], r["parts"])
            for r in dana[1:]] == [
        ("side", "Con", "", "1", "108", ""),
        ("side", "Pro", "", "2", "104", ""),
        ("speech", "Pro", "Boris", "", "69", "Content 28; Style 27; Strategy 14"),
        ("speech", "Con", "Chen", "", "72", ""),
        ("reply", "Pro", "Boris", "", "35", ""),
        ("reply", "Con", "Chen", "", "36", ""),
    ]  # fmt: skip


async def test_a_bundle_takes_ballots_along_and_no_reason_that_is_kept(judged: Judged) -> None:
    await judged.hears("Alma", "/chair count")

    (content,) = (await judged.files("bundle")).values()

    assert KEPT_REASON.encode() not in content
    assert OPEN_REASON.encode() in content
    appendices = await judged.parley.app.parts.port(AppendixPort)
    result = read_debate(content, appendices).result()
    assert result.decision is not None
    assert (result.decision.winner, result.decision.cast) == ("con", True)
    assert [line.member for line in result.lines] == [
        _who("Boris").member, _who("Chen").member,
    ]  # fmt: skip


async def test_ballots_leave_nothing_before_the_debate_is_closed(judged: Judged) -> None:
    assert await judged.files("csv") == {}


async def test_a_judge_who_was_erased_has_no_name_in_the_table(judged: Judged) -> None:
    await judged.hears("Alma", "/chair count")
    await judged.hears("Dana", "/privacy erase sure:yes")

    files = await judged.files("csv")

    table = files["m-ballots.csv"].decode("utf-8-sig")
    assert "Dana" not in table
    assert OPEN_REASON not in table
    assert "Con,,,1,108" in table


async def test_a_speech_from_a_seat_with_the_key_of_its_side_is_no_reply(tmp_path: Path) -> None:
    form = DUEL.replace('"pro1"', '"pro"').replace('"con1"', '"con"')
    speeches = [SEGMENT.format(key=k, kind="speech", seat=k) for k in ("pro", "con")]
    async with open_parley(tmp_path) as parley:
        debate = Judged(parley)
        await debate.hears("Alma", "/format add", text=form + "".join(speeches))
        await debate.hears("Alma", "/debate open format:duel motion:M")
        await debate.hears("Boris", "/debate join pro")
        await debate.hears("Chen", "/debate join con")
        await debate.hears("Dana", "/debate show")
        await debate.hears("Alma", f"/chair judge member:{_who('Dana').member}")
        await debate.hears("Alma", "/debate start")
        for _ in speeches:
            await debate.hears("Alma", "/debate begin sure:yes")
            await debate.hears("Alma", "/chair end")
        points = {"scores": "pro=28/27/14, con=72", "replies": "pro=35"}
        await debate.hears("Dana", "/debate ballot", ranks="pro", **points)
        await debate.hears("Alma", "/chair count")

        table = (await debate.files("csv"))["m-ballots.csv"].decode("utf-8-sig")

    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(r["about"], r["role"], r["place"], r["parts"]) for r in rows[3:]] == [
        ("speech", "First for", "", "Content 28; Style 27; Strategy 14"),
        ("speech", "First against", "", ""),
        ("reply", "Pro, reply", "", ""),
    ]
