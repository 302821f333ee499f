"""How concerns look: all of a design or sheet, and one with what makes its mark."""

from collections.abc import Sequence

from bot.guarantee.rules.design import Subject
from bot.guarantee.rules.profile import Profile
from bot.guarantee.rules.space import Space
from bot.guarantee.rules.tension_rules import Concern, Rules
from bot.guarantee.views.tensions import (
    READING,
    about_design,
    finding_blocks,
    helping_lines,
    waiting_lines,
)
from bot.kernel.message import say
from bot.kernel.view import (
    ACTION_LIMIT,
    Block,
    Button,
    Buttons,
    Choice,
    Heading,
    Items,
    Option,
    Strong,
    Table,
    Text,
    View,
    note,
    text,
)


def profile_page(subject: Subject, profiles: Sequence[Profile]) -> View:
    """How each concern stands, in words; each can be opened to what makes it so."""
    rows = tuple(
        (profile.concern.label, profile.concern.asks, _mark(profile)) for profile in profiles
    )
    options = tuple(
        Option(
            say("{concern}: {mark}", concern=profile.concern.label, mark=profile.mark.words),
            action,
            profile.concern.asks,
        )
        for profile in profiles
        if len(action := concern_action(profile.concern, subject.address)) <= ACTION_LIMIT
    )
    return View(
        blocks=(
            Heading(say("Concerns: {name}", name=subject.name)),
            Table(
                (say("Concern"), say("Question"), say("Mark")),
                rows,
                say("Concern by concern"),
                tuple(map(_line, profiles)),
            ),
            Choice(say("See why"), options),
            note(
                say(
                    "From least to most worrying: silent, eased, contested, strained, badly "
                    "strained. “In part open”: some of it can’t be checked yet."
                )
            ),
        )
    )


def _line(profile: Profile) -> Text:
    """A concern with its mark, where the table is too wide; the question stands in the menu."""
    return text(Strong(profile.concern.label), " – ", _mark(profile))


def _mark(profile: Profile) -> str:
    mark = profile.mark.words
    if profile.waiting:
        mark = say("{mark}, in part open", mark=mark)
    if not profile.otherwise:
        return mark
    return say("{mark} (other reading: {otherwise})", mark=mark, otherwise=profile.otherwise.words)


def concern_page(space: Space, rules: Rules, subject: Subject, profile: Profile) -> View:
    """One concern: its mark, and the findings, strengths and open rules behind it."""
    names = {concern.id: concern.label for concern in rules.concerns}
    mark = say("{mark}: {meaning}.", mark=Strong(profile.mark.words), meaning=profile.mark.says)
    if profile.otherwise is not None:
        mark = say(
            "{mark} Read another way: {otherwise}.",
            mark=mark,
            otherwise=profile.otherwise.words,
        )
    blocks: list[Block] = [
        Heading(say("{concern}: {name}", concern=profile.concern.label, name=subject.name)),
        text(profile.concern.asks),
        text(mark),
    ]
    if profile.findings:
        blocks.append(Heading(say("What makes it worse")))
        for finding in profile.findings:
            blocks += finding_blocks(space, finding, names)
    if profile.strengths:
        blocks += [
            Heading(say("What makes it better")),
            Items(tuple(helping_lines(names, space, profile.strengths))),
        ]
    if profile.waiting:
        blocks += [
            Heading(say("Can’t be checked yet")),
            Items(tuple(waiting_lines(space, profile.waiting))),
        ]
    blocks += [
        note(READING),
        Buttons((Button(say("See the tensions"), f"/guarantee check {subject.address}".rstrip()),)),
    ]
    return View(blocks=tuple(blocks))


def concern_action(concern: Concern, address: str) -> str:
    """The command that opens a concern of a design or sheet."""
    return about_design(f"/guarantee concern {concern.id}", address)
