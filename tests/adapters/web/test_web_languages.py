"""Every tab reads in its own language: posts that were pushed, and all that it asks for."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from running_console import Running, Start, Tab

from bot.adapters.web.console import COMMUNITY, LOBBY
from bot.adapters.web.languages import asked_for
from bot.adapters.web.render import html
from bot.community.communities import Communities
from bot.kernel import languages
from bot.kernel.community_settings import DEFAULTS
from bot.kernel.message import count_of, say
from bot.kernel.view import (
    Choice,
    ChoiceInput,
    Form,
    Heading,
    LineInput,
    Moment,
    Option,
    Table,
    View,
    text,
)
from bot.store.statement import make_statement

FRENCH = "fr-FR,fr;q=0.9,en;q=0.8"
SEVEN = datetime(2026, 3, 2, 19, 7, tzinfo=UTC)


async def push(here: Running, view: View, mark: str) -> None:
    """Show everybody in the lobby something that nobody asked for."""
    face = here.app.parts.rooms.face(COMMUNITY)
    assert face is not None
    await face.publish(LOBBY, view, mark)


def board(people: int) -> View:
    title = count_of(people, "Opinion groups of {n} person", "Opinion groups of {n} people")
    return View(blocks=(Heading(title), text("Since ", Moment(SEVEN))), key="board")


async def reading(here: Running, name: str, asks: str) -> Tab:
    tab = await here.join(name)
    tab.languages = asks
    return tab


async def test_a_board_that_is_pushed_is_read_in_each_tab_s_language(start: Start) -> None:
    async with start() as here:
        ana, eve = await reading(here, "Ana", "en-GB"), await reading(here, "Ève", FRENCH)
        async with ana.line() as english, eve.line() as french:
            for people in (1, 2):
                await push(here, board(people), f"mark {people}")
                assert f"Opinion groups of {people} pe" in (await english.next())["html"]
                post = await french.next()
                assert f"Groupes d’opinion de {people} personne" in post["html"]
                assert "2 mars 2026, 19:07 UTC" in post["html"]
        (_, english_past), (_, french_past) = [
            await tab.get("/api/posts", place="lobby") for tab in (ana, eve)
        ]

    assert "Opinion groups of 2 people" in english_past["posts"][0]["html"]
    assert "Groupes d’opinion de 2 personnes" in french_past["posts"][0]["html"]


async def test_an_announcement_is_in_the_community_s_language_where_it_has_one(
    start: Start,
) -> None:
    async with start() as here:
        ana = await reading(here, "Ana", "en-GB")
        news = View(blocks=(Heading(say("Clause by clause")),))
        async with ana.line() as line:
            await push(here, news, "one")
            before = await line.next()
            known = here.app.parts.of(Communities)
            await known.set_up(COMMUNITY, replace(DEFAULTS, language="fr"))
            await push(here, news, "two")
            after = await line.next()

    assert "Clause by clause" in before["html"]
    assert "Clause par clause" in after["html"]


async def test_refusals_are_in_the_tab_s_language(start: Start) -> None:
    async with start() as here:
        eve = await reading(here, "Ève", FRENCH)
        _, nowhere = await eve.get("/api/posts", place="attic")
        _, nothing = await eve.post("/api/say", {"place": "lobby", "words": " ", "nonce": "n"})
        async with eve.line(key="nobody’s") as line:
            refused = await line.next("refused")

    assert nowhere["sentence"].startswith("Il n’y a pas de salon « attic ».")
    assert nothing["sentence"] == "Il n’y a encore rien à envoyer. Écrivez quelque chose."
    assert refused["sentence"].startswith("Cette console ne vous connaît plus.")


async def test_the_name_of_what_was_erased_is_in_the_tab_s_language(start: Start) -> None:
    async with start() as here:
        eve = await reading(here, "Ève", FRENCH)
        await eve.say("Bonjour")
        await here.db.change(make_statement("UPDATE console_members SET name = ''"))
        _, past = await eve.get("/api/posts", place="lobby")

    assert past["posts"][0]["name"] == "Quelqu’un"


async def test_a_line_is_completed_in_the_tab_s_language(start: Start) -> None:
    async with start() as here:
        eve = await reading(here, "Ève", FRENCH)
        _, found = await eve.get("/api/complete", place="lobby", line="/repeat share:")

    assert [(one["words"], one["about"]) for one in found["suggestions"]] == [
        ("yes ", "Oui"),
        ("no ", "Non"),
    ]
    assert found["about"] == "share : To all (facultatif)"


async def test_the_page_welcomes_in_the_browser_s_language(start: Start) -> None:
    async with start() as here:
        async with here.session.get(here.base, headers={"Accept-Language": FRENCH}) as got:
            french = await got.text()
        async with here.session.get(here.base) as got:
            english = await got.text()

    assert "Bienvenue" in french
    assert "Welcome</h3>" in english


def test_words_of_the_console_s_own_are_in_the_reader_s_language() -> None:
    option = Option("A", "a")
    field = ChoiceInput(name="c", label="C", options=(option,), required=False)
    many = replace(field, name="d", options=(option,) * 9)
    view = View(
        blocks=(
            Choice("One", (option,)),
            Table(("A",), (("1",),)),
            Form(title="F", action="/f", inputs=(field, many, LineInput(name="l", label="L"))),
        )
    )
    french, english = html(view, "x", languages.reader("fr")), html(view, "x")

    for words in (">Choisir<", "Choisir …", "(facultatif)", "Sans réponse", '"Tableau"', "Envoyer"):
        assert words in french
    for words in (">Choose<", "Choose …", "(optional)", "No answer", '"Table"', "Send"):
        assert words in english
        assert words not in french


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("", "en"),
        ("fr", "fr"),
        ("fr-CA", "fr"),
        ("FR;q=0.5, de", "fr"),
        ("en-GB,en;q=0.9,fr;q=0.8", "en"),
        ("de-DE,de;q=0.9,fr;q=0.8,en;q=0.7", "fr"),
        ("fr;q=0, en;q=0.1", "en"),
        ("fr;q=much", "en"),
        ("*", "en"),
        (";;,,=", "en"),
    ],
)
def test_the_language_wanted_most_of_those_spoken_is_read(header: str, code: str) -> None:
    assert asked_for(header) == code
