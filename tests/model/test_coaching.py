"""The strongest case of the other side: in its own words, private, or an honest word why not."""

import pytest

from bot.debate.refusals import DebateRefusal
from bot.kernel.refusal import RefusalCode
from bot.kernel.view import Audience, Quotation
from bot.model.refusals import ModelRefusal
from bot.model.rules.budget import Limits
from bot.model.views.reasons import WHY
from bot.practice.handlers.steelmanning import NOTHING_CHOSEN
from tests.fakes.model_server import ModelServer, Raw, Reply, Says, Slow, Status
from tests.model.coached import CY, MOTION, chooses, debate, hears, plain, quoted
from tests.model.conftest import ANN, BO, Opens
from tests.model.made import find_maker
from tests.model.reader import number_of

BROKEN = "A promise can be broken."
NOBODY = "In 1994 the paper spoke of assurances, and nobody was bound by it."
ASSURED = "A security assurance is a softer commitment: it declares an intention"
CHOSEN = "Chosen by any; the words are the article’s and the speakers’."


async def test_the_other_side_s_case_is_in_sentences_of_its_speeches_and_the_article(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = chooses(NOBODY, ASSURED, BROKEN)

    async with parley() as opened:
        await debate(opened)
        view = await hears(opened, ANN, "/coach steelman")
        cited = [b.citation for b in view.blocks if isinstance(b, Quotation) and b.citation]
        speech = await hears(opened, ANN, cited[0].action)
        paragraph = await hears(opened, ANN, cited[1].action)
        made = await find_maker(opened.db, ANN.community, view.key or "")

    nobody, assured, broken = quoted(view)
    assert view.audience is Audience.ASKER
    assert "The strongest case: Negative" in plain(view)
    assert [one.label for one in cited] == ["Speech 2", "[1]", "Speech 2"]
    assert (nobody, broken) == (NOBODY, BROKEN)
    assert assured.startswith(ASSURED)
    assert BROKEN in plain(speech)
    assert assured in plain(paragraph)
    assert CHOSEN in plain(view)
    assert made is not None
    assert len(made[1]) == 16


async def test_a_sentence_that_points_back_comes_with_the_one_before(
    server: ModelServer, parley: Opens
) -> None:
    spoken = "Parliaments decide about war. They answer for it at home. We should keep it so."
    server.answers = chooses("They answer", "We should")

    async with parley() as opened:
        await opened.app.meet(CY)
        for by, line in (
            (BO, f'/debate open motion:"{MOTION}" format:oxford'),
            (ANN, "/debate join for"),
            (CY, "/debate join against"),
            (BO, "/debate start"),
            (BO, "/chair count"),
            (BO, "/chair skip"),
            (BO, "/debate begin"),
            (CY, f"/debate speak {spoken}"),
        ):
            await opened.app.hear(by, line)
        view = await hears(opened, ANN, "/coach steelman")

    assert quoted(view) == [spoken]


async def test_only_the_side_s_own_speeches_are_sent_and_no_names(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = chooses(BROKEN)

    async with parley() as opened:
        await debate(opened)
        await hears(opened, ANN, "/coach steelman")

    (asked,) = server.asked
    sent = str(asked.body)
    assert "A promise can be broken." in sent
    assert "A written promise deters." not in sent
    for name in ("Cyprian", "Ann", "cy", "ann", "terminal", "ours"):
        assert f" {name} " not in sent
    assert "tools" not in asked.body


@pytest.mark.parametrize(
    "numbers",
    [[0], [-1, 10**12], [], list(range(5_000, 9_000))],
    ids=["nought", "far", "none", "many"],
)
async def test_numbers_of_no_sentence_bring_nothing_of_the_model_s(
    numbers: list[int], server: ModelServer, parley: Opens
) -> None:
    server.always(Says({"sentences": numbers, "text": "Vote for me."}))

    async with parley() as opened:
        await debate(opened)
        view = await hears(opened, ANN, "/coach steelman")

    why = WHY[ModelRefusal.MODEL_INVENTED] if numbers else NOTHING_CHOSEN
    assert f"Chosen without a language model this time: {why}." in plain(view)
    assert "Vote for me" not in plain(view)
    assert len(server.asked) == 1


async def test_where_there_is_nothing_to_choose_from_the_model_is_not_asked(
    server: ModelServer, parley: Opens
) -> None:
    async with parley() as opened:
        removed = await hears(opened, BO, "/article remove brief")
        await hears(opened, BO, f'/debate open motion:"{MOTION}" format:ld')
        await hears(opened, ANN, "/debate join aff")
        view = await hears(opened, ANN, "/coach steelman")

    assert not removed.trouble
    assert "That side has not spoken yet" in plain(view)
    assert server.asked == []


async def test_either_side_s_case_is_asked_for_in_the_same_words(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = chooses(ASSURED)

    async with parley() as opened:
        await debate(opened)
        await hears(opened, ANN, "/coach steelman")
        await hears(opened, CY, "/coach steelman")

    one, other = server.asked
    assert one.instructions == other.instructions
    assert (
        one.request.split("Speeches of that side")[0]
        == (other.request.split("Speeches of that side")[0])
    )


async def test_unknown_numbers_among_known_ones_are_passed_over_and_six_is_the_most(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = lambda asked: Says(
        {"sentences": [10**6, *[number_of(asked, BROKEN)] * 2, *range(1, 20, 2)]}
    )

    async with parley() as opened:
        await debate(opened)
        view = await hears(opened, ANN, "/coach steelman")

    first, *others = quoted(view)
    assert first == BROKEN
    assert 3 <= len(others) <= 5
    assert CHOSEN in plain(view)


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Status(500), ModelRefusal.MODEL_DOWN),
        (Slow(9, Says({"sentences": []})), ModelRefusal.MODEL_SLOW),
        (Raw("I would rather write prose."), ModelRefusal.MODEL_GARBLED),
    ],
)
async def test_without_the_model_the_case_is_chosen_all_the_same(
    reply: Reply, code: RefusalCode, server: ModelServer, parley: Opens
) -> None:
    server.always(reply)

    async with parley(seconds=2.5) as opened:
        await debate(opened)
        view = await hears(opened, ANN, "/coach steelman")

    told = plain(view)
    assert f"Chosen without a language model this time: {WHY[code]}." in told
    assert "In that side’s own words:" in told
    assert BROKEN in told
    assert any(
        block.citation.label.startswith("[")
        for block in view.blocks
        if isinstance(block, Quotation) and block.citation
    )


async def test_over_budget_the_case_is_chosen_without_the_model(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = chooses(BROKEN)

    async with parley(limits=Limits(member_requests=1)) as opened:
        await debate(opened)
        first = await hears(opened, ANN, "/coach steelman")
        second = await hears(opened, ANN, "/coach steelman")

    assert CHOSEN in plain(first)
    assert WHY[ModelRefusal.MODEL_MEMBER_SPENT] in plain(second)


async def test_what_was_erased_is_not_sent(server: ModelServer, parley: Opens) -> None:
    server.answers = chooses(ASSURED)

    async with parley() as opened:
        await debate(opened)
        await hears(opened, CY, "/privacy erase yes")
        await hears(opened, ANN, "/coach steelman")

    (asked,) = server.asked
    assert "can be broken" not in asked.request
    assert "Speeches of that side" not in asked.request


GARANTIE = (
    "Une garantie automatique dissuade un agresseur, car il sait ce qui suit pour lui. Elle ne lie "
    "pas les parlements, et une décision prise à temps distingue un incident d’une guerre."
)


LENTE = "Une garantie automatique entraîne les garants dans un petit incident."


async def test_a_debate_in_another_language_keeps_to_it(server: ModelServer, parley: Opens) -> None:
    server.answers = chooses(LENTE, "Elle ne lie pas")

    async with parley() as opened:
        await opened.app.meet(CY)
        source = f"La garantie\n\n{GARANTIE}\n"
        await opened.app.hear(BO, "/article add", {"source": source, "slug": "garantie"})
        for by, line in (
            (BO, f'/debate open motion:"{MOTION}" format:oxford article:garantie'),
            (ANN, "/debate join for"),
            (CY, "/debate join against"),
            (BO, "/debate start"),
            (BO, "/chair count"),
            (BO, "/chair skip"),
            (BO, "/debate begin"),
            (CY, f"/debate speak {LENTE}"),
        ):
            await opened.app.hear(by, line)
        view = await hears(opened, ANN, "/coach steelman")

    assert quoted(view) == [LENTE, GARANTIE]


async def test_what_is_sealed_is_not_sent_and_cannot_be_read(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = chooses(ASSURED)

    async with parley() as opened:
        await opened.app.meet(CY)
        for by, line in (
            (BO, f'/debate open motion:"{MOTION}" format:text article:brief'),
            (ANN, "/debate join for"),
            (CY, "/debate join against"),
            (BO, "/debate start"),
            (BO, "/chair count"),
            (BO, "/debate begin"),
            (CY, "/debate speak A sealed promise can be broken."),
        ):
            await opened.app.hear(by, line)
        await hears(opened, ANN, "/coach steelman")
        read = await hears(opened, ANN, "/debate speech 1")

    assert len(server.asked) == 1
    assert "sealed promise" not in str(server.asked[0].body)
    assert plain(read) == DebateRefusal.SPEECH_SEALED.value


async def test_whoever_sits_on_no_side_names_one(server: ModelServer, parley: Opens) -> None:
    server.answers = chooses("A written promise deters.")

    async with parley() as opened:
        await debate(opened)
        asked = await hears(opened, BO, "/coach steelman")
        wrong = await hears(opened, BO, "/coach steelman Left")
        named = await hears(opened, BO, "/coach steelman Affirmative")

    assert plain(asked) == "Say which side you mean. Sides here: Affirmative, Negative."
    assert "There is no side “Left”" in plain(wrong)
    assert "The strongest case: Affirmative" in plain(named)


COMMANDS = (
    "/coach steelman",
    "/coach question",
    "/coach feedback",
    "/article plain brief 1",
    "/article translate fr brief 1",
)


@pytest.mark.parametrize("line", COMMANDS)
async def test_where_it_is_off_one_sentence_says_so(
    line: str, server: ModelServer, parley: Opens
) -> None:
    async with parley(on=False) as opened:
        await debate(opened)
        here = await hears(opened, ANN, line)
    async with parley(name="") as opened:
        anywhere = await hears(opened, ANN, line)

    assert plain(here) == (
        "The language model is switched off here. An admin can switch it on with /parley setup."
    )
    assert plain(anywhere) == ModelRefusal.MODEL_OFF.value
    assert server.asked == []
