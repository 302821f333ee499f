"""Plain words and translations under the original, on a real store and a model's server."""

import pytest

from bot.assembly import Parley
from bot.kernel.view import Quotation
from bot.model.refusals import ModelRefusal
from bot.model.views.reasons import WHY
from bot.practice.refusals import PracticeRefusal
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


def plainer(*pairs: tuple[str, str]) -> Reply:
    sentences = [{"number": 1, "original": original, "text": text} for original, text in pairs]
    return Says({"sentences": sentences})


EASY = (FORCES, "The signatories do not have to send forces.")


async def test_plain_words_stand_under_the_original(server: ModelServer, parley: Opens) -> None:
    server.always(plainer(EASY, (DOUBT, "In 1997 George Kennan had doubt.")))

    async with parley() as opened:
        await treaty(opened)
        view = await hears(opened, ANN, "/article plain treaty 1")
        made = await find_maker(opened.db, ANN.community, view.key or "")

    (quoted,) = [block for block in view.blocks if isinstance(block, Quotation)]
    assert quoted.spans[0].words == ORIGINAL  # type: ignore[union-attr]
    assert "The signatories do not have to send forces. In 1997 George" in plain(view)
    assert "Cite the original, never the words under it" in plain(view)
    assert made is not None


@pytest.mark.parametrize(
    ("original", "text"),
    [
        (FORCES, "The signatories have to send forces."),
        (FORCES, "Each of the 3 signatories does not send forces."),
        (DOUBT, "George Kennan expressed doubt in 1998."),
        (DOUBT, "Henry Kissinger expressed doubt in 1997."),
        (DOUBT, "George Kennan expressed no doubt in 1997."),
        ("Nothing of this stands there.", "George Kennan expressed doubt in 1997."),
        (DOUBT, "Bananas ripen slowly under warm weather."),
    ],
)
async def test_plain_words_that_say_something_else_are_left_out(
    original: str, text: str, server: ModelServer, parley: Opens
) -> None:
    server.always(
        plainer(EASY, (original, text)) if original != FORCES else plainer((FORCES, text))
    )

    async with parley() as opened:
        await treaty(opened)
        view = await hears(opened, ANN, "/article plain treaty 1")

    assert text not in plain(view).replace(ORIGINAL, "")
    assert ORIGINAL in plain(view)
    if original == FORCES:
        assert f"The original alone: {WHY[ModelRefusal.MODEL_INVENTED]}" in plain(view)
    else:
        assert "Not said here: 1997." in plain(view)


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
        FRENCH.replace("ne sont pas obligés", "sont obligés"),
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

    assert f"The original alone: {WHY[ModelRefusal.MODEL_INVENTED]}" in plain(view)
    assert text not in plain(view).replace(ORIGINAL, "")


async def test_a_speech_can_be_read_in_plain_words(server: ModelServer, parley: Opens) -> None:
    server.always(plainer(("A promise can be broken.", "A promise can be broken.")))

    async with parley() as opened:
        await debate(opened)
        view = await hears(opened, ANN, "/article plain speech:2")
        none = await hears(opened, ANN, "/article plain speech:7")
        what = await hears(opened, ANN, "/article plain brief")
        much = await hears(opened, ANN, "/article plain brief 1 9")

    assert "Speech 2" in plain(view)
    assert "There is no speech 7" in plain(none)
    assert plain(what) == PracticeRefusal.REWORD_WHAT.value
    assert "That is too much at once" in plain(much)
