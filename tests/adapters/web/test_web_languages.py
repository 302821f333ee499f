"""Every tab reads in its own language: posts that were pushed, and all that it asks for."""

import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from aiohttp import ClientSession
from msgspec.structs import replace
from running_console import Running, Start, Tab

from bot.adapters.web.console import COMMUNITY, LOBBY
from bot.adapters.web.languages import asked_for
from bot.adapters.web.page import STATIC
from bot.adapters.web.phrases import PHRASES
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
    title = count_of(people, "{n} seat free", "{n} seats free")
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
                assert f"{people} seat" in (await english.next())["html"]
                post = await french.next()
                assert f"{people} place" in post["html"]
                assert "2 mars 2026, 19:07 UTC" in post["html"]
        (_, english_past), (_, french_past) = [
            await tab.get("/api/posts", place="lobby") for tab in (ana, eve)
        ]

    assert "2 seats free" in english_past["posts"][0]["html"]
    assert "2 places libres" in french_past["posts"][0]["html"]


async def test_an_announcement_is_in_the_community_s_language_where_it_has_one(
    start: Start,
) -> None:
    async with start() as here:
        ana = await reading(here, "Ana", "en-GB")
        news = View(blocks=(Heading(say("Time left")),))
        async with ana.line() as line:
            await push(here, news, "one")
            before = await line.next()
            known = here.app.parts.of(Communities)
            await known.set_up(COMMUNITY, replace(DEFAULTS, language="fr"))
            await push(here, news, "two")
            after = await line.next()

    assert "Time left" in before["html"]
    assert "Temps restant" in after["html"]


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

    assert past["posts"][0]["name"] == "un ancien membre"


async def test_a_line_is_completed_in_the_tab_s_language(start: Start) -> None:
    async with start() as here:
        eve = await reading(here, "Ève", FRENCH)
        _, found = await eve.get("/api/complete", place="lobby", line="/repeat share:")

    assert [(one["words"], one["label"]) for one in found["suggestions"]] == [
        ("yes ", "Oui"),
        ("no ", "Non"),
    ]
    assert found["about"] == "share : To all (facultatif)"


async def test_the_welcome_is_in_the_browser_s_language(start: Start) -> None:
    async with start() as here:
        eve = await reading(here, "Ève", FRENCH)
        ben = await reading(here, "Ben", "en")
        _, french = await eve.get("/api/welcome", place="lobby")
        _, english = await ben.get("/api/welcome", place="lobby")

    assert "Bienvenue</h2>" in french["html"]
    assert "Welcome</h2>" in english["html"]


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


FIXED_WORDS = re.compile(r"[^\W\d_]{2,}")
SAME_IN_FRENCH = {"Conversation", "Message", "Suggestions", "Parley"}
READ_BY_PEOPLE = ("aria-label", "title", "placeholder", "alt")


class FixedWords(HTMLParser):
    """The words of a page that a person reads, hears or is shown by a tip."""

    def __init__(self) -> None:
        super().__init__()
        self.words: set[str] = set()
        self.phrases = ""
        self.language = ""
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        values = dict(attrs)
        self.language = values.get("lang") or "" if tag == "html" else self.language
        self.words |= {words for name in READ_BY_PEOPLE if (words := values.get(name))}

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.phrases += data
        elif FIXED_WORDS.search(data):
            self.words.add(data.strip())


async def drawn_page(here: Running, asks: str) -> FixedWords:
    async with ClientSession() as session:
        answer = await session.get(here.base, headers={"Accept-Language": asks})
        drawn = FixedWords()
        drawn.feed(await answer.text())
    return drawn


async def test_no_fixed_english_words_stand_in_the_page_of_a_french_reader(start: Start) -> None:
    async with start() as here:
        english, french = await drawn_page(here, "en"), await drawn_page(here, FRENCH)

    assert len(english.words) > 25
    assert english.words & french.words <= SAME_IN_FRENCH
    assert (english.language, french.language) == ("en", "fr")
    said, read = json.loads(english.phrases), json.loads(french.phrases)
    assert said.keys() == read.keys() == PHRASES.keys()
    units = {"hours_left"}
    assert {name for name in said if said[name] == read[name]} == units


def test_the_script_says_nothing_but_phrases_and_all_of_them() -> None:
    script = "\n".join(file.read_text("utf-8") for file in sorted(STATIC.glob("*.js")))
    code = "\n".join(line.partition("// ")[0] for line in script.splitlines())

    assert set(re.findall(r'\bsay\("(\w+)"', code)) == PHRASES.keys()
    sentences = re.findall(r'["`]([A-Z][a-z]+(?: [^"`]*)?[a-z…. ][^"`]*)["`]', code)
    words = {words for words in sentences if " " in words and not words.startswith("Bearer ")}
    assert words == set()
    assert re.findall(r'\.textContent = ["`][A-Za-z]', code) == []
