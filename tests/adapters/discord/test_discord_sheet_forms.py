"""What a sheet asks for on Discord: lists where there are lists, no form where it is refused."""

from pathlib import Path

from bot.adapters.discord.forms import MOST_FIELDS, MOST_OPTIONS, fitted
from bot.guarantee.content import clauses
from bot.guarantee.views.forms import clause_option
from bot.kernel.view import Form, NumberInput, ParagraphInput, SeveralInput
from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, until
from tests.adapters.discord.test_discord_forms import fields_of, running
from tests.adapters.discord.test_discord_guarantee import chooses


def test_all_clauses_can_be_proposed_on_two_pages() -> None:
    space = clauses.load()
    options = tuple(
        clause_option(clause, option, group.label)
        for group in space.groups
        for clause in space.within(group.id)
        for option in clause.options
    )
    form = Form(
        title="Propose clauses",
        action="/sheet package",
        inputs=(
            SeveralInput(name="changes", label="What clauses should say", options=options),
            NumberInput(name="minutes", label="Minutes", required=False),
            NumberInput(name="together", label="One vote", required=False),
            ParagraphInput(name="words", label="Own words", required=False),
        ),
    )
    fields = fitted(form).inputs
    menus = [field.options for field in fields if isinstance(field, SeveralInput)]

    assert len(fields) <= 2 * MOST_FIELDS
    assert max(map(len, menus)) <= MOST_OPTIONS
    assert tuple(option for menu in menus for option in menu) == options
    for menu in menus:  # a clause stands in one menu only
        names = {option.group for option in menu}
        assert all(option in menu for option in options if option.group in names)


async def test_a_clause_is_debated_in_a_format_that_the_chair_chooses_from_menus(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as here:
        ana, ben = Person(here, "11", "Ana", MANAGE_EVENTS), Person(here, "12", "Ben")
        await ana.types("guarantee new", title="Ours", basis="author_proposal")
        await until(ben, "Ours (sheet 1)")
        await ben.presses("I’m here")
        await until(ben, "Noted: you are the first one here. Votes wait for you.")

        await ben.presses("Amend a clause")
        await until(ben, "Which clause?")
        form = await chooses(ben, "/guarantee amend clause:obligation sheet:1")
        assert "debate" not in fields_of(form)  # which only a chair may open
        await ben.fills(form, options="defend")
        await until(ben, "You proposed number 1.")
        refused = await ben.presses("Debate this")
        assert refused.answers[0]["type"] != 9
        await until(ben, "Only a chair can open a debate on it. Ask a chair to open one.")

        form = await ana.presses("Debate this")
        first, second = fields_of(form).values()
        assert len(first["options"]) + len(second["options"]) > 25
        assert [o["label"] for o in first["options"] if o.get("default")]
        assert not [o["label"] for o in second["options"] if o.get("default")]
        assert second["hint"] == "American Parliamentary … Jugend debattiert"
        await ana.fills(form, **{second["custom_id"]: "jugend-debattiert"})
        await until(ben, "Sign-up is open.")
        assert "First Pro" in str([m.payload for m in here.visible("12")])
        assert here.refused == []


async def test_a_vote_says_what_it_was_on_where_two_are_open(tmp_path: Path) -> None:
    async with running(tmp_path) as here:
        ana, ben = Person(here, "11", "Ana", MANAGE_EVENTS), Person(here, "12", "Ben")
        await ana.types("guarantee new", title="Ours", basis="author_proposal")
        await until(ben, "Ours (sheet 1)")
        form = await ben.presses("Propose clauses")
        fields = fields_of(form)
        assert fields["changes"]["hint"].startswith("Architecture, ")
        await ben.fills(form, changes="architecture=one_text")
        await ben.presses("Send it")
        await until(ana, "It’ll be adopted on")
        await ana.types("sheet rules", rule="two_thirds")
        await until(ben, "Ana changed how votes are held")
        await ben.presses("Contest it")
        await until(ben, "Ben contests the new rules")
        await ana.presses("Ask for a vote")
        await until(ben, "Put to the vote until")
        await ben.types("guarantee vote", number=1, says="for")
        await until(ben, "Your vote on “Architecture: ")
        await ben.types("guarantee vote", number=2, says="against")
        await until(ben, "Your vote on “How votes are held: ")
        assert here.refused == []
