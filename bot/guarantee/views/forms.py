"""Asking for a clause, for what it should say, for a ranking, for the rules of votes."""

from bot.guarantee.commands.sheets import STAYS_OPEN
from bot.guarantee.rules.space import NONE_OF_THESE, Clause, ClauseKind, Space
from bot.guarantee.rules.votes import AS_IT_IS, Vote
from bot.guarantee.state import Setting, Sheet
from bot.guarantee.views.wording import setting_words
from bot.kernel.message import say
from bot.kernel.view import (
    Block,
    Choice,
    ChoiceInput,
    Form,
    Heading,
    Input,
    LineInput,
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
        blocks.append(text(say("What stands now is told beside each.")))
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
    words: str = "",
    reason: str = "",
) -> View:
    """Asks what a clause should say, with what stands filled in; a view that is a form alone, so
    that platforms can open it at once."""
    inputs: list[Input] = [_choice(clause, setting)]
    inputs.append(
        ParagraphInput(
            name="words",
            label=say("Free wording beside the choice"),
            value=words or setting.words,
            required=False,
            longest=LONGEST_WORDS,
        )
    )
    inputs.append(
        ParagraphInput(
            name="reason",
            label=say("Why; [3] cites a paragraph"),
            value=reason,
            required=False,
            longest=LONGEST_WORDS,
        )
    )
    if amending:
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


def ranking_form(sheet: Sheet, vote: Vote, number: int) -> View:
    """Asks for a ranking of rivals and of leaving the clause as it is."""
    field = LineInput(
        name="ranking",
        label=say("Best first, = between equals"),
        hint=say(
            "By their numbers on the board; {as_it_is} leaves the clause as it is",
            as_it_is=AS_IT_IS,
        ),
        value=" > ".join([*(str(n) for n in vote.candidates), AS_IT_IS]),
        longest=200,
    )
    action = f"/guarantee vote {number} sheet:{sheet.number}"
    return View(blocks=(Form(title=say("Rank the rivals"), action=action, inputs=(field,)),))


def rules_form(sheet: Sheet, rules: tuple[Option, ...]) -> View:
    """Asks how votes are held from now on."""
    inputs: tuple[Input, ...] = (
        ChoiceInput(
            name="rule", label=say("How votes are decided"), options=rules, value=sheet.rule.value
        ),
        NumberInput(
            name="quorum",
            label=say("Ballots it takes for a decision"),
            value=str(sheet.quorum),
            least=1,
            most=1000,
        ),
        NumberInput(
            name="hours",
            label=say("Hours that a vote stays open"),
            value=str(sheet.hours),
            least=1,
            most=720,
        ),
    )
    action = f"/guarantee rules sheet:{sheet.number}"
    return View(blocks=(Form(title=say("How votes are held"), action=action, inputs=inputs),))
