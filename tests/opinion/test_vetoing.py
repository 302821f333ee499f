"""Vetoes of motions over a real file: two at once, after a restart, and motions taken back."""

import asyncio
from pathlib import Path

from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from bot.kernel.view import Buttons, View
from tests.test_scenarios import buttons, said_by

ANN, BO = said_by("Ann", None), said_by("Bo", None)


def said(views: tuple[View, ...]) -> str:
    return "\n".join(rendered(view, width=10_000) for view in views)


async def proposed(parley: Parley, *names: str) -> None:
    for name in names:
        await parley.app.hear(ANN, f"/motion propose This house {name}.")


async def test_of_two_strikes_at_once_one_counts(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        await proposed(parley, "waits", "acts", "talks", "votes")
        board = await parley.app.hear(ANN, "/motion veto")
        first, second = [button.action for button in buttons(board)][:2]
        answers = await asyncio.gather(parley.app.hear(ANN, first), parley.app.hear(BO, second))
        now = said(await parley.app.hear(ANN, "/motion veto"))

    assert sum("(struck for" in said(one) for one in answers) == 1
    assert now.count("(struck for") == 1


async def test_a_veto_goes_on_after_a_restart(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        await proposed(parley, "waits", "acts")
        before = said(await parley.app.hear(ANN, "/motion veto"))
    async with open_parley(tmp_path) as parley:
        after = await parley.app.hear(BO, "/motion veto")
        struck = await parley.app.hear(BO, next(buttons(after)).action)

    assert said(after) == before
    assert "Left: This house acts." in said(struck)
    assert any(isinstance(block, Buttons) for view in struck for block in view.blocks)


async def test_a_motion_taken_back_is_in_play_no_longer(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        await proposed(parley, "waits", "acts", "talks")
        await parley.app.hear(ANN, "/motion veto")
        await parley.app.hear(ANN, "/motion withdraw 2")
        board = said(await parley.app.hear(ANN, "/motion veto"))
        refused = said(await parley.app.hear(ANN, "/motion veto 2"))

    assert "This house acts." not in board
    assert "1, 3" in refused


async def test_motions_proposed_later_wait_for_the_next_veto(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        await proposed(parley, "waits", "acts")
        await parley.app.hear(ANN, "/motion veto")
        await proposed(parley, "talks")
        running = said(await parley.app.hear(ANN, "/motion veto"))
        anew = said(await parley.app.hear(said_by("Cy", "chair"), "/motion veto again:yes"))

    assert "This house talks." not in running
    assert "This house talks." in anew


async def test_a_place_has_a_veto_of_its_own(tmp_path: Path) -> None:
    elsewhere = replace(ANN, place=type(ANN.place)("elsewhere"))
    async with open_parley(tmp_path) as parley:
        await proposed(parley, "waits", "acts")
        await parley.app.hear(ANN, "/motion veto")
        answer = said(await parley.app.hear(elsewhere, "/motion veto 1"))

    assert "No veto is running here." in answer
