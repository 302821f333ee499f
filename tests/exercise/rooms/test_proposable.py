"""What a sheet leaves to propose and what a role has to hand in, as they are offered; and refusals
that name only a few roles."""

from pathlib import Path

from bot.exercise.commands.playing import RESPONSES
from bot.kernel.view import Buttons, Form, SeveralInput
from tests.exercise.rooms.playing import Game, begun, game


async def offered(play: Game, name: str) -> list[str]:
    """The buttons of a member's brief."""
    views = await play.views(name, "/exercise brief")
    rows = [block for view in views for block in view.blocks if isinstance(block, Buttons)]
    return [button.label for row in rows for button in row.buttons]


async def test_the_form_offers_only_what_the_sheet_allows(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await play.says("ana", "/exercise open strike_on_city against:armed_neutrality")
        await play.says("chen", "/exercise join frontline")
        form = await play.parley.app.form(play.by("chen"), "/exercise propose", {})
        asked = next(block for block in form.blocks if isinstance(block, Form))
        (listed,) = (one for one in asked.inputs if isinstance(one, SeveralInput))
        values = [option.value for option in listed.options]
        state = (await play.found()).state

        assert values == [
            one.id for one in state.setting.responses_of("") if state.procedure.allows(one)
        ]
        assert 0 < len(values) < len(RESPONSES)


async def test_evidence_is_offered_only_to_whoever_has_some(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await play.says("boris", "/incident evidence")
        assert "Hand in evidence" not in await offered(play, "boris")
        await play.says("ana", '/exercise inject "Our radar saw it." to:beneficiary')

        assert "Hand in evidence" in await offered(play, "boris")


async def test_a_refusal_names_few_roles_or_none(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        one = await play.says("chen", "/exercise find confirmed")
        many = await play.says("gil", "/exercise propose sanctions")

        assert "These roles can: Assessor." in one
        assert "Other roles can." in many
        assert "These roles can" not in many
