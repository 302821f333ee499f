"""A debate with a speech from either side, and a model that sums sides up as a test wants it to."""

import re
from collections.abc import Callable

from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.assembly import Parley
from bot.kernel.command import Caller
from bot.kernel.ids import MemberId
from bot.kernel.permission import Role
from bot.kernel.view import Buttons, View
from tests.fakes.model_server import Asked, Json, Reply, Says
from tests.model.conftest import ANN
from tests.model.reader import sentences_in

CHAIR = replace(ANN, member=MemberId("cleo"), name="Cleopatra", role=Role.CHAIR)
PRO = replace(ANN, member=MemberId("boris-account"), name="Boris")
CON = replace(ANN, member=MemberId("chen-account"), name="Chen")

FOR = (
    "A guarantee must be automatic. Delay costs lives in the first hours. "
    "An attacker counts on long debates in parliament. I may be wrong about the costs."
)
AGAINST = (
    "Parliaments must decide about war. An automatic guarantee binds them for ever. "
    "Small incidents do not deserve a large answer. Some voters would never accept that."
)


async def says(parley: Parley, by: Caller, line: str) -> str:
    return plain(await parley.app.hear(by, line))


def plain(views: tuple[View, ...]) -> str:
    return "\n".join(rendered(view, width=10_000) for view in views)


def pressed(views: tuple[View, ...], label: str) -> str:
    """What a button sends."""
    return next(
        button.action
        for view in views
        for block in view.blocks
        if isinstance(block, Buttons)
        for button in block.buttons
        if button.label == label
    )


async def debated(parley: Parley, pro: str = FOR, con: str = AGAINST) -> None:
    """Both sides have handed in their openings, speech 1 and speech 2."""
    for by in (CHAIR, PRO, CON):
        await parley.app.meet(by)
    for by, line in (
        (CHAIR, "/debate open format:text motion:Motion"),
        (PRO, "/debate join for"),
        (CON, "/debate join against"),
        (CHAIR, "/debate start"),
        (CHAIR, "/chair count"),
        (PRO, "/debate begin"),
        (PRO, f"/debate speak {pro}"),
        (CON, f"/debate speak {con}"),
    ):
        assert "Parley’s mistake" not in await says(parley, by, line)


async def spoken_from_the_floor(parley: Parley, words: str) -> None:
    """One member sits in the inner circle and is silent; another speaks without a seat."""
    for by in (CHAIR, PRO, CON):
        await parley.app.meet(by)
    for by, line in (
        (CHAIR, "/debate open format:fishbowl-open motion:Motion"),
        (CON, "/debate join inner"),
        (CHAIR, "/debate start"),
        (CHAIR, "/chair count"),
        (CHAIR, "/debate begin"),
        (PRO, "/debate floor"),
        (PRO, f"/debate speak {words}"),
    ):
        assert "Parley’s mistake" not in await says(parley, by, line)


NUMBERED = re.compile(r"(?m)^(\d+): ")


def sent(asked: Asked, name: str = "speech") -> dict[int, str]:
    """The speeches that came with a request, by number."""
    form = rf"<<data (\w+) {name} (\d+)>>\n(.*?)\n<<end \1 {name} \2>>"
    found = re.findall(form, asked.request, re.DOTALL)
    return {int(number): words for _, number, words in found}


def said(asked: Asked, name: str = "speech") -> dict[int, str]:
    """The same as running words, without the numbers of sentences."""
    return {n: NUMBERED.sub("", words).replace("\n", " ") for n, words in sent(asked, name).items()}


def chooses(*openings: str) -> Json:
    """What is filled in where the sentences that begin so are chosen; see `by_speech`."""
    return {"sentences": list(openings)}


def numbered(asked: Asked, answer: Json) -> Json:
    """An answer with the numbers of the sentences in place of their openings."""
    sentences = sentences_in(asked)
    return {
        "sentences": [
            next((n for n, words in sentences.items() if words.startswith(str(each))), each)
            for each in answer["sentences"]
        ]
    }


def fair(asked: Asked) -> Reply:
    """The first two sentences of each speech that came."""
    first = {min(map(int, NUMBERED.findall(words))) for words in sent(asked).values()}
    return Says({"sentences": sorted(n + more for n in first for more in (0, 1))})


def by_speech(answers: dict[int, Json]) -> Callable[[Asked], Reply]:
    """An answer for whichever speech came."""
    return lambda asked: Says(numbered(asked, answers[next(iter(sent(asked)))]))
