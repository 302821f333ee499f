"""The record of exercises: files that replay, rows that agree, words that are erased."""

import json
from pathlib import Path

import pytest

from bot.community.rows.exporting import TABLES
from bot.debate.files.chain import dump_canonical
from bot.debate.files.markdown import markdown
from bot.debate.refusals import DebateRefusal
from bot.exercise import files
from bot.exercise.events import EVENTS
from bot.kernel.erased_rooms import redact_rooms
from bot.kernel.erasure_rows import Erasure
from bot.kernel.ids import MemberId
from bot.kernel.journal_rows import by_kind, event_of, record_of
from bot.kernel.refusal import Refused
from bot.kernel.view import Attachment
from tests.exercise.rooms.playing import C, begun, ended, game


async def test_a_bundle_replays_to_the_same_debrief_and_shows_what_was_changed(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await play.waits(80)
        await ended(play)
        content, told = await play.file("bundle"), (await play.file("markdown")).decode()

    archive, events = files.read_exercise(content)
    assert markdown(files.debrief_with_log(archive, events)) == told
    assert "We cannot wait" in told
    assert "Your radar shows" in told
    for change in ("sanctions", "Dozens are dead."):
        forged = content.replace(change.encode(), b"tampered", 1)
        with pytest.raises(Refused) as caught:
            files.read_exercise(forged)
        assert caught.value.code is DebateRefusal.BUNDLE_WRONG
    unfinished = json.loads(content)
    unfinished["events"].pop()
    with pytest.raises(Refused):
        files.read_exercise(dump_canonical(unfinished).encode())
    with pytest.raises(Refused):
        files.read_exercise(b"[]")


async def test_erasing_empties_words_and_name_and_leaves_the_numbers(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await ended(play)
        assert "What you said in exercises: 1" in await play.says("dana", "/privacy show")
        held = next(
            block.content
            for view in await play.views("chen", "/privacy export")
            for block in view.blocks
            if isinstance(block, Attachment)
        )
        assert {"exercise_roles", "exercise_moves", "exercise_votes"} <= set(json.loads(held))
        await play.says("dana", "/privacy erase yes")
        await play.says("chen", "/privacy erase yes")
        told = (await play.file("markdown")).decode()

        assert "No forces of ours" not in told
        assert "We cannot wait" not in told
        assert "Dana" not in told
        assert "abstained on proposal 1" in told
        for table in TABLES:
            for row in await play.parley.db.read(f"SELECT * FROM {table}"):  # noqa: S608  # our own names
                assert "No forces of ours" not in str(row), table


async def test_rows_say_what_the_journal_says(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await play.says("chen", "/exercise leave")
        await play.says("chen", "/exercise join press")
        await ended(play)
        found = await play.found()
        roles = await play.parley.db.read(
            "SELECT role, member FROM exercise_roles WHERE left_at IS NULL"
        )
        votes = await play.parley.db.read(
            "SELECT proposal, role, vote FROM exercise_votes ORDER BY voted_at, id"
        )

        assert set(roles) == {(r, m) for r, who in found.state.holders.items() for m in who}
        last = {(int(str(n)), str(role)): str(vote) for n, role, vote in votes}
        assert last == {
            (one.number, role): vote
            for one in found.state.proposals
            for role, vote in one.votes.items()
        }
        assert found.row.phase == found.state.phase.value
        assert found.row.closed_at == found.state.seen_at


async def test_every_event_survives_the_journal(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await play.waits(300)
        await play.says("ana", "/exercise pause")
        await play.says("ana", "/exercise resume")
        await ended(play)
        events = tuple((await play.found()).events)

    kinds = by_kind(EVENTS)
    assert tuple(event_of(record_of(event), kinds) for event in events) == events
    assert len({type(event) for event in events}) >= 15


async def test_what_the_rooms_have_seen_is_told_anew_without_words_that_were_erased(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await ended(play)
        assert "We cannot wait." in play.face.words()
        await play.says("chen", "/privacy erase yes")
        erasure = Erasure(community=C, member=MemberId("chen"))
        await redact_rooms(play.parley.app.parts, erasure)

        restated = dict(play.face.restated)
        shown = {mark for mark in play.face.marks if not mark.endswith(":board")}
        assert shown <= set(restated)
        told = "\n".join(restated.values())
        assert "Dozens are dead." in told
        assert "We cannot wait" not in told
        assert "Chen" not in told
