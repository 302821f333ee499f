"""Roles and cards: what a player is told alone, and what there is to play."""

from collections.abc import Sequence
from datetime import datetime

from bot.exercise.commands import playing as c
from bot.exercise.rules.allowed import may
from bot.exercise.rules.card import Card
from bot.exercise.rules.naming import Words
from bot.exercise.rules.procedure import guarantors
from bot.exercise.rules.setting import Setting
from bot.exercise.state import Exercise
from bot.exercise.views.board import announced, fact, told_to
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Choice,
    Fields,
    Heading,
    Items,
    Moment,
    Option,
    Strong,
    Tone,
    View,
    note,
    text,
)


def brief(exercise: str, state: Exercise, role: str, words: Words) -> View:
    """A member's role, for nobody else's eyes: what it wants, and what it alone was told."""
    mine = state.setting.role(role)
    blocks: list[Block] = [
        Heading(f"Your role: {mine.label}"),
        text(mine.brief),
        text(Strong("Your tension: "), mine.tension),
    ]
    parties = guarantors(state.setting, state.procedure)
    if mine.guarantor:
        where = "You are a guarantor" if role in parties else "You are a guest"
        blocks.append(text(f"{where} under “{state.opened.subject}”."))
    told = [
        fact(state.setting, inject, words)
        for inject in state.injects
        if told_to(state, inject) == role
    ]
    if told:
        blocks += [text(Strong("You alone were told:")), Items(tuple(told))]
    if line_ := words.get(state.red_lines.get(role, "")):
        blocks.append(text(Strong("Your red line, sealed until the debrief: "), line_))
    if may(state, c.SetRedLine):
        red = Button("My red line", f"/exercise redline exercise:{exercise}")
        blocks.append(Buttons((red,)))
    blocks.append(note("You can step out at any time, without a reason."))
    return View(blocks=tuple(blocks))


def cards(found: Sequence[Card]) -> View:
    """The incident cards there are."""
    rows = tuple(
        (card.title, text(f"{card.gist} Topics: {', '.join(card.topics)}.")) for card in found
    )
    options = tuple(Option(card.title, f"/exercise cards {card.id}") for card in found)
    return View(
        blocks=(
            Heading("Incident cards"),
            Fields(rows),
            Choice("Look at one", options[:25]),
            note(
                "All cards are invented. What happens in them is told only while they are played."
            ),
        )
    )


def one_card(card: Card, setting: Setting) -> View:
    """What may be known of a card before it is played."""
    tests = [
        setting.space.clause(one).name.lower() for one in card.tests if one in setting.space.by_id
    ]
    where = (
        f"The founding article touches on this (sentence {', '.join(card.article)})."
        if card.article
        else "The founding article does not speak of such a case."
    )
    return View(
        blocks=(
            Heading(card.title),
            *announced(card),
            Fields(
                (
                    ("Puts to the test", text(", ".join(tests))),
                    ("Stages", text(str(len(card.injects)))),
                    ("Some read it so", text(card.firm)),
                    ("Others so", text(card.careful)),
                )
            ),
            Buttons(
                (
                    Button("Play it here", f"/exercise open {card.id}", Tone.PRIMARY),
                    Button("Play it alone", f"/exercise solo {card.id}"),
                )
            ),
            note(where, " ", setting.notice),
        )
    )


def listing(rows: Sequence[tuple[str, str, str, str, datetime]]) -> View:
    """A community's exercises: id, title, against what, phase, and when each was opened."""
    if not rows:
        return View(
            blocks=(
                text("There has been no exercise yet."),
                Buttons((Button("See the cards", "/exercise cards", Tone.PRIMARY),)),
            )
        )

    fields = tuple(
        (title, text(f"against {subject}, {phase}, opened ", Moment(at)))
        for _, title, subject, phase, at in rows
    )
    options = tuple(
        Option(f"{title}, {subject}"[:100], f"/exercise show exercise:{id_}")
        for id_, title, subject, *_ in rows
    )
    return View(blocks=(Heading("Exercises"), Fields(fields), Choice("See one", options[:25])))
