"""How shipped motions look: suggestions, one with its info slide, and a veto as it stands."""

from collections.abc import Mapping, Sequence

from bot.kernel.former import FORMER
from bot.kernel.founding import brief_buttons, cite_sentences, legend
from bot.kernel.ids import MemberId
from bot.kernel.message import say
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

SIDES = {"for": say("For"), "against": say("Against")}


def suggestions(motions: Sequence[Motion], topic: str) -> View:
    """Motions that come along, those of a topic or all."""
    title = say("Motions: {topic}", topic=TOPICS[topic]) if topic else say("Motions from Parley")
    items = tuple(
        text(Strong(say("{topic}: ", topic=TOPICS[motion.topic])), motion.words)
        for motion in motions
    )
    options = tuple(Option(motion.words, f"/motion show {motion.id}") for motion in motions)
    draw = "/motion random" + (f" {topic}" if topic else "")
    return View(
        blocks=(
            Heading(title),
            Items(items),
            Choice(say("See a motion with its info slide"), options),
            Buttons((Button(say("Draw one at random"), draw),)),
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
        text(Strong(say("Info slide: ")), motion.info),
        Fields(
            (
                (say("Best case for"), text(motion.best_for)),
                (say("Best case against"), text(motion.best_against)),
            )
        ),
    ]
    if tensions:
        blocks += [text(Strong(say("Tensions it touches"))), Items(_plain(tensions))]
    if designs:
        blocks += [text(Strong(say("Designs to look at"))), Items(_plain(designs))]
    blocks.append(_origin_note(motion, drawn=drawn))
    blocks += [
        legend(),
        Buttons(
            (
                Button(say("Debate it"), f"/debate open #{motion.id}", Tone.PRIMARY),
                Button(say("Propose it"), f"/motion propose #{motion.id}"),
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


def _origin_note(motion: Motion, *, drawn: bool) -> Note:
    origin = say(
        "Topic: {topic}. In the founding article: {sentences}.",
        topic=TOPICS[motion.topic],
        sentences=cite_sentences(motion.article),
    )
    return note(say("Drawn at random. {origin}", origin=origin) if drawn else origin)


def veto_board(state: Striking, words: Mapping[str, str], names: Mapping[MemberId, str]) -> View:
    """A veto as it stands: the motions in play, who struck which, whose turn it is."""
    struck = {strike.motion: strike for strike in state.strikes}
    items = []
    for number in state.motions:
        item = text(Strong(number), f" {words[number]}")
        if strike := struck.get(number):
            who = names.get(strike.member) or FORMER
            item = text(
                say(
                    "{number} {words} (struck for {side} by {who})",
                    number=Strong(number),
                    words=words[number],
                    side=SIDES[strike.side],
                    who=who,
                )
            )
        items.append(item)
    blocks: list[Block] = [Heading(say("Veto")), Items(tuple(items))]
    if not state.left:
        blocks.append(text(say("No motion is left. The others were taken back.")))
    elif state.chosen is not None:
        blocks += [
            text(Strong(say("Left: ")), words[state.chosen]),
            Buttons(
                (
                    Button(say("Debate it"), f"/debate open #{state.chosen}", Tone.PRIMARY),
                    Button(say("Start over"), "/motion veto again:yes"),
                )
            ),
        ]
    elif state.turn is not None:
        strikes = tuple(
            Button(
                say("Strike {number}", number=number), f"/motion veto {number} side:{state.turn}"
            )
            for number in state.left[:25]
        )
        blocks += [
            text(Strong(say("{side} strikes next.", side=SIDES[state.turn]))),
            Buttons(strikes),
        ]
    blocks.append(
        note(
            say(
                "{side} began, by a random draw that anybody can check. The sides strike in "
                "turn until one motion is left. Nobody strikes for both sides.",
                side=SIDES[state.first],
            )
        )
    )
    return View(blocks=tuple(blocks), audience=Audience.ROOM, key=f"veto:{state.seed}", moves=True)
