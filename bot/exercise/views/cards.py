"""Roles and cards: what a player is told alone, and what there is to play."""

from collections.abc import Sequence
from datetime import datetime

from bot.exercise.rules.card import Card
from bot.exercise.rules.evidence import has_evidence, name_audience
from bot.exercise.rules.naming import Words
from bot.exercise.rules.procedure import guarantors
from bot.exercise.rules.setting import ASSESSOR, ExerciseSetting
from bot.exercise.state import Exercise, ExercisePhase
from bot.exercise.views.dues import render_dues
from bot.exercise.views.facts import announce_card, fact
from bot.exercise.views.stage_briefs import brief_for_stage
from bot.exercise.views.stakes import brief_for_stakes
from bot.exercise.views.steps import (
    AGREE,
    ASK,
    DARE,
    EVIDENCE,
    FIND,
    KEPT,
    LIVE,
    RED_LINE,
    STATE,
    WITHHOLD,
    offer,
)
from bot.kernel.command import Caller
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

PHASES = {
    ExercisePhase.GATHERING: say("roles are being taken"),
    ExercisePhase.RUNNING: say("going on"),
    ExercisePhase.PAUSED: say("paused"),
    ExercisePhase.OVER: say("over"),
}
"""How far an exercise is, in lists."""


def brief(
    exercise: str, state: Exercise, role: str, words: Words, by: Caller | None = None
) -> View:
    """A member's role, for nobody else's eyes: what it wants, what it alone was told, and what it
    alone can do."""
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
            say("Under “{subject}” you are a guarantor.", subject=subject)
            if role in parties
            else say("Under “{subject}” you are a guest.", subject=subject)
        )
        blocks.append(text(status))
    news = [
        text(fact(state.setting, inject, words))
        for inject in state.injects
        if name_audience(state, inject) == role
    ]
    if news:
        blocks += [text(Strong(say("Only you know:"))), Items(tuple(news))]
    unseen = has_evidence(state, role)
    if unseen:
        blocks.append(text(say("The Assessor has not seen all of it. Hand it in to let it count.")))
    blocks += render_dues(state, role, words)
    kept = state.find_red_line(role, by.member) if by is not None else None
    if kept is not None and (line_ := words.get(kept.move)):
        blocks.append(
            text(Strong(say("Your red line (nobody sees it before the debrief): ")), line_)
        )
    blocks += [*brief_for_stakes(state, role), *brief_for_stage(state, role)]
    handing_in = (FIND,) if role == ASSESSOR else (EVIDENCE,) if unseen else ()
    offered = (RED_LINE, *handing_in, ASK, STATE, KEPT, WITHHOLD, LIVE, DARE, AGREE)
    if buttons := offer(state, exercise, offered, by):
        blocks.append(Buttons(buttons))
    blocks.append(note(say("You can leave the role at any time, without giving a reason.")))
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
            note(say("All cards are made up. You learn what happens while you play.")),
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
            "The founding article mentions this (sentence {sentences}).",
            sentences=row_of(card.article),
        )
        if card.article
        else say("The founding article doesn’t mention such a case.")
    )
    return View(
        blocks=(
            Heading(card.title),
            *announce_card(card),
            Fields(
                (
                    (say("Tests"), text(", ".join(tests))),
                    (say("Stages"), text(str(len(card.injects)))),
                    (say("Some read it this way"), text(card.firm)),
                    (say("Others this way"), text(card.careful)),
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
                    phase=PHASES[ExercisePhase(phase)],
                    at=Moment(at),
                )
            ),
        )
        for _, title, subject, phase, at in rows
    )
    options = tuple(
        Option(f"{title}, {subject}", f"/exercise show exercise:{id_}")
        for id_, title, subject, *_ in rows
    )
    return View(
        blocks=(Heading(say("Exercises")), Fields(fields), Choice(say("See one"), options[:25]))
    )
