"""A community that goes somewhere else as a file: nothing is lost, and nothing leads back."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.assembly import open_parley
from bot.cli import carrying
from bot.community.refusals import CommunityRefusal
from bot.community.rules.moving import (
    MovedCommunity,
    Tables,
    move,
    read_communities,
    read_map,
    write_community,
)
from bot.kernel.ids import CommunityId
from bot.kernel.place_rows import record_caller
from bot.kernel.refusal import Refused
from bot.store.migrate import load_migrations
from tests.test_scenarios import SCENARIOS, play, said_by

KNOWN = load_migrations()[-1].number
WHOLE = ("debate_arguing", "guarantee", "exercise", "group_statement", "guarantee_motions")


@pytest.mark.parametrize("script", WHOLE)
async def test_what_comes_out_elsewhere_is_what_went_in(
    tmp_path: Path, address: str, request: pytest.FixtureRequest, script: str
) -> None:
    server = request.getfixturevalue("postgres")
    other = "" if address else await server.make_database()
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    lines = {path.stem: path for path in SCENARIOS}[script].read_text("utf-8")
    async with open_parley(tmp_path / "a", database=address) as parley:
        await play(parley, lines.splitlines())
        results = await _results(parley)
        assert await carrying.export(parley, first, "c", every=False) == 0
    async with open_parley(tmp_path / "b", database=other) as parley:
        assert await carrying.import_file(parley, first, "", None) == 0
        assert await carrying.export(parley, second, "c", every=False) == 0
        assert await _results(parley) == results
        assert "Parley" in await _words(parley, "/help")

    assert first.read_text("utf-8") == second.read_text("utf-8")
    assert len(json.loads(first.read_text("utf-8"))["events"]) > 0


async def _words(parley: Any, line: str) -> str:
    views = await parley.app.hear(said_by("Ann", "admin"), line)
    return "\n".join(rendered(view, width=10_000) for view in views)


async def _results(parley: Any) -> list[str]:
    lines = ("/debate list", "/debate result", "/guarantee show", "/exercise show", "/motion list")
    return [await _words(parley, line) for line in lines]


async def test_a_community_that_is_there_is_left_alone(tmp_path: Path, address: str) -> None:
    file = tmp_path / "c.json"
    async with open_parley(tmp_path, database=address) as parley:
        await _words(parley, "/article list")
        await carrying.export(parley, file, "c", every=False)
        with pytest.raises(Refused) as refused:
            await carrying.import_file(parley, file, "", None)
        assert refused.value.code is CommunityRefusal.COMMUNITY_EXISTS
        await carrying.import_file(parley, file, "discord:7", None)
        ids = await parley.db.read("SELECT id FROM communities ORDER BY id")

    assert ids == [("c",), ("discord:7",)]


async def test_of_several_all_come_in_or_none(tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    async with open_parley(tmp_path / "a") as parley:
        for community in ("a", "b"):
            await parley.db.change(*_begin(community))
        await carrying.export(parley, file, "", every=True)
    async with open_parley(tmp_path / "b") as parley:
        await parley.db.change(*_begin("b"))
        with pytest.raises(Refused):
            await carrying.import_file(parley, file, "", None)
        with pytest.raises(Refused):
            await carrying.import_file(parley, file, "c", None)
        assert await parley.db.read("SELECT id FROM communities") == [("b",)]
    async with open_parley(tmp_path / "c") as parley:
        await carrying.import_file(parley, file, "", None)
        rows = await parley.db.read("SELECT id FROM communities ORDER BY id")
        assert rows == [("a",), ("b",)]


def _begin(community: str) -> list[Any]:
    return list(record_caller(replace(said_by("Ann", None), community=CommunityId(community)), 0))


# --- the rules ----------------------------------------------------------------------------------


def moved(**tables: list[dict[str, Any]]) -> MovedCommunity:
    every: Tables = tables
    return MovedCommunity(
        community="discord:1", schema=KNOWN, library=2, created_at=3, tables=every
    )


def test_people_and_channels_go_by_the_map() -> None:
    before = moved(
        accounts=[{"account": "11", "member": "m"}, {"account": "12", "member": "n"}],
        places=[{"id": "21", "article": None, "within": "22"}, {"id": "22", "within": None}],
        debates=[{"id": "d", "place": "21"}],
        proposals=[{"scope": "motion:21"}, {"scope": "consensus:21"}],
        community_settings=[{"archive": "22", "room": "", "chair_role": "31", "admin_role": "32"}],
        events=[{"data": '{"by":"m","setting":{"place":"21"}}'}, {"data": '{"place":3}'}],
    )

    after = move(before, "discord:2", {"11": "91", "21": "81", "22": "82", "31": "71"}).tables

    assert [row["account"] for row in after["accounts"]] == ["91", "12"]
    assert [(row["id"], row["within"]) for row in after["places"]] == [("81", "82"), ("82", None)]
    assert after["debates"] == [{"id": "d", "place": "81"}]
    assert [row["scope"] for row in after["proposals"]] == ["motion:81", "consensus:21"]
    (settings,) = after["community_settings"]
    assert settings == {"archive": "82", "room": "", "chair_role": "71", "admin_role": "32"}
    assert [row["data"] for row in after["events"]] == [
        '{"by":"m","setting":{"place":"81"}}',
        '{"place":3}',
    ]


@pytest.mark.parametrize("to", ["discord:2", "slack:T1"])
def test_a_copy_writes_to_none_of_the_first_one_s_rooms(to: str) -> None:
    before = moved(
        places=[{"id": "900000000000000001", "within": None}, {"id": "900000000000000002"}],
        debates=[{"id": "d", "place": "900000000000000001"}],
        shown_messages=[{"place": "900000000000000001", "key": "board", "message": "5"}],
    )

    after = move(before, to, {"900000000000000002": "1"})

    assert "90000000000000000" not in json.dumps(write_community(after))
    assert "shown_messages" not in after.tables
    rooms = [row["id"] for row in after.tables["places"]]
    assert rooms[1] == "1"
    assert rooms[0] not in ("1", None)
    assert int(str(rooms[0])) < 1000


def test_under_its_own_id_it_keeps_its_rooms() -> None:
    before = moved(places=[{"id": "21", "within": None}], shown_messages=[{"place": "21"}])

    assert move(before, "discord:1", {}) == before


def test_two_people_do_not_become_one() -> None:
    before = moved(accounts=[{"account": "1", "member": "m"}, {"account": "2", "member": "n"}])

    with pytest.raises(Refused) as refused:
        move(before, "discord:2", {"1": "2"})

    assert refused.value.code is CommunityRefusal.ACCOUNT_TWICE
    assert move(before, "discord:2", {"1": "2", "2": "1"}).tables["accounts"][0]["account"] == "2"


def test_a_map_is_read_line_by_line() -> None:
    assert read_map("# people\n\n1, 2\n“3”,4\n") == {"1": "2", "“3”": "4"}
    for wrong in ("1", "1,", "1,2,3", "1;2"):
        with pytest.raises(Refused) as refused:
            read_map(f"9,9\n{wrong}\n")
        assert refused.value.code is CommunityRefusal.MAP_UNREADABLE
        assert refused.value.fields["number"] == 2
    for twice in ("1,3", "3,2"):
        with pytest.raises(Refused) as refused:
            read_map(f"1,2\n{twice}")
        assert refused.value.code is CommunityRefusal.MAP_TWICE


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "EXPORT_UNREADABLE"),
        (b"[]", "EXPORT_UNREADABLE"),
        (b"{}", "EXPORT_UNREADABLE"),
        (b"\xff\xfe", "EXPORT_UNREADABLE"),
        (b'{"parley": {"format": 1}, "communities": {}}', "EXPORT_UNREADABLE"),
        (b'{"parley": {"format": 1}, "members": []}', "EXPORT_UNREADABLE"),
        (b'{"parley":{"format":2,"schema":1,"community":"c","created_at":0}}', "EXPORT_NEWER"),
        (b'{"parley":{"format":1,"schema":9999,"community":"c","created_at":0}}', "EXPORT_NEWER"),
    ],
)
def test_what_is_no_export_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_communities(content, KNOWN)

    assert refused.value.code is CommunityRefusal[code]


@pytest.mark.parametrize(
    "tables",
    [
        {"secrets": []},
        {"members": [{"id": "m", "name": "Ann", "first_seen": 1, "key": "x"}]},
        {"members": [{"id": "m", "name": None, "first_seen": 1}]},
        {"members": [{"id": "m", "name": "A", "first_seen": 1}] * 2},
        {"speech_messages": [{"id": "1", "speech": "none", "member": "m", "address": "a"}]},
    ],
)
async def test_what_does_not_fit_together_leaves_nothing(
    tmp_path: Path, address: str, tables: dict[str, Any]
) -> None:
    file = tmp_path / "c.json"
    file.write_text(json.dumps(write_community(moved(**tables))))
    async with open_parley(tmp_path, database=address) as parley:
        with pytest.raises(Refused) as refused:
            await carrying.import_file(parley, file, "", None)
        assert refused.value.code is CommunityRefusal.EXPORT_UNREADABLE
        assert await parley.db.read("SELECT id FROM communities") == []
