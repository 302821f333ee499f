"""What a sheet leaves to propose and what a role has to hand in, as they are offered; and refusals
that name only a few roles."""

from pathlib import Path

from bot.adapters.plain.render import rendered
from bot.exercise.commands.playing import RESPONSES
from bot.exercise.rules.other_text import VARIED
from bot.guarantee.content import clauses, designs
from bot.guarantee.handlers.finding import find_sheet
from bot.guarantee.rows import sheets
from bot.kernel.view import ACTION_LIMIT, Buttons, Choice, Form, SeveralInput
from tests.exercise.rooms.playing import AGAINST, C, Game, begun, ended, game


async def offered(play: Game, name: str) -> list[str]:
    """The buttons of a member's brief."""
    views = await play.views(name, "/exercise brief")
    rows = [block for view in views for block in view.blocks if isinstance(block, Buttons)]
    return [button.label for row in rows for button in row.buttons]


async def test_the_form_offers_only_what_the_sheet_allows(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await play.says("ana", "/exercise open strike_on_city against:armed_neutrality")
        await play.says("chen", "/exercise join frontline")
        await play.says("ana", "/exercise begin")
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

        assert "Only the Assessor can." in one
        assert "Other roles can." in many
        assert "Only" not in many


async def test_a_design_played_leads_to_a_sheet_that_starts_from_it_with_a_change(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await ended(play)
        (debrief,) = await play.views("chen", "/exercise debrief")
        choice = next(
            block
            for block in debrief.blocks
            if isinstance(block, Choice) and block.label == "Start a sheet with this change"
        )
        action = choice.options[0].value
        clause, _, option = action.rpartition("changes:")[2].partition("=")
        before = (await play.found()).state.procedure.choices.get(clause)
        (asked,) = await play.parley.app.hear(play.by("chen"), action)
        form = next(block for block in asked.blocks if isinstance(block, Form))
        await play.says(
            "chen", f"{form.action} basis:{AGAINST.removeprefix('against:')} title:Ours"
        )
        sheet = await find_sheet(
            play.parley.app.parts, C, await sheets.in_use(play.parley.db, C, play.by("chen").place)
        )

    assert sheet is not None
    assert sheet.choices[clause] == (option,) != before
    assert len(sheet.choices) > 5
    assert all(len(each.value) <= ACTION_LIMIT for each in choice.options)


def test_every_change_of_every_design_fits_a_button() -> None:
    space = clauses.load()
    actions = [
        f"/guarantee new basis:{design} changes:{clause}={option.id}"
        for design in designs.load()
        for clause in VARIED
        for option in space.clause(clause).options
    ]

    assert max(map(len, actions)) <= ACTION_LIMIT


async def test_who_may_not_act_is_told_before_any_form(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await play.says("hana", "/exercise join press")
        without = [
            (await play.parley.app.hear(play.by("zoe"), line))[0]
            for line in ("/exercise respond", "/exercise find", "/exercise ask", "/incident dare")
        ]
        (asks,) = await play.parley.app.hear(play.by("boris"), "/exercise ask")
        (press,) = await play.parley.app.hear(play.by("hana"), "/exercise ask")

    for view in (*without, asks):
        assert view.trouble
        assert not any(isinstance(block, Form) for block in view.blocks)
    said = rendered(asks, width=1000)
    assert "The Beneficiary can’t do that. Only the Assessor and the Press can." in said
    assert "Hana plays the Press." in said
    assert any(isinstance(block, Form) for block in press.blocks)
