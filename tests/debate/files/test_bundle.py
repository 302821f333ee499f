import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.adapters.plain.render import rendered
from bot.assembly import open_parley
from bot.cli.demo import _who
from bot.debate.files import bundle
from bot.debate.files.chain import START, dump_canonical, link_event
from bot.debate.refusals import DebateRefusal
from bot.debate.views.result import render_result
from bot.kernel.catalog.parameters import Upload
from bot.kernel.refusal import Refused
from bot.opinion.handlers.files import PORT
from tests.debate.files.conftest import Played


def without_picture(words: str) -> str:
    return "\n".join(line for line in words.splitlines() if not line.startswith("[picture"))


def replay(content: bytes) -> str:
    found = bundle.read_debate(content, PORT)
    return rendered(render_result(found.result(), found.names), width=10_000)


async def test_a_bundle_replays_to_the_identical_result(named: Played) -> None:
    shown = await named.words("Farah", "/debate result")
    assert replay(await named.file("bundle")).split() == without_picture(shown).split()


async def test_a_secret_ballot_replays_to_the_same_result_and_names_nobody(
    secret: Played,
) -> None:
    content = await secret.file("bundle")
    shown = await secret.words("Farah", "/debate result")
    assert replay(content).split() == without_picture(shown).split()
    found = bundle.read_debate(content, PORT)
    voters = {one.member for one in found.positions}
    assert all(voter.startswith("voter-") for voter in voters)
    assert "Farah" in content.decode()  # she spoke
    kept = json.loads(content)["rest"]["positions"]
    assert {row["reason"] + row["would_change"] for row in kept} == {""}
    assert "Certainty deters" not in content.decode()
    voting = [event for event in found.events if type(event).__name__ == "PositionTaken"]
    assert all(str(event.by).startswith("voter-") for event in voting)
    names = [str(event.by) for event in voting][:6]
    assert names == sorted(names)


async def test_two_exports_of_a_secret_ballot_use_other_names(secret: Played) -> None:
    exports = [bundle.read_debate(await secret.file("bundle"), PORT) for _ in range(6)]
    orders = {tuple(str(p.stance) for p in one.positions[:6]) for one in exports}
    assert len(orders) > 1


@pytest.mark.parametrize(
    "change",
    [
        lambda b: b["events"].pop(3),
        lambda b: b["events"].reverse(),
        lambda b: b["events"][5].update(at="2026-03-02T18:00:00+00:00"),
        lambda b: b["events"][2]["data"].update(by="mallory"),
        lambda b: b["rest"]["speeches"][0].update(words="I never said that."),
        lambda b: b["rest"]["positions"][0].update(stance=3),
        lambda b: b["rest"]["row"].update(motion="Another motion"),
        lambda b: b.update(parley=2),
        lambda b: b.update(events=[]),
        lambda b: b.update(events="none"),
        lambda b: b.update(rest=None),
    ],
)
async def test_a_bundle_that_was_changed_is_refused(named: Played, change: Any) -> None:
    found = json.loads(await named.file("bundle"))
    change(found)
    with pytest.raises(Refused) as caught:
        bundle.read_debate(json.dumps(found).encode(), PORT)
    assert caught.value.code is DebateRefusal.BUNDLE_WRONG


async def test_leaving_out_the_end_breaks_no_link_but_the_debate_is_not_over(
    named: Played,
) -> None:
    found = json.loads(await named.file("bundle"))
    found["events"].pop()
    assert bundle.read_debate(json.dumps(found).encode(), PORT).state.phase.value != "closed"


async def test_a_forged_chain_still_has_to_make_a_debate(named: Played) -> None:
    found = json.loads(await named.file("bundle"))
    del found["events"][0]
    chain = START
    for entry in found["events"]:
        entry["chain"] = chain = link_event(chain, {k: entry[k] for k in ("kind", "at", "data")})
    with pytest.raises(Refused) as caught:
        bundle.read_debate(json.dumps(found).encode(), PORT)
    assert caught.value.code is DebateRefusal.BUNDLE_WRONG
    assert dump_canonical({"b": 1, "a": "ä"}) == '{"a":"ä","b":1}'


@given(content=st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_other_files_are_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        bundle.read_debate(content, PORT)


@pytest.mark.parametrize("hostile", [b"[" * 100_000, b'{"parley": 1, "events": [1]}', b"null"])
def test_hostile_files_are_refused(hostile: bytes) -> None:
    with pytest.raises(Refused):
        bundle.read_debate(hostile, PORT)


async def test_a_bundle_comes_alive_in_another_installation(named: Played, tmp_path: Path) -> None:
    content = await named.file("bundle")
    before = await named.words("Farah", "/debate result")
    upload = Upload(name="debate.json", content=content)
    async with open_parley(tmp_path / "other") as other:
        views = await other.app.hear(_who("Alma"), "/debate import", {"file": upload})
        assert not any(view.trouble for view in views), views
        after = await other.app.hear(_who("Zoe"), "/debate result")
        words = "\n".join(rendered(view, width=10_000) for view in after)
        assert words.split() == before.split()
        again = await other.app.hear(_who("Alma"), "/debate import", {"file": upload})
        assert again[0].trouble
        taken = await other.app.hear(
            _who("Zoe"), f"/debate export kind:bundle debate:{named.debate}"
        )
        block = next(b for view in taken for b in view.blocks if hasattr(b, "content"))
        assert replay(block.content).split() == replay(content).split()
        mute = await other.app.hear(_who("Alma"), "/debate open A motion")
        assert not mute[0].trouble
        nobody = await other.app.hear(_who("Alma"), "/chair mute Boris")
        assert "Nobody here goes by" in rendered(nobody[0], width=200)
