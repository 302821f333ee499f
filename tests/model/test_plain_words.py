"""Plain words and translations under the original, on a real store and a model's server."""

import pytest

from bot.assembly import Parley
from bot.kernel import clock
from bot.kernel.view import Quotation
from bot.model.asking import LanguageModel
from bot.model.refusals import ModelRefusal
from bot.model.views.reasons import WHY
from tests.fakes.model_server import ModelServer, Reply, Says
from tests.model.coached import debate, hears, plain
from tests.model.conftest import ANN, BO, Opens
from tests.model.made import find_maker

FORCES = "The signatories shall not be obliged to dispatch forces."
DOUBT = "George Kennan expressed doubt in 1997."
ORIGINAL = f"{FORCES} {DOUBT}"


async def treaty(parley: Parley) -> None:
    text = f"The treaty\n\n{ORIGINAL}\n"
    view, *_ = await parley.app.hear(BO, "/article add", {"source": text, "slug": "treaty"})
    assert not view.trouble, plain(view)


def plainer(*texts: str) -> Reply:
    return Says({"sentences": [{"number": 1, "text": text} for text in texts]})


EASY = "The signatories do not have to send forces."


async def test_plain_words_stand_under_the_original(server: ModelServer, parley: Opens) -> None:
    server.always(plainer(EASY, "In 1997 George Kennan had doubt."))

    async with parley() as opened:
        await treaty(opened)
        view = await hears(opened, ANN, "/article plain treaty 1")
        made = await find_maker(opened.db, ANN.community, view.key or "")

    (quoted,) = [block for block in view.blocks if isinstance(block, Quotation)]
    assert quoted.spans[0].words == ORIGINAL  # type: ignore[union-attr]
    assert "The signatories do not have to send forces. In 1997 George" in plain(view)
    assert (
        "any wrote the words under each original. They are unchecked, so cite the original."
    ) in plain(view)
    assert made is not None


@pytest.mark.parametrize(
    "text",
    [
        "The 3 signatories do not have to send forces.",
        "George Kennan expressed doubt in 1998.",
        "Henry Kissinger expressed doubt in 1997.",
        "George Kennan spoke of “grave doubt”.",
        "George Kennan had doubt: https://evil.example/x",
        "@everyone George Kennan had doubt.",
    ],
)
async def test_plain_words_that_bring_something_in_are_left_out(
    text: str, server: ModelServer, parley: Opens
) -> None:
    server.always(plainer(EASY, text))

    async with parley() as opened:
        await treaty(opened)
        view = await hears(opened, ANN, "/article plain treaty 1")

    assert text not in plain(view)
    assert EASY in plain(view)
    assert "Not said here: 1997." in plain(view)
    assert len(server.asked) == 2, "sent back once"


async def test_where_nothing_is_left_there_is_the_original(
    server: ModelServer, parley: Opens
) -> None:
    server.always(plainer("Seven states signed it."))

    async with parley() as opened:
        await treaty(opened)
        view = await hears(opened, ANN, "/article plain treaty 1")
        used = await opened.app.parts.of(LanguageModel).usage(ANN.community, clock.now())

    assert ORIGINAL in plain(view)
    assert f"Only the original: {WHY[ModelRefusal.MODEL_FAULTY]}" in plain(view)
    assert [call.outcome for call in used.calls] == ["dropped"] * 2


@pytest.mark.parametrize("line", ["/article plain treaty 1", "/article translate fr treaty 1"])
async def test_without_its_own_switch_a_model_writes_nothing(
    line: str, server: ModelServer, parley: Opens
) -> None:
    async with parley(wording=False) as opened:
        await treaty(opened)
        view = await hears(opened, ANN, line)

    assert "writes no words of its own here" in plain(view)
    assert "An admin can allow it" in plain(view)
    assert server.asked == []


FRENCH = (
    "Les signataires ne sont pas obligés d’envoyer des forces. George Kennan a exprimé des doutes "
    "en 1997."
)


async def test_a_translation_stands_under_the_original(server: ModelServer, parley: Opens) -> None:
    server.always(Says({"paragraphs": [{"number": 1, "text": FRENCH}]}))

    async with parley() as opened:
        await treaty(opened)
        view = await hears(opened, ANN, "/article translate fr treaty 1")
        same = await hears(opened, ANN, "/article translate en treaty 1")

    told = plain(view)
    assert "In French" in told
    assert FRENCH in told
    assert ORIGINAL in told
    assert plain(same) == "That is in English already."


@pytest.mark.parametrize(
    "text",
    [
        FRENCH.replace("1997", "1998"),
        FRENCH.replace("1997", "1997 et 1998"),
        FRENCH.replace("George Kennan", "Henry Kissinger"),
        FRENCH[:40],
        FRENCH * 4,
        ORIGINAL,
        FRENCH + " https://evil.example/x",
    ],
)
async def test_a_translation_that_departs_is_left_out(
    text: str, server: ModelServer, parley: Opens
) -> None:
    server.always(Says({"paragraphs": [{"number": 1, "text": text}]}))

    async with parley() as opened:
        await treaty(opened)
        view = await hears(opened, ANN, "/article translate fr treaty 1")

    assert plain(view).startswith(f"Only the original: {WHY[ModelRefusal.MODEL_FAULTY]}")
    assert "In French" not in plain(view)
    assert text not in plain(view).replace(ORIGINAL, "")


async def test_a_speech_can_be_read_in_plain_words(server: ModelServer, parley: Opens) -> None:
    server.always(plainer("A promise can be broken."))

    async with parley() as opened:
        await debate(opened)
        view = await hears(opened, ANN, "/article plain speech:2")
        none = await hears(opened, ANN, "/article plain speech:7")
        what = await hears(opened, ANN, "/article plain brief")
        much = await hears(opened, ANN, "/article plain brief 1 9")

    assert "Speech 2" in plain(view)
    assert "There is no speech 7" in plain(none)
    assert plain(what).startswith("Please choose a paragraph or a speech.")
    assert "That is too much at once" in plain(much)
