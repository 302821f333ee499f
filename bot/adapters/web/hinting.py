"""What somebody is told, once in a room, who asks a question there without asking Parley."""

from bot.adapters.web.lines import Line
from bot.adapters.web.posting import whispered
from bot.kernel import clock
from bot.kernel.catalog.parameters import Catalog
from bot.kernel.catalog.parsing import names_a_command
from bot.kernel.ids import MemberId, PlaceId
from bot.kernel.message import say
from bot.kernel.view import Audience, Button, Buttons, Tone, View, text
from bot.store.statement import Statement

HINT = say("Parley answers when you begin with {/ask}.")
ASK = "/ask"
LONGEST_QUESTION = 300


def hint_at_asking(
    line: Line, place: PlaceId, member: MemberId, catalog: Catalog
) -> tuple[Statement, ...]:
    """Statements that show a member how Parley is asked, with a button that asks it what they have
    just said in the room; only the first of them in a place does anything. None where the line asks
    nothing.

    The button is the web’s alone, so it may hold more than those of platforms.
    """
    words = line.words
    is_question = words.endswith("?") and len(words) <= LONGEST_QUESTION and "\n" not in words
    if not is_question or names_a_command(words, catalog):
        return ()
    button = Button(say("Ask it"), f"{ASK} {words}", Tone.PRIMARY)
    view = View(blocks=(text(HINT), Buttons((button,))), audience=Audience.ASKER)
    return whispered(view, place, member, f"how to ask {member}", clock.now())
