"""Asking for a clause, for what it should say, for a ranking, for the rules of votes."""

from collections.abc import Sequence

from bot.debate.rules.format import Format
from bot.guarantee.commands.sheets import STAYS_OPEN
from bot.guarantee.rules.space import NONE_OF_THESE, Clause, ClauseKind, ClauseOption, Space
from bot.guarantee.rules.votes import AS_IT_IS, Vote
from bot.guarantee.state import Setting, Sheet
from bot.guarantee.views.wording import proposed_change, setting_words
from bot.kernel.catalog.ranking import place_inputs
from bot.kernel.message import say
from bot.kernel.view import (
    Block,
    Choice,
    ChoiceInput,
    Form,
    Heading,
    Input,
    NumberInput,
    Option,
    ParagraphInput,
    SeveralInput,
    View,
    text,
)

YES_NO = (Option(say("Yes"), "yes"), Option(say("No"), "no"))
LONGEST_WORDS = 500


def clause_picker(space: Space, action: str, tail: str, sheet: Sheet | None = None) -> View:
    """Asks which clause, a choice for each group; what is chosen sends `action clause:… tail`."""
    blocks: list[Block] = [Heading(say("Which clause?"))]
    if sheet is not None:
        blocks.append(text(say("Beside each you see what the sheet says now.")))
    for group in space.groups:
        options = tuple(
            Option(
                clause.name,
                " ".join(filter(None, (action, f"clause:{clause.id}", tail))),
                setting_words(clause, sheet.at(clause.id), 90) if sheet else clause.question,
            )
            for clause in space.within(group.id)
        )
        blocks.append(Choice(group.label, options))
    return View(blocks=tuple(blocks))


def clause_form(
    clause: Clause,
    setting: Setting,
    action: str,
    *,
    amending: bool,
    debatable: bool = False,
    words: str = "",
    reason: str = "",
) -> View:
    """Asks what a clause should say, with what stands filled in; a view that is a form alone, so
    that platforms can open it at once. It asks whether to open a debate on it where that is
    `debatable`: where whoever fills it in may open one."""
    inputs: list[Input] = [_choice(clause, setting)]
    inputs.append(
        ParagraphInput(
            name="words",
            label=say("Your own wording as well"),
            value=words or setting.words,
            required=False,
            longest=LONGEST_WORDS,
        )
    )
    inputs.append(
        ParagraphInput(
            name="reason",
            label=say("Your reason. Cite a paragraph as [3]"),
            value=reason,
            required=False,
            longest=LONGEST_WORDS,
        )
    )
    if debatable:
        debate = ChoiceInput(
            name="debate",
            label=say("Open a debate on it?"),
            options=YES_NO,
            value="no",
            required=False,
        )
        inputs.append(debate)
    title = (
        say("Amend: {clause}", clause=clause.name)
        if amending
        else say("Set: {clause}", clause=clause.name)
    )
    return View(blocks=(Form(title=title, action=action, inputs=tuple(inputs)),))


def _choice(clause: Clause, setting: Setting) -> Input:
    options = tuple(Option(o.label, o.id, o.means) for o in clause.options)
    leave = Option(say("Leave it open"), STAYS_OPEN)
    if clause.kind is ClauseKind.ONE:
        value = setting.options[0] if setting.options else STAYS_OPEN
        return ChoiceInput(
            name="options", label=clause.question, options=(*options, leave), value=value
        )
    nothing = Option(say("None of these"), NONE_OF_THESE)
    values = setting.options or (NONE_OF_THESE,)
    return SeveralInput(
        name="options",
        label=clause.question,
        options=(*options, nothing, leave),
        values=values if setting.options is not None else (STAYS_OPEN,),
    )


def ranking_form(space: Space, sheet: Sheet, vote: Vote, number: int) -> View:
    """Asks for a ranking of rivals and of leaving the clause as it is."""
    inputs = tuple(place_inputs("ranking", rival_options(space, sheet, vote)))
    action = f"/guarantee vote {number} sheet:{sheet.number}"
    return View(blocks=(Form(title=say("Rank the rivals"), action=action, inputs=inputs),))


def rival_options(space: Space, sheet: Sheet, vote: Vote) -> tuple[Option, ...]:
    """The rivals of a vote by what they would do, and leaving the clause as it is."""
    rivals = [sheet.as_amended(sheet.proposals[candidate - 1]) for candidate in vote.candidates]
    return (
        *(Option(proposed_change(space, rival), str(rival.number)) for rival in rivals),
        Option(say("Leave it as it is"), AS_IT_IS),
    )


def clause_option(clause: Clause, option: ClauseOption, chapter: str = "") -> Option:
    """An option of a clause, to be chosen among those of several, by `chapter` where they are
    many."""
    return Option(
        say("{clause}: {choice}", clause=clause.name, choice=option.label),
        f"{clause.id}={option.id}",
        option.means,
        group=clause.name,
        short=option.label,
        joinable=clause.kind is ClauseKind.SEVERAL,
        chapter=chapter,
    )


def moved_form(sheet: Sheet, options: Sequence[tuple[Clause, ClauseOption]]) -> View:
    """Asks which of the options that a debate spoke of are proposed; of clauses that have one
    option only the first is chosen already."""
    chosen: dict[str, str] = {}
    for clause, option in options:
        key = f"{clause.id}={option.id}"
        chosen.setdefault(key if clause.kind is ClauseKind.SEVERAL else clause.id, key)
    field = SeveralInput(
        name="changes",
        label=say("What clauses should say"),
        options=tuple(clause_option(clause, option) for clause, option in options),
        values=tuple(chosen.values()),
    )
    action = f"/sheet package sheet:{sheet.number}"
    return View(blocks=(Form(title=say("Propose what moved us"), action=action, inputs=(field,)),))


def format_form(sheet: Sheet, number: int, known: Sequence[Format], usual: str) -> View:
    """Asks in which format a proposal is debated; the `usual` one, by its id, is chosen already."""
    options = tuple(Option(form.name, form.id, form.about) for form in known)
    field = ChoiceInput(
        name="format", label=say("In which format?"), options=options, value=usual, offers="formats"
    )
    action = f"/sheet debate {number} sheet:{sheet.number}"
    title = say("Debate number {number}", number=number)
    return View(blocks=(Form(title=title, action=action, inputs=(field,)),))


def rules_form(sheet: Sheet, rules: tuple[Option, ...]) -> View:
    """Asks how votes are held from now on."""
    inputs: tuple[Input, ...] = (
        ChoiceInput(
            name="rule", label=say("How votes are decided"), options=rules, value=sheet.rule.value
        ),
        NumberInput(
            name="quorum",
            label=say("Ballots needed; 0 is half of those present"),
            value=str(sheet.quorum),
            least=0,
            most=1000,
        ),
        NumberInput(
            name="hours",
            label=say("How many hours a vote stays open"),
            value=str(sheet.hours),
            least=1,
            most=720,
        ),
    )
    action = f"/guarantee rules sheet:{sheet.number}"
    return View(blocks=(Form(title=say("How votes are held"), action=action, inputs=inputs),))
