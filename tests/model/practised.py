"""Practice against an opponent that a test speaks for."""

from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.assembly import Parley
from bot.kernel.command import Caller
from bot.kernel.ids import MemberId
from bot.kernel.view import Button, Buttons, View
from tests.fakes.model_server import Asked, Reply, Says
from tests.model.conftest import ANN

CY = replace(ANN, member=MemberId("cy"), name="Cyprian")
MOTION = "This house trusts security guarantees."
MINE = "A written promise deters, because breaking it costs a name."
ASSURED = "A security assurance creates no duty to help."
FROM = "it declares an intention, or promises restraint, and creates no duty to help"


def plain(*views: View) -> str:
    return "\n".join(rendered(view, width=10_000) for view in views)


async def hears(parley: Parley, by: Caller, line: str) -> View:
    (view,) = await parley.app.hear(by, line)
    return view


def buttons(view: View) -> dict[str, str]:
    every: list[Button] = []
    for block in view.blocks:
        if isinstance(block, Buttons):
            every += block.buttons
    return {button.label: button.action for button in every}


def number_of(words: str, asked: Asked) -> int:
    before = asked.request[: asked.request.index(words)]
    return int(before.rsplit(">>\n", 1)[0].rsplit(" ", 1)[1])


def sentence(text: str, quotation: str, asked: Asked) -> dict[str, object]:
    number = number_of(quotation, asked) if quotation in asked.request else 1
    return {"text": text, "sources": [{"number": number, "quotation": quotation}]}


def opponent(asked: Asked) -> Reply:
    """Gives a reason, and answers what the member said where it was told that."""
    found = [sentence(ASSURED, FROM, asked)]
    if MINE in asked.request:
        side = asked.request.split("the other side>>\n")[1].split("\n")[0]
        said = f"The side {side} says that a written promise deters."
        found.append(sentence(said, MINE, asked))
    return Says({"sentences": found})


async def begun(parley: Parley, more: str = "") -> View:
    """Ann practises for the motion and has given her first speech."""
    await parley.app.meet(CY)
    view = await hears(parley, ANN, f"/practice start {more} article:brief {MOTION}")
    assert not view.trouble, plain(view)
    for line in ("/practice begin", f"/practice speak {MINE}", "/practice done"):
        view = await hears(parley, ANN, line)
        assert not view.trouble, plain(view)
    return view


# --- the way through --------------------------------------------------------------------------
