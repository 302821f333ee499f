"""How shipped motions look: suggestions, one with its info slide, and a veto as it stands."""

from collections.abc import Mapping, Sequence

from bot.kernel.founding import brief_buttons, legend, sentences
from bot.kernel.ids import MemberId
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Choice,
    Fields,
    Heading,
    Items,
    Note,
    Option,
    Strong,
    Text,
    Tone,
    View,
    note,
    text,
)
from bot.opinion.rules.motion import TOPICS, Motion
from bot.opinion.rules.striking import Striking

SIDES = {"for": "For", "against": "Against"}


def suggestions(motions: Sequence[Motion], topic: str) -> View:
    """Motions that come along, those of a topic or all."""
    title = f"Motions: {TOPICS[topic]}" if topic else "Motions that come along"
    items = tuple(text(Strong(f"{TOPICS[motion.topic]}: "), motion.words) for motion in motions)
    options = tuple(Option(motion.words, f"/motion show {motion.id}") for motion in motions)
    draw = "/motion random" + (f" {topic}" if topic else "")
    return View(
        blocks=(
            Heading(title),
            Items(items),
            Choice("See a motion with its info slide", options),
            Buttons((Button("Draw one by lot", draw),)),
        )
    )


def motion_page(
    motion: Motion,
    designs: Mapping[str, str],
    tensions: Mapping[str, str],
    *,
    drawn: bool = False,
) -> View:
    """A motion with its info slide, the best case of both sides, and what to read.

    `designs` and `tensions` say by id what each is called; they are shown as places to go on.
    """
    blocks: list[Block] = [
        Heading(motion.words),
        text(Strong("Info slide: "), motion.info),
        Fields(
            (
                ("Best case for", text(motion.best_for)),
                ("Best case against", text(motion.best_against)),
            )
        ),
    ]
    if tensions:
        blocks += [text(Strong("Tensions that it touches")), Items(_plain(tensions))]
    if designs:
        blocks += [text(Strong("Designs to look at")), Items(_plain(designs))]
    blocks.append(_says(motion, drawn=drawn))
    blocks += [
        legend(),
        Buttons(
            (
                Button("Debate it", f"/debate open #{motion.id}", Tone.PRIMARY),
                Button("Propose it", f"/motion propose #{motion.id}"),
                *brief_buttons(motion.brief),
                *(
                    Button(name[:80], f"/guarantee design {design}")
                    for design, name in designs.items()
                ),
            )
        ),
    ]
    audience = Audience.ROOM if drawn else Audience.ASKER
    return View(blocks=tuple(blocks), audience=audience)


def _plain(named: Mapping[str, str]) -> tuple[Text, ...]:
    return tuple(text(words) for words in named.values())


def _says(motion: Motion, *, drawn: bool) -> Note:
    bears = f"In the founding article: {sentences(motion.article)}."
    topic = f"Topic: {TOPICS[motion.topic]}."
    return note(f"Drawn by lot. {topic} {bears}" if drawn else f"{topic} {bears}")


def veto_board(state: Striking, words: Mapping[str, str], names: Mapping[MemberId, str]) -> View:
    """A veto as it stands: the motions in play, who struck which, whose turn it is."""
    struck = {one.motion: one for one in state.strikes}
    items = []
    for number in state.motions:
        said = text(Strong(number), f" {words[number]}")
        if one := struck.get(number):
            who = names.get(one.member) or "a former member"
            said = text(Strong(number), f" {words[number]} (struck for {SIDES[one.side]} by {who})")
        items.append(said)
    blocks: list[Block] = [Heading("Veto"), Items(tuple(items))]
    if not state.left:
        blocks.append(text("No motion is left: the others were taken back."))
    elif state.chosen is not None:
        blocks += [
            text(Strong("Left: "), words[state.chosen]),
            Buttons(
                (
                    Button("Debate it", f"/debate open #{state.chosen}", Tone.PRIMARY),
                    Button("Veto anew", "/motion veto again:yes"),
                )
            ),
        ]
    elif state.turn is not None:
        strikes = tuple(
            Button(f"Strike {number}", f"/motion veto {number} side:{state.turn}")
            for number in state.left[:25]
        )
        blocks += [
            text(Strong(f"{SIDES[state.turn]} strikes next.")),
            Buttons(strikes),
        ]
    blocks.append(
        note(
            f"{SIDES[state.first]} began, by a lot that anybody can repeat. The sides strike in "
            "turn until one motion is left. Whoever strikes for one side does not strike for the "
            "other."
        )
    )
    return View(blocks=tuple(blocks), audience=Audience.ROOM, key=f"veto:{state.seed}", moves=True)
