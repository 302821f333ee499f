"""Roles and cards: what a player is told alone, and what there is to play."""

from collections.abc import Sequence
from datetime import datetime

from bot.exercise.commands import playing as c
from bot.exercise.rules.allowed import may
from bot.exercise.rules.card import Card
from bot.exercise.rules.naming import Words
from bot.exercise.rules.procedure import guarantors
from bot.exercise.rules.setting import ExerciseSetting
from bot.exercise.state import Exercise
from bot.exercise.views.board import announce_card, fact, name_audience
from bot.kernel.message import row_of, say
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
    own_role = state.setting.role(role)
    blocks: list[Block] = [
        Heading(say("Your role: {label}", label=own_role.label)),
        text(own_role.brief),
        text(Strong(say("Your tension: ")), own_role.tension),
    ]
    parties = guarantors(state.setting, state.procedure)
    if own_role.guarantor:
        subject = state.opened.subject
        status = (
            say("You are a guarantor under “{subject}”.", subject=subject)
            if role in parties
            else say("You are a guest under “{subject}”.", subject=subject)
        )
        blocks.append(text(status))
    news = [
        text(fact(state.setting, inject, words))
        for inject in state.injects
        if name_audience(state, inject) == role
    ]
    if news:
        blocks += [text(Strong(say("You alone were told:"))), Items(tuple(news))]
    if line_ := words.get(state.red_lines.get(role, "")):
        blocks.append(text(Strong(say("Your red line, sealed until the debrief: ")), line_))
    if may(state, c.SetRedLine):
        red = Button(say("My red line"), f"/exercise redline exercise:{exercise}")
        blocks.append(Buttons((red,)))
    blocks.append(note(say("You can step out at any time, without a reason.")))
    return View(blocks=tuple(blocks))


def cards(all_cards: Sequence[Card]) -> View:
    """The incident cards there are."""
    rows = tuple(
        (
            card.title,
            text(say("{gist} Topics: {topics}.", gist=card.gist, topics=row_of(card.topics))),
        )
        for card in all_cards
    )
    options = tuple(Option(card.title, f"/exercise cards {card.id}") for card in all_cards)
    return View(
        blocks=(
            Heading(say("Incident cards")),
            Fields(rows),
            Choice(say("Look at one"), options[:25]),
            note(
                say(
                    "All cards are invented. What happens in them is told only while they are "
                    "played."
                )
            ),
        )
    )


def one_card(card: Card, setting: ExerciseSetting) -> View:
    """What may be known of a card before it is played."""
    tests = [
        setting.space.clause(clause).name.lower()
        for clause in card.tests
        if clause in setting.space.by_id
    ]
    where = (
        say(
            "The founding article touches on this (sentence {sentences}).",
            sentences=row_of(card.article),
        )
        if card.article
        else say("The founding article does not speak of such a case.")
    )
    return View(
        blocks=(
            Heading(card.title),
            *announce_card(card),
            Fields(
                (
                    (say("Puts to the test"), text(", ".join(tests))),
                    (say("Stages"), text(str(len(card.injects)))),
                    (say("Some read it so"), text(card.firm)),
                    (say("Others so"), text(card.careful)),
                )
            ),
            Buttons(
                (
                    Button(say("Play it here"), f"/exercise open {card.id}", Tone.PRIMARY),
                    Button(say("Play it alone"), f"/exercise solo {card.id}"),
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
                text(say("There has been no exercise yet.")),
                Buttons((Button(say("See the cards"), "/exercise cards", Tone.PRIMARY),)),
            )
        )

    fields = tuple(
        (
            title,
            text(
                say(
                    "against {subject}, {phase}, opened {at}",
                    subject=subject,
                    phase=phase,
                    at=Moment(at),
                )
            ),
        )
        for _, title, subject, phase, at in rows
    )
    options = tuple(
        Option(f"{title}, {subject}"[:100], f"/exercise show exercise:{id_}")
        for id_, title, subject, *_ in rows
    )
    return View(
        blocks=(Heading(say("Exercises")), Fields(fields), Choice(say("See one"), options[:25]))
    )
